// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/blind_crew.hpp"
#include "junction/scenarios/scenario.hpp"
#include "roadbook/drawn_rally.hpp"

#include <string>
#include <vector>

namespace route::test {

/// "X plain/tee 270>0, 180: Left at T | SS 12": where, kind and shape, bearings of entry, exit and side roads
/// to 5°, the words of the box. "exit 2" is a roundabout's, "inner 3" counts the roads inside the junction,
/// "beside 1" those drawn for orientation, "passing 1" roads on another level, "near the next" has no rule
/// below it on the page.
[[nodiscard]] std::string view_told(const junction::JunctionView& view, char letter);

/// A scenario's map, turned when a test asks for it, with its road book, and the crew that drives it.
class DrivenScenario {
public:
    explicit DrivenScenario(const Scenario& scenario, Lie lie = {});

    /// All boxes but START and FINISH, with their words.
    [[nodiscard]] std::vector<std::string> boxes_told() const;
    /// Their English words alone.
    [[nodiscard]] std::vector<std::string> words() const;
    /// The junction at the route's first pass of a letter.
    [[nodiscard]] std::string told_at(char letter) const;
    /// What goes wrong when the book is driven blindly; empty when nothing does.
    [[nodiscard]] std::string troubles(double odometer_error) const;

private:
    [[nodiscard]] std::vector<const roadbook::Box*> boxes() const;

    DrawnRally m_rally;
    itinerary::LegRights m_rights;
    timing::TimedItinerary m_timed;
    roadbook::RoadBook m_book;
};

} // namespace route::test
