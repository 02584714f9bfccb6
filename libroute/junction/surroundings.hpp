// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "junction/judgement.hpp"
#include "junction/junction_view.hpp"
#include "junction/sight.hpp"
#include "junction/viewing.hpp"

#include <span>

/// Private to junction/: all that a handler may look at.
namespace route::junction::detail {

struct Surroundings {
    const network::RoadNetwork& roads;
    const routing::DrivingRights& rights;
    const itinerary::LegItinerary& leg;
    std::span<const RouteNode> nodes;
    std::span<const Sight> sights; ///< one for each node
};

using judgement::shown_road;

/// An arm with everything that the network tells about its road; `edge` leads outwards. Seen as from node `seen_from` of
/// the route where that has it in sight, else over the line's own first metres. Its turn is left open.
[[nodiscard]] Arm arm_of(const Surroundings& around, network::DirectedEdge edge, geo::PlaneLine line);
[[nodiscard]] Arm arm_of(const Surroundings& around, const SeenRoad& road, geo::PlaneLine line);

} // namespace route::junction::detail
