// SPDX-License-Identifier: BSL-1.0
#include "geo/local_frame.hpp"

#include <algorithm>
#include <numbers>

namespace route::geo {

LocalFrame::LocalFrame(Position origin) : m_origin(origin) {
    // Radii of curvature of the ellipsoid: M along the meridian, N across it (any geodesy text, e.g. Snyder 1987, 4-18/4-20).
    constexpr double a = 6378137.0;
    constexpr double f = 1.0 / 298.257223563;
    constexpr double e2 = f * (2.0 - f);
    const double latitude = origin.latitude.degrees() * std::numbers::pi / 180.0;
    const double w2 = 1.0 - e2 * std::sin(latitude) * std::sin(latitude);
    const double n = a / std::sqrt(w2);
    const double m = n * (1.0 - e2) / w2;
    constexpr double radians_per_e7 = std::numbers::pi / 180.0 * 1e-7;
    m_metres_per_e7_north = m * radians_per_e7;
    m_metres_per_e7_east = n * std::cos(latitude) * radians_per_e7;
}

PlanePoint LocalFrame::to_plane(Position position) const {
    // 64 bits: two longitudes may be further apart than an int32 holds.
    const auto east = std::int64_t{position.longitude.e7()} - m_origin.longitude.e7();
    const auto north = std::int64_t{position.latitude.e7()} - m_origin.latitude.e7();
    return {Metres{static_cast<double>(east) * m_metres_per_e7_east},
            Metres{static_cast<double>(north) * m_metres_per_e7_north}};
}

Position LocalFrame::to_position(PlanePoint point) const {
    // Near a pole a metre is many degrees wide: no further than the borders of the map.
    const auto within = [](double e7, double limit) {
        return static_cast<std::int32_t>(std::lround(std::clamp(e7, -limit, limit)));
    };
    return {Latitude::e7(within(m_origin.latitude.e7() + point.north.count() / m_metres_per_e7_north, 9e8)),
            Longitude::e7(within(m_origin.longitude.e7() + point.east.count() / m_metres_per_e7_east, 1.8e9))};
}

} // namespace route::geo
