// SPDX-License-Identifier: BSL-1.0
#include "itinerary/drawn_itinerary.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;
using test::DrawnItinerary;

namespace {

// An island X-Y; a dual carriageway C > E, F > D.
AsciiMap map() {
    return AsciiMap{100_m, Latitude::degrees(46), R"(
        A--B--C---P--------------------E
           |                           |
           D---Q-----------------------F

        X--Y
    )"}
        .way("ABC", "highway=secondary")
        .way("CPE", "highway=secondary,oneway=yes")
        .way("EF", "highway=secondary")
        .way("FQD", "highway=secondary,oneway=yes")
        .way("DB", "highway=secondary")
        .way("XY", "highway=secondary");
}

} // namespace

TEST_CASE("each leg without a route is told, with both ends of the hop that fails") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("CT", 'B')
                                  .row("FINISH", 'X')
                                  .next_leg()
                                  .row("START", 'Y')
                                  .row("FINISH", 'A')};
    CHECK(made.messages() ==
          "waypoints.csv:4: error: \"X\": no route for profile historic-car from \"B\" (line 3). Check one-way streets, "
          "restrictions and [allow] near both points, or move one of them. [no-route]\n"
          "waypoints.csv:6: error: \"A\": no route for profile historic-car from \"Y\" (line 5). Check one-way streets, "
          "restrictions and [allow] near both points, or move one of them. [no-route]\n");
    CHECK(made.found.worst() == Severity::infeasible);
}

TEST_CASE("a point on the wrong carriageway shows as a detour") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'C').row("CT", 'P').row("CO", 'Q').row("FINISH", 'A')};
    CHECK(made.messages() == "waypoints.csv:4: warning: \"Q\": 4.70 km by road from \"P\" (line 3), 0.36 km in a straight "
                             "line. If that is not meant: "
                             "move a point to the other carriageway, or set heading_deg or turn_round. [detour]\n");
}

TEST_CASE("turning round where a road ends is told, since a planner seldom means it") {
    const auto road = AsciiMap{100_m, Latitude::degrees(46), "A--B--C"}.way("ABC", "highway=secondary");
    const DrawnItinerary made{DrawnEdition{road}.row("START", 'A').row("CT", 'B').row("FINISH", 'A')};
    CHECK(made.leg().controls.at(1).printed == PrintedLength::decametres(30)); // the first time, not on the way back
    CHECK(made.messages() ==
          "waypoints.csv:4: warning: \"A\": the way there turns round where a road ends, at 46.00000 11.00775. "
          "If that is not meant: move a point, or set turn_round at the point before it. [turns-round]\n");
}

TEST_CASE("where there is no route the message names what is in the way, with its tag and its place") {
    const auto between = [](const std::string& middle) {
        const auto road = AsciiMap{100_m, Latitude::degrees(46), "A--B--C--D"}
                              .way("AB", "highway=secondary")
                              .way("BC", middle)
                              .way("CD", "highway=secondary");
        return DrawnItinerary{DrawnEdition{road}.row("START", 'A').row("FINISH", 'D')}.messages();
    };
    for (const std::string tag : {"toll=yes", "access=private", "motor_vehicle=no", "surface=gravel"}) {
        CAPTURE(tag);
        const auto told = between("highway=tertiary,name=Via Chiusa," + tag);
        CHECK(told.find("no route for profile historic-car from") != std::string::npos);
        CHECK(told.find(": closed to it is way ") != std::string::npos);
        CHECK(told.find("Via Chiusa") != std::string::npos);
        CHECK(told.find("permits.geojson or [allow]") != std::string::npos);
    }
    CHECK(between("highway=tertiary").empty());
}

TEST_CASE("where a gate, a bollard or a closed node leaves no route the message tells its tags") {
    const auto through = [](const std::string& tags) {
        const auto road = AsciiMap{100_m, Latitude::degrees(46), "A--B--C"}.way("ABC", "highway=secondary").node('B', tags);
        return DrawnItinerary{DrawnEdition{road}.row("START", 'A').row("FINISH", 'C')}.messages();
    };
    const auto told = [&](const std::string& tags, const std::string& in_words) {
        return through(tags).find(" (" + in_words + ") at 46.00000 11.0038") != std::string::npos;
    };
    CHECK(told("barrier=gate,locked=yes", "barrier=gate, locked=yes"));
    CHECK(told("barrier=bollard", "barrier=bollard"));
    CHECK(told("motor_vehicle=no", "motor_vehicle=no"));
    CHECK(told("barrier=lift_gate,access=private", "access=private, barrier=lift_gate"));
}
