// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "corridor_cuts.hpp"
#include "countryside.hpp"
#include "map_table.hpp"
#include "road_map.hpp"
#include "truth.hpp"

#include <vector>

namespace synthetic {

/// Builds the table's grounds beside the corridors, each as near as can be to where it should lie: a private loop of
/// service roads behind a gate, or a race circuit with a private road to it. Answers what must be kept free of others.
/// A ground for which there is no room is told. \throws route::InputError
[[nodiscard]] std::vector<Reserved> build_grounds(const MapTable& table, const std::vector<TownPlan>& towns,
                                                  const std::vector<CorridorLine>& corridors, CorridorCuts& cuts,
                                                  RoadMap& map, Truth& truth);

} // namespace synthetic
