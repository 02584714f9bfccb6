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

RingDrive driven_round(const RoadNetwork& roads, const routing::DrivingRights& rights,
                       const std::vector<Crossing>& crossings, std::size_t entry, std::optional<int> exit) {
    RingDrive drive{entry + 1, {}, ""};
    const auto beside = exits_beside_entry(roads, rights, crossings[entry]);
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
