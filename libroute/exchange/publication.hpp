// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "edition/edition.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"

#include <string>

/// Files for other programs and devices, made from finished values. It decides formats, nothing else: no
/// length, time or text is computed here that the pages do not have too.
namespace route::exchange {

/// Everything that one build gives away; it must outlive the call.
struct Publication {
    const edition::Edition& edition;
    const timing::TimedItinerary& timed;
    const roadbook::RoadBook& book;
    std::string attribution; ///< of the map: "© OpenStreetMap contributors, ODbL 1.0"
    Fingerprint fingerprint; ///< of the build
};

} // namespace route::exchange
