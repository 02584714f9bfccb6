// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/driven_scenario.hpp"

#include "pipeline/crew_paper.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace route::test {

namespace {

using junction::Arm;
using junction::ArmRole;

/// To 5°, so that a bearing is the same wherever the map is drawn.
int bearing_of(const Arm& arm) { return static_cast<int>(std::lround(arm.bearing.degrees() / 5)) * 5 % 360; }

std::vector<int> bearings_of(const junction::JunctionView& view, ArmRole role) {
    std::vector<int> bearings;
    for (const Arm& arm : view.arms) {
        if (arm.role == role && !arm.beside) bearings.push_back(bearing_of(arm));
    }
    return bearings;
}

DrawnRally rally_of(const Scenario& scenario, Lie lie) {
    DrawnRally rally{scenario.map, lie};
    rally.edition().allow.unpaved = true;
    rally.edition().allow.ferry = true;
    const auto last = scenario.route.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        rally.at(scenario.route[i], i == 0 ? edition::Kind::start : i == last ? edition::Kind::finish : edition::Kind::via);
    }
    if (!scenario.permit.empty()) rally.permit(scenario.permit);
    return rally;
}

} // namespace

std::string view_told(const junction::JunctionView& view, char letter) {
    std::string text = fmt::format("{} {}/{}", letter, name_of(view.kind), name_of(view.shape));
    if (view.entry_arm() != nullptr) text += fmt::format(" {}>", bearing_of(*view.entry_arm()));
    if (view.exit_arm() != nullptr) text += fmt::format("{}", bearing_of(*view.exit_arm()));
    const auto sides = bearings_of(view, ArmRole::side);
    if (!sides.empty()) text += fmt::format(", {}", fmt::join(sides, " "));
    if (view.exit_number > 0) text += fmt::format("; exit {}", view.exit_number);
    const auto inner = std::ranges::count_if(view.inner, [](const auto& road) { return !road.ring; });
    if (inner > 0) text += fmt::format("; inner {}", inner);
    const auto beside = std::ranges::count_if(view.arms, &Arm::beside);
    if (beside > 0) text += fmt::format("; beside {}", beside);
    if (!view.passing.empty()) text += fmt::format("; passing {}", view.passing.size());
    return text;
}

DrivenScenario::DrivenScenario(const Scenario& scenario, Lie lie)
    : m_rally(rally_of(scenario, lie)), m_rights(m_rally.rights()), m_timed(m_rally.timed()), m_book(m_rally.book()) {}

std::vector<const roadbook::Box*> DrivenScenario::boxes() const {
    std::vector<const roadbook::Box*> boxes;
    for (const auto& sector : m_book.legs.front().sectors) {
        for (const auto& box : sector.boxes) {
            if (box.controls.empty()) boxes.push_back(&box);
        }
    }
    return boxes;
}

std::vector<std::string> DrivenScenario::boxes_told() const {
    std::vector<std::string> told;
    const auto all = boxes();
    for (const auto* box : all) {
        const char letter = m_rally.ground().letter_at(box->position);
        const auto* near = box->near_next && box != all.back() ? "; near the next" : "";
        told.push_back(fmt::format("{}{}: {}", view_told(box->view, letter), near, words_of(*box, "en")));
    }
    return told;
}

std::vector<std::string> DrivenScenario::words() const {
    std::vector<std::string> words;
    for (const auto* box : boxes()) {
        words.push_back(words_of(*box, "en"));
    }
    return words;
}

std::string DrivenScenario::told_at(char letter) const {
    const junction::LegView view{m_rally.ground().roads(), m_rights.on_leg(1), m_timed.itinerary.legs.front()};
    for (std::size_t i = 0; i < view.nodes().size(); ++i) {
        if (m_rally.ground().letter_at(m_rally.ground().roads().position(view.nodes()[i].node)) != letter) continue;
        return view_told(view.junction({i, i, false, i, i}), letter);
    }
    return fmt::format("{} is not passed", letter);
}

std::string DrivenScenario::troubles(double odometer_error) const {
    const auto drive = crew::driven(m_rally.ground().roads(), m_rights.on_leg(1), m_timed.itinerary.legs.front(),
                                    pipeline::paper_of(m_book.legs.front(), italian_and_english().back()), {odometer_error});
    std::string text;
    for (const auto& incident : drive.incidents) {
        if (incident.trouble == crew::Trouble::nothing_to_tell) continue;
        text += fmt::format("{} at box {}: {}\n", name_of(incident.trouble), incident.box, incident.detail);
    }
    return text;
}

} // namespace route::test
