// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

/// What the tags of OpenStreetMap mean to a driver: interpreted once, here, and carried as types from then on.
namespace route::osm {

/// How important a road is, as its highway tag says; the order is the order of importance. A link (slip road, ramp)
/// has the class of the road that it serves and is marked apart. Footways, cycleways and paths are no roads.
enum class RoadClass : std::uint8_t {
    motorway,
    trunk,
    primary,
    secondary,
    tertiary,
    unclassified,
    residential,
    living_street,
    service,
    track,
    pedestrian,
    ferry,
};
inline constexpr int road_class_count = 12;

/// As the highway tag spells it: "primary", "living_street", …
[[nodiscard]] std::string_view name_of(RoadClass road_class);

/// Which cars may use a road, by its access tags; `destination` is for those who stop there.
enum class Access : std::uint8_t { yes, destination, restricted, no };

/// Of a `reversible` road nobody can tell beforehand which way it is open.
enum class OneWay : std::uint8_t { no, forward, backward, reversible };

/// How even a road is, as its smoothness tag says; the order is that of the trouble that it makes.
enum class Smoothness : std::uint8_t {
    untold,
    excellent,
    good,
    intermediate,
    bad,
    very_bad,
    horrible,
    very_horrible,
    impassable,
};
inline constexpr int smoothness_count = 9;

/// As the tag spells it: "very_bad"; empty when untold.
[[nodiscard]] std::string_view name_of(Smoothness smoothness);

/// 8 bytes for each way; a member is as small as its range.
struct RoadAttributes {
    RoadClass road_class = RoadClass::unclassified;
    Access access : 2 = Access::yes;      ///< along the way's direction
    Access access_back : 2 = Access::yes; ///< against it
    OneWay one_way : 2 = OneWay::no;
    std::uint8_t spare_access : 2 = 0;
    Smoothness smoothness : 4 = Smoothness::untold;
    std::uint8_t track_grade : 3 = 0; ///< tracktype: 1 solid … 5 soft; 0 when not told
    std::uint8_t four_wheel_drive : 1 = 0;
    std::uint8_t max_speed_kmh = 0; ///< 0 when not told
    std::uint8_t lanes = 0;         ///< 0 when not told
    std::int8_t layer = 0;
    bool link : 1 = false;
    bool roundabout : 1 = false;
    bool unpaved : 1 = false;
    bool bridge : 1 = false;
    bool tunnel : 1 = false;
    bool toll : 1 = false;
    bool ford : 1 = false;
    bool yard : 1 = false;           ///< a driveway, parking aisle or drive-through: no road that a road book would draw
    std::uint8_t left_hand : 1 = 0;  ///< driving_side=left is written on it
    std::uint8_t right_hand : 1 = 0; ///< driving_side=right
    std::uint8_t width_quarters : 6 =
        0; ///< width or est_width in whole quarters of a metre, 63 also for wider; 0 when not told
};
static_assert(sizeof(RoadAttributes) == 8);

/// What stands at a node of a road.
struct NodeFeatures {
    bool signals : 1 = false;
    bool stop : 1 = false;
    bool give_way : 1 = false;
    bool level_crossing : 1 = false;
    bool mini_roundabout : 1 = false;
    bool ford : 1 = false;
    bool toll_booth : 1 = false;
    bool place_sign : 1 = false;     ///< a place-name sign
    bool barrier : 1 = false;        ///< something that a car can pass when it is open: a gate
    bool blocked : 1 = false;        ///< something that no car can pass: a bollard, a locked gate
    bool toward_forward : 1 = false; ///< a stop or give-way that only binds traffic along its way's direction
    bool toward_backward : 1 = false;
    bool border : 1 = false;
    bool ruled : 1 = false; ///< hours, limits or a gate are told of it: see RoadRule
    std::uint8_t spare : 2 = 0;
    [[nodiscard]] bool any() const {
        return signals || stop || give_way || level_crossing || mini_roundabout || ford || toll_booth || place_sign ||
               barrier || blocked || border || ruled;
    }
};
static_assert(sizeof(NodeFeatures) == 2);

/// The kinds of vehicles whose rules are read.
enum class Vehicle : std::uint8_t { car, lorry, bus };
inline constexpr int vehicle_count = 3;

/// Which traffic a rule binds: a set of vehicles, each along its way and against it.
class Traffic {
public:
    constexpr Traffic() = default;
    [[nodiscard]] static constexpr Traffic of(Vehicle vehicle, bool forward) {
        return Traffic{static_cast<std::uint8_t>(1U << (static_cast<unsigned>(vehicle) * 2U + (forward ? 0U : 1U)))};
    }
    [[nodiscard]] static constexpr Traffic all() { return Traffic{0x3f}; }
    [[nodiscard]] static constexpr Traffic of(Vehicle vehicle) { return of(vehicle, true) | of(vehicle, false); }
    [[nodiscard]] static constexpr Traffic along(bool forward) {
        return of(Vehicle::car, forward) | of(Vehicle::lorry, forward) | of(Vehicle::bus, forward);
    }
    constexpr Traffic operator|(Traffic other) const { return Traffic{static_cast<std::uint8_t>(m_bits | other.m_bits)}; }
    constexpr Traffic operator&(Traffic other) const { return Traffic{static_cast<std::uint8_t>(m_bits & other.m_bits)}; }
    [[nodiscard]] constexpr bool meets(Traffic other) const { return (m_bits & other.m_bits) != 0; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    constexpr auto operator<=>(const Traffic&) const = default;

private:
    constexpr explicit Traffic(std::uint8_t bits) : m_bits(bits) {}
    std::uint8_t m_bits = 0;
};

/// What a rule speaks of. The first three decide where one may drive and hold against the hours; limits bind vehicles
/// larger than themselves; the others are only told.
enum class RuleKind : std::uint8_t {
    access,
    one_way,
    turn,
    height, ///< in centimetres
    width,
    length,
    weight, ///< in kilogrammes
    axle_load,
    speed,
    ground, ///< smoothness, four-wheel drive
    gate,
    toll,
    season, ///< closed in winter, not cleared of snow, open at certain hours
    works,  ///< being built or repaired
};
inline constexpr int rule_kind_count = 14;

[[nodiscard]] constexpr bool is_limit(RuleKind kind) { return kind >= RuleKind::height && kind <= RuleKind::axle_load; }

/// Which turn a restriction speaks of, where it says that.
enum class TurnDirection : std::uint8_t { any, left, right, straight_on, back };

/// What a rule hangs on.
enum class RuleSubject : std::uint8_t { way, node, restriction };
inline constexpr int rule_subject_count = 3;

/// When a statement holds. Opening hours and seasons are told by what is outside of them: there the road is closed.
enum class Holds : std::uint8_t { always, under_its_condition, outside_its_condition };

/// One statement of a tag. Of several for one subject, kind and traffic the later one counts where its condition holds.
struct RuleStatement {
    RuleKind kind = RuleKind::access;
    Traffic traffic = Traffic::all();
    Access access = Access::yes; ///< of kind access; of a turn: whether it may be driven
    OneWay one_way = OneWay::no; ///< of kind one_way
    Holds holds = Holds::always;
    std::uint8_t readable = 1; ///< 0: the value of a limit makes no sense
    std::uint8_t locked = 0;   ///< of a gate: 1 where it has a lock
    std::uint8_t padding = 0;  ///< named, so that a file's bytes are known
    std::uint32_t limit = 0;   ///< of limits: centimetres or kilogrammes; 0: none
    [[nodiscard]] constexpr bool is_conditional() const { return holds != Holds::always; }
    constexpr auto operator<=>(const RuleStatement&) const = default;
};
static_assert(sizeof(RuleStatement) == 12);

enum class PlaceKind : std::uint8_t { city, town, village, suburb, hamlet, locality };

} // namespace route::osm
