// SPDX-License-Identifier: BSL-1.0
#include "geo/area.hpp"
#include "geo/clipping.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::PlaneLine;
using geo::PlanePoint;

namespace {

PlanePoint at(double east, double north) { return {Metres{east}, Metres{north}}; }
const geo::Window window{at(0, 0), at(100, 100)};

double square_metres(const PlaneLine& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        twice += geo::side_of({}, ring[i], ring[(i + 1) % ring.size()]);
    }
    return std::abs(twice) / 2;
}

} // namespace

TEST_CASE("a line that leaves the window and comes back is two parts") {
    const PlaneLine line{at(-50, 50), at(50, 50), at(50, 150), at(80, 150), at(80, 20)};
    const auto parts = geo::clipped_line(line, window);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == PlaneLine{at(0, 50), at(50, 50), at(50, 100)});
    CHECK(parts[1] == PlaneLine{at(80, 100), at(80, 20)});
}

TEST_CASE("a line inside stays as it is, one outside vanishes, even round a corner") {
    const PlaneLine inside{at(1, 1), at(99, 1), at(99, 99)};
    CHECK(geo::clipped_line(inside, window) == std::vector<PlaneLine>{inside});
    CHECK(geo::clipped_line(PlaneLine{at(-10, 50), at(-10, 150), at(50, 150)}, window).empty());
    CHECK(geo::clipped_line(PlaneLine{at(90, 120), at(120, 90)}, window).empty());
    CHECK(geo::clipped_line(PlaneLine{at(50, 50), at(50, 50)}, window).size() <= 1);
    CHECK(geo::clipped_line(PlaneLine{}, window).empty());
}

TEST_CASE("a ring keeps what it has in the window") {
    CHECK(square_metres(geo::clipped_ring(PlaneLine{at(50, 50), at(150, 50), at(150, 150), at(50, 150)}, window)) ==
          doctest::Approx(2500));
    CHECK(square_metres(geo::clipped_ring(PlaneLine{at(-500, -500), at(500, -500), at(500, 500), at(-500, 500)}, window)) ==
          doctest::Approx(10000));
    CHECK(geo::clipped_ring(PlaneLine{at(150, 0), at(250, 0), at(250, 100)}, window).empty());
    CHECK(geo::clipped_ring(PlaneLine{}, window).empty());
}
