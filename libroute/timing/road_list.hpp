// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/timed_leg.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace route::timing {

/// Who keeps a road, as far as its number tells: Italy's roads are called after their owners.
enum class RoadOwner : std::uint8_t { unknown, motorway, municipality, province, region, state };

/// A stretch of one road, as authorities know it, in the list that permits are asked for with.
struct RoadListRow {
    Chainage from;
    Chainage to;
    PrintedLength printed_from; ///< from the leg's start, rounded once: rows add up to the leg
    PrintedLength printed_to;
    std::string number; ///< "SP 90"; may be empty
    std::string name;   ///< may be empty
    network::RoadClass road_class = network::RoadClass::unclassified;
    RoadOwner owner = RoadOwner::unknown;
    int level_crossings = 0;
    bool by_permit = false; ///< a permit speaks of it: it opens the road, or closes it to others
    Instant first_car;      ///< when it comes onto the road
    Instant last_car;       ///< when it leaves the road

    [[nodiscard]] PrintedLength printed_length() const { return printed_to - printed_from; }
};

/// The leg's roads in the order of driving; a road that is driven twice has two rows. Without `rights` nothing is by permit.
[[nodiscard]] std::vector<RoadListRow> road_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                                 const itinerary::LegRights* rights);

/// What each owner's rows are long together.
using LengthByOwner = std::map<RoadOwner, PrintedLength>;
void add_lengths(LengthByOwner& sums, const std::vector<RoadListRow>& rows);

} // namespace route::timing
