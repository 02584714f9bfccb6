// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace route::osm::detail {

constexpr NodeIndex no_node = std::numeric_limits<NodeIndex>::max();

/// Looks ids up in the sorted nodes; a table over the range of ids gives the place to begin with.
class NodeLookup {
public:
    explicit NodeLookup(const std::vector<RoadNode>& nodes) : m_nodes(nodes) {
        if (nodes.empty()) return;
        m_lowest = nodes.front().id.value();
        const auto range = static_cast<std::uint64_t>(nodes.back().id.value() - m_lowest) + 1;
        while ((range >> m_shift) > nodes.size()) {
            ++m_shift;
        }
        m_starts.assign((range >> m_shift) + 2, static_cast<NodeIndex>(nodes.size()));
        for (std::size_t i = nodes.size(); i-- > 0;) {
            m_starts[bucket(nodes[i].id)] = static_cast<NodeIndex>(i);
        }
        for (std::size_t b = m_starts.size() - 1; b-- > 0;) {
            m_starts[b] = std::min(m_starts[b], m_starts[b + 1]);
        }
    }
    [[nodiscard]] NodeIndex find(OsmNodeId id) const {
        if (m_nodes.empty() || id < m_nodes.front().id || m_nodes.back().id < id) return no_node;
        const auto b = bucket(id);
        const auto first = m_nodes.begin() + m_starts[b];
        const auto last = m_nodes.begin() + m_starts[b + 1];
        const auto place = std::lower_bound(first, last, id, [](const RoadNode& n, OsmNodeId i) { return n.id < i; });
        return place != last && place->id == id ? static_cast<NodeIndex>(place - m_nodes.begin()) : no_node;
    }

private:
    [[nodiscard]] std::size_t bucket(OsmNodeId id) const {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(id.value() - m_lowest) >> m_shift);
    }
    const std::vector<RoadNode>& m_nodes;
    std::int64_t m_lowest = 0;
    unsigned m_shift = 0;
    std::vector<NodeIndex> m_starts;
};

} // namespace route::osm::detail
