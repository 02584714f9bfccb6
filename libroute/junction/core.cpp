// SPDX-License-Identifier: BSL-1.0
#include "junction/core.hpp"

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::OneWay;
using network::RoadNetwork;

bool is_one_way(const RoadNetwork& roads, DirectedEdge edge) { return roads.attributes(edge).one_way != OneWay::no; }

bool is_on_ring(const RoadNetwork& roads, NodeId node) {
    return std::ranges::any_of(roads.out_edges(node), [&](std::uint32_t index) {
        return roads.attributes(DirectedEdge::from_index(index)).roundabout;
    });
}

namespace {

/// Whether the far end of an edge at the junction is part of the junction, by any kind's handler.
bool leads_to_more_of_it(const RoadNetwork& roads, DirectedEdge edge) {
    return rounds_an_island(roads, edge) || rounds_an_island(roads, edge.reversed()) || spans_divided_road(roads, edge) ||
           runs_round_a_square(roads, edge);
}

void take_in_neighbours(const RoadNetwork& roads, Core& core) {
    constexpr std::size_t most_nodes = 12;
    for (std::size_t i = 0; i < core.nodes.size() && core.nodes.size() < most_nodes; ++i) {
        for (const auto index : roads.out_edges(core.nodes[i])) {
            const auto edge = DirectedEdge::from_index(index);
            const NodeId far = roads.to(edge);
            if (core.holds(far) || !is_visible_road(roads, edge) || roads.length(edge) > longest_inner_road) continue;
            if (is_on_ring(roads, far)) continue; // a roundabout beside it is a drawing of its own
            if (leads_to_more_of_it(roads, edge)) core.take_in(far);
        }
    }
}

/// The route may run on through nodes that the junction took in: it is left at the last of them. One that comes back to
/// a node after a while passes it again, which is another junction.
void follow_route(const Surroundings& around, Core& core) {
    NodeGroup& group = core.group;
    const NodeGroup doubted = group;
    const auto& nodes = around.nodes;
    const auto runs_on = [&](std::size_t before, std::size_t after) {
        const bool turns_between = nodes[after].in == nodes[before].out.reversed();
        return !turns_between && core.holds(nodes[before].node) && core.holds(nodes[after].node) &&
               nodes[after].chainage - nodes[before].chainage <= longest_inner_road * 2;
    };
    while (group.last + 1 < nodes.size() && runs_on(group.last, group.last + 1))
        ++group.last;
    while (group.first > 0 && runs_on(group.first - 1, group.first))
        --group.first;
    // Where a lane of its own begins or ends there is nothing to be seen: a crew measures at a road's mouth.
    const auto has_no_rival = [&](std::size_t node) { return around.decisions[node].rivals.empty(); };
    while (group.last > doubted.last && has_no_rival(group.last))
        --group.last;
    while (group.first < doubted.first && has_no_rival(group.first))
        ++group.first;
}

} // namespace

Core core_of(const Surroundings& around, const NodeGroup& group) {
    Core core{group, {}};
    for (std::size_t i = group.first; i <= group.last; ++i) {
        core.take_in(around.nodes[i].node);
    }
    take_in_neighbours(around.roads, core);
    follow_route(around, core);
    take_in_turning_back(around, core);
    return core;
}

} // namespace route::junction::detail
