// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace route::itinerary {

/// Whether a rule's condition holds during the hours of a leg.
enum class Force : std::uint8_t { never, sometimes, always };

/// Of each leg's number, for each rule of the network. What cannot be judged is `sometimes`: it counts where it closes a
/// road, and not where it opens one.
using RuleForces = std::map<int, std::vector<Force>>;

/// Where the rules of the map – hours, limits, what holds for other vehicles than cars – let such a vehicle drive
/// otherwise than the roads' attributes say. `forces` is of one leg; of rules whose conditions hold at some of its hours
/// the strictest counts.
[[nodiscard]] routing::RoadExceptions exceptions_by_rules(const network::RoadNetwork& roads,
                                                          const routing::VehicleProfile& profile,
                                                          const std::vector<Force>& forces);

} // namespace route::itinerary
