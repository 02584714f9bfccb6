// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_class.hpp"

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

/// The records of a .roadnet file's sections, exactly as they lie in the file (little endian, no padding that is not
/// named). Changing one of them means raising `file_version`.
namespace route::network::records {

inline constexpr std::uint32_t file_version = 5;

struct Node {
    std::int64_t osm_id = 0;
    std::int32_t latitude_e7 = 0;
    std::int32_t longitude_e7 = 0;
    std::uint32_t first_out = 0; ///< in the section out_edges; the next node's value ends the range
    std::uint32_t name = 0;      ///< text of a place-name sign
    NodeFeatures features;
    std::uint16_t padding = 0;
    std::uint32_t padding2 = 0;
};
static_assert(sizeof(Node) == 32);

struct Segment {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t way = 0;
    std::uint32_t first_shape = 0;   ///< points between the ends; the next segment's value ends the range
    float length_m = 0;              ///< for searches only; printed lengths are geodesics
    std::uint16_t start_bearing = 0; ///< 65536ths of a circle, over the first metres
    std::uint16_t end_bearing = 0;   ///< at the other end, in the direction of travel
};
static_assert(sizeof(Segment) == 24);

struct ShapePoint {
    std::int32_t latitude_e7 = 0;
    std::int32_t longitude_e7 = 0;
};

struct Way {
    std::int64_t osm_id = 0;
    RoadAttributes attributes;
    std::uint32_t name = 0;
    std::uint32_t ref = 0;
    std::uint32_t destination_forward = 0;
    std::uint32_t destination_backward = 0;
};
static_assert(sizeof(Way) == 32);

/// A forbidden pair of directed edges; sorted.
struct ForbiddenTurn {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    constexpr auto operator<=>(const ForbiddenTurn&) const = default;
};

/// A restriction that does not bind everybody always, or leads over ways: who has driven the first edges one after the
/// other must not drive the last.
struct Restriction {
    std::int64_t osm_id = 0;
    std::uint32_t first_edge = 0; ///< in the section restriction_edges; the next one's value ends the range
    std::uint32_t tag = 0;
    osm::Traffic traffic = osm::Traffic::all();
    std::uint8_t always = 1; ///< it holds unless a rule says otherwise
    std::uint8_t padding[6] = {0, 0, 0, 0, 0, 0};
};
static_assert(sizeof(Restriction) == 24);

/// Sorted by what it hangs on; those of one subject in the order in which they count.
struct RoadRule {
    osm::RuleSubject on = osm::RuleSubject::way;
    std::uint8_t padding[3] = {0, 0, 0};
    std::uint32_t subject = 0; ///< a way, a node or a restriction, by its place in the section
    osm::RuleStatement statement;
    std::uint32_t condition = 0; ///< a text, empty when it always holds
    std::uint32_t tag = 0;
};
static_assert(sizeof(RoadRule) == 28);

/// A signpost at the start of a directed edge.
struct SignPost {
    std::uint32_t edge = 0;
    std::uint32_t text = 0;
};

struct Place {
    std::int64_t osm_id = 0;
    std::int32_t latitude_e7 = 0;
    std::int32_t longitude_e7 = 0;
    std::uint32_t name = 0;
    PlaceKind kind = PlaceKind::locality;
    std::uint8_t padding[3] = {0, 0, 0};
};
static_assert(sizeof(Place) == 24);

/// A square of the spatial index and the first of its entries in the section cell_segments.
struct Cell {
    std::uint64_t key = 0; ///< row << 32 | column
    std::uint32_t first = 0;
    std::uint32_t padding = 0;
};

/// The borders of an area or line.
struct Box {
    std::int32_t south_e7 = 0;
    std::int32_t west_e7 = 0;
    std::int32_t north_e7 = 0;
    std::int32_t east_e7 = 0;
};

/// Sorted by square of the spatial index.
struct Landmark {
    std::int64_t osm_id = 0;
    std::int32_t latitude_e7 = 0;
    std::int32_t longitude_e7 = 0;
    std::uint32_t name = 0;
    std::uint16_t extent_m = 0;
    std::int16_t elevation_m = 0;
    LandmarkKind kind = LandmarkKind::church;
    ObjectType object = ObjectType::node;
    std::uint8_t padding[6] = {0, 0, 0, 0, 0, 0};
};
static_assert(sizeof(Landmark) == 32);

/// What an object is called in a language; sorted by object, then by language.
struct LocalName {
    std::int64_t osm_id = 0;
    std::uint32_t text = 0;
    ObjectType object = ObjectType::node;
    char language[3] = {0, 0, 0}; ///< its code; of two letters the third is 0
};
static_assert(sizeof(LocalName) == 16);

/// What else an object is called; sorted by object.
struct OtherName {
    std::int64_t osm_id = 0;
    std::uint32_t text = 0;
    ObjectType object = ObjectType::node;
    std::uint8_t padding[3] = {0, 0, 0};
};
static_assert(sizeof(OtherName) == 16);

struct MapArea {
    std::int64_t osm_id = 0;
    Box box;
    std::uint32_t name = 0;
    std::uint32_t first_ring = 0; ///< in the section map_rings; the next area's value ends the range
    AreaKind kind = AreaKind::water;
    ObjectType object = ObjectType::way;
    std::uint8_t padding[6] = {0, 0, 0, 0, 0, 0};
};
static_assert(sizeof(MapArea) == 40);

struct MapLine {
    std::int64_t osm_id = 0;
    Box box;
    std::uint32_t name = 0;
    std::uint32_t first_point = 0; ///< in the section map_line_points; the next line's value ends the range
    LineKind kind = LineKind::river;
    ObjectType object = ObjectType::way;
    std::uint8_t padding[6] = {0, 0, 0, 0, 0, 0};
};
static_assert(sizeof(MapLine) == 40);

/// Sorted by level, then by id.
struct Boundary {
    std::int64_t osm_id = 0;
    Box box; ///< of the lines that the file has
    std::uint32_t name = 0;
    std::uint32_t code = 0;
    std::uint32_t first_member = 0; ///< in the section boundary_members; the next one's value ends the range
    std::int32_t seat_latitude_e7 = 0;
    std::int32_t seat_longitude_e7 = 0;
    std::uint8_t level = 0;
    std::uint8_t closed = 0;
    std::uint8_t seated = 0; ///< 1: the seat is told
    std::uint8_t padding = 0;
};
static_assert(sizeof(Boundary) == 48);

struct BoundaryLine {
    Box box;
    std::uint32_t first_point = 0; ///< in the section boundary_points; the next one's value ends the range
};
static_assert(sizeof(BoundaryLine) == 20);

/// Sorted by way.
struct BusLines {
    std::uint32_t way = 0;
    std::uint32_t lines = 0; ///< a text
};

/// Sorted by square of the spatial index.
struct Dwellings {
    std::int32_t latitude_e7 = 0;
    std::int32_t longitude_e7 = 0;
    std::uint16_t houses = 0;
    std::uint16_t numbers = 0;
};
static_assert(sizeof(Dwellings) == 12);

/// On which side people drive, as a number in the file.
inline constexpr std::uint32_t right_side = 0;
inline constexpr std::uint32_t left_side = 1;
inline constexpr std::uint32_t untold_side = 2;

struct Summary {
    std::int32_t south_e7 = 0;
    std::int32_t west_e7 = 0;
    std::int32_t north_e7 = 0;
    std::int32_t east_e7 = 0;
    std::uint32_t driving_side = 0; ///< `right_side`, `left_side`, `untold_side`
    std::uint32_t attribution = 0;  ///< a text
    std::int64_t as_of = 0;         ///< seconds since 1970: until when the map was kept; 0 when nobody knows
};

/// Sections by their number in the file. Those from 100 are optional layers for maps and lists: a file may lack them, and
/// a reader passes over sections that it does not know.
enum class Section : std::uint32_t {
    summary = 1,
    nodes = 2,
    out_edges = 3,
    segments = 4,
    shapes = 5,
    ways = 6,
    text_starts = 7,
    text_bytes = 8,
    forbidden_turns = 9,
    sign_posts = 10,
    places = 11,
    cells = 12,
    cell_segments = 13,
    restrictions = 14,
    restriction_edges = 15,
    road_rules = 16,
    landmarks = 100, ///< where it is, the five below are too
    map_areas = 101,
    map_rings = 102, ///< the first of its points in map_ring_points, for each ring
    map_ring_points = 103,
    map_lines = 104,
    map_line_points = 105,
    local_names = 106, ///< of places and landmarks; a file may lack it alone
    other_names = 107, ///< of places, landmarks and ways; a file may lack it alone
    boundaries = 108,  ///< where it is, the three below are too
    boundary_members = 109,
    boundary_lines = 110,
    boundary_points = 111,
    bus_lines = 112, ///< a file may lack it alone
    dwellings = 113, ///< a file may lack it alone
};

} // namespace route::network::records
