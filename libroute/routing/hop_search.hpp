// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/forbidden_paths.hpp"
#include "routing/snapping.hpp"

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <queue>
#include <stop_token>
#include <unordered_set>
#include <vector>

/// Private to routing/: one search from the places of a point to the places of the next.
namespace route::routing::detail {

/// Milliseconds of weighted driving time: whole numbers, so that equal paths cost exactly the same.
using Cost = std::uint32_t;
inline constexpr Cost unreachable = std::numeric_limits<Cost>::max();
/// Rounded up, so that no sum of parts is less than the whole.
[[nodiscard]] Cost cost_of(Seconds time);

struct HopSource {
    RoadPlace place;
    Cost cost = 0;                   ///< of the best path so far that ends here
    ForbiddenPaths::State state = 0; ///< on the place's edge: which forbidden paths that path has begun
};

struct HopTarget {
    std::size_t place = 0;           ///< of the targets
    ForbiddenPaths::State state = 0; ///< in which it is reached
    Cost cost = unreachable;
    std::size_t source = 0;                   ///< where the best path to it began
    std::vector<network::DirectedEdge> edges; ///< from the source's edge to the target's, both included
};

/// Roads for those who stop there: driven only from a source that lies in them and to a target that does, or as any other
/// road where nothing else leads to the target.
enum class NoWayThrough { heeded, ignored };

/// An A* over directed edges: a label says what it costs to reach an edge's end. An edge has several labels where it
/// matters how the car came there: along the beginning of a forbidden path, or into roads that it must not leave again
/// before the target. The bound is the straight distance over the ellipsoid's smallest radius at the profile's highest
/// speed, so it never exceeds the true cost; a label may be improved after it was expanded, so the answer is exact
/// whatever the rounding.
class HopSearch {
public:
    HopSearch(const network::RoadNetwork& roads, const DrivingRights& rights);

    /// One answer for each of `targets` and each state in which a car may be there, in their order: what is forbidden after a
    /// point depends on how the car came to it. What costs more than `most` is not reached. \throws Interrupted
    [[nodiscard]] std::vector<HopTarget> run(const std::vector<HopSource>& sources, const std::vector<RoadPlace>& targets,
                                             NoWayThrough no_way_through, Cost most, const std::stop_token& stop);

private:
    /// A state of ForbiddenPaths, twice: the odd one of a car that must end among the roads where it is.
    using LabelIndex = std::uint32_t;
    static constexpr LabelIndex label_of(ForbiddenPaths::State state, bool must_end) {
        return state * 2 + (must_end ? 1U : 0U);
    }
    [[nodiscard]] network::DirectedEdge edge_of(LabelIndex label) const { return m_forbidden.edge_of(label / 2); }
    struct Label {
        Cost cost_plus_one; ///< 0: not reached yet, so that fresh zero pages are a valid state
        std::uint32_t parent;
    };
    struct Entry {
        Cost estimate;
        Cost cost;
        LabelIndex label;
        bool operator>(const Entry& other) const {
            return std::pair(estimate, label) > std::pair(other.estimate, other.label);
        }
    };
    struct TargetState {
        std::size_t number = 0; ///< of the place
        RoadPlace place;
        ForbiddenPaths::State state = 0;
        Cost cost = unreachable;
        std::uint32_t parent = 0;
    };

    [[nodiscard]] Cost cost_along(network::DirectedEdge edge, Metres length) const;
    [[nodiscard]] Cost cost_between(network::DirectedEdge edge, network::DirectedEdge next) const;
    [[nodiscard]] Cost bound_from(network::DirectedEdge edge) const;
    [[nodiscard]] static bool is_better(Cost cost, std::uint32_t parent, Cost known, std::uint32_t known_parent);
    void improve(LabelIndex label, Cost cost, std::uint32_t parent);
    void improve_targets(ForbiddenPaths::State state, Cost before, std::uint32_t parent, Metres from);
    void start(const std::vector<HopSource>& sources);
    /// The labels that may follow: the forced ways where the way is forced; else its turn restrictions kept, not back where
    /// it came from unless nothing else is left.
    void collect_next(LabelIndex label, std::vector<LabelIndex>& next) const;
    /// Whether the edge may be driven after `edge` as far as roads for those who stop there are concerned; `must_end` is
    /// whether the car must end where it is, and is changed when it comes to where it must.
    [[nodiscard]] bool may_come_to(network::DirectedEdge next, network::DirectedEdge edge, bool& must_end) const;
    void mark_roads_round_targets();
    void clear();
    [[nodiscard]] HopTarget answer(const TargetState& target) const;

    const network::RoadNetwork& m_roads;
    DrivingRights m_rights;
    double m_milliseconds_per_metre;
    ForbiddenPaths m_forbidden;
    NoWayThrough m_no_way_through = NoWayThrough::heeded;
    std::unordered_set<std::uint32_t> m_round_targets; ///< segments without a way through that lead to a target
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
