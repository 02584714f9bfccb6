// SPDX-License-Identifier: BSL-1.0
#include "timing/timed_leg.hpp"

#include "base/assert.hpp"
#include "timing/clocks.hpp"
#include "timing/local_time.hpp"

#include <algorithm>

namespace route::timing {

Instant LegTimes::due(const StartingCar& car, ControlIndex control) const {
    const auto of_class = class_delays.find(car.average_class);
    const auto delay = of_class == class_delays.end() ? std::chrono::seconds{0} : of_class->second[control];
    return standard[control] + car.after + group_delays[car.group][control] + delay;
}

Instant LegTimes::due(const CourseCar& car, ControlIndex control) const {
    const auto& times = controls[control];
    return (car.behind_last ? times.due_last_car : times.due_first_car) + car.apart;
}

TimedLeg::TimedLeg(const edition::Edition& edition, const TimedItinerary& itinerary, LegIndex leg_index)
    : m_edition(edition), m_itinerary(itinerary), m_index(leg_index) {
    ROUTE_ASSERT(leg_index < itinerary.itinerary.legs.end_index());
    ROUTE_ASSERT(leg_index < itinerary.legs.end_index());
}

const edition::Leg& TimedLeg::edition_leg() const {
    const auto found = std::ranges::find(m_edition.legs, leg().number, &edition::Leg::number);
    ROUTE_ASSERT(found != m_edition.legs.end());
    return *found;
}

const edition::Waypoint& TimedLeg::row_of(ControlIndex control) const {
    return m_edition.waypoints[leg().controls[control].waypoint];
}

std::string TimedLeg::clock(Instant instant, ControlIndex control) const {
    return clock_by(instant, times().clocks[control]);
}

std::string TimedLeg::clock(Instant instant, Chainage place) const { return clock_by(instant, clocks_at(place)); }

const std::string& TimedLeg::clocks_at(Chainage place) const { return timing::clocks_at(m_edition, leg(), place); }

std::string TimedLeg::clock_by(Instant instant, const std::string& zone) const {
    const auto& clocks = times().clocks;
    const bool one = std::ranges::all_of(clocks, [&](const std::string& other) { return other == clocks.front(); });
    auto text = clock_text(instant, zone, edition_leg().date);
    if (one || !which_of_two(instant, zone).empty()) return text;
    constexpr std::size_t hour_and_minute = 5;
    return text.insert(hour_and_minute, " " + letters_of(instant, zone));
}

std::string TimedLeg::first_car_at(ControlIndex control) const {
    return clock(times().controls[control].due_first_car, control);
}

bool TimedLeg::crews_know_time_at(ControlIndex control) const {
    const auto& controls = leg().controls;
    if (edition::is_sector_boundary(controls[control].kind)) return true;
    for (auto i = control; !edition::is_sector_boundary(controls[i].kind); i = i.before()) {
        const auto& before = controls[i];
        if (before.kind != edition::Kind::pm || (i == control && before.line <= 1)) continue;
        const auto lines = edition::lines_of(m_edition, row_of(i));
        if (!lines.empty() && lines.front().given_as != edition::GivenAs::averages) return false;
    }
    return true;
}

std::string TimedLeg::code_of(ControlIndex control) const {
    const auto& placed = leg().controls[control];
    return placed.code.empty() ? placed.name : placed.code;
}

std::string TimedLeg::code_of_series(ControlIndex first) const {
    const auto& controls = leg().controls;
    const auto& begin = controls[first];
    std::string last = begin.code;
    for (const ControlIndex i : places_between(first, controls.end_index())) {
        const auto& control = controls[i];
        if (control.waypoint == begin.waypoint && !control.secret && !control.code.empty()) last = control.code;
    }
    if (last == begin.code) return begin.code;
    return begin.code + "–" + last.substr(last.find_last_of(' ') + 1);
}

PrintedLength TimedLeg::printed_length() const { return leg().controls.back().printed - leg().controls.front().printed; }

const Sector* TimedLeg::sector_at(ControlIndex control) const {
    for (const auto& sector : times().sectors) {
        if (sector.from <= control && control <= sector.to) return &sector;
    }
    return nullptr;
}

PrintedLength TimedLeg::total_at(ControlIndex control) const {
    const auto& controls = leg().controls;
    const auto* sector = sector_at(control);
    const bool from_start = m_edition.total_from_leg_start || sector == nullptr;
    return controls[control].printed - controls[from_start ? ControlIndex{} : sector->from].printed;
}

const Sector* TimedLeg::sector_ending_at(ControlIndex control) const {
    const auto& sectors = times().sectors;
    const auto found = std::ranges::find(sectors, control, &Sector::to);
    return found == sectors.end() ? nullptr : &*found;
}

std::optional<std::chrono::minutes> TimedLeg::halt_before(ControlIndex out) const {
    const auto& controls = leg().controls;
    for (const ControlIndex in : places_between(ControlIndex{}, out) | std::views::reverse) {
        if (itinerary::is_halt(controls[in], controls[out])) return halt_after(in);
    }
    return std::nullopt;
}

std::optional<std::chrono::minutes> TimedLeg::halt_after(ControlIndex in) const {
    const auto& controls = leg().controls;
    for (const ControlIndex out : places_between(in.next(), controls.end_index())) {
        if (!itinerary::is_halt(controls[in], controls[out])) continue;
        return std::chrono::duration_cast<std::chrono::minutes>(times().controls[out].due_first_car -
                                                                times().controls[in].due_first_car);
    }
    return std::nullopt;
}

} // namespace route::timing
