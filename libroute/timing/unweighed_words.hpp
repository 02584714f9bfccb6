// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace route::timing {

/// "shut-at-times": what the reason is called in files and in the keys of phrases.
[[nodiscard]] std::string_view name_of(Why why);
/// As OpenStreetMap calls what a rule hangs on: "way", "node", "relation".
[[nodiscard]] std::string_view object_of(osm::RuleSubject on);

/// "09:04–09:12": when the cars pass, by the clocks of the place.
[[nodiscard]] std::string hours_of(const Unweighed& item, const std::string& zone, std::chrono::year_month_day first_day);

/// The vehicle's own measure, in metres or tonnes.
[[nodiscard]] double measure_of(const Unweighed& item);

/// In English, as messages are: "in force: cars pass 09:04–09:12".
[[nodiscard]] std::string in_english(const Unweighed& item, const std::string& zone, std::chrono::year_month_day first_day);

} // namespace route::timing
