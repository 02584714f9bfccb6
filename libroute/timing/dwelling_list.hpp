// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "timing/road_list.hpp"

#include <vector>

namespace route::timing {

/// People who live along a stretch of one road, and when the cars pass them.
struct DwellingRow {
    RoadListRow road;
    Bearing towards; ///< where the cars drive to, over the whole stretch
    int houses = 0;  ///< buildings that the map calls houses
    int numbers = 0; ///< house numbers
};

/// The roads of a leg at which the map knows houses or house numbers within `reach` of the route, in the order of driving. A house
/// near two roads stands at the nearer one; where the cars come by twice it stands at both.
[[nodiscard]] std::vector<DwellingRow> dwelling_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                                     const itinerary::LegRights* rights, const Authorities* authorities,
                                                     Metres reach);

} // namespace route::timing
