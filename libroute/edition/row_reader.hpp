// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/csv_table.hpp"
#include "edition/numbers.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace route::edition {

/// A column of numbers: its name in messages, what it may hold, and how to write it.
struct NumberColumn {
    std::string_view column;
    std::string_view noun; ///< "latitude"
    Range range;
    std::string_view advice; ///< "Write degrees such as 46.0679."
};

/// The decimal signs that a table's numbers use for certain.
[[nodiscard]] DecimalSigns decimal_signs_of(const CsvTable& table, std::span<const NumberColumn> columns);

/// yes/no, 1/0, true/false, x, sì, vero/falso, ja/nein, oui/non … in any letter case; no when empty. Nothing for any other word.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view text);

/// Reads one row's cells as values and tells what is wrong with them. An empty cell and a missing column are
/// no value.
class RowReader {
public:
    RowReader(const CsvTable& table, const CsvRow& row, DecimalSigns signs, Diagnostics& found)
        : m_table(table), m_row(row), m_signs(signs), m_found(found) {}

    /// Who the messages speak of: a waypoint's name.
    void set_subject(std::string subject) { m_subject = std::move(subject); }
    [[nodiscard]] const std::string& subject() const { return m_subject; }
    [[nodiscard]] SourceLine where() const { return {m_row.file.empty() ? m_table.file : m_row.file, m_row.line}; }
    [[nodiscard]] bool has(std::string_view column) const { return !cell(column).empty(); }

    /// One line of text; empty when there is none.
    [[nodiscard]] std::string text(std::string_view column);
    /// As it stands, without the white space around it.
    [[nodiscard]] std::string_view raw(std::string_view column) const { return cell(column); }
    /// Whether number() has a value, without a word.
    [[nodiscard]] bool is_number(const NumberColumn& column) const;
    [[nodiscard]] std::optional<double> number(const NumberColumn& column);
    [[nodiscard]] std::optional<int> whole_number(const NumberColumn& column);
    [[nodiscard]] std::optional<std::chrono::seconds> time_of_day(std::string_view column);
    /// As yes_or_no() reads it.
    [[nodiscard]] bool yes_no(std::string_view column);

    void bad(DiagnosticCode code, std::string message, std::string hint);
    void warn(DiagnosticCode code, std::string message, std::string hint);

private:
    [[nodiscard]] std::string_view cell(std::string_view column) const;

    const CsvTable& m_table;
    const CsvRow& m_row;
    DecimalSigns m_signs;
    Diagnostics& m_found;
    std::string m_subject;
};

} // namespace route::edition
