// SPDX-License-Identifier: BSL-1.0
#include "junction/road_trace.hpp"

#include "junction/judgement.hpp"
#include "junction/scenery.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace route::junction::detail {

using network::DirectedEdge;
using network::RoadClass;

namespace {

/// The layer of the road that the route drives at a chainage.
int layer_at(const Surroundings& around, Chainage place) {
    const auto step = std::ranges::lower_bound(around.leg.path, place, {}, &itinerary::PathStep::to);
    return step == around.leg.path.end() ? 0 : around.roads.attributes(step->edge).layer;
}

/// The road to both sides of the crossing: a bridge is often a way of its own, no longer than the road below it is wide.
geo::PlaneLine passing_line(const Surroundings& around, DirectedEdge edge, Metres length, Metres at,
                            const geo::LocalFrame& frame) {
    constexpr Metres shown = judgement::crossing_shown;
    const Metres from_end = length - at;
    const auto back = trace_of(around.roads, edge.reversed(), from_end + shown, frame).line;
    const auto ahead = trace_of(around.roads, edge, at + shown, frame).line;
    auto line = geo::part_of(back, from_end, from_end + shown);
    std::ranges::reverse(line);
    const auto rest = geo::part_of(ahead, at, at + shown);
    line.insert(line.end(), rest.begin() + 1, rest.end());
    return line;
}

/// Where a line first crosses the route.
struct RouteCrossing {
    Metres along;  ///< the line
    Bearing route; ///< in which direction the route runs there
    geo::PlanePoint point;
};

std::optional<RouteCrossing> first_crossing(const geo::PlaneLine& line, const geo::PlaneLine& route) {
    Metres before;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Metres piece = (line[i] - line[i - 1]).norm();
        for (std::size_t k = 1; k < route.size(); ++k) {
            const auto share = geo::crossing_of(line[i - 1], line[i], route[k - 1], route[k]);
            if (!share) continue;
            return RouteCrossing{before + piece * *share, (route[k] - route[k - 1]).direction(),
                                 line[i - 1] + (line[i] - line[i - 1]) * *share};
        }
        before += piece;
    }
    return std::nullopt;
}

/// Roads that the route drives hereabouts, or that meet it in the junction: they cross it on the ground.
std::set<network::SegmentId> roads_on_the_ground(const Surroundings& around, const JunctionArms& view) {
    std::set<network::SegmentId> segments;
    for (const auto& arm : view.arms) {
        segments.insert(arm.edge.segment());
    }
    auto step =
        std::ranges::lower_bound(around.leg.path, view.entry - judgement::crossing_reach * 2, {}, &itinerary::PathStep::to);
    for (; step != around.leg.path.end() && step->from <= view.leave + judgement::crossing_reach * 2; ++step) {
        segments.insert(step->edge.segment());
    }
    return segments;
}

} // namespace

std::vector<PassingRoad> passing_roads_at(const Surroundings& around, const geo::LocalFrame& frame,
                                          const JunctionArms& view) {
    constexpr std::size_t most = 3;
    std::vector<PassingRoad> found;
    const auto grounded = roads_on_the_ground(around, view);
    const Chainage begin = std::max(view.entry - judgement::crossing_reach, Chainage{});
    const auto driven = driven_line(around.leg, begin, view.leave + judgement::crossing_reach, frame);
    for (const auto id : around.roads.segments_near(view.centre, judgement::crossing_reach + (view.leave - view.entry))) {
        if (found.size() >= most) break;
        const DirectedEdge edge{id, true};
        const auto& road = around.roads.attributes(edge);
        if (road.road_class > RoadClass::residential || road.yard || grounded.contains(id)) continue;
        const auto line = trace_of(around.roads, edge, around.roads.length(edge), frame).line;
        const auto crossing = first_crossing(line, driven);
        if (!crossing) continue;
        const int ours = layer_at(around, begin + geo::nearest_on(driven, crossing->point).along);
        if (road.layer == ours) continue; // the map does not tell which one is above
        PassingRoad passing{look_of(around.roads, edge),
                            passing_line(around, edge, geo::length_of(line), crossing->along, frame), crossing->point,
                            road.layer > ours};
        const auto across = passing.line.back() - passing.line.front();
        const TurnAngle slant = abs(across.direction() - crossing->route);
        if (slant < judgement::least_crossing || slant > TurnAngle::degrees(180) - judgement::least_crossing)
            continue; // beside the route rather than across it
        found.push_back(std::move(passing));
    }
    return found;
}

} // namespace route::junction::detail
