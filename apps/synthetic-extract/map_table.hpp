// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "plane.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace synthetic {

/// From a pass, where roads only meet, to a metropolis.
enum class TownSize { pass, village, small_town, town, city, metropolis };

struct Town {
    std::string name;
    route::geo::Position position;
    TownSize size = TownSize::town;
    double height_m = 0;
    std::string country;
};

enum class CorridorClass { trunk, primary, secondary, tertiary };

/// A main road between two towns of the table.
struct Corridor {
    std::size_t from = 0;
    std::size_t to = 0;
    CorridorClass road_class = CorridorClass::secondary;
    std::string ref;
    bool dual = false; ///< has a stretch with two carriageways and slip roads
};

enum class GroundKind { closed_ground, circuit };

/// A ground that an event must be given, beside the road: an arsenal, an airfield, a kart track.
struct Ground {
    std::string name;
    route::geo::Position position;
    GroundKind kind = GroundKind::closed_ground;
};

/// What a map is made from.
struct MapTable {
    std::string name;
    std::uint64_t seed = 1;
    std::vector<Town> towns;
    std::vector<Corridor> corridors;
    std::vector<Ground> grounds;
};

/// \throws route::IoError, route::InputError with file and line
[[nodiscard]] MapTable read_map_table(const std::filesystem::path& file);

} // namespace synthetic
