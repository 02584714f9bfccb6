// SPDX-License-Identifier: BSL-1.0
#include "junction/eye.hpp"

#include "junction/judgement.hpp"
#include "junction/kinds.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

/// The direction in which cars drive on a one-way edge.
Bearing driving_direction(const RoadNetwork& roads, DirectedEdge edge) {
    return roads.against_one_way(edge) ? roads.start_bearing(edge).reversed() : roads.start_bearing(edge);
}

/// Two one-way arms side by side, one leading away and one leading here, are the two halves of one road.
bool are_halves(const RoadNetwork& roads, const Arm& a, const Arm& b) {
    if (!is_one_way(roads, a.edge) || !is_one_way(roads, b.edge)) return false;
    if (roads.against_one_way(a.edge) == roads.against_one_way(b.edge)) return false;
    const bool apart = (a.line.front() - b.line.front()).norm() > judgement::farthest_halves;
    // The halves of one road stay side by side: compared further out, where islands have ended.
    constexpr Metres far = judgement::halves_side_by_side;
    const bool parallel = abs(direction_of(a.line, far) - direction_of(b.line, far)) < judgement::halves_parallel;
    const bool close = (geo::point_along(a.line, far) - geo::point_along(b.line, far)).norm() < judgement::halves_together;
    return !apart && parallel && close;
}

/// A third road runs between the two: then they are no halves, but the outer tines of a fork.
bool part_round_another(const std::vector<Arm>& arms, std::size_t a, std::size_t b) {
    const auto lies_between = [&](const Arm& arm, Metres out) {
        const geo::PlaneLine across{geo::point_along(arms[a].line, out), geo::point_along(arms[b].line, out)};
        const Metres width = geo::length_of(across);
        const auto nearest = geo::nearest_on(across, geo::point_along(arm.line, out));
        return nearest.distance < width && nearest.along > Metres{} && nearest.along < width;
    };
    for (std::size_t i = 0; i < arms.size(); ++i) {
        constexpr Metres far = judgement::halves_side_by_side;
        if (i == a || i == b || arms[i].beside) continue;
        if (lies_between(arms[i], far) && lies_between(arms[i], far / 2.0)) return true;
    }
    return false;
}

} // namespace

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
        const TurnAngle angle = abs(roads.start_bearing(edge) - roads.start_bearing(between));
        return angle > judgement::across_road && angle < TurnAngle::degrees(180) - judgement::across_road;
    };
    for (const auto at_u : roads.out_edges(u)) {
        if (at_u.segment() == between.segment() || !is_one_way(roads, at_u) || !across(at_u)) continue;
        for (const auto at_v : roads.out_edges(v)) {
            if (at_v.segment() == between.segment() || !is_one_way(roads, at_v) || !across(at_v)) continue;
            const TurnAngle turn = driving_direction(roads, at_u) - driving_direction(roads, at_v);
            if (abs(turn) > judgement::against) return true;
        }
    }
    return false;
}

void merge_halves(const RoadNetwork& roads, JunctionArms& junction) {
    auto& arms = junction.arms;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (std::size_t j = std::max<std::size_t>(i + 1, 2); j < arms.size(); ++j) {
            if (!arms[i].twin.empty() || !are_halves(roads, arms[i], arms[j]) || part_round_another(arms, i, j)) continue;
            // The half that leads out is the road, as who looks for a way on sees it.
            if (i >= 2 && !arms[i].leads_out && arms[j].leads_out) std::swap(arms[i], arms[j]);
            Arm& kept = arms[i];
            kept.twin = arms[j].line;
            kept.may_arrive = true;
            kept.leads_out = true;
            kept.may_enter = kept.may_enter || arms[j].may_enter;
            if (kept.destinations.empty()) kept.destinations = arms[j].destinations;
            arms.erase(arms.begin() + static_cast<std::ptrdiff_t>(j));
            break;
        }
    }
}

bool has_divided_road(const Surroundings& /*around*/, const JunctionNodes& junction, const JunctionArms& arms) {
    return junction.nodes.size() > 1 && std::ranges::any_of(arms.arms, [](const Arm& arm) { return !arm.twin.empty(); });
}

} // namespace route::junction::detail
