// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"

#include <vector>

namespace route::itinerary {

/// Where a rescue car reaches the route on a road that the cars do not come by.
struct AccessPoint {
    Chainage chainage;
    geo::Position position;
    network::DirectedEdge road; ///< that leads to the route
};

/// The junctions at which a public road of class tertiary or above comes to the leg, in its order: roads that an ambulance finds by
/// their number or name, wide enough to meet other cars. The road may be driven towards the route, by its tags. Of points within
/// 500 m of each other the one on the most important road stays.
[[nodiscard]] std::vector<AccessPoint> access_points(const LegItinerary& leg, const network::RoadNetwork& roads);

} // namespace route::itinerary
