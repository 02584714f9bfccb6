// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "matching/track_match.hpp"
#include "routing/leg_path.hpp"
#include "support/random_town.hpp"

#include <vector>

namespace route::test {

/// What a receiver does to places on the road.
struct Receiver {
    Metres every{14};  ///< between two points along the road
    Metres spread{10}; ///< standard deviation of each point, in east and north together
    double memory =
        0.95; ///< of the error of the point before: 1 s at 50 km/h, with an error that fades with 20 s, keeps 0.95 of it
};

/// The positions of a car that drove the path, with an error that is correlated in time as those of satellites are.
[[nodiscard]] matching::TrackLines recorded(const network::RoadNetwork& roads, const std::vector<routing::PathPiece>& driven,
                                            const Receiver& receiver, Dice& dice);

/// How much of a driven path, by length, a match tells, and nothing else: 1 is all of it.
[[nodiscard]] double share_told(const std::vector<routing::PathPiece>& driven, const matching::TrackMatch& match);

} // namespace route::test
