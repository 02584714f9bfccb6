// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "timing/speed_caps.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace route::timing {

/// The least whole number of minutes in which `length` is driven no faster than `limit`. \pre limit > 0
[[nodiscard]] std::chrono::minutes least_minutes(Metres length, KmPerHour limit);

/// How long after the first car the last car of all groups starts.
[[nodiscard]] std::chrono::seconds last_car_after_first(const std::vector<edition::StartGroup>& groups);

/// Sectors between time controls, target times, and when cars are due everywhere. A target time is the row's
/// own, else the least whole minutes at the row's or the edition's average. Infeasible are a sector above the
/// limits of its roads and a halt that restarts before its first car comes in; nothing is answered then, nor
/// after a bad input. \pre itinerary.legs are edition.legs, in the same order
[[nodiscard]] std::optional<TimedItinerary> timed(const edition::Edition& edition, itinerary::Itinerary itinerary,
                                                  const RuleSet& rules, const LegCaps& caps, Diagnostics& found);
/// The same on open roads everywhere.
[[nodiscard]] std::optional<TimedItinerary> timed(const edition::Edition& edition, itinerary::Itinerary itinerary,
                                                  const RuleSet& rules, Diagnostics& found);

} // namespace route::timing
