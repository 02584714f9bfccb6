// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "timing/local_time.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <optional>
#include <string>

/// By which clocks the legs of an edition go, and when clocks show what its files say.
namespace route::timing {

/// Whether the time-zone database has every zone that edition and list name; what it lacks is told, each once.
[[nodiscard]] bool clocks_are_known(const edition::Edition& edition, Diagnostics& found);

/// When a leg's first car starts. Nothing, and told, when clocks never show that.
[[nodiscard]] std::optional<Instant> start_of(const edition::Edition& edition, const edition::Leg& leg, Diagnostics& found);

/// The moment of a leg at which clocks of `zone` show that time of day: on the leg's date or, where that is before its first
/// car, on the day after. Nothing, and told, when they never do.
[[nodiscard]] std::optional<Instant> moment_of(const edition::Edition& edition, const edition::Leg& leg,
                                               std::chrono::seconds time_of_day, const std::string& zone,
                                               const TimeSource& source, Diagnostics& found);

/// By which clocks a leg goes at a place: those of the control at it or before it.
[[nodiscard]] const std::string& clocks_at(const edition::Edition& edition, const itinerary::LegItinerary& leg,
                                           Chainage place);

/// What must be looked at where clocks change: orders of authorities whose hours tell no offset, and a leg that begins by
/// other clocks than the one before it ended by.
void check_clocks(const edition::Edition& edition, Diagnostics& found);

} // namespace route::timing
