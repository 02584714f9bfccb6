// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "junction/junction_view.hpp"
#include "junction/sight.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <optional>
#include <vector>

namespace route::junction {

/// Route nodes that belong together: a roundabout from its first to its last node on the route, or a single node, or
/// nodes so close that they are one drawing. Indices in the list of route nodes, both included.
struct NodeGroup {
    std::size_t first = 0;
    std::size_t last = 0;
    bool roundabout = false;
    std::size_t ring_first = 0;  ///< of a roundabout: where the route comes onto the ring
    std::size_t ring_last = 0;   ///< and where it leaves it, or its last node on it where the leg ends on the ring; `first`
                                 ///< and `last` also hold its split arms
    bool through_middle = false; ///< it drives across the island from the one to the other, without going round
    auto operator<=>(const NodeGroup&) const = default;
};

/// Draws up what a driver sees along one leg. Keeps references: network and leg must outlive it.
class LegView {
public:
    LegView(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg);

    [[nodiscard]] const std::vector<RouteNode>& nodes() const { return m_nodes; }
    /// What there is to see and to choose at each of nodes().
    [[nodiscard]] const std::vector<Sight>& sights() const { return m_sights; }
    /// The passes through roundabouts, in order. Nodes where a roundabout's arm splits round its island belong to it, and
    /// those in its very mouth. Who goes into a ring's middle and does there what a drawing of its own must tell passes it
    /// twice, on the way in and on the way out.
    [[nodiscard]] const std::vector<NodeGroup>& roundabouts() const { return m_roundabouts; }

    /// The junction that a group of nodes makes. \pre the group's indices are in range, first <= last
    [[nodiscard]] JunctionView junction(const NodeGroup& group) const;
    /// The road at a place that is no junction, with the side roads near it.
    [[nodiscard]] JunctionView place(Chainage chainage) const;

private:
    void find_roundabouts();
    [[nodiscard]] std::optional<NodeGroup> ring_met_at(std::size_t node) const;
    [[nodiscard]] bool leads_into_middle(std::size_t node, network::DirectedEdge outwards) const;
    [[nodiscard]] std::optional<std::size_t> way_out_of_middle(std::size_t node) const;
    void take_in_split_arms(NodeGroup& group) const;
    [[nodiscard]] bool splits_round_island(std::size_t node, const std::vector<network::NodeId>& ring) const;

    const network::RoadNetwork& m_roads;
    routing::DrivingRights m_rights;
    const itinerary::LegItinerary& m_leg;
    std::vector<RouteNode> m_nodes;
    std::vector<Sight> m_sights;
    std::vector<NodeGroup> m_roundabouts;
};

} // namespace route::junction
