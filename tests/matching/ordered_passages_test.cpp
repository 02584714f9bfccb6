// SPDX-License-Identifier: BSL-1.0
#include "matching/ordered_passages.hpp"

#include "geo/local_frame.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;

namespace {

geo::Position at(double east_m, double north_m) {
    const geo::LocalFrame frame{{Latitude::degrees(45), Longitude::degrees(10)}};
    return frame.to_position({Metres{east_m}, Metres{north_m}});
}

/// Out over 1 km and back over the same road.
std::vector<geo::Position> there_and_back() { return {at(0, 0), at(500, 0), at(1000, 0), at(500, 0), at(0, 0)}; }

} // namespace

TEST_CASE("a place that is passed twice is taken where its turn is") {
    const auto passages = matching::passages_in_order(there_and_back(), {at(300, 5), at(900, 5), at(300, 5)}, Metres{50});
    REQUIRE(passages.size() == 3);
    CHECK(passages[0]->count() == doctest::Approx(300).epsilon(0.001));
    CHECK(passages[1]->count() == doctest::Approx(900).epsilon(0.001));
    CHECK(passages[2]->count() == doctest::Approx(1700).epsilon(0.001));
}

TEST_CASE("a point that the line does not come to in its turn has no place, and the others keep theirs") {
    const auto passages =
        matching::passages_in_order({at(0, 0), at(1000, 0)}, {at(200, 0), at(500, 300), at(100, 0), at(800, 0)}, Metres{50});
    CHECK(passages[0]->count() == doctest::Approx(200).epsilon(0.001));
    CHECK_FALSE(passages[1]);
    CHECK_FALSE(passages[2]); // before the first one
    CHECK(passages[3]->count() == doctest::Approx(800).epsilon(0.001));
}

TEST_CASE("a line without length passes nothing") {
    CHECK_FALSE(matching::passages_in_order({at(0, 0)}, {at(0, 0)}, Metres{50})[0]);
}
