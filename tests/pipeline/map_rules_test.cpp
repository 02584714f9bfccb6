// SPDX-License-Identifier: BSL-1.0
#include "pipeline/planned_two_ways.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::planned;
using test::planned_through;
using test::straight_on;
using test::the_way_round;
using test::two_ways;

TEST_CASE("a road closed at certain hours is driven at others, and the list tells either") {
    const auto at_night = planned(two_ways(",motor_vehicle:conditional=no @ (22:00-06:00)"));
    CHECK(at_night.nodes == straight_on);
    CHECK(at_night.listed.find("motor_vehicle:conditional=no @ (22:00-06:00): not in force: cars pass 09:0") !=
          std::string::npos);
    const auto by_day = planned(two_ways(",motor_vehicle:conditional=no @ (Mo-Fr 07:00-20:00)"));
    CHECK(by_day.nodes == the_way_round);
    CHECK(by_day.listed == "0.30 motor_vehicle:conditional=no @ (Mo-Fr 07:00-20:00): the route goes round it\n");
    CHECK(planned(two_ways(",vehicle:forward:conditional=no @ 07:00-20:00")).nodes == the_way_round);
    CHECK(planned(two_ways(",vehicle:backward:conditional=no @ 07:00-20:00")).nodes == straight_on);
    // What is open at all the hours of the leg is open, what is not closed for certain is not.
    CHECK(planned(two_ways(",access=no,motor_vehicle:conditional=yes @ (07:00-20:00)")).nodes == straight_on);
    CHECK(planned(two_ways(",access=no,motor_vehicle:conditional=yes @ (07:00-09:00)")).nodes == the_way_round);
    CHECK(planned(two_ways(",oneway:conditional=-1 @ (Mo-Sa 07:00-20:00)")).nodes == the_way_round);
    CHECK(planned(two_ways(",oneway:conditional=yes @ (Mo-Sa 07:00-20:00)")).nodes == straight_on);
    CHECK(planned(two_ways(",oneway=reversible,oneway:conditional=yes @ (07:00-20:00)")).nodes == straight_on);
}

TEST_CASE("a condition that nobody can judge counts as in force, and is told") {
    const auto unread = planned(two_ways(",motor_vehicle:conditional=no @ (school days)"));
    CHECK(unread.nodes == the_way_round);
    CHECK(unread.listed.find("the condition cannot be judged, and counts as in force") != std::string::npos);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (PH)")).nodes == the_way_round);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (PH)"), "public_holidays = [2024-06-02]").nodes == straight_on);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (weight>3.5)")).nodes == straight_on);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (weight>3.5 t)")).nodes == straight_on);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (weight>3500 kg)")).nodes == the_way_round);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (height>10'0\")")).nodes == the_way_round);
    CHECK(planned(two_ways(",motor_vehicle:conditional=no @ (weight>1.5 AND Mo-Fr 07:00-20:00)")).nodes == the_way_round);
}

TEST_CASE("a gate or a node has hours too") {
    CHECK(planned(two_ways("", "barrier=gate,motor_vehicle:conditional=no @ (07:00-20:00)")).nodes == the_way_round);
    CHECK(planned(two_ways("", "motor_vehicle:conditional=no @ (07:00-20:00)")).nodes == the_way_round);
    CHECK(planned(two_ways("", "motor_vehicle:conditional=no @ (22:00-06:00)")).nodes == straight_on);
    CHECK(planned(two_ways("", "maxheight=1.6")).nodes == the_way_round);
}

TEST_CASE("a turn forbidden at certain hours is made at others") {
    const auto no_straight_on = [](const char* tags) {
        return planned(
            two_ways("").relation(std::string("type=restriction,") + tags, {{"from", "AB"}, {"via", "B"}, {"to", "BGC"}}));
    };
    const auto by_day = no_straight_on("restriction:conditional=no_straight_on @ (Mo-Su 07:00-20:00)");
    CHECK(by_day.nodes == the_way_round);
    CHECK(by_day.listed.find("restriction:conditional=no_straight_on @ (Mo-Su 07:00-20:00): the route goes round it") !=
          std::string::npos);
    const auto at_night = no_straight_on("restriction:conditional=no_straight_on @ (20:00-07:00)");
    CHECK(at_night.nodes == straight_on);
    CHECK(at_night.listed.find("not in force: cars pass 09:0") != std::string::npos);
    CHECK(no_straight_on("restriction=no_straight_on,restriction:conditional=none @ (07:00-20:00)").nodes == straight_on);
    CHECK(no_straight_on("restriction=no_straight_on,hour_on=07:00,hour_off=20:00").nodes == the_way_round);
    // Each key binds its own vehicles, whatever else the relation says of others.
    for (const auto* others :
         {"restriction:hgv=no_straight_on", "restriction:hgv:conditional=no_straight_on @ (00:00-24:00)"}) {
        CAPTURE(others);
        const auto both =
            no_straight_on((std::string("restriction:conditional=no_straight_on @ (Mo-Su 07:00-20:00),") + others).c_str());
        CHECK(both.nodes == the_way_round);
        const auto lorries_alone = no_straight_on(others);
        CHECK(lorries_alone.nodes == straight_on);
        CHECK(lorries_alone.listed.empty());
        CHECK(lorries_alone.codes.empty());
    }
}

TEST_CASE("who waves the cars on goes before restrictions by the hour and over ways") {
    for (const auto* tags : {"restriction:conditional=no_straight_on @ (Mo-Su 07:00-20:00)", "restriction=no_straight_on"}) {
        CAPTURE(tags);
        const auto map =
            two_ways("").relation(std::string("type=restriction,") + tags, {{"from", "AB"}, {"via", "BGC"}, {"to", "CF"}});
        CHECK(planned(map).nodes == the_way_round);
        CHECK(planned_through(map, "ABGCF").nodes == straight_on);
    }
}

TEST_CASE("a restriction over a way holds where a waypoint lies on it too") {
    const auto map =
        two_ways("").relation("type=restriction,restriction=no_straight_on", {{"from", "AB"}, {"via", "BGC"}, {"to", "CF"}});
    const auto through = planned(map, "", 'G');
    CHECK(through.nodes == "ABGCEDBGCF"); // round the block: from DB one may go straight on
    CHECK(through.listed.empty());
    // Driven against by order it is told.
    const auto forced = planned(map, "", 'G', "ABGCF");
    CHECK(forced.nodes == straight_on);
    CHECK(forced.listed.find("restriction=no_straight_on: driven against it by order") != std::string::npos);
}

TEST_CASE("limits turn away what is larger, and those that come near are told") {
    const auto low = planned(two_ways(",maxheight=1.7"));
    CHECK(low.nodes == the_way_round);
    CHECK(low.listed.find("maxheight=1.7: the route goes round it: the vehicle is 1.75 m high") != std::string::npos);
    const auto near = planned(two_ways(",maxheight=6'"));
    CHECK(near.nodes == straight_on);
    CHECK(near.listed.find("maxheight=6': the vehicle is 1.75 m high") != std::string::npos);
    CHECK(planned(two_ways(",maxheight=4")).listed.empty());
    CHECK(planned(two_ways(",maxheight=low")).listed.find("the limit cannot be read") != std::string::npos);
    CHECK(planned(two_ways(",maxweight=3.5"), "profile = \"service-lorry\"").nodes == the_way_round);
    CHECK(planned(two_ways(",maxweight=3.5")).nodes == straight_on);
    CHECK(planned(two_ways(",hgv=no"), "profile = \"service-lorry\"").nodes == the_way_round);
    CHECK(planned(two_ways(",access=no,bus=yes"), "profile = \"guest-bus\"").nodes == straight_on);
    CHECK(planned(two_ways(",access=no,bus=yes")).nodes == the_way_round);
    CHECK(planned(two_ways(",motorcar=no"), "profile = \"service-lorry\"").nodes == straight_on);
    CHECK(planned(two_ways(",motorcar=no")).nodes == the_way_round);
}

TEST_CASE("what the map says and nobody weighs stands in the list, once for all pieces of a road") {
    const auto list = planned(two_ways(",smoothness=bad,toll:hgv=yes,construction=minor", "barrier=gate"));
    CHECK(list.listed == "0.30 smoothness=bad: rough ground\n0.30 toll:hgv=yes: toll is taken\n"
                         "0.30 construction=minor: under construction\n0.60 barrier=gate: a gate: see that it is open\n");
    const auto road = planned(two_ways(",maxspeed:conditional=30 @ (22:00-06:00),winter_service=no"));
    CHECK(road.listed == "0.30 maxspeed:conditional=30 @ (22:00-06:00): not in force: cars pass 09:00–09:11\n"
                         "0.30 winter_service=no: not open at all times of the year or the day\n");
}

TEST_CASE("where nothing else leads on, roads for those who stop there are driven with a warning") {
    const auto map = AsciiMap{100_m, Latitude::degrees(46), "A--B--C--F"}
                         .way("AB", "highway=secondary")
                         .way("BC", "highway=residential,name=Via Corta,access=destination")
                         .way("CF", "highway=secondary");
    const auto through = planned(map);
    CHECK(through.nodes == "ABCF");
    CHECK(through.codes == "destination-through ");
    CHECK(through.listed == "0.30 access=destination: for those only who stop there\n");
}
