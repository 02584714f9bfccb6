// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <optional>
#include <span>
#include <vector>

/// What a driver sees at a place: measured once, into one value. Which places earn a box, what the words say, what is
/// drawn and what is exported all read it; nothing else measures the angle of a road.
namespace route::junction {

/// What a road looks like from the driver's seat.
struct RoadLook {
    network::RoadClass road_class = network::RoadClass::unclassified;
    bool link = false; ///< a slip road or ramp
    bool unpaved = false;
};

/// How main a road looks: 0 a motorway, 5 a street, 7 a lane, 8 a track; residential and unclassified roads look alike to a
/// driver, a slip road counts one less than its road, and what is unpaved is a lane at most.
[[nodiscard]] int rank_of(const RoadLook& look);

/// What a navigator calls a change of direction.
enum class TurnClass {
    straight, ///< nobody feels a turn
    bear,     ///< the wheel is moved, the road is not left
    turn,     ///< one turns off
    sharp,    ///< one nearly comes back
    back,     ///< one does, or by the road beside it
};
[[nodiscard]] TurnClass class_of(TurnAngle turn);
/// Whether it is more than a bend: the wheel is turned hard, to one hand.
[[nodiscard]] bool turns_off(TurnAngle turn);
/// Whether one drives nearly the way back, by whatever road.
[[nodiscard]] bool heads_back(TurnAngle turn);

/// A road that meets the place.
struct SeenRoad {
    network::DirectedEdge edge; ///< leads outwards
    Bearing bearing;            ///< outwards, as the eye takes it in
    TurnAngle turn;             ///< against the direction of arrival; 180° of the road of arrival itself
    RoadLook look;
    bool may_enter = true;    ///< the cars may drive out by it, perhaps by permit
    bool may_arrive = true;   ///< traffic may come in from it
    bool leads_out = true;    ///< some traffic may drive out by it: it is no one-way that only leads here
    bool signed_off = false;  ///< a sign keeps cars out: one-way against them, pedestrian street, private
    bool same_signs = false;  ///< its name or number is the one of the road of arrival
    bool same_number = false; ///< its number is
};

/// A node that the route passes.
struct RouteNode {
    network::NodeId node;
    Chainage chainage;
    network::DirectedEdge in;  ///< the route's edge that arrives
    network::DirectedEdge out; ///< the route's edge that leaves
};

/// The nodes of a leg in the order in which they are passed; start and finish are not among them, unless they lie on a
/// node within the leg. One from which the route turns round on the open road at once, and comes back to, is passed once.
[[nodiscard]] std::vector<RouteNode> route_nodes(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg);

/// Whether a stop or give-way sign at a node binds who comes along an edge. \pre the edge leads to the node
[[nodiscard]] bool sign_binds(network::NodeFeatures features, network::DirectedEdge in);

/// To the eye the second node is the same crossing as the first: the route turns at it, after so short a bit of road that it
/// shows no direction.
[[nodiscard]] bool are_one_crossing(const network::RoadNetwork& roads, const RouteNode& first, const RouteNode& second);

/// Among the nodes from one to another is one that the route passes twice, and it does not leave by the road of arrival: no one
/// drawing can show that.
[[nodiscard]] bool passes_a_node_again(std::span<const RouteNode> nodes, std::size_t first, std::size_t last);

/// What there is to choose at a node of the route: the way that it takes, and the rivals that a driver sees.
struct Sight {
    Bearing arrival; ///< the direction of driving over the last metres, not beyond a sharp bend
    RoadLook arrival_look;
    SeenRoad taken;
    std::vector<SeenRoad> rivals; ///< visible roads; not yards, not the road of arrival
    network::NodeFeatures features;
    bool goes_back = false; ///< the route leaves as it came
    /// Arrival is by one half of a road's mouth, round an island: what it seems to turn is less. Out of a roundabout's mouth
    /// the other half leads back to it.
    bool through_mouth = false;

    /// The road that leads outwards by an edge, when it is the taken one or a rival.
    [[nodiscard]] const SeenRoad* find(network::DirectedEdge edge) const;
};

/// One for each node. References are kept by none of them.
[[nodiscard]] std::vector<Sight> sights_of(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                           const itinerary::LegItinerary& leg, const std::vector<RouteNode>& nodes);

/// What a crew reads from one drawing at once is "left, then at once right", or a turn round: not three turns, nor two that come
/// further round than back. The node of the turn with which it is too much; nothing where it is not.
[[nodiscard]] std::optional<std::size_t> turn_too_many(std::span<const RouteNode> nodes, std::span<const Sight> sights,
                                                       std::size_t first, std::size_t last);

/// What the road of an edge looks like.
[[nodiscard]] RoadLook look_of(const network::RoadNetwork& roads, network::DirectedEdge edge);

/// Whether a driver sees the edge as a road: not a driveway or parking aisle, not a ferry's line.
[[nodiscard]] bool is_visible_road(const network::RoadNetwork& roads, network::DirectedEdge edge);

/// The same number on the signs.
[[nodiscard]] bool has_same_number(const network::RoadNetwork& roads, network::DirectedEdge a, network::DirectedEdge b);
/// The same number or the same name on the signs.
[[nodiscard]] bool has_same_signs(const network::RoadNetwork& roads, network::DirectedEdge a, network::DirectedEdge b);

} // namespace route::junction
