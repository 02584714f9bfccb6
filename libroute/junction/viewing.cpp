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
        auto group = ring_met_at(i);
        if (!group) continue;
        take_in_split_arms(*group);
        m_roundabouts.push_back(*group);
        // From a ring the route may go into its middle, and there the next pass begins.
        i = std::max(i, group->ring_last > i && !group->through_middle ? group->ring_last - 1 : group->ring_last);
    }
}

/// The pass through a ring that begins at a node; nothing where the route comes to none there, or is on it already.
std::optional<NodeGroup> LegView::ring_met_at(std::size_t i) const {
    const auto& at = m_nodes[i];
    if (on_ring(m_roads, at.in) || !detail::ring_way_on(m_roads, at.node)) return std::nullopt;
    if (on_ring(m_roads, at.out)) {
        std::size_t last = i + 1;
        while (last < m_nodes.size() && on_ring(m_roads, m_nodes[last].out)) {
            ++last;
        }
        last = std::min(last, m_nodes.size() - 1); // the leg may end on the ring
        return NodeGroup{i, last, true, i, last};
    }
    if (at.out == at.in.reversed()) return std::nullopt;
    const bool from_middle = leads_into_middle(i, at.in.reversed());
    const bool into_middle = leads_into_middle(i, at.out);
    if (from_middle && into_middle) return std::nullopt; // the ring is only touched from within
    if (into_middle) {
        if (const auto out = way_out_of_middle(i)) return NodeGroup{i, *out, true, i, *out, true};
    }
    // Into the middle or out of it; or two roads meet the ring at one node: the second is the first exit.
    return NodeGroup{i, i, true, i, i};
}

/// Whether a road sets out into the middle of the ring that a node lies on.
bool LegView::leads_into_middle(std::size_t node, network::DirectedEdge outwards) const {
    const auto way_on = detail::ring_way_on(m_roads, m_nodes[node].node);
    return way_on && detail::crosses_island(m_roads, outwards, *way_on);
}

/// Where the route, which goes into a ring's middle at a node, comes out over the ring again: nothing where it does so by
/// the ring, or where on the way it has more to do than one drawing tells.
std::optional<std::size_t> LegView::way_out_of_middle(std::size_t node) const {
    const auto ring = detail::ring_nodes(m_roads, *detail::ring_way_on(m_roads, m_nodes[node].node));
    std::size_t choices = 0;
    for (std::size_t k = node + 1; k < m_nodes.size(); ++k) {
        if (m_nodes[k].chainage - m_nodes[node].chainage > judgement::longest_cut_through) return std::nullopt;
        if (m_nodes[k].out == m_nodes[k].in.reversed() || on_ring(m_roads, m_nodes[k].out)) return std::nullopt;
        if (std::ranges::find(ring, m_nodes[k].node) != ring.end()) {
            const bool stops = std::ranges::any_of(m_leg.controls, [&](const itinerary::PlacedControl& control) {
                return m_nodes[node].chainage < control.chainage && control.chainage < m_nodes[k].chainage;
            });
            const bool goes_out = !leads_into_middle(k, m_nodes[k].out);
            return goes_out && !stops ? std::optional(k) : std::nullopt;
        }
        choices += std::ranges::any_of(m_sights[k].rivals, &SeenRoad::may_enter) ? 1 : 0;
        if (choices > 1) return std::nullopt;
    }
    return std::nullopt;
}

void LegView::take_in_split_arms(NodeGroup& group) const {
    const auto& entry = m_nodes[group.ring_first];
    const auto ring = detail::ring_nodes(m_roads, detail::ring_way_on(m_roads, entry.node).value_or(entry.out));
    const std::size_t before = m_roundabouts.empty() ? 0 : m_roundabouts.back().last + 1;
    const bool from_middle = leads_into_middle(group.ring_first, entry.in.reversed());
    for (std::size_t i = group.ring_first; i-- > before && !from_middle;) {
        const Metres before_ring = m_nodes[group.ring_first].chainage - m_nodes[i].chainage;
        if (before_ring > judgement::longest_island) break;
        if (m_sights[i].rivals.empty()) continue;
        if (before_ring > judgement::ring_mouth && !splits_round_island(i, ring)) break;
        group.first = i;
    }
    const auto& exit = m_nodes[group.ring_last];
    if (on_ring(m_roads, exit.out) || leads_into_middle(group.ring_last, exit.out)) return;
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
