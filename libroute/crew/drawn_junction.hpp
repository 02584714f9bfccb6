// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/strokes.hpp"

#include <cstddef>
#include <optional>
#include <vector>

/// Private to crew/: a drawn junction as the crew reads it, from the ball to the arrow.
namespace route::crew::detail {

/// A road that is not the route's own, by where it sets out.
struct SideRoad {
    geo::PlaneLine line; ///< outwards from the route or from the junction
    bool barred = false; ///< no way in
    bool beside = false; ///< it leaves the road of arrival before the junction, or the road of leaving after it
    bool within = false; ///< both its ends meet other roads: a piece of the junction itself
};

/// Lines lie on the plan of 1:1000 of strokes.hpp.
struct DrawnJunction {
    geo::PlaneLine before; ///< the route from the ball to the junction's first node; empty at a start
    /// The ways from the first node to the last, the likeliest first; none where they are one.
    std::vector<geo::PlaneLine> insides;
    geo::PlaneLine after; ///< from the last node to the arrow's tip; empty at a finish
    std::vector<SideRoad> others;

    /// There is something to choose in it: the route comes, goes on, and other roads meet it, or it turns back.
    [[nodiscard]] bool shows_a_choice() const;
    [[nodiscard]] geo::PlanePoint first() const { return before.back(); }
    [[nodiscard]] geo::PlanePoint last() const { return after.front(); }
    /// The arrow comes back beside the ball.
    [[nodiscard]] bool turns_back() const;
    /// The arrow points against the direction in which the road comes from the ball.
    [[nodiscard]] bool points_back() const;
    /// The arrow comes back where it is, not round something.
    [[nodiscard]] bool turns_on_the_spot() const;
};

/// Reads a drawing of roads that meet. `keeps_left`: which side of an island is driven, where one is drawn.
[[nodiscard]] DrawnJunction drawn_junction(const Strokes& strokes, bool keeps_left);

} // namespace route::crew::detail
