// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"
#include "junction/eye.hpp"
#include "junction/judgement.hpp"
#include "junction/junction_arms.hpp"
#include "junction/kinds.hpp"
#include "junction/ring.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadClass;
using network::RoadNetwork;

namespace {

///            exit 2
///              |
///          .-- o --.          Arms are taken in the order in which the ring is driven round from the
///   exit 3 o       o exit 1   route's entry. Where a road's two directions part round an island it
///          '-- o --'          meets the ring twice: both bits are one arm, and count once.
///            / \ .         Who drives across the island counts no exits; a road that leads only there is none, be it
///            \ /           the way in from the ring or the way out of the middle on to it.
///             | entry
class RoundaboutHandler {
public:
    RoundaboutHandler(const Surroundings& around, const NodeGroup& group)
        : m_around(around), m_roads(around.roads), m_group(group), m_ring(nodes_round(around, group)),
          m_frame(centre_of_ring(m_roads, m_ring)) {}

    JunctionArms arms() {
        m_view.kind = JunctionKind::roundabout;
        m_view.shape = JunctionShape::ring;
        m_view.centre = m_frame.origin();
        m_view.entry = m_around.nodes[m_group.ring_first].chainage;
        m_view.leave = m_around.nodes[m_group.ring_last].chainage;
        m_view.drives_on_left = m_around.rights.profile().drives_on_left(m_roads);
        m_view.driven = driven_line(m_around.leg, m_view.entry - shown_road, m_view.leave + shown_road, m_frame);
        m_view.through_middle = m_group.through_middle;
        measure_ring();
        add_way_through();
        collect_stubs();
        unite_split_arms();
        name_arms();
        return settled(std::move(m_view));
    }

private:
    /// Where one edge meets the ring.
    struct Stub {
        Arm arm;
        std::vector<NodeId> nodes; ///< that its trace passes
        std::size_t place = 0;     ///< on the ring, counted in the driving direction; 0 is beside the entry, ahead of it
        double off_the_ring = 0;   ///< degrees between it and the ring's way on
        bool leads_out = false;
        bool leads_in = false;
        bool taken = false; ///< is part of another arm by now
    };

    void measure_ring() {
        Metres sum;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_ring.size(); ++i) {
            auto line = ring_piece(m_roads, m_ring[i], m_ring[(i + 1) % m_ring.size()], m_frame);
            for (const auto& point : line) {
                sum += point.norm();
                ++count;
            }
            if (!line.empty()) m_view.inner.push_back({RoadLook{}, std::move(line), true, false});
        }
        m_outline = outline_of(m_roads, m_ring, m_frame);
        m_view.ring_centre = {};
        m_view.ring_radius = count > 0 ? sum / static_cast<double>(count) : Metres{10};
    }

    /// The road across the island that is driven, whole.
    void add_way_through() {
        for (std::size_t i = m_group.ring_first; m_group.through_middle && i < m_group.ring_last; ++i) {
            const auto edge = m_around.nodes[i].out;
            m_through.push_back(edge.segment());
            m_view.inner.push_back(
                {look_of(m_roads, edge), trace_of(m_roads, edge, m_roads.length(edge), m_frame).line, false, true});
        }
    }

    void collect_stubs() {
        // m_ring begins after the entry node; the entry itself comes last on the way round.
        const auto entry_edge = m_around.nodes[m_group.ring_first].in.reversed();
        const auto exit_edge = m_around.nodes[m_group.ring_last].out;
        for (std::size_t place = 0; place < m_ring.size(); ++place) {
            for (const auto edge : m_roads.out_edges(m_ring[place])) {
                const bool on_route = edge.segment() == entry_edge.segment() || edge.segment() == exit_edge.segment();
                if (m_roads.attributes(edge).roundabout || (!on_route && !is_visible_road(m_roads, edge))) continue;
                auto trace = trace_of(m_roads, edge, shown_road, m_frame);
                const bool in_middle = runs_into_island(trace.line, m_outline);
                if (in_middle && edge != entry_edge && edge != exit_edge) {
                    // No way out of the ring.
                    const bool driven = std::ranges::find(m_through, edge.segment()) != m_through.end();
                    if (!driven) m_view.inner.push_back({look_of(m_roads, edge), inside_only(trace.line), false, false});
                    continue;
                }
                Stub stub;
                stub.arm = arm_of(m_around, edge, std::move(trace.line));
                stub.arm.in_middle = in_middle;
                stub.nodes = std::move(trace.nodes);
                stub.place = is_ahead_of_entry(m_ring[place], edge) ? 0 : place + 1;
                stub.off_the_ring = off_the_ring(m_ring[place], edge);
                stub.leads_out = !m_roads.against_one_way(edge);
                stub.leads_in = stub.arm.may_arrive;
                m_stubs.push_back(std::move(stub));
            }
        }
        // Of two that leave at one place the one that turns off harder is passed first.
        std::ranges::stable_sort(m_stubs, [](const Stub& a, const Stub& b) {
            return std::tuple(a.place, -a.off_the_ring) < std::tuple(b.place, -b.off_the_ring);
        });
    }

    /// As much of a road across the island as lies in it.
    [[nodiscard]] geo::PlaneLine inside_only(const geo::PlaneLine& line) const {
        geo::PlaneLine inside;
        for (const auto& point : line) {
            if (point.norm() > m_view.ring_radius * 1.1) break;
            inside.push_back(point);
        }
        return inside;
    }

    /// How far an edge that leaves the ring at a node turns off from the ring's way on.
    [[nodiscard]] double off_the_ring(NodeId node, DirectedEdge edge) const {
        double least = 180;
        for (const auto on : m_roads.out_edges(node)) {
            if (!m_roads.attributes(on).roundabout || m_roads.against_one_way(on)) continue;
            least = std::min(least, (m_roads.start_bearing(edge) - m_roads.start_bearing(on)).deviation_degrees());
        }
        return least;
    }

    /// From there every road out of the ring lies across it, the one at the place of entry too: it is reached last.
    [[nodiscard]] bool comes_from_middle() const {
        const auto& entry = m_around.nodes[m_group.ring_first];
        return runs_into_island(trace_of(m_roads, entry.in.reversed(), shown_road, m_frame).line, m_outline);
    }

    /// A road may leave the ring at the very node where the route comes onto it, between the entry and the ring's way
    /// on: it is the first exit, not the last.
    [[nodiscard]] bool is_ahead_of_entry(NodeId node, DirectedEdge edge) const {
        const auto& entry = m_around.nodes[m_group.ring_first];
        if (node != entry.node || edge.segment() == entry.in.segment() || comes_from_middle()) return false;
        const Bearing way_on = m_roads.start_bearing(ring_way_on(m_roads, node).value_or(entry.out));
        const Bearing way_back = m_roads.end_bearing(entry.in).reversed();
        return (m_roads.start_bearing(edge) - way_on).deviation_degrees() < (way_back - way_on).deviation_degrees();
    }

    /// The outward direction of a stub seen from the ring's centre: where its road has got to, not where it began.
    [[nodiscard]] static geo::PlanePoint far_end(const Stub& stub, Metres reach) {
        return geo::point_along(stub.arm.line, reach);
    }

    [[nodiscard]] bool are_one_arm(const Stub& out, const Stub& in) const {
        if (!out.leads_out || out.leads_in || !in.leads_in || in.leads_out) return false;
        if (out.arm.in_middle || in.arm.in_middle) return false;
        // Both halves come to the same node beyond the island.
        constexpr std::size_t reach = 4;
        for (std::size_t a = 0; a < std::min(reach, out.nodes.size()); ++a) {
            for (std::size_t b = 0; b < std::min(reach, in.nodes.size()); ++b) {
                if (out.nodes[a] == in.nodes[b]) return true;
            }
        }
        // Or they run side by side: a divided road.
        constexpr Metres far = judgement::ring_halves_far;
        const Metres together =
            std::max(judgement::ring_halves_together, m_view.ring_radius * 1.1); // large rings part them further
        const bool near = (far_end(out, far) - far_end(in, far)).norm() < together;
        const TurnAngle between = direction_of(out.arm.line, far) - direction_of(in.arm.line, far);
        return near && abs(between) < judgement::ring_halves_parallel;
    }

    /// Two lanes of one class that leave the ring one after the other and are one road at once are one exit.
    [[nodiscard]] bool are_lanes_of_one_exit(const Stub& a, const Stub& b) const {
        if (!a.leads_out || a.leads_in || !b.leads_out || b.leads_in || a.taken || b.taken) return false;
        if (a.arm.in_middle || b.arm.in_middle) return false;
        if (a.arm.look.road_class != b.arm.look.road_class || a.nodes.empty()) return false;
        const bool meet = std::ranges::find(b.nodes, a.nodes.front()) != b.nodes.end();
        const auto where = m_frame.to_plane(m_roads.position(a.nodes.front()));
        return meet && (where - a.arm.line.front()).norm() <= judgement::longest_island &&
               (where - b.arm.line.front()).norm() <= judgement::longest_island;
    }

    void unite_lanes() {
        for (std::size_t i = 0; i + 1 < m_stubs.size(); ++i) {
            if (!are_lanes_of_one_exit(m_stubs[i], m_stubs[i + 1])) continue;
            m_stubs[i + 1].taken = true;
            m_stubs[i].arm.twin = m_stubs[i + 1].arm.line;
            m_united.emplace_back(m_stubs[i].arm.edge, m_stubs[i + 1].arm.edge);
        }
    }

    /// Roads of one class find their other half first; what is left over may still be halves that change their class.
    void unite_split_arms() {
        unite_lanes();
        for (const bool alike : {true, false}) {
            for (auto& out : m_stubs) {
                if (out.taken || !out.leads_out || out.leads_in) continue;
                if (Stub* in = other_half(out, alike)) unite(out, *in);
            }
        }
    }

    /// From one half of a road to the other nothing else leaves the ring, the one way round or the other: else they would be
    /// drawn with an exit between them that is counted.
    [[nodiscard]] bool other_exit_between(const Stub& out, const Stub& in) const {
        const auto any_exit = [&](const auto& lies_between) {
            return std::ranges::any_of(
                m_stubs, [&](const Stub& other) { return !other.taken && counts(other) && lies_between(other.place); });
        };
        return any_exit([&](auto place) { return out.place < place && place < in.place; }) &&
               any_exit([&](auto place) { return place < out.place || in.place < place; });
    }

    [[nodiscard]] Stub* other_half(const Stub& out, bool alike) {
        Stub* best = nullptr;
        double nearest = 1e9;
        for (auto& in : m_stubs) {
            const bool same_class = in.arm.look.road_class == out.arm.look.road_class;
            // Driven round from the entry, a road's way out comes before its way in; the other way about the entry lies
            // between the two: what leads in is passed at once, what leads out is the last exit.
            if (in.taken || in.place < out.place || (alike && !same_class) || !are_one_arm(out, in)) continue;
            if (other_exit_between(out, in)) continue;
            const double apart = (in.arm.line.front() - out.arm.line.front()).norm().count();
            if (apart < nearest) {
                nearest = apart;
                best = &in;
            }
        }
        return best;
    }

    void unite(Stub& out, Stub& in) {
        in.taken = true;
        out.arm.twin = in.arm.line;
        out.arm.may_arrive = true;
        out.arm.leads_out = true;
        out.leads_in = true;
        m_united.emplace_back(out.arm.edge, in.arm.edge);
    }

    /// Whether a road that leads outwards is the arm or one of its halves. A street may leave the ring and come back to
    /// it: its two ends are two arms.
    [[nodiscard]] bool holds(const Arm& arm, DirectedEdge outwards) const {
        if (arm.edge == outwards) return true;
        return std::ranges::any_of(m_united,
                                   [&](const auto& pair) { return pair.first == arm.edge && pair.second == outwards; });
    }

    /// Exits that count are those that a crew sees as ways out: not field tracks nor closed ways.
    [[nodiscard]] static bool counts(const Stub& stub) {
        if (!stub.leads_out || stub.arm.in_middle) return false;
        const auto road_class = stub.arm.look.road_class;
        const bool closed = !stub.arm.may_enter && (road_class >= RoadClass::service);
        return !closed;
    }

    void name_arms() {
        const auto entry_edge = m_around.nodes[m_group.ring_first].in.reversed();
        const auto exit_edge = m_around.nodes[m_group.ring_last].out;
        int exit_number = 0;
        for (auto& stub : m_stubs) {
            if (stub.taken) continue;
            Arm arm = stub.arm;
            // Seen from the ring's centre an arm lies where its road has got to some way out.
            const auto ends = far_end(stub, Metres{30});
            const auto middle = arm.twin.empty() ? ends : (ends + geo::point_along(arm.twin, Metres{30})) * 0.5;
            arm.bearing = arm.in_middle ? direction_of(arm.line, m_view.ring_radius) : middle.direction();
            const bool is_entry = holds(arm, entry_edge);
            const bool is_exit = holds(arm, exit_edge);
            if (is_entry && !is_exit) arm.role = ArmRole::entry;
            if (is_exit && !is_entry) arm.role = ArmRole::exit;
            if (is_entry && is_exit) {
                // All the way round: the arm is entry and exit.
                arm.role = ArmRole::entry;
                Arm exit = arm;
                exit.role = ArmRole::exit;
                m_view.arms.push_back(std::move(exit));
            }
            if (arm.in_middle && is_exit) m_view.exits_passed = exits_before(stub);
            if (counts(stub) && m_view.exit_number == 0) {
                ++exit_number;
                if (is_exit) m_view.exit_number = exit_number;
            } else if (is_exit && m_view.exit_number == 0) {
                m_view.exit_number = exit_number + 1;
            }
            m_view.arms.push_back(std::move(arm));
        }
        // A leg that ends on the ring leaves it by no exit, nor does one that goes into its middle or only over it.
        const bool over_it = m_view.through_middle || (comes_from_middle() && m_group.ring_first == m_group.ring_last);
        if (m_view.exit_arm() == nullptr || m_view.goes_into_middle() || over_it)
            m_view.exit_number = 0;
        else
            m_view.exit_number += full_rounds() * countable_exits();
    }

    /// Exits that are behind the crew when it turns off the ring; one that leaves at the same place is not.
    [[nodiscard]] int exits_before(const Stub& stub) const {
        if (m_group.ring_first == m_group.ring_last) return 0;
        return static_cast<int>(std::ranges::count_if(
            m_stubs, [&](const Stub& other) { return !other.taken && other.place < stub.place && counts(other); }));
    }

    /// A point to pass may lie on the ring: then the exit is passed before it is taken.
    [[nodiscard]] int full_rounds() const {
        const NodeId exit = m_around.nodes[m_group.ring_last].node;
        int rounds = 0;
        for (std::size_t i = m_group.ring_first + 1; i < m_group.ring_last; ++i) {
            rounds += m_around.nodes[i].node == exit ? 1 : 0;
        }
        return rounds;
    }

    [[nodiscard]] int countable_exits() const {
        return static_cast<int>(
            std::ranges::count_if(m_stubs, [](const Stub& stub) { return !stub.taken && counts(stub); }));
    }

    const Surroundings& m_around;
    const RoadNetwork& m_roads;
    NodeGroup m_group;
    std::vector<NodeId> m_ring; ///< in driving order; the entry node is the last
    geo::LocalFrame m_frame;
    JunctionArms m_view;
    geo::PlaneLine m_outline;                  ///< of the ring
    std::vector<network::SegmentId> m_through; ///< driven across the island
    std::vector<Stub> m_stubs;
    std::vector<std::pair<DirectedEdge, DirectedEdge>> m_united; ///< the halves that lead out and in, both outwards
};

} // namespace

JunctionArms arms_of_roundabout(const Surroundings& around, const JunctionNodes& nodes) {
    ROUTE_ASSERT(nodes.group.roundabout && nodes.group.ring_last < around.nodes.size());
    return RoundaboutHandler{around, nodes.group}.arms();
}

bool is_roundabout(const Surroundings& /*around*/, const JunctionNodes& nodes, const JunctionArms& /*arms*/) {
    return nodes.group.roundabout;
}

} // namespace route::junction::detail
