// SPDX-License-Identifier: BSL-1.0
#include "edition/checks.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace route::edition {

namespace {

/// No rally is wider than this; nothing nearer to the rest is suspected.
constexpr Metres far_away = 500_km;

void bad(Diagnostics& found, const Waypoint& row, DiagnosticCode code, std::string message, std::string hint) {
    found.add({Severity::bad_input, code, row.where, row.name, std::move(message), std::move(hint)});
}

std::map<int, std::vector<const Waypoint*>> by_leg(const std::vector<Waypoint>& waypoints) {
    std::map<int, std::vector<const Waypoint*>> legs;
    for (const auto& waypoint : waypoints)
        legs[waypoint.leg].push_back(&waypoint);
    return legs;
}

geo::Position middle_of(const std::vector<const Waypoint*>& placed) {
    // The median of each coordinate: a few wrong points do not move it. Of two points the first is believed.
    if (placed.size() <= 2) return *placed.front()->position;
    std::vector<geo::Latitude> latitudes;
    std::vector<geo::Longitude> longitudes;
    for (const auto* waypoint : placed) {
        latitudes.push_back(waypoint->position->latitude);
        longitudes.push_back(waypoint->position->longitude);
    }
    const auto half = static_cast<std::ptrdiff_t>(placed.size() / 2);
    std::ranges::nth_element(latitudes, latitudes.begin() + half);
    std::ranges::nth_element(longitudes, longitudes.begin() + half);
    return {latitudes[placed.size() / 2], longitudes[placed.size() / 2]};
}

} // namespace

void check_leg_order(const WaypointRows& rows, Diagnostics& found) {
    for (const auto& [leg, waypoints] : by_leg(rows.waypoints)) {
        for (std::size_t i = 0; i < waypoints.size(); ++i) {
            const auto& row = *waypoints[i];
            if (row.kind == Kind::start && i > 0) {
                bad(found, row, "start-not-first", fmt::format("leg {} has a START that is not its first row", leg),
                    "A leg has one START; sort by seq.");
            }
            if (row.kind == Kind::finish && i + 1 < waypoints.size()) {
                bad(found, row, "finish-not-last", fmt::format("leg {} has a FINISH that is not its last row", leg),
                    "A leg has one FINISH; sort by seq.");
            }
        }
        if (!rows.is_complete(leg)) continue;
        if (std::ranges::none_of(waypoints, [](const auto* row) { return row->kind == Kind::start; })) {
            bad(found, *waypoints.front(), "start-missing", fmt::format("leg {} has no START", leg),
                "The first row of a leg is its START.");
        }
        if (std::ranges::none_of(waypoints, [](const auto* row) { return row->kind == Kind::finish; })) {
            bad(found, *waypoints.back(), "finish-missing", fmt::format("leg {} has no FINISH", leg),
                "The last row of a leg is its FINISH.");
        }
    }
}

void check_legs_match(const WaypointRows& rows, const std::map<int, int>& line_of_leg, Diagnostics& found) {
    const auto legs = by_leg(rows.waypoints);
    for (const auto& [leg, waypoints] : legs) {
        if (line_of_leg.contains(leg)) continue;
        bad(found, *waypoints.front(), "leg-unknown", fmt::format("leg {} is not in edition.toml", leg),
            fmt::format("Add [[legs]] with number = {} there, or correct the leg.", leg));
    }
    for (const auto& [leg, line] : line_of_leg) {
        if (legs.contains(leg) || !rows.is_complete(leg)) continue;
        found.add({Severity::bad_input,
                   "leg-without-rows",
                   {"edition.toml", line},
                   "",
                   fmt::format("leg {} has no rows in the waypoint list", leg),
                   "Add its START and FINISH at least."});
    }
}

void check_swapped(const std::vector<Waypoint>& waypoints, Diagnostics& found) {
    std::vector<const Waypoint*> placed;
    for (const auto& waypoint : waypoints) {
        if (waypoint.position) placed.push_back(&waypoint);
    }
    if (placed.size() < 2) return;
    const auto middle = middle_of(placed);
    for (const auto* waypoint : placed) {
        const auto [latitude, longitude] = *waypoint->position;
        if (std::abs(longitude.e7()) > 900'000'000) continue;
        const geo::Position swapped{geo::Latitude::e7(longitude.e7()), geo::Longitude::e7(latitude.e7())};
        const auto away = geo::distance(*waypoint->position, middle);
        const auto away_swapped = geo::distance(swapped, middle);
        if (away < far_away || away_swapped > far_away || away_swapped > away / 2.0) continue;
        bad(found, *waypoint, "lat-lon-swapped",
            fmt::format("lat {} and lon {} are {:.0f} km from the other points, but near them when changed over",
                        latitude.degrees(), longitude.degrees(), away.kilometres()),
            fmt::format("Write lat {} and lon {}.", swapped.latitude.degrees(), swapped.longitude.degrees()));
    }
}

void check_stretches(const std::vector<Waypoint>& waypoints, Diagnostics& found) {
    for (const auto& row : waypoints) {
        if (!row.target || !row.average || !row.declared || row.target->count() == 0) continue;
        const auto average = *row.declared / Seconds(*row.target);
        const auto minutes = std::ceil((*row.declared / *row.average).count() / 60.0 - 1e-6);
        // A table prints the average rounded, or the minutes that were rounded up from it.
        if (std::abs(average.count() - row.average->count()) <= 0.5 || minutes == static_cast<double>(row.target->count())) {
            continue;
        }
        bad(found, row, "stretch-contradicts",
            fmt::format("{:.2f} km in {} min is an average of {:.1f} km/h, but average_kmh is {}",
                        row.declared->kilometres(), row.target->count(), average.count(), row.average->count()),
            "Leave one of declared_km, target_min and average_kmh out, or correct it.");
    }
}

void check_group_legs(const Edition& edition, Diagnostics& found) {
    const auto tell = [&](const StartGroup& group, DiagnosticCode code, std::string message, std::string hint) {
        found.add({Severity::bad_input, code, group.where, group.name, std::move(message), std::move(hint)});
    };
    const auto is_leg = [&](int leg) { return std::ranges::find(edition.legs, leg, &Leg::number) != edition.legs.end(); };
    for (const auto& group : edition.groups) {
        std::set<int> legs(group.legs.begin(), group.legs.end());
        for (const auto& [leg, after] : group.after_on) {
            legs.insert(leg);
        }
        for (const int leg : legs) {
            if (!is_leg(leg)) {
                tell(group, "group-leg", fmt::format("the group names leg {}, which there is not", leg),
                     "Name legs that stand in [[legs]].");
            }
        }
        for (const auto& halt : group.halts) {
            const auto row = std::ranges::find_if(edition.waypoints, [&](const Waypoint& waypoint) {
                return waypoint.leg == halt.leg && waypoint.seq == halt.seq;
            });
            if (row != edition.waypoints.end() && is_halt(row->kind)) continue;
            tell(group, "group-halt", fmt::format("leg {} seq {} is no halt of the waypoint list", halt.leg, halt.seq),
                 "leg and seq are those of a LUNCH, REGROUP or SERVICE.");
        }
    }
    for (const auto& leg : edition.legs) {
        const auto driven = [&](const StartGroup& group) { return drives(group, leg.number); };
        if (edition.groups.empty() || std::ranges::any_of(edition.groups, driven)) continue;
        found.add({Severity::bad_input,
                   "leg-without-cars",
                   {"edition.toml", 0},
                   "",
                   fmt::format("no group drives leg {}", leg.number),
                   "Add it to a group's legs, or take the leg out."});
    }
}

} // namespace route::edition
