// SPDX-License-Identifier: BSL-1.0
#include "itinerary/drawn_itinerary.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;
using test::DrawnItinerary;

namespace {

// One cell is 20 m. V and W are villages; L lies off all roads; R between two roads.
AsciiMap map() {
    return AsciiMap{20_m, Latitude::degrees(46), R"(
        A------B------C      V
               R
        D------E------F      W
        |
        G   L
    )"}
        .way("ABC", "highway=secondary,name=Via Alta")
        .way("DEF", "highway=secondary,name=Via Bassa")
        .way("AD", "highway=secondary")
        .way("DG", "highway=secondary");
}

} // namespace

TEST_CASE("a point further from its road than the profile likes is a warning that names the road") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'A').row("CT", 'L', "radius_m=90").row("FINISH", 'F')};
    CHECK(made.messages() == "waypoints.csv:3: warning: \"L\": the road is 40 m away (way 2 Via Bassa, 40 m). Move the "
                             "point onto the road that is meant. [snap-far]\n");
}

TEST_CASE("all points without a road are told, with the nearest one and the way out") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A', "radius_m=1,lat=45.99985,lon=11.001")
                                  .row("CT", 'L', "radius_m=30")
                                  .row("FINISH", 'F')};
    CHECK(made.messages() ==
          "waypoints.csv:2: error: \"A\": no road for profile historic-car within 1 m (nearest: way 1 Via Alta, 17 m). "
          "Move the point or set radius_m. [snap-none]\n"
          "waypoints.csv:3: error: \"L\": no road for profile historic-car within 30 m (nearest: way 2 Via Bassa, "
          "40 m). Move the point or set radius_m. [snap-none]\n");
    CHECK_FALSE(made.itinerary);
}

TEST_CASE("a point outside the extract is told as such") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'A').row("CO", 'B', "lat=45.5").row("FINISH", 'F')};
    CHECK(made.messages() ==
          "waypoints.csv:3: error: \"B\": outside the network; no road for profile historic-car within 50 m (nearest: "
          "none within 5 km). Check lat and lon, or import an extract that covers the place. [snap-outside]\n");
}

TEST_CASE("of two roads near a point it is told which was taken, and what the other would make of the way") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'A').row("VIA", 'R').row("FINISH", 'F')};
    CHECK(made.messages() ==
          "waypoints.csv:3: warning: \"R\": two roads are near: taken is way 2 Via Bassa, 20 m, not way 1 Via Alta, 20 m; "
          "through it the way is 0.72 km longer. Move the point onto the road that is meant, or set heading_deg. [snap-ambiguous]\n");
}

TEST_CASE("a private yard at a point is told where the open road beside it is taken") {
    const auto yard = [](const std::string& tags) {
        const auto map = AsciiMap{5_m, Latitude::degrees(46), "A----B----C\n     |\n     |\n     P\n     Q"}
                             .way("ABC", "highway=secondary,name=Via Alta")
                             .way("BPQ", tags);
        return DrawnItinerary{DrawnEdition{map}.row("START", 'A').row("CT", 'P').row("FINISH", 'C')}.messages();
    };
    CHECK(yard("highway=service,access=private,name=Corte") ==
          "waypoints.csv:3: warning: \"P\": way 2 Corte, 0 m, is nearer, and closed to profile historic-car "
          "(access=private); taken is way 1 Via Alta, 15 m. If it is meant: open it in permits.geojson. If not: move the "
          "point onto the road. [snap-beside-closed]\n");
    CHECK(yard("highway=pedestrian").find("(highway=pedestrian)") != std::string::npos);
    CHECK(yard("highway=service").find("snap-beside-closed") == std::string::npos);
    CHECK(yard("route=ferry").find("snap-beside-closed") == std::string::npos);
}

TEST_CASE("a waypoint without coordinates is found by its name in the network") {
    auto named = map();
    named.node('B', "place=village,name=Povo");
    const DrawnItinerary made{DrawnEdition{named}.row("START", 'A').row_by_name("CT", "povo").row("FINISH", 'C')};
    CHECK(made.messages() == "");
    CHECK(made.points.points[WaypointIndex{1}].asked == named.position('B'));
}

TEST_CASE("a name that two places bear is an error that lists them – one that none bears is told") {
    auto named = map();
    named.node('V', "place=hamlet,name=Pozza").node('W', "place=hamlet,name=Pozza");
    const DrawnItinerary made{
        DrawnEdition{named}.row("START", 'A').row_by_name("CT", "Pozza").row_by_name("CT", "Atlantis").row("FINISH", 'F')};
    CHECK(
        made.messages() ==
        "waypoints.csv:3: error: \"Pozza\": 2 may be meant by \"Pozza\": hamlet Pozza at 45.9996400 11.0054219; hamlet "
        "Pozza at "
        "45.9999999 11.0054219. Give lat and lon of the one that is meant, or add a place after a comma. [place-ambiguous]\n"
        "waypoints.csv:4: error: \"Atlantis\": the network has no place, road or landmark named \"Atlantis\". Give lat and "
        "lon, or write "
        "the name as on the map; `roadbook find` tells what is there. [place-unknown]\n");
}

TEST_CASE("a street's name stands for a place on it, and the beginning of a name for the only one that has it") {
    const auto named = AsciiMap{50_m, Latitude::degrees(46), "A----B----C"}
                           .way("AB", "highway=secondary,name=Via Garibaldi")
                           .way("BC", "highway=secondary");
    const DrawnItinerary made{DrawnEdition{named}.row("START", 'A').row_by_name("CT", "Via Garibaldi").row("FINISH", 'C')};
    CHECK(made.messages() == "");
    const DrawnItinerary guessed{DrawnEdition{named}.row("START", 'A').row_by_name("CT", "via gari").row("FINISH", 'C')};
    CHECK(guessed.messages().starts_with(
        "waypoints.csv:3: warning: \"via gari\": \"via gari\" is taken for the street Via Garibaldi at 46.0000000"));
    CHECK(guessed.points.points[WaypointIndex{1}].asked == made.points.points[WaypointIndex{1}].asked);
}

TEST_CASE("a heading against which the road is one-way leaves no road there") {
    const auto one_way = AsciiMap{20_m, Latitude::degrees(46), "A------B------C"}
                             .way("AB", "highway=secondary,oneway=yes")
                             .way("BC", "highway=secondary");
    const DrawnItinerary made{DrawnEdition{one_way}.row("START", 'A', "heading_deg=270").row("FINISH", 'C')};
    CHECK(made.messages() ==
          "waypoints.csv:2: error: \"A\": no road for profile historic-car within 50 m in the direction of 270° (nearest: "
          "way 1, 0 m). Move the point or set radius_m. [snap-none]\n");
}
