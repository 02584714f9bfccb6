// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/strokes.hpp"

#include <optional>

/// Private to crew/: a drawn roundabout as the crew reads it.
namespace route::crew::detail {

///        ^  |            The ball's road ends on a ring. The crew finds the arrow's road on it and counts the roads that
///        | /             it passes on its way round, as it will on the ground: all but the stubs with a bar, by which
///     --( o )-- 1        nobody leaves.
///         |
///         o
struct DrawnRing {
    int exit = 0;             ///< counted in driving order from the ball to the arrow; 0 where no arrow leaves the ring
    int exits = 0;            ///< all that one could leave by, the road of arrival not counted
    bool ball_inside = false; ///< within the ring: the crew comes from its middle
    bool tip_inside = false;  ///< the crew goes there
    bool crossed = false;     ///< a road leads through it
};

/// Nothing when the drawing shows no ring on to which the crew drives.
[[nodiscard]] std::optional<DrawnRing> drawn_ring(const Strokes& strokes, bool keeps_left);

} // namespace route::crew::detail
