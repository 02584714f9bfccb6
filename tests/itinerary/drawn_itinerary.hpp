// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/reading.hpp"
#include "itinerary/routing_legs.hpp"
#include "itinerary/stitching.hpp"
#include "support/drawn_edition.hpp"
#include "support/driven_route.hpp"

#include <optional>
#include <string>
#include <vector>

namespace route::test {

/// A drawn edition, read, snapped, routed and stitched as the program does; stops where it would.
struct DrawnItinerary {
    explicit DrawnItinerary(const DrawnEdition& drawn)
        : roads(network::RoadNetwork::open(drawn.network_file())),
          edition(edition::read_edition(drawn.write(), {{"en", "it"}, {"it", "en"}}, found)) {
        const auto profile = historic_car();
        points = itinerary::snapped(edition, roads, profile, found);
        if (found.has_errors()) return;
        const auto paths = itinerary::routed(edition, points, roads, profile, found);
        if (!paths) return;
        std::optional<geo::ElevationModel> elevation;
        if (!edition.elevation.empty()) elevation.emplace(geo::ElevationModel::open(edition.elevation));
        itinerary = itinerary::stitched(edition, points, *paths, roads, found, elevation ? &*elevation : nullptr);
    }
    [[nodiscard]] const itinerary::LegItinerary& leg(std::size_t index = 0) const { return itinerary->legs.at(index); }
    /// Messages as printed, one a line.
    [[nodiscard]] std::string messages() const {
        std::string text;
        for (const auto& diagnostic : found.all()) {
            text += to_text(diagnostic) + "\n";
        }
        return text;
    }

    Diagnostics found;
    network::RoadNetwork roads;
    edition::Edition edition;
    itinerary::SnappedEdition points;
    std::optional<itinerary::Itinerary> itinerary;
};

} // namespace route::test
