// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"

#include <vector>

/// Private to roadbook/: what a box says.
namespace route::roadbook::detail {

/// What a box has to tell of.
struct Telling {
    bool starts_sector = false; ///< the second of the two boxes at a time control
    bool direction = false;     ///< which way to take
    KmPerHour told_limit;       ///< a lower speed limit is told up to this one
};

/// The words of one box in one language.
[[nodiscard]] std::vector<InfoLine> information_of(const Box& box, const edition::Edition& edition,
                                                   const itinerary::LegItinerary& leg, const Telling& telling,
                                                   const Phrases& phrases);

/// Pictograms of what stands at the junction.
[[nodiscard]] std::vector<std::string> pictograms_of(const Box& box);

} // namespace route::roadbook::detail
