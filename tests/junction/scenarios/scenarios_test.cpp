// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/driven_scenario.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <set>
#include <sstream>

using namespace route;
using namespace route::test;

namespace {

void check(const std::vector<Scenario>& scenarios) {
    for (const Scenario& scenario : scenarios) {
        CAPTURE(scenario.kind);
        CAPTURE(scenario.title);
        const DrivenScenario driven{scenario};
        const auto boxes = driven.boxes_told();
        CHECK(fmt::format("{}", fmt::join(boxes, "\n")) == fmt::format("{}", fmt::join(scenario.boxes, "\n")));
        for (const auto& expected : scenario.passed) {
            CHECK(driven.told_at(expected.front()) == expected);
        }
        for (const double error : {-0.005, 0.0, 0.005}) {
            CAPTURE(error);
            CHECK(driven.troubles(error).empty());
        }
    }
}

/// Left for right and right for left.
std::string in_the_mirror(const std::vector<std::string>& words) {
    std::string text = fmt::format("{}", fmt::join(words, "\n"));
    const auto swap_words = [&text](std::string_view a, std::string_view b) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const std::string_view rest = std::string_view{text}.substr(i);
            if (rest.starts_with(a)) {
                text.replace(i, a.size(), b);
                i += b.size() - 1;
            } else if (rest.starts_with(b)) {
                text.replace(i, b.size(), a);
                i += a.size() - 1;
            }
        }
    };
    swap_words("left", "right");
    swap_words("Left", "Right");
    return text;
}

} // namespace

TEST_CASE("one node: crossroads, T, Y, fork, five arms, bend, hairpin") { check(single_node_scenarios()); }
TEST_CASE("roundabouts and their arms") { check(roundabout_scenarios()); }
TEST_CASE("mini-roundabouts, gyratories, dumb-bells, driving on the left") { check(special_roundabout_scenarios()); }
TEST_CASE("divided roads: crossed, joined, left, turned round on, begun and ended") { check(divided_road_scenarios()); }
TEST_CASE("islands, slip roads, ramps, squares") { check(mouth_scenarios()); }
TEST_CASE("staggered crossings and junctions close together") { check(close_junction_scenarios()); }
TEST_CASE("level crossings, fords, ferries, tunnels, tolls, borders, passes, permits") { check(roadside_scenarios()); }
TEST_CASE("the same place passed twice, laps, and roads that need no box") { check(route_scenarios()); }

TEST_CASE("a turned map is told in the same words") {
    for (const Scenario& scenario : all_scenarios()) {
        CAPTURE(scenario.kind);
        CAPTURE(scenario.title);
        const auto words = DrivenScenario{scenario}.words();
        for (const double degrees : {37.0, 180.0, 251.0}) {
            CAPTURE(degrees);
            CHECK(DrivenScenario{scenario, Lie{TurnAngle::degrees(degrees)}}.words() == words);
        }
    }
}

TEST_CASE("a map in the mirror, where one drives on the other side, is told with left for right and right for left") {
    for (const Scenario& scenario : all_scenarios()) {
        CAPTURE(scenario.kind);
        CAPTURE(scenario.title);
        const auto words = DrivenScenario{scenario}.words();
        const DrivenScenario mirrored{scenario, Lie{{}, true}};
        CHECK(in_the_mirror(mirrored.words()) == fmt::format("{}", fmt::join(words, "\n")));
        CHECK(mirrored.troubles(0).empty());
    }
}

TEST_CASE("every kind of junction has a handler that exists, and a scenario, eighty and more together") {
    const auto scenarios = all_scenarios();
    CHECK(scenarios.size() >= 80);
    for (const auto& kind : scenario_kinds()) {
        CAPTURE(kind.name);
        CHECK(std::filesystem::exists(fmt::format("{}/libroute/{}", ROUTE_SOURCE_DIR, kind.handler)));
        CHECK(std::ranges::count(scenarios, kind.name, &Scenario::kind) >= 1);
    }
    std::set<std::string> titles;
    for (const auto& scenario : scenarios) {
        CAPTURE(scenario.title);
        CHECK(std::ranges::count(scenario_kinds(), scenario.kind, &ScenarioKind::name) == 1);
        CHECK(titles.insert(fmt::format("{}: {}", scenario.kind, scenario.title)).second);
    }
}

TEST_CASE("the list of kinds in the documentation is the one that is tested") {
    std::string page = "# Kinds of junctions\n\n"
                       "What `tests/junction/scenarios` draws and drives, and the handler that takes in each "
                       "kind's nodes. Made by\n"
                       "`test_scenarios` (`ROUTE_UPDATE_GOLDEN=1` writes it anew).\n\n"
                       "| kind | handler | scenarios |\n|---|---|---|\n";
    const auto scenarios = all_scenarios();
    for (const auto& kind : scenario_kinds()) {
        std::vector<std::string_view> titles;
        for (const auto& scenario : scenarios) {
            if (scenario.kind == kind.name) titles.push_back(scenario.title);
        }
        page += fmt::format("| {} | `{}` | {} |\n", kind.name, kind.handler, fmt::join(titles, "<br>"));
    }
    const std::string path = ROUTE_SOURCE_DIR "/docs/junction-kinds.md";
    if (std::getenv("ROUTE_UPDATE_GOLDEN") != nullptr) std::ofstream{path} << page;
    std::ostringstream written;
    written << std::ifstream{path}.rdbuf();
    CHECK(written.str() == page);
}
