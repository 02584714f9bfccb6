// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"

#include "edition/list_words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace route::edition {

bool drives(const StartGroup& group, int leg) { return group.legs.empty() || std::ranges::binary_search(group.legs, leg); }

std::chrono::seconds start_after(const StartGroup& group, int leg) {
    const auto own = group.after_on.find(leg);
    return own == group.after_on.end() ? group.after : own->second;
}

std::string class_key(std::string_view written) { return word_key(written); }

bool share_cars(const Edition& edition, int leg, int other) {
    const auto both = [&](const StartGroup& group) { return drives(group, leg) && drives(group, other); };
    return edition.groups.empty() || std::ranges::any_of(edition.groups, both);
}

std::vector<std::string> average_classes(const std::vector<TrialLine>& lines) {
    std::set<std::string> classes;
    for (const auto& line : lines) {
        for (const auto& [name, average] : line.averages) {
            classes.insert(name);
        }
    }
    return {classes.begin(), classes.end()};
}

const std::string& clocks_at_start(const Edition& edition, const Leg& leg) {
    const auto start = std::ranges::find(edition.waypoints, leg.number, &Waypoint::leg);
    if (start != edition.waypoints.end() && !start->time_zone.empty()) return start->time_zone;
    return leg.time_zone.empty() ? edition.time_zone : leg.time_zone;
}

const std::string& clocks_at(const Edition& edition, WaypointIndex row) {
    const int leg = edition.waypoints[row].leg;
    for (auto i = row.value() + 1; i-- > 0;) {
        const auto& waypoint = edition.waypoints[WaypointIndex{i}];
        if (waypoint.leg != leg) break;
        if (!waypoint.time_zone.empty()) return waypoint.time_zone;
    }
    const auto own = std::ranges::find(edition.legs, leg, &Leg::number);
    return own == edition.legs.end() || own->time_zone.empty() ? edition.time_zone : own->time_zone;
}

std::vector<std::string> clocks_on(const Edition& edition, const Leg& leg) {
    std::vector<std::string> zones{clocks_at_start(edition, leg)};
    for (const auto& waypoint : edition.waypoints) {
        const bool new_one = waypoint.leg == leg.number && !waypoint.time_zone.empty() &&
                             std::ranges::find(zones, waypoint.time_zone) == zones.end();
        if (new_one) zones.push_back(waypoint.time_zone);
    }
    return zones;
}

std::vector<TrialLine> lines_of(const Edition& edition, const Waypoint& waypoint) {
    std::vector<TrialLine> lines;
    std::ranges::copy_if(edition.trials, std::back_inserter(lines),
                         [&](const TrialLine& line) { return line.leg == waypoint.leg && line.seq == waypoint.seq; });
    std::ranges::stable_sort(lines, {}, &TrialLine::line);
    return lines;
}

} // namespace route::edition
