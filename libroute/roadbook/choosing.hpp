// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "roadbook/choice_options.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"

#include <vector>

namespace route::roadbook {

/// The road book of a whole edition: a box wherever the golden rule fails, at every roundabout, control, trial line and
/// danger, and for reassurance; with texts in every language given.
[[nodiscard]] RoadBook road_book_of(const edition::Edition& edition, const timing::TimedItinerary& timed,
                                    const network::RoadNetwork& roads, const itinerary::LegRights& rights,
                                    const std::vector<Phrases>& languages, const ChoiceOptions& options);

} // namespace route::roadbook
