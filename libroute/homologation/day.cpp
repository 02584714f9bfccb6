// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"
#include "homologation/checked_leg.hpp"
#include "timing/daylight.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>

namespace route::homologation::detail {

namespace {

/// Filling stations on the road between two places, as far as the map has them.
std::size_t stations_between(const CheckedLeg& checked, Chainage from, Chainage to) {
    constexpr Metres pace{40};
    std::set<network::OsmObject> stations;
    const auto& layers = checked.planned.roads.layers();
    for (auto place = from; place <= to; place = place + pace) {
        for (const auto& mark :
             layers.landmarks_near(itinerary::position_at(checked.leg(), place), checked.planned.limits.fuel_within)) {
            if (mark.kind == network::LandmarkKind::fuel) stations.insert(mark.object);
        }
    }
    return stations.size();
}

/// Tanks are full at a leg's start, and at every refuelling.
void check_fuel(const CheckedLeg& checked, Diagnostics& found) {
    const auto& leg = checked.leg();
    const auto range = checked.planned.limits.fuel_range;
    Chainage filled;
    const auto check_until = [&](ControlIndex at) {
        const auto& control = leg.controls[at];
        const Metres driven = control.chainage - filled;
        if (driven <= range) return;
        const auto stations = stations_between(checked, filled, control.chainage);
        tell(checked,
             {at, "fuel-far",
              fmt::format("{} after the last filling; the thirstiest car goes {:.0f} km. {} on the road by the map",
                          told_length(driven), range.kilometres(),
                          stations == 1
                              ? "1 filling station is"
                              : fmt::format("{} filling stations are", stations == 0 ? "No" : std::to_string(stations))),
              "Put a REFUEL on the way, or tell the range of your cars in checks.toml.",
              stations == 0 ? Severity::warning : Severity::note},
             found);
    };
    for (const ControlIndex i : leg.controls.indices()) {
        if (leg.controls[i].kind != edition::Kind::refuel) continue;
        check_until(i);
        filled = leg.controls[i].chainage;
    }
    check_until(leg.controls.last_index());
}

void check_meal(const CheckedLeg& checked, Diagnostics& found) {
    const auto& leg = checked.leg();
    const auto& times = checked.times();
    const auto& limits = checked.planned.limits;
    const auto time = times.controls.back().due_first_car - times.controls.front().due_first_car;
    if (time <= limits.meal_after) return;
    for (const ControlIndex i : places_between(ControlIndex{1}, leg.controls.end_index())) {
        if (!itinerary::is_halt(leg.controls[i.before()], leg.controls[i])) continue;
        const auto halt = times.controls[i].due_first_car - times.controls[i.before()].due_first_car;
        if (halt >= limits.meal_least) return;
    }
    tell(checked,
         {leg.controls.last_index(), "meal-missing",
          fmt::format("is reached {} h {:02} min after the start, without a halt of {} min", time.count() / 3600,
                      time.count() / 60 % 60, limits.meal_least.count()),
          "Put a LUNCH on the way, or tell crews to bring their own."},
         found);
}

/// Between sunset and sunrise, as the sun stands at a control; nothing beyond the polar circles.
struct Dark {
    std::string when; ///< "after sunset at 20:51"
};
std::optional<Dark> dark_at(const CheckedLeg& checked, ControlIndex i, timing::Instant due) {
    const auto& zone = checked.times().clocks[i];
    const auto date = timing::local_time(due, zone).date;
    const auto sun = timing::daylight(checked.leg().controls[i].position, date, zone);
    if (!sun.sunrise || !sun.sunset) return std::nullopt;
    if (due < *sun.sunrise) return Dark{"before sunrise at " + timing::clock_text(*sun.sunrise, zone, date)};
    if (due > *sun.sunset) return Dark{"after sunset at " + timing::clock_text(*sun.sunset, zone, date)};
    return std::nullopt;
}

/// The first control to which some car comes by night; the first car by morning, the last one by evening.
void check_night(const CheckedLeg& checked, Diagnostics& found) {
    const auto& times = checked.times();
    for (const ControlIndex i : checked.leg().controls.indices()) {
        for (const auto& [car, due] :
             {std::pair("first", times.controls[i].due_first_car), std::pair("last", times.controls[i].due_last_car)}) {
            const auto dark = dark_at(checked, i, due);
            if (!dark) continue;
            const auto& zone = times.clocks[i];
            tell(checked,
                 {i, "night-driving",
                  fmt::format("the {} car is due at {}, {}: cars drive by night", car,
                              timing::clock_text(due, zone, timing::local_time(due, zone).date), dark->when),
                  "Tell crews and marshals to bring lights.", Severity::note},
                 found);
            return;
        }
    }
}

} // namespace

void check_day(const CheckedLeg& checked, Diagnostics& found) {
    check_fuel(checked, found);
    check_meal(checked, found);
    check_night(checked, found);
}

} // namespace route::homologation::detail
