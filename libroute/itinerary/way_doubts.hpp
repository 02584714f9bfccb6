// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/snapped_edition.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/leg_path.hpp"

#include <stop_token>
#include <vector>

/// Private to itinerary/: what of a leg's way a planner may not have meant.
namespace route::itinerary::detail {

/// A leg's rows with where they may lie on the road.
struct LegRows {
    const edition::Edition& edition;
    const SnappedEdition& points;
    std::vector<WaypointIndex> rows; ///< in order

    [[nodiscard]] const edition::Waypoint& waypoint(std::size_t row) const { return edition.waypoints[rows[row]]; }
    [[nodiscard]] const SnappedEdition::Point& point(std::size_t row) const { return points.points[rows[row]]; }
    [[nodiscard]] routing::RoutePoint route_point(std::size_t row) const {
        return {point(row).places, waypoint(row).turn_round};
    }
};

/// Tells where the way turns round, is much longer than one that could turn at its ends, leads through roads for those
/// only who stop there, passes a point on the other carriageway first, and which road near a point was taken and why.
/// \throws Interrupted
void tell_way_doubts(const LegRows& leg, const routing::LegPath& path, const network::RoadNetwork& roads,
                     const routing::DrivingRights& rights, Diagnostics& diagnostics, const std::stop_token& stop);

/// Two roads are near a point, and no way tells which is right.
void tell_rival(const edition::Waypoint& waypoint, const SnappedEdition::Point& point, const network::RoadNetwork& roads,
                Diagnostics& diagnostics);

} // namespace route::itinerary::detail
