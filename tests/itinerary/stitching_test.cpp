// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "itinerary/drawn_itinerary.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;
using test::DrawnItinerary;
using test::within;

namespace {

std::string controls_of(const itinerary::LegItinerary& leg) {
    std::string text;
    for (const auto& control : leg.controls) {
        text += fmt::format("{}{} [{}>{}] {:.2f}", text.empty() ? "" : ", ", edition::name_of(control.kind),
                            control.ends_code, control.code, control.printed.decametres() / 100.0);
    }
    return text;
}

// One cell is 100 m. A straight road, and a block B-C-E-D below it.
AsciiMap map() {
    return AsciiMap{100_m, Latitude::degrees(46), R"(
        A---B---C---F----G
            |   |
            D---E
    )"}
        .way("AB", "highway=secondary")
        .way("BC", "highway=secondary")
        .way("CFG", "highway=secondary")
        .way("BDEC", "highway=secondary");
}

void check_sums(const DrawnItinerary& made, std::size_t index) {
    const auto& leg = made.leg(index);
    std::vector<geo::Position> line;
    for (const auto& point : leg.track) {
        line.push_back(point.position);
    }
    CHECK(geo::length_of(line) == within(1e-6_m, leg.length()));
    CHECK(leg.track.front().chainage == Chainage{});
    for (std::size_t i = 1; i < leg.track.size(); ++i) {
        CHECK(leg.track[i - 1].chainage < leg.track[i].chainage);
    }
    REQUIRE_FALSE(leg.path.empty());
    CHECK(leg.path.front().from == Chainage{});
    for (std::size_t i = 1; i < leg.path.size(); ++i) {
        CHECK(leg.path[i - 1].to == leg.path[i].from);
    }
    CHECK(leg.path.back().to.since_start() == leg.length());
    for (const auto& control : leg.controls) {
        CHECK(control.chainage.since_start() <= leg.length());
        CHECK(control.printed == PrintedLength::nearest(control.chainage));
        CHECK(geo::distance(control.position, itinerary::position_at(leg, control.chainage)) == within(0.02_m, 0_m));
    }
}

} // namespace

TEST_CASE("controls stand at the metres driven to them, and VIA is not among them") {
    const DrawnItinerary made{
        DrawnEdition{map()}.row("START", 'A').row("CT", 'B').row("VIA", 'C').row("INFO", 'F').row("FINISH", 'G')};
    CHECK(controls_of(made.leg()) == "START [>CO 0] 0.00, CT [>CT 1] 0.40, INFO [>] 1.20, FINISH [>CO 1] 1.70");
    CHECK(made.leg().length() == within(0.1_m, 1700_m));
    check_sums(made, 0);
    CHECK(made.found.all().empty());
}

TEST_CASE("a loop passes a junction twice, at two chainages and one place") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("CT", 'B')
                                  .row("VIA", 'E')
                                  .row("VIA", 'D')
                                  .row("CT", 'B')
                                  .row("FINISH", 'G')};
    // A B C E D B C F G
    CHECK(controls_of(made.leg()) == "START [>CO 0] 0.00, CT [>CT 1] 0.40, CT [>CT 2] 1.60, FINISH [>CO 1] 2.90");
    const auto& controls = made.leg().controls;
    CHECK(geo::distance(controls[ControlIndex{1}].position, controls[ControlIndex{2}].position) == within(0.01_m, 0_m));
    check_sums(made, 0);
}

TEST_CASE("laps are driven and counted, each lap as long as the other") {
    DrawnEdition edition{map()};
    edition.row("START", 'B');
    for (int lap = 0; lap < 3; ++lap) {
        edition.row("CT", 'C').row("CT", 'E').row("CT", 'D').row("CT", 'B');
    }
    const DrawnItinerary made{edition.row("FINISH", 'C')};
    const auto& controls = made.leg().controls;
    REQUIRE(controls.size() == 14);
    for (std::size_t lap = 1; lap <= 3; ++lap) {
        CHECK(controls[ControlIndex{lap * 4}].chainage.since_start() == within(0.1_m, 1200_m * static_cast<double>(lap)));
    }
    CHECK(controls.back().chainage.since_start() == within(0.1_m, 4000_m));
    check_sums(made, 0);
}

TEST_CASE("time controls are counted through the edition from the first start – cars leave with an A") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("LUNCH", 'B', "stop_min=20")
                                  .row("CO", 'C')
                                  .row("FINISH", 'F')
                                  .next_leg()
                                  .row("START", 'F')
                                  .row("CT", 'C')
                                  .row("FINISH", 'A')};
    CHECK(controls_of(made.leg(0)) == "START [>CO 0] 0.00, LUNCH [>CO 1] 0.40, LUNCH [>CO 1A] 0.40, "
                                      "CO [>CO 2] 0.80, FINISH [>CO 3] 1.20");
    CHECK(controls_of(made.leg(1)) == "START [>CO 3A] 0.00, CT [>CT 1] 0.40, FINISH [>CO 4] 1.20");
    const auto& lunch = made.leg(0).controls;
    CHECK(lunch[ControlIndex{1}].passage == itinerary::Passage::in);
    CHECK(lunch[ControlIndex{2}].passage == itinerary::Passage::out);
    check_sums(made, 0);
    check_sums(made, 1);
}

TEST_CASE("a line of linked trials ends one and begins the next – an average trial has one number") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("PC", 'B')
                                  .line("1,0,,,")
                                  .line("2,120.5,12.00,,")
                                  .line("3,250,14.00,,")
                                  .row("PM", 'C')
                                  .line("1,0,,30,")
                                  .line("2,200,,,yes")
                                  .line("3,500,,,")
                                  .row("FINISH", 'G')};
    CHECK(controls_of(made.leg()) == "START [>CO 0] 0.00, PC [>PC 1] 0.40, PC [PC 1>PC 2] 0.52, PC [PC 2>] 0.65, "
                                     "PM [>PM 1] 0.80, PM [>PM 1] 1.00, PM [PM 1>] 1.30, FINISH [>CO 1] 1.70");
    const auto& controls = made.leg().controls;
    CHECK(controls[ControlIndex{2}].chainage - controls[ControlIndex{1}].chainage == within(1e-6_m, 120.5_m));
    CHECK(controls[ControlIndex{2}].line == 2);
    CHECK(controls[ControlIndex{5}].secret);
    CHECK_FALSE(controls[ControlIndex{4}].secret);
    check_sums(made, 0);
}

TEST_CASE("a trial that runs past the leg's finish is told with its line") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("PC", 'F')
                                  .line("1,0,,,")
                                  .line("2,480,50.00,,")
                                  .line("3,620,20.00,,")
                                  .row("FINISH", 'G')};
    CHECK(made.messages() == "trials.csv:4: error: \"F\": line 3 at 620.00 m lies 120 m past the leg's finish. "
                             "Shorten the trial, or move the FINISH or the trial. [trial-beyond-finish]\n");
}

TEST_CASE("a control looks along the road as it is driven") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'G').row("CT", 'F').row("FINISH", 'A')};
    CHECK((made.leg().controls[ControlIndex{1}].heading - Bearing::degrees(270)).deviation_degrees() < 1);
}

TEST_CASE("turning round at a dead end drives it twice") {
    const DrawnItinerary made{DrawnEdition{map()}.row("START", 'C').row("CT", 'G').row("FINISH", 'C')};
    CHECK(made.leg().length() == within(0.1_m, 1800_m));
    check_sums(made, 0);
}

TEST_CASE("a start in the middle of a road begins there, not at its node") {
    const auto road = AsciiMap{10_m, Latitude::degrees(46), R"(
        A----P-----B---Q----C
    )"}
                          .way("AB", "highway=secondary")
                          .way("BC", "highway=secondary");
    const DrawnItinerary made{DrawnEdition{road}.row("START", 'P').row("FINISH", 'Q')};
    CHECK(made.leg().length() == within(0.1_m, 100_m));
    CHECK(made.leg().controls[ControlIndex{0}].snap_distance == within(0.01_m, 0_m));
    check_sums(made, 0);
}

TEST_CASE("a place beside a long straight is passed at its nearest point, not at an end of the straight") {
    const auto map = AsciiMap{500_m, geo::Latitude::degrees(46), R"(
              V
        A-------------B
    )"}
                         .way("AB", "highway=secondary");
    const DrawnItinerary made{DrawnEdition{map}.row("START", 'A').row("FINISH", 'B')};
    const auto nearest = itinerary::nearest_passage(made.leg(), map.position('V'), 600_m);
    REQUIRE(nearest);
    CHECK(nearest->chainage.since_start().count() == doctest::Approx(3000).epsilon(0.001));
    CHECK(std::abs(nearest->distance.count() - 500) < 2); // by a plane, which bends a straight of 7 km by a metre
    CHECK_FALSE(itinerary::nearest_passage(made.leg(), map.position('V'), 400_m));
}

TEST_CASE("a secret line of linked trials lies within the trial under way, and no number is left out for it") {
    const DrawnItinerary made{DrawnEdition{map()}
                                  .row("START", 'A')
                                  .row("PC", 'B')
                                  .line("1,0,,,")
                                  .line("2,50,5.00,,yes")
                                  .line("3,150,15.00,,")
                                  .line("4,250,10.00,,")
                                  .row("FINISH", 'G')};
    std::vector<std::string> told;
    for (const auto& control : made.leg().controls) {
        if (control.line > 0) told.push_back(control.ends_code + ">" + control.code + (control.secret ? " secret" : ""));
    }
    CHECK(told == std::vector<std::string>{">PC 1", ">PC 1 secret", "PC 1>PC 2", "PC 2>"});
}
