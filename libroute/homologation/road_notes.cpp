// SPDX-License-Identifier: BSL-1.0
#include "homologation/checked_leg.hpp"
#include "timing/timed_leg.hpp"
#include "timing/unweighed.hpp"
#include "timing/unweighed_words.hpp"

#include <fmt/format.h>

namespace route::homologation::detail {

namespace {

/// What is settled already: by a permit, by the hours, or since the route does not go there.
bool is_settled(timing::Why why) {
    using enum timing::Why;
    switch (why) {
    case by_permit:
    case toll:
    case limit_near:
    case not_in_force:
    case open:
    case goes_round:
    case goes_round_limit:
    case goes_round_unread:
    case goes_round_open: return true;
    default: return false;
    }
}

} // namespace

void check_not_weighed(const CheckedLeg& checked, Diagnostics& found) {
    const timing::TimedLeg facts{checked.planned.edition, checked.planned.timed, checked.index};
    for (const auto& road : timing::by_roads(checked.times().not_weighed)) {
        const auto& item = road.all;
        const auto others = road.others == 0 ? "" : fmt::format(" and {} more", road.others);
        found.add(
            {is_settled(item.why) ? Severity::note : Severity::warning,
             "road-not-weighed",
             {},
             fmt::format("{} {}{}{}", timing::object_of(item.on), item.osm_id, others,
                         item.name.empty() ? "" : " " + item.name),
             fmt::format("{}: {}", item.tag, timing::in_english(item, facts.clocks_at(item.from), facts.edition_leg().date)),
             "Look at it on the ground; planner.pdf has the whole list.",
             checked.place(item.from)});
    }
}

} // namespace route::homologation::detail
