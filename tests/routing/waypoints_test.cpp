// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "support/driven_route.hpp"
#include "support/within.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::historic_car;
using test::route_through;
using test::within;

namespace {

// P stands on the road between B and C; round the block is a way back to B.
AsciiMap town() {
    return AsciiMap{50_m, Latitude::degrees(44), R"(
        A--B-P-C--F
           |   |
           D---E
    )"}
        .way("AB", "highway=secondary")
        .way("BPC", "highway=secondary")
        .way("CF", "highway=secondary")
        .way("CEDB", "highway=secondary");
}

} // namespace

TEST_CASE("a waypoint is passed without turning round: the way back leads round the block") {
    const auto leg = route_through(town(), "APA");
    CHECK(leg.nodes() == "ABPCEDBA");
    CHECK(leg.length() == within(0.1_m, 900_m));
}

TEST_CASE("a waypoint that says so is left by the way it was reached") {
    CHECK(route_through(town(), {{'A'}, {'P', {}, true}, {'A'}}).nodes() == "ABPBA");
}

TEST_CASE("turning round at the start or the finish means nothing") {
    CHECK(route_through(town(), {{'P', {}, true}, {'A', {}, true}}).nodes() == "PBA");
}

TEST_CASE("where a road ends cars turn round, and only there") {
    CHECK(route_through(town(), "AFA").nodes() == "ABPCFCPBA");
}

TEST_CASE("at a bollard a road ends as well") {
    auto map = town();
    map.node('P', "barrier=bollard");
    CHECK(test::route_between(map, 'A', 'F').nodes() == "ABDECF");
}

TEST_CASE("a heading chooses the direction in which a place is passed") {
    const auto map = town();
    CHECK(route_through(map, {{'A'}, {'P', Bearing::degrees(90)}, {'F'}}).nodes() == "ABPCF");
    CHECK(route_through(map, {{'A'}, {'P', Bearing::degrees(270)}, {'F'}}).nodes() == "ABDECPBDECF");
}

TEST_CASE("laps of a circuit are driven as often as the waypoints say") {
    CHECK(route_through(town(), "BPEBPEB").nodes() == "BPCEDBPCEDB");
}

TEST_CASE("two waypoints on one edge are taken in their order") {
    const auto map = AsciiMap{50_m, Latitude::degrees(44), R"(
        A-P--Q-B
        |      |
        D------C
    )"}
                         .way("APQB", "highway=secondary")
                         .way("BCDA", "highway=secondary");
    CHECK(route_through(map, "PQ").nodes() == "PQ");
    CHECK(route_through(map, "AQPB").nodes() == "APQBCDAPQB");
}

TEST_CASE("an island that cannot be reached has no route, and it is said which hop fails") {
    const auto map = AsciiMap{50_m, Latitude::degrees(44), R"(
        A--B--C
        X--Y
    )"}
                         .way("ABC", "highway=secondary")
                         .way("XY", "highway=secondary");
    const auto roads = map.network();
    const auto profile = historic_car();
    std::vector<routing::RoutePoint> points;
    for (const char letter : {'A', 'C', 'X'}) {
        points.push_back({routing::snapped(roads, profile, map.position(letter), {10_m, {}}).places});
    }
    const auto answer = routing::cheapest_path(roads, profile, points);
    REQUIRE(std::holds_alternative<routing::NoRoute>(answer));
    CHECK(std::get<routing::NoRoute>(answer).from == 1);
}

TEST_CASE("a one-way that leads away from everything has no way back") {
    const auto map = AsciiMap{50_m, Latitude::degrees(44), "A--B--C"}
                         .way("AB", "highway=secondary")
                         .way("BC", "highway=secondary,oneway=yes");
    CHECK(route_through(map, "AC").nodes() == "ABC");
    CHECK(route_through(map, "ACA").nodes().empty());
}

TEST_CASE("a search can be stopped") {
    const auto profile = historic_car();
    // A town is too small for the search to look up; a long road of many nodes is not.
    std::string opl;
    std::string refs;
    for (int i = 0; i < 6000; ++i) {
        opl += "n" + std::to_string(i + 1) + " Thighway=traffic_signals x" + std::to_string(11 + i * 0.0001) + " y46\n";
        refs += (i > 0 ? ",n" : "n") + std::to_string(i + 1);
    }
    opl += "w1 Thighway=primary N" + refs + "\n";
    Diagnostics found;
    const auto road = network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(opl, found), found), "road");
    const auto at = [&](double longitude) {
        return routing::RoutePoint{
            routing::snapped(road, profile, {Latitude::degrees(46), geo::Longitude::degrees(longitude)}, {10_m, {}}).places};
    };
    std::stop_source stop;
    CHECK(std::holds_alternative<routing::LegPath>(
        routing::cheapest_path(road, profile, {at(11), at(11.59)}, stop.get_token())));
    stop.request_stop();
    CHECK_THROWS_AS(static_cast<void>(routing::cheapest_path(road, profile, {at(11), at(11.59)}, stop.get_token())),
                    Interrupted);
}
