// SPDX-License-Identifier: BSL-1.0
#include "routing/plain_dijkstra.hpp"

#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace route::test {

using network::DirectedEdge;
using routing::RoadPlace;
using routing::RoutePoint;

namespace {

/// By the signs at the end of one edge.
std::vector<DirectedEdge> allowed_after(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                        DirectedEdge edge) {
    std::vector<DirectedEdge> allowed;
    const auto node = roads.to(edge);
    if (const auto forced = rights.forced_after(edge); !forced.empty()) {
        for (const auto& turn : forced) {
            if (rights.may_drive(roads, turn.next)) allowed.push_back(turn.next);
        }
        return allowed;
    }
    if (rights.may_pass(roads, node)) {
        for (const auto next : roads.out_edges(node)) {
            const bool back = next == edge.reversed();
            if (!back && rights.may_drive(roads, next) && !roads.is_forbidden(edge, next)) allowed.push_back(next);
        }
    }
    if (allowed.empty() && rights.may_drive(roads, edge.reversed())) allowed.push_back(edge.reversed());
    return allowed;
}

} // namespace

bool is_forbidden_after(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                        const std::vector<DirectedEdge>& driven, DirectedEdge next) {
    for (std::uint32_t i = 0; i < roads.restriction_count(); ++i) {
        const auto edges = roads.restriction(i).edges;
        if (edges[edges.size() - 1] != next || driven.size() + 1 < edges.size() || !rights.is_bound_by(roads, i)) continue;
        auto before = driven.end() - static_cast<std::ptrdiff_t>(edges.size() - 1);
        bool all = true;
        for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
            all = all && *before++ == edges[e];
        }
        if (all) return true;
    }
    return false;
}

std::vector<DirectedEdge> allowed_after(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                        const std::vector<DirectedEdge>& driven) {
    const auto edge = driven.back();
    auto allowed = allowed_after(roads, rights, edge);
    if (!rights.forced_after(edge).empty()) return allowed;
    std::erase_if(allowed, [&](DirectedEdge next) {
        return next == edge.reversed() || is_forbidden_after(roads, rights, driven, next);
    });
    const bool may_return = allowed.empty() && rights.may_drive(roads, edge.reversed());
    if (may_return && !is_forbidden_after(roads, rights, driven, edge.reversed())) allowed.push_back(edge.reversed());
    return allowed;
}

namespace {

std::uint64_t whole_milliseconds(Seconds time) { return static_cast<std::uint64_t>(std::ceil(time.count() * 1000.0)); }

/// Roads for those who stop there that hang together with a target, by segment: looked for again and again until no more
/// are found.
std::set<std::uint32_t> roads_round(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                    const RoutePoint& target) {
    std::set<std::uint32_t> found;
    const auto is_one = [&](std::uint32_t s) {
        return rights.is_no_way_through(roads, DirectedEdge::from_index(s * 2)) ||
               rights.is_no_way_through(roads, DirectedEdge::from_index(s * 2 + 1));
    };
    std::set<std::uint32_t> nodes;
    for (const auto& place : target.places) {
        const auto s = place.edge.segment().value();
        if (is_one(s)) found.insert(s);
    }
    for (bool more = true; more;) {
        more = false;
        for (const auto s : found) {
            nodes.insert(roads.from(DirectedEdge::from_index(s * 2)).value());
            nodes.insert(roads.to(DirectedEdge::from_index(s * 2)).value());
        }
        for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
            const auto edge = DirectedEdge::from_index(s * 2);
            const bool touches = nodes.contains(roads.from(edge).value()) || nodes.contains(roads.to(edge).value());
            if (touches && is_one(s) && found.insert(s).second) more = true;
        }
    }
    return found;
}

class PlainSearch {
public:
    /// `ignored`: hops on which roads for those who stop there are as any other.
    PlainSearch(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                const std::vector<RoutePoint>& points, const std::set<std::size_t>& ignored)
        : m_roads(roads), m_rights(rights), m_points(points), m_ignored(ignored) {
        for (const auto& point : points) {
            m_round.push_back(roads_round(roads, rights, point));
        }
        for (std::uint32_t i = 0; i < roads.restriction_count(); ++i) {
            if (!rights.is_bound_by(roads, i)) continue;
            std::vector<std::uint32_t> path;
            for (const auto edge : roads.restriction(i).edges) {
                path.push_back(edge.index());
            }
            m_longest = std::max(m_longest, path.size());
            m_forbidden.push_back(std::move(path));
        }
    }

    std::optional<std::uint64_t> cost() {
        for (const auto& place : m_points.front().places) {
            drive_on({{}, 1, false}, place.edge, place.along, snap_cost(0, place));
        }
        while (!m_open.empty()) {
            const auto [cost, state] = *m_open.begin();
            m_open.erase(m_open.begin());
            // No state from here on can beat a finish that is already cheaper.
            if (m_finish && *m_finish <= cost) break;
            const auto edge = DirectedEdge::from_index(state.driven.back());
            for (const auto next : allowed_from(state)) {
                const Seconds turn =
                    next == edge.reversed() ? m_rights.profile().turn_round : m_rights.cost_between(m_roads, edge, next);
                drive_on(after(state, next), next, Metres{}, cost + whole_milliseconds(turn));
            }
        }
        return m_finish;
    }

private:
    /// The last edges, the number of points passed, and whether the car came into roads that it
    /// must not leave before the next point.
    struct State {
        std::vector<std::uint32_t> driven;
        std::size_t passed = 1;
        bool must_end = false;
        auto operator<=>(const State&) const = default;
    };

    std::uint64_t snap_cost(std::size_t point, const RoadPlace& place) const {
        const Metres further = place.distance - m_points[point].places.front().distance;
        return static_cast<std::uint64_t>(
            std::lround(further.count() * m_rights.profile().snap_rival_cost_per_metre.count() * 1000.0));
    }

    bool stops_only(DirectedEdge edge, std::size_t passed) const {
        return !m_ignored.contains(passed - 1) && m_rights.is_no_way_through(m_roads, edge);
    }

    bool is_forbidden(const State& state, DirectedEdge next) const {
        for (const auto& path : m_forbidden) {
            if (path.back() != next.index() || state.driven.size() + 1 < path.size()) continue;
            if (std::equal(path.begin(), path.end() - 1, state.driven.end() - static_cast<std::ptrdiff_t>(path.size() - 1)))
                return true;
        }
        return false;
    }

    bool may_come_to(const State& state, DirectedEdge next) const {
        const auto edge = DirectedEdge::from_index(state.driven.back());
        if (!stops_only(next, state.passed)) return !state.must_end;
        return state.must_end || stops_only(edge, state.passed) || m_round[state.passed].contains(next.segment().value());
    }

    std::vector<DirectedEdge> allowed_from(const State& state) const {
        const auto edge = DirectedEdge::from_index(state.driven.back());
        std::vector<DirectedEdge> allowed;
        const bool forced = !m_rights.forced_after(edge).empty();
        bool leads_on = false;
        for (const auto next : allowed_after(m_roads, m_rights, edge)) {
            if (!forced && (next == edge.reversed() || is_forbidden(state, next))) continue;
            leads_on = true;
            if (may_come_to(state, next)) allowed.push_back(next);
        }
        const bool may_return = !forced && !leads_on && m_rights.may_drive(m_roads, edge.reversed());
        if (may_return && !is_forbidden(state, edge.reversed()) && may_come_to(state, edge.reversed()))
            allowed.push_back(edge.reversed());
        return allowed;
    }

    State after(const State& state, DirectedEdge next) const {
        State result = state;
        const auto edge = DirectedEdge::from_index(state.driven.back());
        if (stops_only(next, state.passed) && !stops_only(edge, state.passed)) result.must_end = true;
        if (is_forbidden(state, next)) result.driven.clear(); // by order: no sign counts from before it
        return result;
    }

    /// A car is on the edge at `from`: it drives to the edge's end, or to the next point if that lies ahead on this edge.
    void drive_on(State state, DirectedEdge edge, Metres from, std::uint64_t cost) {
        state.driven.push_back(edge.index());
        while (state.driven.size() > std::max<std::size_t>(m_longest, 2) - 1) {
            state.driven.erase(state.driven.begin());
        }
        const Metres rest = std::max(Metres{}, m_roads.length(edge) - from);
        reach_end(state, cost + whole_milliseconds(m_rights.cost_along(m_roads, edge, rest)));
        for (const auto& place : m_points[state.passed].places) {
            if (place.edge != edge || place.along < from) continue;
            const auto there = cost + whole_milliseconds(m_rights.cost_along(m_roads, edge, place.along - from)) +
                               snap_cost(state.passed, place);
            pass(state, place, there);
        }
    }

    /// What is forbidden behind the point depends on how the car came to it, unless it turns round there.
    void pass(const State& state, const RoadPlace& place, std::uint64_t cost) {
        const std::size_t point = state.passed;
        if (point + 1 == m_points.size()) {
            m_finish = std::min(m_finish.value_or(cost), cost);
            return;
        }
        if (m_points[point].turn_round && m_rights.may_drive(m_roads, place.edge.reversed())) {
            const Metres along = std::max(Metres{}, m_roads.length(place.edge) - place.along);
            drive_on({{}, point + 1, false}, place.edge.reversed(), along, cost);
        } else {
            State on{state.driven, point + 1, false};
            on.driven.pop_back(); // it is driven on
            drive_on(std::move(on), place.edge, place.along, cost);
        }
    }

    void reach_end(const State& state, std::uint64_t cost) {
        const auto known = m_best.find(state);
        if (known != m_best.end()) {
            if (known->second <= cost) return;
            m_open.erase({known->second, state});
        }
        m_best[state] = cost;
        m_open.insert({cost, state});
    }

    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const std::vector<RoutePoint>& m_points;
    const std::set<std::size_t>& m_ignored;
    std::vector<std::set<std::uint32_t>> m_round; ///< of each point
    std::vector<std::vector<std::uint32_t>> m_forbidden;
    std::size_t m_longest = 2;
    std::map<State, std::uint64_t> m_best;
    std::set<std::pair<std::uint64_t, State>> m_open;
    std::optional<std::uint64_t> m_finish;
};

} // namespace

std::optional<std::uint64_t> plain_cost(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                        const std::vector<RoutePoint>& points) {
    std::set<std::size_t> ignored;
    std::optional<std::uint64_t> cost;
    for (std::size_t count = 2; count <= points.size(); ++count) {
        const std::vector<RoutePoint> first(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(count));
        cost = PlainSearch{roads, rights, first, ignored}.cost();
        if (cost) continue;
        ignored.insert(count - 2);
        cost = PlainSearch{roads, rights, first, ignored}.cost();
        if (!cost) return std::nullopt;
    }
    return cost;
}

} // namespace route::test
