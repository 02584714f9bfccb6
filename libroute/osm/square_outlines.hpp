// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/crossed_areas.hpp"
#include "osm/node_lookup.hpp"
#include "osm/road_handler.hpp"

#include <vector>

namespace route::osm::detail {

/// Private to osm/: squares that are drawn as multipolygons, their borders pieced together from several ways.
struct SquareOutlines {
    std::vector<RoadArea> areas;          ///< one for each outer ring
    std::vector<OsmRelationId> in_pieces; ///< whose borders do not close, or are cut by the extract
};

/// By the geometry of the member ways alone, since roles are often wrong.
[[nodiscard]] SquareOutlines square_outlines(const Roads& roads, const std::vector<RoadNode>& nodes,
                                             const std::vector<bool>& found, const NodeLookup& lookup);

} // namespace route::osm::detail
