// SPDX-License-Identifier: BSL-1.0
#include "timing/clocks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace route::timing {

using edition::Edition;
using edition::Leg;

bool clocks_are_known(const Edition& edition, Diagnostics& found) {
    bool known = is_time_zone(edition.time_zone, {{"edition.toml", 0}, ""}, found);
    std::set<std::string> seen{edition.time_zone};
    for (const auto& leg : edition.legs) {
        if (leg.time_zone.empty() || !seen.insert(leg.time_zone).second) continue;
        known = is_time_zone(leg.time_zone, {{"edition.toml", leg.line}, fmt::format("leg {}", leg.number)}, found) && known;
    }
    for (const auto& row : edition.waypoints) {
        if (row.time_zone.empty() || !seen.insert(row.time_zone).second) continue;
        known = is_time_zone(row.time_zone, {row.where, row.name}, found) && known;
    }
    return known;
}

std::optional<Instant> start_of(const Edition& edition, const Leg& leg, Diagnostics& found) {
    return instant_of(leg.date, leg.first_car, edition::clocks_at_start(edition, leg),
                      {{"edition.toml", 0}, fmt::format("leg {}", leg.number)}, found);
}

std::optional<Instant> moment_of(const Edition& edition, const Leg& leg, std::chrono::seconds time_of_day,
                                 const std::string& zone, const TimeSource& source, Diagnostics& found) {
    Diagnostics told_by_start;
    const auto start = start_of(edition, leg, told_by_start);
    Diagnostics found_on_date;
    const auto on_date = instant_of(leg.date, time_of_day, zone, source, found_on_date);
    const bool early = on_date ? start && *on_date < *start : time_of_day < leg.first_car;
    if (!early) {
        for (const auto& diagnostic : found_on_date.all()) {
            found.add(diagnostic);
        }
        return on_date;
    }
    const std::chrono::year_month_day next{std::chrono::sys_days(leg.date) + std::chrono::days{1}};
    return instant_of(next, time_of_day, zone, source, found);
}

const std::string& clocks_at(const Edition& edition, const itinerary::LegItinerary& leg, Chainage place) {
    const auto after = std::ranges::upper_bound(leg.controls, place, {}, &itinerary::PlacedControl::chainage);
    const auto& control = after == leg.controls.begin() ? leg.controls.front() : *(after - 1);
    return edition::clocks_at(edition, control.waypoint);
}

void check_clocks(const Edition& edition, Diagnostics& found) {
    std::set<std::string> all;
    for (const auto& leg : edition.legs) {
        const auto zones = edition::clocks_on(edition, leg);
        all.insert(zones.begin(), zones.end());
    }
    if (all.size() + (all.contains(edition.time_zone) ? 0 : 1) < 2) return;
    for (const auto& order : edition.road_orders) {
        const auto plain = [](const auto& moment) { return moment && !moment->offset; };
        if (!plain(order.from) && !plain(order.to)) continue;
        found.add({Severity::warning, "order-clocks", order.where, order.name,
                   fmt::format("its hours tell no offset and are read by the clocks of {}, but legs go by others too",
                               edition.time_zone),
                   "Write the offset with them, such as 2026-06-11T10:00:00+02:00."});
    }
    for (const LegIndex l : edition.legs.indices()) {
        if (l == LegIndex{}) continue;
        const auto& before = edition.legs[l.before()];
        const auto& leg = edition.legs[l];
        if (!edition::share_cars(edition, before.number, leg.number)) continue;
        const auto last =
            std::ranges::upper_bound(edition.waypoints, before.number, {}, &edition::Waypoint::leg); // they go by legs
        if (last == edition.waypoints.begin()) continue;
        const auto& ends =
            edition::clocks_at(edition, WaypointIndex{static_cast<std::size_t>(last - edition.waypoints.begin()) - 1});
        const auto& begins = edition::clocks_at_start(edition, leg);
        if (ends == begins) continue;
        found.add({Severity::warning,
                   "clocks-jump",
                   {"edition.toml", leg.line},
                   fmt::format("leg {}", leg.number),
                   fmt::format("starts by the clocks of {}, but leg {} ends by those of {}", begins, before.number, ends),
                   fmt::format("Write time_zone = \"{}\" under the leg where it starts by those.", ends)});
    }
}

} // namespace route::timing
