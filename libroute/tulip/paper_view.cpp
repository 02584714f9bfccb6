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

double distance_mm(Point a, Point b) { return (a - b).norm().count(); }

double length_mm(const PaperLine& line) { return geo::length_of(line).count(); }

PaperLine beginning_of(const PaperLine& line, Millimetres length) {
    if (geo::length_of(line) < length) return line;
    return geo::part_of(line, Millimetres{}, length);
}

PaperLine moved(PaperLine line, Point to) {
    const Point by = to - line.front();
    for (Point& p : line) {
        p = p + by;
    }
    return line;
}

PaperLine at_least(PaperLine line, Millimetres length) {
    constexpr Millimetres reach{3};
    const Millimetres missing = length - Millimetres{length_mm(line)};
    if (line.size() >= 2 && missing > Millimetres{})
        line.push_back(line.back() + end_direction(line, reach) * missing.count());
    return line;
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

Point nearest_on(const PaperLine& line, Point point) { return geo::nearest_on(line, point).point; }

double distance_mm(Point point, const PaperLine& line) {
    return line.size() < 2 ? 1e9 : distance_mm(point, nearest_on(line, point));
}

Point end_direction(const PaperLine& line, Millimetres reach) {
    PaperLine back(line.rbegin(), line.rend());
    const auto piece = beginning_of(back, reach);
    const Point step = piece.front() - piece.back();
    const double length = distance_mm(piece.front(), piece.back());
    return length > 0 ? step * (1.0 / length) : Point{Millimetres{0}, Millimetres{-1}};
}

PaperLine thinned(const PaperLine& line) {
    constexpr Metres hair{0.02}; // millimetres, in the plane's unit
    geo::PlaneLine plane;
    for (const Point p : line) {
        plane.push_back({Metres{p.x.count()}, Metres{p.y.count()}});
    }
    PaperLine result;
    for (const auto& p : geo::simplified(plane, hair)) {
        result.push_back({Millimetres{p.east.count()}, Millimetres{p.north.count()}});
    }
    return result;
}

namespace {

/// Points of the line, evenly apart by about `step`; both ends included.
PaperLine evenly(const PaperLine& line, double step) {
    const double length = length_mm(line);
    const int pieces = std::max(1, static_cast<int>(std::ceil(length / step)));
    PaperLine result{line.front()};
    double start = 0;
    std::size_t i = 1;
    for (int k = 1; k < pieces; ++k) {
        const double along = length * k / pieces;
        while (i + 1 < line.size() && start + distance_mm(line[i - 1], line[i]) < along) {
            start += distance_mm(line[i - 1], line[i]);
            ++i;
        }
        const double piece = distance_mm(line[i - 1], line[i]);
        result.push_back(line[i - 1] + (line[i] - line[i - 1]) * (piece > 0 ? (along - start) / piece : 0.0));
    }
    result.push_back(line.back());
    return result;
}

} // namespace

PaperLine flowing(const PaperLine& line, Millimetres reach) {
    const double length = length_mm(line);
    if (line.size() < 3 || length <= 0) return line;
    const double sigma = std::min(reach.count(), length / 5);
    constexpr double step = 0.4;
    const auto points = evenly(line, step);
    const auto last = static_cast<int>(points.size()) - 1;
    // Beyond its ends the line goes on as its own mirror image, so that they stay where they are.
    const auto at = [&](int i) {
        if (i < 0) return points.front() * 2 - points[static_cast<std::size_t>(std::min(-i, last))];
        if (i > last) return points.back() * 2 - points[static_cast<std::size_t>(std::max(2 * last - i, 0))];
        return points[static_cast<std::size_t>(i)];
    };
    const double spacing = length / last;
    const int wings = static_cast<int>(std::ceil(3 * sigma / spacing));
    std::vector<double> bell;
    for (int k = -wings; k <= wings; ++k) {
        bell.push_back(std::exp(-0.5 * std::pow(k * spacing / sigma, 2)));
    }
    PaperLine result;
    for (int i = 0; i <= last; ++i) {
        Point sum;
        double weights = 0;
        int k = -wings;
        for (const double weight : bell) {
            sum = sum + at(i + k) * weight;
            weights += weight;
            ++k;
        }
        result.push_back(sum * (1 / weights));
    }
    result.front() = line.front();
    result.back() = line.back();
    return thinned(result);
}

PaperLine until_it_joins(const PaperLine& line, const PaperLine& other) {
    if (line.size() < 2 || other.size() < 2) return line;
    constexpr double touching = 0.2;
    constexpr double clear = 0.6;
    constexpr double step = 0.15;
    bool apart = false;
    double along = 0;
    const double length = length_mm(line);
    for (const Point p : evenly(line, step)) {
        const double away = distance_mm(p, other);
        apart = apart || away > clear;
        if (apart && away < touching) return beginning_of(line, Millimetres{along});
        along += length / std::max(1.0, std::ceil(length / step));
    }
    return line;
}

PaperLine spread_from(const PaperLine& line, const PaperLine& other, TurnAngle seen_apart) {
    if (line.size() < 2 || other.size() < 2 || distance_mm(line.front(), other.front()) > 0.6) return line;
    constexpr double least = 24; // degrees between chords of 9 mm: 3.7 mm of white between two roads' ends
    const auto chord = [](const PaperLine& l) {
        const auto piece = beginning_of(l, Millimetres{9});
        const Point step = piece.back() - piece.front();
        return std::atan2(step.y.count(), step.x.count()) * 180.0 / std::numbers::pi;
    };
    const TurnAngle between = TurnAngle::degrees(chord(line) - chord(other));
    if (between.deviation_degrees() >= least) return line;
    // Drawn so near that the lines do not tell which lies to which hand: what the driver sees does.
    constexpr double hard_to_tell = 8;
    const bool told_by_eye = between.deviation_degrees() < hard_to_tell && seen_apart != TurnAngle{};
    const bool to_the_right = (told_by_eye ? seen_apart : between).degrees() >= 0;
    const double more = to_the_right ? least - between.degrees() : -least - between.degrees();
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
