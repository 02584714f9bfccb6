// SPDX-License-Identifier: BSL-1.0
#include "timing/unweighed.hpp"

#include "itinerary/driven_restrictions.hpp"
#include "timing/clocks.hpp"
#include "timing/local_time.hpp"
#include "timing/map_conditions.hpp"
#include "timing/passing_times.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace route::timing {

using itinerary::DrivenRestrictions;
using itinerary::Force;
using itinerary::LegItinerary;
using itinerary::LegRights;
using network::Access;
using network::RoadNetwork;
using network::RoadRule;
using osm::RuleKind;
using osm::RuleSubject;
using osm::Traffic;

namespace {

/// A limit is told when the typical vehicle comes near to it: others of the field are larger.
constexpr double near_limit = 1.5;

class LegList {
public:
    LegList(const edition::Edition& edition, const LegItinerary& leg, const LegTimes& times, const LegRights& rights,
            const RoadNetwork& roads, DrivenRestrictions& restrictions, MapConditions& conditions, Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_rights(rights.on_leg(leg.number)), m_profile(rights.profile()), m_roads(roads),
          m_restrictions(restrictions), m_conditions(conditions), m_found(found), m_passing(leg, times),
          m_judge(roads, m_profile, [this](std::uint32_t rule) {
              return m_conditions.of(m_roads.rule(rule), m_first_car, m_last_car, m_clocks).force;
          }) {}

    std::vector<Unweighed> list() {
        m_restrictions.begin();
        for (std::size_t i = 0; i < m_leg.path.size(); ++i) {
            const auto& step = m_leg.path[i];
            const bool goes_on = i > 0 && m_leg.path[i - 1].edge == step.edge;
            if (i > 0 && !goes_on) add_node(m_roads.from(step.edge), step.from);
            for (const auto restriction : m_restrictions.driven_with(step.edge)) {
                add_restriction(restriction, step.from);
            }
            add_way(step);
        }
        std::vector<Unweighed> list;
        for (const auto& row : m_rows) {
            if (const auto why = why_of(row)) list.push_back(told(row, *why));
        }
        for (const auto& heeded : m_leg.heeded_rules) {
            list.push_back(told({heeded.rule, heeded.place, heeded.place}, why_heeded(heeded)));
        }
        list.insert(list.end(), m_driven_against.begin(), m_driven_against.end());
        std::ranges::stable_sort(list, {}, [](const Unweighed& item) { return std::pair(item.from, item.to); });
        return list;
    }

private:
    /// A rule of a road, a node or a turn that is driven, and where.
    struct Row {
        std::uint32_t rule = 0;
        Chainage from;
        Chainage to;
        bool by_permit = false;
        bool shut = false; ///< while cars pass; the rule is in the way then
    };

    /// The hours at which all cars pass.
    void look_at(Chainage from, Chainage to) {
        m_first_car = m_passing.first_car(from, true);
        m_last_car = m_passing.last_car(to, false);
        m_clocks = clocks_at(m_edition, m_leg, from);
    }

    void add_way(const itinerary::PathStep& step) {
        const auto [first, end] = m_roads.rules_of(RuleSubject::way, m_roads.way(step.edge).value());
        if (first == end) return;
        const auto traffic = Traffic::of(m_profile.vehicle, step.edge.forward());
        const bool by_permit = m_rights.is_permitted(step.edge);
        const auto with_us = step.edge.forward() ? network::OneWay::forward : network::OneWay::backward;
        look_at(step.from, step.to);
        const bool shut = !by_permit && !m_judge.along(step.edge).open;
        for (auto i = first; i < end; ++i) {
            const auto statement = m_roads.rule(i).statement;
            if (!statement.traffic.meets(traffic)) continue;
            if (statement.kind == RuleKind::one_way && statement.one_way == with_us) continue;
            add({i, step.from, step.to, by_permit, shut && m_judge.is_in_the_way(i, traffic)});
        }
    }

    [[nodiscard]] std::string called(network::WayIndex way) const {
        return std::string(m_roads.name(way).empty() ? m_roads.ref(way) : m_roads.name(way));
    }

    void add_node(network::NodeId node, Chainage place) {
        const auto traffic = Traffic::of(m_profile.vehicle);
        const auto [first, end] = m_roads.rules_of(RuleSubject::node, node.value());
        if (first == end) return;
        look_at(place, place);
        const bool by_permit = m_rights.is_permitted(node);
        const bool shut = !by_permit && !m_judge.lets_pass(node);
        for (auto i = first; i < end; ++i) {
            if (!m_roads.rule(i).statement.traffic.meets(traffic)) continue;
            add({i, place, place, by_permit, shut && m_judge.is_in_the_way(i, traffic)});
        }
    }

    void add_restriction(std::uint32_t restriction, Chainage place) {
        const auto about = m_roads.restriction(restriction);
        const auto traffic = Traffic::of(m_profile.vehicle);
        if (!about.traffic.meets(traffic)) return;
        const auto [first, end] = m_roads.rules_of(RuleSubject::restriction, restriction);
        if (first == end && m_rights.is_bound_by(m_roads, restriction)) {
            m_driven_against.push_back({place, place, RuleSubject::restriction, about.osm_id.value(), "",
                                        std::string(about.tag), Why::driven_against});
        }
        look_at(place, place);
        const bool shut = m_judge.binds(restriction);
        for (auto i = first; i < end; ++i) {
            if (m_roads.rule(i).statement.traffic != about.traffic) continue;
            add({i, place, place, false, shut && m_judge.is_in_the_way(i, traffic)});
        }
    }

    /// Pieces of one road, end to end, are one row.
    void add(const Row& row) {
        const auto rule = m_roads.rule(row.rule);
        if (rule.on == RuleSubject::way) {
            const network::WayIndex way{rule.subject};
            for (auto& known : m_rows) {
                const auto before = m_roads.rule(known.rule);
                if (before.on != rule.on || before.tag != rule.tag || known.to == known.from) continue;
                const network::WayIndex way_before{before.subject};
                const bool same_road = way == way_before || (!called(way).empty() && called(way) == called(way_before));
                constexpr Metres gap{1};
                const bool same_rule = before.statement == rule.statement && before.condition == rule.condition;
                if (!same_road || !same_rule || known.by_permit != row.by_permit || abs(row.from - known.to) > gap) continue;
                known.to = row.to;
                known.shut = known.shut || row.shut;
                return;
            }
        }
        m_rows.push_back(row);
    }

    [[nodiscard]] Unweighed told(const Row& row, Why why) {
        const auto rule = m_roads.rule(row.rule);
        look_at(row.from, row.to);
        Unweighed item{row.from, row.to, rule.on, 0, "", std::string(rule.tag), why, m_first_car, m_last_car};
        if (osm::is_limit(rule.statement.kind)) {
            item.limit = rule.statement.kind;
            item.measure = m_profile.measure(rule.statement.kind);
        }
        if (rule.on == RuleSubject::way) {
            const network::WayIndex way{rule.subject};
            item.osm_id = m_roads.osm_id(way).value();
            item.name = called(way);
        } else if (rule.on == RuleSubject::node) {
            item.osm_id = m_roads.osm_id(network::NodeId{rule.subject}).value();
        } else {
            item.osm_id = m_roads.restriction(rule.subject).osm_id.value();
        }
        return item;
    }

    Why why_heeded(const itinerary::HeededRule& heeded) {
        const auto rule = m_roads.rule(heeded.rule);
        if (!rule.statement.is_conditional())
            return osm::is_limit(rule.statement.kind) ? Why::goes_round_limit : Why::goes_round;
        look_at(heeded.place, heeded.place);
        if (!m_conditions.of(rule, m_first_car, m_last_car, m_clocks).readable) return Why::goes_round_unread;
        // By the hours of the whole leg it may be shut; by those of the place it is open.
        return m_judge.is_in_the_way(heeded.rule, Traffic::all()) ? Why::goes_round : Why::goes_round_open;
    }

    /// What a rule of a driven road means; nothing when it is weighed and needs no words.
    std::optional<Why> why_of(const Row& row) {
        const auto rule = m_roads.rule(row.rule);
        if (rule.statement.is_conditional()) return why_at_hours(rule, row);
        switch (rule.statement.kind) {
        case RuleKind::access:
            if (rule.statement.access == Access::destination) return Why::destination_only;
            if (rule.statement.access == Access::yes) return std::nullopt;
            return row.by_permit ? Why::by_permit : Why::closed_to_others;
        case RuleKind::one_way: return Why::in_turns;
        case RuleKind::ground: return Why::rough_ground;
        case RuleKind::gate:
            return row.by_permit && m_roads.features(network::NodeId{rule.subject}).blocked ? Why::gate_shut : Why::gate;
        case RuleKind::toll: return Why::toll;
        case RuleKind::season: return Why::season;
        case RuleKind::works: return Why::works;
        case RuleKind::turn: return std::nullopt;
        case RuleKind::speed: return Why::other_speed;
        default: return why_limited(rule);
        }
    }

    [[nodiscard]] std::optional<Why> why_limited(const RoadRule& rule) const {
        if (rule.statement.readable == 0) return Why::limit_unread;
        const auto measure = m_profile.measure(rule.statement.kind);
        if (rule.statement.limit == 0 || rule.statement.limit > measure * near_limit) return std::nullopt;
        return Why::limit_near;
    }

    std::optional<Why> why_at_hours(const RoadRule& rule, const Row& row) {
        if (osm::is_limit(rule.statement.kind) && rule.statement.limit == 0 && rule.statement.readable != 0)
            return std::nullopt;
        look_at(row.from, row.to);
        const auto judged = m_conditions.of(rule, m_first_car, m_last_car, m_clocks);
        if (row.shut) warn(rule, row.from);
        if (!judged.readable) return Why::condition_unread;
        const bool opening = rule.statement.holds == osm::Holds::outside_its_condition;
        switch (judged.force) {
        case Force::never: return opening ? Why::open : Why::not_in_force;
        case Force::sometimes: return opening ? Why::shut_at_times : Why::in_force_at_times;
        case Force::always: break;
        }
        return opening ? Why::shut : Why::in_force;
    }

    void warn(const RoadRule& rule, Chainage place) {
        const auto& statement = rule.statement;
        const bool opens = statement.holds == osm::Holds::outside_its_condition ||
                           (statement.kind == RuleKind::access && statement.access == Access::yes);
        const auto leg = std::ranges::find(m_edition.legs, m_leg.number, &edition::Leg::number);
        const auto clock = [&](Instant instant) { return clock_text(instant, m_clocks, leg->date); };
        m_found.add(
            {Severity::warning,
             "map-hours",
             {},
             fmt::format("leg {}, {:.2f} km", m_leg.number, place.since_start().kilometres()),
             fmt::format("{} {} cars pass {}–{}", rule.tag, opens ? "does not open the road as long as" : "is in force, but",
                         clock(m_first_car), clock(m_last_car)),
             "Change the times, route the leg elsewhere, or add a permit."});
    }

    const edition::Edition& m_edition;
    const LegItinerary& m_leg;
    const routing::DrivingRights& m_rights;
    const routing::VehicleProfile& m_profile;
    const RoadNetwork& m_roads;
    DrivenRestrictions& m_restrictions;
    MapConditions& m_conditions;
    Diagnostics& m_found;
    PassingTimes m_passing;
    itinerary::RuleJudge m_judge; ///< at the hours looked at
    Instant m_first_car;
    Instant m_last_car;
    std::string m_clocks; ///< by which hours are told there
    std::vector<Row> m_rows;
    std::vector<Unweighed> m_driven_against;
};

} // namespace

TimedItinerary with_unweighed(TimedItinerary timed, const edition::Edition& edition, const LegRights& rights,
                              const RoadNetwork& roads, Diagnostics& found) {
    MapConditions conditions{edition, roads, rights.profile()};
    DrivenRestrictions restrictions{roads};
    for (const auto l : timed.legs.indices()) {
        auto list =
            LegList{edition, timed.itinerary.legs[l], timed.legs[l], rights, roads, restrictions, conditions, found}.list();
        timed.legs[l].not_weighed = std::move(list);
    }
    return timed;
}

std::vector<UnweighedRoad> by_roads(const std::vector<Unweighed>& list) {
    constexpr Metres joint{1};
    std::vector<UnweighedRoad> roads;
    for (const auto& item : list) {
        const auto goes_on = [&](const UnweighedRoad& road) {
            const auto& all = road.all;
            return all.on == osm::RuleSubject::way && item.on == all.on && item.name == all.name && item.tag == all.tag &&
                   item.why == all.why && item.measure == all.measure && item.from <= all.to + joint;
        };
        const auto road = std::find_if(roads.rbegin(), roads.rend(), goes_on);
        if (road == roads.rend()) {
            roads.push_back({item, 0});
            continue;
        }
        if (item.osm_id != road->all.osm_id) ++road->others;
        road->all.to = std::max(road->all.to, item.to);
        road->all.first_car = std::min(road->all.first_car, item.first_car);
        road->all.last_car = std::max(road->all.last_car, item.last_car);
    }
    return roads;
}

} // namespace route::timing
