// SPDX-License-Identifier: BSL-1.0
#include "matching/track_match.hpp"

#include "matching/holding_points.hpp"
#include "matching/recce_track.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "routing/snapping.hpp"
#include "support/driven_route.hpp"
#include "support/real_data.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using network::RoadNetwork;
using routing::DrivingRights;
using routing::LegPath;
using test::AsciiMap;
using test::historic_car;

namespace {

// One cell is 20 m. A block B-C-E-D beside the road from A to F, G a dead end.
AsciiMap block() {
    return AsciiMap{20_m, Latitude::degrees(46), R"(
        A-------B---------C-------F
                |         |
                |         |
                D---------E----G
    )"}
        .way("ABCF", "highway=secondary")
        .way("BD", "highway=residential")
        .way("DE", "highway=residential")
        .way("EC", "highway=residential")
        .way("EG", "highway=residential");
}

matching::TrackLines track_over(const AsciiMap& map, std::string_view letters) {
    matching::TrackLines track(1);
    for (const char letter : letters) {
        track.front().push_back(map.position(letter));
    }
    return track;
}

/// The letters that matched stretches pass, parted by " ".
std::string told(const AsciiMap& map, const RoadNetwork& roads, const matching::TrackMatch& match) {
    std::string text;
    for (const auto& stretch : match.stretches) {
        if (!text.empty()) text += ' ';
        std::string letters;
        const auto add = [&](geo::Position position) {
            const char letter = map.letter_at(position);
            if (letter != 0 && (letters.empty() || letters.back() != letter)) letters += letter;
        };
        for (const auto& piece : stretch.pieces) {
            if (piece.from == Metres{}) add(roads.position(roads.from(piece.edge)));
            if (piece.to == roads.length(piece.edge)) add(roads.position(roads.to(piece.edge)));
        }
        text += letters;
    }
    return text;
}

std::string told(const AsciiMap& map, std::string_view letters) {
    const auto roads = map.network();
    return told(map, roads, matching::matched(roads, historic_car(), track_over(map, letters)));
}

std::vector<network::DirectedEdge> edges_of(const std::vector<routing::PathPiece>& pieces) {
    std::vector<network::DirectedEdge> edges;
    for (const auto& piece : pieces) {
        if (edges.empty() || edges.back() != piece.edge) edges.push_back(piece.edge);
    }
    return edges;
}

/// A cheapest path through the held places drives the very edges that were driven.
void check_held(const RoadNetwork& roads, const DrivingRights& rights, const std::vector<routing::PathPiece>& driven) {
    auto turns = matching::turning_points(roads, driven);
    auto held = matching::holding_points(roads, rights, driven, turns);
    CHECK(held.not_held.empty());
    held.points.insert(held.points.end(), turns.begin(), turns.end());
    std::ranges::sort(held.points, {}, &matching::HoldingPoint::piece);
    std::vector<routing::RoutePoint> points;
    points.push_back({{{driven.front().edge, driven.front().from, driven.front().start, Metres{}}}, false});
    for (const auto& point : held.points) {
        points.push_back({{point.place}, point.turn_round});
    }
    points.push_back({{{driven.back().edge, driven.back().to, driven.back().end, Metres{}}}, false});
    const auto answer = routing::cheapest_path(roads, rights, points);
    const auto* path = std::get_if<LegPath>(&answer);
    REQUIRE(path != nullptr);
    CHECK(edges_of(path->pieces) == edges_of(driven));
}

std::optional<std::vector<routing::PathPiece>> random_drive(const RoadNetwork& roads, const DrivingRights& rights,
                                                            test::Dice& dice) {
    std::vector<routing::RoutePoint> points;
    const auto segment_count = roads.segment_count();
    while (points.size() < 3) {
        const network::DirectedEdge edge{network::SegmentId{dice(segment_count)}, dice.one_in(2)};
        if (!rights.may_drive(roads, edge) || rights.is_no_way_through(roads, edge)) continue;
        points.push_back({{{edge, roads.length(edge) * 0.5, roads.position(roads.from(edge)), Metres{}}}, false});
    }
    auto answer = routing::cheapest_path(roads, rights, points);
    auto* path = std::get_if<LegPath>(&answer);
    if (path == nullptr || !path->forced_through.empty()) return std::nullopt;
    // What a point parts is one piece.
    std::vector<routing::PathPiece> driven;
    for (const auto& piece : path->pieces) {
        if (!driven.empty() && driven.back().edge == piece.edge && piece.from >= driven.back().to) {
            driven.back().to = piece.to;
            driven.back().end = piece.end;
        } else {
            driven.push_back(piece);
        }
    }
    return driven;
}

} // namespace

TEST_CASE("a track is matched to the roads that it follows, though others are shorter") {
    CHECK(told(block(), "ABDECF") == "ABDECF");
    CHECK(told(block(), "ABCF") == "ABCF");
}

TEST_CASE("a lap is driven twice where the track goes round twice") {
    CHECK(told(block(), "ABCEDBCEDBCF") == "ABCEDBCEDBCF");
}

TEST_CASE("a car that turned round in the road is matched there and back") {
    const auto map = block();
    const auto roads = map.network();
    auto track = track_over(map, "AB");
    // A third of the way to C and back.
    const auto turn =
        geo::Position{map.position('B').latitude,
                      Longitude::e7(map.position('B').longitude.e7() +
                                    (map.position('C').longitude.e7() - map.position('B').longitude.e7()) / 3)};
    track.front().push_back(turn);
    track.front().push_back(map.position('B'));
    track.front().push_back(map.position('D'));
    const auto match = matching::matched(roads, historic_car(), track);
    REQUIRE(match.stretches.size() == 1);
    CHECK(told(map, roads, match) == "ABD");
    double length = 0;
    for (const auto& piece : match.stretches.front().pieces) {
        length += (piece.to - piece.from).count();
    }
    CHECK(length == doctest::Approx(160 + 2 * 200 / 3.0 + 60).epsilon(0.02));
    check_held(roads, historic_car(), match.stretches.front().pieces);
}

TEST_CASE("a road of kilometres between two recorded places is driven once, without turning round at either") {
    // One cell is 300 m.
    const auto map = AsciiMap{300_m, Latitude::degrees(46), R"(
        A----------B----------C
    )"}
                         .way("ABC", "highway=secondary");
    const auto roads = map.network();
    matching::TrackLines track(1);
    for (const double part : {0.02, 0.4, 0.6, 0.98}) {
        const double west = map.position('A').longitude.degrees();
        const double east = map.position('C').longitude.degrees();
        track.front().push_back({map.position('A').latitude, Longitude::degrees(west + part * (east - west))});
    }
    const auto match = matching::matched(roads, historic_car(), track);
    REQUIRE(match.stretches.size() == 1);
    Metres driven;
    for (const auto& piece : match.stretches.front().pieces) {
        driven += piece.to - piece.from;
    }
    CHECK(abs(driven - match.track_length) < 5_m);
    CHECK(matching::turning_points(roads, match.stretches.front().pieces).empty());
}

TEST_CASE("a closed road under the track is told, and nothing is invented in its place") {
    auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        A-------B-------------------C-------F
    )"}
                   .way("AB", "highway=secondary")
                   .way("BC", "highway=secondary,access=private,name=Via Chiusa")
                   .way("CF", "highway=secondary");
    const auto roads = map.network();
    const auto match =
        matching::matched(roads, historic_car(), track_over(map, "ABCF"), {Metres{6}, Metres{30}, Metres{150}});
    CHECK(told(map, roads, match) == "AB CF");
    REQUIRE(match.gaps.size() == 1);
    CHECK(match.gaps.front().to - match.gaps.front().from > 300_m);
}

TEST_CASE("a track on a closed street beside an open one is told, though it is matched to the open one") {
    auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        A-------B-------------------C-------F
                |                   |
                D-------------------E
    )"}
                   .way("AB", "highway=secondary")
                   .way("BC", "highway=pedestrian,name=Corso")
                   .way("CF", "highway=secondary")
                   .way("BD", "highway=residential")
                   .way("DE", "highway=residential")
                   .way("EC", "highway=residential");
    const auto roads = map.network();
    matching::TrackLines track{{map.position('A'), map.position('B')}};
    for (int i = 1; i < 20; ++i) {
        const auto b = map.position('B');
        const auto c = map.position('C');
        track.front().push_back(
            {b.latitude, Longitude::e7(b.longitude.e7() + (c.longitude.e7() - b.longitude.e7()) / 20 * i)});
    }
    track.front().push_back(map.position('C'));
    track.front().push_back(map.position('F'));
    const auto match = matching::matched(roads, historic_car(), track);
    CHECK(told(map, roads, match) == "ABDECF");
    REQUIRE(match.beside_closed.size() == 1);
    REQUIRE(match.beside_closed.front().closed);
    CHECK(roads.name(*match.beside_closed.front().closed) == "Corso");
    CHECK(match.beside_closed.front().to - match.beside_closed.front().from > 250_m);
}

TEST_CASE("where the track leaves the roads of the map the gap is told with its places") {
    auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        A-------B

                X                   Y

        F-------C
    )"}
                   .way("AB", "highway=secondary")
                   .way("CF", "highway=secondary");
    const auto roads = map.network();
    const auto match =
        matching::matched(roads, historic_car(), track_over(map, "ABYCF"), {Metres{6}, Metres{30}, Metres{150}});
    REQUIRE(match.gaps.size() == 1);
    CHECK(told(map, roads, match) == "AB CF");
}

TEST_CASE("holding points: a shorter road is left out by one place on the longer one") {
    const auto map = block();
    const auto roads = map.network();
    const auto match = matching::matched(roads, historic_car(), track_over(map, "ABDECF"));
    REQUIRE(match.stretches.size() == 1);
    const auto held = matching::holding_points(roads, historic_car(), match.stretches.front().pieces, {});
    CHECK(held.points.size() == 1);
    check_held(roads, historic_car(), match.stretches.front().pieces);
}

TEST_CASE("real data: recorded drives are matched, and places hold the route to them") {
    const auto extract = test::real_extract("trento.osm.pbf");
    if (!extract) return;
    Diagnostics told_at_import;
    const auto roads = RoadNetwork::from_bytes(
        network::built_from(osm::read_extracts(std::vector{*extract}, told_at_import), told_at_import), "trento");
    const DrivingRights rights = historic_car();
    test::Dice dice{20261130};
    struct Sum {
        test::Receiver receiver;
        double least;
        double told_km = 0;
    };
    // A point a second at 50 km/h with 10 m, and one in five seconds with 20 m.
    std::vector<Sum> sums{{{14_m, 10_m, 0.95}, 0.98}, {{70_m, 20_m, 0.78}, 0.94}};
    double whole_km = 0;
    for (int drives = 0; drives < 12;) {
        const auto driven = random_drive(roads, rights, dice);
        if (!driven) continue;
        ++drives;
        double km = 0;
        for (const auto& piece : *driven) {
            km += (piece.to - piece.from).kilometres();
        }
        whole_km += km;
        for (auto& sum : sums) {
            const auto track = test::recorded(roads, *driven, sum.receiver, dice);
            const auto match = matching::matched(roads, rights, track, {sum.receiver.spread, Metres{60}, Metres{300}});
            sum.told_km += km * test::share_told(*driven, match);
        }
        check_held(roads, rights, *driven);
    }
    for (const auto& sum : sums) {
        CAPTURE(sum.receiver.every.count());
        CHECK(sum.told_km / whole_km >= sum.least);
    }
}
