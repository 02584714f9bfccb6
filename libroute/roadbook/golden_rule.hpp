// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/sight.hpp"

#include <optional>

namespace route::roadbook {

/// Why a stranger who stays on "the road he is on" would not stay on the route.
enum class Doubt {
    turns_round,     ///< the route goes back where it came from
    changes_to_ship, ///< a ferry is boarded or left
    road_left,       ///< another way looks more like the road than the route does
    rival_alike,     ///< another way looks as much like the road as the route does
    main_road_bends, ///< a minor road goes straight on where the main road bends
    road_ends,       ///< the road ends at another, to the left or to the right
    priority_lost,   ///< a more important road is crossed
};

/// The golden rule of road books: stay on the road you are on until the book tells you to leave it. A box is due
/// where a stranger would not do that, and nowhere else. Class, bend and priority decide; the same
/// number or name on the signs counts as half a class.
[[nodiscard]] std::optional<Doubt> doubt_at(const junction::Sight& point);

} // namespace route::roadbook
