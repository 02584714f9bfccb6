// SPDX-License-Identifier: BSL-1.0
#include "itinerary/access_points.hpp"

#include <algorithm>
#include <optional>

namespace route::itinerary {

namespace {

using network::DirectedEdge;
using network::RoadClass;

constexpr RoadClass least_class = RoadClass::tertiary;
/// Nearer ones help nobody to come sooner.
constexpr Metres spacing{500};

bool leads_to_route(const network::RoadNetwork& roads, DirectedEdge edge) {
    return roads.attributes(edge).road_class <= least_class && !roads.against_one_way(edge) &&
           roads.access(edge) == network::Access::yes;
}

/// The most important road that comes to a node beside those that the cars drive there.
std::optional<DirectedEdge> road_to(const network::RoadNetwork& roads, network::NodeId node, DirectedEdge driven,
                                    std::optional<DirectedEdge> next) {
    std::optional<DirectedEdge> best;
    for (const auto out : roads.out_edges(node)) {
        if (out.segment() == driven.segment() || (next && out.segment() == next->segment())) continue;
        const auto edge = out.reversed();
        if (!leads_to_route(roads, edge)) continue;
        if (!best || roads.attributes(edge).road_class < roads.attributes(*best).road_class) best = edge;
    }
    return best;
}

} // namespace

std::vector<AccessPoint> access_points(const LegItinerary& leg, const network::RoadNetwork& roads) {
    std::vector<AccessPoint> points;
    for (std::size_t i = 0; i < leg.path.size(); ++i) {
        const auto& step = leg.path[i];
        const auto next = i + 1 < leg.path.size() ? std::optional{leg.path[i + 1].edge} : std::nullopt;
        // A halt in the middle of an edge parts it into two steps.
        if (!next || next->segment() == step.edge.segment()) continue;
        const auto node = roads.to(step.edge);
        const auto road = road_to(roads, node, step.edge, next);
        if (!road) continue;
        const AccessPoint point{step.to, roads.position(node), *road};
        if (points.empty() || point.chainage - points.back().chainage >= spacing) {
            points.push_back(point);
        } else if (roads.attributes(*road).road_class < roads.attributes(points.back().road).road_class) {
            points.back() = point;
        }
    }
    return points;
}

} // namespace route::itinerary
