// SPDX-License-Identifier: BSL-1.0
#include "itinerary/driven_restrictions.hpp"

#include <algorithm>

namespace route::itinerary {

DrivenRestrictions::DrivenRestrictions(const network::RoadNetwork& roads) : m_roads(roads) {
    for (std::uint32_t i = 0; i < roads.restriction_count(); ++i) {
        const auto edges = roads.restriction(i).edges;
        m_by_last_edge.emplace_back(edges[edges.size() - 1], i);
    }
    std::ranges::sort(m_by_last_edge);
}

void DrivenRestrictions::begin() { m_edges.clear(); }

std::vector<std::uint32_t> DrivenRestrictions::driven_with(network::DirectedEdge edge) {
    std::vector<std::uint32_t> driven;
    if (!m_edges.empty() && m_edges.back() == edge) return driven;
    m_edges.push_back(edge);
    auto entry = std::ranges::lower_bound(m_by_last_edge, std::pair(edge, std::uint32_t{0}));
    for (; entry != m_by_last_edge.end() && entry->first == edge; ++entry) {
        const auto edges = m_roads.restriction(entry->second).edges;
        if (edges.size() > m_edges.size()) continue;
        const auto last_ones = m_edges.end() - static_cast<std::ptrdiff_t>(edges.size());
        if (std::equal(edges.begin(), edges.end(), last_ones)) driven.push_back(entry->second);
    }
    return driven;
}

} // namespace route::itinerary
