// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/road_orders.hpp"
#include "network/road_network.hpp"

#include <vector>

/// Private to itinerary/: which roads a permit or closure speaks of.
namespace route::itinerary::detail {

/// A road that lies along a drawn line.
struct RoadAlong {
    network::DirectedEdge edge; ///< in the line's direction
    Metres along;               ///< where on the line its middle lies
    Metres from;                ///< the stretch of the line that it follows
    Metres to;
    Metres distance; ///< from the line, on average
};

/// The segments of which at least half the length lies in an area or along a line, and those of the named ways;
/// ascending. Ferries only by name.
[[nodiscard]] std::vector<network::SegmentId> segments_of(const edition::OrderedGround& ground,
                                                          const network::RoadNetwork& roads);

/// The roads along a line, by their place on it. Where two run side by side, as carriageways do, only the nearer one.
[[nodiscard]] std::vector<RoadAlong> roads_along(const std::vector<geo::Position>& line, const network::RoadNetwork& roads);

} // namespace route::itinerary::detail
