// SPDX-License-Identifier: BSL-1.0
#include "timing/schedule.hpp"

#include "base/assert.hpp"
#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/rule_checks.hpp"
#include "timing/shared_time.hpp"
#include "timing/start_order.hpp"
#include "timing/trial_times.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace route::timing {

using edition::Edition;
using edition::Waypoint;
using itinerary::LegItinerary;
using itinerary::Passage;
using itinerary::PlacedControl;

std::chrono::minutes least_minutes(Metres length, KmPerHour limit) {
    SpeedRules rules;
    rules.open = limit;
    return SpeedCaps{rules}.least_minutes({{Cap::open, limit, length}});
}

namespace {

KmPerHour average_over(Metres length, std::chrono::minutes target) {
    return target.count() == 0 ? KmPerHour{0} : length / Seconds(target);
}

class LegSchedule {
public:
    LegSchedule(const Edition& edition, const edition::Leg& leg, const LegItinerary& itinerary, const RuleSet& rules,
                const SpeedCaps& caps, const DrivingTime& driving, Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_itinerary(itinerary), m_rules(rules), m_caps(caps), m_driving(driving),
          m_found(found) {
        m_times.cars = start_order(edition, leg.number, rules.numbers);
    }

    /// Nothing after an error.
    std::optional<LegTimes> run(int first_sector_number) {
        m_next_sector = first_sector_number;
        find_boundaries();
        const auto first = start_of(m_edition, m_leg, m_found);
        if (!first) m_good = false;
        if (m_leg.ceremony) set_ceremony();
        if (m_leg.finish && first) share_time(*first);
        m_times.controls.resize(m_itinerary.controls.size());
        m_times.standard.resize(m_itinerary.controls.size(), first.value_or(Instant{}));
        m_times.group_delays.assign(m_edition.groups.size(), {});
        for (auto& delays : m_times.group_delays) {
            delays.resize(m_itinerary.controls.size());
        }
        for (std::size_t i = 1; i < m_boundaries.size(); ++i) {
            const auto from = m_boundaries[i - 1];
            const auto to = m_boundaries[i];
            m_times.standard[to] =
                is_halt(from, to) ? restart_after(from, to) : m_times.standard[from] + make_sector(from, to).target;
            set_group_delays(from, to);
        }
        if (!m_good) return std::nullopt;
        set_due_inside();
        set_windows();
        for (const auto& control : m_itinerary.controls) {
            m_times.clocks.push_back(edition::clocks_at(m_edition, control.waypoint));
        }
        return std::move(m_times);
    }
    /// Of the sector after this leg's last. \pre run() was called
    [[nodiscard]] int next_sector_number() const { return m_next_sector; }

private:
    const PlacedControl& control(ControlIndex index) const { return m_itinerary.controls[index]; }
    const Waypoint& row(ControlIndex index) const { return m_edition.waypoints[control(index).waypoint]; }
    const std::string& clocks(ControlIndex index) const { return edition::clocks_at(m_edition, control(index).waypoint); }
    bool is_halt(ControlIndex from, ControlIndex to) const { return itinerary::is_halt(control(from), control(to)); }

    void error(Severity severity, ControlIndex index, DiagnosticCode code, std::string message, std::string hint) {
        m_good = false;
        m_found.add({severity, code, row(index).where, control(index).name, std::move(message), std::move(hint)});
    }

    void find_boundaries() {
        for (const ControlIndex i : m_itinerary.controls.indices()) {
            if (edition::is_sector_boundary(control(i).kind)) m_boundaries.push_back(i);
        }
        ROUTE_ASSERT(m_boundaries.size() >= 2 && m_boundaries.front() == ControlIndex{});
    }

    const Sector& make_sector(ControlIndex from, ControlIndex to) {
        Sector sector;
        sector.number = m_next_sector++;
        sector.from = from;
        sector.to = to;
        sector.length = control(to).chainage - control(from).chainage;
        sector.printed = control(to).printed - control(from).printed;
        sector.driving =
            std::chrono::ceil<std::chrono::minutes>(m_driving.between(control(from).chainage, control(to).chainage));
        if (const auto target = target_of(sector)) {
            sector.target = *target;
            sector.average = average_over(sector.printed.length(), *target); // as anybody works it out from the page
            check_limit(sector);
        }
        m_times.sectors.push_back(sector);
        return m_times.sectors.back();
    }

    std::optional<std::chrono::minutes> target_of(const Sector& sector) {
        const auto& to = row(sector.to);
        if (to.target) {
            if (to.average) check_told_average(sector);
            return to.target;
        }
        if (sector.length <= Metres{0}) return std::chrono::minutes{0};
        if (to.average) return least_minutes(sector.length, *to.average);
        if (const auto share = m_shares.find(sector.to); share != m_shares.end()) return share->second;
        if (m_edition.default_average) return least_minutes(sector.length, *m_edition.default_average);
        error(Severity::bad_input, sector.to, "target-missing",
              fmt::format("{} has neither target_min nor average_kmh", described(sector)),
              m_leg.finish
                  ? "The leg's finish shares out only what lies behind its last halt with a restart_time: write one of "
                    "them, or default_average_kmh in edition.toml."
                  : "Write one of them, or default_average_kmh in edition.toml.");
        return std::nullopt;
    }

    /// A row may tell both; the minutes count, and the average is what the organiser's table makes of them.
    void check_told_average(const Sector& sector) {
        const auto& to = row(sector.to);
        const auto average = average_over(sector.length, *to.target);
        if (std::abs(average.count() - to.average->count()) <= 0.5) return;
        if (least_minutes(sector.length, *to.average) == *to.target) return;
        m_found.add({Severity::warning, "average-differs", to.where, to.name,
                     fmt::format("{} in {} min is {:.1f} km/h, but average_kmh is {}", described(sector), to.target->count(),
                                 average.count(), to.average->count()),
                     "target_min counts. Check the route, or leave average_kmh out."});
    }

    void check_limit(Sector& sector) {
        auto passing = passing_at(sector.from);
        passing.to += sector.target;
        const auto stretches = m_caps.between(control(sector.from).chainage, control(sector.to).chainage, passing);
        sector.least = m_caps.least_minutes(stretches);
        if (sector.length <= Metres{0} || sector.target >= sector.least) return;
        const auto average = sector.target.count() == 0 ? std::string("no average at all")
                                                        : fmt::format("{:.1f} km/h", sector.average.count());
        error(Severity::infeasible, sector.to, "average-above-limit",
              fmt::format("{} in {} min is {}; rule set {} allows {}", described(sector), sector.target.count(), average,
                          m_rules.name, told(stretches, m_rules.speed)),
              row(sector.to).target
                  ? fmt::format("Set target_min to {} or more.", sector.least.count())
                  : fmt::format("Lower the average, or set target_min to {} or more.", sector.least.count()));
    }

    /// A sector's end whose row tells neither time nor average takes its part of what is left until the leg's finish. What lies
    /// before a halt with a fixed restart ends there.
    void share_time(Instant first) {
        ControlIndex begin{};
        Instant from = first;
        for (std::size_t i = 1; i < m_boundaries.size(); ++i) {
            if (!is_halt(m_boundaries[i - 1], m_boundaries[i]) || !row(m_boundaries[i]).restart) continue;
            begin = m_boundaries[i];
            Diagnostics told_when_it_is_made;
            from = restart_of(begin, told_when_it_is_made).value_or(from);
        }
        const auto finish = moment_of(m_edition, m_leg, *m_leg.finish, clocks(m_boundaries.back()),
                                      {{"edition.toml", m_leg.line}, fmt::format("leg {}", m_leg.number)}, m_found);
        if (!finish) {
            m_good = false;
            return;
        }
        std::chrono::seconds left = *finish - from;
        std::vector<SharedSector> sectors;
        std::vector<ControlIndex> ends;
        for (std::size_t i = 1; i < m_boundaries.size(); ++i) {
            const auto start = m_boundaries[i - 1];
            const auto end = m_boundaries[i];
            if (end <= begin) continue;
            const auto& to = row(end);
            const Metres length = control(end).chainage - control(start).chainage;
            if (is_halt(start, end)) {
                left -= to.stop.value_or(std::chrono::minutes{0});
            } else if (to.target) {
                left -= *to.target;
            } else if (to.average) {
                left -= least_minutes(length, *to.average);
            } else if (length > Metres{}) {
                const auto driving = m_driving.between(control(start).chainage, control(end).chainage);
                const auto stretches = m_caps.between(control(start).chainage, control(end).chainage, {});
                sectors.push_back(
                    {m_driving.is_known() ? driving : Seconds{length.count()}, m_caps.least_minutes(stretches)});
                ends.push_back(end);
            }
        }
        if (sectors.empty()) return tell_finish(*finish, left);
        const auto minutes = std::chrono::floor<std::chrono::minutes>(left);
        const auto shares = shared_time(minutes, sectors);
        if (!shares) return tell_too_short(std::max(minutes, std::chrono::minutes{0}), sectors, ends.front());
        for (std::size_t i = 0; i < ends.size(); ++i) {
            m_shares[ends[i]] = (*shares)[i];
        }
    }

    /// Nothing is free to be shared out: the leg ends when it ends.
    void tell_finish(Instant finish, std::chrono::seconds left) {
        if (left == std::chrono::seconds{0}) return;
        const auto end = m_boundaries.back();
        m_found.add(
            {Severity::warning, "finish-differs", row(end).where, control(end).name,
             fmt::format("the first car is due at {}, but finish in edition.toml is {}",
                         clock_text(finish - left, clocks(end), m_leg.date), clock_text(finish, clocks(end), m_leg.date)),
             "All sectors have times of their own: leave one of them out, or finish."});
    }

    void tell_too_short(std::chrono::minutes left, const std::vector<SharedSector>& sectors, ControlIndex end) {
        std::chrono::minutes least{0};
        Seconds driving{0};
        for (const auto& sector : sectors) {
            least += sector.least;
            driving += sector.driving;
        }
        error(
            Severity::infeasible, end, "day-too-short",
            fmt::format("until the leg's finish {} min are left for {} that tell no time; at the limits of rule set {} they "
                        "take {} min{}",
                        left.count(), sectors.size() == 1 ? "one sector" : fmt::format("{} sectors", sectors.size()),
                        m_rules.name, least.count(),
                        m_driving.is_known() ? fmt::format(", driven within speed limits about {}",
                                                           std::chrono::ceil<std::chrono::minutes>(driving).count())
                                             : std::string()),
            "Set a later finish in edition.toml, an earlier first_car, or shorten the leg or its halts.");
    }

    std::string described(const Sector& sector) const {
        return fmt::format("sector {} from {} to {} of {:.2f} km", sector.number, itinerary::called(control(sector.from)),
                           itinerary::called(control(sector.to)), sector.length.kilometres());
    }

    std::optional<Instant> restart_of(ControlIndex out, Diagnostics& found) {
        const auto& halt = row(out);
        return moment_of(m_edition, m_leg, *halt.restart, clocks(out), {halt.where, halt.name}, found);
    }

    Instant restart_after(ControlIndex in, ControlIndex out) {
        const auto& halt = row(out);
        if (!halt.restart) return m_times.standard[in] + halt.stop.value_or(std::chrono::minutes{0});
        const auto restart = restart_of(out, m_found);
        if (!restart) {
            m_good = false;
            return m_times.standard[in];
        }
        if (*restart < m_times.standard[in]) {
            const auto& zone = clocks(out);
            error(Severity::infeasible, out, "restart-before-arrival",
                  fmt::format("restart_time {} is before the first car is due in at {}",
                              clock_text(*restart, zone, m_leg.date), clock_text(m_times.standard[in], zone, m_leg.date)),
                  "Set a later restart_time, or stop_min in its place.");
        }
        warn_of_night(in, out, *restart);
        return *restart;
    }

    /// A restart_time a little before the first start is seldom meant for the day after.
    void warn_of_night(ControlIndex in, ControlIndex out, Instant restart) {
        constexpr std::chrono::hours longest_pause{12};
        const auto pause = std::chrono::duration_cast<std::chrono::minutes>(restart - m_times.standard[in]);
        if (pause <= longest_pause) return;
        m_found.add({Severity::warning, "halt-over-night", row(out).where, row(out).name,
                     fmt::format("the halt lasts {} h {:02} min, until {}", pause.count() / 60, pause.count() % 60,
                                 clock_text(restart, clocks(out), m_leg.date)),
                     "If that is not meant, correct restart_time."});
    }

    /// Inside of the sectors; for cars of no class, and how far those of a class are from them.
    void set_due_inside() {
        TrialTimes trials{m_edition, m_itinerary, m_caps, m_rules.speed, m_found};
        const auto standard_ends = m_times.standard;
        const auto due_of = [&](const std::string& of_class) {
            auto due = standard_ends;
            for (std::size_t b = 1; b < m_boundaries.size(); ++b) {
                const auto from = m_boundaries[b - 1];
                const auto to = m_boundaries[b];
                if (is_halt(from, to)) {
                    std::fill(due.begin() + from.next().value(), due.begin() + to.value(), due[from]);
                } else {
                    trials.set_due({from, to, due[from], due[to]}, of_class, due);
                }
            }
            return due;
        };
        m_times.standard = due_of({});
        for (const auto& of_class : trials.classes()) {
            const auto due = due_of(of_class);
            auto& delays = m_times.class_delays[of_class];
            for (const ControlIndex i : due.indices()) {
                delays.push_back(due[i] - m_times.standard[i]);
            }
        }
        for (std::size_t b = 1; b < m_boundaries.size(); ++b) {
            for (const ControlIndex i : places_between(m_boundaries[b - 1].next(), m_boundaries[b])) {
                for (auto& delays : m_times.group_delays) {
                    delays[i] = delays[m_boundaries[b - 1]];
                }
            }
        }
    }

    void set_windows() {
        const auto before = m_edition.opens_before.value_or(m_rules.controls.opens_before);
        const auto after = m_edition.closes_after.value_or(m_rules.controls.closes_after);
        for (const ControlIndex i : m_times.standard.indices()) {
            auto& times = m_times.controls[i];
            const auto passing = passing_at(i);
            times.due_first_car = passing.from;
            times.due_last_car = passing.to;
            times.opens = times.due_first_car - before;
            times.closes = times.due_last_car + after;
        }
        for (const EntryIndex e : m_edition.entries.indices()) {
            const auto& entry = m_edition.entries[e];
            if (!is_course_car(entry)) continue;
            const bool ahead = entry.role == edition::CarRole::lead;
            m_times.course_cars.push_back({e, entry.role == edition::CarRole::sweep, ahead ? -entry.offset : entry.offset});
        }
    }

    /// How much longer or shorter than the others each group has halted when it comes to the end of a sector or halt.
    void set_group_delays(ControlIndex from, ControlIndex to) {
        for (std::size_t g = 0; g < m_edition.groups.size(); ++g) {
            auto& delays = m_times.group_delays[g];
            delays[to] = delays[from];
            if (!is_halt(from, to)) continue;
            for (const auto& halt : m_edition.groups[g].halts) {
                if (halt.leg != m_leg.number || halt.seq != row(to).seq) continue;
                delays[to] += halt.stop - (m_times.standard[to] - m_times.standard[from]);
            }
        }
    }

    void set_ceremony() {
        m_times.ceremony = instant_of(m_leg.date, m_leg.ceremony->first_car, edition::clocks_at_start(m_edition, m_leg),
                                      {{"edition.toml", 0}, fmt::format("leg {}", m_leg.number)}, m_found);
        if (!m_times.ceremony) m_good = false;
    }

    /// When the first and the last car are there.
    Span passing_at(ControlIndex control) const {
        if (m_times.cars.empty()) return {m_times.standard[control], m_times.standard[control]};
        Span passing{Instant::max(), Instant::min()};
        for (const auto& car : m_times.cars) {
            const auto due = m_times.due(car, control);
            passing.from = std::min(passing.from, due);
            passing.to = std::max(passing.to, due);
            if (car.entry) continue;
            // Nobody knows which class it is of.
            for (const auto& [name, delays] : m_times.class_delays) {
                if (delays.empty()) continue;
                passing.from = std::min(passing.from, due + delays[control]);
                passing.to = std::max(passing.to, due + delays[control]);
            }
        }
        return passing;
    }

    const Edition& m_edition;
    const edition::Leg& m_leg;
    const LegItinerary& m_itinerary;
    const RuleSet& m_rules;
    const SpeedCaps& m_caps;
    const DrivingTime& m_driving;
    Diagnostics& m_found;
    std::map<ControlIndex, std::chrono::minutes> m_shares; ///< by the sector's end
    bool m_good = true;
    int m_next_sector = 1;
    std::vector<ControlIndex> m_boundaries;
    LegTimes m_times;
};

} // namespace

std::optional<TimedItinerary> timed(const Edition& edition, itinerary::Itinerary itinerary, const RuleSet& rules,
                                    const LegCaps& caps, const LegDriving& driving, Diagnostics& found) {
    ROUTE_ASSERT(itinerary.legs.size() == edition.legs.size() && caps.size() == edition.legs.size());
    ROUTE_ASSERT(driving.size() == edition.legs.size());
    if (!clocks_are_known(edition, found)) return std::nullopt;
    check_clocks(edition, found);
    TimedItinerary result;
    result.time_zone = edition.time_zone;
    result.rules = rules;
    int sector_number = 1;
    bool good = true;
    for (const LegIndex l : itinerary.legs.indices()) {
        LegSchedule schedule(edition, edition.legs[l], itinerary.legs[l], rules, caps[l], driving[l], found);
        auto times = schedule.run(sector_number);
        good = good && times.has_value();
        result.legs.push_back(times ? *std::move(times) : LegTimes{});
        sector_number = schedule.next_sector_number();
    }
    result.itinerary = std::move(itinerary);
    check_edition_rules(edition, result, rules, caps, found);
    if (!good) return std::nullopt;
    check_times(edition, result, rules, found);
    return result;
}

std::optional<TimedItinerary> timed(const Edition& edition, itinerary::Itinerary itinerary, const RuleSet& rules,
                                    Diagnostics& found) {
    LegCaps open;
    for (std::size_t leg = 0; leg < itinerary.legs.size(); ++leg) {
        open.push_back(SpeedCaps{rules.speed});
    }
    const LegDriving unknown(itinerary.legs.size());
    return timed(edition, std::move(itinerary), rules, open, unknown, found);
}

} // namespace route::timing
