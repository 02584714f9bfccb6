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

enum class OneWay : std::uint8_t { no, forward, backward };

/// 8 bytes for each way; a member is as small as its range.
struct RoadAttributes {
    RoadClass road_class = RoadClass::unclassified;
    Access access = Access::yes;
    OneWay one_way = OneWay::no;
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
    std::uint8_t spare : 6 = 0;
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
    std::uint8_t spare : 3 = 0;
    [[nodiscard]] bool any() const {
        return signals || stop || give_way || level_crossing || mini_roundabout || ford || toll_booth || place_sign ||
               barrier || blocked || border;
    }
};
static_assert(sizeof(NodeFeatures) == 2);

enum class PlaceKind : std::uint8_t { city, town, village, suburb, hamlet, locality };

} // namespace route::osm
