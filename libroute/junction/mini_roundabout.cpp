// SPDX-License-Identifier: BSL-1.0
#include "junction/core.hpp"

namespace route::junction::detail {

///        |
///       .-.         A circle painted in the middle of a crossing: one node on the map, and every arm is where it would be
///   ---( o )---     without it. It is told as the crossing that it is, with its sign.
///       '-'
///        |
bool is_mini_roundabout(const Surroundings& around, const Core& core, const JunctionView& /*view*/) {
    return std::ranges::any_of(core.nodes, [&](network::NodeId node) { return around.roads.features(node).mini_roundabout; });
}

} // namespace route::junction::detail
