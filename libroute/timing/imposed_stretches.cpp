// SPDX-License-Identifier: BSL-1.0
#include "timing/imposed_stretches.hpp"

#include "base/assert.hpp"

#include <algorithm>
#include <map>

namespace route::timing {

std::vector<ImposedStretch> imposed_stretches(const edition::Edition& edition, const itinerary::PlacedControl& first) {
    ROUTE_ASSERT(first.line == 1);
    const auto& row = edition.waypoints[first.waypoint];
    const auto lines = edition::lines_of(edition, row);
    const bool linked = row.kind == edition::Kind::pc;
    std::vector<ImposedStretch> stretches;
    std::map<std::string, KmPerHour> averages; // by class, until a line tells another; without a name that of all others
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto& from = lines[i];
        const auto& to = lines[i + 1];
        if (from.average) averages[""] = *from.average;
        for (const auto& [name, average] : from.averages) {
            averages[name] = average;
        }
        const Metres length = to.at - from.at;
        if (length <= Metres{}) continue;
        // A PM's average begins at its line, a PC's time ends at its own.
        if (linked) {
            if (to.time && to.time->count() > 0) stretches.push_back({to, from.at, to.at, Seconds(*to.time), ""});
        } else if (!averages.empty()) {
            // What the fastest class breaks is told once.
            const auto fastest = std::ranges::max_element(averages, {}, [](const auto& entry) { return entry.second; });
            stretches.push_back({from, from.at, to.at, length / fastest->second, fastest->first});
        }
    }
    return stretches;
}

} // namespace route::timing
