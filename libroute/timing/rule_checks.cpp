// SPDX-License-Identifier: BSL-1.0
#include "timing/rule_checks.hpp"

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
        if (!edition::is_manned(control.kind)) continue;
        const bool stamp = before != nullptr && (before->kind == Kind::ct || control.kind == Kind::ct);
        if (stamp && control.chainage - before->chainage < rules.min_stamp_spacing) {
            warn(found, row_of(edition, control).where, control.name, "stamp-near",
                 fmt::format("is {:.0f} m after {} {}; a stamp control keeps {:.0f} m from other manned controls",
                             (control.chainage - before->chainage).count(), before->code, before->name,
                             rules.min_stamp_spacing.count()),
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

void check_lines(const Edition& edition, const LegItinerary& leg, WaypointIndex waypoint, KmPerHour limit,
                 Diagnostics& found) {
    const auto& row = edition.waypoints[waypoint];
    const auto lines = edition::lines_of(edition, row);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        std::optional<KmPerHour> average;
        if (row.kind == Kind::pm && i + 1 < lines.size()) average = line.average;
        if (row.kind == Kind::pc && i > 0 && line.time && line.time->count() > 0) {
            average = (line.at - lines[i - 1].at) / Seconds(*line.time);
        }
        if (!average || average->count() <= limit.count() + 1e-9) continue;
        warn(found, line.where, row.name, "trial-fast",
             fmt::format("{} asks for {:.2f} km/h, above {:.0f}", trial_name(leg, waypoint, line, row.kind),
                         average->count(), limit.count()),
             row.kind == Kind::pc ? "Give it more time, unless the road is closed for it."
                                  : "Lower the average, unless the road is closed for it.");
    }
}

} // namespace

void check_spacing(const Edition& edition, const TimedItinerary& timed, const RuleSet& rules, Diagnostics& found) {
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        for (const auto& sector : timed.legs[l].sectors) {
            if (sector.length >= rules.min_timed_spacing) continue;
            const auto& to = leg.controls[sector.to];
            const auto& from = leg.controls[sector.from];
            warn(found, row_of(edition, to).where, to.name, "controls-near",
                 fmt::format("is {:.2f} km after {} {}; time controls keep {:.1f} km", sector.length.kilometres(), from.code,
                             from.name, rules.min_timed_spacing.kilometres()),
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
                    std::max(rules.declared_tolerance_least,
                             std::min(rules.declared_tolerance_most, measured * rules.declared_tolerance));
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

void check_trial_averages(const Edition& edition, const itinerary::Itinerary& itinerary, const RuleSet& rules,
                          Diagnostics& found) {
    for (const auto& leg : itinerary.legs) {
        for (const auto& control : leg.controls) {
            if (control.line == 1) check_lines(edition, leg, control.waypoint, rules.max_trial_average, found);
        }
    }
}

void check_legs_apart(const Edition& edition, const TimedItinerary& timed, Diagnostics& found) {
    for (const LegIndex l : timed.legs.indices() | std::views::drop(1)) {
        const auto& before = timed.legs[l.before()].controls.back();
        const auto& start = timed.legs[l].controls.front();
        if (start.due_first_car >= before.due_last_car) continue;
        const auto& control = timed.itinerary.legs[l].controls.front();
        warn(found, row_of(edition, control).where, control.name, "legs-overlap",
             fmt::format("leg {} starts at {}, before the last car of leg {} is due at its finish at {}",
                         timed.itinerary.legs[l].number, iso8601(start.due_first_car, timed.time_zone),
                         timed.itinerary.legs[l.before()].number, iso8601(before.due_last_car, timed.time_zone)),
             "Check date and first_car in edition.toml.");
    }
}

} // namespace route::timing
