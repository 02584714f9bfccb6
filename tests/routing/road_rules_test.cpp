// SPDX-License-Identifier: BSL-1.0
#include "support/driven_route.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::historic_car;
using test::route_between;
using test::within;

namespace {

// Straight on from A to C; a block B-D-E-C below it; one cell is 25 m.
AsciiMap block() {
    return AsciiMap{25_m, Latitude::degrees(44), R"(
        A---B---C---F
            |   |
            D---E
    )"};
}

// The short way A-B-C and the long way A-D-E-C.
AsciiMap two_ways() {
    return AsciiMap{25_m, Latitude::degrees(44), R"(
        A---B---C
        |       |
        D-------E
    )"}
        .way("ADEC", "highway=secondary");
}

std::string ways_with(const std::string& tags_of_the_short_way) {
    return route_between(two_ways().way("AB", "highway=secondary").way("BC", tags_of_the_short_way), 'A', 'C').nodes();
}

} // namespace

TEST_CASE("no_right_turn sends the crew round the block") {
    const auto town = block()
                          .way("AB", "highway=secondary")
                          .way("BC", "highway=secondary")
                          .way("BDEC", "highway=unclassified")
                          .restriction("no_right_turn", "AB", 'B', "BDEC");
    const auto leg = route_between(town, 'A', 'D');
    CHECK(leg.nodes() == "ABCED");
    CHECK(leg.length() == within(0.1_m, 350_m));
}

TEST_CASE("only_straight_on leaves nothing but straight on") {
    auto town = block()
                    .way("AB", "highway=secondary")
                    .way("BC", "highway=secondary")
                    .way("CF", "highway=secondary")
                    .way("BDEC", "highway=unclassified");
    CHECK(route_between(town, 'A', 'D').nodes() == "ABD");
    town.restriction("only_straight_on", "AB", 'B', "BC");
    CHECK(route_between(town, 'A', 'D').nodes() == "ABCED");
    CHECK(route_between(town, 'D', 'A').nodes() == "DBA");
}

TEST_CASE("a restriction that excepts cars is not theirs") {
    const auto town = block()
                          .way("AB", "highway=secondary")
                          .way("BC", "highway=secondary")
                          .way("BDEC", "highway=unclassified")
                          .restriction("no_right_turn", "AB", 'B', "BDEC", "except=motorcar");
    CHECK(route_between(town, 'A', 'D').nodes() == "ABD");
}

TEST_CASE("a one-way is driven in its direction only, whichever way it is drawn") {
    CHECK(ways_with("highway=secondary") == "ABC");
    CHECK(ways_with("highway=secondary,oneway=yes") == "ABC");
    CHECK(ways_with("highway=secondary,oneway=-1") == "ADEC");
}

TEST_CASE("private roads are not entered – roads for visitors only when there is no other") {
    CHECK(ways_with("highway=secondary,access=private") == "ADEC");
    CHECK(ways_with("highway=secondary,motor_vehicle=no") == "ADEC");
    CHECK(ways_with("highway=secondary,access=destination") == "ADEC");
    const auto only_way = AsciiMap{25_m, Latitude::degrees(44), "A---B---C"}
                              .way("AB", "highway=secondary")
                              .way("BC", "highway=secondary,access=destination");
    CHECK(route_between(only_way, 'A', 'C').nodes() == "ABC");
}

TEST_CASE("motorways, tolls, unpaved roads and ferries are used only when they are allowed") {
    struct Case {
        const char* tags;
        bool routing::VehicleProfile::*allowed;
    };
    for (const auto& [tags, allowed] : {Case{"highway=motorway", &routing::VehicleProfile::allow_motorway},
                                        Case{"highway=secondary,toll=yes", &routing::VehicleProfile::allow_toll},
                                        Case{"highway=secondary,surface=gravel", &routing::VehicleProfile::allow_unpaved},
                                        Case{"route=ferry,motor_vehicle=yes", &routing::VehicleProfile::allow_ferry}}) {
        CAPTURE(tags);
        const auto map = AsciiMap{25_m, Latitude::degrees(44), "A---B---C---D"}
                             .way("AB", "highway=secondary")
                             .way("BC", tags)
                             .way("CD", "highway=secondary");
        auto profile = historic_car();
        CHECK(route_between(map, 'A', 'D', profile).nodes().empty());
        profile.*allowed = true;
        CHECK(route_between(map, 'A', 'D', profile).nodes() == "ABCD");
    }
}

TEST_CASE("ferry without motor_vehicle=yes is not used even when ferries are allowed") {
    const auto map = AsciiMap{25_m, Latitude::degrees(44), "A---B---C---D"}
                         .way("AB", "highway=secondary")
                         .way("BC", "route=ferry")
                         .way("CD", "highway=secondary");
    auto profile = historic_car();
    profile.allow_ferry = true;
    CHECK(route_between(map, 'A', 'D', profile).nodes().empty());
}

TEST_CASE("a bollard stops cars, an open gate costs time, a locked gate stops them") {
    const auto through = [](const char* tags) {
        return route_between(two_ways().way("ABC", "highway=secondary").node('B', tags), 'A', 'C').nodes();
    };
    CHECK(through("highway=crossing") == "ABC");
    CHECK(through("barrier=bollard") == "ADEC");
    CHECK(through("barrier=gate,access=private") == "ADEC");
    CHECK(through("barrier=gate") == "ADEC"); // 30 s: the other way is quicker
    CHECK(through("barrier=cattle_grid") == "ABC");
}

TEST_CASE("signals and level crossings cost time where another way has none") {
    const auto town = [](const char* tags) {
        return AsciiMap{50_m, Latitude::degrees(44), R"(
            A--B--C
            |     |
            D-----E
        )"}
            .way("ADEC", "highway=secondary")
            .way("ABC", "highway=secondary")
            .node('B', tags);
    };
    CHECK(route_between(town("natural=tree"), 'A', 'C').nodes() == "ABC");
    CHECK(route_between(town("railway=level_crossing"), 'A', 'C').nodes() == "ADEC");
}

TEST_CASE("a roundabout is driven the right way round, past exits that are not taken") {
    const auto town = AsciiMap{10_m, Latitude::degrees(44), R"(
              N
              |
              T
             / \
        W---L   R---E
             \ /
              B
              |
              S
    )"}
                          .way("TLBRT", "highway=secondary,junction=roundabout")
                          .way("WL", "highway=secondary")
                          .way("NT", "highway=secondary")
                          .way("ER", "highway=secondary")
                          .way("SB", "highway=secondary");
    CHECK(route_between(town, 'S', 'E').nodes() == "SBRE");
    CHECK(route_between(town, 'S', 'N').nodes() == "SBRTN");
    CHECK(route_between(town, 'S', 'W').nodes() == "SBRTLW");
    CHECK(route_between(town, 'N', 'W').nodes() == "NTLW");
}

TEST_CASE("crossing the oncoming lane costs more than turning beside the kerb") {
    // From S to the corner opposite: first left and then right, or first right... both ways are of one length.
    const auto town = AsciiMap{100_m, Latitude::degrees(44), R"(
        L--C--R
        |  |  |
        |  S  |
        |     |
        M--D--N
    )"}
                          .way("SC", "highway=secondary")
                          .way("CLMD", "highway=secondary")
                          .way("CRND", "highway=secondary");
    CHECK(route_between(town, 'S', 'D').nodes() == "SCRND");
}

TEST_CASE("roads for those who stop there are no way through, however they are tagged") {
    // A short cut S-T between two corners of a long way round.
    const auto leg = [](const std::string& tags, std::string_view stops) {
        const auto map = AsciiMap{50_m, Latitude::degrees(44), R"(
            A--S--T--B
               |  |
               |  |
               |  |
               C--D
        )"}
                             .way("AS", "highway=secondary")
                             .way("TB", "highway=secondary")
                             .way("SCDT", "highway=secondary")
                             .way("ST", "highway=residential," + tags);
        return route_between(map, stops.front(), stops.back()).nodes();
    };
    CHECK(leg("name=Corta", "AB") == "ASTB");
    for (const char* tags : {"access=destination", "motor_vehicle=customers", "vehicle=delivery",
                             "access=no,motorcar=destination", "motor_vehicle:forward=destination"}) {
        CAPTURE(tags);
        CHECK(leg(tags, "AB") == "ASCDTB");
    }
    CHECK(leg("motor_vehicle:forward=destination", "BA") == "BTSA");
}

TEST_CASE("a point among roads for those who stop there is come to and left by them") {
    // P lies in the quarter S-P-T; from there on either side is free.
    const auto map = AsciiMap{50_m, Latitude::degrees(44), R"(
        A--S--P--T--B
           |     |
           |     |
           |     |
           C-----D
    )"}
                         .way("AS", "highway=secondary")
                         .way("TB", "highway=secondary")
                         .way("SCDT", "highway=secondary")
                         .way("SP", "highway=residential,access=destination")
                         .way("PT", "highway=residential,access=destination");
    CHECK(route_between(map, 'A', 'B').nodes() == "ASCDTB");
    CHECK(route_between(map, 'A', 'P').nodes() == "ASP");
    CHECK(route_between(map, 'P', 'B').nodes() == "PTB");
    CHECK(test::route_through(map, "APB", historic_car()).nodes() == "ASPTB");
}

TEST_CASE("a restriction over a way forbids the whole, not its parts") {
    // From A over J and K to W; the other ways to K and from J stay open.
    const auto crossing = [] {
        return AsciiMap{50_m, Latitude::degrees(44), R"(
            W--X--K--N
               |  |  |
               |  J--E
               |  |
               Y--A
        )"}
            .way("AJ", "highway=secondary")
            .way("JK", "highway=secondary")
            .way("KX", "highway=secondary")
            .way("XW", "highway=secondary")
            .way("KN", "highway=secondary")
            .way("NE", "highway=secondary,maxspeed=10")
            .way("EJ", "highway=secondary")
            .way("AY", "highway=track,surface=asphalt")
            .way("YX", "highway=track,surface=asphalt");
    };
    const auto no_left = [&](const char* more) {
        return crossing().relation(std::string("type=restriction,restriction=no_left_turn") + more,
                                   {{"from", "AJ"}, {"via", "JK"}, {"to", "KX"}});
    };
    CHECK(route_between(crossing(), 'A', 'W').nodes() == "AJKXW");
    CHECK(route_between(no_left(""), 'A', 'W').nodes() != "AJKXW");
    CHECK(route_between(no_left(""), 'A', 'N').nodes() == "AJKN");
    CHECK(route_between(no_left(""), 'E', 'W').nodes() == "EJKXW");
    CHECK(route_between(no_left(",except=motorcar"), 'A', 'W').nodes() == "AJKXW");
    const auto only =
        crossing().relation("type=restriction,restriction=only_straight_on", {{"from", "AJ"}, {"via", "JK"}, {"to", "KN"}});
    CHECK(route_between(only, 'A', 'W').nodes() != "AJKXW");
    CHECK(route_between(only, 'A', 'E').nodes() == "AJKNE");
    CHECK(route_between(only, 'E', 'W').nodes() == "EJKXW");
}

TEST_CASE("a road that runs through the junction is read by the turn of the restriction, where that leaves one reading") {
    const auto crossing = [](const char* kind) {
        return AsciiMap{50_m, Latitude::degrees(44), R"(
               N
               |
            W--K
            |  |
            Y--S
        )"}
            .way("NKS", "highway=secondary")
            .way("KW", "highway=secondary")
            .way("SYW", "highway=secondary,maxspeed=20")
            .restriction(kind, "NKS", 'K', "KW");
    };
    CHECK(route_between(crossing("no_left_turn"), 'S', 'W').nodes() == "SYW");
    CHECK(route_between(crossing("no_left_turn"), 'N', 'W').nodes() == "NKW");
    CHECK(route_between(crossing("no_right_turn"), 'S', 'W').nodes() == "SKW");
    CHECK(route_between(crossing("no_right_turn"), 'N', 'W').nodes() == "NKSYW");
}

TEST_CASE("a road is closed where the ground is, or in one direction, and a lock shuts a gate") {
    CHECK(ways_with("highway=secondary,smoothness=impassable") == "ADEC");
    CHECK(ways_with("highway=secondary,smoothness=very_bad") == "ADEC");
    CHECK(ways_with("highway=secondary,smoothness=bad") == "ABC");
    CHECK(ways_with("highway=secondary,4wd_only=yes") == "ADEC");
    CHECK(ways_with("highway=secondary,tracktype=grade5") == "ADEC");
    CHECK(ways_with("highway=secondary,motor_vehicle:forward=no") == "ADEC");
    CHECK(ways_with("highway=secondary,vehicle:backward=no") == "ABC");
    CHECK(ways_with("highway=secondary,oneway:motorcar=-1") == "ADEC");
    CHECK(ways_with("highway=secondary,oneway=reversible") == "ADEC");
    CHECK(ways_with("highway=secondary,oneway=alternating") == "ABC");
    const auto through = [](const char* tags) {
        return route_between(two_ways().way("ABC", "highway=secondary").node('B', tags), 'A', 'C').nodes();
    };
    CHECK(through("motor_vehicle=no") == "ADEC");
    CHECK(through("access=no,highway=bus_stop") == "ABC");
}

TEST_CASE("a square drawn by its border is crossed between the streets that come to it") {
    // S-E-N-W is the square; the way round it leads over X and Y.
    const auto square = [](const std::string& tags) {
        return AsciiMap{50_m, Latitude::degrees(44), R"(
            A--W-----E--B---X
               |     |
            C--S-----N--D
                        |
                        Y
        )"}
            .way("AW", "highway=residential")
            .way("EBX", "highway=residential")
            .way("CS", "highway=residential")
            .way("NDY", "highway=residential")
            .way("WENSW", tags);
    };
    CHECK(route_between(square("highway=residential,area=yes"), 'A', 'X').nodes() == "AWEBX");
    CHECK(route_between(square("highway=service,area=yes"), 'A', 'Y').nodes() == "AWNDY");
    CHECK(route_between(square("highway=service,area=yes"), 'C', 'X').nodes() == "CSEBX");
    CHECK(route_between(square("highway=pedestrian,area=yes"), 'A', 'X').nodes().empty());
}

TEST_CASE("a square that cars may drive over is a street, also where another way leads round it") {
    // From A to B over the square W-E-N-S are 450 m, round it by Y 1.25 km.
    const auto town = [](const std::string& tags) {
        return AsciiMap{50_m, Latitude::degrees(44), R"(
            A--W--E--B
            |  |  |  |
            |  S--N  |
            |        |
            |        |
            |        |
            |        |
            |        |
            Y--------X
        )"}
            .way("AW", "highway=residential")
            .way("EB", "highway=residential")
            .way("AYXB", "highway=secondary")
            .way("WENSW", tags);
    };
    CHECK(route_between(town("highway=residential,area=yes"), 'A', 'B').nodes() == "AWEB");
    CHECK(route_between(town("highway=service,area=yes"), 'A', 'B').nodes() == "AWEB");
    CHECK(route_between(town("highway=unclassified,area=yes,access=destination"), 'A', 'B').nodes() == "AYXB");
    CHECK(route_between(town("highway=pedestrian,area=yes"), 'A', 'B').nodes() == "AYXB");
}

TEST_CASE("a square drawn as a multipolygon is crossed likewise, round the islands in it") {
    const auto square = [](const char* island) {
        AsciiMap map{25_m, Latitude::degrees(44), R"(
            A--W-----------E--B
               |           |
               |   P---Q   |
               |   |   |   |
               |   S---R   |
               |           |
            C--U-----------V--D
        )"};
        map.way("AW", "highway=residential")
            .way("EB", "highway=residential")
            .way("CU", "highway=residential")
            .way("VD", "highway=residential")
            .way("WEV", "barrier=kerb")
            .way("VUW", "barrier=kerb")
            .way("PQRSP", "barrier=kerb")
            .relation("type=multipolygon,highway=residential", {{"outer", "WEV"}, {"outer", "VUW"}, {island, "PQRSP"}});
        return map;
    };
    CHECK(route_between(square("inner"), 'A', 'B').nodes() == "AWEB");
    CHECK(route_between(square("inner"), 'A', 'C').nodes() == "AWUC");
    // Straight from W to V the island is in the way; roles are often wrong, the geometry tells.
    for (const char* island : {"inner", "outer", ""}) {
        const auto route = route_between(square(island), 'A', 'D');
        CHECK(route.nodes().starts_with("AW"));
        CHECK(route.nodes().ends_with("VD"));
        CHECK(route.nodes().size() == 5); // by U or by E
    }
}

TEST_CASE("a street along a square's side comes to it once, and is not doubled by the square") {
    const auto map = AsciiMap{50_m, Latitude::degrees(44), R"(
        A--B--C--D--E
           |     |
           |     |
           G-----H
           |
           K
    )"}
                         .way("ABCDE", "highway=residential")
                         .way("GK", "highway=residential")
                         .way("BCDHGB", "highway=service,area=yes");
    CHECK(route_between(map, 'A', 'E').nodes() == "ABCDE");
    CHECK(route_between(map, 'A', 'K').nodes() == "ABCGK");
}
