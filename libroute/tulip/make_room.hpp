// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tulip/paper_view.hpp"

#include <vector>

/// Private to tulip/: roads of one drawing that come too near to each other are moved apart, as a draughtsman does: two
/// roads are two lines with white between them, or they meet at a point and part at an angle that the eye sees.
namespace route::tulip::detail {

/// White that the eye still sees between two lines of a picture 30 mm wide, in a car and at night.
inline constexpr Millimetres least_white{0.8};

/// A road on paper that may have to give way.
struct LaidRoad {
    PaperLine line;
    Millimetres half_width;
    double yields = 1;        ///< how readily it moves where two are too near; 0 stays where it is
    Millimetres end_half{};   ///< half the width of what stands at its end: ball or arrow; 0 for nothing
    Millimetres beyond_end{}; ///< how far an arrow's head reaches beyond the end
    bool end_stays = false;   ///< its end does not move: there the ball stands
};

/// The roads' lines, in the same order, moved as little as needed. Roads that meet still meet. Lines that nobody is near
/// come back as they were.
[[nodiscard]] std::vector<PaperLine> with_room(const std::vector<LaidRoad>& roads, const drawing::Rect& field);

} // namespace route::tulip::detail
