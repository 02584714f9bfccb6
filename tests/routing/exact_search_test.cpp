// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "network/from_extract.hpp"
#include "routing/plain_dijkstra.hpp"
#include "support/driven_route.hpp"
#include "support/random_town.hpp"
#include "support/real_data.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using network::RoadNetwork;
using routing::DrivingRights;
using routing::LegPath;
using routing::RoutePoint;

namespace {

std::optional<RoutePoint> random_point(const RoadNetwork& roads, const DrivingRights& rights, test::Dice& dice) {
    const auto bounds = roads.bounds();
    const auto span = [&](auto low, auto high) {
        return low.e7() + static_cast<std::int32_t>((std::int64_t{high.e7()} - low.e7()) * dice(10'000) / 10'000);
    };
    const geo::Position place{Latitude::e7(span(bounds.south_west.latitude, bounds.north_east.latitude)),
                              Longitude::e7(span(bounds.south_west.longitude, bounds.north_east.longitude))};
    const auto snap = routing::snapped(roads, rights, place, {Metres{120}, std::nullopt});
    if (snap.places.empty()) return std::nullopt;
    return RoutePoint{snap.places, dice.one_in(5)};
}

std::vector<RoutePoint> random_trip(const RoadNetwork& roads, const DrivingRights& rights, test::Dice& dice) {
    std::vector<RoutePoint> points;
    const auto wanted = 2 + dice(4);
    while (points.size() < wanted) {
        if (auto point = random_point(roads, rights, dice)) points.push_back(std::move(*point));
    }
    return points;
}

/// A path is one that a car can drive: its pieces join, and each may follow the one before.
void check_drivable(const RoadNetwork& roads, const DrivingRights& rights, const std::vector<RoutePoint>& points,
                    const LegPath& path) {
    REQUIRE(path.first_piece.size() == points.size());
    CHECK(path.first_piece.front() == 0);
    CHECK(path.first_piece.back() == path.pieces.size());
    std::vector<network::DirectedEdge> driven;
    for (std::size_t i = 0; i < path.pieces.size(); ++i) {
        const auto& piece = path.pieces[i];
        CHECK(rights.may_drive(roads, piece.edge));
        CHECK(piece.from <= piece.to);
        if (i > 0) CHECK(path.pieces[i - 1].end == piece.start);
        if (driven.empty()) {
            driven = {piece.edge};
            continue;
        }
        const auto point = std::ranges::find(path.first_piece, i);
        const bool at_point = point != path.first_piece.end();
        if (at_point && piece.edge == driven.back()) continue;
        if (at_point && piece.edge == driven.back().reversed() &&
            points[static_cast<std::size_t>(point - path.first_piece.begin())].turn_round) {
            driven = {piece.edge};
            continue;
        }
        // A car turns round only where forbidden paths leave nothing else.
        const auto allowed = test::allowed_after(roads, rights, driven);
        CHECK(std::ranges::find(allowed, piece.edge) != allowed.end());
        // By order: no sign counts from before it.
        if (test::is_forbidden_after(roads, rights, driven, piece.edge)) driven.clear();
        driven.push_back(piece.edge);
    }
}

void check_against_plain_search(const RoadNetwork& roads, const DrivingRights& rights, const std::vector<RoutePoint>& points,
                                std::size_t& found) {
    const auto expected = test::plain_cost(roads, rights, points);
    const auto answer = routing::cheapest_path(roads, rights, points);
    const auto* path = std::get_if<LegPath>(&answer);
    REQUIRE((path != nullptr) == expected.has_value());
    if (path == nullptr) return;
    ++found;
    CHECK(std::llround(path->cost.count() * 1000.0) == static_cast<long long>(*expected));
    check_drivable(roads, rights, points, *path);
    if (points.size() != 2) return;
    // With a limit it is the same path or none.
    const auto within = [&](Seconds most) { return routing::path_within(roads, rights, points[0], points[1], most); };
    const auto same = within(path->cost);
    CHECK(same.has_value() == path->forced_through.empty());
    if (same) CHECK(same->cost == path->cost);
    CHECK_FALSE(within(path->cost - Seconds{0.002}));
}

/// One segment in ten is closed, opened or forced, with whatever it leads to.
routing::RoadExceptions random_exceptions(const RoadNetwork& roads, test::Dice& dice) {
    routing::RoadExceptions exceptions;
    for (std::uint32_t i = 0; i < roads.segment_count() * 2; ++i) {
        const auto edge = network::DirectedEdge::from_index(i);
        if (dice.one_in(25)) exceptions.edges.push_back({edge, !dice.one_in(3)});
        const auto next = roads.out_edges(roads.to(edge));
        if (dice.one_in(90)) {
            const auto on = next[dice(static_cast<std::uint32_t>(next.size()))];
            if (on != edge.reversed()) exceptions.forced_turns.push_back({edge, on});
        }
        if (roads.features(roads.to(edge)).blocked && dice.one_in(2)) exceptions.open_nodes.push_back(roads.to(edge));
    }
    return exceptions;
}

} // namespace

TEST_CASE("the search finds exactly what plain Dijkstra finds, in random towns through random points") {
    auto profile = test::historic_car();
    std::size_t found = 0;
    std::size_t asked = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const auto roads = test::random_town(seed);
        profile.allow_unpaved = seed % 2 == 0;
        test::Dice dice{seed + 1000};
        for (int trip = 0; trip < 12; ++trip) {
            CAPTURE(seed);
            CAPTURE(trip);
            check_against_plain_search(roads, profile, random_trip(roads, profile, dice), found);
            ++asked;
        }
    }
    CHECK(found > asked / 3); // else the towns are too broken to prove anything
    CHECK(found < asked);     // and some have no way at all
}

TEST_CASE("the search is exact too where roads are opened, closed and forced by order") {
    auto profile = test::historic_car();
    std::size_t found = 0;
    std::size_t asked = 0;
    std::size_t changed = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto roads = test::random_town(seed);
        test::Dice dice{seed + 5000};
        const routing::DrivingRights rights{profile, random_exceptions(roads, dice), roads};
        for (int trip = 0; trip < 12; ++trip) {
            CAPTURE(seed);
            CAPTURE(trip);
            const auto points = random_trip(roads, rights, dice);
            check_against_plain_search(roads, rights, points, found);
            if (test::plain_cost(roads, rights, points) != test::plain_cost(roads, profile, points)) ++changed;
            ++asked;
        }
    }
    CHECK(found > asked / 5);
    CHECK(changed > asked / 10); // else the orders changed nothing
}

TEST_CASE("real data: the search finds exactly what plain Dijkstra finds in Trento") {
    const auto file = test::real_extract("trento.osm.pbf");
    if (!file) return;
    Diagnostics messages;
    const auto roads =
        RoadNetwork::from_bytes(network::built_from(osm::read_extracts(std::vector{*file}, messages), messages), "trento");
    const auto profile = test::historic_car();
    test::Dice dice{2024};
    std::size_t found = 0;
    for (int trip = 0; trip < 12; ++trip) {
        CAPTURE(trip);
        check_against_plain_search(roads, profile, random_trip(roads, profile, dice), found);
    }
    CHECK(found > 6);
}

TEST_CASE("the same question has the same answer, edge by edge") {
    const auto roads = test::random_town(3);
    const auto profile = test::historic_car();
    test::Dice dice{4};
    for (int trip = 0; trip < 10; ++trip) {
        const auto points = random_trip(roads, profile, dice);
        const auto first = routing::cheapest_path(roads, profile, points);
        const auto second = routing::cheapest_path(roads, profile, points);
        REQUIRE(first.index() == second.index());
        if (first.index() == 1) continue;
        const auto edges = [](const auto& answer) {
            std::vector<std::uint32_t> list;
            for (const auto& piece : std::get<LegPath>(answer).pieces) {
                list.push_back(piece.edge.index());
            }
            return list;
        };
        CHECK(edges(first) == edges(second));
    }
}
