// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/polyline.hpp"

#include <span>
#include <vector>

/// What of a line or a ring lies in a window of the plane: so that a map holds no more than it shows.
namespace route::geo {

struct Window {
    PlanePoint south_west;
    PlanePoint north_east;
    [[nodiscard]] bool contains(PlanePoint p) const {
        return p.east >= south_west.east && p.east <= north_east.east && p.north >= south_west.north &&
               p.north <= north_east.north;
    }
};

/// The parts of the line inside, each of at least two points (Liang and Barsky 1984).
[[nodiscard]] std::vector<PlaneLine> clipped_line(std::span<const PlanePoint> line, const Window& window);

/// The part of the ground inside; it may run along the window's sides (Sutherland and Hodgman 1974). Empty when nothing
/// is inside. The first point is not repeated.
[[nodiscard]] PlaneLine clipped_ring(std::span<const PlanePoint> ring, const Window& window);

} // namespace route::geo
