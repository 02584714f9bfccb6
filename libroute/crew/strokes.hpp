// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "geo/polyline.hpp"

#include <optional>
#include <vector>

/// Private to crew/: a tulip taken apart by what its shapes look like; the crew has nothing else.
namespace route::crew::detail {

/// Drawings are read as plans of 1:1000: a millimetre of paper is a metre of the plane, up is north. Which scale a drawing
/// has nobody tells the crew; see Sketch.
[[nodiscard]] geo::PlanePoint on_plan(drawing::Point point);

/// A road of the drawing: one stroke of the pen.
struct DrawnRoad {
    geo::PlaneLine line;
    Millimetres width;
    bool barred = false; ///< a bar lies across its end: no way in
};

struct Strokes {
    explicit Strokes(const drawing::Picture& picture);

    std::vector<DrawnRoad> roads;        ///< in the order in which they are drawn: what comes later lies on top
    std::optional<geo::PlanePoint> ball; ///< a filled circle: here one comes from
    std::optional<geo::PlanePoint> foot; ///< of the arrow's head, where its road ends
    std::optional<geo::PlanePoint> tip;

private:
    void add(const drawing::Shape& shape);
    void add_arrow(const geo::PlaneLine& head);
    std::vector<geo::PlaneLine> m_bars;
};

/// Nearest distance of a place to a line. \pre the line is not empty
[[nodiscard]] Metres distance(geo::PlanePoint place, const geo::PlaneLine& line);

} // namespace route::crew::detail
