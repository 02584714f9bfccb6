// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "chance.hpp"
#include "corridor_cuts.hpp"
#include "road_map.hpp"
#include "truth.hpp"

namespace synthetic {

/// A stretch of a corridor that gets two carriageways.
struct DualStretch {
    double from = 0; ///< along the corridor's line, in the plane
    double to = 0;
    NodeRef first = no_node; ///< where the carriageways part and join
    NodeRef last = no_node;
};

/// Two one-way roads beside the line. Roads that meet it there are bridged over with slip roads, cross at a gap with
/// signals, or reach the near carriageway only:
///
///         __/  \__                |              |
///     ---´--------`---      ------o------     ---o---------
///     ---.--||----.---      ------o------     -------------
///         \_||_  /                |
///
void build_dual_carriageway(const MeasuredLine& line, const DualStretch& stretch, std::vector<Cut>& cuts, const Tags& tags,
                            Chance& chance, RoadMap& map, Truth& truth);

} // namespace synthetic
