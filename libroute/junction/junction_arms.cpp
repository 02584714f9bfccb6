// SPDX-License-Identifier: BSL-1.0
#include "junction/junction_arms.hpp"

#include "base/assert.hpp"
#include "junction/eye.hpp"
#include "junction/kinds.hpp"
#include "junction/road_trace.hpp"
#include "junction/shape.hpp"

#include <algorithm>
#include <utility>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

Chainage middle_of(const Surroundings& around, const NodeGroup& group) {
    const Chainage first = around.nodes[group.first].chainage;
    return first + (around.nodes[group.last].chainage - first) / 2;
}

/// Draws the roads of a junction outwards from its nodes.
class ArmDrawer {
public:
    ArmDrawer(const Surroundings& around, const JunctionNodes& nodes)
        : m_around(around), m_roads(around.roads), m_nodes(nodes),
          m_frame(itinerary::position_at(around.leg, middle_of(around, nodes.group))) {
        m_drawn.centre = m_frame.origin();
        m_drawn.entry = around.nodes[nodes.group.first].chainage;
        m_drawn.leave = around.nodes[nodes.group.last].chainage;
        m_drawn.drives_on_left = around.rights.profile().drives_on_left(m_roads);
        m_drawn.driven = driven_line(around.leg, m_drawn.entry - shown_road, m_drawn.leave + shown_road, m_frame);
    }

    JunctionArms draw() {
        add_route_arms();
        add_inner_roads_and_sides();
        for (const auto& handler : kind_handlers()) {
            if (handler.unites != nullptr) handler.unites(m_roads, m_drawn);
        }
        add_turns();
        return std::move(m_drawn);
    }

private:
    void add_route_arms() {
        const auto& first = m_around.nodes[m_nodes.group.first];
        const auto& last = m_around.nodes[m_nodes.group.last];
        auto back = road_of_arrival(first);
        const Bearing came_from = m_around.sights[m_nodes.group.first].arrival.reversed();
        Arm entry = arm_of(m_around, seen_road(m_roads, m_around.rights, first.in.reversed(), came_from), std::move(back));
        entry.role = ArmRole::entry;
        entry.may_arrive = true;
        Arm exit = arm_of(m_around, m_around.sights[m_nodes.group.last].taken, road_of_leaving(last));
        exit.edge = last.out;
        exit.role = ArmRole::exit;
        m_drawn.arms = {std::move(entry), std::move(exit)};
    }

    /// Where the route turns round in sight of the junction its own line would fold: the road is drawn on as it runs.
    [[nodiscard]] geo::PlaneLine road_of_arrival(const RouteNode& first) const {
        const Chainage from = m_drawn.entry - shown_road;
        if (turns_round_between(m_around.leg, from, m_drawn.entry))
            return trace_of(m_roads, first.in.reversed(), shown_road, m_frame).line;
        auto back = driven_line(m_around.leg, from, m_drawn.entry, m_frame);
        std::ranges::reverse(back);
        return back;
    }

    [[nodiscard]] geo::PlaneLine road_of_leaving(const RouteNode& last) const {
        const Chainage to = m_drawn.leave + shown_road;
        return turns_round_between(m_around.leg, m_drawn.leave, to) ? trace_of(m_roads, last.out, shown_road, m_frame).line
                                                                    : driven_line(m_around.leg, m_drawn.leave, to, m_frame);
    }

    /// What the crew does with the wheel, node by node. Short bits between two nodes bend less than they seem to: the
    /// direction of each piece of the route is taken over the whole of it.
    void add_turns() {
        geo::PlanePoint before = m_drawn.arms[0].line.front();
        Bearing heading = m_drawn.arms[0].bearing.reversed();
        for (std::size_t i = m_nodes.group.first; i <= m_nodes.group.last; ++i) {
            Bearing next = m_drawn.arms[1].bearing;
            if (i < m_nodes.group.last) {
                const auto at = m_frame.to_plane(m_roads.position(m_around.nodes[i + 1].node));
                if ((at - before).norm() < judgement::nearest_look) continue;
                next = (at - before).direction();
                before = at;
            }
            m_drawn.turns.push_back(next - heading);
            heading = next;
        }
    }

    [[nodiscard]] bool route_uses(DirectedEdge edge) const {
        for (std::size_t i = m_nodes.group.first; i < m_nodes.group.last; ++i) {
            if (m_around.nodes[i].out.segment() == edge.segment()) return true;
        }
        return false;
    }

    void add_inner_roads_and_sides() {
        // Edges, not segments: a street may leave the junction and come back to it as one segment.
        const auto entry_edge = m_around.nodes[m_nodes.group.first].in.reversed();
        const auto exit_edge = m_around.nodes[m_nodes.group.last].out;
        std::vector<network::SegmentId> inner;
        for (const NodeId node : m_nodes.nodes) {
            for (const auto edge : m_roads.out_edges(node)) {
                const bool driven = route_uses(edge);
                if (!driven && !is_visible_road(m_roads, edge)) continue;
                const bool stays_within = m_nodes.holds(m_roads.to(edge)) && m_roads.length(edge) <= longest_inner_road * 2;
                if (stays_within || driven) {
                    if (std::ranges::find(inner, edge.segment()) != inner.end()) continue;
                    inner.push_back(edge.segment());
                    if (!driven) note_tine(edge);
                    auto line = trace_of(m_roads, edge, m_roads.length(edge), m_frame).line;
                    m_drawn.inner.push_back({look_of(m_roads, edge), std::move(line), false, driven});
                } else if (edge != entry_edge && edge != exit_edge) {
                    add_side(edge);
                }
            }
        }
    }

    /// A way within the junction that leads ahead at its first node, beside the route.
    void note_tine(DirectedEdge edge) {
        const Sight& sight = m_around.sights[m_nodes.group.first];
        const auto rival = std::ranges::find(sight.rivals, edge, &SeenRoad::edge);
        if (rival == sight.rivals.end() || !rival->may_enter || rival->signed_off) return;
        const bool both_ahead = abs(rival->turn) < judgement::leads_ahead && abs(sight.taken.turn) < judgement::leads_ahead;
        if (both_ahead) m_drawn.inner_tine = rival->turn < sight.taken.turn ? Hand::left : Hand::right;
    }

    void add_side(DirectedEdge edge) {
        auto back = returning_road(m_around, m_nodes, edge, m_frame);
        if (back.empty()) {
            m_drawn.arms.push_back(arm_of(m_around, edge, trace_of(m_roads, edge, shown_road, m_frame).line));
            return;
        }
        note_tine(edge);
        // It is met from both of its ends.
        const bool again = std::ranges::any_of(m_drawn.inner, [&](const InnerRoad& road) {
            return (road.line.front() - back.back()).norm() < Metres{0.5} &&
                   (road.line.back() - back.front()).norm() < Metres{0.5};
        });
        if (!again) m_drawn.inner.push_back({look_of(m_roads, edge), std::move(back), false, false});
    }

    const Surroundings& m_around;
    const RoadNetwork& m_roads;
    const JunctionNodes& m_nodes;
    geo::LocalFrame m_frame;
    JunctionArms m_drawn;
};

} // namespace

JunctionArms arms_at_nodes(const Surroundings& around, const JunctionNodes& nodes) {
    const NodeGroup& group = nodes.group;
    ROUTE_ASSERT(group.first <= group.last && group.last < around.nodes.size());
    auto arms = settled(ArmDrawer{around, nodes}.draw());
    arms.kind = kind_of(around, nodes, arms);
    const auto& handler = handler_of(arms.kind);
    if (handler.counts_exit != nullptr) arms.exit_number = handler.counts_exit(arms);
    arms.minis = minis_passed(around, group, arms);
    if (arms.minis.size() > 1) arms.exit_number = arms.minis.front().exit;
    return arms;
}

JunctionArms settled(JunctionArms junction) {
    const Arm* entry = junction.entry_arm();
    const Arm* exit = junction.exit_arm();
    const Bearing from = entry != nullptr ? entry->bearing : exit != nullptr ? exit->bearing : Bearing{};
    const bool at_ring = junction.kind == JunctionKind::roundabout;
    const bool back_by_the_same = entry != nullptr && exit != nullptr && entry->edge == exit->edge;
    for (auto& arm : junction.arms) {
        const bool back = entry != nullptr && (&arm == entry || (&arm == exit && back_by_the_same));
        arm.turn = turn_into(from.reversed(), arm, back && !at_ring);
    }
    junction.turn = entry != nullptr && exit != nullptr ? exit->turn : TurnAngle{};
    std::ranges::stable_sort(junction.arms, {}, [from](const Arm& arm) {
        const int place = arm.role == ArmRole::entry ? 0 : arm.role == ArmRole::exit ? 1 : arm.beside ? 3 : 2;
        return std::pair(place, Bearing::degrees((arm.bearing - from).degrees()));
    });
    if (!at_ring) junction.shape = shape_of(junction);
    return junction;
}

} // namespace route::junction::detail

namespace route::junction {

const Arm* JunctionArms::arm_with(ArmRole role) const {
    const auto arm = std::ranges::find(arms, role, &Arm::role);
    return arm == arms.end() ? nullptr : &*arm;
}

bool JunctionArms::goes_back() const {
    const Arm* in = entry_arm();
    const Arm* out = exit_arm();
    if (in == nullptr || out == nullptr) return false;
    return kind == JunctionKind::turning_back || in->edge.segment() == out->edge.segment();
}

} // namespace route::junction
