// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "geo/position.hpp"
#include "network/road_network.hpp"
#include "routing/snapping.hpp"

#include <string>

/// Private to itinerary/: how messages call roads, rows and places.
namespace route::itinerary::detail {

/// "way 24 Via Corta", by its number where it has no name.
[[nodiscard]] std::string told_road(const network::RoadNetwork& roads, network::DirectedEdge edge);
/// "way 24 Via Corta, 12 m": with how far the point lies from it.
[[nodiscard]] std::string told_road(const network::RoadNetwork& roads, const routing::RoadPlace& place);
/// "\"Povo\" (line 3)"; "line 3" of one without a name.
[[nodiscard]] std::string told_row(const edition::Waypoint& waypoint);
/// "46.00180 11.00000"
[[nodiscard]] std::string told_position(geo::Position position);

} // namespace route::itinerary::detail
