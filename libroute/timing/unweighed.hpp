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

/// What the map says of one road, which may be drawn as several ways.
struct UnweighedRoad {
    Unweighed all;          ///< from where its first way begins to where the last one ends
    std::size_t others = 0; ///< ways beside that of `all`
};
/// The list for people to read: ways of one name that follow each other and of which the map says the same are one road.
[[nodiscard]] std::vector<UnweighedRoad> by_roads(const std::vector<Unweighed>& list);

} // namespace route::timing
