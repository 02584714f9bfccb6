// SPDX-License-Identifier: BSL-1.0
#include "junction/ring.hpp"
#include "junction/scenery.hpp"

#include <algorithm>
#include <optional>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;

namespace {

/// The ring that an edge lies on; nothing when the map does not close it.
std::optional<NearbyRing> ring_of(const network::RoadNetwork& roads, DirectedEdge edge, std::vector<NodeId>& seen,
                                  const geo::LocalFrame& frame) {
    const auto nodes = ring_nodes(roads, edge);
    constexpr std::size_t fewest = 3;
    seen.insert(seen.end(), nodes.begin(), nodes.end());
    if (nodes.size() < fewest || std::ranges::find(nodes, roads.from(edge)) == nodes.end()) return std::nullopt;
    geo::PlanePoint low = frame.to_plane(roads.position(nodes.front()));
    geo::PlanePoint high = low;
    for (const NodeId node : nodes) {
        const auto at = frame.to_plane(roads.position(node));
        low = {std::min(low.east, at.east), std::min(low.north, at.north)};
        high = {std::max(high.east, at.east), std::max(high.north, at.north)};
    }
    NearbyRing ring{(low + high) * 0.5, {}};
    for (const NodeId node : nodes) {
        ring.radius = std::max(ring.radius, (frame.to_plane(roads.position(node)) - ring.centre).norm());
    }
    return ring;
}

} // namespace

std::vector<NearbyRing> nearby_rings_at(const Surroundings& around, const geo::LocalFrame& frame, const JunctionArms& arms) {
    std::vector<NearbyRing> rings;
    const auto& roads = around.roads;
    std::vector<NodeId> seen;
    for (const auto segment : roads.segments_near(frame.origin(), shown_road)) {
        const DirectedEdge along{segment, true};
        if (!roads.attributes(along).roundabout) continue;
        const auto edge = roads.against_one_way(along) ? along.reversed() : along;
        if (std::ranges::find(seen, roads.to(edge)) != seen.end()) continue;
        const auto ring = ring_of(roads, edge, seen, frame);
        const bool own =
            ring && arms.kind == JunctionKind::roundabout && (ring->centre - arms.ring_centre).norm() < arms.ring_radius;
        if (ring && !own) rings.push_back(*ring);
    }
    return rings;
}

} // namespace route::junction::detail
