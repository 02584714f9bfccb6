// SPDX-License-Identifier: BSL-1.0
#include "routing/forbidden_paths.hpp"

#include <queue>

namespace route::routing::detail {

ForbiddenPaths::ForbiddenPaths(const network::RoadNetwork& roads, const DrivingRights& rights)
    : m_edge_count(roads.segment_count() * 2) {
    for (std::uint32_t i = 0; i < roads.restriction_count(); ++i) {
        if (rights.is_bound_by(roads, i)) add(roads.restriction(i).edges);
    }
    link();
}

void ForbiddenPaths::add(const network::EdgeRange& edges) {
    std::uint32_t at = none;
    for (const auto edge : edges) {
        auto& slot = at == none ? m_first.try_emplace(edge.index(), none).first->second
                                : m_steps[at].next.try_emplace(edge.index(), none).first->second;
        const std::uint32_t depth = at == none ? 1 : m_steps[at].depth + 1;
        if (slot == none) {
            slot = static_cast<std::uint32_t>(m_steps.size());
            at = slot; // the slot may move with the list
            m_steps.push_back({edge.index(), depth});
        } else {
            at = slot;
        }
    }
    if (at != none) m_steps[at].complete = true;
}

/// From short to long: where a beginning is given up, the longest that may still go on.
void ForbiddenPaths::link() {
    std::queue<std::uint32_t> open;
    for (const auto& [edge, step] : m_first) {
        open.push(step);
    }
    while (!open.empty()) {
        const auto step = open.front();
        open.pop();
        for (const auto& [edge, longer] : m_steps[step].next) {
            const auto shorter = m_steps[step].shorter;
            m_steps[longer].shorter = shorter == none ? first_step(edge) : longest_after(shorter, edge);
            const auto other = m_steps[longer].shorter;
            if (other != none && m_steps[other].complete) m_steps[longer].complete = true;
            open.push(longer);
        }
    }
}

std::vector<ForbiddenPaths::State> ForbiddenPaths::states_on(network::DirectedEdge edge) const {
    std::vector<State> states{begin_on(edge)};
    for (std::uint32_t step = 0; step < m_steps.size(); ++step) {
        if (m_steps[step].edge == edge.index() && m_steps[step].depth > 1 && !m_steps[step].complete)
            states.push_back(m_edge_count + step);
    }
    return states;
}

std::uint32_t ForbiddenPaths::first_step(std::uint32_t edge) const {
    const auto found = m_first.find(edge);
    return found == m_first.end() ? none : found->second;
}

std::uint32_t ForbiddenPaths::longest_after(std::uint32_t step, std::uint32_t edge) const {
    for (; step != none; step = m_steps[step].shorter) {
        const auto found = m_steps[step].next.find(edge);
        if (found != m_steps[step].next.end()) return found->second;
    }
    return first_step(edge);
}

std::optional<ForbiddenPaths::State> ForbiddenPaths::looked_up(State state, std::uint32_t edge) const {
    const auto step = longest_after(state < m_edge_count ? first_step(state) : state - m_edge_count, edge);
    if (step == none) return edge;
    if (m_steps[step].complete) return std::nullopt;
    return m_steps[step].depth == 1 ? edge : m_edge_count + step;
}

} // namespace route::routing::detail
