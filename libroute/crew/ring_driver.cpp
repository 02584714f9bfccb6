// SPDX-License-Identifier: BSL-1.0
#include "crew/ring_driver.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace route::crew::detail {

using network::DirectedEdge;
using network::RoadClass;
using network::RoadNetwork;

namespace {

/// The ring's edges at a node, outwards: its way on, and the one that leads back.
struct RingHere {
    std::optional<DirectedEdge> on;
    std::optional<DirectedEdge> back;
};

RingHere ring_at(const RoadNetwork& roads, network::NodeId node) {
    RingHere ring;
    for (const auto edge : roads.out_edges(node)) {
        if (roads.attributes(edge).roundabout) (roads.against_one_way(edge) ? ring.back : ring.on) = edge;
    }
    return ring;
}

/// A road that sets out across the island: nobody takes it for a way out.
bool crosses_island(const RoadNetwork& roads, const RingHere& ring, DirectedEdge edge, bool keeps_left) {
    if (!ring.on || !ring.back) return false;
    const Bearing on = roads.start_bearing(*ring.on);
    const auto inwards = [&](DirectedEdge road) {
        const double clockwise = Bearing::degrees(roads.start_bearing(road).degrees() - on.degrees()).degrees();
        return keeps_left ? clockwise : 360 - clockwise;
    };
    return inwards(edge) < inwards(*ring.back);
}

/// The second of two lanes that leave the ring one after the other and are one road at once.
bool is_second_lane(const RoadNetwork& roads, const RingHere& ring, DirectedEdge edge) {
    constexpr Metres at_once{90};
    if (!ring.back || roads.attributes(edge).one_way == network::OneWay::no || roads.length(edge) > at_once) return false;
    return std::ranges::any_of(roads.out_edges(roads.to(*ring.back)), [&](DirectedEdge first) {
        const auto& road = roads.attributes(first);
        return !road.roundabout && road.one_way != network::OneWay::no && !roads.against_one_way(first) &&
               road.road_class == roads.attributes(edge).road_class && roads.to(first) == roads.to(edge) &&
               roads.length(first) <= at_once;
    });
}

/// Ways out of a ring's node that a crew counts as exits.
std::vector<DirectedEdge> exits_at(const RoadNetwork& roads, const routing::DrivingRights& rights, network::NodeId node) {
    std::vector<DirectedEdge> exits;
    const auto ring = ring_at(roads, node);
    const bool keeps_left = rights.profile().drives_on_left(roads);
    for (const auto edge : roads.out_edges(node)) {
        const auto& road = roads.attributes(edge);
        if (road.roundabout || road.yard || roads.against_one_way(edge)) continue;
        if (crosses_island(roads, ring, edge, keeps_left) || is_second_lane(roads, ring, edge)) continue;
        const bool a_road = road.road_class < RoadClass::service || rights.may_drive(roads, edge);
        if (a_road) exits.push_back(edge);
    }
    return exits;
}

/// The exit that turns off hardest from the way round comes first.
void sort_as_passed(const RoadNetwork& roads, Bearing round, std::vector<DirectedEdge>& exits) {
    std::ranges::stable_sort(exits, std::greater{},
                             [&](DirectedEdge exit) { return abs(roads.start_bearing(exit) - round); });
}

/// Exits that the crew passes while it turns in: at the entry's own place, towards the way that it goes round.
std::vector<DirectedEdge> exits_beside_entry(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                             const Crossing& entry) {
    const Bearing round = roads.start_bearing(way_round(roads, entry.node).value_or(entry.truth));
    const TurnAngle turn_in = abs(roads.end_bearing(entry.in).reversed() - round);
    auto exits = exits_at(roads, rights, entry.node);
    std::erase_if(exits, [&](DirectedEdge exit) {
        return exit == entry.in.reversed() || abs(roads.start_bearing(exit) - round) >= turn_in;
    });
    sort_as_passed(roads, round, exits);
    return exits;
}

/// Exits at one place of the ring.
std::vector<DirectedEdge> exits_in_order(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                         const Crossing& crossing) {
    auto exits = exits_at(roads, rights, crossing.node);
    sort_as_passed(roads, roads.end_bearing(crossing.in), exits);
    return exits;
}

} // namespace

std::optional<DirectedEdge> way_round(const RoadNetwork& roads, network::NodeId node) { return ring_at(roads, node).on; }

namespace {

/// Of the roads at a ring's node that lead into its middle, or of those that lead out, the one that is nearest to straight
/// on.
std::optional<DirectedEdge> straightest(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                        const Crossing& crossing, bool into_middle) {
    const auto ring = ring_at(roads, crossing.node);
    const bool keeps_left = rights.profile().drives_on_left(roads);
    std::optional<DirectedEdge> best;
    double least = 180;
    for (const auto edge : roads.out_edges(crossing.node)) {
        const auto& road = roads.attributes(edge);
        if (road.roundabout || road.yard || edge == crossing.in.reversed() || roads.against_one_way(edge)) continue;
        if (crosses_island(roads, ring, edge, keeps_left) != into_middle) continue;
        const double off = (roads.start_bearing(edge) - crossing.arrival).deviation_degrees();
        if (off < least) {
            least = off;
            best = edge;
        }
    }
    return best;
}

/// Through the middle: at each crossing there the way that the words can mean, and over the ring where it comes to it.
RingDrive driven_through(const RoadNetwork& roads, const routing::DrivingRights& rights,
                         const std::vector<Crossing>& crossings, std::size_t entry, const RingOrder& order) {
    RingDrive drive{entry, {}, ""};
    const auto astray = [&](const Crossing& crossing, const char* what) {
        drive.astray = crossing.chainage;
        drive.detail = what;
        return drive;
    };
    const Crossing& in = crossings[entry];
    drive.next = entry + 1;
    if (straightest(roads, rights, in, true) != in.truth) return astray(in, "another way leads into the ring's middle");
    if (order.middle == Middle::into) return drive;
    bool turned = false;
    for (; drive.next < crossings.size(); ++drive.next) {
        const Crossing& crossing = crossings[drive.next];
        if (way_round(roads, crossing.node)) {
            ++drive.next;
            if (straightest(roads, rights, crossing, false) != crossing.truth)
                return astray(crossing, "another way leads out of the ring's middle");
            return drive;
        }
        const auto ways = ways_on(roads, crossing);
        if (ways.size() < 2) continue;
        const auto wanted = [&](const OpenWay& way) {
            if (!order.way || !order.way->hand || turned) return way.turn.deviation_degrees();
            const double clockwise = way.turn.degrees();
            return *order.way->hand == Hand::right ? -clockwise : clockwise;
        };
        const auto best = std::ranges::min_element(ways, {}, wanted);
        turned = true;
        if (best->edge != crossing.truth) return astray(crossing, "the words lead another way in the ring's middle");
    }
    return drive;
}

/// Out of the middle, over the ring.
RingDrive driven_over(const RoadNetwork& roads, const routing::DrivingRights& rights, const std::vector<Crossing>& crossings,
                      std::size_t entry) {
    RingDrive drive{entry + 1, {}, ""};
    const Crossing& crossing = crossings[entry];
    if (straightest(roads, rights, crossing, false) == crossing.truth) return drive;
    drive.astray = crossing.chainage;
    drive.detail = "another way leads out over the ring";
    return drive;
}

} // namespace

RingDrive driven_round(const RoadNetwork& roads, const routing::DrivingRights& rights,
                       const std::vector<Crossing>& crossings, std::size_t entry, const RingOrder& order) {
    if (order.middle == Middle::through || order.middle == Middle::into)
        return driven_through(roads, rights, crossings, entry, order);
    if (order.middle == Middle::over) return driven_over(roads, rights, crossings, entry);
    const auto exit = order.exit;
    const bool to_middle = order.middle == Middle::from_ring;
    RingDrive drive{entry + 1, {}, ""};
    // Out of the middle the crew turns on to the ring with all exits before it.
    const auto beside =
        order.middle == Middle::to_ring ? std::vector<DirectedEdge>{} : exits_beside_entry(roads, rights, crossings[entry]);
    int count = static_cast<int>(beside.size());
    const int wanted = exit.value_or(std::numeric_limits<int>::max());
    if (!roads.attributes(crossings[entry].truth).roundabout) {
        const bool meant =
            wanted >= 1 && wanted <= count && beside[static_cast<std::size_t>(wanted - 1)] == crossings[entry].truth;
        if (meant) return drive;
        drive.astray = crossings[entry].chainage;
        drive.detail = fmt::format("counts {} exits where it comes to the ring, where the route leaves it", count);
        return drive;
    }
    bool left = count >= wanted;
    if (left) {
        drive.astray = crossings[entry].chainage;
        drive.detail = fmt::format("counts {} exits where it comes onto the ring", count);
    }
    for (; drive.next < crossings.size(); ++drive.next) {
        const Crossing& crossing = crossings[drive.next];
        if (!roads.attributes(crossing.in).roundabout) break;
        if (to_middle) {
            const auto inwards = straightest(roads, rights, crossing, true);
            const bool turns_in = inwards && count + 1 == wanted;
            const bool leaves = !roads.attributes(crossing.truth).roundabout;
            if (turns_in != leaves || (leaves && inwards != crossing.truth)) {
                drive.astray = crossing.chainage;
                drive.detail = fmt::format("has counted {} exits before the way into the middle", count);
            }
            if (turns_in || leaves) {
                drive.next += leaves ? 1 : 0;
                break;
            }
            count += static_cast<int>(exits_in_order(roads, rights, crossing).size());
            continue;
        }
        const auto exits = exits_in_order(roads, rights, crossing);
        const int passed = count;
        count += static_cast<int>(exits.size());
        const bool leaves = !roads.attributes(crossing.truth).roundabout;
        if (!left) {
            const bool would_leave = count >= wanted && !exits.empty();
            const auto chosen = static_cast<std::size_t>(wanted - passed - 1);
            if (would_leave != leaves || (leaves && exits[chosen] != crossing.truth)) {
                drive.astray = crossing.chainage;
                drive.detail = fmt::format("counts {} exits; the route {}", count, leaves ? "leaves here" : "goes on");
            }
            left = would_leave || leaves;
        }
        if (leaves) {
            ++drive.next;
            break;
        }
    }
    return drive;
}

} // namespace route::crew::detail
