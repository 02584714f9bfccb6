// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/position.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace route::timing {

/// When the sun's upper edge crosses the horizon at a place on a day, to the minute, by the clocks' date there; nothing
/// where it does not on that day, beyond the polar circles. Mountains round about are not in it.
struct Daylight {
    std::optional<Instant> sunrise;
    std::optional<Instant> sunset;
};

/// \throws InputError when there is no such zone
[[nodiscard]] Daylight daylight(geo::Position place, std::chrono::year_month_day date, const std::string& zone);

} // namespace route::timing
