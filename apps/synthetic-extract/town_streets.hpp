// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "chance.hpp"
#include "junctions.hpp"
#include "road_map.hpp"
#include "town_plan.hpp"
#include "truth.hpp"

#include <vector>

namespace synthetic {

/// A corridor's door into a town, in the making: what ends there so far.
struct EntryNode {
    std::size_t corridor = 0;
    bool at_start = false;
    NodeRef node = no_node;
    std::vector<WayEnd> ends; ///< of the town's streets; the corridor's own comes to them
};

/// Where a road from the fields may join the ring.
struct RingExit {
    double angle = 0;
    NodeRef node = no_node;
};

struct TownStreets {
    std::vector<EntryNode> entries;
    std::vector<RingExit> exits;
};

/// A town's streets: rings round a pedestrian square, radials that the corridors continue, lanes between the rings that
/// do not run on across them.
[[nodiscard]] TownStreets build_town(const MapTable& table, std::size_t town, const TownPlan& plan, RoadMap& map,
                                     Truth& truth);

/// Once the corridors have arrived: a roundabout, signals or a plain crossing at each entry.
void build_entries(const MapTable& table, std::size_t town, const TownStreets& streets, RoadMap& map, Truth& truth);

/// As the highway tag spells it.
[[nodiscard]] std::string highway_of(CorridorClass road_class);

} // namespace synthetic
