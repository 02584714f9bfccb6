// SPDX-License-Identifier: BSL-1.0
#include "pipeline/stages.hpp"
#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/unweighed_words.hpp"

#include <fmt/format.h>

namespace route::pipeline {

namespace {

std::string clock(timing::Instant instant, const std::string& zone, std::chrono::year_month_day leg_date) {
    const auto local = timing::local_time(instant, zone);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
    const auto days = (std::chrono::sys_days{local.date} - std::chrono::sys_days{leg_date}).count();
    const auto which = timing::which_of_two(instant, zone);
    return fmt::format("{:02}:{:02}{}{}", minutes / 60, minutes % 60, which.empty() ? "" : " " + which,
                       days > 0 ? fmt::format("+{}", days) : "");
}

/// What the leg asks for in all, beside what a driver needs who keeps to the limits.
std::string sum_row(const Plan& plan, LegIndex l) {
    std::int32_t decametres = 0;
    std::chrono::minutes target{0};
    std::chrono::minutes slack{0};
    std::chrono::minutes driving{0};
    for (const auto& sector : plan.timed.legs[l].sectors) {
        decametres += sector.printed.decametres();
        target += sector.target;
        slack += sector.target - sector.least;
        driving += sector.driving;
    }
    const auto average = target.count() == 0 ? 0.0 : decametres / 100.0 * 60.0 / static_cast<double>(target.count());
    return fmt::format("{:>4}  {:<34} {:<34} {:>8.2f} {:>4}:{:02} {:>5} {:>5} {:>7.2f}\n", "", "all sectors", "",
                       decametres / 100.0, target.count() / 60, target.count() % 60, slack.count(), driving.count(),
                       average);
}

std::string sector_rows(const Plan& plan, LegIndex l) {
    const auto& leg = plan.timed.itinerary.legs[l];
    const auto& times = plan.timed.legs[l];
    std::string text;
    for (const auto& sector : times.sectors) {
        const auto& to = leg.controls[sector.to];
        text +=
            fmt::format("{:>4}  {:<34.34} {:<34.34} {:>8.2f} {:>4}:{:02} {:>5} {:>5} {:>7.2f} {:>8}\n", sector.number,
                        itinerary::called(leg.controls[sector.from]), itinerary::called(to),
                        sector.printed.decametres() / 100.0, sector.target.count() / 60, sector.target.count() % 60,
                        (sector.target - sector.least).count(), sector.driving.count(), sector.average.count(),
                        clock(times.controls[sector.to].due_first_car, times.clocks[sector.to], plan.edition.legs[l].date));
    }
    return text + sum_row(plan, l);
}

std::string control_rows(const Plan& plan, LegIndex l) {
    const auto& leg = plan.timed.itinerary.legs[l];
    std::string text;
    for (const ControlIndex c : leg.controls.indices()) {
        const auto& control = leg.controls[c];
        const auto snap = control.line > 1 ? std::string("-") : fmt::format("{:.0f} m", control.snap_distance.count());
        text += fmt::format(
            "{:>9.2f}  {:<13} {:<8} {:<40.40} {:>7} {:>8}\n", control.printed.decametres() / 100.0,
            edition::name_of(control.kind), itinerary::shown_code(control), control.name, snap,
            clock(plan.timed.legs[l].controls[c].due_first_car, plan.timed.legs[l].clocks[c], plan.edition.legs[l].date));
    }
    return text;
}

/// What the planner must look at; empty when there is nothing.
std::string unweighed_rows(const Plan& plan, LegIndex l) {
    const auto& times = plan.timed.legs[l];
    if (times.not_weighed.empty()) return {};
    std::string text =
        fmt::format("\nTo be looked at by the planner:\n{:>15}  {:<20} {:<44} {}\n", "km", "on", "the map says", "");
    for (const auto& item : times.not_weighed) {
        const auto from = item.from.since_start().kilometres();
        const auto to = item.to.since_start().kilometres();
        const auto stretch = item.from == item.to ? fmt::format("{:.2f}", from) : fmt::format("{:.2f}–{:.2f}", from, to);
        text +=
            fmt::format("{:>15}  {:<20} {:<44} {}\n", stretch, fmt::format("{} {}", timing::object_of(item.on), item.osm_id),
                        item.name.empty() ? item.tag : item.name + ": " + item.tag,
                        timing::in_english(item, timing::clocks_at(plan.edition, plan.timed.itinerary.legs[l], item.from),
                                           plan.edition.legs[l].date));
    }
    return text;
}

/// "  climb 2310 m, descent 2310 m, highest 1537 m"; empty without elevation.
std::string relief_of(const itinerary::LegItinerary& leg) {
    const auto relief = itinerary::relief_between(leg, Chainage{}, leg.track.back().chainage);
    if (!relief) return {};
    return fmt::format("  climb {:.0f} m, descent {:.0f} m, highest {:.0f} m", relief->climb.count(),
                       relief->descent.count(), relief->highest.count());
}

} // namespace

std::string table_of(const Plan& plan) {
    std::string text = fmt::format("{} – {}\n", plan.edition.name, plan.edition.version);
    for (const LegIndex l : plan.timed.itinerary.legs.indices()) {
        const auto& leg = plan.timed.itinerary.legs[l];
        text += fmt::format("\nLeg {}  {}  {:.2f} km{}\n\n", leg.number, plan.edition.legs[l].name,
                            PrintedLength::nearest(leg.track.back().chainage).decametres() / 100.0, relief_of(leg));
        text += fmt::format("{:>4}  {:<34} {:<34} {:>8} {:>7} {:>5} {:>5} {:>7} {:>8}\n", "sec.", "from", "to", "km",
                            "target", "slack", "drive", "km/h", "car 1");
        text += sector_rows(plan, l);
        text += fmt::format("\n{:>9}  {:<13} {:<8} {:<40} {:>7} {:>8}\n", "km", "kind", "code", "name", "snap", "car 1");
        text += control_rows(plan, l);
        text += unweighed_rows(plan, l);
    }
    return text;
}

} // namespace route::pipeline
