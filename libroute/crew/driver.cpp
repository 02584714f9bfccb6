// SPDX-License-Identifier: BSL-1.0
#include "crew/driver.hpp"

#include "crew/ring_driver.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <utility>

namespace route::crew::detail {

using network::DirectedEdge;
using network::RoadNetwork;

namespace {

/// One turns where there is room: whoever does so within thirty-five metres of the place is back at it as soon.
constexpr Metres room_to_turn{70};

} // namespace

ReadLeg::ReadLeg(const RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg,
                 const PaperLeg& paper)
    : crossings(crossings_of(roads, leg)), turning_places(turning_places_of(roads, leg)), windscreen(roads, crossings) {
    const Vocabulary vocabulary{paper.phrases};
    const bool keeps_left = rights.profile().drives_on_left(roads);
    for (const auto& sector : paper.sectors) {
        for (const auto& box : sector.boxes) {
            boxes.push_back(reading_of(box, &box == &sector.boxes.front(), vocabulary, keeps_left));
        }
    }
}

Driver::Driver(const RoadNetwork& roads, routing::DrivingRights rights, const itinerary::LegItinerary& leg,
               const ReadLeg& read, const DriveOptions& options)
    : m_roads(roads), m_rights(std::move(rights)), m_leg(leg), m_scale(1 + options.odometer_error),
      m_crossings(read.crossings), m_turning_places(read.turning_places), m_windscreen(read.windscreen),
      m_boxes(read.boxes) {}

Drive Driver::drive() {
    m_drive.boxes = m_boxes.size();
    read_figures();
    std::size_t i = 0;
    while (i < m_crossings.size()) {
        turn_round_before(m_crossings[i].chainage);
        pass_boards(m_crossings[i].chainage);
        i = take(i);
    }
    turn_round_before(m_leg.track.back().chainage + Metres{1});
    pass_boards(m_leg.track.back().chainage + Metres{1});
    while (m_next < m_boxes.size()) {
        lose_box();
    }
    std::ranges::stable_sort(m_drive.incidents, {}, &Incident::where);
    return std::move(m_drive);
}

void Driver::report(Trouble trouble, Chainage where, const BoxReading* box, std::string detail) {
    m_drive.incidents.push_back(
        {trouble, box != nullptr ? box->box->number : "", where, itinerary::position_at(m_leg, where), std::move(detail)});
}

/// Before the start, as every navigator does: the columns must add up.
void Driver::read_figures() {
    Chainage place;
    for (std::size_t k = 0; k < m_boxes.size(); ++k) {
        const PaperBox& box = *m_boxes[k].box;
        place = place + box.partial.length();
        if (m_boxes[k].starts_sector) continue;
        const PaperBox& before = *m_boxes[k - 1].box;
        const Chainage where = std::clamp(place, Chainage{}, m_leg.track.back().chainage);
        const bool fits = box.total - before.total == box.partial && before.to_go - box.to_go == box.partial;
        if (!fits) report(Trouble::figures_disagree, where, &m_boxes[k], "total, partial and to go do not fit");
        const bool twice = box.partial == PrintedLength{} && m_boxes[k].directs() && m_boxes[k - 1].directs();
        if (twice) report(Trouble::boxes_as_one, where, &m_boxes[k], "two junctions at the same distance");
    }
}

// ---------------------------------------------------------------- distances

/// What rounding to 10 m at both ends, an odometer and an eye may be off together.
Metres Driver::slack(const BoxReading& box) const { return Metres{18} + due(box) * 0.006; }

bool Driver::is_near(const BoxReading& box, Chainage place) const { return abs(reading_at(place) - due(box)) <= slack(box); }

void Driver::tick_off(Chainage where) {
    m_zero = where;
    m_unseen = {};
    ++m_next;
}

/// Nothing was there to set the trip meter by.
void Driver::tick_off_unseen() {
    m_unseen += m_boxes[m_next].box->partial.length();
    ++m_next;
}

void Driver::lose_box() {
    const BoxReading& box = m_boxes[m_next];
    const bool has_board = !box.box->boards.empty();
    const Chainage printed = std::min(m_zero + due(box), m_leg.track.back().chainage);
    const Chainage place = has_board ? m_leg.controls[box.box->boards.front()].chainage : printed;
    report(Trouble::box_not_found, place, &box,
           fmt::format("nothing at {:.2f} km looks like the drawing", box.box->partial.decametres() / 100.0));
    has_board ? tick_off(place) : tick_off_unseen();
}

/// Boxes that are found by a board, or of which the trip meter alone tells, up to a chainage.
void Driver::pass_boards(Chainage until) {
    while (m_next < m_boxes.size()) {
        const BoxReading& box = m_boxes[m_next];
        if (box.directs() && box.box->boards.empty()) {
            if (reading_at(until) <= due(box) + slack(box)) return;
            lose_box();
            continue;
        }
        if (box.box->boards.empty()) {
            if (reading_at(until) < due(box)) return;
            tick_off_unseen();
            continue;
        }
        const Chainage place = m_leg.controls[box.box->boards.front()].chainage;
        if (place > until) return;
        if (box.directs() && reading_at(until) <= due(box) + slack(box)) return;
        const Metres off = reading_at(place) - due(box);
        if (!box.starts_sector && abs(off) > slack(box)) {
            report(Trouble::box_not_found, place, &box,
                   fmt::format("it stands {:.0f} m from its printed distance", off.count()));
        }
        tick_off(place);
    }
}

/// Where nothing but the trip meter tells the place, the crew turns when it reads what is printed.
void Driver::turn_round_before(Chainage until) {
    for (; m_turned < m_turning_places.size() && m_turning_places[m_turned] < until; ++m_turned) {
        const Chainage place = m_turning_places[m_turned];
        if (place <= m_in_hand_until) continue; // the drawing in hand showed it
        pass_boards(place);
        const BoxReading* box = box_in_hand();
        if (box == nullptr || !box->turns_back() || !is_near(*box, place)) {
            report(Trouble::wrong_way, place, box, "no box: the road goes on where the route turns round");
            continue;
        }
        ++m_drive.junctions;
        m_drive.free_boxes += box->box->forced ? 0 : 1;
        tick_off(place);
    }
}

/// A place on the open road is known to within ten metres, and a junction may follow sooner: that is seen first.
void Driver::pass_places_before(const Crossing& crossing) {
    while (m_next + 1 < m_boxes.size()) {
        const BoxReading& box = m_boxes[m_next];
        const BoxReading& next = m_boxes[m_next + 1];
        if (box.directs() || !box.box->boards.empty() || !next.directs() || !is_near(box, crossing.chainage)) return;
        const Metres further = due(box) + next.box->partial.length();
        if (abs(reading_at(crossing.chainage) - further) > slack(next)) return;
        tick_off_unseen();
    }
}

// ---------------------------------------------------------------- junctions

/// Drives over the crossing, and over those that one drawing holds with it; answers the next one to come.
std::size_t Driver::take(std::size_t i) {
    const Crossing& crossing = m_crossings[i];
    pass_places_before(crossing);
    if (comes_to_a_ring(crossing)) return drive_round(i);
    const auto& ways = m_windscreen.open_ways(i);
    if (const BoxReading* box = box_in_hand(); box != nullptr) {
        if (const auto seen = recognised(*box, i)) {
            if (box->words.way || !is_one_of_many(*box, i)) return follow_drawing(i, *box, *seen);
            tick_off_unseen();
        }
    }
    if (ways.size() < 2) return i + 1;
    ++m_drive.junctions;
    if (const auto onto_ring = way_onto_ring(crossing, ways)) {
        judge(crossing, ways, {*onto_ring, 1000, box_in_hand(), "the ring in sight"});
        return i + 1;
    }
    const auto feeling = stays_on_the_road(ways, smallness_of(m_roads, crossing.in));
    const BoxReading* last = m_next > 0 ? &m_boxes[m_next - 1] : nullptr;
    judge(crossing, ways, {ways[feeling.way].edge, feeling.margin, last, "no box: staying on the road"});
    return i + 1;
}

/// Onto a ring, or to one that is left at once by a road at the same place.
bool Driver::comes_to_a_ring(const Crossing& crossing) const {
    if (m_roads.attributes(crossing.in).roundabout) return false;
    if (m_roads.attributes(crossing.truth).roundabout) return true;
    const BoxReading* box = box_in_hand();
    return box != nullptr && box->is_ring() && (box->exit() || box->words.middle) && is_near(*box, crossing.chainage) &&
           way_round(m_roads, crossing.node).has_value();
}

/// The crew leaves a ring by the exit that its box names. Where it names none the crew stays on it, where the next control
/// stands.
std::size_t Driver::drive_round(std::size_t i) {
    ++m_drive.junctions;
    const Crossing& entry = m_crossings[i];
    const BoxReading* box = box_in_hand();
    const bool at_hand = box != nullptr && box->is_ring() && is_near(*box, entry.chainage);
    const auto order = at_hand ? RingOrder{box->exit(), box->words.middle, box->words.way} : RingOrder{};
    const auto drive = driven_round(m_roads, m_rights, m_crossings, i, order);
    if (!at_hand) {
        report(Trouble::wrong_way, entry.chainage, box, "a roundabout without a box");
        return drive.next;
    }
    if (const auto denied = denied_at_ring(*box); !denied.empty())
        report(Trouble::words_deny_drawing, entry.chainage, box, denied);
    if (drive.astray) report(Trouble::wrong_way, *drive.astray, box, drive.detail);
    m_drive.free_boxes += box->box->forced ? 0 : 1;
    tick_off(entry.chainage);
    return drive.next;
}

/// With a roundabout's box in hand and its ring a car's length or two ahead the crew drives to the ring.
std::optional<DirectedEdge> Driver::way_onto_ring(const Crossing& crossing, const std::vector<OpenWay>& ways) const {
    constexpr Metres in_sight{12};
    const BoxReading* box = box_in_hand();
    if (box == nullptr || !box->is_ring() || !is_near(*box, crossing.chainage)) return std::nullopt;
    std::optional<DirectedEdge> found;
    for (const OpenWay& way : ways) {
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

/// The nodes to which a way leads before it offers a choice again, up to so far.
std::vector<network::NodeId> Driver::nodes_without_a_choice(DirectedEdge way, Metres farthest) const {
    std::vector<network::NodeId> nodes;
    for (Metres driven = m_roads.length(way); driven <= farthest; driven += m_roads.length(way)) {
        nodes.push_back(m_roads.to(way));
        std::vector<DirectedEdge> onwards;
        for (const auto next : m_roads.out_edges(m_roads.to(way))) {
            if (next != way.reversed() && m_rights.may_drive(m_roads, next)) onwards.push_back(next);
        }
        if (onwards.size() != 1) break;
        way = onwards.front();
    }
    return nodes;
}

/// Two ways that meet again at once, and lanes of one road that do so further on: it is all the same which one is taken.
bool Driver::meet_again(DirectedEdge a, DirectedEdge b) const {
    constexpr Metres longest_island{80};
    constexpr Metres longest_lanes{300};
    constexpr double side_by_side = 15;
    const bool lanes = (m_roads.start_bearing(a) - m_roads.start_bearing(b)).deviation_degrees() < side_by_side;
    const auto nodes = nodes_without_a_choice(a, lanes ? longest_lanes : longest_island);
    return std::ranges::any_of(nodes_without_a_choice(b, lanes ? longest_lanes : longest_island),
                               [&](network::NodeId node) { return std::ranges::find(nodes, node) != nodes.end(); });
}

/// Two ways through one drawing that come together again in it, as round a square: the crew goes on by the drawing.
bool Driver::meets_the_route_in_the_drawing(const Crossing& crossing, DirectedEdge way) const {
    constexpr Metres farthest{80};
    std::vector<std::pair<DirectedEdge, Metres>> open{{way, m_roads.length(way)}};
    const auto on_route_ahead = [&](network::NodeId node) {
        return std::ranges::any_of(m_crossings, [&](const Crossing& later) {
            return later.node == node && later.chainage > crossing.chainage && later.chainage <= m_in_hand_until;
        });
    };
    for (std::size_t k = 0; k < open.size(); ++k) {
        const auto [edge, driven] = open[k];
        const auto node = m_roads.to(edge);
        if (driven > farthest || node == crossing.node) continue;
        if (on_route_ahead(node)) return true;
        for (const auto next : m_roads.out_edges(node)) {
            const bool known = std::ranges::any_of(open, [&](const auto& o) { return o.first == next; });
            if (!known && next != edge.reversed() && !m_roads.against_one_way(next))
                open.emplace_back(next, driven + m_roads.length(next));
        }
    }
    return false;
}

void Driver::judge(const Crossing& crossing, const std::vector<OpenWay>& ways, const Choice& choice) {
    const auto angle = [&](DirectedEdge edge) {
        const auto way = std::ranges::find(ways, edge, &OpenWay::edge);
        return way == ways.end() ? 0.0 : way->turn.degrees();
    };
    const bool right = choice.edge == crossing.truth;
    if (!right && (meet_again(choice.edge, crossing.truth) || meets_the_route_in_the_drawing(crossing, choice.edge))) return;
    if (!right) {
        report(Trouble::wrong_way, crossing.chainage, choice.box,
               fmt::format("{}: takes the way at {:.0f}°, the route goes at {:.0f}°", choice.why, angle(choice.edge),
                           angle(crossing.truth)));
    } else if (choice.margin < clear_margin) {
        report(Trouble::hesitation, crossing.chainage, choice.box,
               fmt::format("{}: another way looks like the route's at {:.0f}°", choice.why, angle(crossing.truth)));
    }
}

/// The drawing on the ground, when the crew stops here: at the crossing that fits its box best, in distance and in looks, of
/// those it can see coming.
std::optional<Likeness> Driver::recognised(const BoxReading& box, std::size_t i) const {
    auto here = likeness(box, i);
    if (!here) return std::nullopt;
    for (std::size_t k = i + 1; k < m_crossings.size(); ++k) {
        if (reading_at(m_crossings[k].chainage) - due(box) > slack(box)) break;
        if (leaves_the_road(k - 1)) break; // whoever waits for a better place stays on his road, and never sees it
        const bool same_turn = here->round && m_crossings[k].chainage - m_crossings[i].chainage <= room_to_turn;
        const auto later = likeness(box, k);
        if (same_turn && (!later || !later->comes_back)) continue;
        if (later && later->strangeness < here->strangeness) return std::nullopt;
    }
    return here;
}

/// Whether the route does at a crossing what the crew would not do unasked.
bool Driver::leaves_the_road(std::size_t i) const {
    const auto& ways = m_windscreen.open_ways(i);
    if (ways.size() < 2) return false;
    return ways[stays_on_the_road(ways, smallness_of(m_roads, m_crossings[i].in)).way].edge != m_crossings[i].truth;
}

/// Several side roads within reach look as the box that only says to go on: nobody sets his trip meter by one of them.
bool Driver::is_one_of_many(const BoxReading& box, std::size_t i) const {
    const auto off = [&](std::size_t k) { return reading_at(m_crossings[k].chainage) - due(box); };
    for (std::size_t k = i; k-- > 0 && off(k) >= -slack(box);) {
        if (likeness(box, k)) return true;
    }
    for (std::size_t k = i + 1; k < m_crossings.size() && off(k) <= slack(box); ++k) {
        if (likeness(box, k)) return true;
    }
    return false;
}

/// How far a crossing is from what the box says, in degrees and metres together; nothing where it cannot be meant.
std::optional<Likeness> Driver::likeness(const BoxReading& box, std::size_t i) const {
    constexpr Metres after_a_start{60}; // the board of a sector's start may stand anywhere in a square
    const Crossing& crossing = m_crossings[i];
    if (!box.directs() || box.is_ring()) return std::nullopt;
    const Metres off = reading_at(crossing.chainage) - due(box);
    const Metres reach = box.starts_sector ? after_a_start : slack(box);
    if (abs(off) > reach) return std::nullopt;
    const std::size_t ways = m_windscreen.open_ways(i).size();
    std::optional<Likeness> likeness;
    if (box.has_words_alone()) {
        if (ways > 1) likeness.emplace();
    } else {
        likeness = m_windscreen.likeness(box.drawn, box.turns_back(), i);
    }
    if (!likeness) return std::nullopt;
    // A drawing tells of a choice: where only one way is open it is not meant.
    constexpr double no_choice = 30;
    if (ways < 2 && likeness->sketch.ways_open_at_first() > 1) likeness->strangeness += no_choice;
    // As far off as a crew can be counts as much as a road that leads elsewhere by half a right angle.
    constexpr double at_most = 45;
    likeness->strangeness += at_most * (std::abs(off.count()) / reach.count());
    return likeness;
}

/// At each crossing of the drawing the crew takes the way that runs as the drawn line does.
std::size_t Driver::follow_drawing(std::size_t i, const BoxReading& box, const Likeness& seen) {
    const Sketch& sketch = seen.sketch;
    const std::size_t first = i;
    const Chainage begin = m_crossings[i].chainage;
    const bool on_the_spot = seen.round && *seen.round <= room_to_turn;
    const Metres extent = sketch.last - sketch.first;
    m_in_hand_until = begin + extent + Metres{3};
    bool needed = false;
    ++m_drive.junctions;
    const bool drawn = !box.has_words_alone();
    if (const auto denied = drawn ? denied_at_junction(box, sketch) : std::string(); !denied.empty())
        report(Trouble::words_deny_drawing, begin, &box, denied);
    while (i < m_crossings.size() && m_crossings[i].chainage <= m_in_hand_until) {
        const Crossing& crossing = m_crossings[i];
        const auto& ways = m_windscreen.open_ways(i);
        if (ways.size() > 1 && !on_the_spot) {
            constexpr double backwards = 120; // the drawing leads back too
            const bool on_its_way_round = i > first && box.words.way && box.words.way->called == Called::round &&
                                          sketch.turn().deviation_degrees() >= backwards;
            const auto feeling = stays_on_the_road(ways, smallness_of(m_roads, crossing.in));
            // "Continue" is to stay on the road, however it bends.
            const auto back = on_its_way_round ? way_back(m_crossings[first], crossing, ways) : std::nullopt;
            if (back)
                judge(crossing, ways, {ways[*back].edge, 1000, &box, "told to turn round"});
            else if (box.words.goes_on && feeling.margin >= clear_margin)
                judge(crossing, ways, {ways[feeling.way].edge, feeling.margin, &box, "told to go on"});
            else if (drawn)
                follow_line(i, ways, sketch, sketch.first + (crossing.chainage - begin));
            else
                follow_words(crossing, ways, *box.words.way);
            needed = needed || ways[feeling.way].edge != crossing.truth || feeling.margin < 2 * clear_margin;
        }
        ++i;
    }
    if (box.words.way && box.words.way->called == Called::same_twice) i = turn_again(first, i, *box.words.way);
    if (!box.box->forced) {
        ++m_drive.free_boxes;
        if (!needed && !box.turns_back()) {
            report(Trouble::nothing_to_tell, begin, &box, "the golden rule leads the same way");
        }
    }
    tick_off(begin);
    return i;
}

/// Told "left, and left again at once" the crew turns a second time where it first can, though the drawing ended before.
std::size_t Driver::turn_again(std::size_t first, std::size_t next, const Told& twice) {
    constexpr Metres at_once{60};
    constexpr double a_turn = 40;
    const auto turned = [&](std::size_t i) {
        const auto& ways = m_windscreen.open_ways(i);
        const auto way = std::ranges::find(ways, m_crossings[i].truth, &OpenWay::edge);
        return way != ways.end() && way->seen_turn.deviation_degrees() > a_turn && way->seen_turn.hand() == twice.hand;
    };
    std::size_t turns = 0;
    for (std::size_t i = first; i < next; ++i) {
        turns += turned(i) ? 1 : 0;
    }
    for (; turns < 2 && next < m_crossings.size(); ++next) {
        if (m_crossings[next].chainage - m_crossings[first].chainage > at_once) break;
        if (m_windscreen.open_ways(next).size() < 2) continue;
        follow_words(m_crossings[next], m_windscreen.open_ways(next), {Called::turn, twice.hand});
        return next + 1;
    }
    return next;
}

std::optional<std::size_t> Driver::way_back(const Crossing& begin, const Crossing& crossing,
                                            const std::vector<OpenWay>& ways) const {
    constexpr double roughly = 45;
    const auto name = m_roads.name(m_roads.way(begin.in));
    const auto number = m_roads.ref(m_roads.way(begin.in));
    std::optional<std::size_t> found;
    for (std::size_t w = 0; w < ways.size(); ++w) {
        const auto way = m_roads.way(ways[w].edge);
        const bool the_road = way == m_roads.way(begin.in) || (!name.empty() && m_roads.name(way) == name) ||
                              (!number.empty() && m_roads.ref(way) == number);
        const Bearing leads = Bearing::degrees(crossing.arrival.degrees() + ways[w].turn.degrees());
        if (!the_road || (leads - begin.arrival.reversed()).deviation_degrees() > roughly) continue;
        if (found) return std::nullopt;
        found = w;
    }
    return found;
}

/// Where the drawing holds one crossing its words are of that one: of the ways those that they can mean.
std::vector<OpenWay> Driver::meant_by_words(const std::vector<OpenWay>& ways, const Told& told) const {
    std::vector<OpenWay> meant;
    std::ranges::copy_if(ways, std::back_inserter(meant), [&](const OpenWay& way) { return may_mean(told, way.seen_turn); });
    return meant.empty() ? ways : meant;
}

/// The drawn way round turns hard about a place: how long it is drawn nobody knows to the metre.
bool Driver::turns_back_about(const Sketch& sketch, Metres along) const {
    constexpr double backwards = 100;
    constexpr Metres about{12};
    constexpr Metres bit{6};
    constexpr Metres step{2};
    for (Metres at = along - about; at <= along + about; at += step) {
        const auto here = geo::point_along(sketch.route, at);
        const auto comes = here - geo::point_along(sketch.route, at - bit);
        const auto leads = geo::point_along(sketch.route, at + bit) - here;
        if ((leads.direction() - comes.direction()).deviation_degrees() > backwards) return true;
    }
    return false;
}

/// How far the drawn line turns at a crossing: it tells about that one alone, not beyond the next, nor before the last.
TurnAngle Driver::drawn_turn(std::size_t i, const Sketch& sketch, Metres along) const {
    constexpr Metres nearest{5};
    const Metres ahead =
        i + 1 < m_crossings.size() ? std::clamp(m_crossings[i + 1].chainage - m_crossings[i].chainage, nearest, eye) : eye;
    const auto leads = geo::point_along(sketch.route, along + ahead) - geo::point_along(sketch.route, along);
    return leads.direction() - arrival_along(sketch.route, along);
}

/// At a fork the line shows roughly where to go, and the words to which hand: of the ways about as near to the line as the
/// nearest the outermost. \pre `nearest` is in order, the nearest first
std::size_t Driver::kept_to(Hand hand, const std::vector<OpenWay>& ways, const std::vector<Nearness>& nearest) const {
    constexpr double roughly = 25;
    std::size_t outermost = nearest.front().way;
    for (const auto& other : nearest) {
        if (other.degrees > nearest.front().degrees + roughly) break;
        const bool further_left = ways[other.way].seen_turn < ways[outermost].seen_turn;
        const bool further_right = ways[other.way].seen_turn > ways[outermost].seen_turn;
        if (hand == Hand::left ? further_left : further_right) outermost = other.way;
    }
    return outermost;
}

/// The way that runs as the drawn line does, of those that the words can mean.
void Driver::follow_line(std::size_t i, const std::vector<OpenWay>& all_ways, const Sketch& sketch, Metres along) {
    const Crossing& crossing = m_crossings[i];
    const auto& told = box_in_hand()->words.way;
    const bool turns_here = told && told->called == Called::round && turns_back_about(sketch, along);
    const bool told_of_this_one = told && (sketch.is_one_node() || turns_here);
    const auto ways = told_of_this_one ? meant_by_words(all_ways, *told) : all_ways;
    const TurnAngle wanted = drawn_turn(i, sketch, along);
    std::vector<Nearness> nearest;
    for (std::size_t w = 0; w < ways.size(); ++w) {
        nearest.push_back({(ways[w].seen_turn - wanted).deviation_degrees(), w});
    }
    std::ranges::sort(nearest, {}, [](const Nearness& n) { return std::pair(n.degrees, n.way); });
    const auto take = [&](std::size_t way, double margin) {
        judge(crossing, all_ways, {ways[way].edge, margin, box_in_hand(), "following the box"});
    };
    constexpr double sure = 1000;
    if (told && told->called == Called::kept && told->hand) return take(kept_to(*told->hand, ways, nearest), sure);
    if (nearest.size() == 1) return take(nearest.front().way, sure);
    const double margin = nearest[1].degrees - nearest[0].degrees;
    if (margin < clear_margin) return tell_tines_apart(i, ways, sketch, along, nearest[0].way, nearest[1].way);
    take(nearest.front().way, margin);
}

/// Without a drawing that can be read the way is taken that the words can mean, the nearest to what they call a turn.
void Driver::follow_words(const Crossing& crossing, const std::vector<OpenWay>& ways, const Told& told) {
    const double sign = told.hand == Hand::left ? -1 : 1;
    const double degrees = told.called == Called::straight ? 0
                           : told.called == Called::turn   ? 90
                           : told.called == Called::sharp  ? 135
                           : told.called == Called::round  ? 180
                                                           : 30;
    const auto wanted = TurnAngle::degrees(told.hand ? sign * degrees : told.called == Called::round ? 180 : 0);
    const auto best =
        std::ranges::min_element(ways, {}, [&](const OpenWay& way) { return (way.seen_turn - wanted).deviation_degrees(); });
    judge(crossing, ways, {best->edge, 1000, box_in_hand(), "following the words"});
}

/// Two ways that leave side by side: which is the left one and which the right is seen further on, where there is room for a
/// car's width between them, on the road as in the drawing.
void Driver::tell_tines_apart(std::size_t i, const std::vector<OpenWay>& ways, const Sketch& sketch, Metres along,
                              std::size_t a, std::size_t b) {
    constexpr Metres far{60};
    constexpr Metres room{4};
    const Crossing& crossing = m_crossings[i];
    const auto ahead = [](Bearing axis, Bearing to, Metres distance) {
        const double angle = (to - axis).degrees() * std::numbers::pi / 180;
        return geo::PlanePoint{distance * std::sin(angle), distance * std::cos(angle)};
    };
    const auto there = geo::point_along(sketch.route, along + far) - geo::point_along(sketch.route, along);
    const auto drawn = ahead(arrival_along(sketch.route, along), there.direction(), there.norm());
    // The arrow may end sooner than one looks.
    const Metres reach = std::min(far, std::max(eye, geo::length_of(sketch.route) - along));
    const auto on_road = [&](std::size_t w) {
        const auto outlook = outlook_of(m_roads, ways[w].edge, reach);
        return ahead(crossing.arrival, outlook.bearing, outlook.distance);
    };
    const auto left = on_road(a);
    const auto right = on_road(b);
    const bool first = (left - drawn).norm() <= (right - drawn).norm();
    const bool apart = (left - right).norm() >= room;
    judge(crossing, ways, {ways[first ? a : b].edge, apart ? 1000.0 : 0.0, box_in_hand(), "following the box"});
}

} // namespace route::crew::detail
