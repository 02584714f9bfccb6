// SPDX-License-Identifier: BSL-1.0
#include "edition/sheet_table.hpp"

#include "edition/language_keys.hpp"
#include "edition/leg_names.hpp"
#include "edition/nearest_word.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 5> text_columns{"kind", "name", "place", "side", "phone"};

bool holds_text(std::string_view column) {
    return std::ranges::find(text_columns, column) != text_columns.end() || column.starts_with("note");
}

/// The rows of a sheet as they stand, each as long as its last filled cell.
std::vector<CsvRow> rows_of(const Sheet& sheet) {
    std::vector<CsvRow> rows;
    for (const auto& cell : sheet.cells) {
        if (rows.empty() || rows.back().line != cell.row) rows.push_back({cell.row, {}});
        auto& fields = rows.back().fields;
        const auto place = static_cast<std::size_t>(cell.column - 1);
        if (fields.size() <= place) fields.resize(place + 1);
        fields[place] = cell.value;
    }
    return rows;
}

/// One sheet as a table.
class SheetTable {
public:
    SheetTable(std::string label, const Sheet& sheet, const CsvColumns& columns)
        : m_sheet(sheet), m_columns(columns), m_rows(rows_of(sheet)) {
        table.file = std::move(label);
        if (m_rows.empty()) return;
        m_header = header_place(m_rows, columns).row;
        table.header_line = m_rows[m_header].line;
        const auto header = header_at(m_rows, m_header, columns);
        table.columns = header.columns;
        m_last_header_line = m_rows[m_header + header.rows - 1].line;
        table.rows.assign(m_rows.begin() + static_cast<std::ptrdiff_t>(m_header + header.rows), m_rows.end());
        for (auto& row : table.rows) {
            row.fields.resize(std::max(row.fields.size(), table.columns.size()));
        }
        spread_merged_legs();
    }

    [[nodiscard]] const std::string& name() const { return m_sheet.name; }
    [[nodiscard]] bool hidden() const { return m_sheet.hidden; }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] bool has(std::string_view column) const { return table.column(column).has_value(); }
    [[nodiscard]] bool is_list() const { return has("kind") && has("name"); }
    [[nodiscard]] std::set<std::string> legs() const {
        std::set<std::string> legs;
        const auto place = table.column("leg");
        for (const auto& row : table.rows) {
            if (place && !trimmed(row.fields[*place]).empty()) legs.emplace(trimmed(row.fields[*place]));
        }
        return legs;
    }

    /// What a cell is tells more than its text.
    void tell_cells(Diagnostics& found) const {
        tell_titles(table.file, m_rows, m_header, found);
        for (const auto& cell : m_sheet.cells) {
            const auto column = column_at(cell.column);
            if (cell.row > m_last_header_line && !column.empty()) tell_cell(cell, column, found);
        }
        for (const auto& merged : m_sheet.merged) {
            const auto column = column_at(merged.first_column);
            const bool below = merged.first_row > m_last_header_line && merged.last_row > merged.first_row;
            if (!below || column.empty() || column == "leg" || !filled(merged)) continue;
            found.add({Severity::warning,
                       "cells-merged",
                       {table.file, merged.first_row},
                       "",
                       fmt::format("the cells {} to {} are merged: {} counts for row {} alone",
                                   cell_name(merged.first_row, merged.first_column),
                                   cell_name(merged.last_row, merged.first_column), column, merged.first_row),
                       "Part them, and write the value in each row that it is for."});
        }
    }

    /// Adds a column behind the others.
    void add_column(std::string_view column, const auto& value_of_row) {
        table.columns.emplace_back(column);
        int number = 0;
        for (auto& row : table.rows) {
            row.fields.insert(row.fields.begin() + static_cast<std::ptrdiff_t>(table.columns.size()) - 1,
                              value_of_row(++number));
        }
    }

    CsvTable table;

private:
    /// The known column of a sheet's column; empty when there is none.
    [[nodiscard]] std::string_view column_at(int column) const {
        const auto place = static_cast<std::size_t>(column - 1);
        if (place >= table.columns.size()) return {};
        const std::string_view name = table.columns[place];
        return std::ranges::find(m_columns.known, name) == m_columns.known.end() ? std::string_view{} : name;
    }

    [[nodiscard]] bool filled(const MergedCells& merged) const {
        return std::ranges::any_of(m_sheet.cells, [&merged](const SheetCell& cell) {
            return cell.row == merged.first_row && cell.column == merged.first_column;
        });
    }

    void tell_cell(const SheetCell& cell, std::string_view column, Diagnostics& found) const {
        const auto bad = [&](DiagnosticCode code, std::string message, std::string hint) {
            found.add({Severity::bad_input,
                       code,
                       {table.file, cell.row},
                       "",
                       fmt::format("cell {} ({}) {}", cell_name(cell.row, cell.column), column, message),
                       std::move(hint)});
        };
        if (cell.content == CellContent::error) {
            bad("cell-error", fmt::format("shows the error {}", on_one_line(cell.value)),
                "Correct its formula, or type the value.");
        } else if (cell.content == CellContent::no_value) {
            bad("cell-error", "holds a formula, and the file does not tell its value",
                "Open the file in a spreadsheet program and save it, or type the value.");
        } else if (cell.content == CellContent::date && holds_text(column)) {
            bad("cell-date", fmt::format("is the date {}: the spreadsheet made it of what was typed", cell.value),
                "Format the cell as text, then type it anew.");
        }
    }

    void spread_merged_legs() {
        const auto leg = table.column("leg");
        for (const auto& merged : m_sheet.merged) {
            const bool of_leg = leg && static_cast<int>(*leg) == merged.first_column - 1;
            if (!of_leg || merged.first_row <= m_last_header_line) continue;
            const auto first = std::ranges::find(table.rows, merged.first_row, &CsvRow::line);
            if (first == table.rows.end()) continue;
            const auto value = first->fields[*leg];
            for (auto row = first + 1; row != table.rows.end() && row->line <= merged.last_row; ++row) {
                row->fields[*leg] = value;
            }
        }
    }

    const Sheet& m_sheet;
    const CsvColumns& m_columns;
    std::vector<CsvRow> m_rows;
    std::size_t m_header = 0;
    int m_last_header_line = 0;
};

std::string listed_sheets(const std::vector<SheetTable*>& sheets) {
    std::string names;
    for (const auto* sheet : sheets) {
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", sheet->name());
    }
    return names;
}

/// Gives sheets without the columns leg and seq what their names and the order of their rows tell. False when they do
/// not tell it.
bool complete(const std::vector<SheetTable*>& sheets, const CsvColumns& columns, Diagnostics& found) {
    std::vector<std::string> names;
    for (const auto* sheet : sheets) {
        names.push_back(sheet->name());
    }
    auto legs = legs_of_names(names, columns.words);
    const bool one = sheets.size() == 1;
    if (one) legs.front() = told_leg(names.front(), columns.words).value_or(1);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto& sheet = *sheets[i];
        if (!sheet.has("leg")) {
            const bool again = std::ranges::count(legs, legs[i]) > 1;
            if (legs[i] == 0 || again) return false;
            sheet.add_column("leg", [&](int) { return std::to_string(legs[i]); });
            found.add({Severity::note,
                       "sheet-leg",
                       {sheet.table.file, 0},
                       "",
                       fmt::format("the sheet has no column leg, and is leg {}", legs[i]),
                       ""});
        }
        if (!sheet.has("seq")) sheet.add_column("seq", [](int row) { return std::to_string(10 * row); });
    }
    return true;
}

/// Several sheets are one list when no leg stands in two of them.
bool are_of_different_legs(const std::vector<SheetTable*>& sheets) {
    std::set<std::string> seen;
    for (const auto* sheet : sheets) {
        for (const auto& leg : sheet->legs()) {
            if (!seen.insert(leg).second) return false;
        }
    }
    return true;
}

/// \pre sheets are complete
CsvTable joined(const std::string& file, const std::vector<SheetTable*>& sheets) {
    CsvTable table;
    table.file = file;
    table.header_line = sheets.front()->table.header_line;
    for (const auto* sheet : sheets) {
        for (const auto& column : sheet->table.columns) {
            if (!column.empty() && !table.column(column)) table.columns.push_back(column);
        }
    }
    for (const auto* sheet : sheets) {
        for (const auto& row : sheet->table.rows) {
            CsvRow fields{row.line, std::vector<std::string>(table.columns.size()), sheet->table.file};
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                const bool named = i < sheet->table.columns.size() && !sheet->table.columns[i].empty();
                if (named) {
                    fields.fields[*table.column(sheet->table.columns[i])] = row.fields[i];
                } else {
                    fields.fields.push_back(row.fields[i]); // told as belonging to no column
                }
            }
            table.rows.push_back(std::move(fields));
        }
    }
    return table;
}

/// Which sheets make the list.
std::vector<SheetTable*> chosen(std::vector<SheetTable>& sheets) {
    std::vector<SheetTable*> lists;
    for (auto& sheet : sheets) {
        if (word_key(sheet.name()) == "waypoints") return {&sheet};
        if (sheet.is_list()) lists.push_back(&sheet);
    }
    const bool shown = std::ranges::any_of(lists, [](const auto* sheet) { return !sheet->hidden(); });
    if (shown) std::erase_if(lists, [](const auto* sheet) { return sheet->hidden(); });
    if (!lists.empty()) return lists;
    const auto first = std::ranges::find_if(sheets, [](const auto& sheet) { return !sheet.empty(); });
    if (first == sheets.end()) return {};
    return {&*first};
}

void tell_unread(const std::string& file, std::vector<SheetTable>& sheets, const std::vector<SheetTable*>& read,
                 Diagnostics& found) {
    std::vector<SheetTable*> unread;
    for (auto& sheet : sheets) {
        if (!sheet.empty() && std::ranges::find(read, &sheet) == read.end()) unread.push_back(&sheet);
    }
    if (unread.empty()) return;
    found.add({Severity::note,
               "sheets-unread",
               {file, 0},
               "",
               fmt::format("{} {} not read: the waypoint list is {}", listed_sheets(unread),
                           unread.size() == 1 ? "is" : "are", listed_sheets(read)),
               ""});
}

} // namespace

std::optional<CsvTable> waypoint_sheets(const std::string& file, const Workbook& workbook, const CsvColumns& columns,
                                        Diagnostics& found) {
    std::vector<SheetTable> sheets;
    for (const auto& sheet : workbook.sheets) {
        const bool one = workbook.sheets.size() == 1;
        sheets.emplace_back(one ? file : fmt::format("{}[{}]", file, sheet.name), sheet, columns);
    }
    const auto lists = chosen(sheets);
    if (lists.empty()) {
        found.add({Severity::bad_input,
                   "file-empty",
                   {file, 0},
                   "",
                   "all its sheets are empty",
                   fmt::format("Its first row must name the columns; needed are {}.", listed(columns.required))});
        return std::nullopt;
    }
    if (lists.size() == 1) lists.front()->table.file = file;
    const bool is_list = lists.front()->is_list();
    if (!is_list && lists.size() == 1) return lists.front()->table; // what it lacks is told by whoever checks tables
    if (!complete(lists, columns, found) || !are_of_different_legs(lists)) {
        found.add({Severity::bad_input,
                   "sheet-ambiguous",
                   {file, 0},
                   "",
                   "more than one sheet is a waypoint list: " + listed_sheets(lists),
                   "Call the sheet that is meant \"waypoints\", or give each its leg: \"Tappa 1\", \"Tappa 2\"."});
        return std::nullopt;
    }
    for (const auto* sheet : lists) {
        sheet->tell_cells(found);
    }
    tell_unread(file, sheets, lists, found);
    return lists.size() == 1 ? lists.front()->table : joined(file, lists);
}

} // namespace route::edition
