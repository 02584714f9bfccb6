// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/waypoints_csv.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace route::edition {

/// The rows of trials.csv, sorted by leg, seq and line, and the trials (leg, seq) of which a row could not be
/// read.
struct TrialRows {
    std::vector<TrialLine> lines;
    std::set<std::pair<int, int>> incomplete;
    bool any_incomplete = false;      ///< a row's leg or seq could not be read at all
    std::vector<std::string> classes; ///< for which the table has columns of averages
    [[nodiscard]] bool is_complete(int leg, int seq) const { return !any_incomplete && !incomplete.contains({leg, seq}); }
};

[[nodiscard]] TrialRows read_trials(const std::string& file, std::string_view bytes, Diagnostics& found);

/// Checks the lines of each trial against its waypoint.
void check_trials(const WaypointRows& waypoints, const TrialRows& trials, Diagnostics& found);

} // namespace route::edition
