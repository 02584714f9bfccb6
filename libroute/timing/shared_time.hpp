// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace route::timing {

/// A sector that takes its part of a time.
struct SharedSector {
    Seconds driving;            ///< what a driver needs: its weight
    std::chrono::minutes least; ///< that breaks no limit
};

/// Whole minutes for each sector, in their order, by their driving times, none below its least; they add up to `time`. Nothing
/// when the least ones do not fit into it.
[[nodiscard]] std::optional<std::vector<std::chrono::minutes>> shared_time(std::chrono::minutes time,
                                                                           const std::vector<SharedSector>& sectors);

} // namespace route::timing
