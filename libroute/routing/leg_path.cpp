// SPDX-License-Identifier: BSL-1.0
#include "routing/leg_path.hpp"

#include "base/assert.hpp"
#include "routing/hop_search.hpp"

#include <algorithm>
#include <cmath>

namespace route::routing {

using detail::Cost;
using detail::HopSearch;
using detail::HopSource;
using detail::HopTarget;
using detail::NoWayThrough;
using detail::unreachable;
using network::DirectedEdge;
using network::RoadNetwork;

namespace {

/// The best path so far to each place of a point; `came_from` are the places of the point before.
struct Stage {
    std::vector<HopTarget> hops;              ///< of the point's places
    std::vector<HopSource> departures;        ///< as the next hop begins
    std::vector<std::size_t> departure_place; ///< of each departure: which place it leaves
};

Cost rival_cost(const DrivingRights& rights, const RoutePoint& point, const RoadPlace& place) {
    const Metres further = place.distance - point.places.front().distance;
    return static_cast<Cost>(std::lround(further.count() * rights.profile().snap_rival_cost_per_metre.count() * 1000.0));
}

RoadPlace turned_round(const RoadNetwork& roads, const RoadPlace& place) {
    RoadPlace back = place;
    back.edge = place.edge.reversed();
    back.along = std::max(Metres{}, roads.length(place.edge) - place.along);
    return back;
}

/// How the next hop may begin at a point that was reached at these costs.
void set_departures(const RoadNetwork& roads, const DrivingRights& rights, const RoutePoint& point, Stage& stage) {
    for (std::size_t i = 0; i < point.places.size(); ++i) {
        RoadPlace place = point.places[i];
        if (point.turn_round && rights.may_drive(roads, place.edge.reversed())) place = turned_round(roads, place);
        stage.departures.push_back({place, stage.hops[i].cost});
        stage.departure_place.push_back(i);
    }
}

Stage first_stage(const RoadNetwork& roads, const DrivingRights& rights, const RoutePoint& point) {
    Stage stage;
    for (const auto& place : point.places) {
        HopTarget begin;
        begin.cost = rival_cost(rights, point, place);
        stage.hops.push_back(begin);
    }
    // Nobody has come from anywhere yet: turning round at the start means nothing.
    set_departures(roads, rights, {point.places, false}, stage);
    return stage;
}

void add_pieces(const RoadNetwork& roads, const RoadPlace& from, const RoadPlace& to, const std::vector<DirectedEdge>& edges,
                std::vector<PathPiece>& pieces) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const bool first = i == 0;
        const bool last = i + 1 == edges.size();
        PathPiece piece;
        piece.edge = edges[i];
        piece.from = first ? from.along : Metres{};
        piece.to = last ? to.along : roads.length(edges[i]);
        piece.start = first ? from.position : roads.position(roads.from(edges[i]));
        piece.end = last ? to.position : roads.position(roads.to(edges[i]));
        pieces.push_back(piece);
    }
}

} // namespace

std::variant<LegPath, NoRoute> cheapest_path(const RoadNetwork& roads, const DrivingRights& rights,
                                             const std::vector<RoutePoint>& points, const std::stop_token& stop) {
    ROUTE_ASSERT(points.size() >= 2);
    HopSearch search{roads, rights};
    std::vector<Stage> stages{first_stage(roads, rights, points.front())};
    LegPath path;
    const auto leads_on = [](const HopTarget& hop) { return hop.cost != unreachable; };
    for (std::size_t p = 1; p < points.size(); ++p) {
        Stage stage;
        stage.hops = search.run(stages.back().departures, points[p].places, NoWayThrough::heeded, stop);
        if (std::ranges::none_of(stage.hops, leads_on)) {
            stage.hops = search.run(stages.back().departures, points[p].places, NoWayThrough::ignored, stop);
            path.forced_through.push_back(p - 1);
        }
        bool any = false;
        for (std::size_t i = 0; i < stage.hops.size(); ++i) {
            if (stage.hops[i].cost == unreachable) continue;
            stage.hops[i].cost += rival_cost(rights, points[p], points[p].places[i]);
            any = true;
        }
        if (!any) return NoRoute{p - 1};
        set_departures(roads, rights, points[p], stage);
        stages.push_back(std::move(stage));
    }

    // Backwards from the cheapest place of the last point: which place of each point the path passes.
    std::vector<std::size_t> place_of(points.size());
    const auto& finish = stages.back().hops;
    place_of.back() = static_cast<std::size_t>(std::ranges::min_element(finish, {}, &HopTarget::cost) - finish.begin());
    for (std::size_t p = points.size() - 1; p > 0; --p) {
        place_of[p - 1] = stages[p - 1].departure_place[stages[p].hops[place_of[p]].source];
    }

    path.cost = Seconds{finish[place_of.back()].cost / 1000.0};
    for (std::size_t p = 0; p < points.size(); ++p) {
        path.chosen.push_back(points[p].places[place_of[p]]);
        path.first_piece.push_back(path.pieces.size());
        if (p + 1 == points.size()) break;
        const auto& hop = stages[p + 1].hops[place_of[p + 1]];
        add_pieces(roads, stages[p].departures[hop.source].place, points[p + 1].places[place_of[p + 1]], hop.edges,
                   path.pieces);
    }
    path.first_piece.back() = path.pieces.size();
    return path;
}

} // namespace route::routing
