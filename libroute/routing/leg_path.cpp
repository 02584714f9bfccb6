// SPDX-License-Identifier: BSL-1.0
#include "routing/leg_path.hpp"

#include "base/assert.hpp"
#include "geo/geodesic.hpp"
#include "routing/hop_search.hpp"

#include <algorithm>
#include <cmath>

namespace route::routing {

using detail::Cost;
using detail::ForbiddenPaths;
using detail::HopSearch;
using detail::HopSource;
using detail::HopTarget;
using detail::NoWayThrough;
using detail::unreachable;
using network::DirectedEdge;
using network::RoadNetwork;

namespace {

/// The best paths so far to the places of a point, in each state in which a car may be there.
struct Stage {
    std::vector<HopTarget> hops;
    std::vector<HopSource> departures; ///< as the next hop begins: one for each of `hops`
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
    for (const auto& hop : stage.hops) {
        RoadPlace place = point.places[hop.place];
        auto state = hop.state;
        if (point.turn_round && rights.may_drive(roads, place.edge.reversed())) {
            place = turned_round(roads, place);
            state = ForbiddenPaths::begin_on(place.edge);
        }
        stage.departures.push_back({place, hop.cost, state});
    }
}

Stage first_stage(const RoadNetwork& roads, const DrivingRights& rights, const RoutePoint& point) {
    Stage stage;
    for (std::size_t i = 0; i < point.places.size(); ++i) {
        HopTarget begin;
        begin.place = i;
        begin.state = ForbiddenPaths::begin_on(point.places[i].edge);
        begin.cost = rival_cost(rights, point, point.places[i]);
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

/// Backwards from the cheapest way to the last point: by which each point is reached.
void add_path(const RoadNetwork& roads, const std::vector<RoutePoint>& points, const std::vector<Stage>& stages,
              LegPath& path) {
    std::vector<std::size_t> hop_to(points.size());
    const auto& finish = stages.back().hops;
    hop_to.back() = static_cast<std::size_t>(std::ranges::min_element(finish, {}, &HopTarget::cost) - finish.begin());
    for (std::size_t p = points.size() - 1; p > 0; --p) {
        hop_to[p - 1] = stages[p].hops[hop_to[p]].source;
    }

    path.cost = Seconds{finish[hop_to.back()].cost / 1000.0};
    const auto place_at = [&](std::size_t p) { return points[p].places[stages[p].hops[hop_to[p]].place]; };
    for (std::size_t p = 0; p < points.size(); ++p) {
        path.chosen.push_back(place_at(p));
        path.first_piece.push_back(path.pieces.size());
        if (p + 1 == points.size()) break;
        const auto& hop = stages[p + 1].hops[hop_to[p + 1]];
        add_pieces(roads, stages[p].departures[hop.source].place, place_at(p + 1), hop.edges, path.pieces);
    }
    path.first_piece.back() = path.pieces.size();
}

} // namespace

std::vector<geo::Position> shape_of(const RoadNetwork& roads, const PathPiece& piece) {
    const auto shape = roads.shape(piece.edge);
    const Metres whole = geo::length_of(shape);
    const Metres searched = roads.length(piece.edge);
    // The piece's ends are measured as the search measures; the shape by the geodesic.
    const double scale = searched > Metres{} ? whole / searched : 1.0;
    constexpr Metres same_place{0.01};
    std::vector<geo::Position> points{piece.start};
    Metres along;
    for (std::size_t i = 1; i + 1 < shape.size(); ++i) {
        along += geo::distance(shape[i - 1], shape[i]);
        if (along > piece.from * scale + same_place && along < piece.to * scale - same_place) points.push_back(shape[i]);
    }
    points.push_back(piece.end);
    return points;
}

std::variant<LegPath, NoRoute> cheapest_path(const RoadNetwork& roads, const DrivingRights& rights,
                                             const std::vector<RoutePoint>& points, const std::stop_token& stop) {
    ROUTE_ASSERT(points.size() >= 2);
    HopSearch search{roads, rights};
    std::vector<Stage> stages{first_stage(roads, rights, points.front())};
    LegPath path;
    const auto leads_on = [](const HopTarget& hop) { return hop.cost != unreachable; };
    for (std::size_t p = 1; p < points.size(); ++p) {
        Stage stage;
        stage.hops = search.run(stages.back().departures, points[p].places, NoWayThrough::heeded, unreachable, stop);
        if (std::ranges::none_of(stage.hops, leads_on)) {
            stage.hops = search.run(stages.back().departures, points[p].places, NoWayThrough::ignored, unreachable, stop);
            path.forced_through.push_back(p - 1);
        }
        bool any = false;
        for (auto& hop : stage.hops) {
            if (hop.cost == unreachable) continue;
            hop.cost += rival_cost(rights, points[p], points[p].places[hop.place]);
            any = true;
        }
        if (!any) return NoRoute{p - 1};
        set_departures(roads, rights, points[p], stage);
        stages.push_back(std::move(stage));
    }

    add_path(roads, points, stages, path);
    return path;
}

std::optional<LegPath> path_within(const RoadNetwork& roads, const DrivingRights& rights, const RoutePoint& from,
                                   const RoutePoint& to, Seconds most, const std::stop_token& stop) {
    HopSearch search{roads, rights};
    std::vector<Stage> stages{first_stage(roads, rights, from)};
    Stage stage;
    stage.hops = search.run(stages.back().departures, to.places, NoWayThrough::heeded, detail::cost_of(most), stop);
    std::erase_if(stage.hops, [](const HopTarget& hop) { return hop.cost == unreachable; });
    for (auto& hop : stage.hops) {
        hop.cost += rival_cost(rights, to, to.places[hop.place]);
    }
    std::erase_if(stage.hops, [&](const HopTarget& hop) { return hop.cost > detail::cost_of(most); });
    if (stage.hops.empty()) return std::nullopt;
    set_departures(roads, rights, to, stage);
    stages.push_back(std::move(stage));
    LegPath path;
    add_path(roads, {from, to}, stages, path);
    return path;
}

} // namespace route::routing
