// SPDX-License-Identifier: BSL-1.0
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <stdexcept>

namespace route::test {

using drawing::Path;
using drawing::Pictogram;
using drawing::Picture;
using drawing::Point;
using drawing::Rect;
using drawing::Shape;
using drawing::Text;

namespace {

bool has_curves(const Path& path) { return std::ranges::find(path.verbs(), Path::Verb::curve) != path.verbs().end(); }

bool is_closed(const Path& path) { return !path.verbs().empty() && path.verbs().back() == Path::Verb::close; }

/// A circle begins at its rightmost point and reaches its leftmost after two quarters.
Point centre_of_circle(const Path& path) { return (path.points().at(0) + path.points().at(6)) * 0.5; }

Point centre_of(const Rect& rect) { return {(rect.left() + rect.right()) / 2, (rect.top() + rect.bottom()) / 2}; }

double distance_to_line(Point p, const PaperLine& line) {
    double nearest = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point step = line[i] - line[i - 1];
        const Point to = p - line[i - 1];
        const double square = step.x.count() * step.x.count() + step.y.count() * step.y.count();
        const double dot = step.x.count() * to.x.count() + step.y.count() * to.y.count();
        nearest =
            std::min(nearest, distance_mm(p, line[i - 1] + step * (square > 0 ? std::clamp(dot / square, 0.0, 1.0) : 0)));
    }
    return nearest;
}

/// How near a line comes to a rectangle's inside, found at points along its frame and its middle.
double distance_to_line(const Rect& rect, const PaperLine& line) {
    double nearest = distance_to_line(centre_of(rect), line);
    constexpr int pieces = 12;
    for (int i = 0; i <= pieces; ++i) {
        const auto right = rect.left() + rect.size.width * (static_cast<double>(i) / pieces);
        const auto down = rect.top() + rect.size.height * (static_cast<double>(i) / pieces);
        for (const Point p : {Point{right, rect.top()}, {right, rect.bottom()}, {rect.left(), down}, {rect.right(), down}}) {
            nearest = std::min(nearest, distance_to_line(p, line));
        }
    }
    return nearest;
}

bool meet(const Rect& a, const Rect& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

std::vector<Point> points_of(const drawing::Item& item) {
    if (const auto* shape = std::get_if<Shape>(&item)) return shape->path.points();
    if (const auto* text = std::get_if<Text>(&item)) return {text->baseline, text->cell.top_left};
    if (const auto* sign = std::get_if<Pictogram>(&item)) return {sign->where.top_left};
    throw std::logic_error("a tulip holds no picture");
}

constexpr double not_the_same = 1000;

/// A road is the same from its other end.
double difference(const drawing::Item& a, const drawing::Item& b) {
    if (a.index() != b.index()) return not_the_same;
    const auto left = points_of(a);
    auto right = points_of(b);
    if (left.size() != right.size()) return not_the_same;
    const auto apart = [&] {
        double greatest = 0;
        for (std::size_t p = 0; p < left.size(); ++p) {
            greatest = std::max(greatest, distance_mm(left[p], right[p]));
        }
        return greatest;
    };
    const double as_drawn = apart();
    std::ranges::reverse(right);
    return std::min(as_drawn, apart());
}

} // namespace

double distance_mm(Point a, Point b) { return std::hypot(a.x.count() - b.x.count(), a.y.count() - b.y.count()); }

TulipParts::TulipParts(const Picture& picture) : size(picture.size) {
    for (const auto& item : picture.items) {
        if (const auto* text = std::get_if<Text>(&item)) texts.push_back(*text);
        if (const auto* sign = std::get_if<Pictogram>(&item)) signs.push_back(*sign);
        const auto* shape = std::get_if<Shape>(&item);
        if (shape == nullptr) continue;
        if (shape->fill && has_curves(shape->path)) {
            balls.push_back(centre_of_circle(shape->path));
        } else if (shape->fill) {
            arrows.push_back(shape->path.points());
        } else if (shape->stroke && is_closed(shape->path)) {
            const auto& corners = shape->path.points();
            plates.push_back({corners.at(0), {corners.at(2).x - corners.at(0).x, corners.at(2).y - corners.at(0).y}});
        } else if (shape->stroke && shape->stroke->join == drawing::Join::miter) {
            bars.push_back(shape->path.points());
        } else if (shape->stroke && shape->stroke->colour != drawing::white) {
            roads.push_back({shape->path.points(), shape->stroke->width, !shape->stroke->dashes.empty()});
        }
    }
}

const DrawnRoad& TulipParts::road_to_the_arrow() const {
    constexpr double head = 3.6;
    return *std::ranges::min_element(
        roads, {}, [&](const DrawnRoad& road) { return std::abs(distance_mm(road.line.back(), tip()) - head); });
}

Picture tulip_at(const DrawnLeg& leg, char letter, const tulip::TulipOptions& options) {
    return tulip::tulip(leg.junction(letter), options);
}

std::string ink_outside(const Picture& picture) {
    std::string found;
    const auto check = [&](const char* what, Point p, double reach) {
        const double x = p.x.count();
        const double y = p.y.count();
        const bool holds = x - reach >= 0 && y - reach >= 0 && x + reach <= picture.size.width.count() &&
                           y + reach <= picture.size.height.count();
        if (!holds) found += fmt::format("{} at {:.2f} {:.2f}\n", what, x, y);
    };
    for (const auto& item : picture.items) {
        if (const auto* shape = std::get_if<Shape>(&item)) {
            const char* what = !shape->stroke                                ? "arrow or ball"
                               : shape->stroke->join == drawing::Join::miter ? "bar"
                                                                             : "road";
            for (const Point p : shape->path.points()) {
                check(what, p, shape->stroke ? shape->stroke->width.count() / 2 : 0);
            }
        } else if (const auto* sign = std::get_if<Pictogram>(&item)) {
            check("pictogram", sign->where.top_left, 0);
            check("pictogram", {sign->where.right(), sign->where.bottom()}, 0);
        } else if (const auto* text = std::get_if<Text>(&item)) {
            check("text", text->cell.top_left, 0);
            check("text", {text->cell.right(), text->cell.bottom()}, 0);
        }
    }
    return found;
}

namespace {

/// What a plate lies on, its own text left out.
std::string under_plate(const TulipParts& parts, std::size_t plate) {
    std::string found;
    const Rect& where = parts.plates[plate];
    for (const auto& road : parts.roads) {
        if (distance_to_line(where, road.line) < road.width.count() / 2) found += "a plate lies on a road\n";
    }
    for (const auto& bar : parts.bars) {
        if (distance_to_line(where, bar) < 0.3) found += "a plate lies on a bar\n";
    }
    for (const auto& arrow : parts.arrows) {
        if (distance_to_line(where, arrow) < 0.05) found += "a plate lies on the arrow\n";
    }
    for (const auto& ball : parts.balls) {
        constexpr Millimetres half{1.45};
        if (meet(where, {ball - Point{half, half}, {half * 2, half * 2}})) found += "a plate lies on the ball\n";
    }
    for (const auto& sign : parts.signs) {
        if (meet(where, sign.where)) found += "a plate lies on " + sign.name + "\n";
    }
    for (std::size_t other = plate + 1; other < parts.plates.size(); ++other) {
        if (meet(where, parts.plates[other])) found += "two plates lie on each other\n";
    }
    for (const auto& text : parts.texts) {
        const bool own = text.cell.top_left == where.top_left;
        if (!own && meet(where, text.cell)) found += "a plate lies on " + text.text + "\n";
    }
    return found;
}

} // namespace

std::string overlaps(const Picture& picture) {
    const TulipParts parts{picture};
    std::string found;
    for (std::size_t plate = 0; plate < parts.plates.size(); ++plate) {
        found += under_plate(parts, plate);
    }
    for (std::size_t s = 0; s < parts.signs.size(); ++s) {
        const auto& sign = parts.signs[s];
        for (const auto& road : parts.roads) {
            if (distance_to_line(sign.where, road.line) < road.width.count() / 2) found += sign.name + " lies on a road\n";
        }
        for (const auto& arrow : parts.arrows) {
            if (distance_to_line(sign.where, arrow) < 0.05) found += sign.name + " lies on the arrow\n";
        }
        for (const auto& ball : parts.balls) {
            constexpr Millimetres half{1.45};
            if (meet(sign.where, {ball - Point{half, half}, {half * 2, half * 2}}))
                found += sign.name + " lies on the ball\n";
        }
        for (std::size_t other = s + 1; other < parts.signs.size(); ++other) {
            if (meet(sign.where, parts.signs[other].where))
                found += sign.name + " lies on " + parts.signs[other].name + "\n";
        }
        for (const auto& text : parts.texts) {
            if (meet(sign.where, text.cell)) found += sign.name + " lies on " + text.text + "\n";
        }
    }
    return found;
}

namespace {

PaperLine points_along(const PaperLine& line) {
    constexpr double step = 0.25;
    PaperLine points;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const int pieces = std::max(1, static_cast<int>(distance_mm(line[i - 1], line[i]) / step));
        for (int k = 0; k <= pieces; ++k) {
            points.push_back(line[i - 1] + (line[i] - line[i - 1]) * (static_cast<double>(k) / pieces));
        }
    }
    return points;
}

/// The least white between two roads away from the places where they meet, or where one of them meets a third.
double white_between(const DrawnRoad& a, const DrawnRoad& b, const std::vector<DrawnRoad>& roads) {
    constexpr double meeting = 0.3;
    constexpr double beyond = 6.5;
    const auto points = points_along(a.line);
    PaperLine meetings;
    std::ranges::copy_if(points, std::back_inserter(meetings),
                         [&](Point p) { return distance_to_line(p, b.line) < meeting; });
    for (const auto* road : {&a, &b}) {
        for (const Point end : {road->line.front(), road->line.back()}) {
            const bool joins = std::ranges::any_of(roads, [&](const DrawnRoad& third) {
                return &third != road && distance_to_line(end, third.line) < meeting;
            });
            if (joins) meetings.push_back(end);
        }
    }
    double white = 1e9;
    for (const Point p : points) {
        const bool near_one = std::ranges::any_of(meetings, [&](Point m) { return distance_mm(p, m) < beyond; });
        if (!near_one) white = std::min(white, distance_to_line(p, b.line) - (a.width + b.width).count() / 2);
    }
    return white;
}

} // namespace

std::string blots(const Picture& picture, Millimetres white) {
    const TulipParts parts{picture};
    std::string found;
    for (const auto& a : parts.roads) {
        for (const auto& b : parts.roads) {
            constexpr Millimetres parapet{0.4};
            if (&a == &b || a.width < parapet || b.width < parapet) continue;
            const double between = white_between(a, b, parts.roads);
            if (between < white.count())
                found += fmt::format("roads to {:.1f} {:.1f} and {:.1f} {:.1f}: {:.2f} mm\n", a.line.back().x.count(),
                                     a.line.back().y.count(), b.line.back().x.count(), b.line.back().y.count(), between);
        }
    }
    return found;
}

Millimetres greatest_difference(const Picture& a, const Picture& b) {
    if (a.items.size() != b.items.size()) return Millimetres{not_the_same};
    double greatest = 0;
    for (const auto& item : a.items) {
        double nearest = not_the_same;
        for (const auto& other : b.items) {
            nearest = std::min(nearest, difference(item, other));
        }
        greatest = std::max(greatest, nearest);
    }
    return Millimetres{greatest};
}

} // namespace route::test
