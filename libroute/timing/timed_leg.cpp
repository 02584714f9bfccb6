// SPDX-License-Identifier: BSL-1.0
#include "timing/timed_leg.hpp"

#include "base/assert.hpp"
#include "timing/local_time.hpp"

#include <algorithm>

namespace route::timing {

Instant LegTimes::due(const StartingCar& car, ControlIndex control) const {
    return standard[control] + car.after + group_delays[car.group][control];
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

std::string TimedLeg::clock(Instant instant) const { return clock_text(instant, m_itinerary.time_zone, edition_leg().date); }

std::string TimedLeg::first_car_at(ControlIndex control) const { return clock(times().controls[control].due_first_car); }

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
