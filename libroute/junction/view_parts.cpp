// SPDX-License-Identifier: BSL-1.0
#include "junction/view_parts.hpp"

#include "junction/road_trace.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::RoadClass;

namespace {

std::vector<std::string> split_destinations(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        auto part = text.substr(0, end);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        const bool again = std::ranges::find(parts, part) != parts.end();
        if (!part.empty() && !again) parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

Bearing direction_of(const geo::PlaneLine& line, Metres reach) {
    return (geo::point_along(line, reach) - line.front()).direction();
}

Bearing approach_of(const geo::PlaneLine& line) {
    constexpr Metres nearest{6};
    constexpr Metres farthest{22};
    constexpr Metres step{3};
    constexpr double sharp = 45;
    const Bearing last = direction_of(line, nearest);
    Metres reach = nearest;
    while (reach + step <= farthest) {
        const auto a = geo::point_along(line, reach);
        const auto b = geo::point_along(line, reach + step);
        if ((b - a).norm() > Metres{0.5} && ((b - a).direction() - last).deviation_degrees() > sharp) break;
        reach += step;
    }
    return direction_of(line, reach);
}

Arm arm_of(const Surroundings& around, DirectedEdge edge, geo::PlaneLine line) {
    const auto& roads = around.roads;
    Arm arm;
    arm.edge = edge;
    arm.look = look_of(roads, edge);
    arm.may_enter = around.rights.may_drive(roads, edge);
    arm.may_arrive = !roads.against_one_way(edge.reversed());
    arm.leads_out = !roads.against_one_way(edge);
    arm.name = roads.name(roads.way(edge));
    arm.ref = roads.ref(roads.way(edge));
    arm.destinations = split_destinations(roads.destinations(edge));
    arm.limit_kmh = roads.attributes(edge).max_speed_kmh;
    constexpr Metres eye{22}; // what shapes the picture: beyond the corner's rounding, before the next bend
    arm.bearing = direction_of(line, eye);
    arm.line = std::move(line);
    return arm;
}

namespace {

bool already_shown(const JunctionView& view, DirectedEdge edge) {
    return std::ranges::any_of(view.arms, [edge](const Arm& arm) { return arm.edge.segment() == edge.segment(); });
}

void add_features(const RouteNode& node, const Surroundings& around, const geo::LocalFrame& frame, JunctionView& view) {
    const auto features = around.roads.features(node.node);
    const auto at = frame.to_plane(around.roads.position(node.node));
    const auto add = [&](bool present, Feature feature) {
        if (present) view.features.push_back({feature, at});
    };
    const bool forward = node.in.forward();
    const bool binds_us = !(features.toward_forward && !forward) && !(features.toward_backward && forward);
    const bool approach = node.chainage <= view.entry;
    add(features.signals, Feature::signals);
    add(features.stop && binds_us && approach, Feature::stop);
    add(features.give_way && binds_us && approach, Feature::give_way);
    add(features.level_crossing, Feature::level_crossing);
    add(features.barrier, Feature::barrier);
    add(features.mini_roundabout, Feature::mini_roundabout);
    add(features.ford, Feature::ford);
    add(features.toll_booth, Feature::toll);
    add(features.border, Feature::border);
}

} // namespace

void add_scenery(const Surroundings& around, const NodeGroup* group, const geo::LocalFrame& frame, JunctionView& view) {
    add_landmarks(around, frame, view);
    add_place_signs(around, frame, view);
    add_passing_roads(around, frame, view);
    add_nearby_rings(around, frame, view);
    constexpr Metres in_sight{75};
    for (std::size_t i = 0; i < around.nodes.size(); ++i) {
        const RouteNode& node = around.nodes[i];
        if (node.chainage < view.entry - in_sight) continue;
        if (node.chainage > view.leave + in_sight) break;
        add_features(node, around, frame, view);
        if (group != nullptr && group->first <= i && i <= group->last) continue;
        for (const auto& rival : around.decisions[i].rivals) {
            const bool yard_like = rival.look.road_class == RoadClass::service && !rival.may_enter;
            if (yard_like || already_shown(view, rival.edge)) continue;
            Arm arm = arm_of(around, rival.edge, trace_of(around.roads, rival.edge, Metres{60}, frame).line);
            arm.beside = true;
            view.arms.push_back(std::move(arm));
        }
    }
}

void sort_arms(JunctionView& view) {
    const auto entry = std::ranges::find(view.arms, ArmRole::entry, &Arm::role);
    const Bearing from = entry == view.arms.end() ? Bearing{} : entry->bearing;
    std::ranges::stable_sort(view.arms, {}, [&](const Arm& arm) {
        const int rank = arm.role == ArmRole::entry ? 0 : arm.role == ArmRole::exit ? 1 : arm.beside ? 3 : 2;
        return std::pair(rank, Bearing::degrees((arm.bearing - from).degrees()).degrees());
    });
}

} // namespace route::junction::detail

namespace route::junction {

bool JunctionView::has_arm(ArmRole role) const { return std::ranges::find(arms, role, &Arm::role) != arms.end(); }
const Arm& JunctionView::entry_arm() const { return *std::ranges::find(arms, ArmRole::entry, &Arm::role); }
const Arm& JunctionView::exit_arm() const { return *std::ranges::find(arms, ArmRole::exit, &Arm::role); }

} // namespace route::junction
