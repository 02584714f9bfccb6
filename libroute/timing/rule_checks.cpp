// SPDX-License-Identifier: BSL-1.0
#include "timing/rule_checks.hpp"

#include "timing/imposed_stretches.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::timing {

using edition::Edition;
using edition::Kind;
using itinerary::LegItinerary;
using itinerary::Passage;
using itinerary::PlacedControl;

namespace {

void warn(Diagnostics& found, const SourceLine& where, const std::string& subject, DiagnosticCode code, std::string message,
          std::string hint) {
    found.add({Severity::warning, code, where, subject, std::move(message), std::move(hint)});
}

const edition::Waypoint& row_of(const Edition& edition, const PlacedControl& control) {
    return edition.waypoints[control.waypoint];
}

void check_stamps(const Edition& edition, const LegItinerary& leg, const RuleSet& rules, Diagnostics& found) {
    const PlacedControl* before = nullptr;
    for (const auto& control : leg.controls) {
        const bool trial = edition::is_trial(control.kind);
        if (!edition::is_manned(control.kind) && !(trial && rules.spacing.stamp_counts_trials)) continue;
        if (control.secret) continue; // a message of theirs is read by whoever helps with the edition
        const bool stamp = before != nullptr && (before->kind == Kind::ct || control.kind == Kind::ct);
        if (stamp && control.chainage - before->chainage < rules.spacing.stamp) {
            warn(found, row_of(edition, control).where, control.name, "stamp-near",
                 fmt::format("is {:.0f} m after {} {}; a stamp control keeps {:.0f} m from other manned controls",
                             (control.chainage - before->chainage).count(), before->code, before->name,
                             rules.spacing.stamp.count()),
                 "Move one of them, or accept it.");
        }
        before = &control;
    }
}

/// "PC 12", or what the waypoint list calls it when the itinerary has no code.
std::string trial_name(const LegItinerary& leg, WaypointIndex waypoint, const edition::TrialLine& line, Kind kind) {
    for (const auto& control : leg.controls) {
        if (control.waypoint != waypoint || control.line != line.line) continue;
        const auto& code = kind == Kind::pc ? control.ends_code : control.code;
        if (!code.empty()) return code;
    }
    return fmt::format("{}", edition::name_of(kind));
}

/// Holds each stretch of a trial against the limits of its roads.
class TrialCheck {
public:
    TrialCheck(const Edition& edition, const LegItinerary& leg, const LegTimes& times, const RuleSet& rules,
               const SpeedCaps& caps, Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_times(times), m_rules(rules), m_caps(caps), m_found(found) {}

    void check() const {
        for (const ControlIndex i : m_leg.controls.indices()) {
            if (m_leg.controls[i].line == 1) check_trial(i);
        }
    }

private:
    void check_trial(ControlIndex first) const {
        for (const auto& stretch : imposed_stretches(m_edition, m_leg.controls[first])) {
            check_stretch(first, stretch);
        }
    }

    void check_stretch(ControlIndex first, const ImposedStretch& trial) const {
        const auto& control = m_leg.controls[first];
        Span passing;
        if (!m_times.controls.empty()) {
            passing = {m_times.controls[first].due_first_car, m_times.controls[first].due_last_car};
        }
        auto stretches = m_caps.between(control.chainage + trial.from, control.chainage + trial.to, passing);
        if (const auto limit = m_rules.speed.trial) {
            for (auto& stretch : stretches) {
                stretch.limit = std::min(stretch.limit, *limit);
            }
        }
        if (!m_caps.is_broken(stretches, trial.time)) return;
        const bool linked = control.kind == Kind::pc;
        m_found.add({m_rules.speed.trial_above_is_error ? Severity::infeasible : Severity::warning, "trial-fast",
                     trial.told_at.where, control.name,
                     fmt::format("{} asks{} for {:.2f} km/h; rule set {} allows {}",
                                 trial_name(m_leg, control.waypoint, trial.told_at, control.kind),
                                 trial.of_class.empty() ? "" : " class " + trial.of_class, trial.average().count(),
                                 m_rules.name, told(stretches, m_rules.speed)),
                     fmt::format("{}, or tell in permits.geojson (closed: true) that its road is closed to others.",
                                 linked ? "Give it more time" : "Lower the average")});
    }

    const Edition& m_edition;
    const LegItinerary& m_leg;
    const LegTimes& m_times;
    const RuleSet& m_rules;
    const SpeedCaps& m_caps;
    Diagnostics& m_found;
};

void check_intervals(const Edition& edition, const RuleSet& rules, Diagnostics& found) {
    for (const auto& group : edition.groups) {
        if (group.cars < 2 || group.interval >= rules.controls.start_interval_least) continue;
        warn(found, {(edition.folder / "edition.toml").string(), 0}, group.name, "start-interval",
             fmt::format("cars start every {} s; rule set {} asks for {} s at least", group.interval.count(), rules.name,
                         rules.controls.start_interval_least.count()),
             "Set interval_s.");
    }
}

/// An event's own rule file that raises a limit which none of its roads has.
/// Who approves an edition does so before its first car starts; a later date is a mistyped one, or an approval of another edition.
void check_approval(const Edition& edition, const RuleSet& rules, Diagnostics& found) {
    if (!edition.approval || !edition.approval->date || edition.legs.empty()) return;
    const auto first = std::ranges::min(edition.legs, {}, &edition::Leg::date).date;
    if (!first.ok() || *edition.approval->date <= first) return;
    found.add(
        {rules.approval_after_start_is_error ? Severity::bad_input : Severity::warning,
         "approval-late",
         {(edition.folder / "edition.toml").string(), edition.approval->line},
         edition.approval->number,
         fmt::format("approved on {}, after the first start on {}", date_text(*edition.approval->date), date_text(first)),
         "Correct date under [approval], or the legs' dates."});
}

/// Two cars that come within one minute would start a trial at the same one.
void check_whole_minutes(const Edition& edition, Diagnostics& found) {
    for (const auto& line : edition.trials) {
        const bool waits = line.starts == edition::TrialStart::next_minute || line.starts == edition::TrialStart::self;
        if (line.line != 1 || !waits) continue;
        for (const auto& group : edition.groups) {
            if (group.cars < 2 || group.interval.count() % 60 == 0 || !edition::drives(group, line.leg)) continue;
            warn(found, line.where, group.name, "trial-minute-shared",
                 fmt::format("leg {} seq {} starts cars at whole minutes, but they come every {} s", line.leg, line.seq,
                             group.interval.count()),
                 "Let cars start whole minutes apart, or let the trial start \"scheduled\" or \"rolling\".");
        }
    }
}

void check_raised_caps(const Edition& edition, const RuleSet& rules, Diagnostics& found) {
    const bool own = rules.name.ends_with(".toml");
    const bool raised = rules.speed.closed && *rules.speed.closed > rules.speed.open;
    if (!raised) return;
    const auto closing = std::ranges::find_if(edition.road_orders, &edition::RoadOrder::closed_to_others);
    const bool any_closed = closing != edition.road_orders.end();
    if (own && !any_closed) {
        warn(found, {(edition.folder / rules.name).string(), 0}, "", "closed-cap-unused",
             fmt::format("cap_closed_kmh is {:g}, but no permit closes a road to others", rules.speed.closed->count()),
             "Write closed: true for the permit in permits.geojson, or leave the limit out.");
    }
    if (any_closed && rules.speed.raised_by_permission && edition.speed_permission.empty()) {
        warn(found, closing->where, closing->name, "speed-permission",
             fmt::format(
                 "rule set {} raises the limit of closed roads to {:g} km/h by permission only, and edition.toml names "
                 "none: {:g} km/h hold",
                 rules.name, rules.speed.closed->count(), rules.speed.open.count()),
             "Write speed_permission = \"who gave it, and when\" in edition.toml.");
    }
}

} // namespace

namespace {

void check_spacing(const Edition& edition, const TimedItinerary& timed, const RuleSet& rules, Diagnostics& found) {
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        for (const auto& sector : timed.legs[l].sectors) {
            if (sector.length >= rules.spacing.timed) continue;
            const auto& to = leg.controls[sector.to];
            const auto& from = leg.controls[sector.from];
            warn(found, row_of(edition, to).where, to.name, "controls-near",
                 fmt::format("is {:.2f} km after {} {}; time controls keep {:.1f} km", sector.length.kilometres(), from.code,
                             from.name, rules.spacing.timed.kilometres()),
                 "Move one of them, or accept it.");
        }
        check_stamps(edition, leg, rules, found);
    }
}

void check_declared_lengths(const Edition& edition, const itinerary::Itinerary& itinerary, const RuleSet& rules,
                            Diagnostics& found) {
    for (const auto& leg : itinerary.legs) {
        Chainage boundary;
        for (const auto& control : leg.controls) {
            const auto& row = row_of(edition, control);
            const bool again = control.line > 1 || control.passage == Passage::out;
            if (row.declared && !again) {
                const Metres measured = control.chainage - boundary;
                const Metres tolerance =
                    std::max(rules.declared.least, std::min(rules.declared.most, measured * rules.declared.part));
                const Metres off = *row.declared - measured;
                if (std::max(off, -off) > tolerance) {
                    warn(found, row.where, row.name, "declared-differs",
                         fmt::format("declared_km {:.2f} is {:.0f} m {} than the {:.2f} km measured "
                                     "(allowed: {:.0f} m)",
                                     row.declared->kilometres(), std::max(off, -off).count(),
                                     off > Metres{0} ? "more" : "less", measured.kilometres(), tolerance.count()),
                         "Check that the route is the one that was driven; VIA points shape it.");
                }
            }
            if (edition::is_sector_boundary(control.kind)) boundary = control.chainage;
        }
    }
}

void check_legs_apart(const Edition& edition, const TimedItinerary& timed, Diagnostics& found) {
    for (const LegIndex l : timed.legs.indices() | std::views::drop(1)) {
        const auto& before = timed.legs[l.before()].controls.back();
        const auto& start = timed.legs[l].controls.front();
        if (!share_cars(edition, timed.itinerary.legs[l.before()].number, timed.itinerary.legs[l].number)) continue;
        if (start.due_first_car >= before.due_last_car) continue;
        const auto& control = timed.itinerary.legs[l].controls.front();
        warn(found, row_of(edition, control).where, control.name, "legs-overlap",
             fmt::format("leg {} starts at {}, before the last car of leg {} is due at its finish at {}",
                         timed.itinerary.legs[l].number, iso8601(start.due_first_car, timed.legs[l].clocks.front()),
                         timed.itinerary.legs[l.before()].number,
                         iso8601(before.due_last_car, timed.legs[l.before()].clocks.back())),
             "Check date and first_car in edition.toml.");
    }
}

std::string hours_and_minutes(std::chrono::seconds time) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time);
    return fmt::format("{} h {:02} min", minutes.count() / 60, minutes.count() % 60);
}

/// Halts long enough break a drive; a leg that takes long needs some in all.
class RestCheck {
public:
    RestCheck(const Edition& edition, const LegItinerary& leg, const LegTimes& times, const RuleSet& rules,
              Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_times(times), m_rest(rules.rest), m_name(rules.name), m_found(found) {}

    void check() {
        Chainage rested;
        std::chrono::seconds rest{0};
        for (const ControlIndex i : places_between(ControlIndex{1}, m_leg.controls.end_index())) {
            if (!itinerary::is_halt(m_leg.controls[i.before()], m_leg.controls[i])) continue;
            const auto halt = m_times.controls[i].due_first_car - m_times.controls[i.before()].due_first_car;
            rest += halt;
            if (halt < m_rest.least) continue;
            check_drive(rested, i.before());
            rested = m_leg.controls[i].chainage;
        }
        check_drive(rested, m_leg.controls.last_index());
        check_day(rest);
    }

private:
    void check_drive(Chainage from, ControlIndex to) {
        if (!m_rest.longest_drive) return;
        const auto& end = m_leg.controls[to];
        const Metres driven = end.chainage - from;
        if (driven <= *m_rest.longest_drive) return;
        warn(m_found, row_of(m_edition, end).where, end.name, "rest-missing",
             fmt::format("is reached after {:.1f} km without a halt of {} min; rule set {} allows {:g} km",
                         driven.kilometres(), m_rest.least.count(), m_name, m_rest.longest_drive->kilometres()),
             "Put a halt on the way, or let a second driver take over.");
    }

    void check_day(std::chrono::seconds rest) {
        const auto time = m_times.controls.back().due_first_car - m_times.controls.front().due_first_car;
        if (!m_rest.long_day || time <= *m_rest.long_day || rest >= m_rest.long_day_halt) return;
        const auto& end = m_leg.controls.back();
        warn(m_found, row_of(m_edition, end).where, end.name, "rest-missing",
             fmt::format("is reached after {} with halts of {} in all; rule set {} asks for {} on a leg of more than {} h",
                         hours_and_minutes(time), hours_and_minutes(rest), m_name, hours_and_minutes(m_rest.long_day_halt),
                         m_rest.long_day->count()),
             "Lengthen the halts, or part the leg.");
    }

    const Edition& m_edition;
    const LegItinerary& m_leg;
    const LegTimes& m_times;
    const RestRules& m_rest;
    const std::string& m_name;
    Diagnostics& m_found;
};

void check_trials_by_night(const Edition& edition, const LegItinerary& leg, const LegTimes& times, const RuleSet& rules,
                           Diagnostics& found) {
    if (rules.trials.by_night) return;
    for (const ControlIndex i : leg.controls.indices()) {
        const auto& control = leg.controls[i];
        if (control.line != 1) continue;
        for (const auto& [car, due] :
             {std::pair("first", times.controls[i].due_first_car), std::pair("last", times.controls[i].due_last_car)}) {
            const auto local = local_time(due, times.clocks[i]);
            if (!rules.rest.night.hold(local.time_of_day)) continue;
            warn(found, row_of(edition, control).where, control.name, "trial-by-night",
                 fmt::format("the {} car is due at {}; rule set {} has no trials from {:02}:00 to {:02}:00", car,
                             clock_text(due, times.clocks[i], local.date), rules.name, rules.rest.night.from.count(),
                             rules.rest.night.to.count() % 24),
                 "Move the trial or the times.");
            break;
        }
    }
}

} // namespace

void check_edition_rules(const Edition& edition, const TimedItinerary& timed, const RuleSet& rules, const LegCaps& caps,
                         Diagnostics& found) {
    check_declared_lengths(edition, timed.itinerary, rules, found);
    for (const LegIndex l : timed.itinerary.legs.indices()) {
        TrialCheck{edition, timed.itinerary.legs[l], timed.legs[l], rules, caps[l], found}.check();
    }
    check_intervals(edition, rules, found);
    check_raised_caps(edition, rules, found);
    check_approval(edition, rules, found);
    check_whole_minutes(edition, found);
}

void check_times(const Edition& edition, const TimedItinerary& timed, const RuleSet& rules, Diagnostics& found) {
    check_spacing(edition, timed, rules, found);
    for (const LegIndex l : timed.legs.indices()) {
        RestCheck{edition, timed.itinerary.legs[l], timed.legs[l], rules, found}.check();
        check_trials_by_night(edition, timed.itinerary.legs[l], timed.legs[l], rules, found);
    }
    check_legs_apart(edition, timed, found);
}

} // namespace route::timing
