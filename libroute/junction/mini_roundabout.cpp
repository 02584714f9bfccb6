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

int exit_of_mini_roundabout(const JunctionArms& junction) {
    // Where on the way round it an arm is passed: to the right first where one drives on the right.
    const auto place = [&](const Arm& arm) { return junction.drives_on_left ? arm.turn.degrees() : -arm.turn.degrees(); };
    const double taken = place(*junction.exit_arm());
    return 1 + static_cast<int>(std::ranges::count_if(junction.arms, [&](const Arm& arm) {
               return arm.role == ArmRole::side && arm.leads_out && place(arm) < taken;
           }));
}

} // namespace route::junction::detail
