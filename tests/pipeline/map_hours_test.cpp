// SPDX-License-Identifier: BSL-1.0
#include "pipeline/planned_two_ways.hpp"

#include <doctest/doctest.h>

using namespace route;
using test::AsciiMap;
using test::planned;
using test::straight_on;
using test::the_way_round;
using test::two_ways;

namespace {

bool tells(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

} // namespace

TEST_CASE("opening hours close a road outside of them, and are told in words of their own") {
    const auto open = planned(two_ways(",opening_hours=Mo-Sa 07:00-20:00"));
    CHECK(open.nodes == straight_on);
    CHECK(open.listed == "0.30 opening_hours=Mo-Sa 07:00-20:00: open: cars pass 09:00–09:11\n");
    CHECK(planned(two_ways(",opening_hours=Sa-Su 07:00-20:00")).nodes == the_way_round);
    CHECK(planned(two_ways(",opening_hours=May-Oct")).nodes == straight_on);
    CHECK(planned(two_ways(",opening_hours=1 May - 31 Oct")).nodes == straight_on);
    CHECK(planned(two_ways(",opening_hours=Nov-Apr")).nodes == the_way_round);
    CHECK(planned(two_ways(",opening_hours=24/7")).listed.empty());
    // Who may not drive there may not do so while it is open.
    CHECK(planned(two_ways(",access=private,opening_hours=Mo-Su 07:00-20:00")).nodes == the_way_round);
    const auto unread = planned(two_ways(",opening_hours=by appointment"));
    CHECK(unread.nodes == the_way_round);
    CHECK(tells(unread.listed, "the condition cannot be judged, and counts as in force"));
}

TEST_CASE("a road that is open when cars would pass, but not at all hours of the leg, is gone round and told") {
    const auto round = planned(two_ways(",opening_hours=07:00-09:11"));
    CHECK(round.nodes == the_way_round);
    CHECK(tells(round.listed, "opening_hours=07:00-09:11: the route goes round it: open when cars would pass, 09:00–09:09"));
    const auto opening = planned(two_ways(",motor_vehicle=no,motor_vehicle:conditional=yes @ (07:00-09:11)"));
    CHECK(opening.nodes == the_way_round);
    CHECK(tells(opening.listed, "yes @ (07:00-09:11): the route goes round it: open when cars would pass"));
    // One that is shut for them anyway is not worth a word beyond that.
    const auto shut = planned(two_ways(",motor_vehicle=no,motor_vehicle:conditional=yes @ (07:00-08:00)"));
    CHECK(shut.nodes == the_way_round);
    CHECK(shut.listed.empty());
}

TEST_CASE("an opening that ends before the last car is warned of, as a ban is that begins before it") {
    // The leg is expected to take until 09:12, by the straight lines between its points; the road takes until 09:17.
    const auto on_the_way = [](const std::string& tags) {
        return planned(AsciiMap{100_m, geo::Latitude::degrees(46), R"(
            A--B--------C--F
               |        |
               |        |
               |        |
               |        |
               |        |
               |        |
               |        |
               |        |
               |        |
               D--------E
        )"}
                           .way("AB", "highway=secondary")
                           .way("BDEC", "highway=secondary" + tags)
                           .way("CF", "highway=secondary"));
    };
    for (const char* tags : {",motor_vehicle=no,motor_vehicle:conditional=yes @ (08:00-09:15)", ",opening_hours=08:00-09:15",
                             ",access=private,access:conditional=yes @ (08:00-09:15)"}) {
        CAPTURE(tags);
        const auto ends = on_the_way(tags);
        CHECK(ends.nodes == "ABDECF");
        CHECK(tells(ends.warnings, "leg 1, 0.30 km: "));
        CHECK(tells(ends.warnings, "does not open the road as long as cars pass 09:00–09:1"));
        CHECK(tells(ends.listed, "at times: cars pass 09:00–09:1"));
    }
    const auto begins = on_the_way(",motor_vehicle:conditional=no @ (09:15-10:00)");
    CHECK(tells(begins.warnings, "no @ (09:15-10:00) is in force, but cars pass 09:00–09:1"));
    CHECK(on_the_way(",opening_hours=08:00-09:30").warnings.empty());
    // What another clause takes back is no ban.
    CHECK(on_the_way(",motor_vehicle:conditional=no @ (08:00-10:00); yes @ (08:00-09:30)").warnings.empty());
}

TEST_CASE("a gate has opening hours, a shop on the road's node has its own") {
    CHECK(planned(two_ways("", "barrier=lift_gate,opening_hours=07:00-20:00")).nodes == straight_on);
    const auto shut = planned(two_ways("", "barrier=lift_gate,opening_hours=20:00-22:00"));
    CHECK(shut.nodes == the_way_round);
    CHECK(tells(shut.listed, "opening_hours=20:00-22:00: the route goes round it"));
    CHECK(planned(two_ways("", "barrier=border_control,opening_hours=20:00-22:00")).nodes == the_way_round);
    CHECK(planned(two_ways("", "barrier=gate,locked=yes,opening_hours=07:00-20:00")).nodes == the_way_round);
    const auto shop = planned(two_ways("", "shop=bakery,opening_hours=20:00-22:00"));
    CHECK(shop.nodes == straight_on);
    CHECK(shop.listed.empty());
    const auto market = planned(two_ways(",amenity=marketplace,opening_hours=20:00-22:00"));
    CHECK(market.nodes == straight_on);
    CHECK(tells(market.listed, "not open at all times of the year or the day"));
}

TEST_CASE("a road of one season is closed in the others, and between them nobody knows") {
    CHECK(planned(two_ways(",seasonal=summer")).nodes == straight_on);
    CHECK(planned(two_ways(",seasonal=spring;summer")).nodes == straight_on);
    CHECK(planned(two_ways(",seasonal=no")).listed.empty());
    for (const char* tags : {",seasonal=winter", ",winter_road=yes", ",ice_road=yes", ",seasonal=yes",
                             ",seasonal=dry_season", ",motor_vehicle:conditional=no @ summer"}) {
        CAPTURE(tags);
        const auto round = planned(two_ways(tags));
        CHECK(round.nodes == the_way_round);
        CHECK(tells(round.listed, "the route goes round it"));
    }
    const auto closed_in_winter = planned(two_ways(",motor_vehicle:conditional=no @ winter"));
    CHECK(closed_in_winter.nodes == straight_on);
    CHECK(tells(closed_in_winter.listed, "not in force"));
}

TEST_CASE("a conditional value of several parts is one value") {
    const auto permits = planned(two_ways(",motor_vehicle:conditional=disabled;permits @ (15 Mar - 30 Sep)"));
    CHECK(permits.nodes == the_way_round);
    CHECK(permits.listed ==
          "0.30 motor_vehicle:conditional=disabled;permits @ (15 Mar - 30 Sep): the route goes round it\n");
    CHECK(planned(two_ways(",motor_vehicle:conditional=destination;permit @ (15 Oct - 30 Nov)")).nodes == straight_on);
}

TEST_CASE("what a bus stop says of buses closes no road to anybody") {
    for (const char* profile : {"profile = \"historic-car\"", "profile = \"service-lorry\"", "profile = \"guest-bus\""}) {
        CAPTURE(profile);
        CHECK(planned(two_ways("", "highway=bus_stop,access=no,bus=yes"), profile).nodes == straight_on);
        CHECK(planned(two_ways("", "highway=crossing,access=private"), profile).nodes == straight_on);
        CHECK(planned(two_ways("", "highway=crossing,motor_vehicle=no"), profile).nodes == the_way_round);
    }
}
