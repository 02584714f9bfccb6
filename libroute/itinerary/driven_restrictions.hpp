// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"

#include <cstdint>
#include <vector>

namespace route::itinerary {

/// Tells a drive, edge by edge, which restrictions of the network it has driven through: all their edges, one after the
/// other. Whether they bind the car is another question.
class DrivenRestrictions {
public:
    explicit DrivenRestrictions(const network::RoadNetwork& roads);

    /// A new drive.
    void begin();
    /// Those of which `edge` is the last, after those before it; ascending. Nothing where the drive goes on along the edge
    /// that it was on.
    [[nodiscard]] std::vector<std::uint32_t> driven_with(network::DirectedEdge edge);

private:
    const network::RoadNetwork& m_roads;
    std::vector<std::pair<network::DirectedEdge, std::uint32_t>> m_by_last_edge; ///< ascending
    std::vector<network::DirectedEdge> m_edges;                                  ///< driven
};

} // namespace route::itinerary
