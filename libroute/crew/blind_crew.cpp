// SPDX-License-Identifier: BSL-1.0
#include "crew/blind_crew.hpp"

#include "crew/roadside.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

namespace route::crew {

using detail::Crossing;
using detail::Way;
using junction::Arm;
using junction::ArmRole;
using junction::JunctionKind;
using junction::JunctionView;
using network::DirectedEdge;
using network::RoadNetwork;
using roadbook::Box;

std::string_view name_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::wrong_way: return "wrong_way";
    case Trouble::hesitation: return "hesitation";
    case Trouble::box_not_found: return "box_not_found";
    case Trouble::figures_disagree: return "figures_disagree";
    case Trouble::boxes_as_one: return "boxes_as_one";
    case Trouble::nothing_to_tell: return "nothing_to_tell";
    }
    return "";
}

std::size_t Drive::count(Trouble trouble) const {
    return static_cast<std::size_t>(std::ranges::count(incidents, trouble, &Incident::trouble));
}

namespace {

/// A drawing of a junction, as opposed to one of a place on an open road.
bool shows_a_junction(const JunctionView& view) {
    const auto has = [&view](ArmRole role) { return std::ranges::find(view.arms, role, &Arm::role) != view.arms.end(); };
    if (!has(ArmRole::entry)) return false;
    if (view.kind == JunctionKind::roundabout) return true;
    if (!has(ArmRole::exit)) return false;
    return view.turn.deviation_degrees() > 165 ||
           std::ranges::any_of(view.inner, [](const junction::InnerRoad& road) { return !road.driven; }) ||
           std::ranges::any_of(view.arms, [](const Arm& arm) { return arm.role == ArmRole::side && !arm.beside; });
}

/// Round and back, be it by the few metres of a yard's mouth.
bool is_turn_on_the_spot(const JunctionView& view) {
    constexpr Metres a_car_and_a_half{15};
    return view.turn.deviation_degrees() > 165 && view.leave - view.entry < a_car_and_a_half;
}

/// One leg's drive: crossings come up one after the other, boxes are ticked off.
class Driver {
public:
    Driver(const RoadNetwork& roads, routing::DrivingRights rights, const itinerary::LegItinerary& leg,
           const roadbook::LegBook& book, const DriveOptions& options)
        : m_roads(roads), m_rights(std::move(rights)), m_leg(leg), m_scale(1 + options.odometer_error),
          m_crossings(detail::crossings_of(roads, leg)) {
        for (const auto& sector : book.sectors) {
            for (const auto& box : sector.boxes) {
                m_starts_sector.push_back(&box == &sector.boxes.front());
                m_boxes.push_back(&box);
            }
        }
    }

    Drive drive() {
        m_drive.boxes = m_boxes.size();
        read_figures();
        std::size_t i = 0;
        while (i < m_crossings.size()) {
            pass_boards(m_crossings[i].chainage);
            i = take(i);
        }
        pass_boards(m_leg.track.back().chainage + Metres{1});
        while (m_next < m_boxes.size()) {
            lose_box();
        }
        std::ranges::stable_sort(m_drive.incidents, {}, &Incident::where);
        return std::move(m_drive);
    }

private:
    void report(Trouble trouble, Chainage where, const Box* box, std::string detail) {
        m_drive.incidents.push_back(
            {trouble, box != nullptr ? box->number : "", where, itinerary::position_at(m_leg, where), std::move(detail)});
    }

    [[nodiscard]] const Box* box_in_hand() const { return m_next < m_boxes.size() ? m_boxes[m_next] : nullptr; }

    /// Before the start, as every navigator does: the columns must add up.
    void read_figures() {
        for (std::size_t k = 0; k < m_boxes.size(); ++k) {
            const Box& box = *m_boxes[k];
            if (m_starts_sector[k]) continue;
            const Box& before = *m_boxes[k - 1];
            const bool fits = box.total - before.total == box.partial && before.to_go - box.to_go == box.partial;
            if (!fits) report(Trouble::figures_disagree, box.chainage, &box, "total, partial and to go do not fit");
            const bool twice = box.partial == PrintedLength{} && shows_a_junction(box.view) && shows_a_junction(before.view);
            if (twice) report(Trouble::boxes_as_one, box.chainage, &box, "two junctions at the same distance");
        }
    }

    // ---------------------------------------------------------------- distances

    [[nodiscard]] Metres reading_at(Chainage place) const { return (place - m_zero) * m_scale; }

    /// What rounding to 10 m at both ends, an odometer and an eye may be off together.
    [[nodiscard]] static Metres slack(const Box& box) { return Metres{18} + box.partial.length() * 0.006; }

    void tick_off(Chainage where) {
        m_zero = where;
        ++m_next;
    }

    void lose_box() {
        const Box& box = *m_boxes[m_next];
        report(Trouble::box_not_found, box.chainage, &box,
               fmt::format("nothing at {:.2f} km looks like the drawing", box.partial.decametres() / 100.0));
        tick_off(true_place(box));
    }

    [[nodiscard]] Chainage true_place(const Box& box) const {
        return box.controls.empty() ? box.chainage : m_leg.controls[box.controls.front()].chainage;
    }

    /// Boxes that are found by a board, or by a place at the roadside, up to a chainage.
    void pass_boards(Chainage until) {
        while (m_next < m_boxes.size()) {
            const Box& box = *m_boxes[m_next];
            if (shows_a_junction(box.view) && box.controls.empty()) {
                if (reading_at(until) <= box.partial.length() + slack(box)) return;
                lose_box();
                continue;
            }
            const Chainage place = true_place(box);
            if (place > until) return;
            const bool directs = shows_a_junction(box.view);
            if (directs && reading_at(until) <= box.partial.length() + slack(box)) return;
            const Metres off = reading_at(place) - box.partial.length();
            if (!m_starts_sector[m_next] && (abs(off) > slack(box))) {
                report(Trouble::box_not_found, place, &box,
                       fmt::format("it stands {:.0f} m from its printed distance", off.count()));
            }
            tick_off(place);
        }
    }

    // ---------------------------------------------------------------- junctions

    /// Drives over the crossing, and over those that one drawing holds with it; answers the next one to come.
    std::size_t take(std::size_t i) {
        const Crossing& crossing = m_crossings[i];
        if (m_roads.attributes(crossing.truth).roundabout && !m_roads.attributes(crossing.in).roundabout) {
            return drive_round(i);
        }
        const auto ways = detail::ways_on(m_roads, crossing);
        if (const Box* box = box_in_hand(); box != nullptr && recognises(*box, i)) return follow_drawing(i, *box);
        if (ways.size() < 2) return i + 1;
        ++m_drive.junctions;
        if (const auto onto_ring = way_onto_ring(crossing, ways)) {
            judge(crossing, ways, *onto_ring, 1000, box_in_hand(), "the ring in sight");
            return i + 1;
        }
        const auto feeling = detail::stays_on_the_road(ways, detail::smallness_of(m_roads, crossing.in));
        const Box* last = m_next > 0 ? m_boxes[m_next - 1] : nullptr;
        judge(crossing, ways, ways[feeling.way].edge, feeling.margin, last, "no box: staying on the road");
        return i + 1;
    }

    /// With a roundabout's box in hand and its ring a car's length or two ahead the crew drives to the ring.
    [[nodiscard]] std::optional<DirectedEdge> way_onto_ring(const Crossing& crossing, const std::vector<Way>& ways) const {
        constexpr Metres in_sight{12};
        const Box* box = box_in_hand();
        if (box == nullptr || box->view.kind != JunctionKind::roundabout) return std::nullopt;
        const Metres off = reading_at(crossing.chainage) - box->partial.length();
        if (abs(off) > slack(*box)) return std::nullopt;
        std::optional<DirectedEdge> found;
        for (const Way& way : ways) {
            const auto beyond = m_roads.out_edges(m_roads.to(way.edge));
            const bool leads_there = m_roads.length(way.edge) <= in_sight && std::ranges::any_of(beyond, [&](DirectedEdge edge) {
                                         return m_roads.attributes(edge).roundabout;
                                     });
            if (!leads_there) continue;
            if (found) return std::nullopt; // two ways lead on to it
            found = way.edge;
        }
        return found;
    }

    /// Two ways that meet again at once: it is all the same which one is taken.
    [[nodiscard]] bool go_round_an_island(DirectedEdge a, DirectedEdge b) const {
        constexpr Metres longest_island{80};
        return m_roads.to(a) == m_roads.to(b) && std::max(m_roads.length(a), m_roads.length(b)) <= longest_island;
    }

    void judge(const Crossing& crossing, const std::vector<Way>& ways, DirectedEdge chosen, double margin, const Box* box,
               const std::string& why) {
        const auto truth = std::ranges::find(ways, crossing.truth, &Way::edge);
        const auto wrong = std::ranges::find(ways, chosen, &Way::edge);
        const auto angle = [&](auto way) { return way == ways.end() ? 0.0 : way->turn.degrees(); };
        if (chosen != crossing.truth && go_round_an_island(chosen, crossing.truth)) return;
        if (chosen != crossing.truth) {
            report(Trouble::wrong_way, crossing.chainage, box,
                   fmt::format("{}: takes the way at {:.0f}°, the route goes at {:.0f}°", why, angle(wrong), angle(truth)));
        } else if (margin < detail::clear_margin) {
            report(Trouble::hesitation, crossing.chainage, box,
                   fmt::format("{}: another way looks like the route's at {:.0f}°", why, angle(truth)));
        }
    }

    /// The crew stops at the crossing that fits its box best, in distance and in looks, of those it can see coming.
    [[nodiscard]] bool recognises(const Box& box, std::size_t i) const {
        const auto here = strangeness_of(box, m_crossings[i]);
        if (!here) return false;
        for (std::size_t k = i + 1; k < m_crossings.size(); ++k) {
            if (reading_at(m_crossings[k].chainage) - box.partial.length() > slack(box)) break;
            const bool same_turn = is_turn_on_the_spot(box.view) &&
                                   m_crossings[k].chainage - m_crossings[i].chainage <= box.view.leave - box.view.entry;
            if (same_turn) continue;
            const auto later = strangeness_of(box, m_crossings[k]);
            if (later && *later < *here) return false;
        }
        return true;
    }

    /// How far a crossing is from what the box says, in degrees and metres together; nothing where it cannot be meant.
    [[nodiscard]] std::optional<double> strangeness_of(const Box& box, const Crossing& crossing) const {
        if (!shows_a_junction(box.view) || box.view.kind == JunctionKind::roundabout) return std::nullopt;
        const Metres off = reading_at(crossing.chainage) - box.partial.length();
        const Metres reach = m_starts_sector[m_next] ? Metres{60} : slack(box);
        if (abs(off) > reach) return std::nullopt;
        const auto looks = difference_in_looks(box.view, crossing);
        if (!looks) return std::nullopt;
        // A drawing tells of a choice: where only one way is open it is not meant.
        const bool lost_for_choice = detail::ways_on(m_roads, crossing).size() < 2 && ways_drawn_open(box.view) > 1;
        const double no_choice = lost_for_choice ? 15 : 0;
        return *looks + std::abs(off.count()) * 1.5 + no_choice + strange_surroundings(box.view, crossing);
    }

    /// Side roads shortly before and after are drawn too: the second of two lanes is known by the first.
    [[nodiscard]] double strange_surroundings(const JunctionView& view, const Crossing& crossing) const {
        constexpr Metres around{40};
        constexpr Metres same{5};
        constexpr double one_missing = 9;
        const Metres at_entry = entry_along(view);
        double strange = 0;
        std::vector<Metres> seen;
        auto other = std::ranges::lower_bound(m_crossings, crossing.chainage - around, {}, &Crossing::chainage);
        for (; other != m_crossings.end() && other->chainage - crossing.chainage <= around; ++other) {
            if (detail::roads_in_sight(m_roads, *other).size() < 2) continue;
            const Metres apart = other->chainage - crossing.chainage;
            seen.push_back(apart);
            const auto place = geo::point_along(view.driven, at_entry + apart);
            const auto meets = [&](const geo::PlaneLine& line) {
                return !line.empty() && ((line.front() - place).norm() < same || (line.back() - place).norm() < same);
            };
            const bool drawn =
                std::ranges::any_of(view.arms, [&](const Arm& arm) { return meets(arm.line) || meets(arm.twin); }) ||
                std::ranges::any_of(view.inner, [&](const auto& road) { return meets(road.line); });
            if (!drawn) strange += one_missing;
        }
        for (const auto& arm : view.arms) {
            if (!arm.beside) continue;
            const Metres apart = geo::nearest_on(view.driven, arm.line.front()).along - at_entry;
            if (abs(apart) > around) continue;
            const bool there = std::ranges::any_of(seen, [&](Metres s) { return s - apart < same && apart - s < same; });
            if (!there) strange += one_missing;
        }
        return strange;
    }

    /// How many ways on the drawing offers at its first node.
    [[nodiscard]] static int ways_drawn_open(const JunctionView& view) {
        const auto node = view.entry_arm()->line.front();
        const auto meets = [&](const geo::PlaneLine& line) { return (line.front() - node).norm() < Metres{3}; };
        int open = 0;
        for (const auto& arm : view.arms) {
            const bool a_way_on = arm.role != ArmRole::entry && !arm.beside && arm.leads_out && arm.twin.empty();
            open += a_way_on && meets(arm.line) ? 1 : 0;
        }
        for (const auto& road : view.inner) {
            const bool ends_there = (road.line.back() - node).norm() < Metres{3};
            open += road.driven && (meets(road.line) || ends_there) ? 1 : 0;
        }
        return open;
    }

    /// Where the lines lead that meet at the drawing's first node, over so much road; straight on is 0.
    [[nodiscard]] static std::vector<TurnAngle> directions_drawn(const JunctionView& view, Metres eye) {
        const Bearing ahead = view.entry_arm()->bearing.reversed();
        const auto node = view.entry_arm()->line.front();
        std::vector<TurnAngle> drawn;
        const auto add = [&](geo::PlaneLine line) {
            if ((line.front() - node).norm() > Metres{3}) std::ranges::reverse(line);
            if ((line.front() - node).norm() > Metres{3}) return;
            drawn.push_back((geo::point_along(line, eye) - line.front()).direction() - ahead);
        };
        for (const auto& arm : view.arms) {
            if (arm.role != ArmRole::entry && !arm.beside) add(arm.line);
            if (!arm.twin.empty()) add(arm.twin);
        }
        for (const auto& road : view.inner) {
            add(road.line);
        }
        return drawn;
    }

    /// Mean angle between the roads to see and the drawn arms nearest to them; a road that is not drawn counts much.
    /// Nothing when too few fit.
    [[nodiscard]] std::optional<double> difference_in_looks(const JunctionView& view, const Crossing& crossing) const {
        if (is_turn_on_the_spot(view)) return 0; // found by its distance
        constexpr double alike = 42;
        const std::size_t lines = directions_drawn(view, Metres{20}).size();
        std::size_t seen = 0;
        std::size_t known = 0;
        double sum = 0;
        for (const auto& way : detail::roads_in_sight(m_roads, crossing)) {
            double nearest = 180;
            for (const TurnAngle d : directions_drawn(view, way.seen_over)) {
                nearest = std::min(nearest, (d - way.seen_turn).deviation_degrees());
            }
            if (way.slight && nearest >= alike) continue;
            ++seen;
            known += nearest < alike ? 1 : 0;
            sum += nearest;
        }
        if (seen < 2 || known * 3 < seen * 2) return std::nullopt;
        const double undrawn = lines > seen ? static_cast<double>(lines - seen) * 20 : 0;
        return sum / static_cast<double>(seen) + undrawn;
    }

    /// How far along the driven line the drawing's first node lies. A route that turns round passes it twice: it is met
    /// where the line comes in as the entry does.
    [[nodiscard]] static Metres entry_along(const JunctionView& view) {
        const auto node = view.entry_arm()->line.front();
        const Bearing arrival = view.entry_arm()->bearing.reversed();
        const Metres whole = geo::length_of(view.driven);
        Metres best;
        double least = 1e9;
        for (Metres along{0}; along <= whole; along += Metres{1}) {
            const auto at = geo::point_along(view.driven, along);
            const double apart = (at - node).norm().count();
            if (apart > 3) continue;
            const auto back = geo::point_along(view.driven, std::max(Metres{}, along - Metres{8}));
            const double crooked = ((node - back).direction() - arrival).deviation_degrees();
            if (apart * 10 + crooked < least) {
                least = apart * 10 + crooked;
                best = along;
            }
        }
        return least < 1e9 ? best : geo::nearest_on(view.driven, node).along;
    }

    /// At each crossing of the drawing the crew takes the way that runs as the drawn line does.
    std::size_t follow_drawing(std::size_t i, const Box& box) {
        const JunctionView& view = box.view;
        const Chainage begin = m_crossings[i].chainage;
        const Metres extent = view.leave - view.entry;
        const Metres at_entry = entry_along(view);
        bool needed = false;
        ++m_drive.junctions;
        while (i < m_crossings.size() && m_crossings[i].chainage - begin <= extent + Metres{3}) {
            const Crossing& crossing = m_crossings[i];
            const auto ways = detail::ways_on(m_roads, crossing);
            if (ways.size() > 1 && !is_turn_on_the_spot(view)) {
                follow_line(i, ways, view, at_entry + (crossing.chainage - begin));
                const auto feeling = detail::stays_on_the_road(ways, detail::smallness_of(m_roads, crossing.in));
                needed = needed || ways[feeling.way].edge != crossing.truth || feeling.margin < 2 * detail::clear_margin;
            }
            ++i;
        }
        if (box.kind == roadbook::BoxKind::junction) {
            ++m_drive.free_boxes;
            if (!needed && box.view.turn.deviation_degrees() < 165) {
                report(Trouble::nothing_to_tell, begin, &box, "the golden rule leads the same way");
            }
        }
        tick_off(begin);
        return i;
    }

    /// How far the drawn line tells about this crossing alone: not beyond the next one, nor before the last.
    [[nodiscard]] static Metres sight_between(const Crossing& a, const Crossing& b) {
        constexpr Metres eye{20};
        return std::clamp(b.chainage - a.chainage, Metres{5}, eye);
    }

    void follow_line(std::size_t i, const std::vector<Way>& ways, const JunctionView& view, Metres along) {
        const Crossing& crossing = m_crossings[i];
        const Metres ahead = i + 1 < m_crossings.size() ? sight_between(crossing, m_crossings[i + 1]) : Metres{20};
        const auto here = geo::point_along(view.driven, along);
        const auto after = geo::point_along(view.driven, along + ahead);
        const TurnAngle wanted = (after - here).direction() - detail::arrival_along(view.driven, along);
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            order.emplace_back((ways[w].seen_turn - wanted).deviation_degrees(), w);
        }
        std::ranges::sort(order);
        const double margin = order[1].first - order[0].first;
        if (margin < detail::clear_margin) return tell_tines_apart(i, ways, order[0].second, order[1].second, along);
        judge(crossing, ways, ways[order[0].second].edge, margin, box_in_hand(), "following the box");
    }

    /// Two ways that leave side by side: which is the left one and which the right is seen further on, where there is
    /// room for a car's width between them, on the road as in the drawing.
    void tell_tines_apart(std::size_t i, const std::vector<Way>& ways, std::size_t a, std::size_t b, Metres along) {
        constexpr Metres far{60};
        constexpr Metres room{4};
        const Crossing& crossing = m_crossings[i];
        const JunctionView& view = box_in_hand()->view;
        const auto ahead = [](Bearing axis, Bearing to, Metres distance) {
            const double angle = (to - axis).degrees() * std::numbers::pi / 180;
            return geo::PlanePoint{distance * std::sin(angle), distance * std::cos(angle)};
        };
        const auto on_road = [&](std::size_t w) {
            const auto outlook = detail::outlook_of(m_roads, ways[w].edge, far);
            return ahead(crossing.arrival, outlook.bearing, outlook.distance);
        };
        const auto here = geo::point_along(view.driven, along);
        const auto there = geo::point_along(view.driven, along + far) - here;
        const auto drawn = ahead(detail::arrival_along(view.driven, along), there.direction(), there.norm());
        const auto left = on_road(a);
        const auto right = on_road(b);
        const bool first = (left - drawn).norm() <= (right - drawn).norm();
        const bool apart = (left - right).norm() >= room;
        judge(crossing, ways, ways[first ? a : b].edge, apart ? 1000 : 0, box_in_hand(), "following the box");
    }

    /// Exits that the crew passes while it turns in: at the entry's own place, towards the way that it goes round.
    [[nodiscard]] int exits_beside_entry(const Crossing& entry) const {
        const Bearing round = m_roads.start_bearing(entry.truth);
        const auto turn_in = m_roads.end_bearing(entry.in).reversed() - round;
        const auto exits = detail::exits_at(m_roads, m_rights, entry.node);
        return static_cast<int>(std::ranges::count_if(exits, [&](network::DirectedEdge exit) {
            return exit != entry.in.reversed() &&
                   (m_roads.start_bearing(exit) - round).deviation_degrees() < turn_in.deviation_degrees();
        }));
    }

    /// Exits at one place of the ring, the one that turns off hardest first.
    [[nodiscard]] std::vector<network::DirectedEdge> exits_in_order(const Crossing& crossing) const {
        auto exits = detail::exits_at(m_roads, m_rights, crossing.node);
        const Bearing round = m_roads.end_bearing(crossing.in);
        std::ranges::stable_sort(exits, std::greater{}, [&](network::DirectedEdge exit) {
            return (m_roads.start_bearing(exit) - round).deviation_degrees();
        });
        return exits;
    }

    /// A roundabout is driven by counting: the crew leaves by the exit that its box names. Where it names none the crew
    /// stays on the ring, where the next control stands.
    std::size_t drive_round(std::size_t i) {
        ++m_drive.junctions;
        const Crossing& entry = m_crossings[i];
        const Box* box = box_in_hand();
        const Metres off = box != nullptr ? reading_at(entry.chainage) - box->partial.length() : Metres{};
        const bool at_hand =
            box != nullptr && box->view.kind == JunctionKind::roundabout && off <= slack(*box) && -off <= slack(*box);
        if (!at_hand) {
            report(Trouble::wrong_way, entry.chainage, box, "a roundabout without a box");
        }
        int count = exits_beside_entry(entry);
        const int exit = at_hand && box->view.exit_number > 0 ? box->view.exit_number : std::numeric_limits<int>::max();
        bool left = at_hand && count >= exit;
        if (left) {
            report(Trouble::wrong_way, entry.chainage, box,
                   fmt::format("counts {} exits where it comes onto the ring", count));
        }
        std::size_t k = i + 1;
        for (; k < m_crossings.size(); ++k) {
            const Crossing& crossing = m_crossings[k];
            if (!m_roads.attributes(crossing.in).roundabout) break;
            const auto exits = exits_in_order(crossing);
            const int passed = count;
            count += static_cast<int>(exits.size());
            const bool leaves = !m_roads.attributes(crossing.truth).roundabout;
            if (at_hand && !left) {
                const bool would_leave = count >= exit && !exits.empty();
                left = would_leave || leaves;
                const auto chosen = static_cast<std::size_t>(exit - passed - 1);
                if (would_leave != leaves || (leaves && exits[chosen] != crossing.truth)) {
                    report(Trouble::wrong_way, crossing.chainage, box,
                           fmt::format("counts {} exits; the route {}", count, leaves ? "leaves here" : "goes on"));
                }
            }
            if (leaves) {
                ++k;
                break;
            }
        }
        if (at_hand) {
            m_drive.free_boxes += box->kind == roadbook::BoxKind::junction ? 1 : 0;
            tick_off(entry.chainage);
        }
        return k;
    }

    const RoadNetwork& m_roads;
    routing::DrivingRights m_rights;
    const itinerary::LegItinerary& m_leg;
    double m_scale;
    std::vector<Crossing> m_crossings;
    std::vector<const Box*> m_boxes;
    std::vector<bool> m_starts_sector;
    std::size_t m_next = 0;
    Chainage m_zero;
    Drive m_drive;
};

} // namespace

Drive driven(const RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg,
             const roadbook::LegBook& book, const DriveOptions& options) {
    return Driver{roads, rights, leg, book, options}.drive();
}

} // namespace route::crew
