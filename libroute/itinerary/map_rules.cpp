// SPDX-License-Identifier: BSL-1.0
#include "itinerary/map_rules.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace route::itinerary {

using network::Access;
using network::DirectedEdge;
using network::NodeId;
using network::OneWay;
using network::RoadNetwork;
using osm::RuleKind;
using osm::RuleSubject;
using osm::Traffic;
using routing::RoadExceptions;
using routing::VehicleProfile;

/// All that may hold at some moment.
template <typename Value> class RuleJudge::Possible {
public:
    Possible(Value value, Doubt doubt) : m_values{value}, m_doubt(doubt) {}
    void add(Value value, Force force) {
        if (force == Force::always && m_doubt == Doubt::closes) m_values.clear();
        if (force != Force::never) m_values.push_back(value);
    }
    /// Whether it is so at all hours, or, where doubt opens, at some.
    template <typename Predicate> [[nodiscard]] bool holds(Predicate predicate) const {
        return m_doubt == Doubt::closes ? std::ranges::all_of(m_values, predicate)
                                        : std::ranges::any_of(m_values, predicate);
    }
    /// \pre values are ordered from what lets in to what keeps out
    [[nodiscard]] Value decisive() const {
        return m_doubt == Doubt::closes ? *std::ranges::max_element(m_values) : *std::ranges::min_element(m_values);
    }

private:
    std::vector<Value> m_values;
    Doubt m_doubt;
};

namespace {

bool lets_in(Access access) { return access == Access::yes || access == Access::destination; }

} // namespace

Force RuleJudge::force_of(std::uint32_t rule) const {
    return m_roads.rule(rule).statement.is_conditional() ? m_force_of(rule) : Force::always;
}

bool RuleJudge::exceeds(const osm::RuleStatement& statement) const {
    return osm::is_limit(statement.kind) && statement.limit > 0 && m_profile.measure(statement.kind) > statement.limit;
}

bool RuleJudge::matters(std::uint32_t rule) const {
    const auto statement = m_roads.rule(rule).statement;
    if (osm::is_limit(statement.kind)) return m_doubt == Doubt::closes && exceeds(statement);
    if (statement.kind > RuleKind::turn) return false;
    return statement.is_conditional() || m_profile.vehicle != osm::Vehicle::car;
}

Access RuleJudge::access(Access base, Traffic traffic, std::uint32_t first, std::uint32_t end) const {
    Possible<Access> possible{base, m_doubt};
    for (std::uint32_t i = first; i < end; ++i) {
        const auto statement = m_roads.rule(i).statement;
        if (statement.kind != RuleKind::access || !statement.traffic.meets(traffic)) continue;
        possible.add(statement.access, force_of(i));
    }
    return possible.decisive();
}

bool RuleJudge::is_too_large(Traffic traffic, std::uint32_t first, std::uint32_t end) const {
    if (m_doubt == Doubt::opens) return false;
    return std::ranges::any_of(std::views::iota(first, end), [&](std::uint32_t i) {
        const auto statement = m_roads.rule(i).statement;
        return statement.traffic.meets(traffic) && exceeds(statement) && force_of(i) != Force::never;
    });
}

bool RuleJudge::runs_along(DirectedEdge edge, std::uint32_t first, std::uint32_t end) const {
    Possible<OneWay> possible{m_roads.attributes(edge).one_way, m_doubt};
    for (std::uint32_t i = first; i < end; ++i) {
        const auto statement = m_roads.rule(i).statement;
        if (statement.kind != RuleKind::one_way || !statement.traffic.meets(Traffic::of(m_profile.vehicle))) continue;
        if (statement.is_conditional()) possible.add(statement.one_way, force_of(i));
    }
    const auto with_us = edge.forward() ? OneWay::forward : OneWay::backward;
    return possible.holds([&](OneWay way) { return way == OneWay::no || way == with_us; });
}

RuleJudge::Passage RuleJudge::along(DirectedEdge edge) const {
    const auto [first, end] = m_roads.rules_of(RuleSubject::way, m_roads.way(edge).value());
    const auto traffic = Traffic::of(m_profile.vehicle, edge.forward());
    const auto who = access(m_roads.access(edge), traffic, first, end);
    const bool open = lets_in(who) && runs_along(edge, first, end) && !is_too_large(traffic, first, end) &&
                      m_profile.drives_on_such(m_roads.attributes(edge));
    return {open, open && who == Access::destination};
}

bool RuleJudge::lets_pass(NodeId node) const {
    const auto [first, end] = m_roads.rules_of(RuleSubject::node, node.value());
    const bool blocked = m_roads.features(node).blocked;
    const auto traffic = Traffic::of(m_profile.vehicle);
    const bool open =
        lets_in(access(blocked ? Access::no : Access::yes, traffic, first, end)) && !is_too_large(traffic, first, end);
    // Whoever may pass a gate when it is open: a lock is shut.
    return open && std::ranges::none_of(std::views::iota(first, end),
                                        [&](std::uint32_t i) { return m_roads.rule(i).statement.locked != 0; });
}

bool RuleJudge::binds(std::uint32_t restriction) const {
    const auto [first, end] = m_roads.rules_of(RuleSubject::restriction, restriction);
    const auto about = m_roads.restriction(restriction);
    Possible<Access> possible{about.always ? Access::no : Access::yes, m_doubt};
    for (auto i = first; i < end; ++i) {
        const auto statement = m_roads.rule(i).statement;
        if (statement.traffic == about.traffic) possible.add(statement.access, force_of(i)); // else of another key
    }
    return possible.decisive() == Access::no;
}

bool RuleJudge::is_in_the_way(std::uint32_t rule, Traffic traffic) const {
    const auto statement = m_roads.rule(rule).statement;
    if (!statement.traffic.meets(traffic) || !matters(rule)) return false;
    const auto force = force_of(rule);
    const auto open_to_us = [&] {
        if (statement.kind != RuleKind::one_way) return statement.access == Access::yes;
        const bool along =
            !Traffic::along(true).meets(traffic) || statement.one_way == OneWay::no || statement.one_way == OneWay::forward;
        const bool against = !Traffic::along(false).meets(traffic) || statement.one_way == OneWay::no ||
                             statement.one_way == OneWay::backward;
        return along && against;
    };
    if (osm::is_limit(statement.kind) || !open_to_us()) return force != Force::never;
    return force == Force::sometimes;
}

namespace {

class ExceptionFinder {
public:
    ExceptionFinder(const RoadNetwork& roads, const VehicleProfile& profile, const RuleJudge& judge)
        : m_roads(roads), m_profile(profile), m_judge(judge) {}

    RoadExceptions find() {
        std::uint32_t first = 0;
        while (first < m_roads.rule_count()) {
            const auto rule = m_roads.rule(first);
            const auto end = m_roads.rules_of(rule.on, rule.subject).second;
            if (std::ranges::any_of(std::views::iota(first, end), [&](std::uint32_t i) { return m_judge.matters(i); })) {
                add(rule.on, rule.subject);
            }
            first = end;
        }
        add_ways();
        return std::move(m_exceptions);
    }

private:
    void add(RuleSubject on, std::uint32_t subject) {
        switch (on) {
        case RuleSubject::way: m_ways.push_back(subject); break;
        case RuleSubject::node: add_node(NodeId{subject}); break;
        case RuleSubject::restriction: add_restriction(subject); break;
        }
    }

    void add_node(NodeId node) {
        const bool blocked = m_roads.features(node).blocked;
        const bool open = m_judge.lets_pass(node);
        if (!open) m_exceptions.closed_nodes.push_back(node);
        if (open && blocked) m_exceptions.open_nodes.push_back(node);
    }

    void add_restriction(std::uint32_t restriction) {
        const bool in_force = m_judge.binds(restriction);
        if (in_force != m_roads.restriction(restriction).always)
            m_exceptions.restrictions.push_back({restriction, in_force});
    }

    /// Ways are found by their segments, in one pass over the network.
    void add_ways() {
        if (m_ways.empty()) return;
        for (std::uint32_t s = 0; s < m_roads.segment_count(); ++s) {
            const network::SegmentId segment{s};
            if (!std::ranges::binary_search(m_ways, m_roads.way({segment, true}).value())) continue;
            for (const bool forward : {true, false}) {
                add_edge({segment, forward});
            }
        }
    }

    void add_edge(DirectedEdge edge) {
        const auto passage = m_judge.along(edge);
        const bool as_before = passage.open == m_profile.may_drive(m_roads, edge) &&
                               (!passage.open || passage.no_way_through == VehicleProfile::is_no_way_through(m_roads, edge));
        if (!as_before) m_exceptions.edges.push_back({edge, passage.open, passage.no_way_through, false});
    }

    const RoadNetwork& m_roads;
    const VehicleProfile& m_profile;
    const RuleJudge& m_judge;
    std::vector<std::uint32_t> m_ways; ///< ascending
    RoadExceptions m_exceptions;
};

} // namespace

RoadExceptions exceptions_by_rules(const RoadNetwork& roads, const VehicleProfile& profile, const std::vector<Force>& forces,
                                   Doubt doubt) {
    const RuleJudge judge{roads, profile, [&](std::uint32_t rule) { return forces[rule]; }, doubt};
    return ExceptionFinder{roads, profile, judge}.find();
}

} // namespace route::itinerary
