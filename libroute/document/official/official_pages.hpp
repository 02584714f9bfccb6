// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/fingerprint.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "edition/edition.hpp"
#include "network/road_network.hpp"
#include "roadbook/phrases.hpp"
#include "timing/timed_itinerary.hpp"

#include <string>
#include <vector>

namespace route::document {

/// Everything that the documents beside the road book are made from; it must outlive the call.
struct OfficialInput {
    const edition::Edition& edition;
    const timing::TimedItinerary& itinerary;
    /// In the order of printing: the first large and for numbers, the second small under it. At least one.
    const std::vector<roadbook::Phrases>& phrases;
    std::string attribution;                     ///< of the map
    Fingerprint fingerprint;                     ///< of the build
    const network::RoadNetwork* roads = nullptr; ///< of plans, and of names in profiles; without it there are none
};

/// The edition's itinerary in the federation's form: a table and, with elevation, a profile for each leg, then all legs.
/// For officials, and fit to be published: nothing secret reaches it. All of these \throw InputError for a missing phrase
/// or a letter that the fonts lack.
[[nodiscard]] MadePages itinerary_pages(const OfficialInput& input, const PageStyle& style, const drawing::FontSet& fonts,
                                        Diagnostics& diagnostics);

/// A crew's time card of a leg: a field for each control, target times, nothing secret. \pre leg_index < legs
[[nodiscard]] MadePages time_card_pages(const OfficialInput& input, std::size_t leg_index, const PageStyle& style,
                                        const drawing::FontSet& fonts, Diagnostics& diagnostics);

/// A sheet for each control and trial line of a leg, the secret ones too: where it is, when it works, what to do there.
/// Never to be given to crews. \pre leg_index < legs
[[nodiscard]] MadePages marshal_pages(const OfficialInput& input, std::size_t leg_index, const PageStyle& style,
                                      const drawing::FontSet& fonts, Diagnostics& diagnostics);

} // namespace route::document
