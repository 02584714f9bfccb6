// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/ids.hpp"
#include "geo/position.hpp"
#include "osm/road_features.hpp"

#include <cstdint>
#include <filesystem>
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
    TextId destination_forward;  ///< what signposts along the way's direction say: "Trento;Bolzano"
    TextId destination_backward;
    std::uint32_t first_node = 0; ///< in Extract::way_nodes
    std::uint32_t node_count = 0; ///< at least 2
};

struct RoadNode {
    OsmNodeId id;
    geo::Position position;
    NodeFeatures features;
    TextId name; ///< of a place-name sign, when it is written on it
};

/// A turn restriction: from one way over a node to another. "only" forbids all other ways.
struct TurnRestriction {
    OsmRelationId id;
    OsmWayId from;
    NodeIndex via = 0;
    OsmWayId to;
    bool only = false;
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

/// All that a driver can see or read in an extract. Ways are sorted by id and nodes by id, so equal content gives an
/// equal value whatever the order of the file.
struct Extract {
    std::vector<RoadWay> ways;
    std::vector<NodeIndex> way_nodes;
    std::vector<RoadNode> nodes;
    std::vector<TurnRestriction> restrictions;
    std::vector<SignPost> sign_posts;
    std::vector<PlaceName> places;
    std::vector<std::string> texts; ///< by TextId
    std::string attribution;        ///< whose data it is: OpenStreetMap's, unless a node tagged roadnet:attribution tells otherwise
};

/// Reads and merges extracts: PBF (zlib and lz4), XML, OPL, also gzipped or bzipped; any order of objects, any ids. An object
/// that stands in several files is taken from the first one. What is skipped is told in `diagnostics`.
/// \throws IoError when a file is missing or unreadable, InputError when it is damaged, truncated, of an unknown
/// format, or when no file holds a road; Interrupted
[[nodiscard]] Extract read_extracts(std::span<const std::filesystem::path> files, Diagnostics& diagnostics,
                                    const std::stop_token& stop = {});

/// Reads OPL text: one object a line. Tests draw their maps with it. \throws InputError
[[nodiscard]] Extract read_opl(std::string_view text, Diagnostics& diagnostics);

} // namespace route::osm
