// SPDX-License-Identifier: BSL-1.0
#include "crew/blind_crew.hpp"
#include "geo/geodesic.hpp"
#include "pipeline/crew_paper.hpp"
#include "roadbook/drawn_rally.hpp"

#include <doctest/doctest.h>

/// A place at which the route turns round is found by its printed distance, however near to a node of the map it lies.

using namespace route;
using namespace route::test;
using namespace route::literals;
using crew::Trouble;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A track off a road, with a side track and an end.
AsciiMap track() {
    return AsciiMap{20_m, latitude, R"(
        A--------X--------B
                 |
                 |
                 |
                 |
                 |
                 Y-----T
                 |
                 |
                 |
                 |
                 |
                 Z
    )"}
        .way("AXB", "highway=secondary")
        .way("XYZ", "highway=track,tracktype=grade1")
        .way("YT", "highway=track,tracktype=grade1");
}

std::string troubles_at(char letter, double metres_beyond) {
    DrawnRally drawn{track()};
    const auto place = geo::destination(drawn.ground().position(letter), Bearing::degrees(180), Metres{metres_beyond});
    Rally rally{drawn.ground().roads()};
    rally.edition().allow.unpaved = true;
    rally.at(drawn.ground().position('A'), edition::Kind::start)
        .at(place, edition::Kind::via, "", [](edition::Waypoint& waypoint) { waypoint.turn_round = true; })
        .at(drawn.ground().position('B'), edition::Kind::finish);
    const auto profile = [] {
        auto car = routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car");
        car.allow_unpaved = true;
        return car;
    }();
    const auto timed = rally.timed();
    const auto& leg = timed.itinerary.legs.front();
    const auto paper = pipeline::paper_of(rally.book().legs.front(), italian_and_english().back());
    std::string troubles;
    for (const double error : {0.0, 0.005, -0.005}) {
        for (const auto& incident : crew::driven(drawn.ground().roads(), profile, leg, paper, {error}).incidents) {
            const bool idle = incident.trouble == Trouble::nothing_to_tell || incident.trouble == Trouble::hesitation;
            if (!idle) troubles += std::string(crew::name_of(incident.trouble)) + ": " + incident.detail + "; ";
        }
    }
    return troubles;
}

} // namespace

TEST_CASE("a turning place beside a node of the map is found with the tolerance of print") {
    for (const double beyond : {-12.0, -5.0, -1.1, -0.9, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.9, 1.1, 5.0, 12.0}) {
        CAPTURE(beyond);
        CHECK(troubles_at('Y', beyond) == "");
        CHECK(troubles_at('X', std::abs(beyond) + 0.3) == "");
        if (beyond <= 0) CHECK(troubles_at('Z', beyond) == "");
    }
}
