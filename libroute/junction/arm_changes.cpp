// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"
#include "junction/eye.hpp"
#include "junction/junction_arms.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace route::junction {

namespace {

void turn_line(geo::PlaneLine& line, TurnAngle turn) {
    if (line.empty()) return;
    const double radians = turn.degrees() * std::numbers::pi / 180;
    const auto foot = line.front();
    for (auto& point : line) {
        const auto arm = point - foot;
        // Clockwise: east goes to the south.
        point = foot + geo::PlanePoint{arm.east * std::cos(radians) + arm.north * std::sin(radians),
                                       arm.north * std::cos(radians) - arm.east * std::sin(radians)};
    }
}

JunctionView settled_view(JunctionView view) {
    static_cast<JunctionArms&>(view) = detail::settled(std::move(static_cast<JunctionArms&>(view)));
    return view;
}

} // namespace

JunctionView with_arm_changed(JunctionView view, const ArmChange& change) {
    ROUTE_ASSERT(change.arm < view.arms.size());
    Arm& arm = view.arms[change.arm];
    if (change.remove) {
        ROUTE_ASSERT(arm.role == ArmRole::side);
        view.arms.erase(view.arms.begin() + static_cast<std::ptrdiff_t>(change.arm));
    } else if (change.turn) {
        turn_line(arm.line, *change.turn);
        turn_line(arm.twin, *change.turn);
        arm.bearing = arm.bearing + *change.turn;
    } else {
        arm.line = change.line;
        arm.twin.clear();
        if (geo::length_of(arm.line) > Metres{}) arm.bearing = detail::outlook_of(arm.line);
    }
    return settled_view(std::move(view));
}

JunctionView without_arm(JunctionView view, ArmRole role) {
    std::erase_if(view.arms, [role](const Arm& arm) { return arm.role == role; });
    return settled_view(std::move(view));
}

JunctionView without_signs_behind(JunctionView view) {
    std::erase_if(view.features, [](const PlacedFeature& placed) {
        return placed.feature == Feature::stop || placed.feature == Feature::give_way;
    });
    return view;
}

} // namespace route::junction
