// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/polyline.hpp"
#include "junction/sight.hpp"

/// Private to junction/: the one eye by which the direction of a road is judged.
namespace route::junction::detail {

/// Where a road leads, outwards from the line's first point: over the metres that shape the picture, beyond the corner's
/// rounding and before the next bend.
[[nodiscard]] Bearing outlook_of(const geo::PlaneLine& line);

/// Where a road of arrival comes from, outwards: over the last metres before the junction, but not beyond a sharp bend,
/// which the driver has behind him.
[[nodiscard]] Bearing approach_of(const geo::PlaneLine& line);

/// The direction in which the line sets out, over its first `reach`.
[[nodiscard]] Bearing direction_of(const geo::PlaneLine& line, Metres reach);

/// What is to be seen of the road of an edge that leads outwards; its turn is left open.
[[nodiscard]] SeenRoad seen_road(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                 network::DirectedEdge edge, Bearing bearing);

/// How far one turns who arrives in a direction and leaves by a road.
[[nodiscard]] TurnAngle turn_into(Bearing arrival, const SeenRoad& road, bool goes_back);

} // namespace route::junction::detail
