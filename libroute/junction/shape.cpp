// SPDX-License-Identifier: BSL-1.0
#include "junction/shape.hpp"

#include <algorithm>
#include <array>

namespace route::junction {

std::string_view name_of(JunctionShape shape) {
    static constexpr std::array<std::string_view, 10> names{"open_road", "side_road", "crossroads", "tee",     "wye",
                                                            "fork",      "star",      "bend",       "hairpin", "ring"};
    return names.at(static_cast<std::size_t>(shape));
}

namespace {

/// A way that leads more or less ahead.
constexpr double ahead = 45;

/// The side roads, by where they lead.
struct Sides {
    std::size_t count = 0;
    std::size_t across = 0;     ///< those that do not lead ahead
    bool straight_on = false;   ///< one leads ahead
    bool opposite = false;      ///< one leads to the other hand than the route
    double least_side = 180;    ///< how far the straightest of them leads away from straight on
    double nearest_rival = 180; ///< between the route and the rival nearest to it
    bool rival_left = false;    ///< one that could be taken leads ahead, to the left of the route
    bool rival_right = false;
    double least_oblique = 180; ///< how far the rival nearest to straight on leads away from it
};

Sides sides_of(const JunctionArms& view) {
    const double turn = view.turn.degrees();
    const double deviation = view.turn.deviation_degrees();
    // Both tines of a fork lead ahead; a road that leaves a straight one at a wide angle is a side road.
    const double widest_tine = deviation < 12 ? 45 : 60;
    Sides sides;
    for (const Arm& arm : view.arms) {
        if (arm.role != ArmRole::side || arm.beside) continue;
        const TurnAngle angle = arm.turn;
        ++sides.count;
        sides.least_side = std::min(sides.least_side, angle.deviation_degrees());
        if (angle.deviation_degrees() < ahead) {
            sides.straight_on = true;
        } else {
            ++sides.across;
            sides.opposite = sides.opposite || (angle.degrees() > 0) != (turn > 0);
        }
        if (arm.may_enter && angle.deviation_degrees() < widest_tine && deviation < 60) {
            (angle.degrees() < turn ? sides.rival_left : sides.rival_right) = true;
            sides.least_oblique = std::min(sides.least_oblique, angle.deviation_degrees());
            sides.nearest_rival =
                std::min(sides.nearest_rival, TurnAngle::degrees(angle.degrees() - turn).deviation_degrees());
        }
    }
    return sides;
}

/// Ways, the route's or others, lead to both hands.
bool leads_to_both_hands(const JunctionArms& view) {
    const auto leads_to = [&](bool right) {
        return std::ranges::any_of(view.arms, [&](const Arm& arm) {
            return arm.role != ArmRole::entry && !arm.beside && arm.turn.deviation_degrees() >= ahead &&
                   (arm.turn.degrees() > 0) == right;
        });
    };
    return leads_to(true) && leads_to(false);
}

/// The road of arrival goes on by the exit, and every other road is smaller.
bool stays_on_main_road(const JunctionArms& view) {
    const int rank = rank_of(view.exit_arm()->look);
    if (rank_of(view.entry_arm()->look) != rank) return false;
    return std::ranges::all_of(
        view.arms, [rank](const Arm& arm) { return arm.role != ArmRole::side || arm.beside || rank_of(arm.look) > rank; });
}

} // namespace

namespace detail {

///      T           Y          fork        crossroads     star         bend       hairpin
///
///   ---+---      \   /        \   |           |         \ | /           |        .---.
///      |          \ /          \  |        ---+---      --+--           +---     |   +---
///      |           +            \ |           |           |             |        |   |
///      |           |             +|           |           |             |
///
/// All of them are seen from the road of arrival, at the bottom: along the bar of a T there is a side road, no T.
JunctionShape shape_of(const JunctionArms& view) {
    if (view.entry_arm() == nullptr || view.exit_arm() == nullptr) return JunctionShape::open_road;
    const Sides sides = sides_of(view);
    const double deviation = view.turn.deviation_degrees();
    if (sides.count == 0) return JunctionShape::open_road;
    constexpr double hairpin = 120;
    const bool keeps_to_main_road = stays_on_main_road(view);
    if (deviation > hairpin && deviation < 175 && keeps_to_main_road) return JunctionShape::hairpin;
    constexpr double bends = 20;
    constexpr double straighter = 15;
    if (sides.count == 1 && keeps_to_main_road && deviation > bends && sides.straight_on &&
        sides.least_side + straighter < deviation) {
        return JunctionShape::bend;
    }
    constexpr double wide = 35; // so far apart that nobody takes one tine for the other
    if (sides.rival_left != sides.rival_right && (sides.count < 3 || sides.nearest_rival < wide)) {
        constexpr double oblique = 38;
        const bool both_slanted = sides.least_oblique > oblique && deviation > oblique && sides.count == 1;
        return both_slanted ? JunctionShape::wye : JunctionShape::fork;
    }
    const bool one_of_three = sides.rival_left && sides.rival_right && sides.across < 2 && deviation < bends;
    if (one_of_three) return JunctionShape::fork; // the middle one
    if (sides.count >= 3) return JunctionShape::star;
    constexpr double ends = 50;
    // A main road that bends hard to one hand, with a lane leaving it half ahead to the other, does not end there.
    constexpr double lies_across = 65;
    const bool ends_at_a_bar = !keeps_to_main_road || sides.least_side > lies_across;
    if (sides.count == 1 && sides.across == 1 && sides.opposite && deviation > ends && ends_at_a_bar)
        return JunctionShape::tee;
    return sides.count == 2 && leads_to_both_hands(view) ? JunctionShape::crossroads : JunctionShape::side_road;
}

} // namespace detail

std::optional<Hand> hand_kept_at_fork(const JunctionArms& view) {
    const Sides sides = sides_of(view);
    if (sides.rival_left == sides.rival_right) return std::nullopt;
    return sides.rival_left ? Hand::right : Hand::left;
}

} // namespace route::junction
