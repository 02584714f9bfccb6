// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

/// One leg of the little triangle at the mouth of a side road:
///
///    ----u-------w----    u–v and v–w are one-ways round an island; u, v and w
///         \     /         are one junction.
///          \   /
///            v
bool rounds_an_island(const RoadNetwork& roads, DirectedEdge leg) {
    if (!is_one_way(roads, leg) || roads.attributes(leg).roundabout) return false;
    for (const auto other : roads.out_edges(roads.to(leg))) {
        if (other.segment() == leg.segment() || !is_one_way(roads, other)) continue;
        if (roads.length(other) > longest_inner_road) continue;
        for (const auto base : roads.out_edges(roads.to(other))) {
            if (base.segment() != other.segment() && roads.to(base) == roads.from(leg) &&
                roads.length(base) <= longest_inner_road) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

/// In either direction of driving.
bool is_leg_of_island(const RoadNetwork& roads, DirectedEdge edge) {
    return rounds_an_island(roads, edge) || rounds_an_island(roads, edge.reversed());
}

bool has_island(const Surroundings& around, const JunctionNodes& junction, const JunctionArms& /*arms*/) {
    return std::ranges::any_of(junction.nodes, [&](NodeId node) {
        return std::ranges::any_of(around.roads.out_edges(node), [&](DirectedEdge edge) {
            return junction.holds(around.roads.to(edge)) && around.roads.length(edge) <= longest_inner_road &&
                   rounds_an_island(around.roads, edge);
        });
    });
}

} // namespace route::junction::detail
