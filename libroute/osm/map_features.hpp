// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

/// What lies beside the roads: landmarks that a navigator sees at the roadside or a map labels, and the water, woods,
/// towns, rivers and railways that a map shows. Interpreted once, as roads are.
namespace route::osm {

enum class LandmarkKind : std::uint8_t {
    church,
    chapel,
    monastery,
    mosque,
    synagogue,
    temple, ///< a place of worship of another religion
    cemetery,
    wayside_cross,
    wayside_shrine,
    monument,
    castle,
    ruins,
    tower,
    water_tower,
    lighthouse,
    windmill,
    chimney,
    mast,
    fountain,
    works, ///< a factory
    fuel,
    station, ///< of a railway
    hospital,
    pharmacy,
    fire_station,
    police,
    town_hall,
    post_office,
    school,
    museum,
    stadium,
    hotel,
    restaurant,
    bar,
    supermarket,
    shop,
    viewpoint,
    peak,
    mountain_pass,
};
inline constexpr int landmark_kind_count = 39;

/// "church", "wayside_cross", …: as the kind is called in files.
[[nodiscard]] std::string_view name_of(LandmarkKind kind);

/// Where no sign tells a height, in metres.
inline constexpr std::int16_t no_elevation = -32768;

enum class AreaKind : std::uint8_t { water, wood, built_up };
inline constexpr int area_kind_count = 3;

/// A coastline has the land on its left and the sea on its right.
enum class LineKind : std::uint8_t { river, stream, railway, coastline };
inline constexpr int line_kind_count = 4;

/// Of which kind the OpenStreetMap object is that something was read from.
enum class ObjectType : std::uint8_t { node, way, relation };
inline constexpr int object_type_count = 3;

/// The object that something beside the road was read from.
struct OsmObject {
    ObjectType type = ObjectType::node;
    std::int64_t id = 0;
    constexpr auto operator<=>(const OsmObject&) const = default;
};

} // namespace route::osm
