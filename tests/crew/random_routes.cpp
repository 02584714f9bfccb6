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

/// Places on roads that a rally may use, drawn so that the same seed draws the same places from a map in which a few roads
/// were added, parted or taken away: each road stands at a number made of its own place, not at its number in the network.
class Places {
public:
    Places(const network::RoadNetwork& roads, const routing::VehicleProfile& profile) {
        for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
            const DirectedEdge edge{network::SegmentId{s}, true};
            const auto road_class = roads.attributes(edge).road_class;
            const bool a_road = road_class <= network::RoadClass::residential && !roads.attributes(edge).roundabout;
            if (!a_road || !profile.may_drive(roads, edge) || roads.length(edge) < Metres{30}) continue;
            const auto shape = roads.shape(edge);
            const auto a = shape[(shape.size() - 1) / 2];
            const auto b = shape[(shape.size() - 1) / 2 + 1];
            const auto middle = geo::destination(a, geo::bearing(a, b), geo::distance(a, b) * 0.5);
            m_places.push_back({number_of(middle), middle});
        }
        std::ranges::sort(m_places, {}, &Place::number);
    }

    [[nodiscard]] bool empty() const { return m_places.empty(); }

    [[nodiscard]] geo::Position drawn(Dice& dice) const {
        const std::uint64_t number = (std::uint64_t{dice(largest)} << 32U) | dice(largest);
        const auto place = std::ranges::lower_bound(m_places, number, {}, &Place::number);
        return (place == m_places.end() ? m_places.front() : *place).position;
    }

private:
    static constexpr std::uint32_t largest = 0xffff'ffff;
    struct Place {
        std::uint64_t number = 0;
        geo::Position position;
    };
    /// Scattered by the finaliser of MurmurHash3.
    static std::uint64_t number_of(const geo::Position& position) {
        std::uint64_t h = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(position.latitude.e7())) << 32U) |
                          static_cast<std::uint32_t>(position.longitude.e7());
        h = (h ^ (h >> 33U)) * 0xff51'afd7'ed55'8ccdU;
        h = (h ^ (h >> 33U)) * 0xc4ce'b9fe'1a85'ec53U;
        return h ^ (h >> 33U);
    }
    std::vector<Place> m_places;
};

std::optional<RandomRoute> random_route(const network::RoadNetwork& roads, const Places& places, Dice dice, Metres length) {
    // Roads are about that much longer than the straight line.
    constexpr double crooked = 1.4;
    Rally rally{roads};
    Metres sum;
    std::optional<geo::Position> before;
    while (sum < length) {
        const auto place = places.drawn(dice);
        if (before) sum += geo::distance(*before, place) * crooked;
        const auto kind = !before ? edition::Kind::start : sum < length ? edition::Kind::via : edition::Kind::finish;
        rally.at(place, kind, std::string(edition::name_of(kind)));
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
    const Places places{roads, historic_car()};
    constexpr std::uint32_t attempts_a_route = 20;
    for (std::uint32_t attempt = 0; !places.empty() && routes.size() < count && attempt < count * attempts_a_route;
         ++attempt) {
        // Dice of its own for each attempt: one route more or less leaves the others what they are.
        if (auto route = random_route(roads, places, Dice{seed * 10'000 + attempt}, length))
            routes.push_back(std::move(*route));
    }
    return routes;
}

} // namespace route::test
