// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "routing/snapping.hpp"

#include <vector>

namespace route::itinerary {

/// The waypoints of an edition with the places on the road where cars can pass them.
struct SnappedEdition {
    struct Point {
        geo::Position asked;                    ///< what the organiser wrote, or the place found by name
        std::vector<routing::RoadPlace> places; ///< empty only after an error
    };
    IndexedBy<WaypointIndex, Point> points; ///< one for each of Edition::waypoints
};

/// Finds names in the network and roads near every waypoint. Each waypoint that cannot be placed is an error in
/// `diagnostics` (all of them, not the first); far and ambiguous snaps are warnings.
[[nodiscard]] SnappedEdition snapped(const edition::Edition& edition, const network::RoadNetwork& roads,
                                     const LegRights& rights, Diagnostics& diagnostics);

} // namespace route::itinerary
