// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "junction/junction_view.hpp"

#include <optional>
#include <string>
#include <vector>

/// From what a driver sees to the drawing of a box.
namespace route::tulip {

/// Something beside the road, by the pictogram that shows it.
struct DrawnLandmark {
    std::string pictogram;
    geo::PlanePoint at;                      ///< in the view's plane
    std::optional<junction::InSight> stands; ///< where the words say that it is: the drawing must not say otherwise
};

struct TulipOptions {
    drawing::Size size{Millimetres{34}, Millimetres{31}};
    std::vector<std::string> sign_pictograms; ///< of the controls at this place, drawn beside the road
    std::vector<DrawnLandmark> landmarks;
    int danger = 0;                               ///< `!` to `!!!`
    std::optional<junction::InSight> signs_stand; ///< where the text says that the controls are
    const drawing::FontSet* fonts = nullptr;      ///< of the signposts' plates; without fonts there are none
};

/// The junction with the entry from below: ball at the entry, arrow at the exit, the map's own angles.
[[nodiscard]] drawing::Picture tulip(const junction::JunctionView& view, const TulipOptions& options);

/// A planner's own drawing, by its pictogram, with danger and the controls' signs in a column beside it: it cannot know them.
[[nodiscard]] drawing::Picture own_tulip(const std::string& pictogram, const TulipOptions& options);

} // namespace route::tulip
