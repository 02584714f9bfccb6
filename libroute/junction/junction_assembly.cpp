// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"
#include "junction/core.hpp"
#include "junction/road_trace.hpp"
#include "junction/shape.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

Chainage middle_of(const Surroundings& around, const NodeGroup& group) {
    const Chainage first = around.nodes[group.first].chainage;
    return first + (around.nodes[group.last].chainage - first) / 2;
}

/// Puts together what the handlers of the kinds took in.
class JunctionAssembly {
public:
    JunctionAssembly(const Surroundings& around, const NodeGroup& group)
        : m_around(around), m_roads(around.roads), m_core(core_of(around, group)),
          m_frame(itinerary::position_at(around.leg, middle_of(around, group))) {
        m_view.centre = m_frame.origin();
        m_view.entry = around.nodes[m_core.group.first].chainage;
        m_view.leave = around.nodes[m_core.group.last].chainage;
        m_view.drives_on_left = around.rights.profile().drives_on_left(m_roads);
    }

    JunctionView view() {
        m_view.driven = driven_line(m_around.leg, m_view.entry - sight, m_view.leave + sight, m_frame);
        add_route_arms();
        add_core_roads();
        merge_halves(m_roads, m_view);
        add_turns();
        add_scenery(m_around, &m_core.group, m_frame, m_view);
        m_view.turn = m_view.exit_arm().bearing - m_view.entry_arm().bearing.reversed();
        const RouteNode& first = m_around.nodes[m_core.group.first];
        const RouteNode& last = m_around.nodes[m_core.group.last];
        if (first.in.reversed() == last.out) m_view.turn = TurnAngle::degrees(180); // however the road bends
        m_view.kind = kind_of(m_around, m_core, m_view);
        if (m_view.kind == JunctionKind::mini_roundabout) m_view.exit_number = exit_of_mini_roundabout(m_view);
        m_view.shape = shape_of(m_view);
        sort_arms(m_view);
        return std::move(m_view);
    }

private:
    void add_route_arms() {
        const RouteNode& first = m_around.nodes[m_core.group.first];
        const RouteNode& last = m_around.nodes[m_core.group.last];
        auto back = driven_line(m_around.leg, m_view.entry - sight, m_view.entry, m_frame);
        std::ranges::reverse(back);
        Arm entry = arm_of(m_around, first.in.reversed(), std::move(back));
        entry.role = ArmRole::entry;
        entry.may_arrive = true;
        entry.bearing = approach_of(entry.line);
        Arm exit = arm_of(m_around, last.out, driven_line(m_around.leg, m_view.leave, m_view.leave + sight, m_frame));
        exit.role = ArmRole::exit;
        m_view.arms = {std::move(entry), std::move(exit)};
    }

    /// What the crew does with the wheel, node by node. Short bits between two nodes bend less than they seem to: the
    /// direction of each piece of the route is taken over the whole of it.
    void add_turns() {
        geo::PlanePoint before = m_view.entry_arm().line.front();
        Bearing heading = m_view.entry_arm().bearing.reversed();
        for (std::size_t i = m_core.group.first; i <= m_core.group.last; ++i) {
            Bearing next = m_view.exit_arm().bearing;
            if (i < m_core.group.last) {
                const auto at = m_frame.to_plane(m_roads.position(m_around.nodes[i + 1].node));
                if ((at - before).norm() < Metres{1}) continue;
                next = (at - before).direction();
                before = at;
            }
            m_view.turns.push_back(next - heading);
            heading = next;
        }
    }

    [[nodiscard]] bool route_uses(DirectedEdge edge) const {
        for (std::size_t i = m_core.group.first; i < m_core.group.last; ++i) {
            if (m_around.nodes[i].out.segment() == edge.segment()) return true;
        }
        return false;
    }

    void add_core_roads() {
        // Edges, not segments: a street may leave the junction and come back to it as one segment.
        const auto entry_edge = m_around.nodes[m_core.group.first].in.reversed();
        const auto exit_edge = m_around.nodes[m_core.group.last].out;
        std::vector<network::SegmentId> inner;
        for (const NodeId node : m_core.nodes) {
            for (const auto index : m_roads.out_edges(node)) {
                const auto edge = DirectedEdge::from_index(index);
                const bool driven = route_uses(edge);
                if (!driven && !is_visible_road(m_roads, edge)) continue;
                const bool joins_core = m_core.holds(m_roads.to(edge)) && m_roads.length(edge) <= longest_inner_road * 2;
                if (joins_core || driven) {
                    if (std::ranges::find(inner, edge.segment()) != inner.end()) continue;
                    inner.push_back(edge.segment());
                    m_view.inner.push_back({look_of(m_roads, edge),
                                            trace_of(m_roads, edge, m_roads.length(edge), m_frame).line, false, driven});
                    continue;
                }
                if (edge == entry_edge || edge == exit_edge) continue;
                if (add_returning_road(m_around, m_core, edge, m_frame, m_view)) continue;
                m_view.arms.push_back(arm_of(m_around, edge, trace_of(m_roads, edge, sight, m_frame).line));
            }
        }
    }

    const Surroundings& m_around;
    const RoadNetwork& m_roads;
    Core m_core;
    geo::LocalFrame m_frame;
    JunctionView m_view;
};

} // namespace

JunctionView junction_view(const Surroundings& around, const NodeGroup& group) {
    ROUTE_ASSERT(group.first <= group.last && group.last < around.nodes.size());
    return JunctionAssembly{around, group}.view();
}

} // namespace route::junction::detail
