// SPDX-License-Identifier: BSL-1.0
#include "tulip/road_pen.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace route::tulip::detail {

using drawing::Path;
using drawing::Point;
using drawing::Rect;
using drawing::Shape;
using drawing::Size;
using drawing::Stroke;
using junction::InSight;
using junction::RoadLook;
using network::RoadClass;

Millimetres width_of(const RoadLook& look) {
    switch (look.road_class) {
    case RoadClass::motorway:
    case RoadClass::trunk: return look.link ? 1.1_mm : 1.7_mm;
    case RoadClass::primary: return look.link ? 1.0_mm : 1.55_mm;
    case RoadClass::secondary: return 1.35_mm;
    case RoadClass::tertiary: return 1.15_mm;
    case RoadClass::unclassified:
    case RoadClass::residential: return 0.85_mm;
    case RoadClass::living_street:
    case RoadClass::service:
    case RoadClass::track:
    case RoadClass::pedestrian:
    case RoadClass::ferry: break;
    }
    return 0.55_mm;
}

Millimetres arrow_half(const RoadLook& look) { return std::max(1.75_mm, width_of(look) * 1.35); }

namespace {

Path path_along(const PaperLine& line) {
    Path path;
    for (std::size_t i = 0; i < line.size(); ++i) {
        i == 0 ? path.move_to(line[i]) : path.line_to(line[i]);
    }
    return path;
}

Point across(Point direction) { return {-direction.y, direction.x}; }

} // namespace

RoadPen::RoadPen(Size size) { m_picture.size = size; }

Rect RoadPen::field() const {
    constexpr Millimetres margin{1.8};
    return {{margin, margin}, {m_picture.size.width - margin * 2, m_picture.size.height - margin * 2}};
}

namespace {

/// The corners of a line that a road takes in a bend are rounded; those where one turns stay.
PaperLine smoothed(const PaperLine& line) {
    constexpr double least_corner = 8;
    constexpr double hardest_bend = 70;
    constexpr double longest_cut = 1.6; // mm on each side of the corner
    PaperLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == 0 || i + 1 == line.size()) {
            result.push_back(line[i]);
            continue;
        }
        const double before = distance_mm(line[i - 1], line[i]);
        const double after = distance_mm(line[i], line[i + 1]);
        if (before <= 0 || after <= 0) continue;
        const Point in = (line[i] - line[i - 1]) * (1 / before);
        const Point out = (line[i + 1] - line[i]) * (1 / after);
        const double turn = std::abs(std::atan2(in.x.count() * out.y.count() - in.y.count() * out.x.count(),
                                                in.x.count() * out.x.count() + in.y.count() * out.y.count())) *
                            180 / std::numbers::pi;
        if (turn < least_corner || turn > hardest_bend) {
            result.push_back(line[i]);
            continue;
        }
        const double cut = std::min({longest_cut, before * 0.45, after * 0.45});
        const Point a = line[i] - in * cut;
        const Point b = line[i] + out * cut;
        constexpr std::array shares{0.0, 0.25, 0.5, 0.75, 1.0};
        for (const double t : shares) {
            result.push_back(a * ((1 - t) * (1 - t)) + line[i] * (2 * t * (1 - t)) + b * (t * t));
        }
    }
    return result;
}

/// The line moved to its left, or for a negative distance to its right.
PaperLine beside(const PaperLine& line, double distance) {
    PaperLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point step = line[std::min(i + 1, line.size() - 1)] - line[i > 0 ? i - 1 : 0];
        const double length = std::hypot(step.x.count(), step.y.count());
        if (length > 0) result.push_back(line[i] + across(step * (1 / length)) * distance);
    }
    return result;
}

} // namespace

void RoadPen::gap(const PaperLine& line, const RoadLook& look) {
    if (line.size() < 2) return;
    const Stroke white{width_of(look) + 1.3_mm, drawing::white, drawing::Cap::butt, drawing::Join::round, {}};
    m_picture.items.emplace_back(Shape{path_along(line), {}, white});
}

void RoadPen::bridge(const PaperLine& line, const RoadLook& look) {
    if (line.size() < 2) return;
    const double half = (width_of(look) / 2 + parapet).count();
    const Stroke white{Millimetres{half * 2}, drawing::white, drawing::Cap::butt, drawing::Join::round, {}};
    m_picture.items.emplace_back(Shape{path_along(line), {}, white});
    road(line, look);
    for (const double side : {-half, half}) {
        const Stroke thin{0.3_mm, drawing::black, drawing::Cap::butt, drawing::Join::round, {}};
        const auto rail = beside(line, side);
        m_picture.items.emplace_back(Shape{path_along(rail), {}, thin});
        m_ink.push_back({rail, 0.15_mm});
    }
}

void RoadPen::road(const PaperLine& course, const RoadLook& look, double share_of_width) {
    if (course.size() < 2) return;
    const PaperLine line = smoothed(course);
    Stroke stroke{width_of(look) * share_of_width, drawing::black, drawing::Cap::butt, drawing::Join::round, {}};
    if (look.unpaved) stroke.dashes = {1.5_mm, 0.9_mm};
    m_picture.items.emplace_back(Shape{path_along(line), {}, stroke});
    m_ink.push_back({line, stroke.width / 2});
}

void RoadPen::painted_circle(Point centre) {
    // Smaller than the smallest ring that is built, and thin: one can drive over it.
    constexpr double radius = 1.9;
    constexpr int pieces = 36;
    PaperLine ring;
    for (int i = 0; i <= pieces; ++i) {
        const double angle = 2 * std::numbers::pi * i / pieces;
        ring.push_back(centre + Point{Millimetres{radius * std::cos(angle)}, Millimetres{radius * std::sin(angle)}});
    }
    const Stroke white{Millimetres{radius}, drawing::white, drawing::Cap::butt, drawing::Join::round, {}};
    PaperLine disc;
    for (const Point p : ring) {
        disc.push_back((p + centre) * 0.5);
    }
    m_picture.items.emplace_back(Shape{path_along(disc), {}, white});
    const Stroke thin{0.6_mm, drawing::black, drawing::Cap::butt, drawing::Join::round, {}};
    m_picture.items.emplace_back(Shape{path_along(ring), {}, thin});
    m_ink.push_back({ring, 0.3_mm});
}

void RoadPen::no_entry(const PaperLine& line) {
    if (line.size() < 2) return;
    constexpr Millimetres half{1.15};
    const Point direction = end_direction(line, 2_mm);
    const Point side = across(direction) * half.count();
    Path bar;
    bar.move_to(line.back() - side);
    bar.line_to(line.back() + side);
    m_picture.items.emplace_back(
        Shape{bar, {}, Stroke{0.7_mm, drawing::black, drawing::Cap::butt, drawing::Join::miter, {}}});
    m_ink.push_back({{line.back() - side, line.back() + side}, 0.35_mm});
}

void RoadPen::ball(Point at) {
    m_picture.items.emplace_back(Shape{drawing::circle(at, ball_radius), drawing::black, {}});
    m_ink.push_back({{at, at}, ball_radius});
}

void RoadPen::arrow(const PaperLine& line, const RoadLook& look) {
    if (line.size() < 2) return;
    const Millimetres half = arrow_half(look);
    const Point direction = end_direction(line, 3_mm);
    const Point base = line.back();
    const Point tip = base + direction * arrow_length.count();
    const Point side = across(direction) * half.count();
    Path head;
    head.move_to(tip);
    head.line_to(base + side - direction * 0.4);
    head.line_to(base + direction * 0.35);
    head.line_to(base - side - direction * 0.4);
    head.close();
    m_picture.items.emplace_back(Shape{head, drawing::black, {}});
    const Point left = base - side - direction * 0.4;
    const Point right = base + side - direction * 0.4;
    m_ink.push_back({{left, tip, right, left}, 0_mm});
}

void RoadPen::control_line(Point at, Point direction) {
    const Point side = across(direction) * 2.3;
    Path bar;
    bar.move_to(at - side);
    bar.line_to(at + side);
    m_picture.items.emplace_back(
        Shape{bar, {}, Stroke{0.6_mm, drawing::black, drawing::Cap::butt, drawing::Join::miter, {}}});
    m_ink.push_back({{at - side, at + side}, 0.3_mm});
}

namespace {

/// How far a point stays away from a rectangle, squared; inside it, less than nought by how deep it lies.
double square_of_clearance(const Rect& rect, Point point) {
    const double across = std::max((rect.left() - point.x).count(), (point.x - rect.right()).count());
    const double down = std::max((rect.top() - point.y).count(), (point.y - rect.bottom()).count());
    if (across < 0 && down < 0) return std::max(across, down);
    const double x = std::max(across, 0.0);
    const double y = std::max(down, 0.0);
    return x * x + y * y;
}

double root_of(double square) { return square < 0 ? square : std::sqrt(square); }

/// How far a point stays away from a rectangle; negative inside it.
double clearance(const Rect& rect, Point point) { return root_of(square_of_clearance(rect, point)); }

/// The same of a straight piece. The distance to a rectangle is convex along it: its least value is found by thirds.
double clearance(const Rect& rect, Point from, Point to) {
    double low = 0;
    double high = 1;
    const auto at = [&](double share) { return square_of_clearance(rect, from + (to - from) * share); };
    constexpr int rounds = 16;
    for (int i = 0; i < rounds; ++i) {
        const double third = (high - low) / 3;
        if (at(low + third) <= at(high - third)) {
            high -= third;
        } else {
            low += third;
        }
    }
    return root_of(at((low + high) / 2));
}

/// Whether a straight piece surely stays further away than `reach`: cheaper to say than how far.
bool is_far(const Rect& rect, Point from, Point to, double reach) {
    const Millimetres away{reach};
    return std::max(from.x, to.x) < rect.left() - away || std::min(from.x, to.x) > rect.right() + away ||
           std::max(from.y, to.y) < rect.top() - away || std::min(from.y, to.y) > rect.bottom() + away;
}

double clearance(const Rect& rect, const Rect& other) {
    const double across = std::max((rect.left() - other.right()).count(), (other.left() - rect.right()).count());
    const double down = std::max((rect.top() - other.bottom()).count(), (other.top() - rect.bottom()).count());
    return std::max(across, down);
}

Rect rect_about(Point centre, Size size) { return {centre - Point{size.width / 2, size.height / 2}, size}; }

/// Beyond this, more room is no better.
constexpr double ample = 0.3;

} // namespace

/// How far ink and other marks stay away, beyond a little white; negative where they meet. Below `least` it is known only
/// that it is below.
double RoadPen::room_for(const Rect& mark, double least) const {
    constexpr Millimetres edge{0.45};
    if (mark.left() < edge || mark.top() < edge || mark.right() > m_picture.size.width - edge ||
        mark.bottom() > m_picture.size.height - edge) {
        return -100;
    }
    constexpr double white = 0.35;
    double room = ample;
    for (const auto& ink : m_ink) {
        for (std::size_t i = 1; i < ink.line.size(); ++i) {
            const double half = ink.half_width.count();
            if (is_far(mark, ink.line[i - 1], ink.line[i], half + white + ample)) continue;
            room = std::min(room, clearance(mark, ink.line[i - 1], ink.line[i]) - half - white);
            if (room < least) return room;
        }
    }
    for (const auto& other : m_marks) {
        room = std::min(room, clearance(mark, other) - white);
    }
    return room;
}

namespace {

/// A sign on the wrong hand misleads more than a sign further away.
bool stands_there(std::optional<InSight> where, Point sign, Point route) {
    const double aside = (sign.x - route.x).count();
    constexpr double clearly = 1;
    constexpr double straight_on = 9;
    if (!where) return true;
    switch (*where) {
    case InSight::behind: // passed by then: the words are silent
    case InSight::in_middle:
    case InSight::left_after: // beside the road after the turn, wherever that leads
    case InSight::right_after: return true;
    case InSight::left: return aside <= -clearly;
    case InSight::right: return aside >= clearly;
    case InSight::ahead: return sign.y < route.y - Millimetres{clearly} && std::abs(aside) <= straight_on;
    }
    return true;
}

} // namespace

Point RoadPen::free_place(Point anchor, Size size, std::optional<InSight> where, Point route) const {
    Point best = anchor;
    double best_score = -1e9;
    constexpr int directions = 24;
    // On the other side of a road that lies evenly to both there is as much room: the first place found stands unless
    // another is clearly better, so that a hair's breadth decides nothing.
    constexpr double clearly = 0.1;
    for (double radius = 2.5; radius <= 16; radius += 0.75) {
        for (int k = 0; k < directions; ++k) {
            const double angle = 2 * std::numbers::pi * k / directions; // the right-hand side first
            const Point centre =
                anchor + Point{Millimetres{radius * std::cos(angle)}, Millimetres{radius * std::sin(angle)}};
            if (!stands_there(where, centre, route)) continue;
            // With so much room it would only just be better than the best.
            const double wanted = best_score + clearly + radius * 0.22;
            const double room = room_for(rect_about(centre, size), wanted < 0 ? wanted / 12 : wanted / 4);
            const double score = (room < 0 ? room * 12 : room * 4) - radius * 0.22;
            if (score > best_score + clearly) {
                best_score = score;
                best = centre;
            }
        }
    }
    return best;
}

void RoadPen::mark(const std::string& pictogram, Point anchor, Millimetres side) {
    mark(pictogram, anchor, side, std::nullopt, anchor);
}

void RoadPen::mark(const std::string& pictogram, Point anchor, Millimetres side, std::optional<InSight> where_it_stands,
                   Point route) {
    const Size size{side, side};
    const Point centre = free_place(anchor, size, where_it_stands, route);
    const Rect where = rect_about(centre, size);
    m_picture.items.emplace_back(drawing::Pictogram{pictogram, where});
    m_marks.push_back(where);
}

void RoadPen::mark_at(const std::string& pictogram, Point centre, Millimetres side) {
    const Rect where = rect_about(centre, {side, side});
    m_picture.items.emplace_back(drawing::Pictogram{pictogram, where});
    m_marks.push_back(where);
}

void RoadPen::danger(int degree, Point anchor) {
    const std::string text(static_cast<std::size_t>(std::clamp(degree, 1, 3)), '!');
    constexpr Points type{17};
    const Size size{Millimetres{2.6 * degree + 1.0}, 6_mm};
    const Point centre = free_place(anchor, size, std::nullopt, anchor);
    const Rect cell = rect_about(centre, size);
    m_picture.items.emplace_back(drawing::Text{
        {cell.left() + 0.5_mm, cell.bottom() - 1_mm}, text, {type, drawing::Weight::bold, drawing::danger_red}, cell});
    m_marks.push_back(cell);
}

namespace {

/// Where a rectangle touches a circle about a point, in a direction from it; to a tenth of a millimetre.
Rect rect_beside(Point anchor, Point direction, double gap, Size size) {
    constexpr double step = 0.1;
    const auto at = [&](int steps) { return rect_about(anchor + direction * (step * steps), size); };
    int inside = -1;
    int outside = static_cast<int>((size.width + size.height).count() / step) + static_cast<int>(gap / step) + 1;
    while (outside - inside > 1) {
        const int middle = (inside + outside) / 2;
        (clearance(at(middle), anchor) < gap ? inside : outside) = middle;
    }
    return at(outside);
}

/// Whether a plate that stands `gap` from its own road stands further from all the others.
bool is_told_apart(const Rect& plate, double gap, const std::vector<PaperLine>& others) {
    constexpr double clearly = 1.2;
    return std::ranges::all_of(others, [&](const PaperLine& other) {
        if (other.empty() || clearance(plate, other.back()) < gap + clearly) return false;
        for (std::size_t i = 1; i < other.size(); ++i) {
            if (is_far(plate, other[i - 1], other[i], gap)) continue;
            if (clearance(plate, other[i - 1], other[i]) < gap) return false;
        }
        return true;
    });
}

} // namespace

std::optional<Rect> RoadPen::place_of_plate(Size size, const PaperLine& road, const std::vector<PaperLine>& others) const {
    constexpr int directions = 24;
    constexpr std::array gaps{0.4, 0.9, 1.5, 2.2};
    constexpr std::array back{0.0, 2.5, 4.5}; // from the end: a plate may stand beside the road
    constexpr double outer_part = 0.6;
    const PaperLine from_end(road.rbegin(), road.rend());
    for (const double gap : gaps) {
        for (const double along : back) {
            if (along > length_mm(road) * outer_part) continue;
            const Point anchor = beginning_of(from_end, Millimetres{along}).back();
            for (int k = 0; k < directions; ++k) {
                const double angle = 2 * std::numbers::pi * k / directions;
                const Rect where =
                    rect_beside(anchor, {Millimetres{std::cos(angle)}, Millimetres{std::sin(angle)}}, gap, size);
                if (room_for(where, 0) >= 0 && is_told_apart(where, gap, others)) return where;
            }
        }
    }
    return std::nullopt;
}

bool RoadPen::plate(const std::vector<PlateWording>& wordings, const PaperLine& road, const std::vector<PaperLine>& others,
                    const drawing::FontSet& fonts) {
    if (road.size() < 2) return false;
    for (const auto& wording : wordings) {
        const auto where = place_of_plate(plate_size(wording, fonts), road, others);
        if (!where) continue;
        for (auto& item : plate_items(wording, where->top_left, fonts)) {
            m_picture.items.push_back(std::move(item));
        }
        m_marks.push_back(*where);
        return true;
    }
    return false;
}

drawing::Picture RoadPen::picture() && { return std::move(m_picture); }

} // namespace route::tulip::detail
