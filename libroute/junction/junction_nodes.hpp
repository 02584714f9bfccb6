// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/surroundings.hpp"

#include <algorithm>
#include <vector>

/// Private to junction/: the nodes that make one junction.
namespace route::junction::detail {

/// Longer ones are roads between two junctions, not parts of one (OSRM collapses up to 30 m, here measured in Trento).
inline constexpr Metres longest_inner_road{35};

/// The nodes of one drawing, and the stretch of the route that leads over them.
struct JunctionNodes {
    NodeGroup group;
    std::vector<network::NodeId> nodes;

    [[nodiscard]] bool holds(network::NodeId node) const { return std::ranges::find(nodes, node) != nodes.end(); }
    void take_in(network::NodeId node) {
        if (!holds(node)) nodes.push_back(node);
    }
};

[[nodiscard]] bool is_one_way(const network::RoadNetwork& roads, network::DirectedEdge edge);
[[nodiscard]] bool is_on_ring(const network::RoadNetwork& roads, network::NodeId node);

/// All nodes that belong to the junction at a group of route nodes; the group grows with them. A roundabout's are settled
/// with its group.
[[nodiscard]] JunctionNodes nodes_of(const Surroundings& around, const NodeGroup& group);

} // namespace route::junction::detail
