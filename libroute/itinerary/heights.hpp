// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/elevation.hpp"
#include "itinerary/itinerary.hpp"
#include "itinerary/model_faults.hpp"
#include "network/road_network.hpp"

#include <vector>

/// Inside of itinerary/ only: from a model of the ground to the height of a road. docs/units.md tells the method.
namespace route::itinerary {

/// The heights of a leg whose track and path are made; empty when the model knows none of them. `faults` are where it is
/// not believed. \throws InputError
[[nodiscard]] std::vector<HeightPoint> heights_along(const LegItinerary& leg, const network::RoadNetwork& roads,
                                                     const geo::ElevationModel& elevation, std::vector<ModelFault>& faults);

/// From chainages over the map to chainages over the slopes: sums of sqrt(ds² + dh²).
class SlopedChainages {
public:
    /// `heights` by chainages over the map. \pre not empty
    explicit SlopedChainages(const std::vector<HeightPoint>& heights);
    [[nodiscard]] Chainage at(Chainage flat) const;
    /// Turns every chainage of track, path and heights.
    void apply_to(LegItinerary& leg) const;

private:
    std::vector<Chainage> m_flat;
    std::vector<Chainage> m_sloped;
};

} // namespace route::itinerary
