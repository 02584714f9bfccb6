// SPDX-License-Identifier: BSL-1.0
#include "junction/scenery.hpp"

#include "junction/judgement.hpp"
#include "junction/junction_arms.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace route::junction::detail {

using network::RoadClass;

namespace {

/// The nodes of the route that a drawing may show.
struct NodesInDrawing {
    std::size_t first = 0;
    std::size_t end = 0;
};

NodesInDrawing nodes_in_drawing(const Surroundings& around, const JunctionArms& arms) {
    const auto first =
        std::ranges::lower_bound(around.nodes, arms.entry - judgement::drawn_beside, {}, &RouteNode::chainage);
    const auto end = std::ranges::upper_bound(around.nodes, arms.leave + judgement::drawn_beside, {}, &RouteNode::chainage);
    return {static_cast<std::size_t>(first - around.nodes.begin()), static_cast<std::size_t>(end - around.nodes.begin())};
}

void add_features(const RouteNode& node, const Surroundings& around, const geo::LocalFrame& frame, Chainage entry,
                  std::vector<PlacedFeature>& placed) {
    const auto features = around.roads.features(node.node);
    const auto at = frame.to_plane(around.roads.position(node.node));
    const auto add = [&](bool present, Feature feature) {
        if (present) placed.push_back({feature, at});
    };
    const bool approach = node.chainage <= entry && sign_binds(features, node.in);
    add(features.signals, Feature::signals);
    add(features.stop && approach, Feature::stop);
    add(features.give_way && approach, Feature::give_way);
    add(features.level_crossing, Feature::level_crossing);
    add(features.barrier, Feature::barrier);
    add(features.mini_roundabout, Feature::mini_roundabout);
    add(features.ford, Feature::ford);
    add(features.toll_booth, Feature::toll);
    add(features.border, Feature::border);
}

std::vector<PlacedFeature> features_at(const Surroundings& around, const geo::LocalFrame& frame, const JunctionArms& arms) {
    std::vector<PlacedFeature> placed;
    const auto [first, end] = nodes_in_drawing(around, arms);
    for (std::size_t i = first; i < end; ++i) {
        add_features(around.nodes[i], around, frame, arms.entry, placed);
    }
    return placed;
}

bool is_shown(const std::vector<Arm>& arms, network::DirectedEdge edge) {
    return std::ranges::any_of(arms, [edge](const Arm& arm) { return arm.edge.segment() == edge.segment(); });
}

} // namespace

std::vector<Arm> roads_beside(const Surroundings& around, const NodeGroup* group, const JunctionArms& arms) {
    const geo::LocalFrame frame{arms.centre};
    std::vector<Arm> beside;
    const auto [first, end] = nodes_in_drawing(around, arms);
    for (std::size_t i = first; i < end; ++i) {
        if (group != nullptr && group->first <= i && i <= group->last) continue;
        for (const auto& rival : around.sights[i].rivals) {
            const bool yard_like = rival.look.road_class == RoadClass::service && !rival.may_enter;
            if (yard_like || is_shown(arms.arms, rival.edge) || is_shown(beside, rival.edge)) continue;
            beside.push_back(arm_of(around, rival, trace_of(around.roads, rival.edge, judgement::beside_reach, frame).line));
            beside.back().beside = true;
        }
    }
    return beside;
}

Scenery scenery_of(const Surroundings& around, const JunctionArms& arms) {
    const geo::LocalFrame frame{arms.centre};
    return {features_at(around, frame, arms), landmarks_at(around, frame, arms), place_signs_at(around, frame, arms),
            passing_roads_at(around, frame, arms), nearby_rings_at(around, frame, arms)};
}

JunctionView view_of(const Surroundings& around, JunctionArms arms, const NodeGroup* group) {
    auto scenery = scenery_of(around, arms);
    std::ranges::move(roads_beside(around, group, arms), std::back_inserter(arms.arms));
    return {settled(std::move(arms)), std::move(scenery)};
}

} // namespace route::junction::detail
