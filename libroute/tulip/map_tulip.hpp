// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tulip/road_pen.hpp"
#include "tulip/tulip.hpp"

#include <optional>
#include <string>
#include <vector>

/// Private to tulip/: the two ways of drawing a junction, and what they share.
namespace route::tulip::detail {

/// Roads as they lie on the map.
[[nodiscard]] drawing::Picture map_tulip(const junction::JunctionView& view, const TulipOptions& options);
/// A roundabout: a ring with its arms.
[[nodiscard]] drawing::Picture ring_tulip(const junction::JunctionView& view, const TulipOptions& options);

/// Where the junction stands in the picture.
[[nodiscard]] drawing::Point middle_of(const drawing::Size& size);
/// Pictogram of something at its place; nothing for what only the text tells.
[[nodiscard]] std::optional<std::string> pictogram_for(junction::Feature feature);
void draw_signs(const TulipOptions& options, drawing::Point at, RoadPen& pen);

/// An arm as it is drawn, from the junction outwards; of the exit the line goes on to the arrow's tip.
struct DrawnArm {
    const junction::Arm* arm = nullptr;
    PaperLine line;
};

/// What signposts say, at the exit first, then at side roads where there is room.
void draw_plates(const std::vector<DrawnArm>& arms, const TulipOptions& options, RoadPen& pen);

/// The arrow's head stands beyond its line's end and must stay in the picture.
[[nodiscard]] drawing::Rect field_for_arrow(const RoadPen& pen);

} // namespace route::tulip::detail
