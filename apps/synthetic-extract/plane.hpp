// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

/// The plane in which the map is drawn: Mercator's, where angles are true and lengths are stretched alike in all
/// directions. A design size in metres is multiplied by `stretch_at` before it is drawn.
namespace synthetic {

using Point = route::geo::PlanePoint;
using Line = route::geo::PlaneLine;

inline constexpr double plane_radius = 6'378'137;

inline Point point(double x, double y) { return {route::Metres{x}, route::Metres{y}}; }
inline double x_of(Point p) { return p.east.count(); }
inline double y_of(Point p) { return p.north.count(); }
inline double norm(Point p) { return p.norm().count(); }
inline Point unit(Point p) { return norm(p) > 0 ? p * (1 / norm(p)) : point(1, 0); }
inline Point left_of(Point p) { return point(-y_of(p), x_of(p)); }
/// Of one length, `angle` counted from east to north.
inline Point ray(double angle) { return point(std::cos(angle), std::sin(angle)); }
inline double angle_of(Point p) { return std::atan2(y_of(p), x_of(p)); }
/// From 0 to a whole turn.
inline double turned_left(double from, double to) {
    const double whole = 2 * std::numbers::pi;
    const double angle = std::fmod(to - from, whole);
    return angle < 0 ? angle + whole : angle;
}
/// From 0 to half a turn.
inline double apart(double a, double b) {
    const double angle = turned_left(a, b);
    return std::min(angle, 2 * std::numbers::pi - angle);
}

/// Lengths in the plane for each metre on the ground.
inline double stretch_at(Point p) { return std::cosh(y_of(p) / plane_radius); }

inline Point to_plane(route::geo::Position position) {
    const double degree = std::numbers::pi / 180;
    return point(plane_radius * position.longitude.degrees() * degree,
                 plane_radius * std::asinh(std::tan(position.latitude.degrees() * degree)));
}
inline route::geo::Position to_position(Point p) {
    const double degree = std::numbers::pi / 180;
    return {route::geo::Latitude::degrees(std::atan(std::sinh(y_of(p) / plane_radius)) / degree),
            route::geo::Longitude::degrees(x_of(p) / plane_radius / degree)};
}

inline double length_of(const Line& line) { return route::geo::length_of(line).count(); }

/// A line that is asked often for its places: knows how far along it each of its points lies.
class MeasuredLine {
public:
    explicit MeasuredLine(const Line& line) : m_line(line) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            m_along.push_back(m_along.back() + norm(line[i] - line[i - 1]));
        }
    }
    [[nodiscard]] const Line& points() const { return m_line; }
    [[nodiscard]] double along(std::size_t point) const { return m_along[point]; }
    [[nodiscard]] double length() const { return m_along.back(); }
    /// Clamped to the ends.
    [[nodiscard]] Point at(double along) const {
        const auto next = std::upper_bound(m_along.begin(), m_along.end(), along);
        if (next == m_along.begin()) return m_line.front();
        if (next == m_along.end()) return m_line.back();
        const auto i = static_cast<std::size_t>(next - m_along.begin());
        return m_line[i - 1] + (m_line[i] - m_line[i - 1]) * ((along - m_along[i - 1]) / (m_along[i] - m_along[i - 1]));
    }
    /// The direction over `reach` to both sides.
    [[nodiscard]] Point heading_at(double along, double reach) const { return unit(at(along + reach) - at(along - reach)); }

private:
    const Line& m_line;
    std::vector<double> m_along{0};
};

} // namespace synthetic
