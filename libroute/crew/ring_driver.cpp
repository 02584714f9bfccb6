// SPDX-License-Identifier: BSL-1.0
#include "crew/ring_driver.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace route::crew::detail {

using network::DirectedEdge;
using network::RoadNetwork;

namespace {

/// Exits that the crew passes while it turns in: at the entry's own place, towards the way that it goes round, the one that
/// turns off hardest first.
std::vector<DirectedEdge> exits_beside_entry(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                             const Crossing& entry) {
    const Bearing round = roads.start_bearing(way_round(roads, entry.node).value_or(entry.truth));
    const auto turn_in = roads.end_bearing(entry.in).reversed() - round;
    auto exits = exits_at(roads, rights, entry.node);
    std::erase_if(exits, [&](DirectedEdge exit) {
        return exit == entry.in.reversed() ||
               (roads.start_bearing(exit) - round).deviation_degrees() >= turn_in.deviation_degrees();
    });
    std::ranges::stable_sort(exits, std::greater{},
                             [&](DirectedEdge exit) { return (roads.start_bearing(exit) - round).deviation_degrees(); });
    return exits;
}

/// Exits at one place of the ring, the one that turns off hardest first.
std::vector<DirectedEdge> exits_in_order(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                         const Crossing& crossing) {
    auto exits = exits_at(roads, rights, crossing.node);
    const Bearing round = roads.end_bearing(crossing.in);
    std::ranges::stable_sort(exits, std::greater{},
                             [&](DirectedEdge exit) { return (roads.start_bearing(exit) - round).deviation_degrees(); });
    return exits;
}

} // namespace

std::optional<DirectedEdge> way_round(const RoadNetwork& roads, network::NodeId node) {
    for (const auto edge : roads.out_edges(node)) {
        if (roads.attributes(edge).roundabout && !roads.against_one_way(edge)) return edge;
    }
    return std::nullopt;
}

RingDrive driven_round(const RoadNetwork& roads, const routing::DrivingRights& rights,
                       const std::vector<Crossing>& crossings, std::size_t entry, std::optional<int> exit) {
    RingDrive drive{entry + 1, {}, ""};
    const auto beside = exits_beside_entry(roads, rights, crossings[entry]);
    int count = static_cast<int>(beside.size());
    const int wanted = exit.value_or(std::numeric_limits<int>::max());
    if (!roads.attributes(crossings[entry].truth).roundabout) {
        const bool meant = wanted <= count && beside[static_cast<std::size_t>(wanted - 1)] == crossings[entry].truth;
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
