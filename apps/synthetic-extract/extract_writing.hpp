// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "road_map.hpp"
#include "truth.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace synthetic {

struct ExtractOptions {
    std::size_t other_nodes = 0;        ///< for each road node: the corners of a building beside it
    std::optional<std::string> country; ///< only this country's ways, and their nodes
    Numbering ids;
};

/// Writes the map as an extract, in the format that the file's name says (.osm.pbf, .osm, .opl), sorted by type and id.
/// A node in it says that the roads are fictional. \throws route::IoError
void write_extract(const RoadMap& map, const ExtractOptions& options, const std::filesystem::path& file);

} // namespace synthetic
