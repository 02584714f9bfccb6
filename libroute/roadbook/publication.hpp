// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"
#include "timing/authorities.hpp"
#include "timing/timed_itinerary.hpp"
#include "timing/timed_leg.hpp"

#include <string>
#include <vector>

namespace route::roadbook {

/// What one build gives away, made once and given to every writer of pages and files; what it refers to must outlive it.
struct Publication {
    const edition::Edition& edition;
    const timing::TimedItinerary& timed;
    const RoadBook& book;
    /// In the order of printing: the first large and for numbers, the second small under it. At least one.
    const std::vector<Phrases>& phrases;
    std::string attribution;                          ///< of the map: "© OpenStreetMap contributors, ODbL 1.0"
    Fingerprint fingerprint;                          ///< of the build
    const network::RoadNetwork* roads = nullptr;      ///< of maps and plans; without it none are drawn
    const itinerary::LegRights* rights = nullptr;     ///< which roads permits opened; without it nobody tells
    const timing::Authorities* authorities = nullptr; ///< who keeps roads; without it nobody tells

    /// \pre index < the itinerary's legs
    [[nodiscard]] timing::TimedLeg leg(LegIndex index) const { return {edition, timed, index}; }
    /// The leg's boxes; nothing when the book has no such leg.
    [[nodiscard]] const LegBook* book_of(LegIndex index) const;
};

} // namespace route::roadbook
