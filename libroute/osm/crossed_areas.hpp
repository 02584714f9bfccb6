// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <vector>

namespace route::osm::detail {

/// A square or a yard of a road's class that is drawn by its border (area=yes).
struct RoadArea {
    RoadWay road;                              ///< its nodes are not counted
    std::vector<NodeIndex> ring;               ///< the first is not repeated
    std::vector<std::vector<NodeIndex>> holes; ///< islands in it that nobody drives over; likewise
};

/// People drive over a square from any street that comes to it to any other: such an area becomes straight roads between
/// its mouths, along its border where a straight line would leave it. They have the area's id, attributes and access, but are
/// no roads that a road book would draw of itself: the square is one. Keeps the ways sorted by id.
void add_roads_across(std::vector<RoadArea> areas, Extract& extract);

} // namespace route::osm::detail
