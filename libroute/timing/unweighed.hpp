// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/timed_itinerary.hpp"

namespace route::timing {

/// The same, with what the map says of each leg's roads, turns and nodes that a planner must look at. A condition that
/// closes a road while cars really pass is a warning, with its hours.
[[nodiscard]] TimedItinerary with_unweighed(TimedItinerary timed, const edition::Edition& edition,
                                            const itinerary::LegRights& rights, const network::RoadNetwork& roads,
                                            Diagnostics& found);

} // namespace route::timing
