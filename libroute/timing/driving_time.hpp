// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "routing/vehicle_profile.hpp"

#include <vector>

namespace route::timing {

/// How long a car of the profile takes that keeps to every speed limit: at the lower of limit and the profile's speed of the
/// road's class, slower through bends (so that it is pushed outwards by no more than the profile likes) and uphill, with what
/// turns, signals, give-way signs and level crossings cost. It is what a driver would need on an empty road, not what the event
/// imposes; nothing is known of traffic. Heights count where the leg has them.
class DrivingTime {
public:
    /// Nothing is known: every stretch takes no time.
    DrivingTime() = default;
    DrivingTime(const itinerary::LegItinerary& leg, const network::RoadNetwork& roads,
                const routing::VehicleProfile& profile);

    /// From one place of the leg to another. \pre from <= to
    [[nodiscard]] Seconds between(Chainage from, Chainage to) const { return since_start(to) - since_start(from); }
    [[nodiscard]] bool is_known() const { return !m_marks.empty(); }

private:
    struct Mark {
        Chainage at;
        Seconds since_start;
    };
    [[nodiscard]] Seconds since_start(Chainage place) const;

    std::vector<Mark> m_marks; ///< along the leg; between two of them the speed is even
};

/// One for each leg.
using LegDriving = IndexedBy<LegIndex, DrivingTime>;
[[nodiscard]] LegDriving driving_times(const itinerary::Itinerary& itinerary, const network::RoadNetwork& roads,
                                       const routing::VehicleProfile& profile);

} // namespace route::timing
