// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <cmath>
#include <numbers>

namespace route::geo {

/// A point or a displacement in a LocalFrame's plane.
struct PlanePoint {
    Metres east;
    Metres north;

    constexpr auto operator<=>(const PlanePoint&) const = default;
    friend constexpr PlanePoint operator+(PlanePoint a, PlanePoint b) { return {a.east + b.east, a.north + b.north}; }
    friend constexpr PlanePoint operator-(PlanePoint a, PlanePoint b) { return {a.east - b.east, a.north - b.north}; }
    friend constexpr PlanePoint operator*(PlanePoint a, double factor) { return {a.east * factor, a.north * factor}; }
    friend constexpr double dot(PlanePoint a, PlanePoint b) {
        return a.east.count() * b.east.count() + a.north.count() * b.north.count();
    }
    friend constexpr double cross(PlanePoint a, PlanePoint b) {
        return a.east.count() * b.north.count() - a.north.count() * b.east.count();
    }
    [[nodiscard]] Metres norm() const { return Metres{std::hypot(east.count(), north.count())}; }
    [[nodiscard]] Bearing direction() const {
        return Bearing::degrees(std::atan2(east.count(), north.count()) * (180.0 / std::numbers::pi));
    }
};

/// A metric plane that touches the WGS84 ellipsoid at its origin: east and north in metres by the radii of curvature
/// there. Within 1 km of the origin lengths are true to 1e-4 up to latitude 70°, within 10 km to 1e-3. For drawing,
/// snapping and look-ahead; printed lengths come from geo::distance.
class LocalFrame {
public:
    explicit LocalFrame(Position origin);
    [[nodiscard]] Position origin() const { return m_origin; }
    [[nodiscard]] PlanePoint to_plane(Position position) const;
    [[nodiscard]] Position to_position(PlanePoint point) const;

private:
    Position m_origin;
    double m_metres_per_e7_east;
    double m_metres_per_e7_north;
};

} // namespace route::geo
