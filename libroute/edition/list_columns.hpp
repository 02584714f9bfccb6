// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

/// Inside of edition/ only: the columns that the organiser's tables may have, in the order in which they are written.
namespace route::edition {

/// Of waypoints.csv; and a note in each language.
inline constexpr std::array<std::string_view, 21> waypoint_columns{
    "leg",      "seq",          "kind",           "name",       "lat",        "lon",         "position",
    "place",    "radius_m",     "heading_deg",    "side",       "target_min", "average_kmh", "declared_km",
    "stop_min", "restart_time", "odometer_reset", "turn_round", "note",       "phone",       "time_zone"};

/// Of trials.csv; and averages for each class.
inline constexpr std::array<std::string_view, 9> trial_columns{"leg",         "seq",    "line",     "at_m",  "time_s",
                                                               "average_kmh", "secret", "given_as", "starts"};

} // namespace route::edition
