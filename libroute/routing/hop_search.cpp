// SPDX-License-Identifier: BSL-1.0
#include "routing/hop_search.hpp"

#include "base/error.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <numbers>

namespace route::routing::detail {

using network::DirectedEdge;
using network::NodeId;

namespace {

/// Set in Label::parent: the path begins here; the rest is the source's number.
constexpr std::uint32_t from_source = 0x80000000U;
/// The ellipsoid's smallest radius of curvature (along the meridian at the equator): no way over the ground between two
/// places is shorter than on a sphere of this radius.
constexpr double smallest_radius_m = 6335439.0;
/// Search lengths are floats made in local frames; the bound stays below them by this share.
constexpr double bound_margin = 1e-3;

double lower_bound_m(geo::Position a, geo::Position b) {
    const auto radians = [](double degrees) { return degrees * (std::numbers::pi / 180.0); };
    const double lat_a = radians(a.latitude.degrees());
    const double lat_b = radians(b.latitude.degrees());
    const double half_lat = std::sin((lat_b - lat_a) / 2);
    const double half_lon = std::sin(radians(b.longitude.degrees() - a.longitude.degrees()) / 2);
    const double h = half_lat * half_lat + std::cos(lat_a) * std::cos(lat_b) * half_lon * half_lon;
    return 2 * smallest_radius_m * std::asin(std::min(1.0, std::sqrt(h))) * (1 - bound_margin);
}

Cost saturated(double milliseconds) {
    constexpr double most = 4.0e9; // 46 days: no leg comes near, and sums of two still fit
    return static_cast<Cost>(std::min(most, milliseconds));
}

Cost sum(Cost a, Cost b) { return a > unreachable - b ? unreachable : a + b; }

} // namespace

Cost cost_of(Seconds time) { return saturated(std::ceil(time.count() * 1000.0)); }

HopSearch::HopSearch(const network::RoadNetwork& roads, const DrivingRights& rights)
    : m_roads(roads), m_rights(rights), m_milliseconds_per_metre(3600.0 / rights.profile().fastest().count()),
      m_forbidden(roads, rights),
      m_labels(static_cast<Label*>(std::calloc(std::size_t{m_forbidden.state_count()} * 2, sizeof(Label)))) {
    if (!m_labels) throw std::bad_alloc();
}

Cost HopSearch::cost_along(DirectedEdge edge, Metres length) const {
    return cost_of(m_rights.cost_along(m_roads, edge, length));
}

Cost HopSearch::cost_between(DirectedEdge edge, DirectedEdge next) const {
    const Seconds cost =
        next == edge.reversed() ? m_rights.profile().turn_round : m_rights.cost_between(m_roads, edge, next);
    return cost_of(cost);
}

Cost HopSearch::bound_from(DirectedEdge edge) const {
    const double metres = lower_bound_m(m_roads.position(m_roads.to(edge)), m_aim) - m_aim_spread_m;
    return metres <= 0 ? 0 : saturated(std::floor(metres * m_milliseconds_per_metre));
}

bool HopSearch::may_come_to(DirectedEdge next, DirectedEdge edge, bool& must_end) const {
    if (m_no_way_through == NoWayThrough::ignored) return true;
    if (!m_rights.is_no_way_through(m_roads, next)) return !must_end;
    if (must_end || m_rights.is_no_way_through(m_roads, edge)) return true;
    must_end = true;
    return m_round_targets.contains(next.segment().value());
}

void HopSearch::collect_next(LabelIndex label, std::vector<LabelIndex>& next) const {
    next.clear();
    const DirectedEdge edge = edge_of(label);
    const NodeId node = m_roads.to(edge);
    bool leads_on = false;
    const auto forced = m_rights.forced_after(edge);
    const auto add = [&](DirectedEdge candidate) {
        if (!m_rights.may_drive(m_roads, candidate)) return;
        auto state = m_forbidden.after(label / 2, candidate);
        // Marshals wave the cars on, whatever the signs say.
        if (!state && !forced.empty()) state = ForbiddenPaths::begin_on(candidate);
        if (!state) return;
        leads_on = true;
        bool must_end = label % 2 != 0;
        if (may_come_to(candidate, edge, must_end)) next.push_back(label_of(*state, must_end));
    };
    if (!forced.empty()) {
        for (const auto& turn : forced) {
            add(turn.next);
        }
        return;
    }
    if (m_rights.may_pass(m_roads, node)) {
        for (const auto candidate : m_roads.out_edges(node)) {
            if (candidate != edge.reversed() && !m_roads.is_forbidden(edge, candidate)) add(candidate);
        }
    }
    // Nobody turns round in a crossing because the streets beyond it are for others.
    if (!leads_on) add(edge.reversed());
}

/// Roads for those who stop there, from the targets' own on as far as they join each other.
void HopSearch::mark_roads_round_targets() {
    m_round_targets.clear();
    const auto is_one = [&](network::SegmentId segment) {
        return m_rights.is_no_way_through(m_roads, {segment, true}) || m_rights.is_no_way_through(m_roads, {segment, false});
    };
    std::vector<network::SegmentId> open;
    const auto reach = [&](network::SegmentId segment) {
        if (is_one(segment) && m_round_targets.insert(segment.value()).second) open.push_back(segment);
    };
    for (const auto& target : m_targets) {
        reach(target.place.edge.segment());
    }
    while (!open.empty()) {
        const auto segment = open.back();
        open.pop_back();
        for (const auto node : {m_roads.from({segment, true}), m_roads.to({segment, true})}) {
            for (const auto edge : m_roads.out_edges(node)) {
                reach(edge.segment());
            }
        }
    }
}

/// Of two paths that cost the same, one that begins on this very edge passed its point later than one that comes from
/// elsewhere: there and back over a dead end, a control is where the cars come by first.
bool HopSearch::is_better(Cost cost, std::uint32_t parent, Cost known, std::uint32_t known_parent) {
    if (cost != known) return cost < known;
    return (known_parent & from_source) != 0 && (parent & from_source) == 0;
}

void HopSearch::improve(LabelIndex index, Cost cost, std::uint32_t parent) {
    Label& label = m_labels[index];
    if (label.cost_plus_one != 0 && !is_better(cost, parent, label.cost_plus_one - 1, label.parent)) return;
    if (label.cost_plus_one == 0) m_touched.push_back(index);
    label = {cost + 1, parent};
    m_queue.push({sum(cost, bound_from(edge_of(index))), cost, index});
}

/// The path has come to `from` on an edge that has targets on it: those ahead are reached.
void HopSearch::improve_targets(ForbiddenPaths::State state, Cost before, std::uint32_t parent, Metres from) {
    for (auto& target : m_targets) {
        if (target.state != state || target.place.along < from) continue;
        const Cost cost = sum(before, cost_along(target.place.edge, target.place.along - from));
        if (is_better(cost, parent, target.cost, target.parent)) {
            target.cost = cost;
            target.parent = parent;
        }
    }
}

void HopSearch::start(const std::vector<HopSource>& sources) {
    m_source_edges.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& [place, cost, state] = sources[i];
        m_source_edges.push_back(place.edge);
        if (cost == unreachable) continue;
        const auto parent = from_source | static_cast<std::uint32_t>(i);
        improve_targets(state, cost, parent, place.along);
        const Metres rest = std::max(Metres{}, m_roads.length(place.edge) - place.along);
        improve(label_of(state, false), sum(cost, cost_along(place.edge, rest)), parent);
    }
}

std::vector<HopTarget> HopSearch::run(const std::vector<HopSource>& sources, const std::vector<RoadPlace>& targets,
                                      NoWayThrough no_way_through, Cost most, const std::stop_token& stop) {
    clear();
    m_no_way_through = no_way_through;
    m_aim = targets.front().position;
    m_aim_spread_m = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& place = targets[i];
        for (const auto state : m_forbidden.states_on(place.edge)) {
            m_targets.push_back({i, place, state, unreachable, 0});
        }
        m_aim_spread_m = std::max(m_aim_spread_m, geo::distance(m_aim, place.position).count());
    }
    if (no_way_through == NoWayThrough::heeded) mark_roads_round_targets();
    start(sources);
    std::vector<LabelIndex> next;
    std::uint32_t expanded = 0;
    while (!m_queue.empty()) {
        const Entry entry = m_queue.top();
        const auto worst = std::ranges::max(m_targets, {}, &TargetState::cost).cost;
        if (entry.estimate >= worst || entry.estimate > most) break;
        m_queue.pop();
        if (m_labels[entry.label].cost_plus_one - 1 != entry.cost) continue;
        if ((++expanded & 0xfff) == 0 && stop.stop_requested()) throw Interrupted("interrupted");
        const auto edge = edge_of(entry.label);
        collect_next(entry.label, next);
        for (const auto label : next) {
            const auto candidate = edge_of(label);
            const Cost before = sum(entry.cost, cost_between(edge, candidate));
            improve_targets(label / 2, before, entry.label, Metres{});
            improve(label, sum(before, cost_along(candidate, m_roads.length(candidate))), entry.label);
        }
    }
    std::vector<HopTarget> answers;
    for (const auto& target : m_targets) {
        answers.push_back(answer(target));
    }
    return answers;
}

HopTarget HopSearch::answer(const TargetState& target) const {
    HopTarget result;
    result.place = target.number;
    result.state = target.state;
    result.cost = target.cost;
    if (target.cost == unreachable) return result;
    result.edges.push_back(target.place.edge);
    std::uint32_t parent = target.parent;
    while ((parent & from_source) == 0) {
        result.edges.push_back(edge_of(parent));
        parent = m_labels[parent].parent;
    }
    result.source = parent & ~from_source;
    // A target ahead on its source's own edge is reached without leaving it; any other path begins with the source's edge.
    const bool same_edge = (target.parent & from_source) != 0;
    if (same_edge) result.edges.assign(1, target.place.edge);
    std::ranges::reverse(result.edges);
    return result;
}

void HopSearch::clear() {
    for (const auto index : m_touched) {
        m_labels[index] = {0, 0};
    }
    m_touched.clear();
    m_targets.clear();
    m_queue = {};
}

} // namespace route::routing::detail
