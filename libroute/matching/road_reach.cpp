// SPDX-License-Identifier: BSL-1.0
#include "matching/road_reach.hpp"

#include "base/assert.hpp"

#include <algorithm>

namespace route::matching::detail {

using network::DirectedEdge;
using routing::RoadPlace;

void RoadReach::start(const RoadPlace& source, const std::vector<RoadPlace>& targets, Metres limit) {
    m_source = source;
    m_targets = &targets;
    m_limit_m = limit.count();
    m_labels.clear();
    m_queue = {};
    m_found.assign(targets.size(), {});
    reach_targets(source.edge, none, {}, source.along);
    const Metres rest = std::max(Metres{}, m_roads.length(source.edge) - source.along);
    improve(source.edge, none, {rest, cost_along(source.edge, rest)});
    while (!m_queue.empty()) {
        const auto [length_m, index] = m_queue.top();
        m_queue.pop();
        auto& label = m_labels[index];
        if (label.settled) continue;
        label.settled = true;
        expand(DirectedEdge::from_index(index), {Metres{length_m}, Seconds{label.cost_s}});
    }
}

void RoadReach::reach_targets(DirectedEdge edge, std::uint32_t parent, const Reached& before, Metres from) {
    for (std::size_t i = 0; i < m_targets->size(); ++i) {
        const auto& target = (*m_targets)[i];
        if (target.edge != edge || target.along < from) continue;
        const Metres on_it = target.along - from;
        const double length_m = (before.length + on_it).count();
        if (length_m > m_limit_m) continue;
        auto& found = m_found[i];
        if (found.reached && found.length_m <= length_m) continue;
        found = {length_m, (before.cost + cost_along(edge, on_it)).count(), parent, true};
    }
}

void RoadReach::improve(DirectedEdge edge, std::uint32_t parent, const Reached& at_end) {
    const double length_m = at_end.length.count();
    if (length_m > m_limit_m) return;
    const Label label{length_m, at_end.cost.count(), parent, false};
    const auto [at, fresh] = m_labels.try_emplace(edge.index(), label);
    if (!fresh) {
        if (at->second.settled || at->second.length_m <= length_m) return;
        at->second = label;
    }
    m_queue.emplace(length_m, edge.index());
}

void RoadReach::expand(DirectedEdge edge, const Reached& at_end) {
    const auto node = m_roads.to(edge);
    bool leads_on = false;
    const auto drive = [&](DirectedEdge next, Seconds turn) {
        leads_on = true;
        const Reached before{at_end.length, at_end.cost + turn};
        reach_targets(next, edge.index(), before, Metres{});
        const Metres length = m_roads.length(next);
        improve(next, edge.index(), {before.length + length, before.cost + cost_along(next, length)});
    };
    if (m_rights.may_pass(m_roads, node)) {
        for (const auto next : m_roads.out_edges(node)) {
            if (next == edge.reversed() || m_roads.is_forbidden(edge, next)) continue;
            if (m_rights.may_drive(m_roads, next)) drive(next, m_rights.cost_between(m_roads, edge, next));
        }
    }
    const auto back = edge.reversed();
    if (!leads_on && m_rights.may_drive(m_roads, back)) drive(back, m_rights.profile().turn_round);
}

std::optional<Metres> RoadReach::length_to(std::size_t target) const {
    const auto& found = m_found[target];
    return found.reached ? std::optional(Metres{found.length_m}) : std::nullopt;
}

ShortWay RoadReach::way_to(std::size_t target) const {
    const auto& found = m_found[target];
    ROUTE_ASSERT(found.reached);
    ShortWay way{Metres{found.length_m}, {(*m_targets)[target].edge}};
    for (auto parent = found.parent; parent != none; parent = m_labels.at(parent).parent) {
        way.edges.push_back(DirectedEdge::from_index(parent));
    }
    std::ranges::reverse(way.edges);
    return way;
}

} // namespace route::matching::detail
