// SPDX-License-Identifier: BSL-1.0
#include "roadbook/arm_changes.hpp"

#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <tuple>
#include <vector>

namespace route::roadbook::detail {

using edition::ArmEdit;
using junction::Arm;
using junction::ArmRole;
using junction::JunctionView;

namespace {

constexpr double as_drawn = 25; ///< degrees between an arm and the direction in which it is looked for
constexpr Metres eye{25};       ///< an arm's direction is judged over this length

const Arm* arm_with(const JunctionView& view, ArmRole role) {
    const auto arm = std::ranges::find(view.arms, role, &Arm::role);
    return arm == view.arms.end() ? nullptr : &*arm;
}

/// The direction of an hour in the drawing: crews come from 6, or leave by 12 where the leg starts.
Bearing direction_of(int clock, const JunctionView& view) {
    const Arm* entry = arm_with(view, ArmRole::entry);
    const Arm* exit = arm_with(view, ArmRole::exit);
    const Bearing up = entry != nullptr ? entry->bearing.reversed() : exit != nullptr ? exit->bearing : Bearing{};
    return up + TurnAngle::degrees(clock * 30.0);
}

std::vector<Arm*> arms_meant(const ArmEdit& edit, const network::RoadNetwork& roads, JunctionView& view) {
    std::vector<Arm*> arms;
    for (auto& arm : view.arms) {
        if (edit.way && roads.osm_id(roads.way(arm.edge)) == *edit.way) arms.push_back(&arm);
    }
    if (edit.way || view.arms.empty()) return arms;
    const Bearing direction = edit.clock ? direction_of(*edit.clock, view) : *edit.bearing;
    const auto off = [&](const Arm& arm) { return (arm.bearing - direction).deviation_degrees(); };
    Arm& nearest = *std::ranges::min_element(view.arms, {}, off);
    if (off(nearest) <= as_drawn) arms.push_back(&nearest);
    return arms;
}

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

void draw_anew(const std::vector<ArmEdit::Offset>& offsets, Arm& arm) {
    arm.line.clear();
    for (const auto& offset : offsets) {
        arm.line.push_back({offset.east, offset.north});
    }
    arm.twin.clear();
    const auto seen = geo::point_along(arm.line, eye) - arm.line.front();
    if (seen.norm() > Metres{}) arm.bearing = seen.direction();
}

/// The order that a view promises: entry, exit, then the others clockwise from the entry.
void put_in_order(JunctionView& view) {
    const Arm* entry = arm_with(view, ArmRole::entry);
    const Arm* exit = arm_with(view, ArmRole::exit);
    const Bearing from = entry != nullptr ? entry->bearing : exit != nullptr ? exit->bearing : Bearing{};
    if (entry != nullptr && exit != nullptr) view.turn = exit->bearing - entry->bearing.reversed();
    std::ranges::stable_sort(view.arms, {}, [from](const Arm& arm) {
        return std::tuple(arm.role,
                          arm.role == ArmRole::side ? Bearing::degrees((arm.bearing - from).degrees()) : Bearing{});
    });
}

} // namespace

std::string change_arm(const ArmEdit& edit, const network::RoadNetwork& roads, JunctionView& view) {
    const auto arms = arms_meant(edit, roads, view);
    if (arms.empty()) return "has no arm " + place_of(edit);
    if (arms.size() > 1)
        return fmt::format("has {} arms {}: clock or bearing_deg tells them apart", arms.size(), place_of(edit));
    Arm& arm = *arms.front();
    if (edit.remove) {
        if (arm.role != ArmRole::side) return fmt::format("needs the arm {}: it is the route", place_of(edit));
        view.arms.erase(view.arms.begin() + (&arm - view.arms.data()));
        return "";
    }
    if (edit.turn) {
        turn_line(arm.line, *edit.turn);
        turn_line(arm.twin, *edit.turn);
        arm.bearing = arm.bearing + *edit.turn;
    } else {
        draw_anew(edit.line, arm);
    }
    put_in_order(view);
    return "";
}

} // namespace route::roadbook::detail
