// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "timing/rules.hpp"
#include "timing/start_order.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Sectors, target times and due times. Every instant is UTC; local time is made at the edge, by the time-zone
/// database.
namespace route::timing {

using Instant = std::chrono::sys_seconds;

/// From one moment to another, both included.
struct Span {
    Instant from = Instant::min();
    Instant to = Instant::max();
    [[nodiscard]] bool meets(const Span& other) const { return from <= other.to && other.from <= to; }
    [[nodiscard]] bool covers(const Span& other) const { return from <= other.from && other.to <= to; }
};

/// The road between two time controls.
struct Sector {
    int number = 0; ///< counted through the whole edition, from 1
    ControlIndex from;
    ControlIndex to;
    Metres length;         ///< exact
    PrintedLength printed; ///< a difference of rounded chainages
    std::chrono::minutes target{0};
    std::chrono::minutes least{0}; ///< that breaks no limit of the rule set
    std::chrono::minutes driving{
        0};            ///< that a driver needs who keeps to every speed limit, on empty roads; 0 where nobody knows
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

/// Why a planner must look at something; unweighed_words.hpp has the words.
enum class Why : std::uint8_t {
    destination_only,
    closed_to_others,
    by_permit,
    in_turns,
    rough_ground,
    gate,
    gate_shut,
    toll,
    season,
    works,
    other_speed,
    limit_unread,
    limit_near,
    condition_unread,
    not_in_force,
    in_force,
    in_force_at_times,
    open,
    shut,
    shut_at_times,
    driven_against,
    goes_round,
    goes_round_limit,
    goes_round_unread,
    goes_round_open,
};
inline constexpr std::size_t why_count = 25;

/// What the map says of a road, a turn or a node of the leg that the program does not weigh, or weighs for the typical
/// vehicle only: for the planner to look at.
struct Unweighed {
    Chainage from;
    Chainage to; ///< the same at nodes and turns
    osm::RuleSubject on = osm::RuleSubject::way;
    std::int64_t osm_id = 0;
    std::string name;      ///< of the road; may be empty
    std::string tag;       ///< as it was written: "maxheight=1.8"
    Why why = Why::season; ///< what that means for the event's cars
    Instant first_car = {};
    Instant last_car = {};
    osm::RuleKind limit = osm::RuleKind::height; ///< of which `measure` is
    std::uint32_t measure = 0;                   ///< the vehicle's own: centimetres or kilogrammes
};

/// A lead, relay or sweep car.
struct CourseCar {
    EntryIndex entry;
    bool behind_last = false;      ///< it keeps `apart` from the last car, else from the first
    std::chrono::seconds apart{0}; ///< negative: ahead of it
};

struct LegTimes {
    IndexedBy<SectorIndex, Sector> sectors;
    IndexedBy<ControlIndex, ControlTimes> controls; ///< one for each of LegItinerary::controls
    std::vector<Unweighed> not_weighed = {};        ///< along the leg
    std::vector<StartingCar> cars = {};             ///< that drive the leg, in the order in which they start
    std::vector<CourseCar> course_cars = {};
    IndexedBy<ControlIndex, Instant> standard = {}; ///< when a car is due that starts at the leg's own time
    std::vector<IndexedBy<ControlIndex, std::chrono::seconds>> group_delays =
        {}; ///< by halts of its own; one for each group
    /// How much later than `standard` cars of a class are due, where average trials have averages by class.
    std::map<std::string, IndexedBy<ControlIndex, std::chrono::seconds>> class_delays = {};
    IndexedBy<ControlIndex, std::string> clocks = {}; ///< by which time zone each control goes
    std::optional<Instant> ceremony = {};             ///< when the first car drives over the ramp

    /// When a car is due at a control. \pre both are of this leg
    [[nodiscard]] Instant due(const StartingCar& car, ControlIndex control) const;
    [[nodiscard]] Instant due(const CourseCar& car, ControlIndex control) const;
};

struct TimedItinerary {
    itinerary::Itinerary itinerary;
    IndexedBy<LegIndex, LegTimes> legs; ///< one for each of Itinerary::legs
    std::string time_zone;              ///< the edition's; LegTimes::clocks has those of controls
    RuleSet rules = {};                 ///< by which it was made
};

} // namespace route::timing
