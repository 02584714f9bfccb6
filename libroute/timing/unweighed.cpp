// SPDX-License-Identifier: BSL-1.0
#include "timing/unweighed.hpp"

#include "timing/local_time.hpp"
#include "timing/map_conditions.hpp"
#include "timing/passing_times.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace route::timing {

using itinerary::Force;
using itinerary::LegItinerary;
using itinerary::LegRights;
using network::Access;
using network::DirectedEdge;
using network::RoadNetwork;
using network::RoadRule;
using osm::RuleKind;
using osm::RuleSubject;
using osm::Traffic;

namespace {

/// A limit is told when the typical vehicle comes near to it: others of the field are larger.
constexpr double near_limit = 1.5;

std::string measure_text(RuleKind kind, std::uint32_t measure) {
    const bool weight = kind == RuleKind::weight || kind == RuleKind::axle_load;
    return weight ? fmt::format("{:.2f} t", measure / 1000.0) : fmt::format("{:.2f} m", measure / 100.0);
}

std::string_view word_for(RuleKind kind) {
    switch (kind) {
    case RuleKind::height: return "high";
    case RuleKind::width: return "wide";
    case RuleKind::length: return "long";
    default: return "heavy";
    }
}

class LegList {
public:
    LegList(const edition::Edition& edition, const LegItinerary& leg, const LegTimes& times, const LegRights& rights,
            const RoadNetwork& roads, MapConditions& conditions, Diagnostics& found)
        : m_edition(edition), m_leg(leg), m_rights(rights.on_leg(leg.number)), m_profile(rights.profile()), m_roads(roads),
          m_conditions(conditions), m_found(found), m_passing(leg, times) {}

    std::vector<Unweighed> list() {
        for (std::size_t i = 0; i < m_leg.path.size(); ++i) {
            const auto& step = m_leg.path[i];
            const bool goes_on = i > 0 && m_leg.path[i - 1].edge == step.edge;
            if (i > 0 && !goes_on) add_node(m_roads.from(step.edge), step.from);
            if (!goes_on) add_restrictions(i);
            add_way(step);
        }
        for (const auto& heeded : m_leg.heeded_rules) {
            add_heeded(heeded);
        }
        std::ranges::stable_sort(m_list, {}, [](const Unweighed& item) { return std::pair(item.from, item.to); });
        return std::move(m_list);
    }

private:
    void add_way(const itinerary::PathStep& step) {
        const auto way = m_roads.way(step.edge);
        const auto traffic = Traffic::of(m_profile.vehicle, step.edge.forward());
        const auto [first, end] = m_roads.rules_of(RuleSubject::way, way.value());
        for (auto i = first; i < end; ++i) {
            const auto rule = m_roads.rule(i);
            if (!rule.statement.traffic.meets(traffic)) continue;
            const bool permitted = m_rights.is_permitted(step.edge);
            const auto with_us = step.edge.forward() ? network::OneWay::forward : network::OneWay::backward;
            if (rule.statement.kind == RuleKind::one_way && rule.statement.one_way == with_us) continue;
            const auto why = why_of(rule, step.from, step.to, permitted);
            if (!why) continue;
            add({step.from, step.to, RuleSubject::way, m_roads.osm_id(way).value(), called(way), std::string(rule.tag),
                 *why});
        }
    }

    [[nodiscard]] std::string called(network::WayIndex way) const {
        return std::string(m_roads.name(way).empty() ? m_roads.ref(way) : m_roads.name(way));
    }

    void add_node(network::NodeId node, Chainage place) {
        const auto [first, end] = m_roads.rules_of(RuleSubject::node, node.value());
        for (auto i = first; i < end; ++i) {
            const auto rule = m_roads.rule(i);
            if (!rule.statement.traffic.meets(Traffic::of(m_profile.vehicle))) continue;
            const auto why = why_of(rule, place, place, m_roads.features(node).blocked);
            if (why) add({place, place, RuleSubject::node, m_roads.osm_id(node).value(), "", std::string(rule.tag), *why});
        }
    }

    /// Restrictions whose last edge is driven at a step, after all the others.
    void add_restrictions(std::size_t at) {
        for (std::uint32_t i = 0; i < m_roads.restriction_count(); ++i) {
            const auto restriction = m_roads.restriction(i);
            if (restriction.edges[restriction.edges.size() - 1] != m_leg.path[at].edge || !is_driven(restriction.edges, at))
                continue;
            if (!restriction.traffic.meets(Traffic::of(m_profile.vehicle))) continue;
            const Chainage place = m_leg.path[at].from;
            const auto [first, end] = m_roads.rules_of(RuleSubject::restriction, i);
            if (first == end && m_rights.is_bound_by(m_roads, i)) add_driven_against(restriction, place);
            for (auto r = first; r < end; ++r) {
                if (m_roads.rule(r).statement.traffic != restriction.traffic) continue;
                const auto why = why_of(m_roads.rule(r), place, place, false);
                if (!why) continue;
                add({place, place, RuleSubject::restriction, restriction.osm_id.value(), "", std::string(restriction.tag),
                     *why});
            }
        }
    }

    /// A search begins anew at each waypoint: one that lies on a restriction's way hides its beginning.
    void add_driven_against(const network::Restriction& restriction, Chainage place) {
        add({place, place, RuleSubject::restriction, restriction.osm_id.value(), "", std::string(restriction.tag),
             "driven against it: by order, or since a waypoint lies on its way"});
    }

    [[nodiscard]] bool is_driven(const network::EdgeRange& edges, std::size_t last) const {
        std::size_t step = last;
        for (std::size_t i = edges.size(); i-- > 0;) {
            if (m_leg.path[step].edge != edges[i]) return false;
            if (i == 0) return true;
            while (step > 0 && m_leg.path[step].edge == edges[i]) {
                --step;
            }
        }
        return true;
    }

    void add_heeded(const itinerary::HeededRule& heeded) {
        const auto rule = m_roads.rule(heeded.rule);
        Unweighed item{heeded.place, heeded.place, rule.on, 0, "", std::string(rule.tag), "the route goes round it"};
        if (rule.on == RuleSubject::way) {
            const network::WayIndex way{rule.subject};
            item.osm_id = m_roads.osm_id(way).value();
            item.name = called(way);
        } else if (rule.on == RuleSubject::node) {
            item.osm_id = m_roads.osm_id(network::NodeId{rule.subject}).value();
        } else {
            item.osm_id = m_roads.restriction(rule.subject).osm_id.value();
        }
        if (osm::is_limit(rule.statement.kind) && rule.statement.limit > 0) {
            item.why += ": the vehicle is " + own_measure(rule.statement.kind);
        } else if (rule.statement.conditional != 0) {
            const auto place = heeded.place;
            const auto judged =
                m_conditions.between(rule.condition, m_passing.first_car(place, true), m_passing.last_car(place, false));
            if (!judged.readable) item.why += ": the condition cannot be judged, and counts as in force";
        }
        add(std::move(item));
    }

    [[nodiscard]] std::string own_measure(RuleKind kind) const {
        return fmt::format("{} {}", measure_text(kind, m_profile.measure(kind)), word_for(kind));
    }

    /// What a rule of a driven road means; nothing when it is weighed and needs no words.
    std::optional<std::string> why_of(const RoadRule& rule, Chainage from, Chainage to, bool by_permit) {
        if (rule.statement.conditional != 0) return why_at_hours(rule, from, to, by_permit);
        switch (rule.statement.kind) {
        case RuleKind::access:
            if (rule.statement.access == Access::destination) return "for those only who stop there";
            if (rule.statement.access == Access::yes) return std::nullopt;
            return by_permit ? "closed to others: driven by permit" : "closed to others";
        case RuleKind::one_way: return "traffic in turns, or in a direction that changes";
        case RuleKind::ground: return "rough ground";
        case RuleKind::gate: return by_permit ? "shut: to be opened by permit" : "a gate: see that it is open";
        case RuleKind::toll: return "toll is taken";
        case RuleKind::season: return "not open at all times of the year or the day";
        case RuleKind::works: return "under construction";
        case RuleKind::turn: return std::nullopt;
        case RuleKind::speed: return "another speed limit at times";
        default: return why_limited(rule);
        }
    }

    [[nodiscard]] std::optional<std::string> why_limited(const RoadRule& rule) const {
        if (rule.statement.readable == 0) return "the limit cannot be read";
        const auto measure = m_profile.measure(rule.statement.kind);
        if (rule.statement.limit == 0 || rule.statement.limit > measure * near_limit) return std::nullopt;
        return "the vehicle is " + own_measure(rule.statement.kind);
    }

    std::optional<std::string> why_at_hours(const RoadRule& rule, Chainage from, Chainage to, bool by_permit) {
        if (osm::is_limit(rule.statement.kind) && rule.statement.limit == 0 && rule.statement.readable != 0)
            return std::nullopt;
        const auto first = m_passing.first_car(from, true);
        const auto last = m_passing.last_car(to, false);
        const auto judged = m_conditions.between(rule.condition, first, last);
        const auto hours = fmt::format("cars pass {}–{}", clock(first), clock(last));
        if (!judged.readable) return "the condition cannot be judged; " + hours;
        if (judged.force == Force::never) return "not in force: " + hours;
        const auto text = (judged.force == Force::always ? "in force: " : "in force at times: ") + hours;
        if (!by_permit && closes(rule)) warn(rule, from, hours);
        return text;
    }

    /// Whether the rule keeps cars out where it is in force.
    [[nodiscard]] bool closes(const RoadRule& rule) const {
        const auto& statement = rule.statement;
        if (statement.kind == RuleKind::one_way)
            return statement.one_way != network::OneWay::no; // that with us is passed over
        if (osm::is_limit(statement.kind)) return statement.limit > 0 && m_profile.measure(statement.kind) > statement.limit;
        const bool who = statement.kind == RuleKind::access || statement.kind == RuleKind::turn;
        return who && (statement.access == Access::no || statement.access == Access::restricted);
    }

    void warn(const RoadRule& rule, Chainage place, const std::string& hours) {
        m_found.add({Severity::warning,
                     "map-hours",
                     {},
                     fmt::format("leg {}, {:.2f} km", m_leg.number, place.since_start().kilometres()),
                     fmt::format("{} is in force, but {}", rule.tag, hours),
                     "Change the times, route the leg elsewhere, or add a permit."});
    }

    [[nodiscard]] std::string clock(Instant instant) const {
        const auto leg = std::ranges::find(m_edition.legs, m_leg.number, &edition::Leg::number);
        return clock_text(instant, m_edition.time_zone, leg->date);
    }

    /// Pieces of one road, end to end, are one row.
    void add(Unweighed item) {
        for (auto& known : m_list) {
            const bool same = known.on == RuleSubject::way && known.on == item.on && known.tag == item.tag &&
                              known.name == item.name && (known.osm_id == item.osm_id || !item.name.empty());
            constexpr Metres gap{1};
            if (!same || abs(item.from - known.to) > gap || known.to == known.from) continue;
            known.to = item.to;
            return;
        }
        m_list.push_back(std::move(item));
    }

    const edition::Edition& m_edition;
    const LegItinerary& m_leg;
    const routing::DrivingRights& m_rights;
    const routing::VehicleProfile& m_profile;
    const RoadNetwork& m_roads;
    MapConditions& m_conditions;
    Diagnostics& m_found;
    PassingTimes m_passing;
    std::vector<Unweighed> m_list;
};

} // namespace

TimedItinerary with_unweighed(TimedItinerary timed, const edition::Edition& edition, const LegRights& rights,
                              const RoadNetwork& roads, Diagnostics& found) {
    MapConditions conditions{edition, roads, rights.profile()};
    for (const auto l : timed.legs.indices()) {
        auto list = LegList{edition, timed.itinerary.legs[l], timed.legs[l], rights, roads, conditions, found}.list();
        timed.legs[l].not_weighed = std::move(list);
    }
    return timed;
}

} // namespace route::timing
