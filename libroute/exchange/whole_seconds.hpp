// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "timing/timed_itinerary.hpp"

#include <vector>

/// Inside of exchange/ only: times for files that count whole seconds.
namespace route::exchange {

/// Whole seconds as near as can be to moments along the road, each later than the one before: where moments lie nearer together
/// than a second they part to both sides. Moments are counted as timing::Instant is. \pre `due` never falls
[[nodiscard]] std::vector<timing::Instant> rising_seconds(const std::vector<Seconds>& due);

} // namespace route::exchange
