// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include <algorithm>

namespace route::junction::detail {

///        |
///       .-.         A circle painted in the middle of a crossing: one node on the map, and every arm is where it would be
///   ---( o )---     without it. It is told as the crossing that it is, with its sign and the exit's number.
///       '-'
///        |
bool is_mini_roundabout(const Surroundings& around, const JunctionNodes& junction, const JunctionArms& /*arms*/) {
    return std::ranges::any_of(junction.nodes,
                               [&](network::NodeId node) { return around.roads.features(node).mini_roundabout; });
}

namespace {

/// Where on the way round it a road is passed: to the right first where one drives on the right. Back is last.
double place_on_way_round(TurnAngle turn, bool drives_on_left, bool goes_back) {
    constexpr double all_round = 180;
    if (goes_back) return all_round;
    return drives_on_left ? turn.degrees() : -turn.degrees();
}

/// Where several lie in one drawing each has its own exits: those at its node.
int exit_at_node(const Sight& sight, bool drives_on_left) {
    const double taken = place_on_way_round(sight.taken.turn, drives_on_left, sight.goes_back);
    return 1 + static_cast<int>(std::ranges::count_if(sight.rivals, [&](const SeenRoad& rival) {
               return rival.leads_out && place_on_way_round(rival.turn, drives_on_left, false) < taken;
           }));
}

} // namespace

int exit_of_mini_roundabout(const JunctionArms& junction) {
    const double taken = place_on_way_round(junction.exit_arm()->turn, junction.drives_on_left,
                                            junction.exit_arm()->edge == junction.entry_arm()->edge);
    return 1 + static_cast<int>(std::ranges::count_if(junction.arms, [&](const Arm& arm) {
               return arm.role == ArmRole::side && arm.leads_out &&
                      place_on_way_round(arm.turn, junction.drives_on_left, false) < taken;
           }));
}

std::vector<PassedMini> minis_passed(const Surroundings& around, const NodeGroup& group, const JunctionArms& junction) {
    const geo::LocalFrame frame{junction.centre};
    std::vector<PassedMini> minis;
    for (std::size_t i = group.first; i <= group.last; ++i) {
        const auto node = around.nodes[i].node;
        if (!around.roads.features(node).mini_roundabout) continue;
        minis.push_back(
            {frame.to_plane(around.roads.position(node)), exit_at_node(around.sights[i], junction.drives_on_left)});
    }
    // Of one alone the junction's arms are the exits: halves of a divided road are one there.
    if (minis.size() == 1 && junction.exit_number > 0) minis.front().exit = junction.exit_number;
    return minis;
}

} // namespace route::junction::detail
