// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "junction/sight.hpp"
#include "network/road_network.hpp"

#include <vector>

/// Private to roadbook/: places on the road itself by which a crew knows where it is, without any junction.
namespace route::roadbook::detail {

/// Where the leg goes over a pass or a border, ascending; as often as it does.
[[nodiscard]] std::vector<Chainage> way_marks_of(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg,
                                                 const std::vector<junction::RouteNode>& nodes);

} // namespace route::roadbook::detail
