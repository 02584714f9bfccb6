// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/drawn_junction.hpp"

#include <vector>

/// Private to crew/: a drawn junction laid on the ground.
namespace route::crew::detail {

/// Metres of ground for each millimetre of paper. The middle of a junction may be drawn larger than its arms.
struct DrawingScale {
    double of_arms = 4;
    double of_middle = 4;
};

/// The drawing in metres, as far as a scale is right.
struct Sketch {
    geo::PlaneLine route; ///< from the ball to the arrow
    Metres first;         ///< where along it the junction begins
    Metres last;          ///< and where it ends
    std::vector<SideRoad> others;

    /// The whole junction is one crossing.
    [[nodiscard]] bool is_one_node() const { return last - first < Metres{1}; }
    enum class Shown { all, without_a_bar };
    /// Where the lines lead that meet on the route at a place of it, over so much road; straight on is 0. The route's own way
    /// on is among them.
    [[nodiscard]] std::vector<TurnAngle> directions_at(Metres along, Metres reach, Shown shown = Shown::all) const;
    /// How many ways on it offers at its first node: not those with a bar.
    [[nodiscard]] int ways_open_at_first() const;
    /// Whether a road begins or ends on the route there.
    [[nodiscard]] bool has_road_at(Metres along, Metres reach) const;
    /// The turn from the direction of arrival to where the arrow leads.
    [[nodiscard]] TurnAngle turn() const;
};

/// `inside`: by which of the ways from the first node to the last; empty where they are one.
[[nodiscard]] Sketch sketch_of(const DrawnJunction& drawn, const geo::PlaneLine& inside, const DrawingScale& scale);

} // namespace route::crew::detail
