// SPDX-License-Identifier: BSL-1.0
#include "tulip/paper_view.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace route::tulip::detail {

using drawing::Point;

PaperView::PaperView(geo::PlanePoint centre, Bearing up, double millimetres_per_metre, Point centre_on_paper)
    : m_centre(centre), m_cos(std::cos(up.degrees() * std::numbers::pi / 180.0)),
      m_sin(std::sin(up.degrees() * std::numbers::pi / 180.0)), m_scale(millimetres_per_metre), m_place(centre_on_paper) {}

Point PaperView::on_paper(geo::PlanePoint point) const {
    const auto offset = point - m_centre;
    const double east = offset.east.count();
    const double north = offset.north.count();
    const double right = east * m_cos - north * m_sin;
    const double ahead = east * m_sin + north * m_cos;
    return m_place + Point{Millimetres{right * m_scale}, Millimetres{-ahead * m_scale}};
}

PaperLine PaperView::on_paper(const geo::PlaneLine& line) const {
    constexpr Millimetres eye{0.22};
    PaperLine result;
    for (const auto& point : geo::simplified(line, ground(eye))) {
        result.push_back(on_paper(point));
    }
    return result;
}

double distance_mm(Point a, Point b) { return std::hypot(a.x.count() - b.x.count(), a.y.count() - b.y.count()); }

double length_mm(const PaperLine& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += distance_mm(line[i - 1], line[i]);
    }
    return sum;
}

PaperLine beginning_of(const PaperLine& line, Millimetres length) {
    PaperLine result;
    double left = length.count();
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == 0) {
            result.push_back(line[0]);
            continue;
        }
        const double piece = distance_mm(line[i - 1], line[i]);
        if (piece >= left && piece > 0) {
            result.push_back(line[i - 1] + (line[i] - line[i - 1]) * (left / piece));
            return result;
        }
        left -= piece;
        result.push_back(line[i]);
    }
    return result;
}

PaperLine inside(const PaperLine& line, const drawing::Rect& rect) {
    const auto holds = [&rect](Point p) {
        return rect.left() <= p.x && p.x <= rect.right() && rect.top() <= p.y && p.y <= rect.bottom();
    };
    PaperLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (holds(line[i])) {
            result.push_back(line[i]);
            continue;
        }
        if (i == 0) return {};
        // The crossing, to a hundredth of a millimetre, by halving.
        Point in = line[i - 1];
        Point out = line[i];
        while (distance_mm(in, out) > 0.01) {
            const Point middle = (in + out) * 0.5;
            (holds(middle) ? in : out) = middle;
        }
        result.push_back(in);
        return result;
    }
    return result;
}

double distance_mm(Point point, const PaperLine& line) {
    double nearest = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point step = line[i] - line[i - 1];
        const Point to = point - line[i - 1];
        const double square = step.x.count() * step.x.count() + step.y.count() * step.y.count();
        const double dot = step.x.count() * to.x.count() + step.y.count() * to.y.count();
        const double share = square > 0 ? std::clamp(dot / square, 0.0, 1.0) : 0.0;
        nearest = std::min(nearest, distance_mm(point, line[i - 1] + step * share));
    }
    return nearest;
}

Point end_direction(const PaperLine& line, Millimetres reach) {
    PaperLine back(line.rbegin(), line.rend());
    const auto piece = beginning_of(back, reach);
    const Point step = piece.front() - piece.back();
    const double length = distance_mm(piece.front(), piece.back());
    return length > 0 ? step * (1.0 / length) : Point{Millimetres{0}, Millimetres{-1}};
}

PaperLine spread_from(const PaperLine& line, const PaperLine& other) {
    if (line.size() < 2 || other.size() < 2 || distance_mm(line.front(), other.front()) > 0.6) return line;
    constexpr double least = 24; // degrees between chords of 9 mm: 3.7 mm of white between two roads' ends
    const auto chord = [](const PaperLine& l) {
        const auto piece = beginning_of(l, Millimetres{9});
        const Point step = piece.back() - piece.front();
        return std::atan2(step.y.count(), step.x.count()) * 180.0 / std::numbers::pi;
    };
    const TurnAngle between = TurnAngle::degrees(chord(line) - chord(other));
    if (between.deviation_degrees() >= least) return line;
    const double more = between.degrees() >= 0 ? least - between.degrees() : -least - between.degrees();
    const double radians = more * std::numbers::pi / 180.0;
    PaperLine result;
    for (const auto& point : line) {
        const Point from = point - line.front();
        result.push_back(line.front() + Point{from.x * std::cos(radians) - from.y * std::sin(radians),
                                              from.x * std::sin(radians) + from.y * std::cos(radians)});
    }
    return result;
}

} // namespace route::tulip::detail
