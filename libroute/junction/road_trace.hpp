// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/polyline.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"

#include <vector>

/// Private to junction/: lines of roads in a view's plane.
namespace route::junction::detail {

/// A road followed away from a node.
struct Trace {
    geo::PlaneLine line;
    std::vector<network::NodeId> nodes; ///< passed on the way, the first one not included
    std::vector<Metres> reached_after;  ///< how far along the line each of them lies
};

/// Follows an edge for `length`, over later nodes as the eye does: always the straightest road, never a sharp turn.
[[nodiscard]] Trace trace_of(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres length,
                             const geo::LocalFrame& frame);

/// The leg's road between two chainages (clamped to the leg), in the plane.
[[nodiscard]] geo::PlaneLine driven_line(const itinerary::LegItinerary& leg, Chainage from, Chainage to,
                                         const geo::LocalFrame& frame);

/// Whether the route turns round on the spot between two places of it.
[[nodiscard]] bool turns_round_between(const itinerary::LegItinerary& leg, Chainage from, Chainage to);

} // namespace route::junction::detail
