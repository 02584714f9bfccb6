// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/surroundings.hpp"

#include <optional>
#include <vector>

/// Private to junction/: the ring of a roundabout, as it lies on the map.
namespace route::junction::detail {

/// All nodes of the ring that an edge lies on, in the order in which it is driven round, from the edge's end on.
[[nodiscard]] std::vector<network::NodeId> ring_nodes(const network::RoadNetwork& roads, network::DirectedEdge on_ring);

/// By which a ring leads on from a node; nothing where the node lies on none.
[[nodiscard]] std::optional<network::DirectedEdge> ring_way_on(const network::RoadNetwork& roads, network::NodeId node);

/// The ring's nodes from the one after the entry on: first those that the route drives over, then the rest of the
/// way round. A ring that is not closed on the map, or touches another one, still ends at the entry.
[[nodiscard]] std::vector<network::NodeId> nodes_round(const Surroundings& around, const NodeGroup& group);

/// The outline of what a ring encloses, by its nodes in driving order; straight where the map leaves it open.
[[nodiscard]] geo::PlaneLine outline_of(const network::RoadNetwork& roads, const std::vector<network::NodeId>& ring,
                                        const geo::LocalFrame& frame);

/// Whether a line that begins on a ring runs into its middle.
[[nodiscard]] bool runs_into_island(const geo::PlaneLine& line, const geo::PlaneLine& outline);

/// Whether a road sets out from the ring into its middle. `on_ring` is the ring's way on from there.
[[nodiscard]] bool crosses_island(const network::RoadNetwork& roads, network::DirectedEdge outwards,
                                  network::DirectedEdge on_ring);

/// The ring between two nodes that follow each other; empty where the map leaves it open.
[[nodiscard]] geo::PlaneLine ring_piece(const network::RoadNetwork& roads, network::NodeId from, network::NodeId to,
                                        const geo::LocalFrame& frame);

[[nodiscard]] geo::Position centre_of_ring(const network::RoadNetwork& roads, const std::vector<network::NodeId>& ring);

} // namespace route::junction::detail
