// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <optional>
#include <vector>

namespace route::matching {

/// Where a line passes points that were written down in the order in which it comes to them: of all ways to go by them in
/// that order the one that comes nearest to them. Along the line, by geodesics; nothing for a point that it does not come
/// within `reach` of, in its turn.
[[nodiscard]] std::vector<std::optional<Metres>> passages_in_order(const std::vector<geo::Position>& line,
                                                                   const std::vector<geo::Position>& points, Metres reach);

} // namespace route::matching
