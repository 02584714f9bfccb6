// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "junction/decision_point.hpp"
#include "junction/junction_view.hpp"
#include "junction/viewing.hpp"

#include <span>
#include <vector>

/// Private to junction/: what the handlers of all kinds of junctions share.
namespace route::junction::detail {

/// All that a handler may look at.
struct Surroundings {
    const network::RoadNetwork& roads;
    const routing::DrivingRights& rights;
    const itinerary::LegItinerary& leg;
    std::span<const RouteNode> nodes;
    std::span<const DecisionPoint> decisions;
};

/// How much of the road a drawing may show on each side of its junction.
inline constexpr Metres sight{110};

/// An arm with everything that the network tells about its road; `edge` leads outwards.
[[nodiscard]] Arm arm_of(const Surroundings& around, network::DirectedEdge edge, geo::PlaneLine line);

/// A handler for one node, or several that are one drawing; also for a place on an open road (an empty group).
[[nodiscard]] JunctionView junction_view(const Surroundings& around, const NodeGroup& group);
[[nodiscard]] JunctionView place_view(const Surroundings& around, Chainage chainage);
/// The handler for roundabouts.
[[nodiscard]] JunctionView roundabout_view(const Surroundings& around, const NodeGroup& group);

/// The direction in which the line sets out, over its first `reach`.
[[nodiscard]] Bearing direction_of(const geo::PlaneLine& line, Metres reach);
/// Where a road of arrival comes from, outwards: over the last metres before the junction, but not beyond a sharp bend,
/// which the driver has behind him.
[[nodiscard]] Bearing approach_of(const geo::PlaneLine& line);

/// Side roads that leave the route in sight of the junction but are no part of it, and what stands along the road.
void add_scenery(const Surroundings& around, const NodeGroup* group, const geo::LocalFrame& frame, JunctionView& view);

/// What stands beside the road and helps to know the place. \pre the view's entry and leave are settled
void add_landmarks(const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view);
void add_place_signs(const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view);
/// Roads that cross the route on another level. \pre the driven line is settled
void add_passing_roads(const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view);
/// Roundabouts in sight. \pre of a roundabout: its own ring is measured
void add_nearby_rings(const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view);

/// Entry first, exit second, then clockwise from the entry.
void sort_arms(JunctionView& view);

} // namespace route::junction::detail
