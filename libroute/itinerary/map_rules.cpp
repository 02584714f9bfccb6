// SPDX-License-Identifier: BSL-1.0
#include "itinerary/map_rules.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace route::itinerary {

using network::Access;
using network::DirectedEdge;
using network::OneWay;
using network::RoadNetwork;
using network::RoadRule;
using osm::RuleKind;
using osm::RuleSubject;
using osm::Traffic;
using routing::RoadExceptions;
using routing::VehicleProfile;

namespace {

/// All that may hold at some moment of the leg.
template <typename Value> class Possible {
public:
    explicit Possible(Value value) : m_values{value} {}
    void add(Value value, Force force) {
        if (force == Force::always) m_values.clear();
        if (force != Force::never) m_values.push_back(value);
    }
    template <typename Predicate> [[nodiscard]] bool all(Predicate predicate) const {
        return std::ranges::all_of(m_values, predicate);
    }
    [[nodiscard]] Value strictest() const { return *std::ranges::max_element(m_values); }

private:
    std::vector<Value> m_values;
};

class ExceptionFinder {
public:
    ExceptionFinder(const RoadNetwork& roads, const VehicleProfile& profile, const std::vector<Force>& forces)
        : m_roads(roads), m_profile(profile), m_forces(forces) {}

    RoadExceptions find() {
        std::uint32_t first = 0;
        while (first < m_roads.rule_count()) {
            const auto rule = m_roads.rule(first);
            const auto end = m_roads.rules_of(rule.on, rule.subject).second;
            if (std::ranges::any_of(std::views::iota(first, end), [&](std::uint32_t i) { return matters(i); })) {
                add(rule.on, rule.subject, first, end);
            }
            first = end;
        }
        add_ways();
        return std::move(m_exceptions);
    }

private:
    [[nodiscard]] Force force_of(std::uint32_t rule) const {
        return m_roads.rule(rule).statement.conditional == 0 ? Force::always : m_forces[rule];
    }

    /// Whether it may change what the attributes say: a condition, a limit that the vehicle exceeds, other traffic.
    [[nodiscard]] bool matters(std::uint32_t i) const {
        const auto& statement = m_roads.rule(i).statement;
        if (osm::is_limit(statement.kind)) return exceeds(statement);
        if (statement.kind > RuleKind::turn) return false;
        return statement.conditional != 0 || m_profile.vehicle != osm::Vehicle::car;
    }

    [[nodiscard]] bool exceeds(const osm::RuleStatement& statement) const {
        return osm::is_limit(statement.kind) && statement.limit > 0 && m_profile.measure(statement.kind) > statement.limit;
    }

    void add(RuleSubject on, std::uint32_t subject, std::uint32_t first, std::uint32_t end) {
        switch (on) {
        case RuleSubject::way: m_ways.push_back({subject, first, end}); break;
        case RuleSubject::node: add_node(subject, first, end); break;
        case RuleSubject::restriction: add_restriction(subject, first, end); break;
        }
    }

    [[nodiscard]] Possible<Access> access(Access base, Traffic traffic, std::uint32_t first, std::uint32_t end) const {
        Possible<Access> possible{base};
        for (std::uint32_t i = first; i < end; ++i) {
            const auto& statement = m_roads.rule(i).statement;
            if (statement.kind != RuleKind::access || !statement.traffic.meets(traffic)) continue;
            possible.add(statement.access, force_of(i));
        }
        return possible;
    }

    [[nodiscard]] bool is_too_large(Traffic traffic, std::uint32_t first, std::uint32_t end) const {
        return std::ranges::any_of(std::views::iota(first, end), [&](std::uint32_t i) {
            const auto& statement = m_roads.rule(i).statement;
            return statement.traffic.meets(traffic) && exceeds(statement) && force_of(i) != Force::never;
        });
    }

    void add_node(std::uint32_t node, std::uint32_t first, std::uint32_t end) {
        const network::NodeId id{node};
        const auto traffic = Traffic::of(m_profile.vehicle);
        const bool blocked = m_roads.features(id).blocked;
        const auto strictest = access(blocked ? Access::no : Access::yes, traffic, first, end).strictest();
        const bool open =
            (strictest == Access::yes || strictest == Access::destination) && !is_too_large(traffic, first, end);
        const bool locked = std::ranges::any_of(std::views::iota(first, end), [&](std::uint32_t i) {
            return m_roads.rule(i).statement.kind == RuleKind::gate && m_roads.rule(i).tag.ends_with("locked=yes");
        });
        if (!open) m_exceptions.closed_nodes.push_back(id);
        if (open && blocked && !locked) m_exceptions.open_nodes.push_back(id);
    }

    void add_restriction(std::uint32_t restriction, std::uint32_t first, std::uint32_t end) {
        const bool always = m_roads.restriction(restriction).always;
        Possible<Access> possible{always ? Access::no : Access::yes};
        const auto traffic = m_roads.restriction(restriction).traffic;
        for (std::uint32_t i = first; i < end; ++i) {
            const auto& statement = m_roads.rule(i).statement;
            if (statement.traffic == traffic) possible.add(statement.access, force_of(i)); // else of another key
        }
        const bool in_force = possible.strictest() == Access::no;
        if (in_force != always) m_exceptions.restrictions.push_back({restriction, in_force});
    }

    /// Ways are found by their segments, in one pass over the network.
    void add_ways() {
        if (m_ways.empty()) return;
        for (std::uint32_t s = 0; s < m_roads.segment_count(); ++s) {
            const network::SegmentId segment{s};
            const auto way = m_roads.way({segment, true}).value();
            const auto ruled = std::ranges::lower_bound(m_ways, way, {}, &RuledWay::way);
            if (ruled == m_ways.end() || ruled->way != way) continue;
            for (const bool forward : {true, false}) {
                add_edge({segment, forward}, *ruled);
            }
        }
    }

    struct RuledWay {
        std::uint32_t way = 0;
        std::uint32_t first = 0; ///< of its rules
        std::uint32_t end = 0;
    };

    void add_edge(DirectedEdge edge, const RuledWay& ruled) {
        const auto traffic = Traffic::of(m_profile.vehicle, edge.forward());
        const auto strictest = access(m_roads.access(edge), traffic, ruled.first, ruled.end).strictest();
        const bool let_in = strictest == Access::yes || strictest == Access::destination;
        const bool open = let_in && runs_along(edge, ruled) && !is_too_large(traffic, ruled.first, ruled.end) &&
                          m_profile.drives_on_such(m_roads.attributes(edge));
        const bool no_way_through = open && strictest == Access::destination;
        const bool as_before = open == m_profile.may_drive(m_roads, edge) &&
                               (!open || no_way_through == VehicleProfile::is_no_way_through(m_roads, edge));
        if (!as_before) m_exceptions.edges.push_back({edge, open, no_way_through, false});
    }

    /// Whether traffic runs in the edge's direction at all hours of the leg.
    [[nodiscard]] bool runs_along(DirectedEdge edge, const RuledWay& ruled) const {
        Possible<OneWay> possible{m_roads.attributes(edge).one_way};
        for (std::uint32_t i = ruled.first; i < ruled.end; ++i) {
            const auto& statement = m_roads.rule(i).statement;
            if (statement.kind != RuleKind::one_way || !statement.traffic.meets(Traffic::of(m_profile.vehicle))) continue;
            if (statement.conditional != 0) possible.add(statement.one_way, force_of(i));
        }
        const auto with_us = edge.forward() ? OneWay::forward : OneWay::backward;
        return possible.all([&](OneWay way) { return way == OneWay::no || way == with_us; });
    }

    const RoadNetwork& m_roads;
    const VehicleProfile& m_profile;
    const std::vector<Force>& m_forces;
    std::vector<RuledWay> m_ways; ///< ascending
    RoadExceptions m_exceptions;
};

} // namespace

RoadExceptions exceptions_by_rules(const RoadNetwork& roads, const VehicleProfile& profile,
                                   const std::vector<Force>& forces) {
    return ExceptionFinder{roads, profile, forces}.find();
}

} // namespace route::itinerary
