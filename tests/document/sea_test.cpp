// SPDX-License-Identifier: BSL-1.0
#include "document/map/sea.hpp"

#include <cmath>
#include <doctest/doctest.h>

/// The sea lies to the right of its coastlines. Maps of 100 m by 100 m; the first two numbers are east and north.

using namespace route;
using geo::PlaneLine;

namespace {

const geo::Window window{{Metres{0}, Metres{0}}, {Metres{100}, Metres{100}}};

PlaneLine line(std::initializer_list<std::pair<double, double>> points) {
    PlaneLine result;
    for (const auto& [east, north] : points) {
        result.push_back({Metres{east}, Metres{north}});
    }
    return result;
}

double area_of(const PlaneLine& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        twice += geo::side_of(ring.front(), ring[i], ring[(i + 1) % ring.size()]);
    }
    return std::abs(twice) / 2;
}

double area_of(const std::vector<document::SeaRings>& sea) {
    double sum = 0;
    for (const auto& rings : sea) {
        for (std::size_t i = 0; i < rings.size(); ++i) {
            sum += i == 0 ? area_of(rings[i]) : -area_of(rings[i]);
        }
    }
    return sum;
}

} // namespace

TEST_CASE("a coast from side to side parts the land on its left from the sea on its right") {
    const auto eastwards = document::sea_in(window, std::vector<PlaneLine>{line({{0, 30}, {50, 40}, {100, 30}})});
    REQUIRE(eastwards.size() == 1);
    CHECK(area_of(eastwards) == doctest::Approx(3500)); // the south
    const auto westwards = document::sea_in(window, std::vector<PlaneLine>{line({{100, 30}, {50, 40}, {0, 30}})});
    CHECK(area_of(westwards) == doctest::Approx(6500));
}

TEST_CASE("a coast drawn in pieces is one coast, and two coasts make a strait") {
    const std::vector<PlaneLine> coasts{line({{0, 60}, {40, 60}}), line({{40, 60}, {100, 60}}),  // land in the north
                                        line({{100, 20}, {55, 20}}), line({{55, 20}, {0, 20}})}; // land in the south
    CHECK(area_of(document::sea_in(window, coasts)) == doctest::Approx(4000));
}

TEST_CASE("an island is no sea, and a ring of rocks round a lagoon of the sea has sea on both sides") {
    const auto island = line({{40, 40}, {60, 40}, {60, 60}, {40, 60}, {40, 40}});
    const auto sea = document::sea_in(window, std::vector<PlaneLine>{island});
    REQUIRE(sea.size() == 1);
    CHECK(sea.front().size() == 2);
    CHECK(area_of(sea) == doctest::Approx(10'000 - 400));
    const auto lagoon = line({{45, 45}, {45, 55}, {55, 55}, {55, 45}, {45, 45}}); // clockwise: the sea is inside
    CHECK(area_of(document::sea_in(window, std::vector<PlaneLine>{island, lagoon})) == doctest::Approx(10'000 - 400 + 100));
}

TEST_CASE("where a coastline ends with the map's data land and sea are not told apart: nothing is painted") {
    CHECK(document::sea_in(window, std::vector<PlaneLine>{line({{0, 30}, {70, 30}})}).empty());
    CHECK(document::sea_in(window, {}).empty());
    CHECK(document::sea_in(window, std::vector<PlaneLine>{line({{20, 30}}), PlaneLine{}}).empty());
}

TEST_CASE("a coast that crosses itself by a slip of the pen spoils nothing") {
    const auto sea =
        document::sea_in(window, std::vector<PlaneLine>{line({{0, 30}, {52, 30}, {52, 31}, {50, 31}, {50, 29}, {100, 30}})});
    CHECK(area_of(sea) > 2900);
    CHECK(area_of(sea) < 3100);
}
