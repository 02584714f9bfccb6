// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "support/driven_route.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::historic_car;
using test::within;

namespace {

routing::Snap snap_at(const AsciiMap& map, char letter, routing::SnapOptions options = {50_m, std::nullopt}) {
    return routing::snapped(map.network(), historic_car(), map.position(letter), options);
}

// P is 20 m below the road A-B.
AsciiMap beside_a_road(const std::string& tags) {
    return AsciiMap{10_m, Latitude::degrees(44), R"(
        A----------B

             P
    )"}
        .way("AB", tags);
}

} // namespace

TEST_CASE("a point is placed on the road in both directions, square to it") {
    const auto map = beside_a_road("highway=tertiary");
    const auto snap = snap_at(map, 'P');
    REQUIRE(snap.places.size() == 2);
    CHECK(snap.places[0].distance == within(0.1_m, 20_m));
    CHECK(snap.places[0].along == within(0.1_m, 50_m));
    CHECK(snap.places[1].along == within(0.1_m, 60_m));
    CHECK(snap.places[0].edge == snap.places[1].edge.reversed());
    CHECK(geo::distance(snap.places[0].position, map.position('A')) == within(0.1_m, 50_m));
    CHECK_FALSE(snap.rival);
}

TEST_CASE("a one-way has a place in its direction only") {
    const auto snap = snap_at(beside_a_road("highway=tertiary,oneway=-1"), 'P');
    REQUIRE(snap.places.size() == 1);
    CHECK_FALSE(snap.places[0].edge.forward());
}

TEST_CASE("a road that these cars may not drive is not there – the nearest one that they may is told") {
    auto map = AsciiMap{10_m, Latitude::degrees(44), R"(
        A----------B
             P




             C-----D
    )"}
                   .way("AB", "highway=tertiary,access=private")
                   .way("CD", "highway=tertiary");
    const auto snap = snap_at(map, 'P', {30_m, std::nullopt});
    CHECK(snap.places.empty());
    REQUIRE(snap.nearest_beyond);
    CHECK(snap.nearest_beyond->distance == within(0.1_m, 50_m));
}

TEST_CASE("nothing within 5 km is nothing at all") {
    const auto map = AsciiMap{1000_m, Latitude::degrees(44), R"(
        AB------P
    )"}
                         .way("AB", "highway=tertiary");
    const auto snap = snap_at(map, 'P');
    CHECK(snap.places.empty());
    CHECK_FALSE(snap.nearest_beyond);
}

TEST_CASE("a heading leaves the roads that run that way") {
    const auto map = beside_a_road("highway=tertiary");
    const auto east = snap_at(map, 'P', {50_m, Bearing::degrees(120)});
    REQUIRE(east.places.size() == 1);
    CHECK(east.places[0].edge.forward());
    const auto north = snap_at(map, 'P', {50_m, Bearing::degrees(0)});
    CHECK(north.places.empty());
    REQUIRE(north.nearest_beyond);
    CHECK(north.nearest_beyond->distance == within(0.1_m, 20_m));
}

TEST_CASE("another road nearly as near is a rival, unless it joins the nearest one or bears its name") {
    const auto map = [](const char* upper, const char* lower) {
        return AsciiMap{4_m, Latitude::degrees(44), R"(
            A----------B
                 P

            C----------D
        )"}
            .way("AB", upper)
            .way("CD", lower);
    };
    const auto ambiguous = snap_at(map("highway=tertiary,name=Via Alta", "highway=tertiary,name=Via Bassa"), 'P');
    REQUIRE(ambiguous.rival);
    CHECK(ambiguous.rival->distance == within(0.1_m, 8_m));
    CHECK(ambiguous.places.size() == 4);
    CHECK_FALSE(snap_at(map("highway=tertiary,name=Viale", "highway=tertiary,name=Viale"), 'P').rival);
    CHECK_FALSE(snap_at(map("highway=tertiary", "highway=tertiary,access=private"), 'P').rival);
    const auto corner = AsciiMap{4_m, Latitude::degrees(44), R"(
        A--------B
             P   |
                 C
    )"}
                            .way("AB", "highway=tertiary,name=Via Alta")
                            .way("BC", "highway=tertiary,name=Via Bassa");
    CHECK_FALSE(snap_at(corner, 'P').rival);
}

TEST_CASE("roads much further than the nearest one are left out, though within the radius") {
    const auto map = AsciiMap{10_m, Latitude::degrees(44), R"(
        A----------B
             P


        C----------D
    )"}
                         .way("AB", "highway=tertiary")
                         .way("CD", "highway=tertiary");
    CHECK(snap_at(map, 'P').places.size() == 2);
}
