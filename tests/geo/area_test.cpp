// SPDX-License-Identifier: BSL-1.0
#include "geo/area.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using geo::Area;
using geo::PlaneLine;

namespace {

geo::PlanePoint at(double east, double north) { return {Metres{east}, Metres{north}}; }

PlaneLine square(double low, double high) { return {at(low, low), at(high, low), at(high, high), at(low, high)}; }

} // namespace

TEST_CASE("a line that enters an area counts by its part inside") {
    const Area area{{square(0, 100)}};
    CHECK(geo::length_inside(PlaneLine{at(-50, 50), at(50, 50)}, area) == within(Metres{1e-9}, Metres{50}));
    CHECK(geo::length_inside(PlaneLine{at(-50, 50), at(150, 50)}, area) == within(Metres{1e-9}, Metres{100}));
    CHECK(geo::length_inside(PlaneLine{at(10, 10), at(90, 10), at(90, 90)}, area) == within(Metres{1e-9}, Metres{160}));
    CHECK(geo::length_inside(PlaneLine{at(-10, -10), at(-90, 500)}, area) == Metres{});
    CHECK(geo::length_inside(PlaneLine{at(5, 5)}, area) == Metres{});
}

TEST_CASE("a hole is outside, an island in it inside, and a ring may repeat its first point") {
    auto closed = square(0, 100);
    closed.push_back(closed.front());
    const Area area{{closed, square(20, 80), square(40, 60)}};
    CHECK(geo::contains(area, at(10, 10)));
    CHECK_FALSE(geo::contains(area, at(30, 30)));
    CHECK(geo::contains(area, at(50, 50)));
    CHECK(geo::length_inside(PlaneLine{at(-100, 50), at(200, 50)}, area) == within(Metres{1e-9}, Metres{60}));
}
