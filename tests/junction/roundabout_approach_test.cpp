// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;

TEST_CASE("where the road forks before a ring and both branches lead to it, the fork is no part of the roundabout") {
    auto map = AsciiMap{5_m, geo::Latitude::degrees(46), R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                          e
        |
        |
        |
        |
        S
    )"};
    map.way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("We", "highway=residential,oneway=yes")
        .way("SW", "highway=tertiary");
    const DrawnLeg leg{map, "SE"};
    REQUIRE(leg.nodes().find('W') != std::string::npos);
    for (const auto& ring : leg.view().roundabouts()) {
        CHECK(ring.first > leg.node('W'));
    }
}
