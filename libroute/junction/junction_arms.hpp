// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_nodes.hpp"

/// Private to junction/: from nodes to arms.
namespace route::junction::detail {

/// Arms of a junction of any kind but roundabouts: roads outwards, halves merged, turns measured, kind and shape told.
[[nodiscard]] JunctionArms arms_at_nodes(const Surroundings& around, const JunctionNodes& nodes);
/// Arms of a roundabout, by number of exit.
[[nodiscard]] JunctionArms arms_of_roundabout(const Surroundings& around, const JunctionNodes& nodes);
/// The road at a place that is no junction.
[[nodiscard]] JunctionArms arms_at_place(const Surroundings& around, Chainage chainage);

/// Order, turns and shape from the arms as they are: entry first, exit second, then side roads clockwise from the entry,
/// and last those beside alike. \pre kind, and whether the route goes back, are settled
[[nodiscard]] JunctionArms settled(JunctionArms junction);

} // namespace route::junction::detail
