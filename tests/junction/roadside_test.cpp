// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <doctest/doctest.h>

/// What stands beside the road, and what crosses it on another level.

using namespace route;
using namespace route::test;
using namespace route::literals;
using network::LandmarkKind;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A T with places for things to stand at.
AsciiMap corner() {
    return {10_m, latitude, R"(
        B---------X---------C
                  |
                c | f
                  |
                  |         h
                  |
                  A
    )"};
}

} // namespace

TEST_CASE("a church and a filling station at the corner are landmarks, a church down the road is none") {
    const auto map = corner()
                         .way("AX", "highway=tertiary")
                         .way("BXC", "highway=secondary")
                         .node('c', "amenity=place_of_worship,religion=christian,building=church,name=San Rocco")
                         .node('f', "amenity=fuel")
                         .node('h', "amenity=pharmacy");
    const DrawnLeg leg{map, "AB"};
    const auto view = leg.junction('X');
    REQUIRE(view.landmarks.size() == 2);
    CHECK(view.landmarks[0].kind == LandmarkKind::church);
    CHECK(view.landmarks[0].name == "San Rocco");
    CHECK(view.landmarks[1].kind == LandmarkKind::fuel);
}

TEST_CASE("two of a kind are told once, and of many only the surest two") {
    const auto map = corner()
                         .way("AX", "highway=tertiary")
                         .way("BXC", "highway=secondary")
                         .node('c', "historic=wayside_cross")
                         .node('f', "amenity=fuel")
                         .node('h', "amenity=fuel");
    const DrawnLeg leg{map, "AB"};
    CHECK(leg.junction('X').landmarks.size() <= 2);
    CHECK(leg.junction('X').landmarks.front().kind == LandmarkKind::fuel);
}

TEST_CASE("a place-name sign beside the route is seen from the junction near it") {
    const auto map = AsciiMap{10_m, latitude, R"(
        B---------X---------C
                  |
                  s
                  |
                  A
    )"}
                         .way("AsX", "highway=tertiary")
                         .way("BXC", "highway=secondary")
                         .node('s', "traffic_sign=city_limit,name=Povo");
    const DrawnLeg leg{map, "AB"};
    const auto view = leg.junction('X');
    REQUIRE(view.place_signs.size() == 1);
    CHECK(view.place_signs[0].text == "Povo");
}

TEST_CASE("a road on a bridge over the route is seen above it, one that the route's bridge crosses below it") {
    const auto map = AsciiMap{10_m, latitude, R"(
                P       Q
                |       |
        A-------.---X---.-------B
                |   |   |
                R   S   T
    )"}
                         .way("AXB", "highway=tertiary")
                         .way("XS", "highway=tertiary")
                         .way("PR", "highway=secondary,bridge=yes,layer=1")
                         .way("QT", "highway=secondary,tunnel=yes,layer=-1");
    const DrawnLeg leg{map, "AS"};
    const auto view = leg.junction('X');
    REQUIRE(view.passing.size() == 1); // the one behind the junction is not on the crew's way
    CHECK(view.passing[0].above);
    const DrawnLeg back{map, "BS"};
    REQUIRE(back.junction('X').passing.size() == 1);
    CHECK_FALSE(back.junction('X').passing[0].above);
}

TEST_CASE("roads that meet the route at a node pass neither over nor under it") {
    const auto map = corner().way("AX", "highway=tertiary").way("BXC", "highway=secondary,bridge=yes,layer=1");
    const DrawnLeg leg{map, "AB"};
    CHECK(leg.junction('X').passing.empty());
}

TEST_CASE("a bridge that is a short way of its own is seen with the road to both sides of it") {
    const auto map = AsciiMap{5_m, latitude, R"(
                P
                |
                |
                |
                |
                b
        A-------.-------X-------B
                c       |
                |       |
                |       S
                |
                |
                R
    )"}
                         .way("AXB", "highway=tertiary")
                         .way("XS", "highway=tertiary")
                         .way("Pb", "highway=secondary")
                         .way("bc", "highway=secondary,bridge=yes,layer=1")
                         .way("cR", "highway=secondary");
    const DrawnLeg leg{map, "AS"};
    const auto view = leg.junction('X');
    REQUIRE(view.passing.size() == 1);
    CHECK(geo::length_of(view.passing[0].line) > 50_m); // the bridge alone is 10 m
}
