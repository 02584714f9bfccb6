// SPDX-License-Identifier: BSL-1.0
#include "timing/map_conditions.hpp"

#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/road_hours.hpp"
#include "timing/seasons.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace route::timing {

using itinerary::Force;
using std::chrono::minutes;

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    if (text.size() > 1 && text.front() == '(' && text.back() == ')' && text.find('(', 1) == std::string_view::npos) {
        return trimmed(text.substr(1, text.size() - 2));
    }
    return text;
}

/// The middle of the network: where the sun is asked for.
geo::Position middle_of(const network::RoadNetwork& roads) {
    const auto bounds = roads.bounds();
    const auto middle = [](auto low, auto high) {
        return static_cast<std::int32_t>((std::int64_t{low.e7()} + high.e7()) / 2);
    };
    return {geo::Latitude::e7(middle(bounds.south_west.latitude, bounds.north_east.latitude)),
            geo::Longitude::e7(middle(bounds.south_west.longitude, bounds.north_east.longitude))};
}

Force both(Force a, Force b) {
    if (a == Force::never || b == Force::never) return Force::never;
    return a == Force::always && b == Force::always ? Force::always : Force::sometimes;
}

Force opposite(Force force) {
    if (force == Force::sometimes) return force;
    return force == Force::always ? Force::never : Force::always;
}

} // namespace

MapConditions::MapConditions(const edition::Edition& edition, const network::RoadNetwork& roads,
                             const routing::VehicleProfile& profile)
    : m_edition(edition), m_profile(profile), m_place(middle_of(roads)) {}

Judgement MapConditions::of(const network::RoadRule& rule, Instant first, Instant last, const std::string& zone) {
    m_zone = zone;
    if (!rule.statement.is_conditional()) return {Force::always, true};
    auto judgement = between(rule.condition, first, last);
    if (rule.statement.holds == osm::Holds::outside_its_condition) judgement.force = opposite(judgement.force);
    return judgement;
}

Judgement MapConditions::between(std::string_view condition, Instant first, Instant last) {
    Judgement judgement{Force::always, true};
    while (true) {
        const auto end = std::min(condition.find(" AND "), condition.find(" and "));
        const auto part = part_between(trimmed(condition.substr(0, end)), first, last);
        judgement.force = both(judgement.force, part.force);
        judgement.readable = judgement.readable && part.readable;
        if (end == std::string_view::npos) return judgement;
        constexpr std::size_t width = 5;
        condition.remove_prefix(end + width);
    }
}

Judgement MapConditions::part_between(std::string_view part, Instant first, Instant last) {
    if (const auto exceeds = compared(part)) return {*exceeds ? Force::always : Force::never, true};
    const auto seasons = Seasons::read(part);
    const auto hours = OpeningHours::read(part);
    if (!hours && !seasons) return {Force::sometimes, false};
    bool ever = false;
    bool always = true;
    bool known = true;
    const auto look = [&](Instant instant) {
        const auto minute = minute_at(instant);
        const auto truth = seasons ? seasons->hold_on(minute.date, m_place.latitude) : hours->hold_at(minute);
        ever = ever || truth != Truth::no;
        always = always && truth == Truth::yes;
        known = known && truth != Truth::unknown;
    };
    look(first);
    // Signs change at full minutes.
    for (auto at = std::chrono::floor<minutes>(first) + minutes{1}; at <= last; at += minutes{1}) {
        look(at);
        if (ever && !always && !known) break;
    }
    return {always ? Force::always : ever ? Force::sometimes : Force::never, known};
}

/// "weight>7.5": tonnes and metres.
std::optional<bool> MapConditions::compared(std::string_view part) const {
    using osm::RuleKind;
    static constexpr std::array<std::pair<std::string_view, RuleKind>, 7> measures{{{"maxweightrating", RuleKind::weight},
                                                                                    {"weight", RuleKind::weight},
                                                                                    {"height", RuleKind::height},
                                                                                    {"length", RuleKind::length},
                                                                                    {"width", RuleKind::width},
                                                                                    {"axleload", RuleKind::axle_load},
                                                                                    {"axle_load", RuleKind::axle_load}}};
    const auto sign = part.find_first_of("<>=");
    if (sign == std::string_view::npos) return std::nullopt;
    const auto name = trimmed(part.substr(0, sign));
    const auto measure = std::ranges::find(measures, name, [](const auto& entry) { return entry.first; });
    if (measure == measures.end()) return std::nullopt;
    const bool or_equal = part.find('=', sign) != std::string_view::npos;
    const auto figure = trimmed(part.substr(part.find_last_of("<>=") + 1));
    double value = 0;
    const auto read = std::from_chars(figure.data(), figure.data() + figure.size(), value);
    const bool in_tonnes = measure->second == RuleKind::weight || measure->second == RuleKind::axle_load;
    const auto unit =
        trimmed(std::string_view(read.ptr, static_cast<std::size_t>(figure.data() + figure.size() - read.ptr)));
    // In another unit the condition cannot be judged, and counts as in force.
    if (read.ec != std::errc{} || !(unit.empty() || unit == (in_tonnes ? "t" : "m"))) return std::nullopt;
    const double own = m_profile.measure(measure->second) / (in_tonnes ? 1000.0 : 100.0);
    if (or_equal && own == value) return true;
    if (part[sign] == '>') return own > value;
    if (part[sign] == '<') return own < value;
    return false;
}

SignMinute MapConditions::minute_at(Instant instant) {
    const auto local = local_time(instant, m_zone);
    auto known = m_daylight.find({local.date, m_zone});
    if (known == m_daylight.end()) {
        known = m_daylight.emplace(std::pair(local.date, m_zone), daylight(m_place, local.date, m_zone)).first;
    }
    const auto clock = [&](const std::optional<Instant>& event) -> std::optional<int> {
        if (!event) return std::nullopt;
        return static_cast<int>(std::chrono::duration_cast<minutes>(local_time(*event, m_zone).time_of_day).count());
    };
    SignMinute minute{local.date, static_cast<int>(std::chrono::duration_cast<minutes>(local.time_of_day).count()),
                      clock(known->second.sunrise), clock(known->second.sunset), std::nullopt};
    if (const auto& holidays = m_edition.public_holidays) {
        minute.holiday = std::ranges::find(*holidays, local.date) != holidays->end();
    }
    return minute;
}

namespace {

/// Where a leg comes by other clocks nobody knows yet by which of them a car meets the rule.
Force force_by(const std::vector<std::string>& zones, MapConditions& conditions, const network::RoadRule& rule,
               const ExpectedHours& hours) {
    const auto force = conditions.of(rule, hours.begin, hours.end, zones.front()).force;
    const bool all_say_so = std::ranges::all_of(
        zones, [&](const std::string& zone) { return conditions.of(rule, hours.begin, hours.end, zone).force == force; });
    return all_say_so ? force : Force::sometimes;
}

} // namespace

itinerary::RuleForces rules_in_force(const edition::Edition& edition, const network::RoadNetwork& roads,
                                     const routing::VehicleProfile& profile) {
    itinerary::RuleForces forces;
    Diagnostics told_elsewhere;
    if (roads.rule_count() == 0 || !clocks_are_known(edition, told_elsewhere)) return forces;
    MapConditions conditions{edition, roads, profile};
    for (const auto& leg : edition.legs) {
        const auto hours = expected_hours(edition, leg);
        if (!hours) continue;
        const auto zones = edition::clocks_on(edition, leg);
        auto& force = forces[leg.number];
        force.assign(roads.rule_count(), Force::always);
        std::map<std::pair<std::string_view, osm::Holds>, Force> judged;
        for (std::uint32_t i = 0; i < roads.rule_count(); ++i) {
            const auto rule = roads.rule(i);
            // What is only told is judged where it is driven.
            if (!rule.statement.is_conditional() || rule.statement.kind > osm::RuleKind::axle_load) continue;
            const auto [entry, fresh] = judged.try_emplace({rule.condition, rule.statement.holds}, Force::sometimes);
            if (fresh) entry->second = force_by(zones, conditions, rule, *hours);
            force[i] = entry->second;
        }
    }
    return forces;
}

} // namespace route::timing
