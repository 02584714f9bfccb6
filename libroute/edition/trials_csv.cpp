// SPDX-License-Identifier: BSL-1.0
#include "edition/trials_csv.hpp"

#include "edition/csv_table.hpp"
#include "edition/list_columns.hpp"
#include "edition/nearest_word.hpp"
#include "edition/row_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <span>
#include <tuple>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 4> required_columns{"leg", "seq", "line", "at_m"};
constexpr std::string_view class_prefix = "average_kmh_";

constexpr NumberColumn leg_column{"leg", "leg", {1, 99}, "Write the leg's number, such as 1."};
constexpr NumberColumn seq_column{"seq", "seq", {0, 99999}, "Write the seq of the PC or PM in the waypoint list."};
constexpr NumberColumn line_column{"line", "line", {1, 999}, "Number the lines of a trial 1, 2, 3 …"};
constexpr NumberColumn at_column{"at_m", "at_m", {0, 100000}, "Write metres from the first line such as 170.50."};
constexpr NumberColumn time_column{"time_s", "time_s", {0, 36000}, "Write seconds and hundredths such as 24.50."};
constexpr NumberColumn average_column{"average_kmh", "average_kmh", {1, 300}, "Write km/h such as 45."};
constexpr std::array<NumberColumn, 6> number_columns{leg_column, seq_column,  line_column,
                                                     at_column,  time_column, average_column};

using Centiseconds = std::chrono::duration<std::int64_t, std::centi>;

std::optional<Centiseconds> time_of(RowReader& row) {
    const auto seconds = row.number(time_column);
    if (!seconds) return std::nullopt;
    const double hundredths = std::round(*seconds * 100.0);
    if (std::abs(*seconds * 100.0 - hundredths) > 1e-4) {
        row.bad("time-too-fine", fmt::format("time_s {} is finer than 1/100 s", *seconds), "Round it to two decimals.");
        return std::nullopt;
    }
    return Centiseconds{static_cast<std::int64_t>(hundredths)};
}

/// A word of a closed list, "next minute" as "next-minute"; the first one when the cell is empty.
template <typename Value, std::size_t count>
Value word_of(RowReader& row, std::string_view column, const std::array<std::string_view, count>& words) {
    const auto written = row.text(column);
    if (written.empty()) return Value{};
    const auto same = [&](std::string_view word) { return word_key(word) == word_key(written); };
    const auto word = std::ranges::find_if(words, same);
    if (word != words.end()) return static_cast<Value>(word - words.begin());
    row.bad("word-unknown", fmt::format("{} \"{}\" is not known", column, written),
            fmt::format("Write one of {}.", listed(words)));
    return Value{};
}

/// The averages of the classes that the table has columns for; false when one could not be read.
bool read_classes(RowReader& row, const CsvTable& table, TrialLine& line) {
    bool good = true;
    for (const auto& column : table.columns) {
        if (!column.starts_with(class_prefix) || !row.has(column)) continue;
        const auto average = row.number({column, column, average_column.range, average_column.advice});
        if (average) line.averages[column.substr(class_prefix.size())] = KmPerHour{*average};
        good = good && average.has_value();
    }
    return good;
}

void read_row(RowReader& row, const CsvTable& table, TrialRows& rows) {
    const auto leg = row.whole_number(leg_column);
    const auto seq = row.whole_number(seq_column);
    const auto line = row.whole_number(line_column);
    const auto at = row.number(at_column);
    for (const auto& column : {leg_column, seq_column, line_column, at_column}) {
        if (!row.has(column.column)) {
            row.bad("cell-empty", fmt::format("{} is empty", column.column), std::string(column.advice));
        }
    }
    TrialLine trial_line;
    trial_line.where = row.where();
    trial_line.time = time_of(row);
    if (const auto average = row.number(average_column)) trial_line.average = KmPerHour{*average};
    trial_line.secret = row.yes_no("secret");
    trial_line.given_as = word_of<GivenAs>(row, "given_as", given_as_names);
    trial_line.starts = word_of<TrialStart>(row, "starts", trial_start_names);
    const bool classes_read = read_classes(row, table, trial_line);
    if (!leg || !seq) {
        rows.any_incomplete = true;
        return;
    }
    const bool value_lost =
        (row.has("time_s") && !trial_line.time) || (row.has("average_kmh") && !trial_line.average) || !classes_read;
    if (!line || !at || value_lost) rows.incomplete.insert({*leg, *seq});
    if (!line || !at) return;
    trial_line.leg = *leg;
    trial_line.seq = *seq;
    trial_line.line = *line;
    trial_line.at = Metres{*at};
    rows.lines.push_back(std::move(trial_line));
}

/// The checks of one trial; messages name its waypoint.
class TrialCheck {
public:
    TrialCheck(const Waypoint& waypoint, std::span<const TrialLine> lines, const std::vector<std::string>& classes,
               Diagnostics& found)
        : m_waypoint(waypoint), m_lines(lines), m_classes(classes), m_found(found) {}

    void run() const {
        if (!check_numbers()) return;
        if (m_lines.size() < 2) {
            bad(m_lines.front(), "trial-one-line", "the trial has only one line",
                "A trial ends at its last line: write it too.");
            return;
        }
        check_distances();
        if (m_waypoint.kind == Kind::pc)
            check_times();
        else
            check_averages();
    }

private:
    bool check_numbers() const {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const int expected = static_cast<int>(i) + 1;
            if (m_lines[i].line == expected) continue;
            bad(m_lines[i], "line-number",
                m_lines[i].line < expected ? fmt::format("line {} stands twice", m_lines[i].line)
                                           : fmt::format("line {} is missing before line {}", expected, m_lines[i].line),
                fmt::format("Number the lines of leg {} seq {} from 1 without gaps.", m_waypoint.leg, m_waypoint.seq));
            return false;
        }
        return true;
    }

    void check_distances() const {
        if (m_lines.front().at != Metres{0}) {
            bad(m_lines.front(), "first-line-not-0",
                fmt::format("the first line is at {} m, not at 0", m_lines.front().at.count()),
                "at_m counts from the first line, which is the waypoint itself.");
        }
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            if (m_lines[i].at > m_lines[i - 1].at) continue;
            bad(m_lines[i], "at-not-increasing",
                fmt::format("line {} is at {} m, not beyond line {} at {} m", m_lines[i].line, m_lines[i].at.count(),
                            m_lines[i - 1].line, m_lines[i - 1].at.count()),
                "at_m counts from the first line, not from the line before.");
        }
    }

    void check_times() const {
        const auto& first = m_lines.front();
        if (first.time && *first.time != Centiseconds{0}) {
            bad(first, "time-at-first-line", "the first line has a time",
                "time_s is the time from the line before to this line: write it at the line where the trial "
                "ends.");
        }
        for (const auto& line : m_lines.subspan(1)) {
            if (!line.time || *line.time <= Centiseconds{0}) {
                bad(line, "time-missing", fmt::format("line {} has no time", line.line),
                    "Write time_s, the imposed time from the line before to this line.");
            }
        }
        for (const auto& line : m_lines) {
            if (line.average || !line.averages.empty()) {
                warn(line, "average-unused", "average_kmh is not used in a PC", "A PC is driven by time_s.");
            }
            if (line.given_as != GivenAs::averages || line.starts != TrialStart::scheduled) {
                warn(line, "average-unused", "given_as and starts are not used in a PC", "They are told of a PM.");
            }
        }
    }

    void check_averages() const {
        check_first_averages();
        check_order_of_classes();
        for (const auto& line : m_lines.subspan(1)) {
            if (line.given_as == GivenAs::averages && line.starts == TrialStart::scheduled) continue;
            warn(line, "average-unused", fmt::format("given_as and starts of line {} are not used", line.line),
                 "They are told by the first line, for the whole trial.");
        }
        if (m_lines.back().average || !m_lines.back().averages.empty()) {
            warn(m_lines.back(), "average-unused", "average_kmh of the last line is not used", "The trial ends there.");
        }
        for (const auto& line : m_lines) {
            if (line.time) warn(line, "time-unused", "time_s is not used in a PM", "A PM is driven by average_kmh.");
        }
    }

    /// Everybody has an average from the first line on: by a class, or the one for all.
    void check_first_averages() const {
        const auto& first = m_lines.front();
        if (first.average) return;
        if (m_classes.empty()) {
            bad(first, "average-missing", "the first line has no average",
                "Write average_kmh, which holds from this line on.");
        }
        for (const auto& name : m_classes) {
            if (first.averages.contains(name)) continue;
            bad(first, "average-missing", fmt::format("the first line has no average for class {}", name),
                fmt::format("Write average_kmh_{}, or average_kmh for all classes that have none of their own.", name));
        }
    }

    /// A class that is the faster one at one line and the slower one at another has its columns mixed up.
    void check_order_of_classes() const {
        std::map<std::pair<std::string, std::string>, const TrialLine*> faster;
        for (const auto& line : m_lines) {
            for (const auto& [a, speed_a] : line.averages) {
                for (const auto& [b, speed_b] : line.averages) {
                    if (speed_a <= speed_b) continue;
                    faster.try_emplace({a, b}, &line);
                    const auto other = faster.find({b, a});
                    if (other == faster.end()) continue;
                    warn(line, "classes-cross",
                         fmt::format("class {} is faster than {} at line {}, but slower at line {}", a, b, line.line,
                                     other->second->line),
                         "Check the columns of the classes.");
                    return;
                }
            }
        }
    }

    void bad(const TrialLine& line, DiagnosticCode code, std::string message, std::string hint) const {
        m_found.add({Severity::bad_input, code, line.where, m_waypoint.name, std::move(message), std::move(hint)});
    }
    void warn(const TrialLine& line, DiagnosticCode code, std::string message, std::string hint) const {
        m_found.add({Severity::warning, code, line.where, m_waypoint.name, std::move(message), std::move(hint)});
    }

    const Waypoint& m_waypoint;
    std::span<const TrialLine> m_lines;
    const std::vector<std::string>& m_classes;
    Diagnostics& m_found;
};

void tell_stray_trial(const TrialLine& first, const Waypoint* waypoint, Diagnostics& found) {
    const auto message = waypoint == nullptr ? fmt::format("no waypoint has leg {} seq {}", first.leg, first.seq)
                                             : fmt::format("leg {} seq {} is a {}, not a PC or PM", first.leg, first.seq,
                                                           name_of(waypoint->kind));
    found.add({Severity::bad_input, "trial-without-waypoint", first.where, waypoint == nullptr ? "" : waypoint->name,
               message, "leg and seq are those of the trial's PC or PM in the waypoint list."});
}

} // namespace

TrialRows read_trials(const std::string& file, std::string_view bytes, Diagnostics& found) {
    TrialRows rows;
    const auto table = read_csv_table(file, bytes, {required_columns, trial_columns, nullptr, class_prefix}, found);
    if (!table) {
        rows.any_incomplete = true;
        return rows;
    }
    rows.any_incomplete = table->rows_lost;
    std::vector<NumberColumn> columns(number_columns.begin(), number_columns.end());
    for (const auto& column : table->columns) {
        if (!column.starts_with(class_prefix)) continue;
        columns.push_back({column, column, average_column.range, average_column.advice});
        rows.classes.push_back(column.substr(class_prefix.size()));
    }
    const auto signs = decimal_signs_of(*table, columns);
    for (const auto& row : table->rows) {
        RowReader reader(*table, row, signs, found);
        read_row(reader, *table, rows);
    }
    std::ranges::stable_sort(rows.lines, [](const TrialLine& a, const TrialLine& b) {
        return std::tie(a.leg, a.seq, a.line) < std::tie(b.leg, b.seq, b.line);
    });
    return rows;
}

void check_trials(const WaypointRows& waypoints, const TrialRows& trials, Diagnostics& found) {
    std::map<std::pair<int, int>, const Waypoint*> by_place;
    for (const auto& waypoint : waypoints.waypoints)
        by_place.insert({{waypoint.leg, waypoint.seq}, &waypoint});

    std::set<std::pair<int, int>> with_lines;
    const std::span<const TrialLine> all(trials.lines);
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].leg == all[begin].leg && all[end].seq == all[begin].seq)
            ++end;
        const auto lines = all.subspan(begin, end - begin);
        begin = end;
        const std::pair key{lines.front().leg, lines.front().seq};
        with_lines.insert(key);
        const auto place = by_place.find(key);
        const Waypoint* waypoint = place == by_place.end() ? nullptr : place->second;
        if (waypoint == nullptr && !waypoints.is_complete(key.first)) continue;
        if (waypoint == nullptr || (waypoint->kind != Kind::pc && waypoint->kind != Kind::pm)) {
            tell_stray_trial(lines.front(), waypoint, found);
        } else if (trials.is_complete(key.first, key.second)) {
            TrialCheck(*waypoint, lines, trials.classes, found).run();
        }
    }
    for (const auto& waypoint : waypoints.waypoints) {
        if (waypoint.kind != Kind::pc && waypoint.kind != Kind::pm) continue;
        if (with_lines.contains({waypoint.leg, waypoint.seq}) || !trials.is_complete(waypoint.leg, waypoint.seq)) continue;
        found.add({Severity::bad_input, "trial-missing", waypoint.where, waypoint.name,
                   fmt::format("the {} has no lines in trials.csv", name_of(waypoint.kind)),
                   fmt::format("Write its lines there as leg {} seq {}.", waypoint.leg, waypoint.seq)});
    }
}

} // namespace route::edition
