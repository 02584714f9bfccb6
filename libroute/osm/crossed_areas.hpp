// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <vector>

namespace route::osm::detail {

/// A square or a yard of a road's class that is drawn by its border (area=yes).
struct RoadArea {
    RoadWay road;                ///< its nodes are not counted
    std::vector<NodeIndex> ring; ///< the first is not repeated
};

/// People drive over a square from any street that comes to it to any other: such an area becomes straight roads between
/// its mouths, along its border where a straight line would leave it. They have the area's id and attributes, but are no
/// way through where a street leads on, and no roads that a road book would draw of itself. Keeps the ways sorted by id.
void add_roads_across(std::vector<RoadArea> areas, Extract& extract);

} // namespace route::osm::detail
