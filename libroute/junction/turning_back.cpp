// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include "junction/judgement.hpp"

#include <string_view>

namespace route::junction::detail {

using network::DirectedEdge;
using network::RoadNetwork;

namespace {

bool is_way_back(const RoadNetwork& roads, DirectedEdge in, DirectedEdge out) {
    if (roads.way(in) == roads.way(out)) return true;
    // A service road that runs beside a main one may bear its name, a street round the block may be one-way as well.
    if (roads.attributes(in).road_class != roads.attributes(out).road_class) return false;
    const auto same = [](std::string_view a, std::string_view b) { return !a.empty() && a == b; };
    const auto different = [](std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && a != b; };
    const auto from_ref = roads.ref(roads.way(in));
    const auto to_ref = roads.ref(roads.way(out));
    const auto from_name = roads.name(roads.way(in));
    const auto to_name = roads.name(roads.way(out));
    if (same(from_ref, to_ref) || same(from_name, to_name)) return true;
    const bool two_streets = different(from_ref, to_ref) || different(from_name, to_name);
    return !two_streets && is_one_way(roads, in) && is_one_way(roads, out);
}

} // namespace

/// Through a gap between the carriageways or by a small loop the route comes back to the road on which it came: that
/// is one junction, to its last node.
///
///     |  ^             The way back begins at w; what the crew does at u and
///     w--u             at w is one thing, turning round.
///     v  |
void take_in_turning_back(const Surroundings& around, JunctionNodes& junction) {
    const RouteNode& first = around.nodes[junction.group.first];
    const Bearing arrival = around.roads.end_bearing(first.in);
    for (std::size_t k = junction.group.first; k <= junction.group.last; ++k) {
        if (around.nodes[k].out == around.nodes[k].in.reversed()) return; // on the spot
    }
    for (std::size_t i = junction.group.last + 1; i < around.nodes.size(); ++i) {
        const RouteNode& node = around.nodes[i];
        if (node.chainage - first.chainage > judgement::widest_turning || is_on_ring(around.roads, node.node)) return;
        if (junction.holds(node.node)) return; // it turned round on the road somewhere beyond
        const TurnAngle turned = around.roads.start_bearing(node.out) - arrival;
        if (!heads_back(turned) || !is_way_back(around.roads, first.in, node.out)) continue;
        if (turn_too_many(around.nodes, around.sights, junction.group.first, i)) return; // round a block: turn by turn
        for (std::size_t k = junction.group.last + 1; k <= i; ++k)
            junction.take_in(around.nodes[k].node);
        junction.group.last = i;
        return;
    }
}

bool is_turning_back(const Surroundings& around, const JunctionNodes& junction, const JunctionArms& arms) {
    const DirectedEdge in = around.nodes[junction.group.first].in;
    const DirectedEdge out = around.nodes[junction.group.last].out;
    if (in.reversed() == out) return true;
    return heads_back(arms.turn) && junction.group.first != junction.group.last && is_way_back(around.roads, in, out);
}

} // namespace route::junction::detail
