// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"

#include <string>
#include <vector>

namespace route::timing {

/// What a trial asks between two of its lines: of linked trials a time, of average trials the average of the fastest class.
struct ImposedStretch {
    edition::TrialLine told_at; ///< the line that tells it
    Metres from;                ///< from the first line
    Metres to;
    Seconds time;
    std::string of_class; ///< empty for cars of no class, and of linked trials
    [[nodiscard]] KmPerHour average() const { return (to - from) / time; }
};

/// All of a trial, secret lines too, in its order; stretches of no length and lines that ask nothing left out.
/// \pre `first` is a trial's first line
[[nodiscard]] std::vector<ImposedStretch> imposed_stretches(const edition::Edition& edition,
                                                            const itinerary::PlacedControl& first);

} // namespace route::timing
