// SPDX-License-Identifier: BSL-1.0
#include "crew/strokes.hpp"

#include <algorithm>

namespace route::crew::detail {

using drawing::Path;
using drawing::Shape;
using geo::PlaneLine;
using geo::PlanePoint;

namespace {

/// Thinner lines are parapets of bridges, and frames.
constexpr Millimetres thinnest_road{0.35};

bool has_curves(const Path& path) { return std::ranges::find(path.verbs(), Path::Verb::curve) != path.verbs().end(); }

bool is_closed(const Path& path) { return !path.verbs().empty() && path.verbs().back() == Path::Verb::close; }

PlaneLine line_of(const Path& path) {
    PlaneLine line;
    for (const auto& point : path.points()) {
        line.push_back(on_plan(point));
    }
    return line;
}

} // namespace

PlanePoint on_plan(drawing::Point point) { return {Metres{point.x.count()}, Metres{-point.y.count()}}; }

Metres distance(PlanePoint place, const PlaneLine& line) { return geo::nearest_on(line, place).distance; }

Strokes::Strokes(const drawing::Picture& picture) {
    for (const auto& item : picture.items) {
        if (const auto* shape = std::get_if<Shape>(&item)) add(*shape);
    }
    for (const auto& bar : m_bars) {
        const auto middle = (bar.front() + bar.back()) * 0.5;
        constexpr Metres touches{0.3};
        for (auto& road : roads) {
            const bool at_an_end =
                (road.line.back() - middle).norm() < touches || (road.line.front() - middle).norm() < touches;
            road.barred = road.barred || at_an_end;
        }
    }
}

void Strokes::add(const Shape& shape) {
    const auto line = line_of(shape.path);
    if (line.size() < 2) return;
    if (shape.fill && has_curves(shape.path)) {
        // A circle begins at its rightmost point and reaches its leftmost after two quarters.
        ball = (line.at(0) + line.at(6)) * 0.5;
    } else if (shape.fill) {
        add_arrow(line);
    } else if (shape.stroke && !is_closed(shape.path) && shape.stroke->colour != drawing::white) {
        if (shape.stroke->join == drawing::Join::miter) {
            m_bars.push_back(line);
        } else if (shape.stroke->width > thinnest_road) {
            roads.push_back({line, shape.stroke->width, false});
        }
    }
}

/// A head is a triangle whose foot may be notched: the tip is the corner that lies furthest out.
void Strokes::add_arrow(const PlaneLine& head) {
    if (head.size() < 3) return;
    PlanePoint middle;
    for (const auto& corner : head) {
        middle = middle + corner * (1.0 / static_cast<double>(head.size()));
    }
    const auto outermost = std::ranges::max_element(head, {}, [&](PlanePoint corner) { return (corner - middle).norm(); });
    const auto at = static_cast<std::size_t>(outermost - head.begin());
    tip = *outermost;
    const auto between_barbs = (head[(at + 1) % head.size()] + head[(at + head.size() - 1) % head.size()]) * 0.5;
    constexpr double barbs_hang_back = 0.1; // of the head's length, behind the road's end
    foot = between_barbs + (*tip - between_barbs) * barbs_hang_back;
}

} // namespace route::crew::detail
