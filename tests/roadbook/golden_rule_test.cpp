// SPDX-License-Identifier: BSL-1.0
#include "roadbook/golden_rule.hpp"
#include "support/drawn_maps.hpp"

#include "junction/drawn_leg.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

/// Stay on the road you are on until the book tells you to leave it. Each drawing is driven from one letter
/// to another and asked about the junction X: "none", or why a stranger would not have stayed on the route.

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

const auto latitude = geo::Latitude::degrees(46);

std::string doubt(const AsciiMap& map, std::string_view route, char at = 'X') {
    const DrawnLeg leg{map, route};
    if (leg.nodes().find(at) == std::string::npos) return "no node";
    const auto doubt = roadbook::doubt_at(leg.decision(at));
    if (!doubt) return "none";
    switch (*doubt) {
    case roadbook::Doubt::turns_round: return "turns_round";
    case roadbook::Doubt::changes_to_ship: return "changes_to_ship";
    case roadbook::Doubt::road_left: return "road_left";
    case roadbook::Doubt::rival_alike: return "rival_alike";
    case roadbook::Doubt::main_road_bends: return "main_road_bends";
    case roadbook::Doubt::road_ends: return "road_ends";
    case roadbook::Doubt::priority_lost: return "priority_lost";
    }
    return "";
}

/// The road from A to C bends by 59° to the right at X; B lies straight on, D back to the right, E to the
/// left.
AsciiMap bend() {
    return {20_m, latitude, R"(
               E
              .
             .
            .
           .
        A--X----B
           |.
           | .
           |  .
           |   .
           D    C
    )"};
}

/// A bend of 27° at X; B lies straight on, F on the other side, as far from straight.
AsciiMap gentle_bend() {
    return {20_m, latitude, R"(
                F
              .
             .
        A---X----B
             .
              .
                C
    )"};
}

AsciiMap crossroads() { return drawn::crossing(20_m, latitude); }

/// L and R part by 31° to each hand; N lies straight on.
AsciiMap road_fork() { return drawn::three_ahead(20_m, latitude); }

/// Q leaves the road from A to C at 11°.
AsciiMap slip_road() {
    return {20_m, latitude, R"(
        A-----------X---------C
                     ....
                         .....Q
                              |
                              Z
    )"};
}

AsciiMap with(AsciiMap map, std::string_view way, std::string_view tags) { return map.way(way, tags); }

} // namespace

// ------------------------------------------------------------------ crossroads and T junctions

TEST_CASE("straight on at a crossroads of like roads is staying on the road") {
    const auto map = crossroads().way("AXC", "highway=residential").way("BXD", "highway=residential");
    CHECK(doubt(map, "AC") == "none");
}

TEST_CASE("straight on over smaller roads is staying on the road") {
    for (const std::string_view tags : {"highway=tertiary", "highway=unclassified", "highway=service", "highway=track"}) {
        CAPTURE(tags);
        CHECK(doubt(crossroads().way("AXC", "highway=secondary").way("BXD", tags), "AC") == "none");
    }
}

TEST_CASE("turning at a crossroads leaves the road, to either hand and whatever road is taken") {
    for (const std::string_view tags : {"highway=primary", "highway=secondary", "highway=residential"}) {
        CAPTURE(tags);
        const auto map = crossroads().way("AXC", "highway=secondary").way("BXD", tags);
        CHECK(doubt(map, "AD") == "road_left");
        CHECK(doubt(map, "AB") == "road_left");
    }
}

TEST_CASE("straight over a road that is a little more important is staying on the road") {
    const auto map = crossroads().way("AXC", "highway=unclassified").way("BXD", "highway=tertiary");
    CHECK(doubt(map, "AC") == "none");
}

TEST_CASE("straight over a far more important road must be told: the crew has to stop") {
    const auto map = crossroads().way("AXC", "highway=unclassified").way("BXD", "highway=primary");
    CHECK(doubt(map, "AC") == "priority_lost");
}

TEST_CASE("at a T the road ends: left or right must be told") {
    for (const std::string_view stem : {"highway=residential", "highway=tertiary", "highway=secondary"}) {
        CAPTURE(stem);
        const auto map = crossroads().way("AX", stem).way("BXD", "highway=secondary");
        CHECK(doubt(map, "AB") != "none");
        CHECK(doubt(map, "AD") != "none");
    }
    const auto like = crossroads().way("AX", "highway=residential").way("BXD", "highway=residential");
    CHECK(doubt(like, "AB") == "road_ends");
}

TEST_CASE("past the mouth of a side road of any class up to one's own, one stays on the road") {
    for (const std::string_view side : {"highway=service", "highway=residential", "highway=tertiary"}) {
        CAPTURE(side);
        CHECK(doubt(crossroads().way("AXC", "highway=tertiary").way("XD", side), "AC") == "none");
    }
}

TEST_CASE("turning into a side road leaves the road") {
    CHECK(doubt(crossroads().way("AXC", "highway=tertiary").way("XD", "highway=tertiary"), "AD") == "road_left");
    CHECK(doubt(crossroads().way("AXC", "highway=tertiary").way("XD", "highway=residential"), "AD") == "road_left");
}

// ------------------------------------------------------------------ forks

TEST_CASE("at a fork of like roads both hands must be told") {
    const auto map = road_fork().way("SX", "highway=tertiary").way("XL", "highway=tertiary").way("XR", "highway=tertiary");
    CHECK(doubt(map, "SL") == "rival_alike");
    CHECK(doubt(map, "SR") == "rival_alike");
}

TEST_CASE("at a fork the name on the signs does not decide between like roads") {
    const auto map = road_fork()
                         .way("SX", "highway=tertiary,name=Via Roma")
                         .way("XL", "highway=tertiary,name=Via Roma")
                         .way("XR", "highway=tertiary,name=Via Trento");
    CHECK(doubt(map, "SL") == "rival_alike");
}

TEST_CASE("a far smaller road that parts from one going straight on misleads nobody, until it is taken") {
    const auto map = road_fork().way("SXN", "highway=secondary").way("XR", "highway=residential");
    CHECK(doubt(map, "SN") == "none");
    CHECK(doubt(map, "SR") == "road_left");
}

TEST_CASE("a like road that parts at a narrow angle from one going straight on could be it") {
    const auto map = AsciiMap{20_m, latitude, R"(
           N R
           |.
           |.
           |
           |.
           X
           |
           |
           |
           S
    )"}
                         .way("SXN", "highway=tertiary")
                         .way("XR", "highway=tertiary");
    CHECK(doubt(map, "SN") == "rival_alike");
    CHECK(doubt(map, "SR") == "rival_alike");
}

// ------------------------------------------------------------------ bends

TEST_CASE("a bend without a junction is no decision at all") {
    CHECK(doubt(bend().way("AXC", "highway=tertiary"), "AC") == "no node");
}

TEST_CASE("where the road changes its name, its number or its class and nothing joins it, there is nothing "
          "to tell") {
    const auto straight =
        crossroads().way("AX", "highway=tertiary,name=Via Roma,ref=SP 1").way("XC", "highway=residential,name=Via Trento");
    CHECK(doubt(straight, "AC") == "none");
    CHECK(doubt(bend().way("AX", "highway=tertiary,name=Via Roma").way("XC", "highway=tertiary"), "AC") == "none");
}

TEST_CASE("where the main road bends and a smaller one goes straight on, the bend must be told") {
    for (const std::string_view tags :
         {"highway=residential", "highway=living_street", "highway=service", "highway=track"}) {
        CAPTURE(tags);
        CHECK(doubt(bend().way("AXC", "highway=secondary").way("XB", tags), "AC") == "main_road_bends");
    }
}

TEST_CASE("going straight on into the smaller road where the main road bends leaves the road") {
    CHECK(doubt(bend().way("AXC", "highway=secondary").way("XB", "highway=residential"), "AB") == "road_left");
}

TEST_CASE("a yard, a footpath, a pedestrian street, a private road or a one-way against the crew straight on "
          "misleads nobody") {
    for (const std::string_view tags :
         {"highway=service,service=driveway", "highway=service,service=parking_aisle", "highway=pedestrian",
          "highway=residential,access=private", "highway=residential,oneway=-1", "highway=residential,motor_vehicle=no"}) {
        CAPTURE(tags);
        CHECK(doubt(with(bend().way("AXC", "highway=tertiary"), "XB", tags), "AC") == "none");
    }
    CHECK(doubt(bend().way("AXC", "highway=tertiary").way("XB", "highway=footway"), "AC") == "no node");
}

TEST_CASE("a one-way that may be entered straight on does mislead") {
    CHECK(doubt(bend().way("AXC", "highway=tertiary").way("XB", "highway=residential,oneway=yes"), "AC") != "none");
}

TEST_CASE("a residents' road straight on misleads: nothing tells a stranger that it is theirs") {
    CHECK(doubt(bend().way("AXC", "highway=secondary").way("XB", "highway=residential,access=destination"), "AC") ==
          "main_road_bends");
}

TEST_CASE("an unpaved road straight on at a sharp bend of a paved one must be told, at its side it misleads "
          "nobody") {
    const auto paved = bend().way("AXC", "highway=tertiary");
    CHECK(doubt(with(paved, "XB", "highway=unclassified,surface=gravel"), "AC") == "main_road_bends");
    CHECK(doubt(with(paved, "XD", "highway=unclassified,surface=gravel"), "AC") == "none");
}

TEST_CASE("a field track beside the road or at a gentle bend misleads nobody") {
    CHECK(doubt(bend().way("AXB", "highway=tertiary").way("XC", "highway=track"), "AB") == "none");
    CHECK(doubt(gentle_bend().way("AXC", "highway=tertiary").way("XB", "highway=track"), "AC") == "none");
}

TEST_CASE("in a gentle bend only roads that come near the route's own class mislead") {
    CHECK(doubt(gentle_bend().way("AXC", "highway=primary").way("XB", "highway=residential"), "AC") == "none");
    CHECK(doubt(gentle_bend().way("AXC", "highway=tertiary").way("XB", "highway=tertiary"), "AC") == "rival_alike");
    CHECK(doubt(gentle_bend().way("AXC", "highway=tertiary").way("XB", "highway=residential"), "AC") != "none");
}

TEST_CASE("the sharper of two turns to the same hand is not the bend: the gentler one is") {
    const auto map = bend().way("AXC", "highway=tertiary").way("XD", "highway=tertiary");
    CHECK(doubt(map, "AC") == "none");
    CHECK(doubt(map, "AD") == "road_left");
}

TEST_CASE("a like road to the other hand makes a bend a junction") {
    CHECK(doubt(bend().way("AXC", "highway=tertiary").way("XE", "highway=tertiary"), "AC") == "road_ends");
}

TEST_CASE("a hairpin with a smaller road straight on must be told") {
    const auto map =
        drawn::road_with_a_branch_aside(20_m, latitude).way("AXC", "highway=secondary").way("XB", "highway=residential");
    CHECK(doubt(map, "AC") == "main_road_bends");
}

TEST_CASE(
    "where the number on the signs bends away, going on by a like road must be told, while round a corner a street's name "
    "does not count") {
    const auto numbered = bend().way("AXC", "highway=primary,ref=SS 9");
    CHECK(doubt(AsciiMap(numbered).way("XB", "highway=primary"), "AB") == "road_left");
    CHECK(doubt(AsciiMap(numbered).way("XB", "highway=primary,ref=SS 9"), "AB") == "none");
    const auto both = bend().way("AXC", "highway=primary,ref=SS 9,name=Via Maestra");
    CHECK(doubt(AsciiMap(both).way("XB", "highway=primary,name=Via Maestra"), "AB") == "road_left");
    const auto street = [](const std::string& aside) {
        return crossroads()
            .way("AX", "highway=residential,name=Via Roma")
            .way("XC", "highway=residential,name=Via Nuova")
            .way("XD", "highway=residential,name=" + aside);
    };
    CHECK(doubt(street("Via Roma"), "AC") == "none");
    const auto ahead = gentle_bend().way("AXF", "highway=residential,name=Via Roma");
    CHECK(doubt(AsciiMap(ahead).way("XB", "highway=residential,name=Via Nuova"), "AB") == "road_left");
}

TEST_CASE("at a Y neither way goes straight on: both must be told, however the angles differ") {
    const auto wye = AsciiMap{20_m, latitude, R"(
         L
         .
          .    R
           . .
           X
           |
           |
           S
    )"};
    // A name that goes on with the route is not seen from the seat.
    const auto named = AsciiMap(wye).way("SXL", "highway=tertiary,name=Via Lunga").way("XR", "highway=tertiary");
    CHECK(doubt(named, "SL") == "rival_alike");
    const auto like = AsciiMap(wye).way("SXL", "highway=tertiary").way("XR", "highway=tertiary");
    CHECK(doubt(like, "SL") == "rival_alike");
    CHECK(doubt(like, "SR") != "none");
    CHECK(doubt(AsciiMap(wye).way("SXL", "highway=secondary").way("XR", "highway=residential"), "SL") == "none");
}

TEST_CASE("two ways of one name that part by thirty degrees are both the road") {
    const auto parting = AsciiMap{20_m, latitude, R"(
           L  R
           |  .
           | .
           | .
           |.
           X
           |
           S
    )"};
    const auto named = [&](const std::string& right) {
        return AsciiMap(parting).way("SXL", "highway=primary,ref=CG-3").way("XR", "highway=primary,ref=" + right);
    };
    CHECK(doubt(named("CG-3"), "SL") == "rival_alike");
}

TEST_CASE("out of a roundabout the lane that leads back to it misleads nobody") {
    const auto map = AsciiMap{5_m, latitude, R"(
                              B
                            .
                          .
                        .
                      .
                    .
        r----------X
        |        .
        |      .
        s----.
        |
        q
        |
        |
        P
    )"}
                         .way("qrsq", "highway=tertiary,junction=roundabout")
                         .way("Pq", "highway=tertiary")
                         .way("rX", "highway=tertiary,oneway=yes")
                         .way("Xs", "highway=tertiary,oneway=yes")
                         .way("XB", "highway=tertiary");
    CHECK(doubt(map, "PqrXB") == "none");
}

// ------------------------------------------------------------------ slip roads, service roads, ends

TEST_CASE("a slip road that leaves to the side misleads nobody who keeps to the road, and must be told when "
          "taken") {
    for (const std::string_view road :
         {"highway=trunk,ref=SS 47", "highway=primary,ref=SS 47", "highway=secondary,name=Via Roma"}) {
        CAPTURE(road);
        const auto link = std::string(road).substr(0, std::string(road).find(',')) + "_link,oneway=yes";
        const auto map = slip_road().way("AXC", road).way("XQZ", link);
        CHECK(doubt(map, "AC") == "none");
        CHECK(doubt(map, "AQZ") != "none");
    }
}

TEST_CASE("a slip road that joins from behind misleads nobody") {
    const auto map = slip_road().way("CXA", "highway=primary,ref=SS 47").way("ZQX", "highway=primary_link,oneway=yes");
    CHECK(doubt(map, "CA") == "none");
}

TEST_CASE("a service road at the side misleads nobody") {
    CHECK(doubt(crossroads().way("AXC", "highway=residential").way("XD", "highway=service"), "AC") == "none");
    CHECK(doubt(gentle_bend().way("AXB", "highway=tertiary").way("XC", "highway=service"), "AB") == "none");
}

TEST_CASE("taking a service road leaves the road") {
    CHECK(doubt(crossroads().way("AXC", "highway=residential").way("XD", "highway=service"), "AD") == "road_left");
}

TEST_CASE("turning round at the end of a road must be told") {
    const auto map = crossroads().way("AX", "highway=tertiary").way("XD", "highway=residential");
    CHECK(doubt(map, "ADA", 'D') == "turns_round");
}

TEST_CASE("coming out of a small road onto the straight course of a bigger one is staying on the road") {
    // A meets the bigger road where that bends into A's own direction.
    const auto map = bend().way("AX", "highway=residential").way("CXB", "highway=secondary");
    CHECK(doubt(map, "AB") == "none");
    CHECK(doubt(map, "AC") == "road_left");
}

// ------------------------------------------------------------------ found by the blind crew on real maps

TEST_CASE("straight on into a small road must be told where the main road bends by a right angle") {
    const auto map = crossroads().way("AXB", "highway=primary").way("XC", "highway=residential");
    CHECK(doubt(map, "AC") == "road_left");
}

TEST_CASE("a small road that ends at a large one must be told, however small the other way is") {
    const auto map =
        crossroads().way("DX", "highway=residential").way("XC", "highway=trunk,oneway=yes").way("XA", "highway=residential");
    CHECK(doubt(map, "DC") == "road_ends");
}

TEST_CASE("where the street of arrival seems to go on beside a large road that begins there, it must be told") {
    const auto map =
        gentle_bend().way("AX", "highway=residential").way("XF", "highway=primary").way("XC", "highway=residential");
    CHECK(doubt(map, "AF") == "rival_alike");
}

TEST_CASE("joining a road at a slant, the way that leads back beside one's own misleads nobody") {
    const auto map = AsciiMap{20_m, latitude, R"(
        B
         .
          .
           X
           |.
           | .
           |  C
           |
           D
    )"}
                         .way("DX", "highway=tertiary")
                         .way("BXC", "highway=tertiary");
    CHECK(doubt(map, "DB") == "none");
    CHECK(doubt(map, "DC") != "none");
}

TEST_CASE("off the apex of a main road's hairpin a far smaller road misleads nobody") {
    const auto map = AsciiMap{10_m, latitude, R"(
                    B
                   .
                   .
        A---------X
                  |
                  |
        C---------c
    )"}
                         .way("AXcC", "highway=secondary")
                         .way("XB", "highway=service");
    CHECK(doubt(map, "AC") == "none");
    CHECK(doubt(map, "AB") == "road_left");
}

TEST_CASE("gravel straight on off a main road's hairpin misleads nobody, off a small road's it does") {
    const auto map = drawn::road_with_a_branch_aside(20_m, latitude);
    CHECK(doubt(AsciiMap{map}.way("AXC", "highway=secondary").way("XB", "highway=track"), "AC") == "none");
    CHECK(doubt(AsciiMap{map}.way("AXC", "highway=unclassified").way("XB", "highway=track"), "AC") == "main_road_bends");
}

TEST_CASE("a road that bends with its name is no end of it, where another leads off clearly harder to the other hand") {
    const auto map = AsciiMap{20_m, latitude, R"(
                         E
                        .
                       .
                      .
                     .
                    .
                   .
                  .
                 .
        W        X
         ....... |
                .|
                 |
                 |
                 |
                 S

        V
    )"};
    const auto with = [&](std::string_view side, std::string_view tags) {
        return doubt(AsciiMap(map).way("SXE", "highway=tertiary,name=Via Lunga").way(side, tags), "SE");
    };
    CHECK(with("XW", "highway=tertiary") == "none");
    CHECK(with("XV", "highway=tertiary,name=Via Corta") == "none");
    CHECK(with("XV", "highway=secondary") != "none");
    CHECK(with("XW", "highway=tertiary,name=Via Lunga") == "road_ends");
    // Whoever takes the side road leaves the bend.
    CHECK(doubt(AsciiMap(map).way("SXE", "highway=tertiary,name=Via Lunga").way("XW", "highway=tertiary"), "SW") != "none");
    // Without signs nothing tells the bend from the end of a road.
    CHECK(doubt(AsciiMap(map).way("SXE", "highway=tertiary").way("XW", "highway=tertiary"), "SE") == "road_ends");
}

TEST_CASE("beside a road that runs straight on with its number alone a way needs a box as far as it looks like the road") {
    const auto fork = [](std::string_view way, std::string_view tags) {
        const auto map = AsciiMap{20_m, latitude, R"(
         N P Q
         | . .
         | . .
         | ..
         |. .
         |..
         |..
         |.
         |.
         X
         |
         |
         |
         |
         S
    )"};
        return doubt(AsciiMap(map).way("SXN", "highway=secondary,ref=SP 9").way(way, tags), "SN");
    };
    CHECK(fork("XQ", "highway=secondary") == "none");        // 24 degrees
    CHECK(fork("XP", "highway=secondary") == "rival_alike"); // 13 degrees
    CHECK(fork("XQ", "highway=secondary,ref=SP 9") == "rival_alike");
}
