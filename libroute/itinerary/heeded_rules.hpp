// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "itinerary/leg_rights.hpp"
#include "itinerary/snapped_edition.hpp"
#include "network/road_network.hpp"

#include <stop_token>

namespace route::itinerary {

/// The same, with the rules of the map – hours, limits – that keep each leg from the way that it would take without them.
/// \throws Interrupted
[[nodiscard]] Itinerary with_heeded_rules(Itinerary itinerary, const edition::Edition& edition, const SnappedEdition& points,
                                          const network::RoadNetwork& roads, const LegRights& rights,
                                          const std::stop_token& stop = {});

} // namespace route::itinerary
