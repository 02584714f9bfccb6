// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <span>

/// Lengths and directions on the WGS84 ellipsoid (Karney's algorithms, as PROJ ships them). Every printed length is a
/// sum of these; thread-safe.
namespace route::geo {

/// The shortest way over the ground from a to b, exact to nanometres.
[[nodiscard]] Metres distance(Position a, Position b);

/// The direction in which the shortest way from a to b starts. \pre a != b, else due north is answered
[[nodiscard]] Bearing bearing(Position from, Position to);

/// The place `length` away from `from` in direction `bearing`, rounded to 1e-7°.
[[nodiscard]] Position destination(Position from, Bearing bearing, Metres length);

/// The sum of the distances between neighbours; 0 for fewer than two points.
[[nodiscard]] Metres length_of(std::span<const Position> line);

} // namespace route::geo
