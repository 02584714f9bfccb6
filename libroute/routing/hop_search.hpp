// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/snapping.hpp"

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <queue>
#include <stop_token>
#include <vector>

/// Private to routing/: one search from the places of a point to the places of the next.
namespace route::routing::detail {

/// Milliseconds of weighted driving time: whole numbers, so that equal paths cost exactly the same.
using Cost = std::uint32_t;
inline constexpr Cost unreachable = std::numeric_limits<Cost>::max();

struct HopSource {
    RoadPlace place;
    Cost cost = 0; ///< of the best path so far that ends here
};

struct HopTarget {
    Cost cost = unreachable;
    std::size_t source = 0;                   ///< where the best path to it began
    std::vector<network::DirectedEdge> edges; ///< from the source's edge to the target's, both included
};

/// An A* over directed edges: a label says what it costs to reach an edge's end. The bound is the straight distance
/// over the ellipsoid's smallest radius at the profile's highest speed, so it never exceeds the true cost; a label may
/// be improved after it was expanded, so the answer is exact whatever the rounding.
class HopSearch {
public:
    HopSearch(const network::RoadNetwork& roads, const DrivingRights& rights);

    /// One answer for each of `targets`. \throws Interrupted
    [[nodiscard]] std::vector<HopTarget> run(const std::vector<HopSource>& sources, const std::vector<RoadPlace>& targets,
                                             const std::stop_token& stop);

    /// The edges that may follow `edge`: the forced ones where it is forced; else its turn restrictions kept, not back
    /// where it came from unless nothing else is left.
    void collect_next(network::DirectedEdge edge, std::vector<network::DirectedEdge>& next) const;

private:
    struct Label {
        Cost cost_plus_one; ///< 0: not reached yet, so that fresh zero pages are a valid state
        std::uint32_t parent;
    };
    struct Entry {
        Cost estimate;
        Cost cost;
        std::uint32_t edge;
        bool operator>(const Entry& other) const {
            return std::pair(estimate, edge) > std::pair(other.estimate, other.edge);
        }
    };
    struct TargetState {
        RoadPlace place;
        Cost cost = unreachable;
        std::uint32_t parent = 0;
    };

    [[nodiscard]] Cost cost_along(network::DirectedEdge edge, Metres length) const;
    [[nodiscard]] Cost cost_between(network::DirectedEdge edge, network::DirectedEdge next) const;
    [[nodiscard]] Cost bound_from(network::DirectedEdge edge) const;
    [[nodiscard]] static bool is_better(Cost cost, std::uint32_t parent, Cost known, std::uint32_t known_parent);
    void improve(network::DirectedEdge edge, Cost cost, std::uint32_t parent);
    void improve_targets(network::DirectedEdge edge, Cost before, std::uint32_t parent, Metres from);
    void start(const std::vector<HopSource>& sources);
    void clear();
    [[nodiscard]] HopTarget answer(const TargetState& target) const;

    const network::RoadNetwork& m_roads;
    DrivingRights m_rights;
    double m_milliseconds_per_metre;
    struct Release {
        void operator()(Label* labels) const { std::free(labels); }
    };
    std::unique_ptr<Label[], Release> m_labels; ///< zero pages: only what is touched takes memory
    std::vector<std::uint32_t> m_touched;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
    std::vector<TargetState> m_targets;
    std::vector<network::DirectedEdge> m_source_edges;
    geo::Position m_aim;
    double m_aim_spread_m = 0;
};

} // namespace route::routing::detail
