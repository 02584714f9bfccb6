// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/languages.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

/// The waypoint list's rows, sorted by leg and seq. Legs of which a row could not be placed are told apart,
/// so that checks of a leg as a whole do not mislead.
struct WaypointRows {
    IndexedBy<WaypointIndex, Waypoint> waypoints;
    std::set<int> incomplete_legs;
    bool any_leg_incomplete = false; ///< a row's leg could not be read at all
    [[nodiscard]] bool is_complete(int leg) const { return !any_leg_incomplete && !incomplete_legs.contains(leg); }
};

/// Reads a waypoint list in any of its formats, told by the ending of `file`. Rows are checked alike in all of them;
/// a line is a row of a spreadsheet's sheet, and in a GeoPackage the number of a feature.
[[nodiscard]] WaypointRows read_waypoints(const std::string& file, std::string_view bytes, const Languages& languages,
                                          Diagnostics& found);

/// "waypoints.csv", "Waypoints.XLSX", …: whether a list may be called so.
[[nodiscard]] bool is_waypoint_file(std::string_view name);
/// Whether a file of that name, whatever it is called, is in a format that lists have.
[[nodiscard]] bool is_list_name(std::string_view name);

} // namespace route::edition
