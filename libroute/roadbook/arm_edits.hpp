// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edits.hpp"
#include "junction/junction_view.hpp"
#include "network/road_network.hpp"

#include <string>

/// Private to roadbook/: arms of a drawing moved, drawn anew or taken out by hand.
namespace route::roadbook::detail {

/// Changes one arm of what the box draws. Answers why it could not be done: "has no arm at 3 o'clock"; empty
/// when it was.
[[nodiscard]] std::string change_arm(const edition::ArmEdit& edit, const network::RoadNetwork& roads,
                                     junction::JunctionView& view);

} // namespace route::roadbook::detail
