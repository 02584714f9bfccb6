// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "junction/junction_view.hpp"

#include <vector>

/// Private to tulip/: from the view's plane onto the paper, and lines there.
namespace route::tulip::detail {

using PaperLine = std::vector<drawing::Point>;

/// Turns the plane so that `up` points up, scales it, and puts `centre` at a place of the picture.
class PaperView {
public:
    PaperView(geo::PlanePoint centre, Bearing up, double millimetres_per_metre, drawing::Point centre_on_paper);
    [[nodiscard]] drawing::Point on_paper(geo::PlanePoint point) const;
    /// Simplified to what the eye can part at this scale.
    [[nodiscard]] PaperLine on_paper(const geo::PlaneLine& line) const;
    [[nodiscard]] Metres ground(Millimetres length) const { return Metres{length.count() / m_scale}; }

private:
    geo::PlanePoint m_centre;
    double m_cos;
    double m_sin;
    double m_scale;
    drawing::Point m_place;
};

[[nodiscard]] double distance_mm(drawing::Point a, drawing::Point b);
[[nodiscard]] double length_mm(const PaperLine& line);
/// The line's first `length`; the whole line when it is shorter.
[[nodiscard]] PaperLine beginning_of(const PaperLine& line, Millimetres length);
/// The line, to begin at a place. \pre the line is not empty
[[nodiscard]] PaperLine moved(PaperLine line, drawing::Point to);
/// A road that ends too soon to be seen is drawn on straight, to that length.
[[nodiscard]] PaperLine at_least(PaperLine line, Millimetres length);
/// The line up to where it leaves the rectangle. A line that begins outside is empty.
[[nodiscard]] PaperLine inside(const PaperLine& line, const drawing::Rect& rect);
[[nodiscard]] double distance_mm(drawing::Point point, const PaperLine& line);
/// The line's point nearest to another. \pre the line is not empty
[[nodiscard]] drawing::Point nearest_on(const PaperLine& line, drawing::Point point);
/// The unit vector in which the line ends, looking back over its last `reach`.
[[nodiscard]] drawing::Point end_direction(const PaperLine& line, Millimetres reach);

/// Fewer points, none of those left out further than a hair from the line.
[[nodiscard]] PaperLine thinned(const PaperLine& line);

/// The line as a pen draws it in one go: bends smaller than `reach` are evened out, both ends and the directions in
/// which it leaves them stay. A straight line comes back as it was.
[[nodiscard]] PaperLine flowing(const PaperLine& line, Millimetres reach);

/// The line up to where it first comes to `other` again after having stood clear of it; whole when it does not. A line
/// that begins beside `other` is followed until it stands clear.
[[nodiscard]] PaperLine until_it_joins(const PaperLine& line, const PaperLine& other);

/// The line turned about its beginning, as little as needed, so that it stands clear of `other` where both set out from
/// the same place: at a narrow fork the eye must see two roads. `seen_apart`: how far to the right of `other` the driver sees it,
/// where the lines do not tell; 0 where nobody knows.
[[nodiscard]] PaperLine spread_from(const PaperLine& line, const PaperLine& other, TurnAngle seen_apart);

} // namespace route::tulip::detail
