// SPDX-License-Identifier: BSL-1.0
#include "roadbook/choosing.hpp"

#include "base/assert.hpp"
#include "junction/judgement.hpp"
#include "junction/viewing.hpp"
#include "roadbook/applying_edits.hpp"
#include "roadbook/box_text.hpp"
#include "roadbook/columns.hpp"
#include "roadbook/golden_rule.hpp"
#include "roadbook/way_marks.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace route::roadbook {

using edition::Kind;
using itinerary::LegItinerary;
using itinerary::Passage;
using itinerary::PlacedControl;
using junction::JunctionKind;
using junction::NodeGroup;

std::string_view name_of(BoxKind kind) {
    switch (kind) {
    case BoxKind::control: return "control";
    case BoxKind::trial_line: return "trial_line";
    case BoxKind::point: return "point";
    case BoxKind::junction: return "junction";
    case BoxKind::danger: return "danger";
    case BoxKind::reassurance: return "reassurance";
    }
    return "";
}

std::string_view pictogram_of(Sign sign) {
    switch (sign) {
    case Sign::start: return "control-start";
    case Sign::finish: return "control-finish";
    case Sign::time_control: return "control-time";
    case Sign::passage_control: return "control-passage";
    case Sign::regroup: return "control-regroup";
    case Sign::lunch: return "control-lunch";
    case Sign::service: return "control-service";
    case Sign::trial_start: return "trial-start";
    case Sign::trial_line: return "trial-line";
    case Sign::trial_end: return "trial-end";
    case Sign::average_start: return "average-start";
    case Sign::average_line: return "average-line";
    case Sign::average_end: return "average-end";
    case Sign::refuel: return "refuel";
    case Sign::parade_start: return "parade-start";
    case Sign::parade_end: return "parade-end";
    case Sign::neutral_start: return "neutral-start";
    case Sign::neutral_end: return "neutral-end";
    case Sign::info: return "info";
    }
    return "";
}

namespace {

Sign sign_of(const PlacedControl& control) {
    switch (control.kind) {
    case Kind::start: return Sign::start;
    case Kind::finish: return Sign::finish;
    case Kind::co: return Sign::time_control;
    case Kind::lunch: return Sign::lunch;
    case Kind::regroup: return Sign::regroup;
    case Kind::service: return Sign::service;
    case Kind::ct: return Sign::passage_control;
    case Kind::pc:
        if (control.line == 1) return Sign::trial_start;
        return control.code.empty() ? Sign::trial_end : Sign::trial_line;
    case Kind::pm:
        if (control.line == 1) return Sign::average_start;
        return control.code.empty() ? Sign::average_end : Sign::average_line;
    case Kind::refuel: return Sign::refuel;
    case Kind::parade_start: return Sign::parade_start;
    case Kind::parade_end: return Sign::parade_end;
    case Kind::neutral_start: return Sign::neutral_start;
    case Kind::neutral_end: return Sign::neutral_end;
    case Kind::via:
    case Kind::info: break;
    }
    return Sign::info;
}

BoxKind kind_of(const PlacedControl& control) {
    if (control.line > 0) return BoxKind::trial_line;
    return edition::is_manned(control.kind) ? BoxKind::control : BoxKind::point;
}

/// Something on the route that must become a box, or part of one.
struct Occasion {
    Chainage chainage;
    std::optional<std::size_t> junction; ///< where the road must be told; index in the leg's junctions
    std::vector<ControlIndex> controls;
    bool danger = false;
    bool reassures = false;
    bool turns_round = false; ///< on the road, away from any junction
    bool ends_sector = false;
    bool starts_sector = false;
};

/// To which hand the route goes, as the tine of a fork or by a turn; nothing where it goes on.
std::optional<Hand> hand_taken(const junction::Sight& sight) {
    if (doubt_at(sight) == Doubt::rival_alike) {
        const auto nearest = std::ranges::min_element(
            sight.rivals, {}, [&](const junction::SeenRoad& rival) { return abs(rival.turn - sight.taken.turn); });
        return nearest->turn < sight.taken.turn ? Hand::right : Hand::left;
    }
    if (junction::class_of(sight.taken.turn) == junction::TurnClass::straight) return std::nullopt;
    return sight.taken.turn.hand();
}

/// A way to that hand that cars may take.
bool offers(const junction::Sight& sight, Hand hand) {
    return std::ranges::any_of(sight.rivals, [hand](const junction::SeenRoad& rival) {
        const auto turn = junction::class_of(rival.turn);
        const bool aside = turn == junction::TurnClass::bear || turn == junction::TurnClass::turn;
        return rival.may_enter && !rival.signed_off && aside && rival.turn.hand() == hand;
    });
}

/// What a printed 0.01 km holds: nearer things share a box.
constexpr Metres same_place{10};
/// Two boxes at such a distance are printed apart.
constexpr Metres printed_apart{15};

class LegChooser {
    struct Junction {
        NodeGroup group;
        junction::JunctionView view;
    };

public:
    LegChooser(const edition::Edition& edition, const LegItinerary& leg, const timing::LegTimes& times,
               const network::RoadNetwork& roads, const routing::DrivingRights& rights,
               const std::vector<Phrases>& languages, const ChoiceOptions& options)
        : m_edition(edition), m_leg(leg), m_times(times), m_roads(roads), m_languages(languages), m_options(options),
          m_view(roads, rights, leg) {}

    /// What becomes of the leg's edits is added to `outcomes`.
    LegBook book(std::vector<EditOutcome>& outcomes) {
        collect_turning_places();
        m_way_marks = detail::way_marks_of(m_roads, m_leg, m_view.nodes());
        collect_junctions();
        collect_dangers();
        LegBook book;
        book.leg = m_leg.number;
        for (const SectorIndex s : m_times.sectors.indices()) {
            book.sectors.push_back({s, boxes_of_sector(s)});
        }
        number_boxes(book);
        std::ranges::move(detail::apply_edits(book, {m_edition, m_leg, m_times, m_roads, m_view, m_languages, m_options}),
                          std::back_inserter(outcomes));
        return book;
    }

private:
    void collect_junctions() {
        const auto& rings = m_view.roundabouts();
        std::vector<bool> in_ring(m_view.nodes().size(), false);
        for (const auto& ring : rings) {
            m_groups.push_back(ring);
            std::fill(in_ring.begin() + static_cast<std::ptrdiff_t>(ring.first),
                      in_ring.begin() + static_cast<std::ptrdiff_t>(ring.last) + 1, true);
        }
        std::optional<NodeGroup> open;
        const auto close = [&] {
            if (open) add_group(*open);
            open.reset();
        };
        for (std::size_t i = 0; i < m_view.nodes().size(); ++i) {
            if (in_ring[i]) {
                close();
                continue;
            }
            const auto& nodes = m_view.nodes();
            // Where nothing else leads on a road merely bends.
            const bool same_crossing = open && !m_view.sights()[i].rivals.empty() &&
                                       junction::are_one_crossing(m_roads, nodes[open->last], nodes[i]);
            if (!same_crossing && !doubt_at(m_view.sights()[i]) && !stands_in_doubtful_row(i)) continue;
            const bool joins = open && nodes[i].chainage - nodes[open->last].chainage <= m_options.one_drawing &&
                               nodes[i].chainage - nodes[open->first].chainage <= m_options.one_drawing * 2 &&
                               !turns_round_within(open->last, i);
            if (joins) {
                open->last = i;
            } else {
                close();
                open = NodeGroup{i, i, false, i, i};
            }
        }
        close();
        std::ranges::sort(m_groups, {}, &NodeGroup::first);
        draw_up_junctions();
    }

    /// A mini-roundabout among others, one close behind the other, of which one must be told: who counts exits counts them at
    /// each.
    [[nodiscard]] bool stands_in_doubtful_row(std::size_t node) const {
        const auto& nodes = m_view.nodes();
        const auto is_mini = [&](std::size_t i) { return m_view.sights()[i].features.mini_roundabout; };
        const auto doubtful_beyond = [&](bool onwards) {
            std::size_t last = node;
            for (std::size_t i = node; onwards ? ++i < nodes.size() : i-- > 0;) {
                if (distance(nodes[i].chainage, nodes[last].chainage) > m_options.one_drawing) return false;
                if (!is_mini(i)) continue;
                if (doubt_at(m_view.sights()[i])) return true;
                last = i;
            }
            return false;
        };
        return is_mini(node) && (doubtful_beyond(true) || doubtful_beyond(false));
    }

    /// And there is room for three boxes' distances: in, round, and on.
    [[nodiscard]] bool comes_by_again(std::size_t first, std::size_t last) const {
        const auto& nodes = m_view.nodes();
        return nodes[last].chainage - nodes[first].chainage > same_place * 3.0 &&
               junction::passes_a_node_again(nodes, first, last);
    }

    /// A group that comes by a node again, and goes on from there, is told in as many boxes.
    void add_group(NodeGroup group) {
        while (comes_by_again(group.first, group.last)) {
            std::size_t again = group.first + 1;
            while (!comes_by_again(group.first, again)) {
                ++again;
            }
            m_groups.push_back({group.first, again - 1, false, group.first, again - 1});
            group = {again, group.last, false, again, group.last};
        }
        while (const auto node = turn_behind_its_like(group)) {
            m_groups.push_back({group.first, *node - 1, false, group.first, *node - 1});
            group = {*node, group.last, false, *node, group.last};
        }
        while (const auto node = turn_too_many(group.first, group.last)) {
            m_groups.push_back({group.first, *node - 1, false, group.first, *node - 1});
            group = {*node, group.last, false, *node, group.last};
        }
        m_groups.push_back(group);
    }

    /// Round a block and on, or back.
    [[nodiscard]] std::optional<std::size_t> turn_too_many(std::size_t first, std::size_t last) const {
        return junction::turn_too_many(m_view.nodes(), m_view.sights(), first, last);
    }

    /// Whoever is told "left" takes the first left. The node of the group at which the route goes to a hand after it has passed
    /// a way to that hand straight on, and which the first drawing would show too far ahead to be read as one with the turn.
    [[nodiscard]] std::optional<std::size_t> turn_behind_its_like(const NodeGroup& group) const {
        const auto& nodes = m_view.nodes();
        const auto& sights = m_view.sights();
        for (std::size_t k = group.first + 1; k <= group.last; ++k) {
            const auto hand = hand_taken(sights[k]);
            for (std::size_t j = k; hand && j-- > group.first && !hand_taken(sights[j]);) {
                const bool apart = nodes[k].chainage - nodes[j].chainage > same_place * 2.0;
                if (!apart || !offers(sights[j], *hand)) continue;
                const auto kind = m_view.junction(group).kind;
                if (kind == JunctionKind::close_together || kind == JunctionKind::staggered) return k;
            }
        }
        return std::nullopt;
    }

    /// What a driver sees may reach further than the nodes in doubt: two such sights that overlap are one junction.
    void draw_up_junctions() {
        for (NodeGroup group : m_groups) {
            auto view = m_view.junction(group);
            while (!m_junctions.empty() && !group.roundabout && !m_junctions.back().group.roundabout &&
                   view.entry <= m_junctions.back().view.leave &&
                   !comes_by_again(m_junctions.back().group.first, group.last) &&
                   !are_apart(m_junctions.back(), {group, view})) {
                const std::size_t first = m_junctions.back().group.first;
                group = {first, group.last, false, first, group.last};
                view = m_view.junction(group);
                m_junctions.pop_back();
            }
            m_junctions.push_back({group, std::move(view)});
        }
    }

    /// Both hold too many turns for one drawing, and stand at distances that print parts.
    [[nodiscard]] bool are_apart(const Junction& former, const Junction& later) const {
        return later.view.entry - former.view.entry > printed_apart && turn_too_many(former.group.first, later.group.last);
    }

    void collect_dangers() {
        for (const auto& node : m_view.nodes()) {
            const auto features = m_roads.features(node.node);
            // Several tracks side by side are one crossing.
            const bool again = !m_dangers.empty() && node.chainage - m_dangers.back() < Metres{40};
            if ((features.level_crossing || features.ford) && !again) m_dangers.push_back(node.chainage);
        }
    }

    /// At a point to pass the route may turn round on the open road.
    void collect_turning_places() {
        for (std::size_t i = 0; i + 1 < m_leg.path.size(); ++i) {
            const auto& step = m_leg.path[i];
            if (m_leg.path[i + 1].edge != step.edge.reversed()) continue;
            const bool at_node = std::ranges::any_of(m_view.nodes(), [&](const junction::RouteNode& node) {
                const bool on_the_spot = node.chainage == step.to && node.out == node.in.reversed();
                const bool at_once =
                    node.chainage <= step.to && (step.to - node.chainage) * 2.0 <= junction::judgement::shortest_excursion;
                return on_the_spot || at_once;
            });
            if (!at_node) m_turning_places.push_back(step.to);
        }
    }

    /// Into a side road, round, and out of it again are three things to do, where there is room for three boxes' distances.
    [[nodiscard]] bool turns_round_within(std::size_t from, std::size_t to) const {
        if (m_view.nodes()[to].chainage - m_view.nodes()[from].chainage <= printed_apart) return false;
        const auto place = std::ranges::upper_bound(m_turning_places, m_view.nodes()[from].chainage);
        if (place != m_turning_places.end() && *place < m_view.nodes()[to].chainage) return true;
        return std::any_of(m_view.sights().begin() + static_cast<std::ptrdiff_t>(from),
                           m_view.sights().begin() + static_cast<std::ptrdiff_t>(to) + 1,
                           [](const junction::Sight& point) { return point.goes_back; });
    }

    void add_turning_places(Chainage from, Chainage to, std::vector<Occasion>& occasions) const {
        for (const Chainage place : m_turning_places) {
            if (place < from || place >= to) continue;
            const auto at_control = std::ranges::find_if(
                occasions, [&](const Occasion& o) { return !o.controls.empty() && o.chainage == place && !o.ends_sector; });
            if (at_control != occasions.end()) {
                at_control->turns_round = true;
                continue;
            }
            Occasion occasion;
            occasion.chainage = place;
            occasion.turns_round = true;
            occasions.push_back(std::move(occasion));
        }
    }

    std::vector<Occasion> controls_of_sector(SectorIndex s) const {
        const auto& sector = m_times.sectors[s];
        std::vector<Occasion> occasions;
        for (const ControlIndex c : places_between(sector.from, sector.to.next())) {
            const auto& control = m_leg.controls[c];
            if (control.secret) continue;
            const bool starts = c == sector.from;
            const bool ends = c == sector.to;
            // Controls in one yard share a box, but the two boxes at a sector's ends stay what they are.
            const bool shared = !occasions.empty() && occasions.back().chainage == control.chainage && !ends &&
                                !occasions.back().starts_sector;
            if (shared) {
                occasions.back().controls.push_back(c);
                continue;
            }
            Occasion occasion;
            occasion.chainage = control.chainage;
            occasion.controls = {c};
            occasion.starts_sector = starts;
            occasion.ends_sector = ends;
            occasions.push_back(std::move(occasion));
        }
        return occasions;
    }

    /// Where the sector's control lies on a junction, the way out belongs to the sector that begins there.
    void add_junctions(Chainage from, Chainage to, bool last_sector, std::vector<Occasion>& occasions) const {
        for (std::size_t j = 0; j < m_junctions.size(); ++j) {
            const Chainage place = m_junctions[j].view.entry;
            const bool inside = from <= place && (place < to || (last_sector && place <= to));
            if (!inside) continue;
            const auto at_control = std::ranges::find_if(occasions, [&](const Occasion& o) {
                const Metres apart = distance(place, o.chainage);
                return !o.ends_sector && !o.controls.empty() && apart <= same_place && !m_junctions[j].group.roundabout;
            });
            if (at_control != occasions.end() && !at_control->junction) {
                at_control->junction = j;
                continue;
            }
            Occasion occasion;
            occasion.chainage = place;
            occasion.junction = j;
            occasions.push_back(std::move(occasion));
        }
    }

    void add_dangers(Chainage from, Chainage to, std::vector<Occasion>& occasions) const {
        for (const Chainage place : m_dangers) {
            if (place < from || place >= to) continue;
            const auto at_control = std::ranges::find_if(occasions, [&](const Occasion& o) {
                const Metres apart = distance(place, o.chainage);
                return !o.controls.empty() && !o.ends_sector && apart <= same_place;
            });
            if (at_control != occasions.end()) {
                at_control->danger = true;
                continue;
            }
            const bool told = std::ranges::any_of(occasions, [&](const Occasion& o) {
                const Metres apart = distance(place, o.chainage);
                return apart <= m_options.one_drawing && o.junction;
            });
            if (told) continue;
            Occasion occasion;
            occasion.chainage = place;
            occasion.danger = true;
            occasions.push_back(std::move(occasion));
        }
    }

    /// The top of a pass and a border reassure like nothing else; where a box stands in sight of them it tells them too.
    void add_way_marks(Chainage from, Chainage to, std::vector<Occasion>& occasions) const {
        constexpr Metres in_sight{35};
        for (const Chainage place : m_way_marks) {
            if (place <= from || place >= to) continue;
            const bool told = std::ranges::any_of(occasions, [&](const Occasion& o) {
                const Metres apart = distance(place, o.chainage);
                return apart <= in_sight;
            });
            if (told) continue;
            Occasion occasion;
            occasion.chainage = place;
            occasion.reassures = true;
            occasions.push_back(std::move(occasion));
        }
    }

    /// Whether a crew can tell the place without a side road: lights, a place-name sign, another name or number of the
    /// road.
    [[nodiscard]] bool is_marked(std::size_t node) const {
        const auto& features = m_view.sights()[node].features;
        if (features.signals || features.place_sign) return true;
        const auto before = m_roads.way(m_view.nodes()[node].in);
        const auto after = m_roads.way(m_view.nodes()[node].out);
        const bool number = !m_roads.ref(after).empty() && m_roads.ref(after) != m_roads.ref(before);
        const bool name = !m_roads.name(after).empty() && m_roads.name(after) != m_roads.name(before);
        return number || name;
    }

    /// A place that can be recognised, near the end of the longest way: a junction that is simply gone over, else
    /// something beside the road or written there.
    [[nodiscard]] Chainage recognisable_place(Chainage earliest, Chainage latest) const {
        std::optional<Chainage> side_road;
        std::optional<Chainage> mark;
        std::optional<Chainage> service_road; // better than nothing to set a trip meter by
        const auto first = std::ranges::lower_bound(m_view.nodes(), earliest, {}, &junction::RouteNode::chainage);
        for (auto node = first; node != m_view.nodes().end() && node->chainage <= latest; ++node) {
            const auto index = static_cast<std::size_t>(node - m_view.nodes().begin());
            const bool seen = std::ranges::any_of(m_view.sights()[index].rivals, [](const junction::SeenRoad& rival) {
                return rival.look.road_class <= network::RoadClass::residential;
            });
            const bool service = std::ranges::any_of(m_view.sights()[index].rivals, [](const junction::SeenRoad& rival) {
                return rival.look.road_class <= network::RoadClass::service && rival.leads_out;
            });
            if (service) service_road = node->chainage;
            if (seen) side_road = node->chainage;
            if (is_marked(index)) mark = node->chainage;
        }
        return side_road.value_or(mark.value_or(service_road.value_or(latest)));
    }

    /// Sooner it would take one box more until the next junction, or stand right behind the last one.
    [[nodiscard]] Chainage earliest_to_reassure(Chainage from, Chainage next) const {
        const Chainage soonest = from + m_options.reassurance * 0.6;
        const double stretches = std::ceil((next - from - m_options.reassures_apart) / m_options.reassurance);
        const Metres rest = m_options.reassurance * (stretches - 1) + m_options.reassures_apart;
        return std::max(soonest, from + std::max(Metres{}, next - from - rest));
    }

    /// A reassurance box at sea would be looked for in vain: there is no place to know it by.
    [[nodiscard]] bool is_on_ferry(Chainage place) const {
        return std::ranges::any_of(m_leg.path, [&](const itinerary::PathStep& step) {
            return step.from <= place && place < step.to &&
                   m_roads.attributes(step.edge).road_class == network::RoadClass::ferry;
        });
    }

    void add_reassurance(std::vector<Occasion>& occasions) const {
        std::vector<Occasion> added;
        for (std::size_t i = 0; i + 1 < occasions.size(); ++i) {
            Chainage from = occasions[i].chainage;
            const Chainage next = occasions[i + 1].chainage;
            while (next - from > m_options.reassurance + m_options.reassures_apart) {
                from = recognisable_place(earliest_to_reassure(from, next), from + m_options.reassurance);
                if (is_on_ferry(from)) continue;
                Occasion occasion;
                occasion.chainage = from;
                occasion.reassures = true;
                added.push_back(std::move(occasion));
            }
        }
        occasions.insert(occasions.end(), added.begin(), added.end());
        sort(occasions);
    }

    static void sort(std::vector<Occasion>& occasions) {
        std::ranges::stable_sort(occasions, {},
                                 [](const Occasion& o) { return std::tuple(o.chainage, !o.starts_sector, o.ends_sector); });
    }

    std::vector<Box> boxes_of_sector(SectorIndex s) {
        const auto& sector = m_times.sectors[s];
        const PlacedControl& from = m_leg.controls[sector.from];
        const PlacedControl& to = m_leg.controls[sector.to];
        auto occasions = controls_of_sector(s);
        add_junctions(from.chainage, to.chainage, s == m_times.sectors.last_index(), occasions);
        add_turning_places(from.chainage, to.chainage, occasions);
        add_dangers(from.chainage, to.chainage, occasions);
        add_way_marks(from.chainage, to.chainage, occasions);
        sort(occasions);
        add_reassurance(occasions);
        std::vector<Box> boxes;
        for (const auto& occasion : occasions) {
            boxes.push_back(box_for(occasion));
        }
        detail::fill_columns(boxes,
                             {m_edition.total_from_leg_start ? PrintedLength{} : from.printed, to.printed, m_options.near});
        return boxes;
    }

    Box box_for(const Occasion& occasion) const {
        Box box;
        box.chainage = occasion.chainage;
        box.printed = PrintedLength::nearest(occasion.chainage);
        box.position = itinerary::position_at(m_leg, occasion.chainage);
        box.controls = occasion.controls;
        if (!box.controls.empty()) {
            box.controls_stand = m_edition.waypoints[m_leg.controls[box.controls.front()].waypoint].side;
        }
        box.kind = occasion.danger ? BoxKind::danger : occasion.reassures ? BoxKind::reassurance : BoxKind::junction;
        for (const auto c : occasion.controls) {
            const Sign sign = sign_of(m_leg.controls[c]);
            if (std::ranges::find(box.signs, sign) == box.signs.end()) box.signs.push_back(sign);
            box.kind = std::min(box.kind, kind_of(m_leg.controls[c]));
        }
        box.view = occasion.junction ? m_junctions[*occasion.junction].view : m_view.place(occasion.chainage);
        if (!occasion.controls.empty()) box.view = seen_at_control(occasion, std::move(box.view));
        if (occasion.danger) box.danger = 1;
        box.pictograms = detail::pictograms_of(box);
        const bool directs = occasion.junction.has_value() || occasion.turns_round;
        for (const auto& phrases : m_languages) {
            box.text[phrases.language()] = detail::information_of(
                box, m_edition, m_leg, {occasion.starts_sector, directs, m_options.told_limit}, phrases);
        }
        return box;
    }

    /// The second box at a time control looks ahead only. Cars stand still between the two boxes of a halt: the first shows
    /// the way in, the second the way out. Where the way out is a turn at a junction, or back, the road on which they stand
    /// shows to which hand it goes.
    [[nodiscard]] junction::JunctionView seen_at_control(const Occasion& occasion, junction::JunctionView view) const {
        if (occasion.starts_sector) view = junction::without_signs_behind(std::move(view));
        const Passage passage = m_leg.controls[occasion.controls.front()].passage;
        if (passage == Passage::at || view.entry_arm() == nullptr || view.exit_arm() == nullptr) return view;
        if (passage == Passage::in) return junction::without_arm(std::move(view), junction::ArmRole::exit);
        if (occasion.junction || junction::heads_back(view.turn)) return view;
        return junction::without_arm(std::move(view), junction::ArmRole::entry);
    }

    static void number_boxes(LegBook& book) {
        int number = 0;
        for (auto& sector : book.sectors) {
            for (auto& box : sector.boxes) {
                box.number = std::to_string(++number);
            }
        }
    }

    const edition::Edition& m_edition;
    const LegItinerary& m_leg;
    const timing::LegTimes& m_times;
    const network::RoadNetwork& m_roads;
    const std::vector<Phrases>& m_languages;
    const ChoiceOptions& m_options;
    junction::LegView m_view;
    std::vector<NodeGroup> m_groups; ///< nodes in doubt that belong together, and roundabouts
    std::vector<Junction> m_junctions;
    std::vector<Chainage> m_dangers;
    std::vector<Chainage> m_turning_places;
    std::vector<Chainage> m_way_marks; ///< passes and borders
};

} // namespace

RoadBook road_book_of(const edition::Edition& edition, const timing::TimedItinerary& timed,
                      const network::RoadNetwork& roads, const itinerary::LegRights& rights,
                      const std::vector<Phrases>& languages, const ChoiceOptions& options) {
    ROUTE_ASSERT(timed.legs.size() == timed.itinerary.legs.size());
    RoadBook book;
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        book.legs.push_back(
            LegChooser{edition, leg, timed.legs[l], roads, rights.on_leg(leg.number), languages, options}.book(book.edits));
    }
    std::ranges::sort(book.edits, {}, &EditOutcome::edit);
    return book;
}

} // namespace route::roadbook
