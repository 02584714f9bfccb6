// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"

#include <vector>

/// Private to roadbook/: what a box says.
namespace route::roadbook::detail {

/// The words of one box in one language. `starts_sector` is the second of the two boxes at a time control.
[[nodiscard]] std::vector<InfoLine> information_of(const Box& box, const edition::Edition& edition,
                                                   const itinerary::LegItinerary& leg, bool starts_sector,
                                                   bool tells_direction, const Phrases& phrases);

/// Pictograms of what stands at the junction.
[[nodiscard]] std::vector<std::string> pictograms_of(const Box& box);

} // namespace route::roadbook::detail
