// SPDX-License-Identifier: BSL-1.0
#include "itinerary/drawn_itinerary.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;
using test::DrawnItinerary;

namespace {

// Two halves of a road 30 m apart, joined at both ends.
AsciiMap divided() {
    return AsciiMap{15_m, Latitude::degrees(46), R"(
                 F-------------Q-----------------------------------E
        A--------X                                                 Y--------B
                 C-------------P-----------------------------------D
    )"}
        .way("AX", "highway=primary,name=Statale")
        .way("XCPDY", "highway=primary,name=Statale,oneway=yes")
        .way("YEQFX", "highway=primary,name=Statale,oneway=yes")
        .way("YB", "highway=primary,name=Statale");
}

std::string told(const DrawnEdition& edition, std::string_view code) {
    std::string lines;
    const DrawnItinerary made{edition};
    for (const auto& diagnostic : made.found.all()) {
        if (diagnostic.code == code) lines += to_text(diagnostic) + "\n";
    }
    return lines;
}

} // namespace

TEST_CASE("a point on the other carriageway, which the way passes before it comes to it, is told with the way out") {
    const auto passed_before = [](char point, const std::string& more = {}) {
        return told(DrawnEdition{divided()}.row("START", 'A').row("VIA", point, more).row("FINISH", 'B'), "passed-before");
    };
    const auto message = passed_before('Q');
    CHECK(message ==
          "waypoints.csv:3: warning: \"Q\": the way passes the point on the other carriageway (way 2 Statale, 30 m) "
          "1.11 km before it comes to it on its own (way 3 Statale, 0 m). Move the point to the other carriageway; "
          "if the turn is meant, set heading_deg. [passed-before]\n");
    CHECK(passed_before('P').empty());
    CHECK(passed_before('Q', "heading_deg=270").empty());
}

TEST_CASE("controls on the other carriageway are told as points of the way are, on every leg") {
    const auto message = told(DrawnEdition{divided()}
                                  .row("START", 'A')
                                  .row("CO", 'Q')
                                  .row("FINISH", 'B')
                                  .next_leg()
                                  .row("START", 'B')
                                  .row("CT", 'P')
                                  .row("FINISH", 'A'),
                              "passed-before");
    CHECK(message.find("\"Q\"") != std::string::npos);
    CHECK(message.find("\"P\"") != std::string::npos);
}

TEST_CASE("a way that is longer than one that could turn at its ends is told with both lengths") {
    // From B one cannot turn to C: the way goes round by D.
    const auto map = AsciiMap{50_m, Latitude::degrees(46), R"(
        A---B---P------------E
            |                |
            C                |
            |                |
            Q----------------D
    )"}
                         .way("ABPE", "highway=secondary")
                         .way("ED", "highway=secondary")
                         .way("BCQ", "highway=secondary")
                         .way("QD", "highway=secondary");
    const auto message = told(DrawnEdition{map}.row("START", 'A').row("CT", 'P').row("FINISH", 'C'), "detour");
    CHECK(message ==
          "waypoints.csv:4: warning: \"C\": 1.80 km by road from \"P\" (line 3), 0.30 km if the cars could turn at "
          "either point, 0.22 km in a straight line. If that is not meant: move a point to the other carriageway, "
          "or set heading_deg or turn_round. [detour]\n");
    CHECK(told(DrawnEdition{map}.row("START", 'A').row("CT", 'P').row("FINISH", 'D'), "detour").empty());
}

TEST_CASE("a road that winds is no detour: no turn at its ends would make the way shorter") {
    const auto hairpins = AsciiMap{50_m, Latitude::degrees(46), R"(
        A----------------------B
        D----------------------C
        E----------------------F
        H----------------------G
    )"}
                              .way("ABCDEFGH", "highway=secondary");
    CHECK(told(DrawnEdition{hairpins}.row("START", 'A').row("FINISH", 'G'), "detour").empty());
}
