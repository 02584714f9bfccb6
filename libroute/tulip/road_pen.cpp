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

void RoadPen::road(const PaperLine& line, const RoadLook& look) {
    if (line.size() < 2) return;
    Stroke stroke{width_of(look), drawing::black, drawing::Cap::butt, drawing::Join::round, {}};
    if (look.unpaved) stroke.dashes = {1.5_mm, 0.9_mm};
    m_picture.items.emplace_back(Shape{path_along(line), {}, stroke});
    m_ink.push_back(line);
}

void RoadPen::no_entry(const PaperLine& line) {
    if (line.size() < 2) return;
    constexpr Millimetres half{1.15};
    const Point direction = end_direction(line, 2_mm);
    const Point side = across(direction) * half.count();
    Path bar;
    bar.move_to(line.back() - side);
    bar.line_to(line.back() + side);
    m_picture.items.emplace_back(Shape{bar, {}, Stroke{0.7_mm, drawing::black, drawing::Cap::butt, drawing::Join::miter, {}}});
}

void RoadPen::ball(Point at) {
    m_picture.items.emplace_back(Shape{drawing::circle(at, 1.45_mm), drawing::black, {}});
    m_ink.push_back({at - Point{1.45_mm, 0_mm}, at + Point{1.45_mm, 0_mm}});
}

void RoadPen::arrow(const PaperLine& line, const RoadLook& look) {
    if (line.size() < 2) return;
    const Millimetres half = std::max(1.75_mm, width_of(look) * 1.35);
    constexpr Millimetres length{3.6};
    const Point direction = end_direction(line, 3_mm);
    const Point base = line.back();
    const Point tip = base + direction * length.count();
    const Point side = across(direction) * half.count();
    Path head;
    head.move_to(tip);
    head.line_to(base + side - direction * 0.4);
    head.line_to(base + direction * 0.35);
    head.line_to(base - side - direction * 0.4);
    head.close();
    m_picture.items.emplace_back(Shape{head, drawing::black, {}});
    m_ink.push_back({base - side, tip, base + side});
}

void RoadPen::control_line(Point at, Point direction) {
    const Point side = across(direction) * 2.3;
    Path bar;
    bar.move_to(at - side);
    bar.line_to(at + side);
    m_picture.items.emplace_back(Shape{bar, {}, Stroke{0.6_mm, drawing::black, drawing::Cap::butt, drawing::Join::miter, {}}});
    m_ink.push_back({at - side, at + side});
}

/// How far ink and other marks stay away; negative where they meet.
double RoadPen::room_at(Point centre, Size size) const {
    const double half = std::max(size.width.count(), size.height.count()) / 2;
    if (centre.x.count() - half < 0.3 || centre.y.count() - half < 0.3 ||
        centre.x.count() + half > m_picture.size.width.count() - 0.3 ||
        centre.y.count() + half > m_picture.size.height.count() - 0.3) {
        return -100;
    }
    double room = 100;
    for (const auto& line : m_ink) {
        room = std::min(room, distance_mm(centre, line) - half - 0.8);
    }
    for (const auto& mark : m_marks) {
        const Point other{mark.left() + mark.size.width / 2, mark.top() + mark.size.height / 2};
        room = std::min(room, distance_mm(centre, other) - half - mark.size.width.count() / 2 - 0.4);
    }
    return room;
}

Point RoadPen::free_place(Point anchor, Size size) const {
    Point best = anchor;
    double best_score = -1e9;
    constexpr int directions = 24;
    for (double radius = 2.5; radius <= 16; radius += 0.75) {
        for (int k = 0; k < directions; ++k) {
            const double angle = 2 * std::numbers::pi * k / directions; // the right-hand side first
            const Point centre = anchor + Point{Millimetres{radius * std::cos(angle)}, Millimetres{radius * std::sin(angle)}};
            const double room = room_at(centre, size);
            const double score = std::min(room, 0.3) * 4 - radius * 0.22;
            if (score > best_score + 1e-9) {
                best_score = score;
                best = centre;
            }
        }
    }
    return best;
}

void RoadPen::mark(const std::string& pictogram, Point anchor, Millimetres side) {
    const Size size{side, side};
    const Point centre = free_place(anchor, size);
    const Rect where{centre - Point{side / 2, side / 2}, size};
    m_picture.items.emplace_back(drawing::Pictogram{pictogram, where});
    m_marks.push_back(where);
}

void RoadPen::danger(int degree, Point anchor) {
    const std::string text(static_cast<std::size_t>(std::clamp(degree, 1, 3)), '!');
    constexpr Points type{17};
    const Size size{Millimetres{2.6 * degree + 1.0}, 6_mm};
    const Point centre = free_place(anchor, size);
    const Rect cell{centre - Point{size.width / 2, size.height / 2}, size};
    m_picture.items.emplace_back(drawing::Text{{cell.left() + 0.5_mm, cell.bottom() - 1_mm}, text,
                                               {type, drawing::Weight::bold, drawing::danger_red}, cell});
    m_marks.push_back(cell);
}

drawing::Picture RoadPen::picture() && { return std::move(m_picture); }

} // namespace route::tulip::detail
