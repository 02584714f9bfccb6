// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include "junction/judgement.hpp"

#include <optional>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

constexpr int most_sides = 6;

bool is_side_of_square(const RoadNetwork& roads, DirectedEdge edge) {
    return is_visible_road(roads, edge) && !roads.attributes(edge).roundabout && roads.length(edge) <= longest_inner_road;
}

/// Whether short roads lead from an edge's end back to a node, without going over the edge or turning round.
bool leads_back_to(const RoadNetwork& roads, DirectedEdge edge, NodeId home, Metres left,
                   int sides) { // NOLINT(misc-no-recursion): six sides at most
    if (roads.to(edge) == home) return true;
    if (sides == 0) return false;
    return std::ranges::any_of(roads.out_edges(roads.to(edge)), [&](DirectedEdge next) {
        if (next == edge.reversed() || !is_side_of_square(roads, next) || roads.length(next) > left) return false;
        return leads_back_to(roads, next, home, left - roads.length(next), sides - 1);
    });
}

} // namespace

///       |         |          Streets come to the corners of a small square, round which cars may drive as they
///    ---a---------b---       like: there are no lanes, or only the map draws them. All corners are one junction.
///       |  trees  |
///       c---------d---
///       |
bool runs_round_a_square(const RoadNetwork& roads, DirectedEdge side) {
    if (!is_side_of_square(roads, side) || is_one_way(roads, side)) return false;
    return leads_back_to(roads, side, roads.from(side), judgement::longest_square - roads.length(side), most_sides - 1);
}

bool has_open_square(const Surroundings& around, const JunctionNodes& junction, const JunctionArms& /*arms*/) {
    return std::ranges::any_of(junction.nodes, [&](NodeId node) {
        return std::ranges::any_of(around.roads.out_edges(node), [&](DirectedEdge edge) {
            return junction.holds(around.roads.to(edge)) && runs_round_a_square(around.roads, edge);
        });
    });
}

} // namespace route::junction::detail
