// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "junction/drawn_leg.hpp"
#include "tulip/tulip.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace route::test {

using PaperLine = std::vector<drawing::Point>;

/// A road of a tulip: one stroke.
struct DrawnRoad {
    PaperLine line;
    Millimetres width;
    bool dashed = false;
};

/// A tulip taken apart by what its shapes look like: a reader has nothing else.
struct TulipParts {
    explicit TulipParts(const drawing::Picture& picture);

    drawing::Size size;
    std::vector<DrawnRoad> roads;
    std::vector<drawing::Point> balls; ///< centres of filled circles
    std::vector<PaperLine> arrows;     ///< filled heads; the tip comes first
    std::vector<PaperLine> bars;       ///< short strokes across a road: no entry, a control's line
    std::vector<drawing::Pictogram> signs;
    std::vector<drawing::Text> texts;
    std::vector<drawing::Rect> plates; ///< frames of what signposts say

    [[nodiscard]] drawing::Point ball() const { return balls.at(0); }
    [[nodiscard]] drawing::Point tip() const { return arrows.at(0).at(0); }
    /// The road that ends at the arrow's head. \pre there is an arrow
    [[nodiscard]] const DrawnRoad& road_to_the_arrow() const;
};

/// The tulip of the junction at a letter of a driven map.
[[nodiscard]] drawing::Picture tulip_at(const DrawnLeg& leg, char letter, const tulip::TulipOptions& options = {});

/// All that leaves the picture, or is no number: "road at 34.2 12.0"; empty when nothing does.
[[nodiscard]] std::string ink_outside(const drawing::Picture& picture);

/// All that lies on each other and should not: a sign on a road, on another sign, on the ball.
[[nodiscard]] std::string overlaps(const drawing::Picture& picture);

/// Where two roads run side by side so close that they are one blot: they have stood further than 6.5 mm from where they
/// meet, and yet there is less white than `white` between them. Empty when nowhere.
[[nodiscard]] std::string blots(const drawing::Picture& picture, Millimetres white);

/// The greatest distance between corresponding points of two pictures that hold the same items, in whatever
/// order they were drawn; a huge number when they do not.
[[nodiscard]] Millimetres greatest_difference(const drawing::Picture& a, const drawing::Picture& b);

[[nodiscard]] double distance_mm(drawing::Point a, drawing::Point b);

} // namespace route::test
