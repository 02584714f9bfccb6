// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "itinerary/itinerary.hpp"
#include "junction/junction_view.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <cstddef>
#include <vector>

namespace route::junction {

/// A node that the route passes.
struct RouteNode {
    network::NodeId node;
    Chainage chainage;
    network::DirectedEdge in;  ///< the route's edge that arrives
    network::DirectedEdge out; ///< the route's edge that leaves
};

/// The nodes of a leg in the order in which they are passed; start and finish are not among them, unless they lie on a
/// node within the leg.
[[nodiscard]] std::vector<RouteNode> route_nodes(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg);

/// A road that a driver could take at a node.
struct WayOut {
    network::DirectedEdge edge;
    TurnAngle turn; ///< against the direction of arrival
    RoadLook look;
    bool may_enter = true;   ///< the cars may drive out by it, perhaps by permit
    bool signed_off = false; ///< a sign keeps cars out: one-way against them, pedestrian street, private
    bool keeps_name = false; ///< its name or number is the one of the road of arrival
};

/// What there is to choose at a node: the way that the route takes, and the rivals that a driver sees.
struct DecisionPoint {
    std::size_t route_node = 0; ///< index in the list of route nodes
    RoadLook arrival;
    WayOut taken;
    std::vector<WayOut> rivals; ///< visible roads; not yards, not the road of arrival
    network::NodeFeatures features;
    bool turns_round = false;   ///< the route goes back where it came from
    bool through_mouth = false; ///< arrival is by one half of a road's mouth, round an island: what it seems to turn is less
};

[[nodiscard]] std::vector<DecisionPoint> decision_points(const network::RoadNetwork& roads,
                                                         const routing::DrivingRights& rights,
                                                         const std::vector<RouteNode>& nodes);

/// What the road of an edge looks like.
[[nodiscard]] RoadLook look_of(const network::RoadNetwork& roads, network::DirectedEdge edge);

/// Whether a driver sees the edge as a road: not a driveway or parking aisle, not a ferry's line.
[[nodiscard]] bool is_visible_road(const network::RoadNetwork& roads, network::DirectedEdge edge);

} // namespace route::junction
