// SPDX-License-Identifier: BSL-1.0
#include "synthetic_map.hpp"

#include "corridor_cuts.hpp"
#include "corridor_roads.hpp"
#include "countryside.hpp"
#include "grounds.hpp"
#include "town_plan.hpp"
#include "town_streets.hpp"

namespace synthetic {

namespace {

/// Nodes that the corridors will take, a little more than their lines have.
std::size_t expected_nodes(const std::vector<CorridorLine>& corridors) {
    std::size_t count = 0;
    for (const auto& corridor : corridors) {
        count += corridor.line.size();
    }
    return count + count / 5;
}

} // namespace

SyntheticMap made_map(const MapTable& table, const Terrain& terrain, std::optional<std::size_t> road_nodes) {
    SyntheticMap result;
    auto& map = result.roads;
    const auto towns = plan_towns(table);
    result.corridors = corridor_lines(table, towns, terrain);
    CorridorCuts cuts{result.corridors, map};
    std::vector<TownStreets> streets;
    for (std::size_t t = 0; t < table.towns.size(); ++t) {
        streets.push_back(build_town(table, t, towns[t], map, result.truth));
    }
    const auto grounds = build_grounds(table, towns, result.corridors, cuts, map, result.truth);
    if (road_nodes) road_nodes = *road_nodes - std::min(*road_nodes, expected_nodes(result.corridors));
    build_countryside({table, towns, streets, grounds, road_nodes}, cuts, map, result.truth, result.corridors);
    for (std::size_t c = 0; c < table.corridors.size(); ++c) {
        build_corridor(table, c, result.corridors[c], cuts, streets, map, result.truth);
    }
    for (std::size_t t = 0; t < table.towns.size(); ++t) {
        build_entries(table, t, streets[t], map, result.truth);
    }
    return result;
}

} // namespace synthetic
