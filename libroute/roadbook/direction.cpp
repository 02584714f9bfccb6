// SPDX-License-Identifier: BSL-1.0
#include "roadbook/direction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fmt/format.h>

namespace route::roadbook {

using junction::JunctionShape;
using junction::TurnClass;

namespace {

/// In the order of the enumeration.
constexpr auto names = std::to_array<std::string_view>({
    "turn_round",  "left_then_right", "right_then_left",     "left_twice",    "right_twice", "keep_left", "keep_right",
    "keep_middle", "straight",        "crossroads_straight", "bear_left",     "bear_right",  "turn_left", "turn_right",
    "sharp_left",  "sharp_right",     "hairpin_left",        "hairpin_right", "t_left",      "t_right",
});
static_assert(names.size() == static_cast<std::size_t>(Direction::t_right) + 1);

Direction to_hand(Hand hand, Direction left, Direction right) { return hand == Hand::left ? left : right; }

} // namespace

std::string_view name_of(Direction direction) { return names[static_cast<std::size_t>(direction)]; }

Direction direction_of(const junction::JunctionView& view) {
    const auto turn = junction::class_of(view.turn);
    const Hand hand = view.turn.hand() == Hand::right ? Hand::right : Hand::left;
    if (turn == TurnClass::back && view.goes_back()) return Direction::turn_round;
    if (const auto first = junction::first_of_two_turns(view)) {
        return to_hand(*first, Direction::left_then_right, Direction::right_then_left);
    }
    if (const auto twice = junction::hand_turned_twice(view)) {
        return to_hand(*twice, Direction::left_twice, Direction::right_twice);
    }
    const auto kept = junction::hand_kept_at_fork(view);
    const bool at_fork = view.shape == JunctionShape::fork || view.shape == JunctionShape::wye;
    const bool parts = at_fork || (view.shape == JunctionShape::bend && kept);
    if (parts && !junction::turns_off_a_straight_road(view)) {
        return kept ? to_hand(*kept, Direction::keep_left, Direction::keep_right) : Direction::keep_middle;
    }
    const bool crossing = view.shape == JunctionShape::crossroads || view.shape == JunctionShape::star;
    if (turn == TurnClass::straight) return crossing ? Direction::crossroads_straight : Direction::straight;
    if (turn == TurnClass::bear) return to_hand(hand, Direction::bear_left, Direction::bear_right);
    if (view.shape == JunctionShape::hairpin) return to_hand(hand, Direction::hairpin_left, Direction::hairpin_right);
    if (turn >= TurnClass::sharp) return to_hand(hand, Direction::sharp_left, Direction::sharp_right);
    if (view.shape == JunctionShape::tee) return to_hand(hand, Direction::t_left, Direction::t_right);
    return to_hand(hand, Direction::turn_left, Direction::turn_right);
}

std::string ordinal(const Phrases& phrases, int exit) {
    exit = std::max(exit, 1);
    return exit <= 9 ? phrases.say(fmt::format("ordinal.{}", exit))
                     : phrases.say("ordinal.more", {{"number", std::to_string(exit)}});
}

} // namespace route::roadbook
