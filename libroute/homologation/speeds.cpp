// SPDX-License-Identifier: BSL-1.0
#include "homologation/checked_leg.hpp"
#include "timing/closures.hpp"
#include "timing/imposed_stretches.hpp"
#include "timing/speed_caps.hpp"
#include "timing/timed_leg.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace route::homologation::detail {

namespace {

using std::chrono::minutes;

/// Of the driver's own time nothing is known where it is 0.
void check_targets(const CheckedLeg& checked, Diagnostics& found) {
    const auto& limits = checked.planned.limits;
    for (const auto& sector : checked.times().sectors) {
        if (sector.driving <= minutes{0} || sector.length <= Metres{}) continue;
        const auto told = fmt::format("has {} min for {}; within the speed limits, on empty roads, a driver takes {}",
                                      sector.target.count(), told_length(sector.length), sector.driving.count());
        if (sector.target < sector.driving) {
            tell(checked, {sector.to, "target-tight", told, "Give the sector more time."}, found);
        } else if (sector.target > minutes{std::lround(static_cast<double>(sector.driving.count()) * limits.idle_factor)} &&
                   sector.target - sector.driving >= limits.idle_least) {
            tell(checked,
                 {sector.to, "target-idle", told, "Give it less, or put a halt there: crews will stand about.",
                  Severity::note},
                 found);
        }
    }
}

class TrialLimits {
public:
    TrialLimits(const CheckedLeg& checked, Diagnostics& found)
        : m_checked(checked), m_facts(checked.planned.edition, checked.planned.timed, checked.index), m_found(found) {}

    void check(ControlIndex first) const {
        const auto& control = m_checked.leg().controls[first];
        const timing::ImposedStretch* worst = nullptr;
        Slow most;
        const auto stretches = timing::imposed_stretches(m_checked.planned.edition, control);
        for (const auto& stretch : stretches) {
            const auto slow = slow_road(control.chainage + stretch.from, control.chainage + stretch.to, stretch.average());
            if (slow.length < m_checked.planned.limits.limit_least || slow.length <= most.length) continue;
            most = slow;
            worst = &stretch;
        }
        if (worst == nullptr) return;
        m_found.add({Severity::warning, "trial-over-limit", worst->told_at.where, control.name,
                     fmt::format("{} asks{} for {:.2f} km/h; on {} of it the speed limit is less, {} km/h at least",
                                 m_facts.code_of(first), worst->of_class.empty() ? "" : " class " + worst->of_class,
                                 worst->average().count(), told_length(most.length), most.limit),
                     "Lower the average, or tell in permits.geojson (closed: true) that its road is closed to others.",
                     m_checked.place(most.from)});
    }

private:
    struct Slow {
        Metres length;
        int limit = 0; ///< the lowest
        Chainage from;
    };
    /// Road whose told limit is below a speed, others' closed roads left out.
    [[nodiscard]] Slow slow_road(Chainage from, Chainage to, KmPerHour speed) const {
        Slow slow;
        const auto& planned = m_checked.planned;
        for (const auto& step : m_checked.leg().path) {
            if (step.to <= from) continue;
            if (step.from >= to) break;
            const int limit = planned.roads.attributes(step.edge).max_speed_kmh;
            if (limit == 0 || KmPerHour{static_cast<double>(limit)} >= speed) continue;
            if (timing::closing_permit(m_facts, planned.rights, step.edge)) continue;
            if (slow.length == Metres{}) slow.from = std::max(step.from, from);
            slow.length = slow.length + (std::min(step.to, to) - std::max(step.from, from));
            slow.limit = slow.limit == 0 ? limit : std::min(slow.limit, limit);
        }
        return slow;
    }

    const CheckedLeg& m_checked;
    timing::TimedLeg m_facts;
    Diagnostics& m_found;
};

/// Inside of a sector times are due times, and those of lines are exact.
void check_neighbours(const CheckedLeg& checked, Diagnostics& found) {
    const auto& planned = checked.planned;
    const auto& rules = planned.timed.rules.speed;
    if (!rules.between_controls) return;
    const timing::SpeedCaps caps{planned.edition, checked.leg(), planned.rights, planned.roads, rules};
    const auto& controls = checked.leg().controls;
    const auto& standard = checked.times().standard;
    for (const ControlIndex i : places_between(ControlIndex{1}, controls.end_index())) {
        const auto& from = controls[i.before()];
        const auto& to = controls[i];
        if (itinerary::is_halt(from, to) || to.chainage <= from.chainage) continue;
        const auto time = standard[i] - standard[i.before()];
        const timing::Span passing{checked.times().controls[i.before()].due_first_car,
                                   checked.times().controls[i].due_last_car};
        const auto stretches = caps.between(from.chainage, to.chainage, passing);
        // Due times are whole seconds.
        if (!caps.is_broken(stretches, Seconds(time + std::chrono::seconds{1}))) continue;
        tell(
            checked,
            {i, "neighbours-fast",
             fmt::format("is due {}:{:02} after {}, {} away; rule set {} allows {} between any two controls",
                         time.count() / 60, time.count() % 60, itinerary::called(from),
                         told_length(to.chainage - from.chainage), planned.timed.rules.name, timing::told(stretches, rules)),
             "Give this part of the sector more time."},
            found);
    }
}

} // namespace

void check_speeds(const CheckedLeg& checked, Diagnostics& found) {
    check_targets(checked, found);
    const TrialLimits trials{checked, found};
    const auto& controls = checked.leg().controls;
    for (const ControlIndex i : controls.indices()) {
        if (edition::is_trial(controls[i].kind) && controls[i].line == 1) trials.check(i);
    }
    check_neighbours(checked, found);
}

} // namespace route::homologation::detail
