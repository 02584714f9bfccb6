// SPDX-License-Identifier: BSL-1.0
#include "junction/decision_point.hpp"

#include "geo/polyline.hpp"

#include <algorithm>

namespace route::junction {

using network::Access;
using network::DirectedEdge;
using network::NodeId;
using network::RoadClass;
using network::RoadNetwork;

std::vector<RouteNode> route_nodes(const RoadNetwork& roads, const itinerary::LegItinerary& leg) {
    std::vector<RouteNode> nodes;
    for (std::size_t i = 0; i + 1 < leg.path.size(); ++i) {
        const auto& before = leg.path[i];
        const auto& after = leg.path[i + 1];
        // A waypoint parts an edge's stretch in two; that is no node.
        const NodeId node = roads.to(before.edge);
        const bool goes_on = before.edge == after.edge; // or round and round on a street that is a loop
        const bool turns = after.edge == before.edge.reversed();
        const bool away_from_node =
            (goes_on || turns) &&
            geo::LocalFrame{roads.position(node)}.to_plane(itinerary::position_at(leg, before.to)).norm() > Metres{1};
        if (away_from_node || (goes_on && roads.from(after.edge) != node)) continue;
        nodes.push_back({node, before.to, before.edge, after.edge});
    }
    return nodes;
}

RoadLook look_of(const RoadNetwork& roads, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    RoadLook look;
    look.road_class = road.road_class;
    look.link = road.link;
    look.unpaved = road.unpaved;
    look.bridge = road.bridge;
    look.tunnel = road.tunnel;
    look.lanes = road.lanes;
    return look;
}

bool is_visible_road(const RoadNetwork& roads, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    return !road.yard && road.road_class != RoadClass::ferry;
}

namespace {

bool same_road(const RoadNetwork& roads, DirectedEdge a, DirectedEdge b) {
    const auto way_a = roads.way(a);
    const auto way_b = roads.way(b);
    const bool same_ref = !roads.ref(way_a).empty() && roads.ref(way_a) == roads.ref(way_b);
    const bool same_name = !roads.name(way_a).empty() && roads.name(way_a) == roads.name(way_b);
    return same_ref || same_name;
}

WayOut way_out(const RoadNetwork& roads, const routing::DrivingRights& rights, DirectedEdge in, DirectedEdge out) {
    const auto& road = roads.attributes(out);
    WayOut way;
    way.edge = out;
    way.turn = roads.start_bearing(out) - roads.end_bearing(in);
    way.look = look_of(roads, out);
    way.may_enter = rights.may_drive(roads, out);
    way.signed_off = roads.against_one_way(out) || road.road_class == RoadClass::pedestrian ||
                     road.access == Access::restricted || road.access == Access::no;
    way.keeps_name = same_road(roads, in, out);
    return way;
}

} // namespace

std::vector<DecisionPoint> decision_points(const RoadNetwork& roads, const routing::DrivingRights& rights,
                                           const std::vector<RouteNode>& nodes) {
    std::vector<DecisionPoint> points;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const RouteNode& node = nodes[i];
        DecisionPoint point;
        point.route_node = i;
        point.arrival = look_of(roads, node.in);
        point.taken = way_out(roads, rights, node.in, node.out);
        point.turns_round = node.out == node.in.reversed();
        point.features = roads.features(node.node);
        constexpr Metres longest_mouth{40};
        point.through_mouth =
            roads.attributes(node.in).one_way != network::OneWay::no && roads.length(node.in) < longest_mouth;
        for (const auto index : roads.out_edges(node.node)) {
            const auto edge = DirectedEdge::from_index(index);
            if (edge == node.out || edge == node.in.reversed() || !is_visible_road(roads, edge)) continue;
            point.rivals.push_back(way_out(roads, rights, node.in, edge));
        }
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace route::junction
