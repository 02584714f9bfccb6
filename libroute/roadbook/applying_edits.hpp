// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "junction/viewing.hpp"
#include "network/road_network.hpp"
#include "roadbook/choice_options.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"

#include <vector>

/// Private to roadbook/: the planner's hand-made edits, applied to one leg's boxes.
namespace route::roadbook::detail {

/// What a leg's book was made from; all of it must outlive the call.
struct EditContext {
    const edition::Edition& edition;
    const itinerary::LegItinerary& leg;
    const timing::LegTimes& times;
    const network::RoadNetwork& roads;
    const junction::LegView& view;
    const std::vector<Phrases>& languages;
    const ChoiceOptions& options;
};

/// Applies the leg's edits to its boxes, which are numbered: their numbers stay. Answers what became of each,
/// in the order of Edition::edits.
[[nodiscard]] std::vector<EditOutcome> apply_edits(LegBook& book, const EditContext& context);

} // namespace route::roadbook::detail
