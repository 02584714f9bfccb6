// SPDX-License-Identifier: BSL-1.0
#include "edition/entries_csv.hpp"

#include "edition/csv_table.hpp"
#include "edition/nearest_word.hpp"
#include "edition/row_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 2> required_columns{"number", "crew"};
constexpr std::array<std::string_view, 11> known_columns{"number", "crew",          "country", "car",  "year",      "class",
                                                         "group",  "average_class", "phone",   "role", "offset_min"};

constexpr NumberColumn number_column{"number", "number", {0, 9999}, "Write the start number, such as 27."};
constexpr NumberColumn year_column{"year", "year", {1880, 2100}, "Write the year in which the car was built, such as 1934."};
constexpr NumberColumn offset_column{
    "offset_min", "offset_min", {0, 600}, "Write minutes such as 30: before the first car, or behind it or the last one."};
constexpr std::array<NumberColumn, 3> number_columns{number_column, year_column, offset_column};

/// "lead", or a word of the organiser's language for it.
std::optional<CarRole> role_of(RowReader& row, const ListWords& words) {
    const auto written = row.text("role");
    if (written.empty()) return CarRole::crew;
    const auto meant = words.kind(written);
    const auto name = meant.empty() ? word_key(written) : std::string(meant);
    const auto role = std::ranges::find(car_role_names, name);
    if (role != car_role_names.end()) return static_cast<CarRole>(role - car_role_names.begin());
    row.bad("role-unknown", fmt::format("role \"{}\" is not known", written),
            fmt::format("Write one of {}, or leave it empty for a crew.", listed(car_role_names)));
    return std::nullopt;
}

/// False when the row is not whole.
bool read_row(RowReader& row, const ListWords& words, std::vector<Entry>& entries) {
    Entry entry;
    entry.where = row.where();
    entry.crew = row.text("crew");
    row.set_subject(entry.crew);
    const auto role = role_of(row, words);
    bool whole = role.has_value();
    entry.role = role.value_or(CarRole::crew);
    entry.doors = row.text("number");
    const auto number = row.whole_number(number_column);
    entry.number = number.value_or(no_number);
    if (row.has("number") && !number) whole = false;
    if (!is_course_car(entry) && !row.has("number")) {
        row.bad("cell-empty", "number is empty", std::string(number_column.advice));
        whole = false;
    }
    if (!is_course_car(entry) && entry.crew.empty()) {
        row.bad("cell-empty", fmt::format("car {} has no crew", entry.doors),
                "Write who drives, such as \"Rossi – Bianchi\".");
        whole = false;
    }
    entry.year = row.whole_number(year_column);
    if (row.has("year") && !entry.year) whole = false;
    const auto offset = row.whole_number(offset_column);
    entry.offset = std::chrono::minutes{offset.value_or(0)};
    if (row.has("offset_min") && !offset) whole = false;
    if (is_course_car(entry) && !row.has("offset_min")) {
        row.bad("offset-missing",
                fmt::format("nobody tells when the {} car drives", car_role_names[static_cast<std::size_t>(entry.role)]),
                std::string(offset_column.advice));
        whole = false;
    }
    if (!is_course_car(entry) && offset.value_or(0) != 0) {
        row.warn("offset-unused", fmt::format("offset_min {} is not used: the car competes", *offset),
                 "Its place in the order gives its time; offset_min is for lead, relay and sweep cars.");
    }
    entry.country = row.text("country");
    entry.car = row.text("car");
    entry.vehicle_class = row.text("class");
    entry.group = row.text("group");
    entry.average_class = row.text("average_class");
    entry.phone = row.text("phone");
    entries.push_back(std::move(entry));
    return whole;
}

class EntryCheck {
public:
    EntryCheck(const EntryRows& rows, const Edition& edition, Diagnostics& found)
        : m_rows(rows), m_edition(edition), m_found(found) {
        for (const auto& group : edition.groups) {
            m_groups.push_back(group.name);
        }
        const auto classes = average_classes(edition.trials);
        m_classes.assign(classes.begin(), classes.end());
        // A trial's first line begins for everybody; further ones change what they tell.
        m_standard = std::ranges::all_of(edition.trials, [](const TrialLine& line) {
            return line.line != 1 || line.averages.empty() || line.average.has_value();
        });
    }

    void run() {
        tell_unused_class();
        for (const auto& entry : m_rows.entries) {
            check_number(entry);
            check_group(entry);
            check_average_class(entry);
        }
    }

private:
    void bad(const Entry& entry, DiagnosticCode code, std::string message, std::string hint) {
        m_found.add({Severity::bad_input, code, entry.where, entry.crew, std::move(message), std::move(hint)});
    }

    void check_number(const Entry& entry) {
        if (is_course_car(entry) || entry.number == no_number) return;
        const auto [first, fresh] = m_numbers.try_emplace(entry.number, &entry);
        if (fresh) return;
        bad(entry, "entry-number-twice",
            fmt::format("number {} is that of \"{}\" in line {} too", entry.doors, first->second->crew,
                        first->second->where.line),
            "Give one of them another number.");
    }

    void check_group(const Entry& entry) {
        if (entry.group.empty()) {
            if (m_groups.size() < 2 || is_course_car(entry)) return;
            bad(entry, "entry-group", "is in no group",
                fmt::format("Write one of the edition's groups: {}.", listed(as_views(m_groups))));
            return;
        }
        if (std::ranges::find(m_groups, entry.group) != m_groups.end()) return;
        const bool none = m_groups.size() == 1 && m_groups.front().empty();
        bad(entry, "entry-group", fmt::format("group \"{}\" is not in edition.toml", entry.group),
            none ? "Write [[groups]] there with its name, cars and after_min, or leave the column out."
                 : fmt::format("Write one of its groups: {}.", listed(as_views(m_groups))));
    }

    void tell_unused_class() {
        if (!m_classes.empty()) return;
        const auto first =
            std::ranges::find_if(m_rows.entries, [](const Entry& entry) { return !entry.average_class.empty(); });
        if (first == m_rows.entries.end()) return;
        m_found.add(
            {Severity::warning, "entry-average-class", first->where, first->crew,
             fmt::format("average_class \"{}\" has no effect: trials.csv has no averages by class", first->average_class),
             "Write columns such as average_kmh_high there, or leave the column out."});
    }

    void check_average_class(const Entry& entry) {
        if (!competes(entry) || m_classes.empty()) return;
        if (entry.average_class.empty()) {
            if (m_standard) return;
            bad(entry, "entry-average-class", "has no average_class, and an average trial has no average_kmh for all",
                fmt::format("Write one of the classes of trials.csv: {}.", listed(as_views(m_classes))));
            return;
        }
        if (std::ranges::find(m_classes, word_key(entry.average_class)) != m_classes.end()) return;
        bad(entry, "entry-average-class",
            fmt::format("average_class \"{}\" has no column average_kmh_{} in trials.csv", entry.average_class,
                        word_key(entry.average_class)),
            fmt::format("Write one of its classes: {}.", listed(as_views(m_classes))));
    }

    static std::vector<std::string_view> as_views(const std::vector<std::string>& texts) {
        return {texts.begin(), texts.end()};
    }

    const EntryRows& m_rows;
    const Edition& m_edition;
    Diagnostics& m_found;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_classes;
    bool m_standard = true; ///< every average trial has speeds for those of no class
    std::map<int, const Entry*> m_numbers;
};

/// The list tells how many cars there are; where edition.toml says otherwise, it is told.
void count_cars(const std::vector<Entry>& entries, Edition& edition, Diagnostics& found) {
    for (auto& group : edition.groups) {
        const auto cars = static_cast<int>(std::ranges::count_if(entries, [&](const Entry& entry) {
            return competes(entry) && (entry.group == group.name || edition.groups.size() == 1);
        }));
        if (cars == group.cars) continue;
        found.add({Severity::note,
                   "entries-differ",
                   {"entries.csv", 0},
                   group.name,
                   fmt::format("{} crews start, edition.toml says {} cars: the list counts", cars, group.cars),
                   ""});
        group.cars = cars;
    }
}

} // namespace

EntryRows read_entries(const std::string& file, std::string_view bytes, const Languages& languages, Diagnostics& found) {
    EntryRows rows;
    const auto table = read_csv_table(file, bytes, {required_columns, known_columns, &languages.entry_words}, found);
    if (!table) {
        rows.whole = false;
        return rows;
    }
    rows.whole = !table->rows_lost;
    const auto signs = decimal_signs_of(*table, number_columns);
    for (const auto& row : table->rows) {
        RowReader reader(*table, row, signs, found);
        rows.whole = read_row(reader, languages.entry_words, rows.entries) && rows.whole;
    }
    return rows;
}

void take_entries(EntryRows rows, Edition& edition, Diagnostics& found) {
    EntryCheck{rows, edition, found}.run();
    const auto place_of = [&](const Entry& entry) {
        const auto group = std::ranges::find(edition.groups, entry.group, &StartGroup::name);
        auto place = group == edition.groups.end() ? std::ptrdiff_t{0} : group - edition.groups.begin();
        if (is_course_car(entry)) place = static_cast<std::ptrdiff_t>(entry.role); // lead, relay, sweep
        return std::tuple(is_course_car(entry), place, entry.number);
    };
    std::ranges::stable_sort(rows.entries, {}, place_of);
    if (rows.whole && std::ranges::none_of(rows.entries, competes)) {
        found.add({Severity::bad_input,
                   "entries-empty",
                   {"entries.csv", 0},
                   "",
                   "no crew starts",
                   "Write a row for each crew, or take the file away."});
    } else if (rows.whole) {
        count_cars(rows.entries, edition, found);
    }
    edition.entries.assign(rows.entries.begin(), rows.entries.end());
}

} // namespace route::edition
