// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

const auto latitude = geo::Latitude::degrees(46);

AsciiMap crossroads() {
    return {20_m, latitude, R"(
             B
             |
             |
             |
             |
        A----X----C
              \
               \
                \
                 \
                  D
    )"};
}

/// The rival that leads towards a letter's node.
const junction::SeenRoad& rival(const DrawnLeg& leg, const AsciiMap& map, char at, char towards) {
    const auto& rivals = leg.decision(at).rivals;
    const auto edge = edge_between(map, leg.ground().roads(), at, towards);
    const auto found = std::ranges::find(rivals, edge, &junction::SeenRoad::edge);
    REQUIRE(found != rivals.end());
    return *found;
}

} // namespace

TEST_CASE("turns are measured against the direction of arrival, positive to the right") {
    auto map = crossroads().way("AXC", "highway=tertiary").way("BX", "highway=tertiary").way("XD", "highway=tertiary");
    const DrawnLeg east{map, "AC"};
    CHECK(east.decision('X').taken.turn == about(1, 0));
    CHECK(rival(east, map, 'X', 'B').turn == about(1, -90));
    CHECK(rival(east, map, 'X', 'D').turn == about(1, 45));
    const DrawnLeg south{map, "BD"};
    CHECK(south.decision('X').taken.turn == about(1, -45));
    CHECK(rival(south, map, 'X', 'A').turn == about(1, 90));
    CHECK(rival(south, map, 'X', 'C').turn == about(1, -90));
}

TEST_CASE("the road of arrival is no rival, nor is a yard's mouth, nor a footpath") {
    auto map = crossroads()
                   .way("AXC", "highway=tertiary")
                   .way("BX", "highway=service,service=driveway")
                   .way("XD", "highway=footway");
    CHECK(DrawnLeg{map, "AC"}.decision('X').rivals.empty());
}

TEST_CASE("a road that is one-way against the crew is a rival that may not be entered, and is signed so") {
    auto map =
        crossroads().way("AXC", "highway=tertiary").way("BX", "highway=residential,oneway=yes").way("XD", "highway=track");
    const DrawnLeg leg{map, "AC"};
    CHECK_FALSE(rival(leg, map, 'X', 'B').may_enter);
    CHECK(rival(leg, map, 'X', 'B').signed_off);
    // No sign keeps a crew off a field track; its car may not drive on it.
    CHECK_FALSE(rival(leg, map, 'X', 'D').may_enter);
    CHECK_FALSE(rival(leg, map, 'X', 'D').signed_off);
}

TEST_CASE("private roads and pedestrian streets are signed off, one-ways that lead away are not") {
    auto map = crossroads()
                   .way("AXC", "highway=tertiary")
                   .way("XB", "highway=residential,oneway=yes")
                   .way("XD", "highway=residential,access=private");
    const DrawnLeg leg{map, "AC"};
    CHECK(rival(leg, map, 'X', 'B').may_enter);
    CHECK_FALSE(rival(leg, map, 'X', 'B').signed_off);
    CHECK_FALSE(rival(leg, map, 'X', 'D').may_enter);
    CHECK(rival(leg, map, 'X', 'D').signed_off);
    auto walk = crossroads().way("AXC", "highway=tertiary").way("XB", "highway=pedestrian");
    CHECK(rival(DrawnLeg{walk, "AC"}, walk, 'X', 'B').signed_off);
}

TEST_CASE("a way out keeps the name when its name or its number is that of the road of arrival") {
    auto map = crossroads()
                   .way("AX", "highway=secondary,ref=SP 12,name=Via Roma")
                   .way("XC", "highway=secondary,ref=SP 12,name=Via Trento")
                   .way("BX", "highway=residential,name=Via Roma")
                   .way("XD", "highway=residential");
    const DrawnLeg leg{map, "AC"};
    CHECK(leg.decision('X').taken.same_signs);
    CHECK(rival(leg, map, 'X', 'B').same_signs);
    CHECK_FALSE(rival(leg, map, 'X', 'D').same_signs);
}

TEST_CASE("roads without a name are not the same road") {
    auto map = crossroads().way("AX", "highway=tertiary").way("XC", "highway=tertiary").way("BX", "highway=tertiary");
    CHECK_FALSE(DrawnLeg{map, "AC"}.decision('X').taken.same_signs);
}

TEST_CASE("a decision tells how the roads look from the driver's seat") {
    auto map = crossroads()
                   .way("AXC", "highway=primary")
                   .way("BX", "highway=trunk_link,oneway=yes")
                   .way("XD", "highway=unclassified,surface=gravel");
    const DrawnLeg leg{map, "AC"};
    const auto& point = leg.decision('X');
    CHECK(point.arrival_look.road_class == network::RoadClass::primary);
    CHECK(rival(leg, map, 'X', 'B').look.link);
    CHECK(rival(leg, map, 'X', 'B').look.road_class == network::RoadClass::trunk);
    CHECK(rival(leg, map, 'X', 'D').look.unpaved);
}

TEST_CASE("what a road does within its mouth does not show where it leads") {
    const auto map = AsciiMap{5_m, latitude, R"(
                     m-------------N
        A------------X-------------C
                     |
                     |
                     S
    )"}
                         .way("AXC", "highway=tertiary")
                         .way("XmN", "highway=tertiary")
                         .way("SX", "highway=tertiary");
    // Five metres to the north, then beside the road to C: it leads east.
    CHECK(rival(DrawnLeg{map, "AC"}, map, 'X', 'N').turn == about(4, -14));
    CHECK(DrawnLeg{map, "SN"}.decision('X').taken.turn == about(4, 76));
}
