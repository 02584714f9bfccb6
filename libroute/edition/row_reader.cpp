// SPDX-License-Identifier: BSL-1.0
#include "edition/row_reader.hpp"

#include "base/folded_text.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::edition {

namespace {

/// "2024-06-11", as cells that are dates come.
bool looks_like_date(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() < shape.size()) return false;
    return std::equal(shape.begin(), shape.end(), text.begin(),
                      [](char sign, char c) { return sign == 'd' ? c >= '0' && c <= '9' : c == sign; });
}

/// What people write, and what spreadsheets write for their logical values, in the five languages; as folded().
constexpr auto words_for_yes = std::to_array<std::string_view>(
    {"yes", "y", "1", "true", "x", "si", "s", "vero", "ja", "j", "wahr", "oui", "o", "vrai", "verdadero"});
constexpr auto words_for_no =
    std::to_array<std::string_view>({"no", "n", "0", "false", "-", "falso", "nein", "falsch", "non", "faux"});

} // namespace

DecimalSigns decimal_signs_of(const CsvTable& table, std::span<const NumberColumn> columns) {
    DecimalSigns signs;
    for (const auto& column : columns) {
        const auto place = table.column(column.column);
        if (!place) continue;
        for (const auto& row : table.rows)
            note_decimal_sign(row.fields[*place], signs);
    }
    return signs;
}

std::optional<bool> yes_or_no(std::string_view text) {
    const auto content = folded(trimmed(text));
    if (content.empty() || std::ranges::find(words_for_no, content) != words_for_no.end()) return false;
    if (std::ranges::find(words_for_yes, content) != words_for_yes.end()) return true;
    return std::nullopt;
}

std::string_view RowReader::cell(std::string_view column) const {
    const auto place = m_table.column(column);
    return place ? trimmed(m_row.fields[*place]) : std::string_view{};
}

std::string RowReader::text(std::string_view column) {
    const auto content = cell(column);
    if (has_unprintable(content)) {
        bad("unprintable", fmt::format("{} holds a character that cannot be printed", column), "Type the text anew.");
        return {};
    }
    return on_one_line(content);
}

bool RowReader::is_number(const NumberColumn& column) const {
    return !parsed_number(cell(column.column), column.range, m_signs).fault;
}

std::optional<double> RowReader::number(const NumberColumn& column) {
    const auto content = cell(column.column);
    if (content.empty()) return std::nullopt;
    const auto parsed = parsed_number(content, column.range, m_signs);
    if (!parsed.fault) return parsed.value;
    const auto shown = on_one_line(content);
    switch (*parsed.fault) {
    case NumberFault::not_a_number:
        bad("not-a-number", fmt::format("{} \"{}\" is not a number", column.noun, shown),
            looks_like_date(shown)
                ? fmt::format("A spreadsheet made a date of it: format the cell as text. {}", column.advice)
                : std::string(column.advice));
        break;
    case NumberFault::out_of_range:
        bad("out-of-range",
            fmt::format("{} {} is not within {} and {}", column.noun, shown, column.range.least, column.range.most),
            std::string(column.advice));
        break;
    case NumberFault::ambiguous:
        bad("ambiguous-number",
            fmt::format("{} \"{}\" may be {:.0f} or {}", column.noun, shown, parsed.value * 1000, parsed.value),
            fmt::format("Write {:.0f} or {:.4f}.", parsed.value * 1000, parsed.value));
        break;
    }
    return std::nullopt;
}

std::optional<int> RowReader::whole_number(const NumberColumn& column) {
    const auto value = number(column);
    if (!value) return std::nullopt;
    if (std::trunc(*value) != *value) {
        bad("not-whole", fmt::format("{} {} is not a whole number", column.noun, on_one_line(cell(column.column))),
            std::string(column.advice));
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

std::optional<std::chrono::seconds> RowReader::time_of_day(std::string_view column) {
    const auto content = cell(column);
    if (content.empty()) return std::nullopt;
    const auto time = parsed_time_of_day(content);
    if (!time) {
        bad("not-a-time", fmt::format("{} \"{}\" is not a time of day", column, on_one_line(content)),
            "Write hours and minutes such as 14:30, from 00:00 to 23:59.");
    }
    return time;
}

bool RowReader::yes_no(std::string_view column) {
    const auto content = cell(column);
    if (const auto yes = yes_or_no(content)) return *yes;
    bad("not-yes-or-no", fmt::format("{} \"{}\" is neither yes nor no", column, on_one_line(content)),
        "Write yes or no, or leave it empty for no.");
    return false;
}

void RowReader::bad(DiagnosticCode code, std::string message, std::string hint) {
    m_found.add({Severity::bad_input, code, where(), m_subject, std::move(message), std::move(hint)});
}

void RowReader::warn(DiagnosticCode code, std::string message, std::string hint) {
    m_found.add({Severity::warning, code, where(), m_subject, std::move(message), std::move(hint)});
}

} // namespace route::edition
