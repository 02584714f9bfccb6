// SPDX-License-Identifier: BSL-1.0
#include "itinerary/routing_legs.hpp"

#include "base/listing.hpp"
#include "itinerary/closed_roads.hpp"
#include "itinerary/told_roads.hpp"
#include "itinerary/way_doubts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

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

Diagnostic no_route(const std::string& profile, const Waypoint& from, const Waypoint& to,
                    const std::vector<std::string>& obstacles) {
    Diagnostic told{Severity::infeasible,
                    "no-route",
                    to.where,
                    to.name,
                    fmt::format("no route for profile {} from {}", profile, detail::told_row(from)),
                    "Check one-way streets, restrictions and [allow] near both points, or move one of them."};
    if (obstacles.empty()) return told;
    constexpr std::size_t most = 4;
    told.message += obstacles.size() == 1 ? ": closed to it is " : ": closed to it are ";
    told.message += listed(obstacles, most, std::identity{}, "; ");
    told.hint = "Open it in permits.geojson or [allow], or move one of the points.";
    return told;
}

} // namespace

std::vector<routing::RoutePoint> route_points(const edition::Edition& edition, const SnappedEdition& points, int leg) {
    const detail::LegRows rows{edition, points, waypoints_of(edition, leg)};
    std::vector<routing::RoutePoint> list;
    for (std::size_t row = 0; row < rows.rows.size(); ++row) {
        list.push_back(rows.route_point(row));
    }
    return list;
}

std::optional<std::vector<LegPath>> routed(const edition::Edition& edition, const SnappedEdition& points,
                                           const network::RoadNetwork& roads, const LegRights& rights,
                                           Diagnostics& diagnostics, const std::stop_token& stop) {
    std::vector<LegPath> paths;
    bool complete = true;
    for (const auto& leg : edition.legs) {
        const detail::LegRows rows{edition, points, waypoints_of(edition, leg.number)};
        const auto& leg_rights = rights.on_leg(leg.number);
        const auto list = route_points(edition, points, leg.number);
        auto result = routing::cheapest_path(roads, leg_rights, list, stop);
        if (const auto* none = std::get_if<NoRoute>(&result)) {
            const auto from = none->from;
            const auto obstacles = detail::in_the_way(roads, leg_rights, list[from], list[from + 1], stop);
            diagnostics.add(no_route(rights.profile().name, rows.waypoint(from), rows.waypoint(from + 1), obstacles));
            for (const auto row : {from, from + 1}) {
                detail::tell_rival(rows.waypoint(row), rows.point(row), roads, diagnostics);
            }
            complete = false;
            continue;
        }
        auto& path = std::get<LegPath>(result);
        detail::tell_way_doubts(rows, path, roads, leg_rights, diagnostics, stop);
        paths.push_back(std::move(path));
    }
    if (!complete) return std::nullopt;
    return paths;
}

} // namespace route::itinerary
