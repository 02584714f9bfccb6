// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/polyline.hpp"

#include <span>
#include <vector>

namespace route::geo {

/// A piece of ground in a LocalFrame's plane, bounded by closed rings: inside is where an odd number of them goes round
/// a point, so that holes and separate parts need no telling. A ring need not repeat its first point.
struct Area {
    std::vector<PlaneLine> rings;
};

[[nodiscard]] bool contains(const Area& area, PlanePoint point);

/// How much of the line lies inside.
[[nodiscard]] Metres length_inside(std::span<const PlanePoint> line, const Area& area);

} // namespace route::geo
