// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/assert.hpp"
#include "geo/local_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

/// Lines in a plane: on the ground in metres, in a LocalFrame's plane, and on paper in millimetres.
namespace route::geo {

/// A point of a plane, whose differences have a length in the plane's unit. `dot` and `cross` are of two differences, in the
/// unit's square; `cross` is positive when the second lies anticlockwise of the first in the frame of the coordinates.
template <typename Point>
concept PlanarPoint = requires(const Point a, const Point b) {
    { a - b } -> std::same_as<Point>;
    { a + b * 0.5 } -> std::same_as<Point>;
    { a.norm().count() } -> std::convertible_to<double>;
    { dot(a, b) } -> std::convertible_to<double>;
    { cross(a, b) } -> std::convertible_to<double>;
};
template <PlanarPoint Point> using LengthOf = decltype(std::declval<Point>().norm());

/// Points in an order that is looked up by index; what they are.
template <typename Line>
concept PlanarLine = std::ranges::random_access_range<Line> && PlanarPoint<std::ranges::range_value_t<Line>>;
template <typename Line> using PointOf = std::ranges::range_value_t<Line>;

using PlaneLine = std::vector<PlanePoint>;

/// The nearest point of a line to a given point.
template <PlanarPoint Point> struct NearestOn {
    Point point;
    LengthOf<Point> distance; ///< from the given point
    LengthOf<Point> along;    ///< from the line's start
    std::size_t segment = 0;  ///< the piece between points segment and segment+1
};

/// \pre line has at least one point
template <PlanarLine Line> [[nodiscard]] NearestOn<PointOf<Line>> nearest_on(const Line& line, PointOf<Line> point) {
    using Point = PointOf<Line>;
    ROUTE_ASSERT(!std::ranges::empty(line));
    NearestOn<Point> best{line[0], (point - line[0]).norm(), {}, 0};
    LengthOf<Point> before{};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point step = line[i + 1] - line[i];
        const double square = dot(step, step);
        const double fraction = square > 0 ? std::clamp(dot(step, point - line[i]) / square, 0.0, 1.0) : 0.0;
        const Point foot = line[i] + step * fraction;
        const auto away = (point - foot).norm();
        const auto length = step.norm();
        if (away < best.distance) best = {foot, away, before + length * fraction, i};
        before += length;
    }
    return best;
}

template <PlanarLine Line> [[nodiscard]] LengthOf<PointOf<Line>> length_of(const Line& line) {
    LengthOf<PointOf<Line>> sum{};
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += (line[i] - line[i - 1]).norm();
    }
    return sum;
}

/// The point `along` from the start; clamped to the ends. \pre line is not empty
template <PlanarLine Line> [[nodiscard]] PointOf<Line> point_along(const Line& line, LengthOf<PointOf<Line>> along) {
    using Length = LengthOf<PointOf<Line>>;
    ROUTE_ASSERT(!std::ranges::empty(line));
    if (along <= Length{}) return line[0];
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto step = line[i] - line[i - 1];
        const Length length = step.norm();
        if (along <= length && length > Length{}) return line[i - 1] + step * (along / length);
        along -= length;
    }
    return line[line.size() - 1];
}

/// The part between two places of the line, ends included. \pre from <= to
template <PlanarLine Line>
[[nodiscard]] std::vector<PointOf<Line>> part_of(const Line& line, LengthOf<PointOf<Line>> from,
                                                 LengthOf<PointOf<Line>> to) {
    ROUTE_ASSERT(from <= to);
    std::vector<PointOf<Line>> part{point_along(line, from)};
    LengthOf<PointOf<Line>> before{};
    for (std::size_t i = 1; i < line.size(); ++i) {
        before += (line[i] - line[i - 1]).norm();
        if (before > from && before < to) part.push_back(line[i]);
    }
    part.push_back(point_along(line, to));
    return part;
}

/// Fewer points, none of the left-out ones further than `tolerance` from the line (Douglas and Peucker 1973).
[[nodiscard]] PlaneLine simplified(const PlaneLine& line, Metres tolerance);

/// Twice the area within a line and the chord that closes it, in the unit's square; positive when it runs anticlockwise in
/// the frame of the coordinates.
template <PlanarLine Line> [[nodiscard]] double twice_area_of(const Line& line) {
    double area = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        area += cross(line[i], line[(i + 1) % line.size()]);
    }
    return area;
}

/// How wide the ring that a line and its chord make is: of a circle and of a square the diameter, of a slim one twice its
/// mean width. In the plane's unit; 0 of a line without length.
template <PlanarLine Line> [[nodiscard]] double width_of_ring(const Line& line) {
    if (line.size() < 2) return 0;
    const double round = length_of(line).count() + (line[line.size() - 1] - line[0]).norm().count();
    return round > 0 ? 2 * std::abs(twice_area_of(line)) / round : 0;
}

/// Where two straight pieces, a to b and c to d, cross, as a share of the first; nothing when they do not or are parallel.
template <PlanarPoint Point> [[nodiscard]] std::optional<double> crossing_of(Point a, Point b, Point c, Point d) {
    const auto along = b - a;
    const auto other = d - c;
    const double slant = cross(along, other);
    if (slant == 0) return std::nullopt;
    const double share = cross(c - a, other) / slant;
    const double share_of_other = cross(c - a, along) / slant;
    const bool meet = share >= 0 && share <= 1 && share_of_other >= 0 && share_of_other <= 1;
    return meet ? std::optional(share) : std::nullopt;
}

/// Which side of the direction from → to the point lies on: positive is left, twice the triangle's area in m².
[[nodiscard]] inline double side_of(PlanePoint from, PlanePoint to, PlanePoint point) {
    return cross(to - from, point - from);
}

} // namespace route::geo
