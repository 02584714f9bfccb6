// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::ArmRole;

namespace {

const auto latitude = geo::Latitude::degrees(46);

bool has(const junction::JunctionView& view, ArmRole role) {
    return std::ranges::any_of(view.arms, [role](const auto& arm) { return arm.role == role; });
}

/// Streets in five directions: north, east, south-east, south, west.
AsciiMap star() {
    return {20_m, latitude, R"(
              N
              |
              |
              |
              |
              |
        W-----X-----E
              |\
              | \
              |  \
              |   \
              |    \
              S     K
    )"};
}

AsciiMap plain_star() {
    return star()
        .way("NX", "highway=residential,name=Nord")
        .way("XE", "highway=residential,name=Est")
        .way("XK", "highway=residential,name=Sud-Est")
        .way("XS", "highway=residential,name=Sud")
        .way("WX", "highway=residential,name=Ovest");
}

} // namespace

TEST_CASE("the arms are the entry, the exit, then the side roads clockwise from the entry") {
    CHECK(names_of(DrawnLeg{plain_star(), "SE"}.junction('X').arms) == "Sud, Est, Ovest, Nord, Sud-Est");
    CHECK(names_of(DrawnLeg{plain_star(), "WN"}.junction('X').arms) == "Ovest, Nord, Est, Sud-Est, Sud");
}

TEST_CASE("arms lie in the directions of the map, their lines run outwards, the turn is from entry to exit") {
    const auto view = DrawnLeg{plain_star(), "SE"}.junction('X');
    const double expected[] = {180, 90, 270, 0, 135};
    REQUIRE(view.arms.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        const auto& arm = view.arms[i];
        CHECK(arm.bearing == about(2, expected[i]));
        CHECK(arm.line.front().norm() == within(0.5_m, 0_m));
        CHECK(arm.line.back().norm() > 90_m);
        CHECK((arm.line.back() - arm.line.front()).direction() == about(2, expected[i]));
    }
    CHECK(view.turn == about(2, 90));
    CHECK(DrawnLeg{plain_star(), "KE"}.junction('X').turn == about(2, 135));
    CHECK(DrawnLeg{plain_star(), "NK"}.junction('X').turn == about(2, -45));
}

TEST_CASE("bearings look past the rounding of a corner") {
    // The side road leaves northwards for 10 m only, then runs north-east.
    const auto map = AsciiMap{5_m, latitude, R"(
                                      B
                                     .
                                    .
                                   .
                                  .
                                 .
                                .
                               .
                              n
                              |
        A---------------------X---------------------C
    )"}
                         .way("AXC", "highway=tertiary")
                         .way("XnB", "highway=residential");
    const auto view = DrawnLeg{map, "AC"}.junction('X');
    REQUIRE(arms_of(view, ArmRole::side).size() == 1);
    const double bearing = view.arms[2].bearing.degrees();
    CHECK(bearing > 10);
    CHECK(bearing < 45);
}

TEST_CASE("roads that may not be entered are arms all the same") {
    const auto map = star()
                         .way("WX", "highway=tertiary")
                         .way("XE", "highway=tertiary")
                         .way("NX", "highway=residential,oneway=yes,name=senso unico")
                         .way("XK", "highway=residential,access=private,name=privata")
                         .way("XS", "highway=pedestrian,name=pedonale");
    const auto sides = arms_of(DrawnLeg{map, "WE"}.junction('X'), ArmRole::side);
    REQUIRE(names_of(sides) == "senso unico, privata, pedonale");
    for (const auto& arm : sides) {
        CHECK_FALSE(arm.may_enter);
    }
    CHECK(sides[0].may_arrive);
}

TEST_CASE("from a one-way that leads away no traffic comes, and it may be entered") {
    const auto map =
        star().way("WX", "highway=tertiary").way("XE", "highway=tertiary").way("XN", "highway=residential,oneway=yes");
    const auto sides = arms_of(DrawnLeg{map, "WE"}.junction('X'), ArmRole::side);
    REQUIRE(sides.size() == 1);
    CHECK(sides.front().may_enter);
    CHECK_FALSE(sides.front().may_arrive);
}

TEST_CASE("driveways, parking aisles and footpaths are no arms") {
    const auto map = star()
                         .way("WX", "highway=tertiary")
                         .way("XE", "highway=tertiary")
                         .way("NX", "highway=service,service=driveway")
                         .way("XK", "highway=service,service=parking_aisle")
                         .way("XS", "highway=footway");
    CHECK(DrawnLeg{map, "WE"}.junction('X').arms.size() == 2);
}

TEST_CASE("an arm carries its class, its number and what its signpost says, each place once") {
    const auto map = star()
                         .way("WX", "highway=tertiary")
                         .way("XE", "highway=secondary,ref=SP 7,destination:forward=Rovereto; Verona;Rovereto,lanes=2")
                         .way("XS", "highway=unclassified,surface=gravel");
    const auto view = DrawnLeg{map, "WE"}.junction('X');
    CHECK(view.exit_arm()->ref == "SP 7");
    CHECK(view.exit_arm()->destinations == std::vector<std::string>{"Rovereto", "Verona"});
    CHECK(view.exit_arm()->look.road_class == network::RoadClass::secondary);
    CHECK(view.arms[2].look.unpaved);
}

TEST_CASE("side roads in sight before and behind the junction are arms beside it, those further off are none") {
    const auto map = AsciiMap{10_m, latitude, R"(
                 F     G           H                 K
                 |     |           |                 |
                 |     |           |                 |
        A--------f-----g-----X-----h-----------------k--------C
                             |
                             |
                             |
                             B
    )"}
                         .way("AfgXhkC", "highway=tertiary")
                         .way("Ff", "highway=residential,name=lontana prima")
                         .way("Gg", "highway=residential,name=poco prima")
                         .way("Hh", "highway=residential,name=poco dopo")
                         .way("Kk", "highway=residential,name=lontana dopo")
                         .way("XB", "highway=residential,name=qui");
    const auto view = DrawnLeg{map, "AC"}.junction('X');
    CHECK(names_of(arms_of(view, ArmRole::side)) == "qui");
    const auto beside = arms_beside(view);
    REQUIRE(beside.size() == 2);
    CHECK(std::ranges::any_of(beside, [](const auto& arm) { return arm.name == "poco prima"; }));
    CHECK(std::ranges::any_of(beside, [](const auto& arm) { return arm.name == "poco dopo"; }));
    CHECK(view.arms[3].beside); // after all that belong to the junction
}

TEST_CASE("a start has no entry, a finish has no exit") {
    const auto map = AsciiMap{10_m, latitude, R"(
              F                     G
              |                     |
        A-----f---------------------g-----C
    )"}
                         .way("AfgC", "highway=tertiary")
                         .way("Ff", "highway=residential,name=prima")
                         .way("Gg", "highway=residential,name=ultima");
    const DrawnLeg leg{map, "AC"};
    const auto start = leg.view().place(Chainage{});
    CHECK_FALSE(has(start, ArmRole::entry));
    REQUIRE(has(start, ArmRole::exit));
    CHECK(start.exit_arm()->bearing == about(2, 90));
    CHECK(names_of(arms_beside(start)) == "prima");
    const auto finish = leg.view().place(Chainage{leg.leg().length()});
    CHECK_FALSE(has(finish, ArmRole::exit));
    REQUIRE(has(finish, ArmRole::entry));
    CHECK(finish.entry_arm()->bearing == about(2, 270));
    CHECK(names_of(arms_beside(finish)) == "ultima");
}

TEST_CASE("a place on an open road has the road before and the road behind") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A---------b
                   \
                    \
                     \
                      \
                       C
    )"}
                         .way("AbC", "highway=tertiary,name=Via Lunga");
    const DrawnLeg leg{map, "AC"};
    const auto view = leg.view().place(Chainage{200_m});
    CHECK(names_of(view.arms) == "Via Lunga, Via Lunga");
    CHECK(view.kind == junction::JunctionKind::plain);
    CHECK(view.turn == about(3, 45));
    CHECK(view.entry == Chainage{200_m});
    CHECK(view.leave == view.entry);
}

TEST_CASE("a turn shortly before or after a place is no part of its drawing: it would be taken twice") {
    const auto map = AsciiMap{20_m, latitude, R"(
        P-----X-----Q
              |
              |
              |
              |
              |
              |
        R-----Y-----T
    )"}
                         .way("PXQ", "highway=tertiary")
                         .way("XY", "highway=tertiary")
                         .way("RYT", "highway=tertiary");
    const DrawnLeg leg{map, "PT"}; // 120 m, down 140 m, 120 m
    const auto behind_the_turn = leg.view().place(Chainage{150_m});
    CHECK(geo::length_of(behind_the_turn.entry_arm()->line) == within(1_m, 26_m));
    CHECK(behind_the_turn.entry_arm()->bearing == about(2, 0));
    const auto before_the_next = leg.view().place(Chainage{240_m});
    CHECK(geo::length_of(before_the_next.exit_arm()->line) == within(1_m, 16_m));
    CHECK(before_the_next.exit_arm()->bearing == about(2, 180));
}

TEST_CASE("on a road that is driven out and back, the junction has its arms by the pass") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A-----C-----E
              |
              |
              |
              |
              F
    )"}
                         .way("AC", "highway=tertiary,name=Ovest")
                         .way("CE", "highway=tertiary,name=Est")
                         .way("CF", "highway=residential,name=Sud");
    const DrawnLeg leg{map, "AFE"};
    CHECK(names_of(leg.junction('C', 1).arms) == "Ovest, Sud, Est");
    CHECK(names_of(leg.junction('C', 2).arms) == "Sud, Est, Ovest");
    const auto end = leg.junction('F');
    CHECK(end.turn.deviation_degrees() > 178);
    CHECK(names_of(end.arms) == "Sud, Sud");
}

TEST_CASE("a way that leads ahead beside the route and comes back to the junction is a tine of its fork") {
    const auto map = AsciiMap{5_m, geo::Latitude::degrees(46), R"(
        N       R
         .     .
          .   .
           . .
            Y
           .|
          . |
          l |
          . |
           .|
            X
            |
            |
            |
            |
            S
    )"}
                         .way("SX", "highway=tertiary")
                         .way("XY", "highway=tertiary")
                         .way("XlY", "highway=tertiary")
                         .way("YN", "highway=tertiary");
    const auto view = DrawnLeg{map, "SXYN"}.junction_from_to('X', 'Y');
    CHECK(view.inner_tine == Hand::left);
    CHECK(hand_kept_at_fork(view) == Hand::right);
    // With a road to the right of the exit as well the route is the middle one.
    const auto three = DrawnLeg{AsciiMap(map).way("YR", "highway=tertiary"), "SXYN"}.junction_from_to('X', 'Y');
    CHECK_FALSE(hand_kept_at_fork(three));
}
