// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

/// Private to routing/: which sequences of edges must not be driven, as an automaton beside the search.
namespace route::routing::detail {

/// Where a car is with regard to the restrictions: on an edge, and how far along a forbidden path. Below the number of
/// edges it is the edge alone; beyond come the beginnings of forbidden paths of two edges and more (Aho and Corasick 1975).
class ForbiddenPaths {
public:
    using State = std::uint32_t;

    /// Those that bind such a car.
    ForbiddenPaths(const network::RoadNetwork& roads, const DrivingRights& rights);

    [[nodiscard]] std::uint32_t state_count() const { return m_edge_count + static_cast<std::uint32_t>(m_steps.size()); }
    [[nodiscard]] static State begin_on(network::DirectedEdge edge) { return edge.index(); }
    [[nodiscard]] network::DirectedEdge edge_of(State state) const {
        return network::DirectedEdge::from_index(state < m_edge_count ? state : m_steps[state - m_edge_count].edge);
    }
    /// All that a car on the edge may be in: that of the edge alone, and those of longer beginnings that end on it.
    [[nodiscard]] std::vector<State> states_on(network::DirectedEdge edge) const;
    /// Where the car is when it drives on to `next`; nothing when that is forbidden.
    [[nodiscard]] std::optional<State> after(State state, network::DirectedEdge next) const {
        if (m_steps.empty()) return next.index();
        return looked_up(state, next.index());
    }

private:
    static constexpr std::uint32_t none = ~0U;
    /// The beginning of a forbidden path: its last edge, and what may come.
    struct Step {
        std::uint32_t edge = 0;
        std::uint32_t depth = 1;
        std::uint32_t shorter = none; ///< the longest other beginning that its end is
        bool complete = false;        ///< this, or a shorter one at its end, is a whole path
        std::map<std::uint32_t, std::uint32_t> next = {};
    };
    void add(const network::EdgeRange& edges);
    void link();
    [[nodiscard]] std::uint32_t first_step(std::uint32_t edge) const;
    [[nodiscard]] std::uint32_t longest_after(std::uint32_t step, std::uint32_t edge) const;
    [[nodiscard]] std::optional<State> looked_up(State state, std::uint32_t edge) const;

    std::uint32_t m_edge_count;
    std::vector<Step> m_steps;
    std::unordered_map<std::uint32_t, std::uint32_t> m_first; ///< by edge
};

} // namespace route::routing::detail
