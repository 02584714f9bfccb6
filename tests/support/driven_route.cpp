// SPDX-License-Identifier: BSL-1.0
#include "support/driven_route.hpp"

#include "geo/geodesic.hpp"

#include <stdexcept>

namespace route::test {

using routing::LegPath;

routing::VehicleProfile historic_car() { return routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car"); }

DrivenRoute::DrivenRoute(const AsciiMap& map, const network::RoadNetwork& roads, std::optional<LegPath> path)
    : m_path(std::move(path)) {
    if (!m_path) return;
    const auto pass = [&](geo::Position place) {
        if (!m_track.empty() && m_track.back() == place) return;
        m_track.push_back(place);
        if (const char letter = map.letter_at(place)) m_nodes += letter;
    };
    for (const auto& piece : m_path->pieces) {
        pass(piece.start);
        const auto shape = roads.shape(piece.edge);
        Metres along;
        for (std::size_t i = 1; i + 1 < shape.size(); ++i) {
            along += geo::distance(shape[i - 1], shape[i]);
            constexpr Metres same_place{0.05};
            if (along > piece.from + same_place && along < piece.to - same_place) pass(shape[i]);
        }
        pass(piece.end);
    }
}

Metres DrivenRoute::length() const { return geo::length_of(m_track); }

DrivenRoute route_through(const AsciiMap& map, const std::vector<Stop>& stops, const routing::VehicleProfile& profile) {
    const auto roads = map.network();
    std::vector<routing::RoutePoint> points;
    for (const auto& stop : stops) {
        const auto snap = routing::snapped(roads, profile, map.position(stop.letter), {profile.snap_radius, stop.heading});
        if (snap.places.empty()) throw std::logic_error(std::string("no road at ") + stop.letter);
        points.push_back({snap.places, stop.turn_round});
    }
    auto found = routing::cheapest_path(roads, profile, points);
    if (std::holds_alternative<routing::NoRoute>(found)) return {map, roads, std::nullopt};
    return {map, roads, std::get<LegPath>(std::move(found))};
}

DrivenRoute route_through(const AsciiMap& map, std::string_view letters, const routing::VehicleProfile& profile) {
    std::vector<Stop> stops;
    for (const char letter : letters) {
        stops.push_back({letter});
    }
    return route_through(map, stops, profile);
}

} // namespace route::test
