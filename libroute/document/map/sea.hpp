// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/clipping.hpp"
#include "geo/polyline.hpp"

#include <span>
#include <vector>

/// Inside of document/ only: OpenStreetMap draws the edge of the sea and no sea.
namespace route::document {

/// A piece of sea: the first ring is its outside, the others are islands in it. No ring repeats its first point.
using SeaRings = std::vector<geo::PlaneLine>;

/// The sea in a window: what the coastlines cut out of it and lies on their right.
/// \param coasts  coastlines inside the window, each with the land on its left
/// Where the map's data end and a coastline with them, so that land and sea are not parted, nothing is taken for sea.
/// \throws std::runtime_error  when GEOS fails
[[nodiscard]] std::vector<SeaRings> sea_in(const geo::Window& window, std::span<const geo::PlaneLine> coasts);

} // namespace route::document
