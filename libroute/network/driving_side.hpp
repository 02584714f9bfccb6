// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/units.hpp"
#include "network/road_network.hpp"
#include "osm/extract.hpp"

/// Private to network/: on which side of the road people drive, as far as an extract tells.
namespace route::network::detail {

/// What speaks for one of the sides decides, in this order: `driving_side` written on most of the roads' length; the way
/// round that most roundabouts are drawn, since they are drawn as driven; the greater length of road on which one of the
/// sides is written. Roundabouts and ways that say the other side are told with their ids.
[[nodiscard]] std::optional<Hand> driving_side_of(const osm::Extract& extract, Diagnostics& diagnostics);

} // namespace route::network::detail
