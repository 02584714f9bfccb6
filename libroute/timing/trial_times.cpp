// SPDX-License-Identifier: BSL-1.0
#include "timing/trial_times.hpp"

#include "base/assert.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::timing {

using edition::Kind;
using edition::TrialStart;

namespace {

/// Between whole seconds nothing is printed.
constexpr Metres no_road{1};

std::string for_class(const std::string& name) { return name.empty() ? "" : fmt::format(" for class {}", name); }

} // namespace

TrialTimes::TrialTimes(const edition::Edition& edition, const itinerary::LegItinerary& leg, const SpeedCaps& caps,
                       const SpeedRules& speed, Diagnostics& found)
    : m_edition(edition), m_leg(leg), m_caps(caps), m_speed(speed), m_found(found) {
    for (const ControlIndex i : leg.controls.indices()) {
        const auto& control = leg.controls[i];
        if (edition::is_trial(control.kind) && control.line == 1) read_trial(i);
    }
    std::set<std::string> names;
    for (const auto& trial : m_trials) {
        for (const auto& [name, lines] : trial.by_class) {
            if (!name.empty()) names.insert(name);
        }
    }
    m_classes.assign(names.begin(), names.end());
}

void TrialTimes::read_trial(ControlIndex first) {
    const auto& begin = m_leg.controls[first];
    const auto lines = edition::lines_of(m_edition, m_edition.waypoints[begin.waypoint]);
    if (lines.size() < 2) return;
    std::vector<std::pair<ControlIndex, const edition::TrialLine*>> placed;
    for (const ControlIndex i : places_between(first, m_leg.controls.end_index())) {
        const auto& control = m_leg.controls[i];
        if (control.waypoint != begin.waypoint) continue;
        const auto line = std::ranges::find(lines, control.line, &edition::TrialLine::line);
        if (line != lines.end()) placed.emplace_back(i, &*line);
    }
    Trial trial{first, false, {}};
    if (begin.kind == Kind::pc) {
        std::vector<Line> held;
        for (const auto& [at, own] : placed) {
            Seconds since{0};
            for (const auto& line : lines) {
                if (line.line <= own->line && line.time) since += *line.time;
            }
            held.push_back({at, since});
        }
        trial.by_class.emplace_back("", std::move(held));
    } else {
        const auto& told = lines.front();
        trial.whole_minute = told.starts != TrialStart::rolling;
        // What is driven is what crews are told: a secret line changes no average.
        const auto trials = public_trials(m_edition, m_leg);
        const auto known = std::ranges::find(trials, first, &PublicTrial::first);
        if (known == trials.end()) return;
        auto all = speeds_by_class(*known);
        if (all.empty()) return;
        // Cars of no class drive a trial that has averages by class only as its first class.
        if (!all.front().name.empty()) all.insert(all.begin(), {"", all.front().speeds});
        for (const auto& [name, speeds] : all) {
            std::vector<Line> held;
            for (const auto& [at, own] : placed) {
                held.push_back({at, time_to(speeds, own->at)});
            }
            trial.by_class.emplace_back(name, std::move(held));
        }
    }
    m_trials.push_back(std::move(trial));
}

const std::vector<TrialTimes::Line>& TrialTimes::lines_for(const Trial& trial, const std::string& of_class) const {
    const auto own = std::ranges::find(trial.by_class, of_class, [](const auto& entry) { return entry.first; });
    return own == trial.by_class.end() ? trial.by_class.front().second : own->second;
}

Instant TrialTimes::between(const Held& from, const Held& to, ControlIndex at) const {
    const auto& controls = m_leg.controls;
    const Metres length = controls[to.at].chainage - controls[from.at].chainage;
    if (length <= Metres{0}) return from.due;
    const double share = (controls[at].chainage - controls[from.at].chainage) / length;
    return from.due + std::chrono::round<std::chrono::seconds>(Seconds(to.due - from.due) * share);
}

void TrialTimes::set_due(const TimedStretch& stretch, const std::string& of_class, IndexedBy<ControlIndex, Instant>& due) {
    std::vector<Held> held{{stretch.from, stretch.leaves}};
    const Held end{stretch.to, stretch.arrives};
    const auto& controls = m_leg.controls;
    for (const auto& trial : m_trials) {
        if (trial.first < held.back().at || trial.first == stretch.to || !(trial.first < stretch.to)) continue;
        const auto& lines = lines_for(trial, of_class);
        if (lines.empty() || stretch.to < lines.back().at) continue; // it goes on into the next sector
        Instant starts = between(held.back(), end, trial.first);
        if (trial.whole_minute) starts = std::chrono::ceil<std::chrono::minutes>(starts);
        const auto due_at = [&](const Line& line) {
            return starts + std::chrono::round<std::chrono::seconds>(line.since_first);
        };
        const Instant ends = due_at(lines.back());
        const bool road_left = controls[lines.back().at].chainage + no_road < controls[stretch.to].chainage;
        if (ends > stretch.arrives || (ends == stretch.arrives && road_left)) {
            tell_too_long(trial, stretch, of_class, ends);
            continue;
        }
        for (const auto& line : lines) {
            held.push_back({line.at, due_at(line)});
        }
    }
    held.push_back(end);
    for (std::size_t h = 1; h < held.size(); ++h) {
        const auto& from = held[h - 1];
        const auto& to = held[h];
        for (const ControlIndex i : places_between(from.at.next(), to.at)) {
            due[i] = between(from, to, i);
        }
        if (to.at != stretch.to) due[to.at] = to.due;
    }
    if (held.size() > 2) check_after(held[held.size() - 2], end, of_class);
}

bool TrialTimes::is_first_to_tell(ControlIndex at, const char* what) { return m_told.insert({at, what}).second; }

SourceLine TrialTimes::row(ControlIndex at) const { return m_edition.waypoints[m_leg.controls[at].waypoint].where; }

void TrialTimes::tell_too_long(const Trial& trial, const TimedStretch& stretch, const std::string& of_class, Instant ends) {
    if (!is_first_to_tell(trial.first, "too long")) return;
    const auto& control = m_leg.controls[trial.first];
    const auto over = std::chrono::ceil<std::chrono::minutes>(ends - stretch.arrives);
    m_found.add({Severity::warning, "trial-over-sector", row(trial.first), control.name,
                 fmt::format("{} as it is imposed{} ends when the car is due at {}, or {} min later: due times at its lines "
                             "are those of the sector's average",
                             itinerary::called(control), for_class(of_class), itinerary::called(m_leg.controls[stretch.to]),
                             over.count()),
                 "Give the sector more time, or the trial a higher average or a shorter time."});
}

/// The road that a trial leaves of its sector is driven in the time that it leaves.
void TrialTimes::check_after(const Held& from, const Held& to, const std::string& of_class) {
    const auto& begin = m_leg.controls[from.at];
    const auto& end = m_leg.controls[to.at];
    const Metres length = end.chainage - begin.chainage;
    if (length <= no_road) return;
    const Span passing{from.due, to.due};
    const auto stretches = m_caps.between(begin.chainage, end.chainage, passing);
    const Seconds left(to.due - from.due);
    if (!m_caps.is_broken(stretches, left) || !is_first_to_tell(from.at, "too fast")) return;
    const auto minutes = std::chrono::duration<double, std::ratio<60>>(left).count();
    m_found.add(
        {Severity::warning, "after-trial-too-fast", row(to.at), end.name,
         fmt::format("after the trial{} {:.2f} km are left to {} for {:.1f} min, {:.1f} km/h; the rule set allows {}",
                     for_class(of_class), length.kilometres(), itinerary::called(end), minutes, (length / left).count(),
                     told(stretches, m_speed)),
         fmt::format(
             "Give the sector {:.0f} min more, or the trial a higher average or a shorter time.",
             std::ceil(std::chrono::duration<double, std::ratio<60>>(m_caps.least_time(stretches) - left).count()))});
}

} // namespace route::timing
