// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"
#include "routing/driving_rights.hpp"
#include "timing/timed_itinerary.hpp"

#include <cstdint>
#include <vector>

namespace route::test {

/// A leg through points drawn at random, and its road book.
struct RandomRoute {
    timing::TimedItinerary timed;
    roadbook::RoadBook book;
    [[nodiscard]] const itinerary::LegItinerary& leg() const { return timed.itinerary.legs.front(); }
    [[nodiscard]] const roadbook::LegBook& leg_book() const { return book.legs.front(); }
};

/// Routes of about the length, the same for the same seed on every machine. Points that no car gets to are drawn again.
[[nodiscard]] std::vector<RandomRoute> random_routes(const network::RoadNetwork& roads, std::uint32_t seed,
                                                     std::size_t count, Metres length);

} // namespace route::test
