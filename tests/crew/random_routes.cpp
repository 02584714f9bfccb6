// SPDX-License-Identifier: BSL-1.0
#include "crew/random_routes.hpp"

#include "geo/geodesic.hpp"
#include "roadbook/drawn_rally.hpp"
#include "support/driven_route.hpp"
#include "support/random_town.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace route::test {

namespace {

using network::DirectedEdge;

/// A place on a road that a rally may use.
std::optional<geo::Position> random_place(const network::RoadNetwork& roads, const routing::VehicleProfile& profile,
                                          Dice& dice) {
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const DirectedEdge edge{network::SegmentId{dice(roads.segment_count())}, true};
        const auto road_class = roads.attributes(edge).road_class;
        const bool a_road = road_class <= network::RoadClass::residential && !roads.attributes(edge).roundabout;
        if (!a_road || !profile.may_drive(roads, edge) || roads.length(edge) < Metres{30}) continue;
        const auto shape = roads.shape(edge);
        const auto a = shape[(shape.size() - 1) / 2];
        const auto b = shape[(shape.size() - 1) / 2 + 1];
        return geo::destination(a, geo::bearing(a, b), geo::distance(a, b) * 0.5);
    }
    return std::nullopt;
}

std::optional<RandomRoute> random_route(const network::RoadNetwork& roads, Dice& dice, Metres length) {
    const auto profile = historic_car();
    // Roads are about that much longer than the straight line.
    constexpr double crooked = 1.4;
    Rally rally{roads};
    Metres sum;
    std::optional<geo::Position> before;
    while (sum < length) {
        const auto place = random_place(roads, profile, dice);
        if (!place) return std::nullopt;
        if (before) sum += geo::distance(*before, *place) * crooked;
        const auto kind = !before ? edition::Kind::start : sum < length ? edition::Kind::via : edition::Kind::finish;
        rally.at(*place, kind, std::string(edition::name_of(kind)));
        before = place;
    }
    try {
        auto timed = rally.timed();
        // Planners send nobody through yards and car parks.
        const bool through_yards =
            std::ranges::any_of(timed.itinerary.legs.front().path,
                                [&](const itinerary::PathStep& step) { return roads.attributes(step.edge).yard; });
        if (through_yards) return std::nullopt;
        return RandomRoute{std::move(timed), rally.book()};
    } catch (const std::logic_error&) {
        return std::nullopt; // an island, a stub that only leads out
    }
}

} // namespace

std::vector<RandomRoute> random_routes(const network::RoadNetwork& roads, std::uint32_t seed, std::size_t count,
                                       Metres length) {
    std::vector<RandomRoute> routes;
    Dice dice{seed};
    for (std::size_t attempt = 0; routes.size() < count && attempt < count * 20; ++attempt) {
        if (auto route = random_route(roads, dice, length)) routes.push_back(std::move(*route));
    }
    return routes;
}

} // namespace route::test
