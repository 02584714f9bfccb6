// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"

namespace route::test {

const std::vector<ScenarioKind>& scenario_kinds() {
    static const std::vector<ScenarioKind> kinds{
        {"crossroads", "junction/shape.cpp"},
        {"T", "junction/shape.cpp"},
        {"Y", "junction/shape.cpp"},
        {"fork", "junction/shape.cpp"},
        {"five and more arms", "junction/shape.cpp"},
        {"bend with a minor road straight on", "junction/shape.cpp"},
        {"hairpin with a side road at its apex", "junction/shape.cpp"},
        {"mini-roundabout", "junction/mini_roundabout.cpp"},
        {"ring of several ways", "junction/ring.cpp"},
        {"split arm counted once", "junction/roundabout.cpp"},
        {"entry-only and exit-only arms", "junction/roundabout.cpp"},
        {"by-pass lane", "junction/roundabout.cpp"},
        {"two roundabouts in a row", "junction/viewing.cpp"},
        {"dumb-bell", "junction/viewing.cpp"},
        {"gyratory with signals", "junction/roundabout.cpp"},
        {"roundabout driven through twice", "junction/viewing.cpp"},
        {"roundabout on the left", "junction/roundabout.cpp"},
        {"leg that begins or ends on a ring", "junction/viewing.cpp"},
        {"divided road crossed", "junction/divided_road.cpp"},
        {"divided road joined", "junction/divided_road.cpp"},
        {"divided road left", "junction/divided_road.cpp"},
        {"turned round at a gap", "junction/turning_back.cpp"},
        {"divided road begins or ends", "roadbook/golden_rule.cpp"},
        {"slip road", "junction/interchange.cpp"},
        {"channelised T", "junction/island_mouth.cpp"},
        {"staggered crossing", "junction/staggered.cpp"},
        {"interchange", "junction/interchange.cpp"},
        {"square without lanes", "junction/open_square.cpp"},
        {"level crossing", "roadbook/choosing.cpp"},
        {"ford", "roadbook/choosing.cpp"},
        {"ferry", "roadbook/golden_rule.cpp"},
        {"tunnel", "junction/sight.cpp"},
        {"toll gate", "junction/scenery.cpp"},
        {"border", "roadbook/way_marks.cpp"},
        {"pass", "roadbook/way_marks.cpp"},
        {"junctions in one drawing", "junction/junction_nodes.cpp"},
        {"junctions grouped on the page", "roadbook/columns.cpp"},
        {"the same junction twice", "junction/viewing.cpp"},
        {"out and back", "junction/turning_back.cpp"},
        {"circuit laps", "junction/viewing.cpp"},
        {"the road changes its name", "roadbook/golden_rule.cpp"},
        {"driveway", "junction/sight.cpp"},
        {"parallel service road", "roadbook/golden_rule.cpp"},
        {"pedestrian street by permit", "junction/sight.cpp"},
        {"arm that runs on and joins again", "junction/returning_road.cpp"},
        {"curve that begins at the junction", "junction/sight.cpp"},
        {"crossing on several levels", "junction/passing_roads.cpp"},
    };
    return kinds;
}

std::vector<Scenario> all_scenarios() {
    std::vector<Scenario> all;
    for (auto* part : {single_node_scenarios, roundabout_scenarios, special_roundabout_scenarios, divided_road_scenarios,
                       mouth_scenarios, close_junction_scenarios, roadside_scenarios, route_scenarios}) {
        for (auto& scenario : part()) {
            all.push_back(std::move(scenario));
        }
    }
    return all;
}

} // namespace route::test
