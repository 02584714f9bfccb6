// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/snapping.hpp"

#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

namespace route::routing {

/// A point that the path must go through, as one of several places on the road.
struct RoutePoint {
    std::vector<RoadPlace> places; ///< by distance; not empty
    bool turn_round = false;       ///< the path leaves it against the direction in which it came
};

/// A stretch of one edge.
struct PathPiece {
    network::DirectedEdge edge;
    Metres from; ///< along the edge
    Metres to;
    geo::Position start; ///< on the road
    geo::Position end;
};

/// The road under a piece: its start, the points between, its end.
[[nodiscard]] std::vector<geo::Position> shape_of(const network::RoadNetwork& roads, const PathPiece& piece);

/// A path through all points: it goes through each of them without turning round, unless the road ends or the point
/// says so. Loops and repeated roads are as good as any.
struct LegPath {
    std::vector<PathPiece> pieces; ///< end to end
    std::vector<RoadPlace> chosen; ///< of each point: where the path passes it
    /// Hops, by their first point, that lead through roads for those who stop there since nothing else leads on.
    std::vector<std::size_t> forced_through;
    std::vector<std::size_t> first_piece; ///< of each point: the piece that begins there; pieces.size() at the last
    Seconds cost{0};                      ///< the profile's weighted time, what the search minimised
};

/// There is no path between two neighbouring points.
struct NoRoute {
    std::size_t from = 0; ///< index of the point; the next one cannot be reached from it
};

/// The cheapest path by the profile's costs, exact: the same as plain Dijkstra over edges finds. Turn restrictions and
/// blocked nodes hold, but for the exceptions in `rights`. Roads for those who stop there (access=destination) are driven
/// only where a point lies among them, or where nothing else leads from a point to the next. \pre at least two points, each with a place. \throws Interrupted when `stop` is requested
[[nodiscard]] std::variant<LegPath, NoRoute> cheapest_path(const network::RoadNetwork& roads, const DrivingRights& rights,
                                                           const std::vector<RoutePoint>& points,
                                                           const std::stop_token& stop = {});

/// The same from one point to another, but nothing where it costs more than `most`, or leads through roads for those who stop
/// there: that is known long before the cheapest path is. \throws Interrupted
[[nodiscard]] std::optional<LegPath> path_within(const network::RoadNetwork& roads, const DrivingRights& rights,
                                                 const RoutePoint& from, const RoutePoint& to, Seconds most,
                                                 const std::stop_token& stop = {});

} // namespace route::routing
