// SPDX-License-Identifier: BSL-1.0
#include "junction/road_trace.hpp"
#include "junction/view_parts.hpp"

#include <algorithm>

namespace route::junction::detail {

namespace {

/// Whether the route turns off at a node, where there is a choice: that is a drawing of its own, and the same turn in two
/// drawings is taken twice.
bool turns_off(const Surroundings& around, std::size_t node) {
    constexpr double a_turn = 45;
    const auto& passed = around.nodes[node];
    const auto turn = around.roads.start_bearing(passed.out) - around.roads.end_bearing(passed.in);
    return !around.decisions[node].rivals.empty() && turn.deviation_degrees() > a_turn;
}

constexpr Metres short_of_it{4};
constexpr Metres shortest{8};

/// The first node that the route passes at a place or after it.
std::size_t first_node_from(const Surroundings& around, Chainage place) {
    const auto node = std::ranges::lower_bound(around.nodes, place, {}, &RouteNode::chainage);
    return static_cast<std::size_t>(node - around.nodes.begin());
}

/// Where the road that is seen behind the place begins.
Chainage seen_from(const Surroundings& around, Chainage place) {
    for (std::size_t i = first_node_from(around, place - shortest); i-- > 0;) {
        if (around.nodes[i].chainage <= place - sight) break;
        if (turns_off(around, i)) return around.nodes[i].chainage + short_of_it;
    }
    return place - sight;
}

/// Where the road that is seen ahead of it ends.
Chainage seen_until(const Surroundings& around, Chainage place) {
    for (std::size_t i = first_node_from(around, place + shortest); i < around.nodes.size(); ++i) {
        if (around.nodes[i].chainage >= place + sight) break;
        if (turns_off(around, i)) return around.nodes[i].chainage - short_of_it;
    }
    return place + sight;
}

} // namespace

JunctionView place_view(const Surroundings& around, Chainage chainage) {
    const auto& leg = around.leg;
    const geo::LocalFrame frame{itinerary::position_at(leg, chainage)};
    JunctionView view;
    view.centre = frame.origin();
    view.entry = view.leave = chainage;
    view.drives_on_left = around.rights.profile().drives_on_left(around.roads);
    view.driven = driven_line(leg, chainage - sight, chainage + sight, frame);
    const auto step = std::ranges::find_if(leg.path, [&](const auto& s) { return chainage <= s.to; });
    const auto edge = step == leg.path.end() ? leg.path.back().edge : step->edge;
    const auto next = std::ranges::find_if(leg.path, [&](const auto& s) { return chainage < s.to; });
    const auto edge_on = next == leg.path.end() ? edge : next->edge;
    if (chainage > Chainage{}) {
        auto back = driven_line(leg, seen_from(around, chainage), chainage, frame);
        std::ranges::reverse(back);
        Arm entry = arm_of(around, edge.reversed(), std::move(back));
        entry.role = ArmRole::entry;
        entry.destinations.clear();
        view.arms.push_back(std::move(entry));
    }
    if (chainage.since_start() < leg.length()) {
        Arm exit = arm_of(around, edge_on, driven_line(leg, chainage, seen_until(around, chainage), frame));
        exit.role = ArmRole::exit;
        exit.destinations.clear();
        view.arms.push_back(std::move(exit));
    }
    add_scenery(around, nullptr, frame, view);
    const bool passes = view.arms.size() >= 2 && view.arms[1].role == ArmRole::exit;
    if (passes) view.turn = view.arms[1].bearing - view.arms[0].bearing.reversed();
    if (passes && edge_on == edge.reversed()) view.turn = TurnAngle::degrees(180);
    sort_arms(view);
    return view;
}

} // namespace route::junction::detail
