// SPDX-License-Identifier: BSL-1.0
#include "junction/road_trace.hpp"
#include "junction/view_parts.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace route::junction::detail {

using network::DirectedEdge;
using network::RoadClass;

namespace {

/// Where two straight pieces cross, as a share of the first; nothing when they do not.
std::optional<double> crossing_of(geo::PlanePoint a, geo::PlanePoint b, geo::PlanePoint c, geo::PlanePoint d) {
    const auto cross = [](geo::PlanePoint p, geo::PlanePoint q) {
        return p.east.count() * q.north.count() - p.north.count() * q.east.count();
    };
    const auto along = b - a;
    const auto other = d - c;
    const double slant = cross(along, other);
    if (slant == 0) return std::nullopt;
    const double share = cross(c - a, other) / slant;
    const double share_of_other = cross(c - a, along) / slant;
    const bool meet = share >= 0 && share <= 1 && share_of_other >= 0 && share_of_other <= 1;
    return meet ? std::optional(share) : std::nullopt;
}

/// The layer of the road that the route drives at a chainage.
int layer_at(const Surroundings& around, Chainage place) {
    const auto step = std::ranges::find_if(around.leg.path, [&](const auto& s) { return place <= s.to; });
    return step == around.leg.path.end() ? 0 : around.roads.attributes(step->edge).layer;
}

/// The road to both sides of the crossing: a bridge is often a way of its own, no longer than the road below it is wide.
geo::PlaneLine passing_line(const Surroundings& around, DirectedEdge edge, Metres length, Metres at, const geo::LocalFrame& frame) {
    constexpr Metres shown{45};
    const Metres from_end = length - at;
    const auto back = trace_of(around.roads, edge.reversed(), from_end + shown, frame).line;
    const auto ahead = trace_of(around.roads, edge, at + shown, frame).line;
    auto line = geo::part_of(back, from_end, from_end + shown);
    std::ranges::reverse(line);
    const auto rest = geo::part_of(ahead, at, at + shown);
    line.insert(line.end(), rest.begin() + 1, rest.end());
    return line;
}

} // namespace

void add_passing_roads(const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view) {
    constexpr Metres in_sight{55};
    constexpr std::size_t most = 3;
    std::set<network::SegmentId> touched; // roads that the route or the junction meets on the ground
    for (const auto& arm : view.arms) {
        touched.insert(arm.edge.segment());
    }
    for (const auto& step : around.leg.path) {
        if (step.to >= view.entry - in_sight * 2 && step.from <= view.leave + in_sight * 2) touched.insert(step.edge.segment());
    }
    const Chainage begin = std::max(view.entry - in_sight, Chainage{});
    const auto driven = driven_line(around.leg, begin, view.leave + in_sight, frame);
    for (const auto id : around.roads.segments_near(view.centre, in_sight + (view.leave - view.entry))) {
        const DirectedEdge edge{id, true};
        const auto& road = around.roads.attributes(edge);
        const bool a_road = road.road_class <= RoadClass::residential && !road.yard;
        if (!a_road || touched.contains(id) || view.passing.size() >= most) continue;
        geo::PlaneLine line;
        for (const auto position : around.roads.shape(edge)) {
            line.push_back(frame.to_plane(position));
        }
        Metres before;
        bool crosses = false;
        for (std::size_t i = 1; i < line.size() && !crosses; ++i) {
            for (std::size_t k = 1; k < driven.size() && !crosses; ++k) {
                const auto share = crossing_of(line[i - 1], line[i], driven[k - 1], driven[k]);
                if (!share) continue;
                crosses = true;
                const Metres at = before + (line[i] - line[i - 1]).norm() * *share;
                const auto point = geo::point_along(line, at);
                const int ours = layer_at(around, begin + geo::nearest_on(driven, point).along);
                if (road.layer == ours) continue; // the map does not tell which one is above
                PassingRoad passing;
                passing.look.road_class = road.road_class;
                passing.look.link = road.link;
                passing.look.bridge = road.bridge;
                passing.look.tunnel = road.tunnel;
                passing.above = road.layer > ours;
                passing.crossing = point;
                passing.line = passing_line(around, edge, geo::length_of(line), at, frame);
                const auto across = passing.line.back() - passing.line.front();
                const double slant = (across.direction() - (driven[k] - driven[k - 1]).direction()).deviation_degrees();
                if (slant < 25 || slant > 155) continue; // beside the route rather than across it
                view.passing.push_back(std::move(passing));
            }
            before += (line[i] - line[i - 1]).norm();
        }
    }
}

} // namespace route::junction::detail
