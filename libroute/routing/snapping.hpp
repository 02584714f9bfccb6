// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <optional>
#include <vector>

namespace route::routing {

/// A place on a road, with a direction in which it may be driven.
struct RoadPlace {
    network::DirectedEdge edge;
    Metres along; ///< from the edge's start, in its direction; at most its length
    geo::Position position;
    Metres distance; ///< from the point that was asked for

    auto operator<=>(const RoadPlace&) const = default;
};

struct SnapOptions {
    Metres radius;
    std::optional<Bearing> heading; ///< only directions within 60° of it
};

struct Snap {
    /// The nearest road in each direction that may be driven, then rivals a little further away, by distance.
    std::vector<RoadPlace> places;
    /// When `places` is empty: the nearest road that may be driven within 5 km.
    std::optional<RoadPlace> nearest_beyond;
    /// The nearest road within the radius that may not be driven, when it is nearer than all of `places`.
    std::optional<RoadPlace> closed;
    /// Another road, not joined to the nearest one there, that is nearly as near: the planner may have meant that.
    std::optional<RoadPlace> rival;
};

/// The nearest place on each road within the radius in each direction that may be driven, by distance.
[[nodiscard]] std::vector<RoadPlace> places_within(const network::RoadNetwork& roads, const DrivingRights& rights,
                                                   geo::Position point, Metres radius);

/// The place so far along an edge. \pre along is from 0 to the edge's length
[[nodiscard]] RoadPlace place_on(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres along);

/// Of the road there, as it is driven.
[[nodiscard]] Bearing heading_at(const network::RoadNetwork& roads, const RoadPlace& place);

/// Where cars with these rights can be nearest to a point.
[[nodiscard]] Snap snapped(const network::RoadNetwork& roads, const DrivingRights& rights, geo::Position point,
                           const SnapOptions& options);

} // namespace route::routing
