// SPDX-License-Identifier: BSL-1.0
#include "timing/unweighed_words.hpp"

#include "timing/local_time.hpp"

#include <array>
#include <fmt/format.h>

namespace route::timing {

namespace {

struct WhyFacts {
    Why why;
    std::string_view name;
    std::string_view english; ///< {hours}: when cars pass; {measure}: the vehicle's
};

constexpr auto reasons = std::to_array<WhyFacts>({
    {Why::destination_only, "destination-only", "for those only who stop there"},
    {Why::closed_to_others, "closed-to-others", "closed to others"},
    {Why::by_permit, "by-permit", "closed to others: driven by permit"},
    {Why::in_turns, "in-turns", "traffic in turns, or in a direction that changes"},
    {Why::rough_ground, "rough-ground", "rough ground"},
    {Why::gate, "gate", "a gate: see that it is open"},
    {Why::gate_shut, "gate-shut", "shut: to be opened by permit"},
    {Why::toll, "toll", "toll is taken"},
    {Why::season, "season", "not open at all times of the year or the day"},
    {Why::works, "works", "under construction"},
    {Why::other_speed, "other-speed", "another speed limit at times"},
    {Why::limit_unread, "limit-unread", "the limit cannot be read"},
    {Why::limit_near, "limit-near", "the vehicle is {measure}"},
    {Why::condition_unread, "condition-unread", "the condition cannot be judged; cars pass {hours}"},
    {Why::not_in_force, "not-in-force", "not in force: cars pass {hours}"},
    {Why::in_force, "in-force", "in force: cars pass {hours}"},
    {Why::in_force_at_times, "in-force-at-times", "in force at times: cars pass {hours}"},
    {Why::open, "open", "open: cars pass {hours}"},
    {Why::shut, "shut", "shut: cars pass {hours}"},
    {Why::shut_at_times, "shut-at-times", "shut at times: cars pass {hours}"},
    {Why::driven_against, "driven-against", "driven against it by order"},
    {Why::goes_round, "goes-round", "the route goes round it"},
    {Why::goes_round_limit, "goes-round-limit", "the route goes round it: the vehicle is {measure}"},
    {Why::goes_round_unread, "goes-round-unread",
     "the route goes round it: the condition cannot be judged, and counts as in force"},
    {Why::goes_round_open, "goes-round-open",
     "the route goes round it: open when cars would pass, {hours}, but not at all hours of the leg"},
});

constexpr bool each_reason_has_its_row() {
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        if (static_cast<std::size_t>(reasons[row].why) != row) return false;
    }
    return reasons.size() == why_count;
}
static_assert(each_reason_has_its_row(), "a reason without its row, or rows out of order");

bool is_weight(osm::RuleKind limit) { return limit == osm::RuleKind::weight || limit == osm::RuleKind::axle_load; }

std::string_view word_for(osm::RuleKind limit) {
    switch (limit) {
    case osm::RuleKind::height: return "high";
    case osm::RuleKind::width: return "wide";
    case osm::RuleKind::length: return "long";
    default: return "heavy";
    }
}

} // namespace

std::string_view name_of(Why why) { return reasons[static_cast<std::size_t>(why)].name; }

std::string hours_of(const Unweighed& item, const std::string& zone, std::chrono::year_month_day first_day) {
    return fmt::format("{}–{}", clock_text(item.first_car, zone, first_day), clock_text(item.last_car, zone, first_day));
}

double measure_of(const Unweighed& item) { return item.measure / (is_weight(item.limit) ? 1000.0 : 100.0); }

std::string in_english(const Unweighed& item, const std::string& zone, std::chrono::year_month_day first_day) {
    const auto unit = is_weight(item.limit) ? "t" : "m";
    return fmt::format(fmt::runtime(reasons[static_cast<std::size_t>(item.why)].english),
                       fmt::arg("hours", hours_of(item, zone, first_day)),
                       fmt::arg("measure", fmt::format("{:.2f} {} {}", measure_of(item), unit, word_for(item.limit))));
}

std::string_view object_of(osm::RuleSubject on) {
    switch (on) {
    case osm::RuleSubject::way: return "way";
    case osm::RuleSubject::node: return "node";
    case osm::RuleSubject::restriction: break;
    }
    return "relation";
}

} // namespace route::timing
