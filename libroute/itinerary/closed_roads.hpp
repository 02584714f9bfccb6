// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/leg_path.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace route::itinerary::detail {

/// The tag that closes a road to such a vehicle, as far as the map tells one: "access=private".
[[nodiscard]] std::string why_closed(const network::RoadNetwork& roads, const routing::VehicleProfile& profile,
                                     network::DirectedEdge edge);

/// What stands in the way between two points that no route joins: the roads and nodes that a car would have to be let
/// over on the way that needs the least of them. "way 24 Via Corta (access=private) at 46.00180 11.00000". Nothing when no
/// road at all leads there, one-ways kept.
[[nodiscard]] std::vector<std::string> in_the_way(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                                  const routing::RoutePoint& from, const routing::RoutePoint& to,
                                                  const std::stop_token& stop);

} // namespace route::itinerary::detail
