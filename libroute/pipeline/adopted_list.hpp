// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/road_book_file.hpp"
#include "matching/track_match.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <map>
#include <stop_token>
#include <vector>

/// Private to pipeline/: from a leg of another program's file to rows of a waypoint list.
namespace route::pipeline {

/// What a leg's track was driven on.
struct AdoptedTrack {
    Metres length;                                          ///< of the track
    std::vector<std::vector<routing::PathPiece>> stretches; ///< of roads, parted by gaps
    std::vector<geo::Position> line;                        ///< all stretches, one after the other
};

struct AdoptedList {
    std::vector<edition::WrittenColumns> waypoints; ///< with leg and seq
    std::vector<edition::WrittenColumns> trials;
    std::vector<const edition::FoundPoint*> boxes;    ///< of the leg's points: what has a text for the crews
    std::map<const edition::FoundPoint*, int> seq_of; ///< of the boxes that are rows of the list as well
    AdoptedTrack track;
    std::size_t holding = 0; ///< VIA rows among the waypoints
};

/// \pre the leg outlives the answer
[[nodiscard]] AdoptedList adopted_list(const edition::FoundLeg& leg, int number, const network::RoadNetwork& roads,
                                       const routing::DrivingRights& rights, Diagnostics& diagnostics,
                                       const std::stop_token& stop);

} // namespace route::pipeline
