// SPDX-License-Identifier: BSL-1.0
#include "tulip/route_lines.hpp"

#include "tulip/look_ahead.hpp"
#include "tulip/map_tulip.hpp"
#include "tulip/ring_beside.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace route::tulip::detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::JunctionView;
using namespace route::literals;

namespace {

/// Between the road of arrival and the way back beside it.
constexpr double width_of_turn = 4.6;

/// How much of the road of arrival is drawn: the map is turned so that its end, where the ball is, stands straight
/// below its beginning, and a road that winds is followed until the ball stands clear of the junction.
Metres approach(const geo::PlaneLine& line, Metres radius) {
    Metres length = radius;
    while (length < radius * 1.75 && (geo::point_along(line, length) - line.front()).norm() < radius * 0.75) {
        length += radius * 0.05;
    }
    return length;
}

/// From the ball to the junction.
Bearing way_up(const geo::PlaneLine& line, Metres radius) {
    return (line.front() - geo::point_along(line, approach(line, radius))).direction();
}

/// The car comes to the junction in quite another direction than from where the ball would stand. Left and right are
/// as the driver sees them: then the last metres point up, and the bend behind him is left out.
/// On the open road it is the bend that a crew knows the place by.
bool comes_round_a_bend(const JunctionView& view, const geo::PlaneLine& line) {
    constexpr double quite_another = 35;
    const Bearing last_metres = view.entry_arm()->bearing.reversed();
    return view.shape != junction::JunctionShape::open_road &&
           (way_up(line, look_ahead(view)) - last_metres).deviation_degrees() > quite_another;
}

/// The route between the junction's first node and its last.
geo::PlaneLine inside_the_junction(const JunctionView& view) {
    const Metres end = geo::length_of(view.driven) - geo::length_of(view.exit_arm()->line);
    return geo::part_of(view.driven, std::max(Metres{}, end - (view.leave - view.entry)), end);
}

bool rounds_something(const geo::PlaneLine& line) {
    constexpr double width_of_a_car = 2.5;
    return geo::width_of_ring(line) > 2 * width_of_a_car;
}

} // namespace

PaperView paper_view(const JunctionView& view, drawing::Size size) {
    const double radius = look_ahead(view).count(); // 14 mm on paper, from the middle to the field's edge
    const double scale = 14.0 / radius;
    Bearing up;
    geo::PlanePoint centre;
    if (const Arm* entry = view.entry_arm()) {
        const auto line = before_rings(view, entry->line);
        up = comes_round_a_bend(view, line) ? entry->bearing.reversed() : way_up(line, Metres{radius});
    } else if (const Arm* exit = view.exit_arm()) {
        up = (geo::point_along(exit->line, Metres{radius}) - exit->line.front()).direction();
        // A start has nothing behind it: the drawing begins low.
        return {exit->line.front(), up, scale, {size.width / 2, size.height * 0.74}};
    }
    return {centre, up, scale, middle_of(size)};
}

PaperLine on_paper_from_mouth(const PaperView& paper, const CoreScale& core, const geo::PlaneLine& ground) {
    const PaperLine line = paper.on_paper(ground);
    return moved(line, core.on_paper(line.front()));
}

bool leaves_as_it_came(const JunctionView& view) {
    const Arm* entry = view.entry_arm();
    const Arm* exit = view.exit_arm();
    return entry != nullptr && exit != nullptr && entry->edge.segment() == exit->edge.segment() &&
           (exit->bearing - entry->bearing).deviation_degrees() < 30;
}

bool turns_on_the_spot(const JunctionView& view) {
    return leaves_as_it_came(view) && !rounds_something(inside_the_junction(view));
}

RouteLines::RouteLines(const JunctionView& view, const PaperView& paper, const CoreScale& core, const Fields& fields)
    : m_view(view), m_paper(paper), m_core(core), m_fields(fields), m_entry(entry_line()), m_exit(exit_line()) {}

PaperLine RouteLines::entry_line() const {
    const Arm* entry = m_view.entry_arm();
    if (entry == nullptr) return {};
    // A winding road would lead the ball away from the bottom, where a crew looks for it.
    const auto seen = before_rings(m_view, entry->line);
    if (comes_round_a_bend(m_view, seen)) return inside(straight_up(seen), m_fields.roads);
    const Metres length = approach(seen, look_ahead(m_view));
    auto line = on_paper_from_mouth(m_paper, m_core, geo::part_of(seen, Metres{}, length));
    return inside(flowing(at_least(std::move(line), arm_length), wriggle), m_fields.roads);
}

/// The last metres as they are, and what lies behind the bend straight below.
PaperLine RouteLines::straight_up(const geo::PlaneLine& ground) const {
    auto line = beginning_of(on_paper_from_mouth(m_paper, m_core, ground), 2.5_mm);
    constexpr Millimetres least{3};
    const Millimetres bottom = std::max(line.back().y + least, m_fields.roads.bottom());
    line.push_back({line.back().x, bottom});
    return flowing(line, wriggle);
}

PaperLine RouteLines::exit_line() const {
    const Arm* exit = m_view.exit_arm();
    if (exit == nullptr) return {};
    if (turns_on_the_spot(m_view)) return way_back(m_core.on_paper(m_paper.on_paper(exit->line.front())));
    if (leaves_as_it_came(m_view)) return inside(loop_and_back(), m_fields.arrow);
    auto line = at_least(on_paper_from_mouth(m_paper, m_core, before_rings(m_view, exit->line)), 7_mm);
    return beginning_of(inside(flowing(line, wriggle), m_fields.arrow), 13.5_mm);
}

/// Round a lay-by, say: the loop as it is driven, then down beside the road of arrival.
PaperLine RouteLines::loop_and_back() const {
    PaperLine line = m_paper.on_paper(inside_the_junction(m_view));
    for (Point& p : line) {
        p = m_core.on_paper(p);
    }
    constexpr double short_of_the_mouth = 2.6;
    line = beginning_of(line, Millimetres{std::max(length_mm(line) / 2, length_mm(line) - short_of_the_mouth)});
    for (const Millimetres along : {3_mm, 5_mm, 8_mm}) {
        line.push_back(beside_arrival(along));
    }
    return line;
}

/// A place on the side of the road of arrival on which its oncoming traffic drives.
Point RouteLines::beside_arrival(Millimetres below) const {
    const auto part = beginning_of(m_entry, below);
    const Point down = end_direction(part, 3_mm);
    const double side = m_view.drives_on_left ? -width_of_turn : width_of_turn;
    return part.back() + Point{-down.y, down.x} * side;
}

/// A turn on the spot, drawn beside the road of arrival: across to the side on which the oncoming traffic drives.
PaperLine RouteLines::way_back(Point turning) const {
    const double side = m_view.drives_on_left ? 1 : -1;
    PaperLine line{turning};
    constexpr int pieces = 12;
    for (int i = 0; i <= pieces; ++i) {
        const double angle = std::numbers::pi * i / pieces;
        line.push_back(turning + Point{Millimetres{side * width_of_turn / 2 * (1 - std::cos(angle))},
                                       Millimetres{-3.0 - 2.3 * std::sin(angle)}});
    }
    line.push_back(turning + Point{Millimetres{side * width_of_turn}, 6.5_mm});
    return line;
}

} // namespace route::tulip::detail
