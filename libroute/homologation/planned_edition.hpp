// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "homologation/check_rules.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"

#include <string>

namespace route::homologation {

/// What is held against the rules. Keeps references: all of it must outlive it.
struct PlannedEdition {
    const edition::Edition& edition;
    const network::RoadNetwork& roads;
    const itinerary::LegRights& rights;
    const timing::TimedItinerary& timed;
    const roadbook::RoadBook& book;
    const CheckLimits& limits;
};

/// Holds a planned edition against what an approving officer asks beyond what planning itself tells: where controls stand and
/// whether there is room, what is asked of trials and targets, roads met twice, what the map says of the route, fuel, meals,
/// night, the age of the map, boxes. All findings have their place on the route, where they have one.
void check_planned(const PlannedEdition& planned, Diagnostics& found);

} // namespace route::homologation
