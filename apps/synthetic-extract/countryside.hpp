// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "corridor_cuts.hpp"
#include "map_table.hpp"
#include "road_map.hpp"
#include "town_streets.hpp"
#include "truth.hpp"

#include <optional>
#include <vector>

namespace synthetic {

/// A disc that the fields' roads keep out of.
struct Reserved {
    Point centre;
    double radius = 0; ///< in the plane
};

struct CountrysideInput {
    const MapTable& table;
    const std::vector<TownPlan>& towns;
    const std::vector<TownStreets>& streets;
    std::vector<Reserved> reserved;        ///< besides the towns
    std::optional<std::size_t> road_nodes; ///< of the whole map; nothing: two rings of fields round the corridors
};

/// Small roads, tracks and villages, from the corridors outward, until the map has as many nodes as were asked for.
/// Where such a road meets a corridor both get a node.
void build_countryside(const CountrysideInput& input, CorridorCuts& cuts, RoadMap& map, Truth& truth,
                       const std::vector<CorridorLine>& corridors);

} // namespace synthetic
