// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_view.hpp"

/// Private to junction/: what a junction looks like from the road of arrival.
namespace route::junction::detail {

/// \pre arms and turn are settled
[[nodiscard]] JunctionShape shape_of(const JunctionArms& view);

} // namespace route::junction::detail
