// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_nodes.hpp"

#include <array>
#include <string_view>

/// Private to junction/: the kinds of junctions, a row each. Each kind has its file, with the junction drawn above its
/// handler; nothing but this table knows them by name.
namespace route::junction::detail {

/// What a kind of junction takes in, makes of its arms, and is known by. A null is "nothing of the sort".
struct KindHandler {
    JunctionKind kind;
    std::string_view name;
    /// Whether the node at the far end of a short road at the junction belongs to it.
    bool (*reaches_on)(const network::RoadNetwork&, network::DirectedEdge);
    /// The nodes that the route itself drives through further on.
    void (*follows)(const Surroundings&, JunctionNodes&);
    /// What becomes of the arms: halves merged into one road.
    void (*unites)(const network::RoadNetwork&, JunctionArms&);
    /// What tells a junction of this kind from all that come after it in the table.
    bool (*bears)(const Surroundings&, const JunctionNodes&, const JunctionArms&);
    /// By which exit the route leaves. \pre there are entry and exit
    int (*counts_exit)(const JunctionArms&);
};

[[nodiscard]] const std::array<KindHandler, 10>& kind_handlers();
[[nodiscard]] const KindHandler& handler_of(JunctionKind kind);
/// The kind of a junction whose arms, inner roads and turns are settled; the first whose mark it bears.
[[nodiscard]] JunctionKind kind_of(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);

// The handlers, each in the file of its kind.
[[nodiscard]] bool spans_divided_road(const network::RoadNetwork& roads, network::DirectedEdge between);
void merge_halves(const network::RoadNetwork& roads, JunctionArms& junction);
[[nodiscard]] bool has_divided_road(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] bool is_leg_of_island(const network::RoadNetwork& roads, network::DirectedEdge edge);
[[nodiscard]] bool has_island(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] bool runs_round_a_square(const network::RoadNetwork& roads, network::DirectedEdge side);
[[nodiscard]] bool has_open_square(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
void take_in_turning_back(const Surroundings& around, JunctionNodes& nodes);
[[nodiscard]] bool is_turning_back(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] bool has_ramp(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] bool is_staggered(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] bool is_mini_roundabout(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);
[[nodiscard]] int exit_of_mini_roundabout(const JunctionArms& arms);
/// The mini-roundabouts that the route drives over in a junction whose arms and kind are settled, in order.
[[nodiscard]] std::vector<PassedMini> minis_passed(const Surroundings& around, const NodeGroup& group,
                                                   const JunctionArms& arms);
[[nodiscard]] bool is_roundabout(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms);

/// A road that leaves the junction by an edge and soon comes back to it is drawn whole, as part of it: the line; nothing
/// of other roads.
[[nodiscard]] geo::PlaneLine returning_road(const Surroundings& around, const JunctionNodes& nodes,
                                            network::DirectedEdge edge, const geo::LocalFrame& frame);

} // namespace route::junction::detail
