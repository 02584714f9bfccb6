// SPDX-License-Identifier: BSL-1.0
#include "itinerary/routing_legs.hpp"

#include "geo/geodesic.hpp"

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

} // namespace

std::optional<std::vector<LegPath>> routed(const edition::Edition& edition, const SnappedEdition& points,
                                           const network::RoadNetwork& roads, const LegRights& rights,
                                           Diagnostics& diagnostics, const std::stop_token& stop) {
    std::vector<LegPath> paths;
    bool complete = true;
    for (const auto& leg : edition.legs) {
        const auto indices = waypoints_of(edition, leg.number);
        std::vector<routing::RoutePoint> route_points;
        for (const auto i : indices) {
            route_points.push_back({points.points[i].places, edition.waypoints[i].turn_round});
        }
        auto result = routing::cheapest_path(roads, rights.on_leg(leg.number), route_points, stop);
        if (const auto* none = std::get_if<NoRoute>(&result)) {
            const Waypoint& from = edition.waypoints[indices[none->from]];
            const Waypoint& to = edition.waypoints[indices[none->from + 1]];
            diagnostics.add({Severity::infeasible, "no-route", to.where, to.name,
                             fmt::format("no route for profile {} from \"{}\" (line {})", rights.profile().name, from.name,
                                         from.where.line),
                             "Check one-way streets, restrictions and [allow] near both points, or move one of them."});
            complete = false;
            continue;
        }
        auto& path = std::get<LegPath>(result);
        warn_of_turning_round(edition, indices, path, diagnostics);
        warn_of_detours(edition, indices, path, diagnostics);
        paths.push_back(std::move(path));
    }
    if (!complete) return std::nullopt;
    return paths;
}

} // namespace route::itinerary
