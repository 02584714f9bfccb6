// SPDX-License-Identifier: BSL-1.0
#include "routing/driving_rights.hpp"

#include <algorithm>

namespace route::routing {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

DrivingRights::DrivingRights(VehicleProfile profile, RoadExceptions exceptions, const RoadNetwork& roads)
    : m_profile(std::move(profile)) {
    if (exceptions.empty()) return;
    auto known = std::make_shared<Exceptions>();
    known->touched.assign(roads.segment_count(), false);
    std::ranges::stable_sort(exceptions.edges, {}, &EdgeException::edge);
    for (const auto& exception : exceptions.edges) {
        const bool again = !known->edges.empty() && known->edges.back().edge == exception.edge;
        if (again) known->edges.pop_back();
        known->edges.push_back(exception);
        known->touched[exception.edge.segment().value()] = true;
    }
    known->nodes = std::move(exceptions.open_nodes);
    std::ranges::sort(known->nodes);
    known->permitted_nodes = std::move(exceptions.permitted_nodes);
    std::ranges::sort(known->permitted_nodes);
    known->closed_nodes = std::move(exceptions.closed_nodes);
    std::ranges::sort(known->closed_nodes);
    known->restrictions = std::move(exceptions.restrictions);
    std::ranges::sort(known->restrictions);
    known->forced = std::move(exceptions.forced_turns);
    std::ranges::sort(known->forced);
    known->forced.erase(std::unique(known->forced.begin(), known->forced.end()), known->forced.end());
    for (const auto& turn : known->forced) {
        known->touched[turn.edge.segment().value()] = true;
    }
    m_exceptions = std::move(known);
}

const EdgeException* DrivingRights::exception_for(DirectedEdge edge) const {
    const auto found = std::ranges::lower_bound(m_exceptions->edges, edge, {}, &EdgeException::edge);
    return found != m_exceptions->edges.end() && found->edge == edge ? &*found : nullptr;
}

bool DrivingRights::is_opened(NodeId node) const {
    return std::ranges::binary_search(m_exceptions->nodes, node) || is_permitted(node);
}

bool DrivingRights::is_permitted(NodeId node) const {
    return m_exceptions && std::ranges::binary_search(m_exceptions->permitted_nodes, node);
}

bool DrivingRights::is_shut(NodeId node) const { return std::ranges::binary_search(m_exceptions->closed_nodes, node); }

bool DrivingRights::is_bound_by(const RoadNetwork& roads, std::uint32_t restriction) const {
    const auto found = roads.restriction(restriction);
    const auto vehicle = m_profile.vehicle;
    if (!found.traffic.meets(osm::Traffic::of(vehicle))) return false;
    if (!m_exceptions) return found.always;
    const auto& switches = m_exceptions->restrictions;
    const auto entry = std::ranges::lower_bound(switches, restriction, {}, &RestrictionSwitch::restriction);
    return entry != switches.end() && entry->restriction == restriction ? entry->in_force : found.always;
}

bool DrivingRights::is_permitted(DirectedEdge edge) const {
    if (!m_exceptions || !m_exceptions->touched[edge.segment().value()]) return false;
    const auto* exception = exception_for(edge);
    return exception != nullptr && exception->open && exception->by_permit;
}

std::span<const ForcedTurn> DrivingRights::forced_turns_of(DirectedEdge edge) const {
    // Not equal_range: its subrange does not compile with clang 14, which checks this code.
    const auto& forced = m_exceptions->forced;
    return {std::ranges::lower_bound(forced, edge, {}, &ForcedTurn::edge),
            std::ranges::upper_bound(forced, edge, {}, &ForcedTurn::edge)};
}

Seconds DrivingRights::cost_along(const RoadNetwork& roads, DirectedEdge edge, Metres length) const {
    if (is_permitted(edge)) return m_profile.cost_by_permit(roads, edge, length);
    if (!is_no_way_through(roads, edge)) return m_profile.cost_along(roads, edge, length);
    return m_profile.cost_by_permit(roads, edge, length) * m_profile.destination_only_factor;
}

} // namespace route::routing
