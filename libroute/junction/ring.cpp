// SPDX-License-Identifier: BSL-1.0
#include "junction/ring.hpp"

#include "geo/area.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>
#include <optional>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

std::vector<NodeId> ring_nodes(const RoadNetwork& roads, DirectedEdge on_ring) {
    std::vector<NodeId> nodes{roads.to(on_ring)};
    DirectedEdge edge = on_ring;
    constexpr int most_edges = 200;
    for (int n = 0; n < most_edges; ++n) {
        // Round and round: the ring's next edge in the driving direction. Rings that touch share a node: keep to the
        // straighter of two.
        std::optional<DirectedEdge> next;
        double least = 360;
        for (const auto candidate : roads.out_edges(roads.to(edge))) {
            if (candidate == edge.reversed() || !roads.attributes(candidate).roundabout) continue;
            if (roads.against_one_way(candidate)) continue;
            const double deviation = (roads.start_bearing(candidate) - roads.end_bearing(edge)).deviation_degrees();
            if (deviation < least) {
                least = deviation;
                next = candidate;
            }
        }
        if (!next || roads.to(*next) == nodes.front()) break;
        nodes.push_back(roads.to(*next));
        edge = *next;
    }
    return nodes;
}

std::optional<DirectedEdge> ring_way_on(const RoadNetwork& roads, NodeId node) {
    for (const auto edge : roads.out_edges(node)) {
        if (roads.attributes(edge).roundabout && !roads.against_one_way(edge)) return edge;
    }
    return std::nullopt;
}

std::vector<NodeId> nodes_round(const Surroundings& around, const NodeGroup& group) {
    const NodeId entry = around.nodes[group.ring_first].node;
    std::vector<NodeId> ring;
    for (std::size_t i = group.ring_first + 1; i <= group.ring_last && !group.through_middle; ++i) {
        // A point to pass may lie on the ring: then it is driven round more than once.
        if (std::ranges::find(ring, around.nodes[i].node) != ring.end()) break;
        ring.push_back(around.nodes[i].node);
    }
    // The leg ends before the ring's next node, it leaves the ring where it comes to it, or goes through its middle.
    const bool only_entered = group.ring_first == group.ring_last || group.through_middle;
    const auto& last = around.nodes[group.ring_last];
    const auto rest = ring_nodes(around.roads, only_entered ? ring_way_on(around.roads, entry).value_or(last.out) : last.in);
    for (std::size_t i = only_entered ? 0 : 1; i < rest.size() && rest[i] != entry; ++i) {
        if (!ring.empty() && ring.back() == entry) break;
        if (std::ranges::find(ring, rest[i]) == ring.end()) ring.push_back(rest[i]);
    }
    if (ring.empty() || ring.back() != entry) ring.push_back(entry);
    return ring;
}

geo::PlaneLine outline_of(const RoadNetwork& roads, const std::vector<NodeId>& ring, const geo::LocalFrame& frame) {
    geo::PlaneLine outline;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        outline.push_back(frame.to_plane(roads.position(ring[i])));
        const auto piece = ring_piece(roads, ring[i], ring[(i + 1) % ring.size()], frame);
        outline.insert(outline.end(), piece.begin(), piece.end());
    }
    return outline;
}

bool runs_into_island(const geo::PlaneLine& line, const geo::PlaneLine& outline) {
    constexpr std::size_t fewest_corners = 3;
    if (line.empty() || outline.size() < fewest_corners) return false;
    // Clear of the kerb, and still within the smallest ring.
    constexpr Metres clear{5};
    const auto [west, east] = std::ranges::minmax(outline, {}, [](const auto& p) { return p.east; });
    const auto [south, north] = std::ranges::minmax(outline, {}, [](const auto& p) { return p.north; });
    const Metres across = std::min(east.east - west.east, north.north - south.north);
    const auto place = geo::point_along(line, std::min(clear, across * 0.25));
    // A second line beside a piece of the ring is no way into its middle.
    constexpr Metres off_the_ring{1.5};
    return geo::contains({{outline}}, place) &&
           geo::nearest_on(outline, place).distance > std::min(off_the_ring, across * 0.05);
}

bool crosses_island(const RoadNetwork& roads, DirectedEdge outwards, DirectedEdge on_ring) {
    const auto ring = ring_nodes(roads, on_ring);
    const geo::LocalFrame frame{roads.position(roads.from(outwards))};
    constexpr Metres seen{10};
    return runs_into_island(trace_of(roads, outwards, seen, frame).line, outline_of(roads, ring, frame));
}

geo::PlaneLine ring_piece(const RoadNetwork& roads, NodeId from, NodeId to, const geo::LocalFrame& frame) {
    for (const auto edge : roads.out_edges(from)) {
        if (roads.to(edge) != to || !roads.attributes(edge).roundabout || roads.against_one_way(edge)) continue;
        geo::PlaneLine line;
        for (const auto position : roads.shape(edge)) {
            line.push_back(frame.to_plane(position));
        }
        return line;
    }
    return {};
}

geo::Position centre_of_ring(const RoadNetwork& roads, const std::vector<NodeId>& ring) {
    const geo::LocalFrame frame{roads.position(ring.front())};
    geo::PlanePoint sum;
    double weight = 0;
    // Nodes stand close where arms meet; the ring's pieces weigh by their length.
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = frame.to_plane(roads.position(ring[i]));
        const auto b = frame.to_plane(roads.position(ring[(i + 1) % ring.size()]));
        const auto line = ring_piece(roads, ring[i], ring[(i + 1) % ring.size()], frame);
        for (std::size_t k = 1; k < line.size(); ++k) {
            const double length = (line[k] - line[k - 1]).norm().count();
            sum = sum + (line[k] + line[k - 1]) * (0.5 * length);
            weight += length;
        }
        if (line.empty()) {
            sum = sum + (a + b) * 0.5;
            weight += 1;
        }
    }
    return frame.to_position(sum * (1.0 / weight));
}

} // namespace route::junction::detail
