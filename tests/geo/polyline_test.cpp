// SPDX-License-Identifier: BSL-1.0
#include "geo/polyline.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::PlaneLine;
using geo::PlanePoint;
using test::within;

namespace {

PlanePoint p(double east, double north) { return {Metres{east}, Metres{north}}; }

// 100 m east, then 50 m north.
const PlaneLine corner{p(0, 0), p(100, 0), p(100, 50)};

} // namespace

TEST_CASE("the nearest point of a line may lie inside a piece, at a bend or at an end") {
    const auto inside = geo::nearest_on(corner, p(30, 7));
    CHECK(inside.point == p(30, 0));
    CHECK(inside.distance == 7_m);
    CHECK(inside.along == within(1e-9_m, 30_m));
    CHECK(inside.segment == 0);
    const auto bend = geo::nearest_on(corner, p(103, -4));
    CHECK(bend.distance == 5_m);
    CHECK(bend.along == within(1e-9_m, 100_m));
    const auto end = geo::nearest_on(corner, p(100, 60));
    CHECK(end.point == p(100, 50));
    CHECK(end.along == within(1e-9_m, 150_m));
    CHECK(end.segment == 1);
}

TEST_CASE("a line of one point, or with a point twice, has a nearest point") {
    CHECK(geo::nearest_on(PlaneLine{p(3, 4)}, p(0, 0)).distance == 5_m);
    CHECK(geo::nearest_on(PlaneLine{p(3, 4), p(3, 4)}, p(0, 0)).distance == 5_m);
}

TEST_CASE("a place along a line is clamped to its ends") {
    CHECK(geo::point_along(corner, 100_m) == p(100, 0));
    CHECK(geo::point_along(corner, 120_m) == p(100, 20));
    CHECK(geo::point_along(corner, -1_m) == p(0, 0));
    CHECK(geo::point_along(corner, 151_m) == p(100, 50));
    CHECK(geo::length_of(corner) == 150_m);
}

TEST_CASE("a part of a line keeps the bends between its ends") {
    CHECK(geo::part_of(corner, 90_m, 110_m) == PlaneLine{p(90, 0), p(100, 0), p(100, 10)});
    CHECK(geo::part_of(corner, 10_m, 20_m) == PlaneLine{p(10, 0), p(20, 0)});
}

TEST_CASE("a simplified line leaves out only points that are nearly on it") {
    const PlaneLine wobbly{p(0, 0), p(10, 0.4), p(20, -0.4), p(30, 0), p(40, 5), p(50, 0)};
    CHECK(geo::simplified(wobbly, 0.5_m) == PlaneLine{p(0, 0), p(30, 0), p(40, 5), p(50, 0)});
    CHECK(geo::simplified(wobbly, 0_m) == wobbly);
    CHECK(geo::simplified(PlaneLine{p(0, 0), p(1, 1)}, 9_m).size() == 2);
}

TEST_CASE("left of a direction is positive") {
    CHECK(geo::side_of(p(0, 0), p(10, 0), p(5, 1)) > 0);
    CHECK(geo::side_of(p(0, 0), p(10, 0), p(5, -1)) < 0);
    CHECK(geo::side_of(p(0, 0), p(10, 0), p(20, 0)) == 0);
}

TEST_CASE("two pieces cross within both of them, or not at all") {
    const PlanePoint o{};
    const PlanePoint east{Metres{10}, Metres{}};
    const PlanePoint south{Metres{4}, Metres{-3}};
    const PlanePoint north{Metres{4}, Metres{3}};
    REQUIRE(crossing_of(o, east, south, north).has_value());
    CHECK(*crossing_of(o, east, south, north) == doctest::Approx(0.4));
    CHECK_FALSE(crossing_of(o, east, north, north + north).has_value()); // beyond the second's ends
    CHECK_FALSE(crossing_of(o, east, south + east, north + east).has_value());
    CHECK_FALSE(crossing_of(o, east, south, south + east).has_value()); // parallel
    CHECK(crossing_of(o, east, o, north).has_value());                  // an end lies on it
}

TEST_CASE("the width of a ring is a square's side, and twice the width of a slim one") {
    const auto rectangle = [](double wide, double high) {
        return PlaneLine{{Metres{}, Metres{}},
                         {Metres{wide}, Metres{}},
                         {Metres{wide}, Metres{high}},
                         {Metres{}, Metres{high}},
                         {Metres{}, Metres{}}};
    };
    CHECK(width_of_ring(rectangle(12, 12)) == doctest::Approx(12));
    CHECK(width_of_ring(rectangle(1000, 3)) == doctest::Approx(6).epsilon(0.01));
    CHECK(width_of_ring(PlaneLine{{Metres{1}, Metres{1}}}) == 0);
    CHECK(twice_area_of(rectangle(3, 2)) == doctest::Approx(12));
    auto clockwise = rectangle(3, 2);
    std::ranges::reverse(clockwise);
    CHECK(twice_area_of(clockwise) == doctest::Approx(-12));
}
