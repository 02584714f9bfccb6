// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "road_lines.hpp"
#include "road_map.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace synthetic {

/// A place where another road meets a corridor.
struct Cut {
    double along = 0; ///< the corridor's line, in the plane
    NodeRef node = no_node;
    std::vector<WayEnd> left; ///< ways that end here, by the side from which they come
    std::vector<WayEnd> right;
    bool crossing_corridor = false; ///< another corridor runs through the node
};

/// Where a line runs into a corridor.
struct Crossing {
    std::size_t corridor = 0;
    double along_corridor = 0;
    double along_line = 0;
    Point place;
    bool from_left = false; ///< the line comes from the corridor's left
};

/// All corridors' lines, to be asked what crosses them, and the places where something does.
class CorridorCuts {
public:
    /// Also finds where corridors cross each other.
    CorridorCuts(const std::vector<CorridorLine>& corridors, RoadMap& map);

    /// In the order of the line.
    [[nodiscard]] std::vector<Crossing> crossings(const Line& line) const;
    [[nodiscard]] bool is_near(Point place, double distance_m) const;
    /// The cut there, or one so near that they are the same junction. Nothing too near the corridor's ends.
    [[nodiscard]] std::optional<std::size_t> cut_at(const Crossing& crossing);
    [[nodiscard]] std::vector<Cut>& of(std::size_t corridor) { return m_cuts[corridor]; }

private:
    struct Piece {
        std::uint32_t corridor;
        std::uint32_t index;
    };
    [[nodiscard]] static std::uint64_t key_of(Point place);
    void index_lines();
    void cross_each_other();
    [[nodiscard]] std::vector<Crossing> crossings(const Line& line, std::size_t from_corridor) const;

    const std::vector<CorridorLine>& m_corridors;
    RoadMap& m_map;
    std::unordered_map<std::uint64_t, std::vector<Piece>> m_cells;
    std::vector<std::vector<double>> m_along; ///< of each corridor's points
    std::vector<double> m_lengths;
    std::vector<std::vector<Cut>> m_cuts;
};

} // namespace synthetic
