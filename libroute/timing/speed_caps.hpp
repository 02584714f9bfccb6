// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/rules.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace route::timing {

/// Which of a rule set's limits binds a stretch of road.
enum class Cap { open, dual, closed, narrow };

struct CappedStretch {
    Cap cap = Cap::open;
    KmPerHour limit;
    Metres length;
};

/// How fast averages may be along one leg, road by road. A road is closed where a permit says so that lasts while the cars
/// pass; narrow where the map tells its width and a car passes at the rule's hours.
class SpeedCaps {
public:
    /// Open roads everywhere.
    explicit SpeedCaps(const SpeedRules& rules);
    SpeedCaps(const edition::Edition& edition, const itinerary::LegItinerary& leg, const itinerary::LegRights& rights,
              const network::RoadNetwork& roads, const SpeedRules& rules);

    /// The lengths under each limit between two places, where cars pass between two moments; those of no length left out. An
    /// open `passing` means that nobody knows when.
    [[nodiscard]] std::vector<CappedStretch> between(Chainage from, Chainage to, const Span& passing) const;
    /// How long the stretches take at their limits: the sum over each of its length by its limit.
    [[nodiscard]] Seconds least_time(const std::vector<CappedStretch>& stretches) const;
    /// The least whole number of minutes that breaks no limit.
    [[nodiscard]] std::chrono::minutes least_minutes(const std::vector<CappedStretch>& stretches) const;
    /// Whether so little time breaks a limit: one that is strict is broken at the limit already.
    [[nodiscard]] bool is_broken(const std::vector<CappedStretch>& stretches, Seconds time) const;

private:
    struct Road {
        Chainage from;
        Chainage to;
        bool dual = false;
        bool narrow = false;
        std::string clocks; ///< by which hours are told there
        std::vector<Span> closed;
    };
    [[nodiscard]] Cap cap_of(const Road& road, const Span& passing) const;
    [[nodiscard]] KmPerHour limit_of(Cap cap) const;

    SpeedRules m_rules;
    bool m_raised = true;      ///< the limits of dual and closed roads hold
    std::vector<Road> m_roads; ///< along the leg; those that differ from open roads only
};

/// "50 km/h", "less than 40 km/h", or where limits differ "50 km/h on 12.00 km of open road, 80 on 8.00 km of closed road".
[[nodiscard]] std::string told(const std::vector<CappedStretch>& stretches, const SpeedRules& rules);

/// One for each leg.
using LegCaps = IndexedBy<LegIndex, SpeedCaps>;
[[nodiscard]] LegCaps speed_caps(const edition::Edition& edition, const itinerary::Itinerary& itinerary,
                                 const itinerary::LegRights& rights, const network::RoadNetwork& roads,
                                 const SpeedRules& rules);

} // namespace route::timing
