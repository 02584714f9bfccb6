// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "itinerary/itinerary.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// Sectors, target times and due times. Every instant is UTC; local time is made at the edge, by the time-zone
/// database.
namespace route::timing {

using Instant = std::chrono::sys_seconds;

/// The road between two time controls.
struct Sector {
    int number = 0; ///< counted through the whole edition, from 1
    ControlIndex from;
    ControlIndex to;
    Metres length;         ///< exact
    PrintedLength printed; ///< a difference of rounded chainages
    std::chrono::minutes target{0};
    KmPerHour average; ///< printed length over target, as anybody works it out from the page
};

/// When cars are due at a control and when it works. For points between sector boundaries (CT, PC, INFO …) the due
/// time is the sector's average carried to the place.
struct ControlTimes {
    Instant due_first_car;
    Instant due_last_car;
    Instant opens;
    Instant closes;
};

struct LegTimes {
    IndexedBy<SectorIndex, Sector> sectors;
    IndexedBy<ControlIndex, ControlTimes> controls; ///< one for each of LegItinerary::controls
};

struct TimedItinerary {
    itinerary::Itinerary itinerary;
    IndexedBy<LegIndex, LegTimes> legs; ///< one for each of Itinerary::legs
    std::string time_zone;
};

} // namespace route::timing
