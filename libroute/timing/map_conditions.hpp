// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "geo/position.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/daylight.hpp"
#include "timing/opening_hours.hpp"
#include "timing/timed_itinerary.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace route::timing {

/// Whether a condition of the map holds between two instants.
struct Judgement {
    itinerary::Force force = itinerary::Force::sometimes;
    bool readable = true; ///< else it says something that nobody here can judge
};

/// Judges the conditions of the map's tags: hours, seasons, and sizes of the vehicle ("weight>7.5"), joined by AND. One judgement
/// for what is settled before routing and for what is held against the real times afterwards.
class MapConditions {
public:
    MapConditions(const edition::Edition& edition, const network::RoadNetwork& roads,
                  const routing::VehicleProfile& profile);

    /// \param zone by which clocks go there
    [[nodiscard]] Judgement of(const network::RoadRule& rule, Instant first, Instant last, const std::string& zone);

private:
    [[nodiscard]] Judgement between(std::string_view condition, Instant first, Instant last);
    [[nodiscard]] Judgement part_between(std::string_view part, Instant first, Instant last);
    [[nodiscard]] std::optional<bool> compared(std::string_view part) const;
    [[nodiscard]] SignMinute minute_at(Instant instant);

    const edition::Edition& m_edition;
    const routing::VehicleProfile& m_profile;
    geo::Position m_place;
    std::string m_zone; ///< of the rule that is judged
    std::map<std::pair<std::chrono::year_month_day, std::string>, Daylight> m_daylight;
};

/// Of each rule of the network whether it holds during the hours that each leg is expected to take.
[[nodiscard]] itinerary::RuleForces rules_in_force(const edition::Edition& edition, const network::RoadNetwork& roads,
                                                   const routing::VehicleProfile& profile);

} // namespace route::timing
