// SPDX-License-Identifier: BSL-1.0
#include "roadbook/arm_edits.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace route::roadbook::detail {

using edition::ArmEdit;
using junction::Arm;
using junction::ArmRole;
using junction::JunctionView;

namespace {

constexpr double as_drawn = 25; ///< degrees between an arm and the direction in which it is looked for

/// The direction of an hour in the drawing: crews come from 6, or leave by 12 where the leg starts.
Bearing direction_of(int clock, const JunctionView& view) {
    const Arm* entry = view.entry_arm();
    const Arm* exit = view.exit_arm();
    const Bearing up = entry != nullptr ? entry->bearing.reversed() : exit != nullptr ? exit->bearing : Bearing{};
    return up + TurnAngle::degrees(clock * 30.0);
}

/// Indices of the view's arms.
std::vector<std::size_t> arms_meant(const ArmEdit& edit, const network::RoadNetwork& roads, const JunctionView& view) {
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < view.arms.size(); ++i) {
        if (edit.way && roads.osm_id(roads.way(view.arms[i].edge)) == *edit.way) meant.push_back(i);
    }
    if (edit.way || view.arms.empty()) return meant;
    const Bearing direction = edit.clock ? direction_of(*edit.clock, view) : *edit.bearing;
    const auto off = [&](const Arm& arm) { return (arm.bearing - direction).deviation_degrees(); };
    const auto nearest = std::ranges::min_element(view.arms, {}, off);
    if (off(*nearest) <= as_drawn) meant.push_back(static_cast<std::size_t>(nearest - view.arms.begin()));
    return meant;
}

} // namespace

std::string change_arm(const ArmEdit& edit, const network::RoadNetwork& roads, JunctionView& view) {
    const auto meant = arms_meant(edit, roads, view);
    if (meant.empty()) return "has no arm " + place_of(edit);
    if (meant.size() > 1)
        return fmt::format("has {} arms {}: clock or bearing_deg tells them apart", meant.size(), place_of(edit));
    if (edit.remove && view.arms[meant.front()].role != ArmRole::side)
        return fmt::format("needs the arm {}: it is the route", place_of(edit));
    junction::ArmChange change{meant.front(), edit.remove, edit.turn, {}};
    for (const auto& offset : edit.line) {
        change.line.push_back({offset.east, offset.north});
    }
    view = junction::with_arm_changed(std::move(view), change);
    return "";
}

} // namespace route::roadbook::detail
