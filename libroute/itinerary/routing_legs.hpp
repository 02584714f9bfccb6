// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "itinerary/leg_rights.hpp"
#include "itinerary/snapped_edition.hpp"
#include "routing/leg_path.hpp"

#include <optional>
#include <stop_token>
#include <vector>

namespace route::itinerary {

/// The points of a leg in order, each with its places on the road.
[[nodiscard]] std::vector<routing::RoutePoint> route_points(const edition::Edition& edition, const SnappedEdition& points,
                                                            int leg);

/// The cheapest path of each leg through its waypoints, in order. Nothing when a leg has none: the reason is in
/// `diagnostics`. \pre every point of `points` has a place. \throws Interrupted
[[nodiscard]] std::optional<std::vector<routing::LegPath>>
routed(const edition::Edition& edition, const SnappedEdition& points, const network::RoadNetwork& roads,
       const LegRights& rights, Diagnostics& diagnostics, const std::stop_token& stop = {});

} // namespace route::itinerary
