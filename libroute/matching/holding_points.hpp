// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/leg_path.hpp"
#include "routing/snapping.hpp"

#include <stop_token>
#include <vector>

namespace route::matching {

/// A place at which a cheapest path has to be held so that it follows a path that was driven.
struct HoldingPoint {
    routing::RoadPlace place;
    std::size_t piece = 0;   ///< of the driven path
    bool turn_round = false; ///< the car turned round there, where the road does not force it
};

/// What was found of a driven path.
struct HeldPath {
    std::vector<HoldingPoint> points; ///< along the path
    /// Pieces that no cheapest path drives however it is held: restrictions over ways, or a way through roads for those who
    /// stop there.
    std::vector<std::size_t> not_held;
};

/// Where the car turned round though the road led on. \pre driven is end to end
[[nodiscard]] std::vector<HoldingPoint> turning_points(const network::RoadNetwork& roads,
                                                       const std::vector<routing::PathPiece>& driven);

/// The places between the ends of a driven path that hold a cheapest path to it: few, in the middle of the pieces that the
/// cheapest path leaves out. `through` are places of it, in order, that the path is held at anyhow:
/// its turning points among them.
/// \pre driven is not empty. \throws Interrupted
[[nodiscard]] HeldPath holding_points(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                      const std::vector<routing::PathPiece>& driven,
                                      const std::vector<HoldingPoint>& through, const std::stop_token& stop = {});

} // namespace route::matching
