// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <optional>
#include <vector>

/// Inside of itinerary/ only: heights of a model that no road can have.
namespace route::itinerary {

/// A place at which the model is asked.
struct HeightSample {
    Chainage chainage;
    std::optional<Metres> height;
    Metres cell_size;
};

/// A stretch over which the model is not believed.
struct ModelFault {
    Chainage from;
    Chainage to;
    Metres step;         ///< the greatest rise or fall between two samples
    Metres within;       ///< the way between these
    bool zeros = false;  ///< the model holds zeros there, as files do that do not tell their holes
    bool bridged = true; ///< false: it is a single step, or reaches to an end of the leg or to a hole; it has no heights
};

/// Finds pits, peaks and steps steeper than any road, and zeros between heights, and bridges them by straight lines from
/// the last good height to the next one; where that is no road either, heights are left out. Samples are by chainage; tunnels and bridges are straight already.
[[nodiscard]] std::vector<ModelFault> bridge_faults(std::vector<HeightSample>& samples);

} // namespace route::itinerary
