// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace route::test {

/// An edition and its itinerary, told as a planner would: kinds at kilometres of a straight road. The rows
/// stand in the file in the order in which they are told, from line 2 on.
class PlannedLegs {
public:
    using Row = edition::Waypoint;
    using Change = std::function<void(Row&)>;

    PlannedLegs() {
        m_edition.name = "Coppa Prova";
        m_edition.version = "1";
        m_edition.time_zone = "Europe/Rome";
        m_edition.groups = {{"", 1, std::chrono::seconds{60}, std::chrono::seconds{0}}};
        m_edition.default_average = KmPerHour{45};
    }

    PlannedLegs& leg(std::chrono::year_month_day date, std::chrono::seconds first_car) {
        const int number = static_cast<int>(m_edition.legs.size()) + 1;
        m_edition.legs.push_back({number, "", date, first_car});
        m_itinerary.legs.emplace_back().number = number;
        return *this;
    }
    PlannedLegs& at(double km, edition::Kind kind, const std::string& name, const Change& change = {}) {
        Row row;
        row.leg = m_edition.legs.back().number;
        row.seq = static_cast<int>(m_edition.waypoints.size()) + 1;
        row.where = {"waypoints.csv", row.seq + 1};
        row.kind = kind;
        row.name = name;
        if (change) change(row);
        m_edition.waypoints.push_back(row);
        if (edition::is_halt(kind)) {
            place(km, itinerary::Passage::in, 0);
            place(km, itinerary::Passage::out, 0);
        } else {
            place(km, itinerary::Passage::at, 0);
        }
        return *this;
    }
    /// One line of a trial whose waypoint was told last; line 1 is the waypoint itself.
    PlannedLegs& line(edition::TrialLine line) {
        const auto& row = m_edition.waypoints.back();
        auto& controls = m_itinerary.legs.back().controls;
        line.leg = row.leg;
        line.seq = row.seq;
        line.where = {"trials.csv", static_cast<int>(m_edition.trials.size()) + 2};
        m_edition.trials.push_back(line);
        if (line.line == 1) {
            m_first_line = controls.back().chainage;
            controls.pop_back();
        }
        place((m_first_line + line.at).since_start().kilometres(), itinerary::Passage::at, line.line);
        controls.back().secret = line.secret;
        if (line.line == 1 && m_trials_have_codes) controls.back().code = row.kind == edition::Kind::pm ? "PM 1" : "PC 1";
        return *this;
    }

    /// From here on a trial's first line is "PM 1" or "PC 1", as those are that are published.
    PlannedLegs& code_trials() {
        m_trials_have_codes = true;
        return *this;
    }

    [[nodiscard]] edition::Edition& edition() { return m_edition; }
    [[nodiscard]] itinerary::Itinerary itinerary() const { return m_itinerary; }

private:
    void place(double km, itinerary::Passage passage, int line) {
        const auto& row = m_edition.waypoints.back();
        itinerary::PlacedControl control;
        control.kind = row.kind;
        control.passage = passage;
        control.name = row.name;
        control.waypoint = m_edition.waypoints.last_index();
        control.line = line;
        control.chainage = Chainage{Metres{km * 1000.0}};
        control.printed = PrintedLength::nearest(control.chainage);
        if (edition::is_sector_boundary(row.kind)) {
            control.code = "CO " + std::to_string(m_time_controls);
            if (passage != itinerary::Passage::out) ++m_time_controls;
        }
        m_itinerary.legs.back().controls.push_back(control);
    }

    edition::Edition m_edition;
    itinerary::Itinerary m_itinerary;
    Chainage m_first_line;
    int m_time_controls = 0;
    bool m_trials_have_codes = false;
};

} // namespace route::test
