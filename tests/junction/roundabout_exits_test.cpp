// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::JunctionKind;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// The ring of four with a fifth road at the node where S meets it, and a place in its middle.
AsciiMap ring_with_two_roads_at_a_node() {
    return AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g  m  c--------------E

                        f   d
                          e
                          |  .
                          |     .
                          |        .
                          |           K
                          S
    )"}
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary");
}

} // namespace

TEST_CASE("a road that leaves the ring at the very node of arrival is its first exit") {
    const DrawnLeg leg{ring_with_two_roads_at_a_node().way("eK", "highway=tertiary"), "SK"};
    REQUIRE(leg.nodes() == "e");
    const auto view = leg.junction('e');
    CHECK(view.kind == JunctionKind::roundabout);
    CHECK(view.exit_number == 1);
    CHECK(view.arms.size() == 5);
}

TEST_CASE("a road that the ring reaches last is driven to all the way round, though both meet it at one node") {
    const DrawnLeg leg{ring_with_two_roads_at_a_node().way("eK", "highway=tertiary"), "KS"};
    CHECK(leg.nodes() == "ecage");
    CHECK(leg.junction('c').exit_number == 4);
}

TEST_CASE("a road across the island is no exit") {
    const auto map = ring_with_two_roads_at_a_node().way("ema", "highway=tertiary");
    const DrawnLeg east{map, "SE"};
    CHECK(east.junction('c').exit_number == 1);
    CHECK(east.junction('c').arms.size() == 4);
    // Driven from the other side as well.
    CHECK(DrawnLeg{map, "NW"}.junction('a').exit_number == 1);
}

TEST_CASE("two lanes that leave a ring and are one road at once are one exit") {
    const auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c----j---------E
                                .
                        f   d.
                          e
                          |
                          |
                          |
                          S
    )"}
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cj", "highway=tertiary,oneway=yes")
                         .way("dj", "highway=tertiary,oneway=yes")
                         .way("jE", "highway=tertiary")
                         .way("eS", "highway=tertiary");
    CHECK(DrawnLeg{map, "SN"}.junction('a').exit_number == 2);
    CHECK(DrawnLeg{map, "SE"}.junction('d').exit_number == 1);
    CHECK(DrawnLeg{map, "ScE"}.junction('c').exit_number == 1);
}

TEST_CASE("a road across the island is driven straight over from the road that meets it") {
    const auto map = ring_with_two_roads_at_a_node().way("ema", "highway=tertiary").way("eK", "highway=tertiary");
    CHECK(DrawnLeg{map, "SmN"}.nodes() == "ea");
}
