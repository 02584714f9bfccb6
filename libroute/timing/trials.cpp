// SPDX-License-Identifier: BSL-1.0
#include "timing/trials.hpp"

#include "base/units.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace route::timing {

using edition::Kind;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

/// The lines that crews may know.
std::vector<edition::TrialLine> public_lines(const edition::Edition& edition, const itinerary::PlacedControl& control) {
    auto lines = edition::lines_of(edition, edition.waypoints[control.waypoint]);
    // A time belongs to the stretch since the line before; what leads to a secret line goes on to the next
    // public one.
    Hundredths carried{0};
    std::vector<edition::TrialLine> known;
    for (auto& line : lines) {
        if (line.secret) {
            carried += line.time.value_or(Hundredths{0});
            continue;
        }
        if (line.time) *line.time += std::exchange(carried, Hundredths{0});
        known.push_back(std::move(line));
    }
    return known;
}

/// The trial's next public line, or its last one of all for a PM.
ControlIndex end_of(const itinerary::LegItinerary& leg, ControlIndex first, bool average) {
    ControlIndex last = first;
    for (const ControlIndex i : leg.controls.indices()) {
        const auto& control = leg.controls[i];
        const bool later = control.waypoint == leg.controls[first].waypoint && control.line > leg.controls[last].line;
        if (!later || control.secret) continue;
        if (!average && last != first && control.line > leg.controls[last].line) break;
        last = i;
    }
    return last;
}

PublicTrial linked_trial(const std::vector<edition::TrialLine>& lines, const itinerary::LegItinerary& leg,
                         ControlIndex index) {
    const auto& control = leg.controls[index];
    PublicTrial trial{index, end_of(leg, index, false), false, control.code, std::nullopt, std::nullopt, {}};
    const auto begin = std::ranges::find(lines, control.line, &edition::TrialLine::line);
    if (begin != lines.end() && begin + 1 != lines.end()) {
        trial.length = (begin + 1)->at - begin->at;
        trial.time = (begin + 1)->time;
    }
    return trial;
}

/// Where the average changes for cars of a class. One that has averages of its own begins, where its first line tells none, with
/// that of all, and changes where its own say so; one that has none keeps to those of all.
std::vector<PublicTrial::Speed> speeds_of(const std::vector<edition::TrialLine>& lines, const std::string& of_class) {
    std::vector<PublicTrial::Speed> speeds;
    Seconds since_start{0};
    const bool own = std::ranges::any_of(lines, [&](const auto& line) { return line.averages.contains(of_class); });
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const auto& line = lines[i];
        const auto of_line = line.averages.find(of_class);
        if (of_line != line.averages.end()) {
            speeds.push_back({line.at, of_line->second, since_start});
        } else if (line.average && (!own || speeds.empty())) {
            speeds.push_back({line.at, *line.average, since_start});
        }
        if (!speeds.empty()) since_start += (lines[i + 1].at - line.at) / speeds.back().speed;
    }
    return speeds;
}

PublicTrial average_trial(const std::vector<edition::TrialLine>& lines, const itinerary::LegItinerary& leg,
                          ControlIndex index) {
    PublicTrial trial{index, end_of(leg, index, true), true, leg.controls[index].code, std::nullopt, std::nullopt, {}};
    if (lines.size() < 2) return trial;
    trial.length = lines.back().at - lines.front().at;
    trial.given_as = lines.front().given_as;
    trial.starts = lines.front().starts;
    trial.speeds = speeds_of(lines, {});
    for (const auto& name : edition::average_classes(lines)) {
        trial.classes.push_back({name, speeds_of(lines, name)});
    }
    return trial;
}

} // namespace

std::vector<PublicTrial::ClassSpeeds> speeds_by_class(const PublicTrial& trial) {
    std::vector<PublicTrial::ClassSpeeds> all;
    if (!trial.speeds.empty()) all.push_back({"", trial.speeds});
    all.insert(all.end(), trial.classes.begin(), trial.classes.end());
    return all;
}

Seconds time_to(const std::vector<PublicTrial::Speed>& speeds, Metres at) {
    const auto after = std::ranges::upper_bound(speeds, at, {}, &PublicTrial::Speed::at);
    if (after == speeds.begin()) return Seconds{0};
    const auto& speed = *(after - 1);
    return speed.since_start + (at - speed.at) / speed.speed;
}

std::vector<ImposedTime> imposed_table(const std::vector<PublicTrial::Speed>& speeds, Metres length) {
    constexpr Metres step{100};
    const auto steps = static_cast<int>(std::floor(length / step + 1e-9));
    std::vector<ImposedTime> table;
    for (int i = 0; i <= steps; ++i) {
        table.push_back({step * i, time_to(speeds, step * i)});
    }
    return table;
}

std::vector<PublicTrial> public_trials(const edition::Edition& edition, const itinerary::LegItinerary& leg) {
    std::vector<PublicTrial> trials;
    std::set<WaypointIndex> averages;
    for (const ControlIndex i : leg.controls.indices()) {
        const auto& control = leg.controls[i];
        if (control.secret || control.code.empty()) continue;
        if (control.kind == Kind::pc) trials.push_back(linked_trial(public_lines(edition, control), leg, i));
        if (control.kind == Kind::pm && averages.insert(control.waypoint).second) {
            trials.push_back(average_trial(public_lines(edition, control), leg, i));
        }
    }
    return trials;
}

} // namespace route::timing
