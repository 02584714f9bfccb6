// SPDX-License-Identifier: BSL-1.0
#include "timing/road_list.hpp"

#include "timing/closures.hpp"
#include "timing/districts.hpp"
#include "timing/passing_times.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace route::timing {

namespace {

/// Lists such as "5, 9" put together: each line once, as passengers count.
void add_lines(std::string& lines, std::string_view more) {
    const auto order = [](std::string_view a, std::string_view b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    };
    std::set<std::string_view, decltype(order)> all;
    for (auto list : {std::string_view{lines}, more}) {
        while (!list.empty()) {
            const auto end = list.find(", ");
            all.insert(list.substr(0, end));
            list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 2);
        }
    }
    lines = fmt::format("{}", fmt::join(all, ", "));
}

DistrictName name_of(const std::optional<network::District>& district) {
    return district ? DistrictName{std::string(district->name), district->guessed} : DistrictName{};
}

void set_owner(RoadListRow& row, const Districts& districts) {
    for (std::size_t rank = 0; rank < rank_count; ++rank) {
        row.districts[rank] = name_of(districts.of_rank[rank]);
    }
    const auto [owner, presumed] = districts.country->owner_of(row.number, row.road_class);
    row.owner = owner;
    row.owner_presumed = presumed;
    if (const auto rank = districts.country->authority_for(owner, districts.region_code())) {
        row.authority = {*rank, row.district(*rank)};
    }
}

/// Whether a step goes on along the road of the row before it.
bool is_same_road(const RoadListRow& last, const RoadListRow& next) {
    const bool same = next.number.empty() ? last.number.empty() && last.name == next.name : last.number == next.number;
    return same && last.road_class == next.road_class && last.by_permit == next.by_permit &&
           last.closed_to_others == next.closed_to_others && last.districts == next.districts && last.owner == next.owner;
}

/// The rows of a path in pieces of one road in one district.
class RowMaker {
public:
    RowMaker(const TimedLeg& leg, const network::RoadNetwork& roads, const itinerary::LegRights* rights)
        : m_leg(leg), m_roads(roads), m_rights(rights) {}

    /// The part of a step from `from` to `to`; the last part of a step has what stands at its end.
    void add(const itinerary::PathStep& step, Chainage from, Chainage to, const Districts* districts) {
        const auto way = m_roads.way(step.edge);
        RoadListRow row;
        row.from = from;
        row.to = to;
        row.number = m_roads.ref(way);
        row.name = m_roads.name(way);
        row.road_class = m_roads.attributes(way).road_class;
        row.level_crossings = to == step.to && m_roads.features(m_roads.to(step.edge)).level_crossing ? 1 : 0;
        row.bus_lines = m_roads.bus_lines(way);
        if (m_rights != nullptr) set_orders(row, step.edge);
        if (districts != nullptr) set_owner(row, *districts);
        if (m_rows.empty() || !is_same_road(m_rows.back(), row)) {
            m_rows.push_back(std::move(row));
            return;
        }
        auto& last = m_rows.back();
        last.to = row.to;
        last.level_crossings += row.level_crossings;
        add_lines(last.bus_lines, row.bus_lines);
        if (last.name.empty()) last.name = std::move(row.name);
    }

    [[nodiscard]] std::vector<RoadListRow> rows() && { return std::move(m_rows); }

private:
    void set_orders(RoadListRow& row, network::DirectedEdge edge) const {
        for (const auto i : m_rights->orders_on(edge)) {
            const auto& order = m_leg.edition().road_orders[i];
            if (order.effect != edition::OrderEffect::open || !order.concerns(m_leg.leg().number)) continue;
            row.by_permit = true;
        }
        row.closed_to_others = closing_permit(m_leg, *m_rights, edge).has_value();
        row.by_permit = row.by_permit || row.closed_to_others;
    }

    const TimedLeg& m_leg;
    const network::RoadNetwork& m_roads;
    const itinerary::LegRights* m_rights;
    std::vector<RoadListRow> m_rows;
};

} // namespace

std::vector<RoadListRow> road_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                   const itinerary::LegRights* rights, const Authorities* authorities) {
    std::vector<DistrictStretch> stretches;
    if (authorities != nullptr) {
        stretches = districts_along(leg.leg(), roads.boundaries(), *authorities, leg.edition());
    }
    RowMaker maker{leg, roads, rights};
    std::size_t stretch = 0;
    for (const auto& step : leg.leg().path) {
        auto from = step.from;
        while (stretch + 1 < stretches.size() && stretches[stretch].to < step.to) {
            const auto border = stretches[stretch].to;
            if (from < border) maker.add(step, from, border, &stretches[stretch].districts);
            from = std::max(from, border);
            ++stretch;
        }
        maker.add(step, from, step.to, stretches.empty() ? nullptr : &stretches[stretch].districts);
    }
    auto rows = std::move(maker).rows();
    const PassingTimes passing{leg.leg(), leg.times()};
    const auto start = leg.leg().controls.front().printed;
    for (auto& row : rows) {
        row.printed_from = PrintedLength::nearest(row.from) - start;
        row.printed_to = PrintedLength::nearest(row.to) - start;
        row.first_car = passing.first_car(row.from, true);
        row.last_car = passing.last_car(row.to, false);
        const auto& controls = leg.leg().controls;
        const auto next = std::ranges::upper_bound(controls, row.from, {}, &itinerary::PlacedControl::chainage);
        if (next == controls.end()) continue;
        const auto* sector = leg.sector_at(ControlIndex{static_cast<std::size_t>(next - controls.begin())});
        if (sector != nullptr) row.average = sector->average;
    }
    return rows;
}

PrintedLength AuthorityRoads::length() const {
    std::int32_t sum = 0;
    for (const auto& row : rows) {
        sum += row.road.printed_length().decametres();
    }
    return PrintedLength::decametres(sum);
}

PrintedLength AuthorityRoads::length_closed() const {
    std::int32_t sum = 0;
    for (const auto& row : rows) {
        if (row.road.closed_to_others) sum += row.road.printed_length().decametres();
    }
    return PrintedLength::decametres(sum);
}

std::vector<AuthorityRoads> roads_by_authority(const edition::Edition& edition, const TimedItinerary& timed,
                                               const network::RoadNetwork& roads, const itinerary::LegRights* rights,
                                               const Authorities& authorities) {
    const auto order = [](const std::optional<RoadAuthority>& authority) {
        if (!authority) return std::tuple(1, 0, DistrictName{});
        return std::tuple(0, -static_cast<int>(authority->rank), authority->district);
    };
    std::vector<AuthorityRoads> found;
    for (const LegIndex l : timed.legs.indices()) {
        const TimedLeg leg{edition, timed, l};
        for (auto& row : road_list(leg, roads, rights, &authorities)) {
            auto own = std::ranges::find(found, row.authority, &AuthorityRoads::authority);
            if (own == found.end()) own = found.insert(found.end(), {row.authority, {}});
            own->rows.push_back({leg.leg().number, std::move(row)});
        }
    }
    std::ranges::stable_sort(found, {}, [&](const AuthorityRoads& entry) { return order(entry.authority); });
    return found;
}

const CountryRoads& country_of_start(const edition::Edition& edition, const TimedItinerary& timed,
                                     const network::RoadNetwork& roads, const Authorities& authorities) {
    const auto start = timed.itinerary.legs.front().track.front().position;
    return authorities.country(roads.boundaries().country_at(start),
                               edition::clocks_at_start(edition, edition.legs.front()));
}

void add_lengths(LengthByOwner& sums, const std::vector<RoadListRow>& rows) {
    for (const auto& row : rows) {
        auto& sum = sums[{row.owner, row.owner_presumed}];
        sum = PrintedLength::decametres(sum.decametres() + row.printed_length().decametres());
    }
}

} // namespace route::timing
