// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "map_table.hpp"
#include "road_lines.hpp"
#include "road_map.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace synthetic {

/// An arm of a roundabout as it was built, in the order in which a driver on the ring passes it.
struct RingArm {
    WayRef way = 0;
    NodeRef enters = 0; ///< on the ring
    NodeRef leaves = 0; ///< likewise; another node where the arm is split by an island
    bool split = false;
};

struct RingTruth {
    Point centre;
    double radius_m = 0;
    std::vector<RingArm> arms;
};

/// A road that ends at another one which runs on.
struct TeeTruth {
    NodeRef node = 0;
    WayRef stem = 0;
};

/// What was placed where: what a road book made from the map must tell.
struct Truth {
    std::vector<RingTruth> rings;
    std::vector<TeeTruth> tees;
    std::vector<NodeRef> level_crossings;
    std::vector<NodeRef> signals;
    std::vector<NodeRef> staggered; ///< the first of the two nodes
    std::vector<NodeRef> dual_ends; ///< where carriageways part and join
    std::vector<WayRef> slip_roads;
    std::vector<WayRef> parade_streets; ///< pedestrian streets through a town's square
    struct TownTruth {
        std::size_t town = 0;
        double ring_m = 0;                  ///< of the street round the square
        std::vector<NodeRef> entries;       ///< where corridors come in; a straight street leads from there to the ring
        std::vector<std::size_t> corridors; ///< likewise
        std::vector<NodeRef> parade;        ///< along the first pedestrian street
    };
    std::vector<TownTruth> towns;
    struct GroundTruth {
        std::string name;
        std::vector<WayRef> ways;
        std::vector<NodeRef> loop; ///< once round, the first node again at the end
    };
    std::vector<GroundTruth> grounds;
    std::uint64_t churches = 0;
    std::uint64_t cemeteries = 0;
    std::uint64_t filling_stations = 0;
};

/// How ids in the file follow from the order of making.
struct Numbering {
    std::int64_t first = 1;
    std::int64_t stride = 1; ///< of nodes: others stand between them
    [[nodiscard]] std::int64_t node(NodeRef ref) const { return first + static_cast<std::int64_t>(ref) * stride; }
    [[nodiscard]] std::int64_t way(WayRef ref) const { return first + static_cast<std::int64_t>(ref); }
    [[nodiscard]] std::int64_t relation(std::size_t index) const { return first + static_cast<std::int64_t>(index); }
};

/// Writes the truth file (JSON; keys in docs/synthetic-extracts.md). \throws route::IoError
void write_truth(const MapTable& table, const std::vector<CorridorLine>& corridors, const RoadMap& map, const Truth& truth,
                 const Numbering& ids, const std::filesystem::path& file);

} // namespace synthetic
