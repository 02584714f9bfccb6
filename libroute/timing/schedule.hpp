// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "timing/driving_time.hpp"
#include "timing/speed_caps.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace route::timing {

/// The least whole number of minutes in which `length` is driven no faster than `limit`. \pre limit > 0
[[nodiscard]] std::chrono::minutes least_minutes(Metres length, KmPerHour limit);

/// Sectors between time controls, target times, and when cars are due everywhere. A target time is the row's
/// own, else the least whole minutes at the row's average, else a share of the time that is left until the leg's finish, by
/// driving times, else the least whole minutes at the edition's average. Infeasible are a sector above the
/// limits of its roads, a leg with less time than its sectors take at them, and a halt that restarts before its first car
/// comes in; nothing is answered then, nor after a bad input. \pre itinerary.legs are edition.legs, in the same order
[[nodiscard]] std::optional<TimedItinerary> timed(const edition::Edition& edition, itinerary::Itinerary itinerary,
                                                  const RuleSet& rules, const LegCaps& caps, const LegDriving& driving,
                                                  Diagnostics& found);
/// The same on open roads everywhere, of which no driving times are known.
[[nodiscard]] std::optional<TimedItinerary> timed(const edition::Edition& edition, itinerary::Itinerary itinerary,
                                                  const RuleSet& rules, Diagnostics& found);

} // namespace route::timing
