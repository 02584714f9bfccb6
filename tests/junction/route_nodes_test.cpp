// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"
#include "support/drawn_maps.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

const auto latitude = geo::Latitude::degrees(46);

Metres place(const DrawnLeg& leg, char letter, int pass = 1) {
    return leg.view().nodes()[leg.node(letter, pass)].chainage.since_start();
}

} // namespace

TEST_CASE("waypoints that part a road in two are no nodes of the route") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----b----C----d----E
                  |
                  |
                  F
    )"}
                         .way("AbCdE", "highway=tertiary")
                         .way("CF", "highway=residential");
    const DrawnLeg leg{map, "AbdE"};
    CHECK(leg.nodes() == "C");
    CHECK(place(leg, 'C') == within(0.1_m, 200_m));
    CHECK(leg.leg().length() == within(0.1_m, 400_m));
}

TEST_CASE("a waypoint on a node leaves it one node") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----C----E
             |
             |
             F
    )"}
                         .way("ACE", "highway=tertiary")
                         .way("CF", "highway=residential");
    const DrawnLeg leg{map, "ACE"};
    CHECK(leg.nodes() == "C");
    CHECK(leg.view().nodes().front().out == edge_between(map, leg.ground().roads(), 'C', 'E'));
}

TEST_CASE("start and finish on nodes at the ends are not passed") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----B----C----D
             |    |
             |    |
             F    G
    )"}
                         .way("ABCD", "highway=tertiary")
                         .way("BF", "highway=residential")
                         .way("CG", "highway=residential");
    CHECK(DrawnLeg{map, "AD"}.nodes() == "BC");
    CHECK(DrawnLeg{map, "FG"}.nodes() == "BC");
}

TEST_CASE("out to the end of a road and back passes each junction twice and turns round at the end") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----C----E
             |
             |
             B----G
             |
             |
             F
    )"}
                         .way("ACE", "highway=tertiary")
                         .way("CBF", "highway=residential")
                         .way("BG", "highway=residential");
    const DrawnLeg leg{map, "AFE"};
    REQUIRE(leg.nodes() == "CBFBC");
    CHECK(place(leg, 'C', 1) == within(0.1_m, 100_m));
    CHECK(place(leg, 'F') == within(0.1_m, 220_m));
    CHECK(place(leg, 'C', 2) == within(0.1_m, 340_m));
    CHECK(leg.decision('F').goes_back);
    CHECK_FALSE(leg.decision('B', 1).goes_back);
    CHECK_FALSE(leg.decision('C', 2).goes_back);
}

TEST_CASE("turning round at a waypoint between two nodes is no node") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----C----d----E
             |
             |
             F
    )"}
                         .way("ACdE", "highway=tertiary")
                         .way("CF", "highway=residential");
    const DrawnLeg leg{map, std::vector<Stop>{{'A'}, {'d', std::nullopt, true}, {'F'}}};
    REQUIRE(leg.nodes() == "CC");
    CHECK(place(leg, 'C', 1) == within(0.1_m, 100_m));
    CHECK(place(leg, 'C', 2) == within(0.1_m, 300_m));
    CHECK_FALSE(leg.decision('C', 1).goes_back);
    CHECK_FALSE(leg.decision('C', 2).goes_back);
}

TEST_CASE("a route that crosses itself passes the crossing twice, each time at its own chainage and by its "
          "own roads") {
    const auto map = drawn::block(20_m, latitude)
                         .way("ACD", "highway=tertiary")
                         .way("HCG", "highway=tertiary")
                         .way("DfG", "highway=tertiary");
    const DrawnLeg leg{map, "ADGH"};
    REQUIRE(leg.nodes() == "CDGC");
    CHECK(place(leg, 'C', 1) == within(0.1_m, 200_m));
    CHECK(place(leg, 'C', 2) == within(0.1_m, 720_m));
    CHECK(leg.decision('C', 1).taken.turn == about(1, 0));
    CHECK(leg.decision('C', 2).taken.turn == about(1, 0));
    CHECK(leg.view().nodes()[leg.node('C', 1)].in == edge_between(map, leg.ground().roads(), 'A', 'C'));
    CHECK(leg.view().nodes()[leg.node('C', 2)].in == edge_between(map, leg.ground().roads(), 'G', 'C'));
}
