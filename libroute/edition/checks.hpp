// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/waypoints_csv.hpp"

#include <map>

namespace route::edition {

/// Each leg begins with its only START and ends with its only FINISH.
void check_leg_order(const WaypointRows& rows, Diagnostics& found);

/// The legs of the waypoint list are those of edition.toml (`line_of_leg`), and the other way round.
void check_legs_match(const WaypointRows& rows, const std::map<int, int>& line_of_leg, Diagnostics& found);

/// Points that lie far from the rest and would lie near it with latitude and longitude changed over.
void check_swapped(const std::vector<Waypoint>& waypoints, Diagnostics& found);

/// Rows that tell a stretch's length, time and average must tell one story.
void check_stretches(const std::vector<Waypoint>& waypoints, Diagnostics& found);

/// Holds the legs and halts that edition.toml tells of start groups against the legs and the waypoint list.
void check_group_legs(const Edition& edition, Diagnostics& found);

} // namespace route::edition
