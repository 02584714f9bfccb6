// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/ascii_map.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Junctions drawn to scale, driven, and what the road book must say of each: the specification of the kinds.
namespace route::test {

/// A route over a drawn map and its boxes between START and FINISH, one line each, as `boxes_told` writes
/// them.
struct Scenario {
    std::string_view kind; ///< one of `scenario_kinds()`
    std::string_view title;
    AsciiMap map;
    std::string_view route; ///< START, points to pass, FINISH
    std::vector<std::string> boxes;
    std::vector<std::string> passed = {}; ///< junctions without a box, as `view_told` writes them
    std::string_view permit = {};         ///< letters of a way that is opened for the event
};

/// A kind of junction, the handler in libroute/junction that takes in its nodes, and what there is to see.
struct ScenarioKind {
    std::string_view name;
    std::string_view handler;
};

/// The closed list. A kind without a scenario is a failure.
[[nodiscard]] const std::vector<ScenarioKind>& scenario_kinds();

[[nodiscard]] std::vector<Scenario> single_node_scenarios();
[[nodiscard]] std::vector<Scenario> roundabout_scenarios();
[[nodiscard]] std::vector<Scenario> special_roundabout_scenarios();
[[nodiscard]] std::vector<Scenario> divided_road_scenarios();
[[nodiscard]] std::vector<Scenario> mouth_scenarios();
[[nodiscard]] std::vector<Scenario> close_junction_scenarios();
[[nodiscard]] std::vector<Scenario> roadside_scenarios();
[[nodiscard]] std::vector<Scenario> route_scenarios();
[[nodiscard]] std::vector<Scenario> all_scenarios();

} // namespace route::test
