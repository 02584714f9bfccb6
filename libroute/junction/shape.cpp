// SPDX-License-Identifier: BSL-1.0
#include "junction/shape.hpp"

#include "junction/judgement.hpp"

#include <algorithm>
#include <array>

namespace route::junction {

std::string_view name_of(JunctionShape shape) {
    static constexpr std::array<std::string_view, 10> names{"open_road", "side_road", "crossroads", "tee",     "wye",
                                                            "fork",      "star",      "bend",       "hairpin", "ring"};
    return names.at(static_cast<std::size_t>(shape));
}

namespace {

/// The side roads, by where they lead.
struct Sides {
    std::size_t count = 0;
    std::size_t across = 0;                            ///< those that do not lead ahead
    bool straight_on = false;                          ///< one leads ahead
    bool opposite = false;                             ///< one leads to the other hand than the route
    TurnAngle least_side = TurnAngle::degrees(180);    ///< how far the straightest of them leads away from straight on
    TurnAngle nearest_rival = TurnAngle::degrees(180); ///< between the route and the rival nearest to it
    bool rival_left = false;                           ///< one that could be taken leads ahead, to the left of the route
    bool rival_right = false;
    TurnAngle least_oblique = TurnAngle::degrees(180); ///< how far the rival nearest to straight on leads away from it
};

bool leads_ahead(TurnAngle turn) { return abs(turn) < judgement::leads_ahead; }

/// To which hand of the route a road leads. One that parts from it at another node than the exit does is seen there: a ramp
/// that leaves to the right may lie to the left of the main road further on.
bool leads_left_of_route(const JunctionArms& view, const Arm& arm) {
    constexpr Metres one_node{1};
    constexpr Metres eye{20};
    const auto root = arm.line.front();
    const auto at = geo::nearest_on(view.driven, root);
    if ((root - view.exit_arm()->line.front()).norm() < one_node || at.distance > one_node) return arm.turn < view.turn;
    const auto route = geo::point_along(view.driven, at.along + eye) - root;
    const auto leads = geo::point_along(arm.line, eye) - root;
    return leads.direction() - route.direction() < TurnAngle{};
}

Sides sides_of(const JunctionArms& view) {
    const TurnAngle taken = abs(view.turn);
    // Both tines of a fork lead ahead; a road that leaves a straight one at a wide angle is a side road.
    const auto widest_tine = taken < judgement::straight_over ? judgement::leads_ahead : judgement::widest_tine;
    Sides sides;
    for (const Arm& arm : view.arms) {
        if (arm.role != ArmRole::side || arm.beside) continue;
        ++sides.count;
        sides.least_side = std::min(sides.least_side, abs(arm.turn));
        if (leads_ahead(arm.turn)) {
            sides.straight_on = true;
        } else {
            ++sides.across;
            sides.opposite = sides.opposite || arm.turn.hand() != view.turn.hand();
        }
        if (arm.may_enter && abs(arm.turn) < widest_tine && taken < judgement::widest_tine) {
            (leads_left_of_route(view, arm) ? sides.rival_left : sides.rival_right) = true;
            sides.least_oblique = std::min(sides.least_oblique, abs(arm.turn));
            sides.nearest_rival = std::min(sides.nearest_rival, abs(arm.turn - view.turn));
        }
    }
    return sides;
}

/// Ways, the route's or others, lead to both hands.
bool leads_to_both_hands(const JunctionArms& view) {
    const auto leads_to = [&](Hand hand) {
        return std::ranges::any_of(view.arms, [&](const Arm& arm) {
            return arm.role != ArmRole::entry && !arm.beside && !leads_ahead(arm.turn) && arm.turn.hand() == hand;
        });
    };
    return leads_to(Hand::left) && leads_to(Hand::right);
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
    const TurnAngle taken = abs(view.turn);
    if (sides.count == 0) return JunctionShape::open_road;
    const bool keeps_to_main_road = stays_on_main_road(view);
    if (taken > judgement::sharp_turn && taken < judgement::full_turn && keeps_to_main_road) return JunctionShape::hairpin;
    if (sides.count == 1 && keeps_to_main_road && taken > judgement::felt_turn && sides.straight_on &&
        abs(taken - sides.least_side) > judgement::straighter_by && sides.least_side < taken) {
        return JunctionShape::bend;
    }
    if (sides.rival_left != sides.rival_right && (sides.count < 3 || sides.nearest_rival < judgement::tines_apart)) {
        const bool both_slanted = sides.least_oblique > judgement::slanted && taken > judgement::slanted && sides.count == 1;
        return both_slanted ? JunctionShape::wye : JunctionShape::fork;
    }
    const bool one_of_three = sides.rival_left && sides.rival_right && sides.across < 2 && taken < judgement::felt_turn;
    if (one_of_three) return JunctionShape::fork; // the middle one
    if (sides.count >= 3) return JunctionShape::star;
    // A main road that bends hard to one hand, with a lane leaving it half ahead to the other, does not end there.
    const bool ends_at_a_bar = !keeps_to_main_road || sides.least_side > judgement::bar_across;
    if (sides.count == 1 && sides.across == 1 && sides.opposite && taken > judgement::ends_across && ends_at_a_bar)
        return JunctionShape::tee;
    return sides.count == 2 && leads_to_both_hands(view) ? JunctionShape::crossroads : JunctionShape::side_road;
}

} // namespace detail

bool turns_off_a_straight_road(const JunctionArms& view) {
    return turns_off(view.turn) && std::ranges::any_of(view.arms, [](const Arm& arm) {
               return arm.role == ArmRole::side && !arm.beside && arm.may_enter && class_of(arm.turn) == TurnClass::straight;
           });
}

std::optional<Hand> hand_kept_at_fork(const JunctionArms& view) {
    Sides sides = sides_of(view);
    if (view.inner_tine == Hand::left) sides.rival_left = true;
    if (view.inner_tine == Hand::right) sides.rival_right = true;
    if (sides.rival_left == sides.rival_right) return std::nullopt;
    return sides.rival_left ? Hand::right : Hand::left;
}

} // namespace route::junction
