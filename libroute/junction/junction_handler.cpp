// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"
#include "junction/road_trace.hpp"
#include "junction/view_parts.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::OneWay;
using network::RoadNetwork;

namespace {

/// Longer ones are roads between two junctions, not parts of one (OSRM collapses up to 30 m, here measured in Trento).
constexpr Metres longest_inner_road{35};

bool is_one_way(const RoadNetwork& roads, DirectedEdge edge) { return roads.attributes(edge).one_way != OneWay::no; }

/// The direction in which cars drive on a one-way edge.
Bearing driving_direction(const RoadNetwork& roads, DirectedEdge edge) {
    return roads.against_one_way(edge) ? roads.start_bearing(edge).reversed() : roads.start_bearing(edge);
}

/// A divided road is crossed by a short bit of road between its two carriageways:
///
///        |   ^            u and v are one junction when one-ways through them
///        v   |            run against each other, and the bit between lies
///    ----u---v----        across both.
///        |   |
bool spans_divided_road(const RoadNetwork& roads, DirectedEdge between) {
    const NodeId u = roads.from(between);
    const NodeId v = roads.to(between);
    const auto across = [&](DirectedEdge edge) {
        const double angle = (roads.start_bearing(edge) - roads.start_bearing(between)).deviation_degrees();
        return angle > 35 && angle < 145;
    };
    for (const auto a : roads.out_edges(u)) {
        const auto at_u = DirectedEdge::from_index(a);
        if (at_u.segment() == between.segment() || !is_one_way(roads, at_u) || !across(at_u)) continue;
        for (const auto b : roads.out_edges(v)) {
            const auto at_v = DirectedEdge::from_index(b);
            if (at_v.segment() == between.segment() || !is_one_way(roads, at_v) || !across(at_v)) continue;
            const TurnAngle turn = driving_direction(roads, at_u) - driving_direction(roads, at_v);
            if (turn.deviation_degrees() > 140) return true;
        }
    }
    return false;
}

/// One leg of the little triangle at the mouth of a side road:
///
///    ----u-------w----    u–v and v–w are one-ways round an island; u, v and w
///         \     /         are one junction.
///          \   /
///            v
bool rounds_an_island(const RoadNetwork& roads, DirectedEdge leg) {
    if (!is_one_way(roads, leg) || roads.attributes(leg).roundabout) return false;
    for (const auto b : roads.out_edges(roads.to(leg))) {
        const auto other = DirectedEdge::from_index(b);
        if (other.segment() == leg.segment() || !is_one_way(roads, other)) continue;
        if (roads.length(other) > longest_inner_road) continue;
        for (const auto c : roads.out_edges(roads.to(other))) {
            const auto base = DirectedEdge::from_index(c);
            if (base.segment() != other.segment() && roads.to(base) == roads.from(leg) &&
                roads.length(base) <= longest_inner_road) {
                return true;
            }
        }
    }
    return false;
}

bool is_on_ring(const RoadNetwork& roads, NodeId node) {
    return std::ranges::any_of(roads.out_edges(node), [&](std::uint32_t index) {
        return roads.attributes(DirectedEdge::from_index(index)).roundabout;
    });
}

class JunctionHandler {
public:
    JunctionHandler(const Surroundings& around, const NodeGroup& group)
        : m_around(around), m_roads(around.roads), m_group(group),
          m_frame(itinerary::position_at(around.leg, middle(around, group))) {
        m_view.centre = m_frame.origin();
        m_view.entry = around.nodes[group.first].chainage;
        m_view.leave = around.nodes[group.last].chainage;
        m_view.drives_on_left = around.rights.profile().drives_on_left(m_roads);
    }

    JunctionView view() {
        collect_core();
        m_view.driven = driven_line(m_around.leg, m_view.entry - sight, m_view.leave + sight, m_frame);
        add_route_arms();
        add_core_roads();
        const std::size_t merged = merge_carriageways();
        const RouteNode& first = m_around.nodes[m_group.first];
        const RouteNode& last = m_around.nodes[m_group.last];
        add_turns();
        add_scenery(m_around, &m_group, m_frame, m_view);
        m_view.turn = m_view.exit_arm().bearing - m_view.entry_arm().bearing.reversed();
        if (first.in.reversed() == last.out) m_view.turn = TurnAngle::degrees(180); // however the road bends
        m_view.kind = merged > 0 && m_core.size() > 1 ? JunctionKind::dual_carriageway
                      : m_group.first != m_group.last ? JunctionKind::staggered
                      : m_core.size() > 1             ? JunctionKind::complex
                                                      : JunctionKind::plain;
        sort_arms(m_view);
        return std::move(m_view);
    }

private:
    static Chainage middle(const Surroundings& around, const NodeGroup& group) {
        const Chainage first = around.nodes[group.first].chainage;
        return first + (around.nodes[group.last].chainage - first) / 2;
    }

    [[nodiscard]] bool in_core(NodeId node) const { return std::ranges::find(m_core, node) != m_core.end(); }

    void collect_core() {
        for (std::size_t i = m_group.first; i <= m_group.last; ++i) {
            if (!in_core(m_around.nodes[i].node)) m_core.push_back(m_around.nodes[i].node);
        }
        constexpr std::size_t most_nodes = 12;
        for (std::size_t i = 0; i < m_core.size() && m_core.size() < most_nodes; ++i) {
            for (const auto index : m_roads.out_edges(m_core[i])) {
                const auto edge = DirectedEdge::from_index(index);
                const NodeId far = m_roads.to(edge);
                if (in_core(far) || !is_visible_road(m_roads, edge) || m_roads.length(edge) > longest_inner_road) continue;
                if (is_on_ring(m_roads, far)) continue; // a roundabout beside it is a drawing of its own
                const bool island = rounds_an_island(m_roads, edge) || rounds_an_island(m_roads, edge.reversed());
                if (island || spans_divided_road(m_roads, edge)) m_core.push_back(far);
            }
        }
        // The route may run on through nodes that the junction took in: it is left at the last of them. One that comes
        // back to a node after a while passes it again, which is another junction.
        const std::size_t doubted_first = m_group.first;
        const std::size_t doubted_last = m_group.last;
        const auto& nodes = m_around.nodes;
        const auto runs_on = [&](std::size_t from, std::size_t to) {
            return in_core(nodes[std::max(from, to)].node) && in_core(nodes[std::min(from, to)].node) &&
                   nodes[std::max(from, to)].chainage - nodes[std::min(from, to)].chainage <= longest_inner_road * 2;
        };
        while (m_group.last + 1 < nodes.size() && runs_on(m_group.last, m_group.last + 1)) ++m_group.last;
        while (m_group.first > 0 && runs_on(m_group.first, m_group.first - 1)) --m_group.first;
        // Where a lane of its own begins or ends there is nothing to be seen: a crew measures at a road's mouth.
        while (m_group.last > doubted_last && around_has_no_rival(m_group.last)) --m_group.last;
        while (m_group.first < doubted_first && around_has_no_rival(m_group.first)) ++m_group.first;
        follow_turning_back();
        m_view.entry = nodes[m_group.first].chainage;
        m_view.leave = nodes[m_group.last].chainage;
    }

    /// Through a gap between the carriageways or by a small loop the route comes back to the road on which it came: that
    /// is one junction, to its last node.
    ///
    ///     |  ^             The way back begins at w; what the crew does at u and
    ///     w--u             at w is one thing, turning round.
    ///     v  |
    void follow_turning_back() {
        constexpr Metres widest{60};
        const RouteNode& first = m_around.nodes[m_group.first];
        const Bearing arrival = m_roads.end_bearing(first.in);
        for (std::size_t k = m_group.first; k <= m_group.last; ++k) {
            if (m_around.nodes[k].out == m_around.nodes[k].in.reversed()) return; // on the spot
        }
        for (std::size_t i = m_group.last + 1; i < m_around.nodes.size(); ++i) {
            const RouteNode& node = m_around.nodes[i];
            if (node.chainage - first.chainage > widest || is_on_ring(m_roads, node.node)) return;
            if (in_core(node.node)) return; // it turned round on the road somewhere beyond
            const double turned = (m_roads.start_bearing(node.out) - arrival).deviation_degrees();
            if (turned < 150 || !is_way_back(first.in, node.out)) continue;
            for (std::size_t k = m_group.last + 1; k <= i; ++k) {
                if (!in_core(m_around.nodes[k].node)) m_core.push_back(m_around.nodes[k].node);
            }
            m_group.last = i;
            return;
        }
    }

    [[nodiscard]] bool around_has_no_rival(std::size_t node) const { return m_around.decisions[node].rivals.empty(); }

    [[nodiscard]] bool is_way_back(DirectedEdge in, DirectedEdge out) const {
        if (m_roads.way(in) == m_roads.way(out)) return true;
        const auto same = [&](std::string_view a, std::string_view b) { return !a.empty() && a == b; };
        const bool same_road = same(m_roads.ref(m_roads.way(in)), m_roads.ref(m_roads.way(out))) ||
                               same(m_roads.name(m_roads.way(in)), m_roads.name(m_roads.way(out)));
        return same_road || (is_one_way(m_roads, in) && is_one_way(m_roads, out) &&
                             m_roads.attributes(in).road_class == m_roads.attributes(out).road_class);
    }

    void add_route_arms() {
        const RouteNode& first = m_around.nodes[m_group.first];
        const RouteNode& last = m_around.nodes[m_group.last];
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
        for (std::size_t i = m_group.first; i <= m_group.last; ++i) {
            Bearing next = m_view.exit_arm().bearing;
            if (i < m_group.last) {
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
        for (std::size_t i = m_group.first; i < m_group.last; ++i) {
            if (m_around.nodes[i].out.segment() == edge.segment()) return true;
        }
        return false;
    }

    void add_core_roads() {
        // Edges, not segments: a street may leave the junction and come back to it as one segment.
        const auto entry_edge = m_around.nodes[m_group.first].in.reversed();
        const auto exit_edge = m_around.nodes[m_group.last].out;
        std::vector<network::SegmentId> inner;
        for (const NodeId node : m_core) {
            for (const auto index : m_roads.out_edges(node)) {
                const auto edge = DirectedEdge::from_index(index);
                const bool driven = route_uses(edge);
                if (!driven && !is_visible_road(m_roads, edge)) continue;
                const bool joins_core = in_core(m_roads.to(edge)) && m_roads.length(edge) <= longest_inner_road * 2;
                if (joins_core || driven) {
                    if (std::ranges::find(inner, edge.segment()) != inner.end()) continue;
                    inner.push_back(edge.segment());
                    m_view.inner.push_back({look_of(m_roads, edge), trace_of(m_roads, edge, m_roads.length(edge), m_frame).line,
                                            false, driven});
                    continue;
                }
                if (edge == entry_edge || edge == exit_edge) continue;
                if (add_returning_road(edge)) continue;
                m_view.arms.push_back(arm_of(m_around, edge, trace_of(m_roads, edge, sight, m_frame).line));
            }
        }
    }

    /// A road that leaves the junction and soon comes back to it is drawn whole, as part of it.
    bool add_returning_road(DirectedEdge edge) {
        constexpr Metres soon{100};
        auto trace = trace_of(m_roads, edge, soon, m_frame);
        const auto back = std::ranges::find_if(trace.nodes, [&](NodeId node) { return in_core(node); });
        if (back == trace.nodes.end()) return false;
        const Metres length = trace.reached_after[static_cast<std::size_t>(back - trace.nodes.begin())];
        auto line = geo::part_of(trace.line, Metres{}, length);
        // It is met from both of its ends.
        const bool again = std::ranges::any_of(m_view.inner, [&](const InnerRoad& road) {
            return (road.line.front() - line.back()).norm() < Metres{0.5} &&
                   (road.line.back() - line.front()).norm() < Metres{0.5};
        });
        if (!again) m_view.inner.push_back({look_of(m_roads, edge), std::move(line), false, false});
        return true;
    }

    /// Two one-way arms side by side, one leading away and one leading here, are the two halves of one road.
    [[nodiscard]] bool are_carriageways(const Arm& a, const Arm& b) const {
        if (!is_one_way(m_roads, a.edge) || !is_one_way(m_roads, b.edge)) return false;
        if (m_roads.against_one_way(a.edge) == m_roads.against_one_way(b.edge)) return false;
        const bool apart = (a.line.front() - b.line.front()).norm() > Metres{50};
        // The halves of one road stay side by side: compared further out, where islands have ended.
        const Metres far{45};
        const bool parallel = (direction_of(a.line, far) - direction_of(b.line, far)).deviation_degrees() < 35;
        const bool close = (geo::point_along(a.line, far) - geo::point_along(b.line, far)).norm() < Metres{40};
        return !apart && parallel && close;
    }

    std::size_t merge_carriageways() {
        std::size_t merged = 0;
        auto& arms = m_view.arms;
        for (std::size_t i = 0; i < arms.size(); ++i) {
            for (std::size_t j = std::max<std::size_t>(i + 1, 2); j < arms.size(); ++j) {
                if (!arms[i].twin.empty() || !are_carriageways(arms[i], arms[j])) continue;
                Arm& kept = arms[i];
                kept.twin = arms[j].line;
                kept.look.dual = true;
                kept.may_arrive = true;
                kept.leads_out = true;
                kept.may_enter = kept.may_enter || arms[j].may_enter;
                if (kept.destinations.empty()) kept.destinations = arms[j].destinations;
                arms.erase(arms.begin() + static_cast<std::ptrdiff_t>(j));
                ++merged;
                break;
            }
        }
        return merged;
    }

    const Surroundings& m_around;
    const RoadNetwork& m_roads;
    NodeGroup m_group;
    geo::LocalFrame m_frame;
    JunctionView m_view;
    std::vector<NodeId> m_core;
};

} // namespace

JunctionView junction_view(const Surroundings& around, const NodeGroup& group) {
    ROUTE_ASSERT(group.first <= group.last && group.last < around.nodes.size());
    return JunctionHandler{around, group}.view();
}

JunctionView place_view(const Surroundings& around, Chainage chainage) {
    const auto& leg = around.leg;
    const geo::LocalFrame frame{itinerary::position_at(leg, chainage)};
    JunctionView view;
    view.centre = frame.origin();
    view.entry = view.leave = chainage;
    view.drives_on_left = around.rights.profile().drives_on_left(around.roads);
    view.driven = driven_line(leg, chainage - sight, chainage + sight, frame);
    const auto step = std::ranges::find_if(leg.path, [&](const auto& s) { return chainage <= s.to; });
    const auto edge = step == leg.path.end() ? leg.path.back().edge : step->edge;
    const auto next = std::ranges::find_if(leg.path, [&](const auto& s) { return chainage < s.to; });
    const auto edge_on = next == leg.path.end() ? edge : next->edge;
    if (chainage > Chainage{}) {
        auto back = driven_line(leg, chainage - sight, chainage, frame);
        std::ranges::reverse(back);
        Arm entry = arm_of(around, edge.reversed(), std::move(back));
        entry.role = ArmRole::entry;
        entry.destinations.clear();
        view.arms.push_back(std::move(entry));
    }
    if (chainage.since_start() < leg.length()) {
        Arm exit = arm_of(around, edge_on, driven_line(leg, chainage, chainage + sight, frame));
        exit.role = ArmRole::exit;
        exit.destinations.clear();
        view.arms.push_back(std::move(exit));
    }
    add_scenery(around, nullptr, frame, view);
    const bool passes = view.arms.size() >= 2 && view.arms[1].role == ArmRole::exit;
    if (passes) view.turn = view.arms[1].bearing - view.arms[0].bearing.reversed();
    if (passes && edge_on == edge.reversed()) view.turn = TurnAngle::degrees(180);
    sort_arms(view);
    return view;
}

} // namespace route::junction::detail
