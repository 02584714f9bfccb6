// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <vector>

/// Private to osm/: roundabouts that the map draws without saying so.
namespace route::osm::detail {

/// Marks whole one-way ways that together run round a small circle, where at least three roads end, as roundabouts: a
/// crew sees a roundabout whatever the map's tags say. Turning loops, triangles round an island and blocks of houses
/// are none. \return rings of both kinds, tagged or not, that are open both ways, which nobody can drive: each by its ways
std::vector<std::vector<OsmWayId>> mark_untagged_rings(Extract& extract);

} // namespace route::osm::detail
