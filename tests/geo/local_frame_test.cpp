// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using geo::LocalFrame;
using geo::Longitude;
using geo::Position;
using test::within;

TEST_CASE("within 1 km a local frame is true to 1e-4, within 10 km to 1e-3, up to latitude 70") {
    for (const double latitude : {0.0, 44.0, -35.0, 60.0, 70.0}) {
        const Position origin{Latitude::degrees(latitude), Longitude::degrees(11)};
        const LocalFrame frame{origin};
        for (int degrees = 0; degrees < 360; degrees += 15) {
            CAPTURE(latitude);
            CAPTURE(degrees);
            const auto near = geo::destination(origin, Bearing::degrees(degrees), 1_km);
            CHECK(frame.to_plane(near).norm() == within(0.1_m, 1_km));
            const auto far = geo::destination(origin, Bearing::degrees(degrees), 10_km);
            CHECK(frame.to_plane(far).norm() == within(10_m, 10_km));
        }
    }
}

TEST_CASE("there and back again is the same position") {
    const LocalFrame frame{{Latitude::degrees(46.07), Longitude::degrees(11.12)}};
    const Position place{Latitude::e7(460712345), Longitude::e7(111234567)};
    CHECK(frame.to_position(frame.to_plane(place)) == place);
    CHECK(frame.to_position({}) == frame.origin());
}

TEST_CASE("directions in the plane run clockwise from north") {
    CHECK(geo::PlanePoint{0_m, 5_m}.direction().degrees() == doctest::Approx(0));
    CHECK(geo::PlanePoint{5_m, 0_m}.direction().degrees() == doctest::Approx(90));
    CHECK(geo::PlanePoint{-5_m, 0_m}.direction().degrees() == doctest::Approx(270));
}

TEST_CASE("even at a pole a position stays on the map") {
    const LocalFrame frame{{Latitude::degrees(90), Longitude::degrees(0)}};
    const auto place = frame.to_position({50_m, 50_m});
    CHECK(place.latitude <= Latitude::degrees(90));
    CHECK(place.longitude <= Longitude::degrees(180));
    CHECK(place.longitude >= Longitude::degrees(-180));
}
