// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"
#include "support/drawn_maps.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::ArmRole;
using junction::InnerRoad;
using junction::JunctionKind;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A road from west to east over a divided road, whose carriageways lie 20 m apart.
AsciiMap divided_road(std::string_view crossing = "highway=residential,name=Via Piccola") {
    return AsciiMap{10_m, latitude, R"(
              P Q
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
        A-----u-v-----B
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              R T
    )"}
        .way("PuR", "highway=primary,oneway=yes,name=Statale")
        .way("TvQ", "highway=primary,oneway=yes,name=Statale")
        .way("AuvB", crossing);
}

} // namespace

TEST_CASE("a divided road that is crossed is one view with four arms") {
    const DrawnLeg leg{divided_road(), "AB"};
    REQUIRE(leg.nodes() == "uv");
    const auto view = leg.junction('u');
    CHECK(view.kind == JunctionKind::dual_carriageway);
    CHECK(view.entry == leg.view().nodes()[0].chainage);
    CHECK(view.leave == leg.view().nodes()[1].chainage);
    CHECK(view.turn == about(2, 0));
    REQUIRE(view.arms.size() == 4);
    for (const auto& arm : arms_of(view, ArmRole::side)) {
        CHECK(arm.name == "Statale");
        CHECK_FALSE(arm.twin.empty());
        CHECK_FALSE(arm.twin.empty());
        CHECK(arm.may_enter);
        CHECK(arm.may_arrive);
    }
    CHECK(view.arms[2].bearing == about(2, 0));
    CHECK(view.arms[3].bearing == about(2, 180));
    CHECK(view.entry_arm()->twin.empty());
    CHECK(std::ranges::any_of(view.inner, &InnerRoad::driven));
}

TEST_CASE("of two halves at the side the one that leads out is the road: by it who looks for a way on judges") {
    const DrawnLeg leg{divided_road(), "AB"};
    for (const auto& arm : arms_of(leg.junction('u'), ArmRole::side)) {
        CHECK_FALSE(leg.ground().roads().against_one_way(arm.edge));
    }
}

TEST_CASE("turning left onto the far carriageway is one view, its exit arm is both halves") {
    const DrawnLeg leg{divided_road(), "AQ"};
    REQUIRE(leg.nodes() == "uv");
    const auto view = leg.junction('u');
    CHECK(view.kind == JunctionKind::dual_carriageway);
    CHECK(view.turn == about(2, -90));
    REQUIRE(view.arms.size() == 4);
    CHECK_FALSE(view.exit_arm()->twin.empty());
    CHECK_FALSE(view.exit_arm()->twin.empty());
    CHECK(view.exit_arm()->name == "Statale");
    CHECK(names_of(arms_of(view, ArmRole::side)) == "Via Piccola, Statale");
}

TEST_CASE("turning right onto the near carriageway shows the far one as well") {
    const DrawnLeg leg{divided_road(), "AR"};
    REQUIRE(leg.nodes() == "u");
    const auto view = leg.junction('u');
    CHECK(view.kind == JunctionKind::dual_carriageway);
    CHECK(view.turn == about(2, 90));
    REQUIRE(view.arms.size() == 4);
    CHECK_FALSE(view.exit_arm()->twin.empty());
    CHECK(names_of(arms_of(view, ArmRole::side)) == "Statale, Via Piccola");
}

TEST_CASE("leaving a divided road to the right, the crew comes from an arm of two halves") {
    const auto view = DrawnLeg{divided_road(), "PA"}.junction('u');
    REQUIRE(view.arms.size() == 4);
    CHECK_FALSE(view.entry_arm()->twin.empty());
    CHECK(view.entry_arm()->name == "Statale");
    CHECK(view.turn == about(2, 90));
    CHECK(names_of(arms_of(view, ArmRole::side)) == "Via Piccola, Statale");
}

TEST_CASE("a divided road driven straight on is one arm before and one behind") {
    const auto view = DrawnLeg{divided_road(), "TQ"}.junction('v');
    REQUIRE(view.arms.size() == 4);
    CHECK_FALSE(view.entry_arm()->twin.empty());
    CHECK_FALSE(view.exit_arm()->twin.empty());
    CHECK(view.turn == about(2, 0));
}

TEST_CASE("one-ways of two different streets that lie side by side against each other but far apart stay two "
          "arms") {
    const auto map = AsciiMap{10_m, latitude, R"(
              P     Q
              |     |
              |     |
              |     |
              |     |
              |     |
        A-----u-----v-----B
              |     |
              |     |
              |     |
              |     |
              |     |
              R     T
    )"}
                         .way("PuR", "highway=residential,oneway=yes")
                         .way("TvQ", "highway=residential,oneway=yes")
                         .way("AuvB", "highway=residential");
    const auto view = DrawnLeg{map, "AB"}.junction('u');
    CHECK(view.kind == JunctionKind::plain);
    CHECK(view.leave == view.entry);
    for (const auto& arm : view.arms) {
        CHECK(arm.twin.empty());
    }
}

TEST_CASE("staggered crossroads are one view with the shift between the two as an inner road") {
    const auto map = AsciiMap{10_m, latitude, R"(
                A
                |
                |
                |
                |
                |
        P-------u--v-------Q
                   |
                   |
                   |
                   |
                   |
                   B
    )"}
                         .way("PuvQ", "highway=secondary,name=Statale")
                         .way("Au", "highway=residential,name=Via Alta")
                         .way("vB", "highway=residential,name=Via Bassa");
    const DrawnLeg leg{map, "AB"};
    const auto view = leg.junction_from_to('u', 'v');
    CHECK(view.kind == JunctionKind::staggered);
    CHECK(view.leave - view.entry == within(0.1_m, 30_m));
    CHECK(names_of(view.arms) == "Via Alta, Via Bassa, Statale, Statale");
    CHECK(view.turn == about(2, 0));
    REQUIRE(view.inner.size() == 1);
    CHECK(view.inner.front().driven);
    CHECK(view.inner.front().look.road_class == network::RoadClass::secondary);
    CHECK(arms_of(view, ArmRole::side)[0].bearing == about(2, 90));
    CHECK(arms_of(view, ArmRole::side)[1].bearing == about(2, 270));
}

namespace {

/// The mouth of a side road with a triangular island in it.
AsciiMap island() {
    return drawn::mouth_round_an_island(5_m, latitude)
        .way("PuwQ", "highway=secondary,name=Statale")
        .way("uv", "highway=tertiary,oneway=yes,name=Via Bassa")
        .way("vw", "highway=tertiary,oneway=yes,name=Via Bassa")
        .way("vB", "highway=tertiary,name=Via Bassa");
}

} // namespace

TEST_CASE("a T with an island in its mouth is one view with three arms") {
    const DrawnLeg out{island(), "PB"};
    REQUIRE(out.nodes() == "uv");
    const auto right = out.junction('u');
    CHECK(right.leave == out.view().nodes()[1].chainage);
    CHECK(names_of(right.arms) == "Statale, Via Bassa, Statale");
    CHECK(right.turn == about(8, 90));
    CHECK(right.inner.size() == 3);
    const DrawnLeg in{island(), "BQ"};
    REQUIRE(in.nodes() == "vw");
    const auto again = in.junction('v');
    CHECK(names_of(again.arms) == "Via Bassa, Statale, Statale");
    CHECK(again.turn == about(8, 90));
}

TEST_CASE("an island's mouth seen from the main road is one view too") {
    const DrawnLeg leg{island(), "PQ"};
    const auto view = leg.junction('u');
    CHECK(view.leave == leg.view().nodes().back().chainage);
    CHECK(names_of(view.arms) == "Statale, Statale, Via Bassa");
    CHECK(view.turn == about(2, 0));
}

TEST_CASE("a road that leaves the junction and comes straight back to it is part of it, not two arms") {
    const auto map = AsciiMap{10_m, latitude, R"(
                A
                |
                |
                |
                |
        P-------u--v-------Q
                | .|
                |. |
                x  |
                   |
                   B
    )"}
                         .way("PuvQ", "highway=secondary,name=Statale")
                         .way("Au", "highway=residential,name=Via Alta")
                         .way("vB", "highway=residential,name=Via Bassa")
                         .way("uxv", "highway=residential,name=Vicolo");
    const auto view = DrawnLeg{map, "AB"}.junction_from_to('u', 'v');
    CHECK(names_of(view.arms) == "Via Alta, Via Bassa, Statale, Statale");
    CHECK(view.inner.size() == 2);
}

TEST_CASE("turning round through a gap between the carriageways is one view, to where the way back begins") {
    const auto map = AsciiMap{10_m, latitude, R"(
        P Q
        | |
        | |
        | |
        | |
        | |
        w-u
        | |
        | |
        | |
        | |
        | |
        R T
    )"}
                         .way("PwR", "highway=primary,oneway=yes,name=Statale")
                         .way("TuQ", "highway=primary,oneway=yes,name=Statale")
                         .way("uw", "highway=primary_link,oneway=yes");
    const DrawnLeg leg{map, "TR"};
    const auto view = leg.junction('u');
    CHECK(view.entry == leg.view().nodes()[leg.node('u')].chainage);
    CHECK(view.leave == leg.view().nodes()[leg.node('w')].chainage);
    CHECK(view.turn.deviation_degrees() > 170);
}

TEST_CASE("a street that is a loop has two mouths at its junction: the one that is taken and the one that is not") {
    const auto map = AsciiMap{10_m, latitude, R"(
                      c--------------d
                      |              |
                      |              |
        A-------------X--------------e
                      |
                      |
                      B
    )"}
                         .way("AXB", "highway=tertiary")
                         .way("XcdeX", "highway=residential,oneway=yes,name=Via Tonda");
    const DrawnLeg leg{map, "AdB"};
    const auto view = leg.junction('X');
    CHECK(view.exit_arm()->bearing == about(3, 0)); // the one-way leads in by c
    const auto sides = arms_of(view, ArmRole::side);
    CHECK(names_of(sides) == "Via Tonda, -");
    CHECK(sides[0].bearing == about(3, 90));
    CHECK_FALSE(sides[0].leads_out);
}

TEST_CASE("a turn is measured from the last metres before it, not from behind a hairpin") {
    const auto map = AsciiMap{5_m, latitude, R"(
                                B
                                |
                                |
                                |
                                |
                                |
        A-----------------------h
                                |
                                X-----------------C
                                |
                                |
                                |
                                |
                                D
    )"}
                         .way("AhXD", "highway=secondary")
                         .way("XC", "highway=residential");
    const DrawnLeg leg{map, "AC"};
    // From A the road turns right by a right angle 10 m before X; at X the crew turns left out of it.
    CHECK(leg.junction('X').turn == about(8, -90));
}

TEST_CASE("left and at once right are two turns of one view") {
    const auto map = AsciiMap{5_m, latitude, R"(
                   B
                   |
                   |
                   |
        P----------v-----u----------Q
                         |
                         |
                         |
                         A
    )"}
                         .way("PvuQ", "highway=secondary")
                         .way("Au", "highway=residential")
                         .way("vB", "highway=residential");
    const DrawnLeg leg{map, "AB"};
    const auto view = leg.junction_from_to('u', 'v');
    REQUIRE(view.turns.size() == 2);
    CHECK(view.turns[0] == about(3, -90));
    CHECK(view.turns[1] == about(3, 90));
}
