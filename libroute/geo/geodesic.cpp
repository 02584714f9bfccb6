// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"

#include <geodesic.h>

namespace route::geo {

namespace {

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1.0 / 298.257223563); // WGS84: semi-major axis and flattening by definition
        return g;
    }();
    return ellipsoid;
}

} // namespace

Metres distance(Position a, Position b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.latitude.degrees(), a.longitude.degrees(), b.latitude.degrees(), b.longitude.degrees(), &metres,
                 nullptr, nullptr);
    return Metres{metres};
}

Bearing bearing(Position from, Position to) {
    double azimuth = 0;
    geod_inverse(&wgs84(), from.latitude.degrees(), from.longitude.degrees(), to.latitude.degrees(), to.longitude.degrees(),
                 nullptr, &azimuth, nullptr);
    return from == to ? Bearing{} : Bearing::degrees(azimuth);
}

Position destination(Position from, Bearing bearing, Metres length) {
    double latitude = 0;
    double longitude = 0;
    geod_direct(&wgs84(), from.latitude.degrees(), from.longitude.degrees(), bearing.degrees(), length.count(), &latitude,
                &longitude, nullptr);
    return {Latitude::degrees(latitude), Longitude::degrees(longitude)};
}

Metres length_of(std::span<const Position> line) {
    Metres sum;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += distance(line[i - 1], line[i]);
    }
    return sum;
}

} // namespace route::geo
