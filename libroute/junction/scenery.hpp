// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/local_frame.hpp"
#include "junction/surroundings.hpp"

/// Private to junction/: what stands in sight of a junction or place whose arms are settled.
namespace route::junction::detail {

[[nodiscard]] Scenery scenery_of(const Surroundings& around, const JunctionArms& arms);

/// What stands beside the road and helps to know the place.
[[nodiscard]] std::vector<PlacedLandmark> landmarks_at(const Surroundings& around, const geo::LocalFrame& frame,
                                                       const JunctionArms& arms);
[[nodiscard]] std::vector<PlacedSign> place_signs_at(const Surroundings& around, const geo::LocalFrame& frame,
                                                     const JunctionArms& arms);
/// Roads that cross the route on another level.
[[nodiscard]] std::vector<PassingRoad> passing_roads_at(const Surroundings& around, const geo::LocalFrame& frame,
                                                        const JunctionArms& arms);
/// Roundabouts that are not the junction itself.
[[nodiscard]] std::vector<NearbyRing> nearby_rings_at(const Surroundings& around, const geo::LocalFrame& frame,
                                                      const JunctionArms& arms);

/// Side roads that leave the route in sight of the junction but are no part of it, drawn for orientation. `group` holds the
/// junction's own nodes; null at a place.
[[nodiscard]] std::vector<Arm> roads_beside(const Surroundings& around, const NodeGroup* group, const JunctionArms& arms);

/// Arms and scenery in one. \pre the arms are settled
[[nodiscard]] JunctionView view_of(const Surroundings& around, JunctionArms arms, const NodeGroup* group);

} // namespace route::junction::detail
