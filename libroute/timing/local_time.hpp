// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <optional>
#include <string>

/// Local time is made here and nowhere else, by the system's time-zone database. `zone` is an IANA name.
namespace route::timing {

/// What a clock on the wall shows.
struct LocalTime {
    std::chrono::year_month_day date;
    std::chrono::seconds time_of_day{0};
    std::chrono::minutes offset{0}; ///< ahead of UTC
};

/// "2024-06-11"
[[nodiscard]] std::string date_text(std::chrono::year_month_day date);
/// "13:20:00"
[[nodiscard]] std::string time_text(std::chrono::seconds time_of_day);

/// Who gives a local time or a zone, for messages.
struct TimeSource {
    SourceLine where;
    std::string subject;
};

/// True when the time-zone database has the zone; else tells a bad input with the name that was probably
/// meant.
[[nodiscard]] bool is_time_zone(const std::string& zone, const TimeSource& source, Diagnostics& found);

/// \throws InputError when there is no such zone
[[nodiscard]] LocalTime local_time(Instant instant, const std::string& zone);

/// "2024-06-11T13:20:00+02:00". \throws InputError when there is no such zone
[[nodiscard]] std::string iso8601(Instant instant, const std::string& zone);

/// "2024-06-11T11:20:00Z"
[[nodiscard]] std::string iso8601_utc(Instant instant);

/// What tells a clock's time from the other one that it shows on the night when summer time ends: "CEST" or "CET",
/// "UTC-3" where a zone has no letters; empty at any other time. \throws InputError when there is no such zone
[[nodiscard]] std::string which_of_two(Instant instant, const std::string& zone);

/// What the zone calls its time at that moment: "CEST", or "UTC-3" where it has no letters. \throws InputError when there is
/// no such zone
[[nodiscard]] std::string letters_of(Instant instant, const std::string& zone);

/// "13:20", as tables print it; "00:35 +1" on the day after `first_day`; "02:10 CEST" in the hour that occurs twice.
/// \throws InputError when there is no such zone
[[nodiscard]] std::string clock_text(Instant instant, const std::string& zone, std::chrono::year_month_day first_day);

/// The instant at which clocks show that time. A time that the change to summer time leaves out is a bad
/// input; one that occurs twice on the way back means the first, and is a warning. Nothing after an error.
[[nodiscard]] std::optional<Instant> instant_of(std::chrono::year_month_day date, std::chrono::seconds time_of_day,
                                                const std::string& zone, const TimeSource& source, Diagnostics& found);

} // namespace route::timing
