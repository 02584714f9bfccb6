// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/timed_leg.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace route::timing {

/// The permit in Edition::road_orders that closes a road to others on this leg, whichever way it is driven there.
[[nodiscard]] std::optional<std::size_t> closing_permit(const TimedLeg& leg, const itinerary::LegRights& rights,
                                                        network::DirectedEdge edge);

/// The way round a stretch that is closed to others.
struct Detour {
    Metres length;
    std::vector<std::string> roads; ///< numbers or names in the order of driving, those without left out
};

/// A stretch of a leg that a permit closes to all others.
struct ClosedStretch {
    std::size_t order = 0; ///< in Edition::road_orders
    Chainage from;
    Chainage to;
    PrintedLength printed_from; ///< from the leg's start
    PrintedLength printed_to;
    std::optional<Span> hours;    ///< nothing when clocks never show them
    std::optional<Detour> detour; ///< nothing where no road leads round it
};

/// What permits close along a leg, in its order. The detour is the cheapest way, by the map and the edition's vehicle, from the road
/// before the stretch to the road after it without any closed road, in the cars' own direction; there is none where a leg begins, ends or turns round within.
[[nodiscard]] std::vector<ClosedStretch> closed_stretches(const TimedLeg& leg, const network::RoadNetwork& roads,
                                                          const itinerary::LegRights& rights);

} // namespace route::timing
