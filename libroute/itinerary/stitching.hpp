// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "geo/elevation.hpp"
#include "itinerary/itinerary.hpp"
#include "itinerary/snapped_edition.hpp"
#include "routing/leg_path.hpp"

#include <vector>

namespace route::itinerary {

/// Leg paths as one measured itinerary: the road as driven with geodesic chainages, controls and trial lines at their
/// places, codes counted through the edition. A trial whose lines run past the leg's end is an error in `diagnostics`.
/// With an elevation model the legs have heights, and lengths go up and down when the edition asks for them in 3-D; what
/// the model does not cover is a warning, one a leg. \throws InputError when a raster is damaged
[[nodiscard]] Itinerary stitched(const edition::Edition& edition, const SnappedEdition& points,
                                 const std::vector<routing::LegPath>& paths, const network::RoadNetwork& roads,
                                 Diagnostics& diagnostics, const geo::ElevationModel* elevation = nullptr);

} // namespace route::itinerary
