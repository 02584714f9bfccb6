// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "road_map.hpp"
#include "truth.hpp"

#include <string>
#include <vector>

/// What is built where roads meet. Each changes the ends of ways that are there already.
namespace synthetic {

/// "highway", then whatever else is told.
[[nodiscard]] Tags road_tags(const std::string& highway, const std::string& name, const std::string& ref, int max_speed_kmh);

struct RingDesign {
    double radius_m = 18;
    bool split_arms = false;   ///< an island parts each large arm into a way in and a way out
    bool several_ways = false; ///< the ring is cut at its arms
};

/// Puts a roundabout where ways end, driven counter-clockwise:
///
///           |
///        ,-----.
///     --(       )--
///        `-----'
///           |
///
/// Answers whether it could be: a way that is shorter than the ring is wide forbids it, and nothing is changed then.
/// \pre all of `arms` end at one node
bool build_roundabout(RoadMap& map, const std::vector<WayEnd>& arms, const RingDesign& design, const std::string& highway,
                      Truth& truth);

} // namespace synthetic
