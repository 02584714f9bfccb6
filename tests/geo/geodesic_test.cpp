// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "support/within.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using geo::Position;
using test::within;

namespace {

Position at(double latitude, double longitude) { return {Latitude::degrees(latitude), Longitude::degrees(longitude)}; }

} // namespace

TEST_CASE("lengths are those of the WGS84 ellipsoid") {
    // One degree along the equator is a·π/180; a meridian's quadrant is 10 001 965.729 m (Karney 2013, table 2's ellipsoid).
    CHECK(geo::distance(at(0, 11), at(0, 12)) == within(0.001_m, 111'319.4908_m));
    CHECK(geo::distance(at(0, 11), at(90, 11)) == within(0.001_m, 10'001'965.7293_m));
    // JFK to LHR, the example of GeographicLib's GeodSolve.
    CHECK(geo::distance(at(40.6, -73.8), at(51.6, -0.5)) == within(0.001_m, 5'551'759.400_m));
}

TEST_CASE("a road east at 45 degrees is not shortened by a sphere's radius") {
    const Metres ellipsoid = geo::distance(at(45, 11), at(45, 11.1));
    const Metres sphere{6'371'008.77 * 0.1 * 3.14159265358979 / 180 * 0.70710678118654752};
    CHECK((ellipsoid - sphere) / ellipsoid > 0.0025);
}

TEST_CASE("going a length in a direction and measuring it gives the length, to the grain of 1e-7 degrees") {
    const Position start = at(46.07, 11.12);
    for (const double degrees : {0.0, 33.0, 90.0, 179.0, 270.0}) {
        const auto end = geo::destination(start, Bearing::degrees(degrees), 1234.5_m);
        CHECK(geo::distance(start, end) == within(0.01_m, 1234.5_m));
        CHECK((geo::bearing(start, end) - Bearing::degrees(degrees)).deviation_degrees() < 0.001);
    }
}

TEST_CASE("from a place to itself is no length and due north") {
    CHECK(geo::distance(at(46, 11), at(46, 11)) == 0_m);
    CHECK(geo::bearing(at(46, 11), at(46, 11)).degrees() == 0);
}

TEST_CASE("a line's length is the sum of its pieces, none for a single point") {
    const std::array line{at(46, 11), at(46, 11.01), at(46.01, 11.01)};
    CHECK(geo::length_of(line) == within(1e-9_m, geo::distance(line[0], line[1]) + geo::distance(line[1], line[2])));
    CHECK(geo::length_of(std::span(line).first(1)) == 0_m);
    CHECK(geo::length_of({}) == 0_m);
}

TEST_CASE("positions are whole 1e-7 degrees, borders belong to their rectangle") {
    CHECK(Latitude::degrees(46.06788415).e7() == 460678842);
    CHECK(Longitude::degrees(-0.00000004).e7() == 0);
    const geo::Bounds bounds{at(46, 11), at(47, 12)};
    CHECK(bounds.contains(at(46, 12)));
    CHECK_FALSE(bounds.contains(at(45.9999999, 11.5)));
    CHECK_FALSE(bounds.contains(at(46.5, 12.0000001)));
}
