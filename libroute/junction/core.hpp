// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/view_parts.hpp"

#include <algorithm>
#include <vector>

/// Private to junction/: the nodes that make one junction. Each kind of junction has its handler, with the junction drawn
/// above it; the handlers take in what belongs to their kind.
namespace route::junction::detail {

/// Longer ones are roads between two junctions, not parts of one (OSRM collapses up to 30 m, here measured in Trento).
inline constexpr Metres longest_inner_road{35};

/// The nodes of one drawing, and the stretch of the route that leads over them.
struct Core {
    NodeGroup group;
    std::vector<network::NodeId> nodes;

    [[nodiscard]] bool holds(network::NodeId node) const { return std::ranges::find(nodes, node) != nodes.end(); }
    void take_in(network::NodeId node) {
        if (!holds(node)) nodes.push_back(node);
    }
};

[[nodiscard]] bool is_one_way(const network::RoadNetwork& roads, network::DirectedEdge edge);
[[nodiscard]] bool is_on_ring(const network::RoadNetwork& roads, network::NodeId node);

/// All nodes that belong to the junction at a group of route nodes; the group grows with them.
[[nodiscard]] Core core_of(const Surroundings& around, const NodeGroup& group);

// ------------------------------------------------------------------ what the handlers of the kinds take in

/// Divided roads: whether the edge is the bit of road between two carriageways.
[[nodiscard]] bool spans_divided_road(const network::RoadNetwork& roads, network::DirectedEdge between);
/// Divided roads: two arms that are the halves of one road become one arm.
void merge_halves(const network::RoadNetwork& roads, JunctionView& view);
/// Island mouths: whether the one-way edge is a leg of a small triangle.
[[nodiscard]] bool rounds_an_island(const network::RoadNetwork& roads, network::DirectedEdge leg);
/// Open squares: whether the edge is one side of a small square or triangle of two-way roads.
[[nodiscard]] bool runs_round_a_square(const network::RoadNetwork& roads, network::DirectedEdge side);
/// Turning back: takes in all nodes up to where the route is back on its road.
void take_in_turning_back(const Surroundings& around, Core& core);
/// Returning roads: one that leaves the junction by an edge and soon comes back to it is drawn whole. Whether it did.
bool add_returning_road(const Surroundings& around, const Core& core, network::DirectedEdge edge,
                        const geo::LocalFrame& frame, JunctionView& view);

// ------------------------------------------------------------------ what tells the kinds from each other

/// The kind of a junction whose arms, inner roads and turns are settled; the first whose mark it bears.
[[nodiscard]] JunctionKind kind_of(const Surroundings& around, const Core& core, const JunctionView& view);

[[nodiscard]] bool is_turning_back(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool has_divided_road(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool has_island(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool has_ramp(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool is_staggered(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool has_open_square(const Surroundings& around, const Core& core, const JunctionView& view);
[[nodiscard]] bool is_mini_roundabout(const Surroundings& around, const Core& core, const JunctionView& view);
/// Mini-roundabouts: by which of its exits the route leaves. \pre the view has entry and exit
[[nodiscard]] int exit_of_mini_roundabout(const JunctionView& view);

} // namespace route::junction::detail
