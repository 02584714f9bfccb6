// SPDX-License-Identifier: BSL-1.0
#include "junction/junction_nodes.hpp"

#include "junction/kinds.hpp"

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::OneWay;
using network::RoadNetwork;

bool is_one_way(const RoadNetwork& roads, DirectedEdge edge) { return roads.attributes(edge).one_way != OneWay::no; }

bool is_on_ring(const RoadNetwork& roads, NodeId node) {
    return std::ranges::any_of(roads.out_edges(node), [&](DirectedEdge edge) { return roads.attributes(edge).roundabout; });
}

namespace {

/// Whether the far end of an edge at the junction is part of the junction, by any kind's handler.
bool leads_to_more_of_it(const RoadNetwork& roads, DirectedEdge edge) {
    return std::ranges::any_of(kind_handlers(), [&](const KindHandler& handler) {
        return handler.reaches_on != nullptr && handler.reaches_on(roads, edge);
    });
}

void take_in_neighbours(const RoadNetwork& roads, JunctionNodes& junction) {
    constexpr std::size_t most_nodes = 12;
    for (std::size_t i = 0; i < junction.nodes.size() && junction.nodes.size() < most_nodes; ++i) {
        for (const auto edge : roads.out_edges(junction.nodes[i])) {
            const NodeId far = roads.to(edge);
            if (junction.holds(far) || !is_visible_road(roads, edge) || roads.length(edge) > longest_inner_road) continue;
            if (is_on_ring(roads, far)) continue; // a roundabout beside it is a drawing of its own
            if (leads_to_more_of_it(roads, edge)) junction.take_in(far);
        }
    }
}

/// The route may run on through nodes that the junction took in: it is left at the last of them. One that comes back to
/// a node after a while passes it again, which is another junction.
void follow_route(const Surroundings& around, JunctionNodes& junction) {
    NodeGroup& group = junction.group;
    const NodeGroup doubted = group;
    const auto& nodes = around.nodes;
    const auto runs_on = [&](std::size_t before, std::size_t after) {
        const bool turns_between = nodes[after].in == nodes[before].out.reversed();
        return !turns_between && junction.holds(nodes[before].node) && junction.holds(nodes[after].node) &&
               nodes[after].chainage - nodes[before].chainage <= longest_inner_road * 2;
    };
    // Whoever comes by a node twice and goes on by another road than he came has two things to do.
    const auto passes_again = [&](std::size_t first, std::size_t last) { return passes_a_node_again(nodes, first, last); };
    const auto too_much = [&](std::size_t first, std::size_t last) {
        return turn_too_many(nodes, around.sights, first, last).has_value();
    };
    while (group.last + 1 < nodes.size() && runs_on(group.last, group.last + 1) &&
           !passes_again(group.first, group.last + 1) && !too_much(group.first, group.last + 1))
        ++group.last;
    while (group.first > 0 && runs_on(group.first - 1, group.first) && !passes_again(group.first - 1, group.last) &&
           !too_much(group.first - 1, group.last))
        --group.first;
    // Where a lane of its own begins or ends there is nothing to be seen: a crew measures at a road's mouth.
    const auto has_no_rival = [&](std::size_t node) { return around.sights[node].rivals.empty(); };
    while (group.last > doubted.last && has_no_rival(group.last))
        --group.last;
    while (group.first < doubted.first && has_no_rival(group.first))
        ++group.first;
}

} // namespace

JunctionNodes nodes_of(const Surroundings& around, const NodeGroup& group) {
    JunctionNodes junction{group, {}};
    if (group.roundabout) return junction;
    for (std::size_t i = group.first; i <= group.last; ++i) {
        junction.take_in(around.nodes[i].node);
    }
    take_in_neighbours(around.roads, junction);
    follow_route(around, junction);
    for (const auto& handler : kind_handlers()) {
        if (handler.follows != nullptr) handler.follows(around, junction);
    }
    return junction;
}

} // namespace route::junction::detail
