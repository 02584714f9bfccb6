// SPDX-License-Identifier: BSL-1.0
#include "itinerary/heeded_rules.hpp"

#include "itinerary/routing_legs.hpp"
#include "routing/leg_path.hpp"

#include <algorithm>
#include <unordered_map>

namespace route::itinerary {

using network::DirectedEdge;
using network::RoadNetwork;
using osm::RuleSubject;
using osm::Traffic;
using routing::DrivingRights;

namespace {

/// Drives the way that the leg would take without rules, and notes those that it would break.
class FreeDrive {
public:
    FreeDrive(const LegItinerary& leg, const RoadNetwork& roads, const DrivingRights& bound, const DrivingRights& free)
        : m_roads(roads), m_bound(bound), m_free(free) {
        for (const auto& step : leg.path) {
            m_driven.try_emplace(step.edge.index(), step.to);
        }
    }

    std::vector<HeededRule> rules(const routing::LegPath& path) {
        for (const auto& piece : path.pieces) {
            const bool on_route = m_driven.contains(piece.edge.index());
            if (!m_bound.may_drive(m_roads, piece.edge)) {
                note(RuleSubject::way, m_roads.way(piece.edge).value(), Traffic::of(vehicle(), piece.edge.forward()));
            }
            if (!m_edges.empty() && m_edges.back() != piece.edge) check_node(m_roads.from(piece.edge));
            m_edges.push_back(piece.edge);
            check_restrictions();
            if (on_route) m_place = m_driven.at(piece.edge.index());
        }
        std::ranges::sort(m_rules);
        m_rules.erase(std::unique(m_rules.begin(), m_rules.end()), m_rules.end());
        return std::move(m_rules);
    }

private:
    [[nodiscard]] osm::Vehicle vehicle() const { return m_bound.profile().vehicle; }

    void check_node(network::NodeId node) {
        if (m_free.may_pass(m_roads, node) && !m_bound.may_pass(m_roads, node)) {
            note(RuleSubject::node, node.value(), Traffic::of(vehicle()));
        }
    }

    void check_restrictions() {
        for (std::uint32_t i = 0; i < m_roads.restriction_count(); ++i) {
            const auto edges = m_roads.restriction(i).edges;
            if (edges[edges.size() - 1] != m_edges.back() || edges.size() > m_edges.size()) continue;
            if (!m_bound.is_bound_by(m_roads, i) || m_free.is_bound_by(m_roads, i)) continue;
            if (std::equal(edges.begin(), edges.end(), m_edges.end() - static_cast<std::ptrdiff_t>(edges.size()))) {
                note(RuleSubject::restriction, i, Traffic::all());
            }
        }
    }

    void note(RuleSubject on, std::uint32_t subject, Traffic traffic) {
        const auto [first, end] = m_roads.rules_of(on, subject);
        for (auto i = first; i < end; ++i) {
            const auto& statement = m_roads.rule(i).statement;
            if (!statement.traffic.meets(traffic) || statement.kind > osm::RuleKind::axle_load) continue;
            const bool exceeded = osm::is_limit(statement.kind) && statement.limit > 0 &&
                                  m_bound.profile().measure(statement.kind) > statement.limit;
            if (statement.conditional != 0 || exceeded || vehicle() != osm::Vehicle::car) m_rules.push_back({m_place, i});
        }
    }

    const RoadNetwork& m_roads;
    const DrivingRights& m_bound;
    const DrivingRights& m_free;
    std::unordered_map<std::uint32_t, Chainage> m_driven; ///< where the leg first comes to the end of an edge
    std::vector<DirectedEdge> m_edges;
    Chainage m_place;
    std::vector<HeededRule> m_rules;
};

} // namespace

Itinerary with_heeded_rules(Itinerary itinerary, const edition::Edition& edition, const SnappedEdition& points,
                            const RoadNetwork& roads, const LegRights& rights, const std::stop_token& stop) {
    for (auto& leg : itinerary.legs) {
        if (!rights.has_rules(leg.number)) continue;
        const auto& free = rights.without_rules(leg.number);
        const auto found = routing::cheapest_path(roads, free, route_points(edition, points, leg.number), stop);
        const auto* path = std::get_if<routing::LegPath>(&found);
        if (path != nullptr) leg.heeded_rules = FreeDrive{leg, roads, rights.on_leg(leg.number), free}.rules(*path);
    }
    return itinerary;
}

} // namespace route::itinerary
