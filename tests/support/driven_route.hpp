// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "routing/leg_path.hpp"
#include "support/ascii_map.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route::test {

/// styles/profiles/historic-car.toml, as it is shipped.
[[nodiscard]] routing::VehicleProfile historic_car();

/// How a car goes over a drawn map.
class DrivenRoute {
public:
    DrivenRoute(const AsciiMap& map, const network::RoadNetwork& roads, std::optional<routing::LegPath> path);
    /// The letters that it passes: "ABCED"; empty when there is no way.
    [[nodiscard]] const std::string& nodes() const { return m_nodes; }
    /// By the geodesic.
    [[nodiscard]] Metres length() const;
    [[nodiscard]] Seconds cost() const { return m_path ? m_path->cost : Seconds{0}; }
    [[nodiscard]] const std::optional<routing::LegPath>& path() const { return m_path; }

private:
    std::optional<routing::LegPath> m_path;
    std::vector<geo::Position> m_track;
    std::string m_nodes;
};

/// A place to go through.
struct Stop {
    char letter;
    std::optional<Bearing> heading = std::nullopt;
    bool turn_round = false;
};

/// The cheapest way through all stops, each snapped to the road as waypoints are.
[[nodiscard]] DrivenRoute route_through(const AsciiMap& map, const std::vector<Stop>& stops,
                                        const routing::VehicleProfile& profile = historic_car());
/// The same, with stops as letters: "ADA" goes there and back.
[[nodiscard]] DrivenRoute route_through(const AsciiMap& map, std::string_view letters,
                                        const routing::VehicleProfile& profile = historic_car());
[[nodiscard]] inline DrivenRoute route_between(const AsciiMap& map, char from, char to,
                                               const routing::VehicleProfile& profile = historic_car()) {
    return route_through(map, std::string{from, to}, profile);
}

} // namespace route::test
