// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/leg_path.hpp"

#include <optional>
#include <stop_token>
#include <vector>

/// From a track – recorded by a car or drawn on a map – to the roads that were driven.
namespace route::matching {

/// A track in the order of driving; between two lines the recording stopped.
using TrackLines = std::vector<std::vector<geo::Position>>;

struct MatchOptions {
    /// How far a track's points lie from the road that was driven: the standard deviation. Newson and Krumm (2009) measured
    /// 4 m of a car's receiver; maps that people draw on are worse.
    Metres spread{6};
    /// Roads further away than this from a point are none that it was taken on.
    Metres reach{50};
    /// So much of the track may have no road before it counts as a gap.
    Metres longest_bridge{150};
};

/// A part of the track that was driven on roads without a break.
struct MatchedStretch {
    std::vector<routing::PathPiece> pieces; ///< end to end, but where the car turned round in the road
    Metres from;                            ///< along the track
    Metres to;
};

enum class GapReason {
    recording, ///< the recording stopped
    no_road,   ///< no road that may be driven is near
    no_way,    ///< no way that may be driven leads on along the track
    closed,    ///< the road under the track is closed; a road beside it is taken for it
};

/// A part of the track between two stretches, or before the first, or after the last.
struct TrackGap {
    GapReason reason = GapReason::no_road;
    Metres from; ///< along the track
    Metres to;
    geo::Position start;
    geo::Position end;
    std::optional<network::WayIndex> closed; ///< a road under the track that these cars may not drive
};

struct TrackMatch {
    Metres track_length;
    std::vector<MatchedStretch> stretches; ///< along the track
    std::vector<TrackGap> gaps;            ///< along the track
    /// Where the track lies on a road that is closed to these cars, and the match on another one beside it.
    std::vector<TrackGap> beside_closed;
};

/// The roads of a car that drove along the track: the likeliest path of a hidden Markov model (Newson and Krumm, "Hidden
/// Markov Map Matching Through Noise and Sparseness", 2009), in which a place on a road is as likely as it is near to its
/// point, and a way from one to the next as it is as long as the track there. One-way streets, turn restrictions and what is
/// closed hold. \throws Interrupted when `stop` is requested
[[nodiscard]] TrackMatch matched(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                 const TrackLines& track, const MatchOptions& options = {},
                                 const std::stop_token& stop = {});

} // namespace route::matching
