// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "corridor_cuts.hpp"
#include "map_table.hpp"
#include "road_map.hpp"
#include "town_streets.hpp"
#include "truth.hpp"

#include <vector>

namespace synthetic {

/// Builds a corridor on its line: ways cut where anything changes, junctions at its cuts, a dual carriageway with slip
/// roads where the table asks for one, hamlets, level crossings, bridges, tunnels, farm tracks. Its two ends are added
/// to the towns' entries.
void build_corridor(const MapTable& table, std::size_t corridor, const CorridorLine& line, CorridorCuts& cuts,
                    std::vector<TownStreets>& streets, RoadMap& map, Truth& truth);

} // namespace synthetic
