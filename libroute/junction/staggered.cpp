// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include "junction/judgement.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace route::junction {

namespace {

/// What the crew does with the wheel, when it does so more than a little; turns to one hand after each other count once.
std::vector<Hand> hands_in_turn(const JunctionArms& view) {
    std::vector<Hand> hands;
    for (const TurnAngle turn : view.turns) {
        if (abs(turn) < judgement::wheel_turned) continue;
        const Hand hand = turn.hand();
        if (hands.empty() || hands.back() != hand) hands.push_back(hand);
    }
    return hands;
}

} // namespace

///        |                 Left at u and at once right at v: the sum of both turns would tell neither. The
///    ----v----u----        bit between them is part of the junction.
///             |
///
std::optional<Hand> first_of_two_turns(const JunctionArms& view) {
    const bool round_something = view.kind == JunctionKind::island_mouth || view.kind == JunctionKind::open_square;
    if (round_something && turns_off(view.turn)) return std::nullopt;
    const auto hands = hands_in_turn(view);
    if (hands.size() != 2) return std::nullopt;
    return hands.front();
}

///      |     |             Left at u and left again at v. Which way round is not told by the angle between the
///    --u-----v--           two roads, which is about 180°.
///
std::optional<Hand> hand_turned_twice(const JunctionArms& view) {
    if (view.kind == JunctionKind::island_mouth || class_of(view.turn) < TurnClass::sharp) return std::nullopt;
    std::vector<TurnAngle> corners; // what bends less is the road between them
    std::ranges::copy_if(view.turns, std::back_inserter(corners),
                         [](TurnAngle turn) { return abs(turn) >= judgement::wheel_turned; });
    const bool two = corners.size() == 2 && turns_off(corners.front()) && turns_off(corners.back());
    if (!two || corners.front().hand() != corners.back().hand()) return std::nullopt;
    return corners.front().hand();
}

namespace detail {

bool is_staggered(const Surroundings& /*around*/, const JunctionNodes& junction, const JunctionArms& view) {
    return junction.group.first != junction.group.last && hands_in_turn(view).size() == 2;
}

} // namespace detail

} // namespace route::junction
