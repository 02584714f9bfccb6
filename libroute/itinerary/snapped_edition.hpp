// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "routing/snapping.hpp"

#include <optional>
#include <vector>

namespace route::itinerary {

/// The waypoints of an edition with the places on the road where cars can pass them.
struct SnappedEdition {
    struct Point {
        geo::Position asked;                     ///< what the organiser wrote, or the place found by name
        std::vector<routing::RoadPlace> places;  ///< empty only after an error
        std::optional<routing::RoadPlace> rival; ///< another road that is nearly as near as the nearest
    };
    IndexedBy<WaypointIndex, Point> points; ///< one for each of Edition::waypoints
};

/// Finds names in the network and roads near every waypoint. Each waypoint that cannot be placed is an error in
/// `diagnostics` (all of them, not the first); far snaps, and nearer roads that are
/// closed to the cars, are warnings. Of two roads that are near the way decides: routing tells.
[[nodiscard]] SnappedEdition snapped(const edition::Edition& edition, const network::RoadNetwork& roads,
                                     const LegRights& rights, Diagnostics& diagnostics);

} // namespace route::itinerary
