// SPDX-License-Identifier: BSL-1.0
#include "roadbook/drawn_rally.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Kind;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// Points on a side road, off the road from A to B.
AsciiMap side_road() {
    return AsciiMap{20_m, latitude, R"(
        A--------X--------B
                 |
                 |
                 p
                 |
                 |
                 q
                 |
                 C
    )"}
        .way("AXB", "highway=secondary")
        .way("XC", "highway=residential,maxspeed=30");
}

} // namespace

TEST_CASE("turning round at the end of a road is a box") {
    const auto map = AsciiMap{20_m, latitude, R"(
                  D
                  |
                  |
        A---------X
                  |
                  |
                  |
                  C
    )"}
                         .way("AX", "highway=tertiary")
                         .way("DXC", "highway=secondary");
    const auto rally = drive(map, "ADC");
    CHECK(rally.story() == "A:control X:junction D:junction C:control");
}

TEST_CASE("turning round at a point on the open road is a box of its own") {
    const auto map = side_road();
    DrawnRally rally{map};
    rally.at('A', Kind::start)
        .at('p', Kind::via, "", [](edition::Waypoint& waypoint) { waypoint.turn_round = true; })
        .at('B', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(words_of(boxes[2], "en").starts_with("Turn round"));
    CHECK(boxes[2].view.turn.deviation_degrees() == doctest::Approx(180));
    CHECK(rally.story() == "A:control X:junction p:junction X:junction B:control");
}

TEST_CASE("out of a halt the way that one came: the box of the way out says and shows it") {
    const auto map = side_road();
    DrawnRally rally{map};
    rally.at('A', Kind::start)
        .at('p', Kind::regroup, "Forte", [](edition::Waypoint& waypoint) { waypoint.turn_round = true; })
        .at('B', Kind::finish);
    const auto boxes = rally.boxes();
    const auto out = std::ranges::find_if(
        boxes, [](const auto& box) { return words_of(box, "en").find("Turn round") != std::string::npos; });
    REQUIRE(out != boxes.end());
    CHECK(words_of(*out, "en").find("out") != std::string::npos);
    CHECK(out->view.entry_arm() != nullptr);
    CHECK(out->view.exit_arm() != nullptr);
}

TEST_CASE("into a side road, round and out of it again are three boxes where there is room") {
    const auto map = AsciiMap{6_m, latitude, R"(
        A--------X--------B
                 |
                 |
                 |
                 e
    )"}
                         .way("AXB", "highway=secondary")
                         .way("Xe", "highway=residential");
    DrawnRally rally{map};
    rally.at('A', Kind::start).at('e', Kind::via).at('B', Kind::finish);
    CHECK(rally.story() == "A:control X:junction e:junction X:junction B:control");
}

TEST_CASE("into the mouth of a side road and round is one box: there are no distances for three") {
    const auto map = AsciiMap{6_m, latitude, R"(
        A--------X--------B
                 |
                 e
    )"}
                         .way("AXB", "highway=secondary")
                         .way("Xe", "highway=residential");
    DrawnRally rally{map};
    rally.at('A', Kind::start).at('e', Kind::via).at('B', Kind::finish);
    CHECK(rally.story() == "A:control X:junction B:control");
}
