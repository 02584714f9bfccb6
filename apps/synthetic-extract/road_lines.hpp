// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "chance.hpp"
#include "plane.hpp"
#include "terrain.hpp"
#include "town_plan.hpp"

#include <vector>

/// The course of roads: lines in the plane, before they have nodes.
namespace synthetic {

/// A line from a to b that bends as roads do at every scale: the middle of each piece is moved aside by up to `bend` of
/// the piece's length, again and again, then smoothed (random midpoint displacement, Fournier, Fussell, Carpenter 1982).
[[nodiscard]] Line winding_line(Point a, Point b, double bend, Chance& chance);

/// A stretch of zigzag with hairpins, from a to b and as wide as `width_m` to both sides.
[[nodiscard]] Line hairpins(Point a, Point b, double width_m);

struct CorridorLine {
    Line line;
    double road_m = 0;     ///< from town centre to town centre
    double straight_m = 0; ///< likewise
    std::size_t hairpins = 0;
};

/// The corridors' courses: each looks for its way over the terrain, round the other towns and away from other corridors,
/// then bends until it is as long as roads between such towns are.
[[nodiscard]] std::vector<CorridorLine> corridor_lines(const MapTable& table, const std::vector<TownPlan>& towns,
                                                       const Terrain& terrain);

} // namespace synthetic
