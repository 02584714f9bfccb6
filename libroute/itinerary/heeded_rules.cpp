// SPDX-License-Identifier: BSL-1.0
#include "itinerary/heeded_rules.hpp"

#include "itinerary/driven_restrictions.hpp"
#include "itinerary/routing_legs.hpp"
#include "routing/leg_path.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace route::itinerary {

using network::DirectedEdge;
using network::RoadNetwork;
using osm::RuleSubject;
using osm::Traffic;
using routing::DrivingRights;

namespace {

/// Drives the way that the leg would take without rules, and notes those that are in its way.
class FreeDrive {
public:
    FreeDrive(const LegItinerary& leg, const RoadNetwork& roads, const LegRights& rights, DrivenRestrictions& restrictions)
        : m_leg(leg.number), m_roads(roads), m_rights(rights), m_bound(rights.on_leg(leg.number)),
          m_free(rights.without_rules(leg.number)), m_restrictions(restrictions) {
        for (const auto& step : leg.path) {
            m_driven.try_emplace(step.edge.index(), step.to);
        }
        m_restrictions.begin();
    }

    std::vector<HeededRule> rules(const routing::LegPath& path) {
        std::optional<DirectedEdge> before;
        for (const auto& piece : path.pieces) {
            check_edge(piece.edge);
            if (before && *before != piece.edge) check_node(m_roads.from(piece.edge));
            for (const auto restriction : m_restrictions.driven_with(piece.edge)) {
                check_restriction(restriction);
            }
            before = piece.edge;
            if (const auto driven = m_driven.find(piece.edge.index()); driven != m_driven.end()) m_place = driven->second;
        }
        std::ranges::sort(m_rules);
        m_rules.erase(std::unique(m_rules.begin(), m_rules.end()), m_rules.end());
        return std::move(m_rules);
    }

private:
    [[nodiscard]] osm::Vehicle vehicle() const { return m_bound.profile().vehicle; }

    void check_edge(DirectedEdge edge) {
        const bool for_those_who_stop = m_bound.is_no_way_through(m_roads, edge) && !m_free.is_no_way_through(m_roads, edge);
        if (m_bound.may_drive(m_roads, edge) && !for_those_who_stop) return;
        note(RuleSubject::way, m_roads.way(edge).value(), Traffic::of(vehicle(), edge.forward()));
    }

    void check_node(network::NodeId node) {
        if (m_free.may_pass(m_roads, node) && !m_bound.may_pass(m_roads, node)) {
            note(RuleSubject::node, node.value(), Traffic::of(vehicle()));
        }
    }

    void check_restriction(std::uint32_t restriction) {
        if (m_bound.is_bound_by(m_roads, restriction) && !m_free.is_bound_by(m_roads, restriction)) {
            note(RuleSubject::restriction, restriction, Traffic::of(vehicle()));
        }
    }

    void note(RuleSubject on, std::uint32_t subject, Traffic traffic) {
        const auto [first, end] = m_roads.rules_of(on, subject);
        for (auto i = first; i < end; ++i) {
            if (m_rights.is_in_the_way(m_leg, m_roads, i, traffic)) m_rules.push_back({m_place, i});
        }
    }

    int m_leg;
    const RoadNetwork& m_roads;
    const LegRights& m_rights;
    const DrivingRights& m_bound;
    const DrivingRights& m_free;
    DrivenRestrictions& m_restrictions;
    std::unordered_map<std::uint32_t, Chainage> m_driven; ///< where the leg first comes to the end of an edge
    Chainage m_place;
    std::vector<HeededRule> m_rules;
};

} // namespace

Itinerary with_heeded_rules(Itinerary itinerary, const edition::Edition& edition, const SnappedEdition& points,
                            const RoadNetwork& roads, const LegRights& rights, const std::stop_token& stop) {
    DrivenRestrictions restrictions{roads};
    for (auto& leg : itinerary.legs) {
        if (!rights.has_rules(leg.number)) continue;
        const auto& free = rights.without_rules(leg.number);
        const auto found = routing::cheapest_path(roads, free, route_points(edition, points, leg.number), stop);
        const auto* path = std::get_if<routing::LegPath>(&found);
        if (path != nullptr) leg.heeded_rules = FreeDrive{leg, roads, rights, restrictions}.rules(*path);
    }
    return itinerary;
}

} // namespace route::itinerary
