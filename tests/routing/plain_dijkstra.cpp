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

namespace {

std::uint64_t whole_milliseconds(Seconds time) { return static_cast<std::uint64_t>(std::ceil(time.count() * 1000.0)); }

class PlainSearch {
public:
    PlainSearch(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                const std::vector<RoutePoint>& points)
        : m_roads(roads), m_rights(rights), m_points(points) {}

    std::optional<std::uint64_t> cost() {
        for (const auto& place : m_points.front().places) {
            drive_on(place.edge, place.along, 1, snap_cost(0, place));
        }
        while (!m_open.empty()) {
            const auto [cost, edge_index, passed] = *m_open.begin();
            m_open.erase(m_open.begin());
            // No state from here on can beat a finish that is already cheaper.
            if (m_finish && *m_finish <= cost) break;
            const auto edge = DirectedEdge::from_index(edge_index);
            for (const auto next : allowed_after(m_roads, m_rights, edge)) {
                const Seconds turn =
                    next == edge.reversed() ? m_rights.profile().turn_round : m_rights.cost_between(m_roads, edge, next);
                drive_on(next, Metres{}, passed, cost + whole_milliseconds(turn));
            }
        }
        return m_finish;
    }

private:
    std::uint64_t snap_cost(std::size_t point, const RoadPlace& place) const {
        const Metres further = place.distance - m_points[point].places.front().distance;
        return static_cast<std::uint64_t>(
            std::lround(further.count() * m_rights.profile().snap_rival_cost_per_metre.count() * 1000.0));
    }

    /// A car is on the edge at `from`, with the first `passed` points behind it: it drives to the edge's end, or to the
    /// next point if that lies ahead on this edge.
    void drive_on(DirectedEdge edge, Metres from, std::size_t passed, std::uint64_t cost) {
        const Metres rest = std::max(Metres{}, m_roads.length(edge) - from);
        reach_end(edge, passed, cost + whole_milliseconds(m_rights.cost_along(m_roads, edge, rest)));
        for (const auto& place : m_points[passed].places) {
            if (place.edge != edge || place.along < from) continue;
            const auto there =
                cost + whole_milliseconds(m_rights.cost_along(m_roads, edge, place.along - from)) + snap_cost(passed, place);
            pass(place, passed, there);
        }
    }

    void pass(const RoadPlace& place, std::size_t point, std::uint64_t cost) {
        if (point + 1 == m_points.size()) {
            m_finish = std::min(m_finish.value_or(cost), cost);
            return;
        }
        if (m_points[point].turn_round && m_rights.may_drive(m_roads, place.edge.reversed())) {
            const Metres along = std::max(Metres{}, m_roads.length(place.edge) - place.along);
            drive_on(place.edge.reversed(), along, point + 1, cost);
        } else {
            drive_on(place.edge, place.along, point + 1, cost);
        }
    }

    void reach_end(DirectedEdge edge, std::size_t passed, std::uint64_t cost) {
        const auto state = std::pair(edge.index(), passed);
        const auto known = m_best.find(state);
        if (known != m_best.end()) {
            if (known->second <= cost) return;
            m_open.erase({known->second, edge.index(), passed});
        }
        m_best[state] = cost;
        m_open.insert({cost, edge.index(), passed});
    }

    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const std::vector<RoutePoint>& m_points;
    std::map<std::pair<std::uint32_t, std::size_t>, std::uint64_t> m_best;
    std::set<std::tuple<std::uint64_t, std::uint32_t, std::size_t>> m_open;
    std::optional<std::uint64_t> m_finish;
};

} // namespace

std::optional<std::uint64_t> plain_cost(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                        const std::vector<RoutePoint>& points) {
    return PlainSearch{roads, rights, points}.cost();
}

} // namespace route::test
