// SPDX-License-Identifier: BSL-1.0
#include "timing/road_list.hpp"

#include "timing/passing_times.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace route::timing {

namespace {

RoadOwner owner_of(std::string_view number) {
    using Prefix = std::pair<std::string_view, RoadOwner>;
    constexpr std::array<Prefix, 6> prefixes{{{"SS", RoadOwner::state},
                                              {"NSA", RoadOwner::state},
                                              {"SR", RoadOwner::region},
                                              {"SP", RoadOwner::province},
                                              {"SC", RoadOwner::municipality},
                                              {"A", RoadOwner::motorway}}};
    for (const auto& [prefix, owner] : prefixes) {
        if (!number.starts_with(prefix) || number.size() <= prefix.size()) continue;
        const char next = number[prefix.size()];
        if (next == ' ' || (next >= '0' && next <= '9')) return owner;
    }
    return RoadOwner::unknown;
}

/// Whether a step goes on along the road of the row before it.
bool is_same_road(const RoadListRow& last, const RoadListRow& next) {
    const bool same = next.number.empty() ? last.number.empty() && last.name == next.name : last.number == next.number;
    return same && last.road_class == next.road_class && last.by_permit == next.by_permit;
}

} // namespace

std::vector<RoadListRow> road_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                   const itinerary::LegRights* rights) {
    std::vector<RoadListRow> rows;
    for (const auto& step : leg.leg().path) {
        const auto way = roads.way(step.edge);
        RoadListRow row;
        row.from = step.from;
        row.to = step.to;
        row.number = roads.ref(way);
        row.name = roads.name(way);
        row.road_class = roads.attributes(way).road_class;
        row.level_crossings = roads.features(roads.to(step.edge)).level_crossing ? 1 : 0;
        if (rights != nullptr) {
            row.by_permit = std::ranges::any_of(rights->orders_on(step.edge), [&](std::size_t i) {
                const auto& order = leg.edition().road_orders[i];
                return order.effect == edition::OrderEffect::open && order.concerns(leg.leg().number);
            });
        }
        if (!rows.empty() && is_same_road(rows.back(), row)) {
            auto& last = rows.back();
            last.to = row.to;
            last.level_crossings += row.level_crossings;
            if (last.name.empty()) last.name = std::move(row.name);
        } else {
            rows.push_back(std::move(row));
        }
    }
    const PassingTimes passing{leg.leg(), leg.times()};
    const auto start = leg.leg().controls.front().printed;
    for (auto& row : rows) {
        row.printed_from = PrintedLength::nearest(row.from) - start;
        row.printed_to = PrintedLength::nearest(row.to) - start;
        row.owner = owner_of(row.number);
        row.first_car = passing.first_car(row.from, true);
        row.last_car = passing.last_car(row.to, false);
    }
    return rows;
}

void add_lengths(LengthByOwner& sums, const std::vector<RoadListRow>& rows) {
    for (const auto& row : rows) {
        auto& sum = sums[row.owner];
        sum = PrintedLength::decametres(sum.decametres() + row.printed_length().decametres());
    }
}

} // namespace route::timing
