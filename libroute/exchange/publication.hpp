// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "edition/edition.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"
#include "timing/timed_leg.hpp"

#include <string>

/// Files for other programs and devices, made from finished values. It decides formats; lengths are
/// differences of the printed chainages, as on the pages.
namespace route::exchange {

/// Everything that one build gives away; it must outlive the call.
struct Publication {
    const edition::Edition& edition;
    const timing::TimedItinerary& timed;
    const roadbook::RoadBook& book;
    std::string attribution; ///< of the map: "© OpenStreetMap contributors, ODbL 1.0"
    Fingerprint fingerprint; ///< of the build

    /// \pre index < the itinerary's legs
    [[nodiscard]] timing::TimedLeg leg(std::size_t index) const { return {edition, timed, index}; }
};

} // namespace route::exchange
