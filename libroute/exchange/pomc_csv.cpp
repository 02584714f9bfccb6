// SPDX-License-Identifier: BSL-1.0
#include "exchange/pomc_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "timing/local_time.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace route::exchange {

using roadbook::Publication;
using timing::PublicTrial;

namespace {

/// The format's groups.
constexpr std::array<char, 4> letters{'A', 'B', 'C', 'D'};

/// ".02", "1.4", "50", "-.5": as the format writes numbers.
std::string number(double value, int decimals) {
    auto text = fmt::format("{:.{}f}", value, decimals);
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    if (text == "-0") return "0";
    const std::size_t digits = text.starts_with('-') ? 1 : 0;
    if (text.compare(digits, 2, "0.") == 0) text.erase(digits, 1);
    return text;
}

/// Cars that are given the same averages.
struct Group {
    std::string name; ///< of the class; empty for cars of no class
    std::vector<PublicTrial::Speed> speeds;
    std::optional<timing::Instant> starts; ///< its first car; nothing where it has none
};

/// A line of a trial and its place on the road.
struct Line {
    const edition::TrialLine* told;
    const itinerary::PlacedControl* placed;
};

/// The pairs of tables of one average trial.
class TrialTables {
public:
    TrialTables(const Publication& publication, LegIndex leg_index, const PublicTrial& trial)
        : m_publication(publication), m_facts(publication.leg(leg_index)), m_trial(trial),
          m_first(m_facts.leg().controls[trial.first]),
          m_told(edition::lines_of(m_facts.edition(), m_facts.row_of(trial.first))) {
        for (const auto& line : m_told) {
            for (const auto& control : m_facts.leg().controls) {
                if (control.waypoint == m_first.waypoint && control.line == line.line) m_lines.push_back({&line, &control});
            }
        }
        find_groups();
    }

    void add_to(std::vector<NamedTable>& tables) const {
        constexpr std::array<std::string_view, 4> parts{"", "-second", "-third", "-fourth"};
        for (std::size_t part = 0; part * letters.size() < m_groups.size() && part < parts.size(); ++part) {
            const auto name = file_name() + std::string(parts[part]);
            tables.push_back({name + ".csv", rows(part * letters.size())});
            tables.push_back({name + "-controls.csv", controls(part * letters.size())});
        }
    }

private:
    void find_groups() {
        for (const auto& name : edition::average_classes(m_facts.edition().trials)) {
            const auto own = std::ranges::find(m_trial.classes, name, &PublicTrial::ClassSpeeds::name);
            m_groups.push_back({name, own != m_trial.classes.end() ? own->speeds : m_trial.speeds, first_start_of(name)});
        }
        const auto of_no_class = first_start_of({});
        if (!m_trial.speeds.empty() && (m_groups.empty() || of_no_class)) {
            m_groups.push_back({{}, m_trial.speeds, of_no_class});
        }
    }

    /// Without a list of entries nobody knows who is of a class: then the leg's first car is meant.
    [[nodiscard]] std::optional<timing::Instant> first_start_of(const std::string& of_class) const {
        for (const auto& car : m_facts.times().cars) {
            if (!car.entry || car.average_class == of_class) return m_facts.times().due(car, m_trial.first);
        }
        return std::nullopt;
    }

    /// "PM 3": pomc-pm-3
    [[nodiscard]] std::string file_name() const {
        return "pomc-pm-" + m_trial.code.substr(m_trial.code.find_last_of(' ') + 1);
    }

    [[nodiscard]] const Group* group(std::size_t index) const {
        return index < m_groups.size() ? &m_groups[index] : nullptr;
    }

    [[nodiscard]] std::string rows(std::size_t first_group) const {
        CsvRows table{CsvForm::us, R"("No","Instruction","Type","Distance","A_Speed","B_Speed","C_Speed","D_Speed","Limit",)"
                                   R"("AddTime_A","AddTime_B","AddTime_C","AddTime_D","Lat","Long")"};
        table.end_row();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const bool timed = i > 0;
            table.word(std::to_string(i + 1))
                .text(instruction(i, first_group))
                .text(timed ? "v" : "a")
                .word(number(m_lines[i].told->at.kilometres(), 2));
            for (std::size_t g = 0; g < letters.size(); ++g) {
                table.word(number(speed_of(first_group + g, m_lines[i].told->at), 2));
            }
            table.word(std::to_string(limit_at(m_lines[i].placed->chainage)));
            for (std::size_t g = 0; g < letters.size(); ++g) {
                table.word("0"); // nobody halts within a trial
            }
            const auto& place = m_lines[i].placed->position;
            table.word(timed ? number(place.latitude.degrees(), 6) : "0")
                .word(timed ? number(place.longitude.degrees(), 6) : "0")
                .end_row();
        }
        return table.take();
    }

    [[nodiscard]] std::string instruction(std::size_t i, std::size_t first_group) const {
        if (i == 0) {
            std::string groups;
            for (std::size_t g = 0; g < letters.size(); ++g) {
                const auto* of_letter = group(first_group + g);
                if (of_letter == nullptr || of_letter->name.empty()) continue;
                groups += fmt::format("{}{} {}", groups.empty() ? "" : ", ", letters[g], of_letter->name);
            }
            return fmt::format("START of REGULARITY: {} {}{}", m_trial.code, m_first.name,
                               groups.empty() ? groups : " (" + groups + ")");
        }
        const auto& line = *m_lines[i].told;
        return fmt::format("Control: {} line {}{}{}", m_trial.code, line.line, line.secret ? ", secret" : "",
                           i + 1 == m_lines.size() ? ". END of REGULARITY" : "");
    }

    /// From there on; at the end that at which the cars come.
    [[nodiscard]] double speed_of(std::size_t index, Metres at) const {
        const auto* of_letter = group(index);
        if (of_letter == nullptr || of_letter->speeds.empty()) return 0;
        const auto after = std::ranges::upper_bound(of_letter->speeds, at, {}, &PublicTrial::Speed::at);
        return after == of_letter->speeds.begin() ? 0 : (after - 1)->speed.count();
    }

    /// The legal limit that the map tells; 0 for none.
    [[nodiscard]] int limit_at(Chainage place) const {
        if (m_publication.roads == nullptr) return 0;
        return m_publication.roads->attributes(itinerary::step_from(m_facts.leg(), place).edge).max_speed_kmh;
    }

    [[nodiscard]] std::string controls(std::size_t first_group) const {
        CsvRows table{CsvForm::us, "No,Lat,Long,Dist,A_Time,B_Time,C_Time,D_Time"};
        table.end_row();
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            const auto& place = m_lines[i].placed->position;
            table.word(std::to_string(i))
                .word(number(place.latitude.degrees(), 6))
                .word(number(place.longitude.degrees(), 6))
                .word(number(m_lines[i].told->at.kilometres(), 2));
            for (std::size_t g = 0; g < letters.size(); ++g) {
                const auto* of_letter = group(first_group + g);
                const bool drives = of_letter != nullptr && of_letter->starts && !of_letter->speeds.empty();
                table.word(drives ? clock_at(*of_letter, m_lines[i].told->at) : "0");
            }
            table.end_row();
        }
        return table.take();
    }

    /// Seconds of the clocks on the wall since the midnight with which the leg's day begins.
    [[nodiscard]] std::string clock_at(const Group& of, Metres at) const {
        const auto due = *of.starts + std::chrono::round<std::chrono::seconds>(timing::time_to(of.speeds, at));
        const auto local = timing::local_time(due, m_facts.times().clocks[m_trial.first]);
        const auto days = std::chrono::sys_days{local.date} - std::chrono::sys_days{m_facts.edition_leg().date};
        return std::to_string((local.time_of_day + days).count());
    }

    const Publication& m_publication;
    timing::TimedLeg m_facts;
    const PublicTrial& m_trial;
    const itinerary::PlacedControl& m_first;
    std::vector<edition::TrialLine> m_told;
    std::vector<Line> m_lines; ///< the first is where the trial begins
    std::vector<Group> m_groups;
};

} // namespace

std::vector<NamedTable> pomc_csv(const Publication& publication, LegIndex leg_index) {
    std::vector<NamedTable> tables;
    for (const auto& trial : timing::public_trials(publication.edition, publication.timed.itinerary.legs[leg_index])) {
        const bool has_average = trial.average && trial.length && (!trial.speeds.empty() || !trial.classes.empty());
        if (has_average) TrialTables{publication, leg_index, trial}.add_to(tables);
    }
    return tables;
}

} // namespace route::exchange
