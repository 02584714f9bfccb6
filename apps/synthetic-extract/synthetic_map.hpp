// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "map_table.hpp"
#include "road_lines.hpp"
#include "road_map.hpp"
#include "terrain.hpp"
#include "truth.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace synthetic {

struct SyntheticMap {
    RoadMap roads;
    std::vector<CorridorLine> corridors;
    Truth truth;
};

/// The whole map: towns, corridors, grounds, fields. `road_nodes` says how large it shall be; the fields grow outward until
/// then. The same table and size give the same map.
[[nodiscard]] SyntheticMap made_map(const MapTable& table, const Terrain& terrain, std::optional<std::size_t> road_nodes);

} // namespace synthetic
