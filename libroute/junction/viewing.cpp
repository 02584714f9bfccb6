// SPDX-License-Identifier: BSL-1.0
#include "junction/viewing.hpp"

#include "junction/judgement.hpp"
#include "junction/junction_arms.hpp"
#include "junction/ring.hpp"
#include "junction/road_trace.hpp"
#include "junction/scenery.hpp"

#include <algorithm>

namespace route::junction {

using network::NodeId;
using network::RoadNetwork;

namespace {

bool on_ring(const RoadNetwork& roads, network::DirectedEdge edge) { return roads.attributes(edge).roundabout; }

} // namespace

LegView::LegView(const RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg)
    : m_roads(roads), m_rights(rights), m_leg(leg), m_nodes(route_nodes(roads, leg)),
      m_sights(sights_of(roads, rights, leg, m_nodes)) {
    find_roundabouts();
}

void LegView::find_roundabouts() {
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (on_ring(m_roads, m_nodes[i].in)) continue;
        if (leaves_where_it_comes(i)) {
            NodeGroup group{i, i, true, i, i};
            take_in_split_arms(group);
            m_roundabouts.push_back(group);
            continue;
        }
        if (!on_ring(m_roads, m_nodes[i].out)) continue;
        std::size_t last = i + 1;
        while (last < m_nodes.size() && on_ring(m_roads, m_nodes[last].out)) {
            ++last;
        }
        last = std::min(last, m_nodes.size() - 1); // the leg may end on the ring
        NodeGroup group{i, last, true, i, last};
        take_in_split_arms(group);
        m_roundabouts.push_back(group);
        i = last > i ? last - 1 : i;
    }
}

/// Two roads meet the ring at one node: the second is the first exit.
bool LegView::leaves_where_it_comes(std::size_t node) const {
    const auto& at = m_nodes[node];
    const auto way_on = detail::ring_way_on(m_roads, at.node);
    if (!way_on || on_ring(m_roads, at.out) || at.out == at.in.reversed()) return false;
    return !detail::crosses_island(m_roads, at.out, *way_on) && !detail::crosses_island(m_roads, at.in.reversed(), *way_on);
}

void LegView::take_in_split_arms(NodeGroup& group) const {
    const auto& entry = m_nodes[group.ring_first];
    const auto ring = detail::ring_nodes(m_roads, detail::ring_way_on(m_roads, entry.node).value_or(entry.out));
    const std::size_t before = m_roundabouts.empty() ? 0 : m_roundabouts.back().last + 1;
    for (std::size_t i = group.ring_first; i-- > before;) {
        const Metres before_ring = m_nodes[group.ring_first].chainage - m_nodes[i].chainage;
        if (before_ring > judgement::longest_island) break;
        if (m_sights[i].rivals.empty()) continue;
        if (before_ring > judgement::ring_mouth && !splits_round_island(i, ring)) break;
        group.first = i;
    }
    if (on_ring(m_roads, m_nodes[group.ring_last].out)) return;
    for (std::size_t i = group.ring_last + 1; i < m_nodes.size(); ++i) {
        if (m_nodes[i].chainage - m_nodes[group.ring_last].chainage > judgement::longest_island) break;
        if (m_sights[i].rivals.empty()) continue;
        if (!splits_round_island(i, ring)) break;
        group.last = i;
    }
}

bool LegView::splits_round_island(std::size_t node, const std::vector<NodeId>& ring) const {
    const geo::LocalFrame frame{m_roads.position(m_nodes[node].node)};
    return std::ranges::all_of(m_sights[node].rivals, [&](const SeenRoad& rival) {
        if (m_roads.attributes(rival.edge).one_way == network::OneWay::no) return false;
        // Two ways that lead on to the ring are a fork, not the halves of one road.
        if (!m_roads.against_one_way(rival.edge) && abs(rival.turn) < judgement::leads_on_to_ring) return false;
        const auto trace = detail::trace_of(m_roads, rival.edge, judgement::longest_island, frame);
        return std::ranges::any_of(trace.nodes, [&](NodeId n) { return std::ranges::find(ring, n) != ring.end(); });
    });
}

JunctionView LegView::junction(const NodeGroup& group) const {
    const detail::Surroundings around{m_roads, m_rights, m_leg, m_nodes, m_sights};
    const auto nodes = detail::nodes_of(around, group);
    auto arms = group.roundabout ? detail::arms_of_roundabout(around, nodes) : detail::arms_at_nodes(around, nodes);
    return detail::view_of(around, std::move(arms), &nodes.group);
}

JunctionView LegView::place(Chainage chainage) const {
    const detail::Surroundings around{m_roads, m_rights, m_leg, m_nodes, m_sights};
    return detail::view_of(around, detail::arms_at_place(around, chainage), nullptr);
}

} // namespace route::junction
