// SPDX-License-Identifier: BSL-1.0
#include "timing/road_hours.hpp"

#include "base/assert.hpp"
#include "geo/geodesic.hpp"
#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/passing_times.hpp"
#include "timing/schedule.hpp"
#include "timing/start_order.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace route::timing {

using edition::Edition;
using edition::OrderEffect;
using edition::RoadOrder;
using edition::Waypoint;
using edition::WrittenMoment;
using itinerary::LegItinerary;
using itinerary::LegRights;
using std::chrono::seconds;

namespace {

/// Nothing, and told, when clocks never show the moment.
std::optional<Instant> instant_of(const WrittenMoment& moment, const Edition& edition, const RoadOrder& order,
                                  Diagnostics& found) {
    if (moment.offset) return Instant{std::chrono::sys_days(moment.date)} + moment.time_of_day - *moment.offset;
    auto date = moment.date;
    auto time = moment.time_of_day;
    if (time >= std::chrono::hours{24}) { // the end of the date
        date = std::chrono::year_month_day{std::chrono::sys_days(date) + std::chrono::days{1}};
        time -= std::chrono::hours{24};
    }
    return timing::instant_of(date, time, edition.time_zone, {order.where, order.name}, found);
}

/// \pre its moments exist, or nothing is told of them
std::optional<Span> hours_of(const RoadOrder& order, const Edition& edition, Diagnostics& found) {
    Span hours;
    if (order.from) {
        const auto from = instant_of(*order.from, edition, order, found);
        if (!from) return std::nullopt;
        hours.from = *from;
    }
    if (order.to) {
        const auto to = instant_of(*order.to, edition, order, found);
        if (!to) return std::nullopt;
        hours.to = *to;
    }
    return hours;
}

/// How long a sector without a target time may take.
seconds guessed_time(const Edition& edition, const Waypoint& to, Metres straight) {
    constexpr double bends = 1.5; // roads are longer than straight lines, hairpins apart
    constexpr KmPerHour slow{30};
    const auto speed = to.average ? *to.average : edition.default_average.value_or(slow);
    const Metres length = to.declared.value_or(straight * bends);
    return std::chrono::ceil<seconds>(length / speed);
}

/// To when a halt lasts.
Instant end_of_halt(const Edition& edition, const edition::Leg& leg, WaypointIndex row, Instant reached) {
    const auto& halt = edition.waypoints[row];
    if (halt.stop) return reached + *halt.stop;
    if (!halt.restart) return reached;
    Diagnostics told_elsewhere;
    const auto restart = moment_of(edition, leg, *halt.restart, edition::clocks_at(edition, row), {}, told_elsewhere);
    return std::max(reached, restart.value_or(reached));
}

} // namespace

std::optional<Span> hours_in_force(const RoadOrder& order, const Edition& edition) {
    Diagnostics told_elsewhere;
    return hours_of(order, edition, told_elsewhere);
}

std::optional<ExpectedHours> expected_hours(const Edition& edition, const edition::Leg& leg) {
    Diagnostics told_elsewhere;
    const auto start = start_of(edition, leg, told_elsewhere);
    if (!start) return std::nullopt;
    Instant reached = *start;
    Metres straight;
    std::optional<geo::Position> before;
    for (const WaypointIndex w : edition.waypoints.indices()) {
        const auto& waypoint = edition.waypoints[w];
        if (waypoint.leg != leg.number) continue;
        if (before && waypoint.position) straight += geo::distance(*before, *waypoint.position);
        if (waypoint.position) before = waypoint.position;
        if (!edition::is_sector_boundary(waypoint.kind)) continue;
        reached += waypoint.target ? seconds(*waypoint.target) : guessed_time(edition, waypoint, straight);
        reached = end_of_halt(edition, leg, w, reached);
        straight = Metres{};
    }
    return ExpectedHours{*start, reached + latest_car(edition, leg.number)};
}

itinerary::OrdersInForce orders_in_force(const Edition& edition, Diagnostics& found) {
    itinerary::OrdersInForce in_force;
    if (edition.road_orders.empty() || !clocks_are_known(edition, found)) return in_force;
    std::map<int, ExpectedHours> expected;
    for (const auto& leg : edition.legs) {
        if (const auto hours = expected_hours(edition, leg)) expected.emplace(leg.number, *hours);
    }
    for (std::size_t i = 0; i < edition.road_orders.size(); ++i) {
        const auto& order = edition.road_orders[i];
        const auto hours = hours_of(order, edition, found);
        if (!hours) continue;
        if (hours->to < hours->from) {
            found.add({Severity::bad_input, "hours-reversed", order.where, order.name,
                       fmt::format("ends before it begins: from {} to {}", iso8601(hours->from, edition.time_zone),
                                   iso8601(hours->to, edition.time_zone)),
                       "Change from or to."});
            continue;
        }
        bool ever = false;
        for (const auto& [leg, span] : expected) {
            if (!order.concerns(leg) || !hours->meets({span.begin, span.end})) continue;
            in_force[leg].push_back(i);
            ever = true;
        }
        if (!ever && !expected.empty()) {
            found.add({Severity::warning, "order-never", order.where, order.name,
                       "its hours lie outside those of every leg: it has no effect", "Check from, to and leg."});
        }
    }
    return in_force;
}

namespace {

/// A stretch of a leg that needs an order to end, or to begin, at another time.
struct Clash {
    Chainage place;
    Instant first_car;
    Instant last_car;
};

class LegHours {
public:
    LegHours(const Edition& edition, const LegItinerary& leg, const LegTimes& times, const LegRights& rights,
             const network::RoadNetwork& roads, Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_rights(rights), m_roads(roads), m_passing(leg, times), m_found(found),
          m_begin(times.controls.front().due_first_car), m_end(times.controls.back().due_last_car) {
        Diagnostics told_before;
        for (const auto& order : edition.road_orders) {
            m_hours.push_back(hours_of(order, edition, told_before).value_or(Span{}));
        }
    }

    void check() {
        for (const auto& step : m_leg.path) {
            check_step(step);
        }
        for (const auto& [order, clash] : m_clashes) {
            tell(m_edition.road_orders[order], m_hours[order], clash);
        }
    }

    /// Closures that were counted, but are not in force while any car is on the leg.
    void warn_of_needless(const std::vector<std::size_t>& counted) {
        for (const auto i : counted) {
            const auto& order = m_edition.road_orders[i];
            if (order.effect == OrderEffect::open || m_hours[i].meets({m_begin, m_end})) continue;
            m_found.add({Severity::warning, "closure-needless", order.where, order.name,
                         fmt::format("counted for leg {}, which is on the road only from {} to {}", m_leg.number,
                                     clock(m_begin), clock(m_end)),
                         "Name the other legs in the property leg if the route shall use that road."});
        }
    }

private:
    void check_step(const itinerary::PathStep& step) {
        const auto orders = m_rights.orders_on(step.edge);
        if (orders.empty()) return;
        const Clash pass{step.from, m_passing.first_car(step.from, true), m_passing.last_car(step.to, false)};
        std::vector<std::size_t> permits;
        std::optional<std::size_t> closure;
        for (const auto i : orders) {
            const auto& order = m_edition.road_orders[i];
            if (!order.concerns(m_leg.number)) continue;
            if (order.effect == OrderEffect::open) permits.push_back(i);
            if (order.effect == OrderEffect::closed && m_hours[i].meets({pass.first_car, pass.last_car})) closure = i;
        }
        const bool needs_permit = closure || !m_rights.without_orders(m_leg.number).may_drive(m_roads, step.edge);
        if (!needs_permit) return;
        const auto lasts = [&](std::size_t i) { return m_hours[i].covers({pass.first_car, pass.last_car}); };
        if (std::ranges::any_of(permits, lasts)) return;
        note(permits.empty() ? closure.value_or(orders.front()) : permits.front(), pass);
    }

    /// One message for each order: where it begins, and all cars from then on.
    void note(std::size_t order, const Clash& pass) {
        const auto [entry, is_new] = m_clashes.emplace(order, pass);
        if (is_new) return;
        entry->second.first_car = std::min(entry->second.first_car, pass.first_car);
        entry->second.last_car = std::max(entry->second.last_car, pass.last_car);
    }

    [[nodiscard]] std::string clock(Instant instant) const {
        const auto leg = std::ranges::find(m_edition.legs, m_leg.number, &edition::Leg::number);
        return clock_text(instant, m_clocks, leg->date);
    }

    [[nodiscard]] std::string hours_text(const Span& hours) const {
        if (hours.from == Instant::min()) return hours.to == Instant::max() ? "always" : "until " + clock(hours.to);
        if (hours.to == Instant::max()) return "from " + clock(hours.from);
        return fmt::format("from {} to {}", clock(hours.from), clock(hours.to));
    }

    void tell(const RoadOrder& order, const Span& hours, const Clash& clash) {
        m_clocks = clocks_at(m_edition, m_leg, clash.place);
        const bool permit = order.effect == OrderEffect::open;
        m_found.add(
            {Severity::infeasible, permit ? DiagnosticCode("permit-hours") : DiagnosticCode("closure-hours"), order.where,
             order.name,
             fmt::format("{} {}, but cars pass from {} to {} (leg {}, km {:.2f})", permit ? "opens the road" : "closed",
                         hours_text(hours), clock(clash.first_car), clock(clash.last_car), m_leg.number,
                         clash.place.since_start().kilometres()),
             permit
                 ? "Ask for longer hours, change the times, or route the leg elsewhere."
                 : "Name the leg in the property leg without hours to route round it, change the times, or add a permit."});
    }

    const Edition& m_edition;
    const LegItinerary& m_leg;
    const LegRights& m_rights;
    const network::RoadNetwork& m_roads;
    PassingTimes m_passing;
    Diagnostics& m_found;
    std::string m_clocks; ///< by which hours are told
    Instant m_begin;
    Instant m_end;
    std::vector<Span> m_hours; ///< of each of Edition::road_orders
    std::map<std::size_t, Clash> m_clashes;
};

} // namespace

void check_road_hours(const Edition& edition, const TimedItinerary& timed, const LegRights& rights,
                      const network::RoadNetwork& roads, Diagnostics& found) {
    if (edition.road_orders.empty()) return;
    Diagnostics told_before;
    const auto in_force = orders_in_force(edition, told_before);
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        LegHours hours{edition, leg, timed.legs[l], rights, roads, found};
        hours.check();
        if (const auto counted = in_force.find(leg.number); counted != in_force.end())
            hours.warn_of_needless(counted->second);
    }
}

} // namespace route::timing
