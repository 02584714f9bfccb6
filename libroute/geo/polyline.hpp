// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/local_frame.hpp"

#include <span>
#include <vector>

/// Lines in a LocalFrame's plane.
namespace route::geo {

using PlaneLine = std::vector<PlanePoint>;

/// The nearest point of a line to a given point.
struct NearestOnLine {
    PlanePoint point;
    Metres distance;         ///< from the given point
    Metres along;            ///< from the line's start
    std::size_t segment = 0; ///< the piece between points segment and segment+1
};

/// \pre line has at least one point
[[nodiscard]] NearestOnLine nearest_on(std::span<const PlanePoint> line, PlanePoint point);

[[nodiscard]] Metres length_of(std::span<const PlanePoint> line);

/// The point `along` metres from the start; clamped to the ends. \pre line is not empty
[[nodiscard]] PlanePoint point_along(std::span<const PlanePoint> line, Metres along);

/// The part between two places of the line, ends included. \pre from <= to
[[nodiscard]] PlaneLine part_of(std::span<const PlanePoint> line, Metres from, Metres to);

/// Fewer points, none of the left-out ones further than `tolerance` from the line (Douglas and Peucker 1973).
[[nodiscard]] PlaneLine simplified(std::span<const PlanePoint> line, Metres tolerance);

/// Which side of the direction from → to the point lies on: positive is left, twice the triangle's area in m².
[[nodiscard]] double side_of(PlanePoint from, PlanePoint to, PlanePoint point);

} // namespace route::geo
