// SPDX-License-Identifier: BSL-1.0
#include "itinerary/told_roads.hpp"

#include <fmt/format.h>

namespace route::itinerary::detail {

std::string told_road(const network::RoadNetwork& roads, network::DirectedEdge edge) {
    const auto way = roads.way(edge);
    const auto name = roads.name(way).empty() ? roads.ref(way) : roads.name(way);
    return fmt::format("way {}{}{}", roads.osm_id(way).value(), name.empty() ? "" : " ", name);
}

std::string told_road(const network::RoadNetwork& roads, const routing::RoadPlace& place) {
    return fmt::format("{}, {:.0f} m", told_road(roads, place.edge), place.distance.count());
}

std::string told_row(const edition::Waypoint& waypoint) {
    if (waypoint.name.empty()) return fmt::format("line {}", waypoint.where.line);
    return fmt::format("\"{}\" (line {})", waypoint.name, waypoint.where.line);
}

std::string told_position(geo::Position position) {
    return fmt::format("{:.5f} {:.5f}", position.latitude.degrees(), position.longitude.degrees());
}

} // namespace route::itinerary::detail
