// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "routing/vehicle_profile.hpp"

namespace route::homologation {

/// What another map, a newer one, tells otherwise of the roads that the legs drive: roads that are gone or moved, closed to
/// cars in the driven direction, one-way or a roundabout now, renamed, with another speed limit. A road is the same where it
/// lies and leads, whatever its number in the map: editors part and join ways. Each change of a road is told once a leg.
/// What the event has permits for counts as before. Turn restrictions and gates are not compared.
void check_map_changes(const itinerary::Itinerary& itinerary, const network::RoadNetwork& roads,
                       const routing::VehicleProfile& profile, const network::RoadNetwork& newer, Diagnostics& found);

} // namespace route::homologation
