// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/polyline.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <optional>
#include <vector>

/// Private to crew/: what the crew sees through the windscreen.
namespace route::crew::detail {

/// As much road as a look along a road or along its drawing takes in.
inline constexpr Metres eye{20};

/// A node of the route as it is come upon.
struct Crossing {
    Chainage chainage;
    network::NodeId node;
    network::DirectedEdge in;
    Bearing arrival;             ///< direction over the last metres driven
    network::DirectedEdge truth; ///< where the route goes; the crew is not told
};

/// A way that the crew could take.
struct OpenWay {
    network::DirectedEdge edge;
    TurnAngle turn;          ///< at the crossing itself; 0 is straight on
    TurnAngle seen_turn;     ///< as the eye takes it in, some way back and some way on: what a drawing shows
    Metres seen_over;        ///< how much of the way on that is: up to its next crossing
    bool slight = false;     ///< the mouth of a yard: to be seen, but nobody would draw each of them
    double smallness = 0;    ///< 0 a trunk road, 5 a street, 8 a track: by class, width and surface
    bool same_signs = false; ///< carries the number or name of the road of arrival
};

/// The direction in which a line comes to a place on it: over the last metres, but not beyond a sharp bend, which is
/// forgotten once it is driven.
[[nodiscard]] Bearing arrival_along(const geo::PlaneLine& line, Metres place);

/// There and back over less is no drive: all of it is one place on paper.
inline constexpr Metres shortest_excursion{15};

[[nodiscard]] std::vector<Crossing> crossings_of(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg);
/// Where the route turns round on the open road.
[[nodiscard]] std::vector<Chainage> turning_places_of(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg);

/// The ways on from a crossing that signs do not forbid; not the way back, unless there is no other.
[[nodiscard]] std::vector<OpenWay> ways_on(const network::RoadNetwork& roads, const Crossing& crossing);
/// All roads to be seen there, forbidden ones and the mouths of yards too; the way back is not among them.
[[nodiscard]] std::vector<OpenWay> roads_in_sight(const network::RoadNetwork& roads, const Crossing& crossing);

/// Where one would be some way on along an edge and the straightest road after it: the bearing and the distance from
/// the crossing.
struct Outlook {
    Bearing bearing;
    Metres distance;
};
[[nodiscard]] Outlook outlook_of(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres reach);

[[nodiscard]] double smallness_of(const network::RoadNetwork& roads, network::DirectedEdge edge);

/// The golden rule: which way looks like the road that one is on, and how clearly it does.
struct Feeling {
    std::size_t way = 0;  ///< index in the ways
    double margin = 1000; ///< to the runner-up; below `clear_margin` the crew hesitates
};
inline constexpr double clear_margin = 9;
/// \pre ways is not empty
[[nodiscard]] Feeling stays_on_the_road(const std::vector<OpenWay>& ways, double arrival_smallness);

} // namespace route::crew::detail
