// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <variant>
#include <vector>

/// Inside of exchange/ only: the places of a leg that crews' devices show.
namespace route::exchange {

/// A control, or a box.
struct CrewPoint {
    Chainage chainage;
    std::variant<ControlIndex, const roadbook::Box*> what;
};

/// Controls that are not secret, and the boxes that are at no control, as they come along the road. Boxes are those of the
/// publication's book. \pre leg_index < the publication's legs
[[nodiscard]] std::vector<CrewPoint> crew_points(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
