// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/ids.hpp"
#include "base/language.hpp"
#include "geo/position.hpp"
#include "osm/map_features.hpp"
#include "osm/road_features.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// Knows OpenStreetMap's files and tags; the only module that uses libosmium. File in, typed road features out. It
/// must not know graphs, routes or rallies.
namespace route::osm {

/// A text of the extract's pool; index 0 is the empty text.
using TextId = StrongId<struct TextTag, std::uint32_t>;

/// Index of a road node in Extract::nodes.
using NodeIndex = std::uint32_t;

struct RoadWay {
    OsmWayId id;
    RoadAttributes attributes;
    TextId name;
    TextId ref;
    TextId destination_forward; ///< what signposts along the way's direction say: "Trento;Bolzano"
    TextId destination_backward;
    std::uint32_t first_node = 0; ///< in Extract::way_nodes
    std::uint32_t node_count = 0; ///< at least 2
    bool over_a_square = false;   ///< no line of the map: a way across an area, from one of its mouths to another
};

struct RoadNode {
    OsmNodeId id;
    geo::Position position;
    NodeFeatures features;
    TextId name; ///< of a place-name sign, when it is written on it
};

/// A turn restriction: from one way over a node, or over other ways, to another way. "only" forbids all other turns.
struct TurnRestriction {
    OsmRelationId id;
    OsmWayId from;
    NodeIndex via = 0; ///< where it does not lead over ways
    OsmWayId to;
    bool only = false;
    bool always = true; ///< it holds unless a rule says otherwise
    TurnDirection direction = TurnDirection::any;
    Traffic traffic = Traffic::all();
    TextId tag;                          ///< as it was written
    std::vector<OsmWayId> via_ways = {}; ///< in any order
};

/// What a tag says of hours, limits, and whom a way, a node or a restriction lets pass.
struct RoadRule {
    RuleSubject on = RuleSubject::way;
    std::int64_t subject = 0; ///< id of the way or the restriction; of a node its index in Extract::nodes
    RuleStatement statement;
    TextId condition; ///< empty when it always holds
    TextId tag;       ///< as it was written
};

/// A signpost that stands at a node and is read when coming from a way (relation type=destination_sign).
struct SignPost {
    OsmWayId to;
    NodeIndex at = 0;
    TextId text;
};

struct PlaceName {
    OsmNodeId id;
    geo::Position position;
    PlaceKind kind = PlaceKind::locality;
    TextId name;
};

/// What a place or a landmark is called in a language, where that is not its name.
struct LocalName {
    OsmObject object;
    Language language;
    TextId text;
};

/// What else people call a place, a landmark or a road, whatever the language: for finding it, not for printing.
struct OtherName {
    OsmObject object;
    TextId text;
};

/// Something that a navigator sees at the roadside, or that a map labels. Of a building or ground it is a place inside.
struct Landmark {
    OsmObject object;
    LandmarkKind kind = LandmarkKind::church;
    geo::Position position;
    TextId name;                             ///< may be empty
    std::uint16_t extent_m = 0;              ///< the radius of a circle as large as its ground; 0 of a point
    std::int16_t elevation_m = no_elevation; ///< of peaks and passes, as their signs tell it
};

/// Ground of one kind. Its rings are closed (the first point is not repeated); inside is what an odd number of them
/// goes round.
struct MapArea {
    OsmObject object;
    AreaKind kind = AreaKind::water;
    TextId name;
    std::uint32_t first_ring = 0; ///< in Extract::map_rings
    std::uint32_t ring_count = 0; ///< at least 1
};

struct MapLine {
    OsmObject object;
    LineKind kind = LineKind::river;
    TextId name;
    std::uint32_t first_point = 0; ///< in Extract::map_line_points
    std::uint32_t point_count = 0; ///< at least 2
};

/// A part of a country – region, province, municipality, as its level tells – by the lines of its border.
struct Boundary {
    OsmRelationId id;
    std::uint8_t level = 0; ///< admin_level: 2 a country … 8 in most countries a municipality
    bool closed = false;    ///< the lines go round it; else the extract lacks some of them
    TextId name;
    TextId code;                       ///< by ISO 3166: "IT", "IT-32"; may be empty
    std::optional<geo::Position> seat; ///< a place inside: where it is governed from
    std::uint32_t first_member = 0;    ///< in Extract::boundary_members
    std::uint32_t member_count = 0;
};

/// A piece of borders; neighbours have it in common.
struct BoundaryLine {
    std::uint32_t first_point = 0; ///< in Extract::boundary_points
    std::uint32_t point_count = 0; ///< at least 2
};

/// The bus lines that drive on a way.
struct BusLines {
    OsmWayId way;
    TextId lines; ///< "5, 9, B101"
};

/// People's houses in a square of some 20 m: how many buildings the map calls houses, and how many house numbers it has.
struct Dwellings {
    geo::Position position; ///< the middle of the square
    std::uint16_t houses = 0;
    std::uint16_t numbers = 0;
};

/// All that a driver can see or read in an extract. Ways are sorted by id and nodes by id, so equal content gives an
/// equal value whatever the order of the file.
struct Extract {
    std::vector<RoadWay> ways;
    std::vector<NodeIndex> way_nodes;
    std::vector<RoadNode> nodes;
    std::vector<TurnRestriction> restrictions;
    std::vector<RoadRule> rules; ///< sorted by subject; those of one subject in the order in which they count
    std::vector<SignPost> sign_posts;
    std::vector<PlaceName> places;
    std::vector<Landmark> landmarks; ///< sorted by object, as areas and lines are
    std::vector<MapArea> map_areas;  ///< drawn for maps of 1:50,000: small ones are left out, outlines have fewer points
    std::vector<std::uint32_t> map_rings; ///< first point of each ring in map_ring_points; the next one's ends it
    std::vector<geo::Position> map_ring_points;
    std::vector<MapLine> map_lines;
    std::vector<geo::Position> map_line_points;
    std::vector<Boundary> boundaries;            ///< sorted by level, then by id
    std::vector<std::uint32_t> boundary_members; ///< in boundary_lines
    std::vector<BoundaryLine> boundary_lines;
    std::vector<geo::Position> boundary_points;
    std::vector<BusLines> bus_lines;    ///< of roads, sorted by way
    std::vector<Dwellings> dwellings;   ///< sorted by position, one a square
    std::vector<LocalName> local_names; ///< sorted by object, then by language
    std::vector<OtherName> other_names; ///< sorted by object, then by text
    std::vector<std::string> texts;     ///< by TextId
    /// Until when the map was kept: as the file's head tells, else its newest way or relation; of several files the earliest.
    std::optional<std::chrono::sys_seconds> as_of;
    std::string attribution; ///< whose data it is: OpenStreetMap's, unless a node tagged roadnet:attribution tells otherwise
};

/// Reads and merges extracts: PBF (zlib and lz4), XML, OPL, also gzipped or bzipped; any order of objects, any ids. An object
/// that stands in several files is taken from the first one; of several versions in one file the newest counts, and one
/// that is deleted there, or marked for deletion by an editor, is not there. What is skipped is told in `diagnostics`.
/// \throws IoError when a file is missing or unreadable, InputError when it is damaged, truncated, of an unknown
/// format, or when no file holds a road; Interrupted
[[nodiscard]] Extract read_extracts(std::span<const std::filesystem::path> files, Diagnostics& diagnostics,
                                    const std::stop_token& stop = {});

/// Reads OPL text: one object a line. Tests draw their maps with it. \throws InputError
[[nodiscard]] Extract read_opl(std::string_view text, Diagnostics& diagnostics);

} // namespace route::osm
