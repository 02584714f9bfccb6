// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "homologation/planned_edition.hpp"
#include "network/road_network.hpp"

namespace route::homologation {

/// What another map, a newer one, tells otherwise of the roads that the legs drive: roads that are gone or moved, closed to
/// cars in the driven direction, one-way or a roundabout now, renamed, with another speed limit. A road is the same where it
/// lies and leads, whatever its number in the map: editors part and join ways. Each change of a road is told once a leg.
/// Turn restrictions are not compared.
void check_map_changes(const PlannedEdition& planned, const network::RoadNetwork& newer, Diagnostics& found);

} // namespace route::homologation
