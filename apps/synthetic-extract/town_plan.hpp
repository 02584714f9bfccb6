// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "map_table.hpp"

#include <vector>

namespace synthetic {

/// Where a corridor meets a town's ring road.
struct TownEntry {
    std::size_t corridor = 0;
    bool at_start = false; ///< of the corridor
    double angle = 0;      ///< from the town's centre
};

/// How large a town is and where its main roads leave it; streets come later.
struct TownPlan {
    Point centre;
    double stretch = 1;
    double radius_m = 0;            ///< of the outer ring, about; 0 for a pass
    double shape = 0;               ///< turns the town's outline
    std::vector<TownEntry> entries; ///< by angle
    /// Towns are not quite round.
    [[nodiscard]] double radius_at(double angle) const {
        return radius_m * (1 + 0.11 * std::sin(2 * angle + shape) + 0.06 * std::sin(3 * angle - 2 * shape));
    }
    [[nodiscard]] Point on_ring(double angle) const { return centre + ray(angle) * (radius_at(angle) * stretch); }
};

/// Entries are spread so that roads to neighbouring directions do not lie upon each other.
[[nodiscard]] std::vector<TownPlan> plan_towns(const MapTable& table);

} // namespace synthetic
