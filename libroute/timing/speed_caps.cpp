// SPDX-License-Identifier: BSL-1.0
#include "timing/speed_caps.hpp"

#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/road_hours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::timing {

namespace {

using network::RoadClass;

/// Carriageways parted by more than paint: motorways, and trunk roads that run one way.
bool is_dual(const network::RoadNetwork& roads, network::DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    return road.road_class == RoadClass::motorway ||
           (road.road_class == RoadClass::trunk && road.one_way != osm::OneWay::no && !road.roundabout);
}

bool is_narrow(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres width) {
    constexpr double quarter_m = 0.25;
    const auto quarters = roads.attributes(edge).width_quarters;
    return quarters > 0 && Metres{quarters * quarter_m} < width;
}

/// When permits that close the road to others hold there.
std::vector<Span> closed_hours(const edition::Edition& edition, int leg, const itinerary::LegRights& rights,
                               network::DirectedEdge edge) {
    std::vector<Span> closed;
    for (const auto i : rights.orders_on(edge)) {
        const auto& order = edition.road_orders[i];
        if (!order.closed_to_others || !order.concerns(leg)) continue;
        if (const auto hours = hours_in_force(order, edition)) closed.push_back(*hours);
    }
    return closed;
}

/// Whether clocks show an hour of these between two moments.
bool any_hour_of(const DayHours& hours, const Span& span, const std::string& time_zone) {
    constexpr std::chrono::minutes step{15};
    const auto last = std::min(span.to, span.from + std::chrono::hours{24});
    for (Instant moment = span.from; moment < last; moment += step) {
        if (hours.hold(local_time(moment, time_zone).time_of_day)) return true;
    }
    return hours.hold(local_time(last, time_zone).time_of_day);
}

} // namespace

SpeedCaps::SpeedCaps(const SpeedRules& rules) : m_rules(rules) {}

SpeedCaps::SpeedCaps(const edition::Edition& edition, const itinerary::LegItinerary& leg, const itinerary::LegRights& rights,
                     const network::RoadNetwork& roads, const SpeedRules& rules)
    : m_rules(rules), m_raised(!rules.raised_by_permission || !edition.speed_permission.empty()) {
    for (const auto& step : leg.path) {
        Road road{step.from,
                  step.to,
                  rules.dual && is_dual(roads, step.edge),
                  rules.narrow && is_narrow(roads, step.edge, rules.narrow_width),
                  clocks_at(edition, leg, step.from),
                  {}};
        if (rules.closed) road.closed = closed_hours(edition, leg.number, rights, step.edge);
        if (road.dual || road.narrow || !road.closed.empty()) m_roads.push_back(std::move(road));
    }
}

Cap SpeedCaps::cap_of(const Road& road, const Span& passing) const {
    // On a leg without a schedule nobody knows when cars pass: no hour breaks a limit there, the leg has its own error.
    const bool unknown = passing.from == Instant::min();
    const auto lasts = [&](const Span& closed) { return unknown || closed.covers(passing); };
    if (m_raised && std::ranges::any_of(road.closed, lasts)) return Cap::closed;
    if (m_raised && road.dual) return Cap::dual;
    if (road.narrow && !unknown && any_hour_of(m_rules.narrow_hours, passing, road.clocks)) return Cap::narrow;
    return Cap::open;
}

KmPerHour SpeedCaps::limit_of(Cap cap) const {
    switch (cap) {
    case Cap::open: break;
    case Cap::dual: return m_rules.dual.value_or(m_rules.open);
    case Cap::closed: return m_rules.closed.value_or(m_rules.open);
    case Cap::narrow: return m_rules.narrow.value_or(m_rules.open);
    }
    return m_rules.open;
}

std::vector<CappedStretch> SpeedCaps::between(Chainage from, Chainage to, const Span& passing) const {
    std::array<Metres, 4> lengths{};
    Metres special;
    for (const auto& road : m_roads) {
        const Metres inside = std::min(road.to, to) - std::max(road.from, from);
        if (inside <= Metres{}) continue;
        lengths[static_cast<std::size_t>(cap_of(road, passing))] += inside;
        special += inside;
    }
    lengths[0] += std::max(Metres{}, to - from - special);
    std::vector<CappedStretch> stretches;
    constexpr Metres noise{0.001};
    for (const Cap cap : {Cap::open, Cap::dual, Cap::closed, Cap::narrow}) {
        const Metres length = lengths[static_cast<std::size_t>(cap)];
        if (length > noise) stretches.push_back({cap, limit_of(cap), length});
    }
    return stretches;
}

Seconds SpeedCaps::least_time(const std::vector<CappedStretch>& stretches) const {
    Seconds time{0};
    for (const auto& stretch : stretches) {
        time += stretch.length / stretch.limit;
    }
    return time;
}

namespace {

/// 12.5 km at 50 km/h are 15 minutes, though binary fractions may make 15.000000000000002 of it. A microsecond is far below
/// any length that could be measured.
constexpr Seconds noise{1e-6};

} // namespace

std::chrono::minutes SpeedCaps::least_minutes(const std::vector<CappedStretch>& stretches) const {
    const auto least = least_time(stretches);
    if (least <= Seconds{0}) return std::chrono::minutes{0};
    auto minutes = std::chrono::ceil<std::chrono::minutes>(least - noise);
    if (is_broken(stretches, minutes)) ++minutes;
    return minutes;
}

bool SpeedCaps::is_broken(const std::vector<CappedStretch>& stretches, Seconds time) const {
    if (stretches.empty()) return false;
    const auto least = least_time(stretches);
    return m_rules.strict ? time <= least + noise : time < least - noise;
}

std::string told(const std::vector<CappedStretch>& stretches, const SpeedRules& rules) {
    const char* below = rules.strict ? "less than " : "";
    const bool one = std::ranges::all_of(
        stretches, [&](const CappedStretch& stretch) { return stretch.limit == stretches.front().limit; });
    if (stretches.empty()) return fmt::format("{}{:g} km/h", below, rules.open.count());
    static constexpr std::array<std::string_view, 4> kinds{"open road", "divided road", "closed road", "narrow road"};
    if (one && stretches.size() == 1 && stretches.front().cap != Cap::open) {
        return fmt::format("{}{:g} km/h on its {}", below, stretches.front().limit.count(),
                           kinds[static_cast<std::size_t>(stretches.front().cap)]);
    }
    if (one) return fmt::format("{}{:g} km/h", below, stretches.front().limit.count());
    std::string text;
    for (const auto& stretch : stretches) {
        text += fmt::format("{}{}{:g} km/h on {:.2f} km of {}", text.empty() ? "" : ", ", below, stretch.limit.count(),
                            stretch.length.kilometres(), kinds[static_cast<std::size_t>(stretch.cap)]);
    }
    return text;
}

LegCaps speed_caps(const edition::Edition& edition, const itinerary::Itinerary& itinerary,
                   const itinerary::LegRights& rights, const network::RoadNetwork& roads, const SpeedRules& rules) {
    LegCaps caps;
    for (const auto& leg : itinerary.legs) {
        caps.push_back(SpeedCaps{edition, leg, rights, roads, rules});
    }
    return caps;
}

} // namespace route::timing
