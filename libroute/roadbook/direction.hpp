// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_view.hpp"
#include "roadbook/phrases.hpp"

#include <string>
#include <string_view>

namespace route::roadbook {

/// The way to take at a junction as a navigator calls it: by the turn, and by the shape of the junction. Words and devices read it.
enum class Direction {
    turn_round,
    left_then_right, ///< one hand and at once the other
    right_then_left,
    left_twice, ///< the same hand, and again at once
    right_twice,
    keep_left, ///< at a fork
    keep_right,
    keep_middle,
    straight,
    crossroads_straight,
    bear_left,
    bear_right,
    turn_left,
    turn_right,
    sharp_left,
    sharp_right,
    hairpin_left,
    hairpin_right,
    t_left, ///< where the road ends
    t_right,
};
/// As the phrase "box.NAME" ends.
[[nodiscard]] std::string_view name_of(Direction direction);

/// Of a roundabout it is what the way from entry to exit would be without the ring: its words count exits. \pre the view has
/// entry and exit
[[nodiscard]] Direction direction_of(const junction::JunctionView& view);

/// Which exit of a roundabout, as the language counts: "2nd".
[[nodiscard]] std::string ordinal(const Phrases& phrases, int exit);

} // namespace route::roadbook
