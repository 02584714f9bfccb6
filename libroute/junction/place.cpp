// SPDX-License-Identifier: BSL-1.0
#include "junction/road_trace.hpp"
#include "junction/view_parts.hpp"

#include <algorithm>

namespace route::junction::detail {

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
        auto back = driven_line(leg, chainage - sight, chainage, frame);
        std::ranges::reverse(back);
        Arm entry = arm_of(around, edge.reversed(), std::move(back));
        entry.role = ArmRole::entry;
        entry.destinations.clear();
        view.arms.push_back(std::move(entry));
    }
    if (chainage.since_start() < leg.length()) {
        Arm exit = arm_of(around, edge_on, driven_line(leg, chainage, chainage + sight, frame));
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
