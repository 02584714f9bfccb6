// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_view.hpp"

/// Private to tulip/: how much of the road a drawing shows.
namespace route::tulip::detail {

/// How fast the crew comes to the junction: by the limit of its road, else by what the road's class lets expect, and no
/// faster than the road's last bends let it.
[[nodiscard]] KmPerHour speed_of_arrival(const junction::JunctionView& view);

/// From the junction to where the drawing ends: what the junction itself needs, and as much of the road as is driven in
/// three seconds, within what can be read.
[[nodiscard]] Metres look_ahead(const junction::JunctionView& view);

} // namespace route::tulip::detail
