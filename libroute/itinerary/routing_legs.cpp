// SPDX-License-Identifier: BSL-1.0
#include "itinerary/routing_legs.hpp"

#include "itinerary/closed_roads.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::itinerary {

using edition::Waypoint;
using routing::LegPath;
using routing::NoRoute;

namespace {

std::vector<WaypointIndex> waypoints_of(const edition::Edition& edition, int leg) {
    std::vector<WaypointIndex> indices;
    for (const WaypointIndex i : edition.waypoints.indices()) {
        if (edition.waypoints[i].leg == leg) indices.push_back(i);
    }
    return indices;
}

Metres length_between(const LegPath& path, std::size_t from, std::size_t to) {
    Metres sum;
    for (std::size_t i = path.first_piece[from]; i < path.first_piece[to]; ++i) {
        sum += path.pieces[i].to - path.pieces[i].from;
    }
    return sum;
}

/// The search turns round only where a road ends. That is right at a lookout, and wrong where a point lies in a
/// dead end by mistake: the planner is told.
void warn_of_turning_round(const edition::Edition& edition, const std::vector<WaypointIndex>& indices, const LegPath& path,
                           Diagnostics& diagnostics) {
    for (std::size_t i = 0; i + 1 < indices.size(); ++i) {
        for (std::size_t k = path.first_piece[i]; k + 1 < path.first_piece[i + 1]; ++k) {
            if (path.pieces[k + 1].edge != path.pieces[k].edge.reversed()) continue;
            const Waypoint& to = edition.waypoints[indices[i + 1]];
            const auto& place = path.pieces[k].end;
            diagnostics.add({Severity::warning, "turns-round", to.where, to.name,
                             fmt::format("the way there turns round where a road ends, at {:.5f} {:.5f}",
                                         place.latitude.degrees(), place.longitude.degrees()),
                             "If that is not meant: move a point, or set turn_round at the point before it."});
        }
    }
}

/// A stretch many times longer than the straight line means that a point lies on the wrong carriageway or in a one-way
/// the wrong way round. Hairpins alone make three or four times of it.
void warn_of_detours(const edition::Edition& edition, const std::vector<WaypointIndex>& indices, const LegPath& path,
                     Diagnostics& diagnostics) {
    constexpr double suspicious_ratio = 6.0;
    constexpr Metres suspicious_surplus{1500};
    for (std::size_t i = 0; i + 1 < indices.size(); ++i) {
        const Metres driven = length_between(path, i, i + 1);
        const Metres straight = geo::distance(path.chosen[i].position, path.chosen[i + 1].position);
        if (driven < straight * suspicious_ratio + suspicious_surplus) continue;
        const Waypoint& to = edition.waypoints[indices[i + 1]];
        const Waypoint& from = edition.waypoints[indices[i]];
        diagnostics.add({Severity::warning, "detour", to.where, to.name,
                         fmt::format("{:.2f} km by road from \"{}\" (line {}), {:.2f} km in a straight line",
                                     driven.kilometres(), from.name, from.where.line, straight.kilometres()),
                         "If that is not meant: move a point to the other carriageway, or set heading_deg or turn_round."});
    }
}

/// Nothing else leads on: the planner must know whose street it is.
void warn_of_forced_through(const edition::Edition& edition, const std::vector<WaypointIndex>& indices, const LegPath& path,
                            const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                            Diagnostics& diagnostics) {
    for (const auto hop : path.forced_through) {
        for (std::size_t k = path.first_piece[hop]; k < path.first_piece[hop + 1]; ++k) {
            const auto edge = path.pieces[k].edge;
            if (!rights.is_no_way_through(roads, edge) || roads.attributes(edge).yard) continue;
            const Waypoint& to = edition.waypoints[indices[hop + 1]];
            const auto way = roads.way(edge);
            diagnostics.add(
                {Severity::warning, "destination-through", to.where, to.name,
                 fmt::format("no other way leads there than through roads for those only who stop there, first way {}{}{}",
                             roads.osm_id(way).value(), roads.name(way).empty() ? "" : " ", roads.name(way)),
                 "Ask for a permit (permits.geojson), or move a point."});
            break;
        }
    }
}

Diagnostic no_route(const std::string& profile, const Waypoint& from, const Waypoint& to,
                    const std::vector<std::string>& obstacles) {
    Diagnostic told{Severity::infeasible,
                    "no-route",
                    to.where,
                    to.name,
                    fmt::format("no route for profile {} from \"{}\" (line {})", profile, from.name, from.where.line),
                    "Check one-way streets, restrictions and [allow] near both points, or move one of them."};
    if (obstacles.empty()) return told;
    constexpr std::size_t most = 4;
    told.message += obstacles.size() == 1 ? ": closed to it is " : ": closed to it are ";
    for (std::size_t i = 0; i < std::min(most, obstacles.size()); ++i) {
        told.message += (i > 0 ? "; " : "") + obstacles[i];
    }
    if (obstacles.size() > most) told.message += fmt::format("; and {} more", obstacles.size() - most);
    told.hint = "Open it in permits.geojson or [allow], or move one of the points.";
    return told;
}

} // namespace

std::vector<routing::RoutePoint> route_points(const edition::Edition& edition, const SnappedEdition& points, int leg) {
    std::vector<routing::RoutePoint> list;
    for (const auto i : waypoints_of(edition, leg)) {
        list.push_back({points.points[i].places, edition.waypoints[i].turn_round});
    }
    return list;
}

std::optional<std::vector<LegPath>> routed(const edition::Edition& edition, const SnappedEdition& points,
                                           const network::RoadNetwork& roads, const LegRights& rights,
                                           Diagnostics& diagnostics, const std::stop_token& stop) {
    std::vector<LegPath> paths;
    bool complete = true;
    for (const auto& leg : edition.legs) {
        const auto indices = waypoints_of(edition, leg.number);
        auto result =
            routing::cheapest_path(roads, rights.on_leg(leg.number), route_points(edition, points, leg.number), stop);
        if (const auto* none = std::get_if<NoRoute>(&result)) {
            const Waypoint& from = edition.waypoints[indices[none->from]];
            const Waypoint& to = edition.waypoints[indices[none->from + 1]];
            const auto list = route_points(edition, points, leg.number);
            const auto obstacles =
                detail::in_the_way(roads, rights.on_leg(leg.number), list[none->from], list[none->from + 1], stop);
            diagnostics.add(no_route(rights.profile().name, from, to, obstacles));
            complete = false;
            continue;
        }
        auto& path = std::get<LegPath>(result);
        warn_of_turning_round(edition, indices, path, diagnostics);
        warn_of_detours(edition, indices, path, diagnostics);
        warn_of_forced_through(edition, indices, path, roads, rights.on_leg(leg.number), diagnostics);
        paths.push_back(std::move(path));
    }
    if (!complete) return std::nullopt;
    return paths;
}

} // namespace route::itinerary
