// SPDX-License-Identifier: BSL-1.0
#include "edition/csv_table.hpp"

#include "edition/nearest_word.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <csv.h>
#include <fmt/format.h>
#include <new>
#include <ranges>

namespace route::edition {

namespace {

/// What libcsv's callbacks fill: the row under way and the rows done.
struct RowsUnderWay {
    std::vector<CsvRow> done;
    CsvRow row;
    bool open = false; ///< a row has begun and not ended
};

void field_ended(void* text, std::size_t size, void* state) {
    auto& rows = *static_cast<RowsUnderWay*>(state);
    rows.row.fields.emplace_back(text == nullptr ? "" : static_cast<const char*>(text), size);
}

void row_ended(int /*terminator*/, void* state) {
    auto& rows = *static_cast<RowsUnderWay*>(state);
    rows.done.push_back(std::move(rows.row));
    rows.row = {};
    rows.open = false;
}

/// The text's physical lines, each with its end: LF, CRLF, or CR alone.
std::vector<std::string_view> physical_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto end = text.find_first_of("\r\n");
        if (end == std::string_view::npos)
            end = text.size() - 1;
        else if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n')
            ++end;
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

/// libcsv is fed line by line, so that each row knows the line on which it began although quoted fields may
/// hold line breaks.
class LineCountingParser {
public:
    explicit LineCountingParser(char separator, Quoting quoting = Quoting::fields) {
        if (csv_init(&m_parser, CSV_APPEND_NULL) != 0) throw std::bad_alloc();
        if (quoting == Quoting::none) csv_set_quote(&m_parser, '\0'); // which no text holds
        csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
        if (separator == '\t') {
            // Else libcsv takes the tabs at a row's begin for white space and loses its empty fields.
            csv_set_space_func(&m_parser, [](unsigned char c) { return c == CSV_SPACE ? 1 : 0; });
        }
    }
    LineCountingParser(const LineCountingParser&) = delete;
    LineCountingParser& operator=(const LineCountingParser&) = delete;
    ~LineCountingParser() { csv_free(&m_parser); }

    void feed(std::string_view line, int number) {
        if (!m_rows.open) {
            if (is_blank(line)) return;
            m_rows.open = true;
            m_rows.row.line = number;
        }
        if (csv_parse(&m_parser, line.data(), line.size(), field_ended, row_ended, &m_rows) != line.size()) {
            throw std::bad_alloc();
        }
    }
    /// Answers the line of a row whose quoted text never ends, or 0.
    int finish() {
        const int unended = m_rows.open ? m_rows.row.line : 0;
        csv_fini(&m_parser, field_ended, row_ended, &m_rows);
        return unended;
    }
    [[nodiscard]] std::vector<CsvRow>& rows() { return m_rows.done; }

private:
    csv_parser m_parser{};
    RowsUnderWay m_rows;
};

/// All rows of a text by one separator, and the line of a row whose quoted text never ends, or 0.
struct ParsedRows {
    std::vector<CsvRow> rows;
    int unended = 0;
};

ParsedRows parsed_rows(const std::vector<std::string_view>& lines, std::size_t first, char separator,
                       Quoting quoting = Quoting::fields) {
    LineCountingParser parser(separator, quoting);
    for (std::size_t i = first; i < lines.size(); ++i) {
        parser.feed(lines[i], static_cast<int>(i) + 1);
    }
    const int unended = parser.finish();
    return {std::move(parser.rows()), unended};
}

/// The separator by which most of a header's cells are columns that we know; of equals the one with most cells.
char separator_of(const std::vector<std::string_view>& lines, std::size_t first, const CsvColumns& columns) {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char separator : {';', ',', '\t'}) {
        const auto rows = parsed_rows(lines, first, separator).rows;
        if (rows.empty()) continue;
        const auto header = header_place(rows, columns);
        const std::pair here{header.known, rows[header.row].fields.size()};
        if (here > most) {
            most = here;
            best = separator;
        }
    }
    return best;
}

bool check_columns(const CsvTable& table, const CsvColumns& columns, Diagnostics& found) {
    bool good = true;
    const SourceLine where{table.file, table.header_line};
    for (const auto name : columns.required) {
        if (table.column(name)) continue;
        good = false;
        found.add(
            {Severity::bad_input, "column-missing", where, "", fmt::format("the column \"{}\" is missing", name),
             fmt::format("The first line must name the columns, in any order; needed are {}.", listed(columns.required))});
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& name = table.columns[i];
        if (name.empty()) continue;
        const bool of_family = !columns.family.empty() && name.starts_with(columns.family);
        if (!of_family && std::ranges::find(columns.known, name) == columns.known.end()) {
            const auto meant = nearest_word(name, columns.known);
            found.add({Severity::warning, "column-unknown", where, "",
                       fmt::format("the column \"{}\" is not known and is not used", name),
                       meant.empty() ? "" : fmt::format("Did you mean {}?", meant)});
        } else if (std::ranges::find(table.columns, name) != table.columns.begin() + static_cast<std::ptrdiff_t>(i)) {
            good = false;
            found.add({Severity::bad_input, "column-twice", where, "", fmt::format("the column \"{}\" stands twice", name),
                       "Leave one of them out."});
        }
    }
    return good;
}

/// Fields beyond the header's cells and content below a cell without a name belong to no column. A header that is
/// repeated, as on each page of a print, is no row.
void check_row_shape(CsvTable& table, const CsvColumns& columns, Diagnostics& found) {
    std::erase_if(table.rows, [&](CsvRow& row) {
        if (column_names(row.fields, columns) == table.columns) return true;
        const auto stray = [&](std::size_t i) { return i >= table.columns.size() || table.columns[i].empty(); };
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            if (!stray(i) || trimmed(row.fields[i]).empty()) continue;
            found.add({Severity::bad_input,
                       "row-too-long",
                       {row.file.empty() ? table.file : row.file, row.line},
                       "",
                       fmt::format("\"{}\" stands in cell {} of the row, which has no column name in line {}",
                                   on_one_line(row.fields[i]), i + 1, table.header_line),
                       table.separator == ','
                           ? "Put values that hold a comma, such as 46,0679, between quotation marks, or save the "
                             "file with semicolons."
                           : "Name the column, or take the cell out."});
            table.rows_lost = true;
            return true;
        }
        row.fields.resize(table.columns.size());
        return std::ranges::all_of(row.fields, [](const std::string& field) { return trimmed(field).empty(); });
    });
}

std::optional<DecodedText> text_of(const std::string& file, std::string_view bytes, Diagnostics& found) {
    auto text = decoded(bytes);
    if (!text) {
        found.add({Severity::bad_input,
                   "not-text",
                   {file, 0},
                   "",
                   "is not a text file in UTF-8 or Windows-1252",
                   "Save the sheet as CSV (UTF-8)."});
        return std::nullopt;
    }
    if (text->encoding == Encoding::windows1252) {
        found.add({Severity::note, "windows-1252", {file, 0}, "", "read as Windows-1252, as it is not UTF-8", ""});
    }
    return text;
}

/// A first line such as `sep=;`, which spreadsheets write to tell the separator.
bool tells_separator(std::string_view line) {
    const auto text = trimmed(line);
    return text.size() <= 5 && (text.starts_with("sep=") || text.starts_with("SEP="));
}

} // namespace

std::string column_name(std::string_view header, const CsvColumns& columns) {
    const auto key = word_key(header);
    if (std::ranges::find(columns.known, key) != columns.known.end()) return key;
    if (columns.words != nullptr) {
        if (const auto column = columns.words->column(header); !column.empty()) return std::string(column);
    }
    return key;
}

std::vector<std::string> column_names(const std::vector<std::string>& header, const CsvColumns& columns) {
    std::vector<std::string> names;
    for (const auto& cell : header) {
        auto key = word_key(cell);
        const bool own = std::ranges::find(columns.known, key) != columns.known.end();
        const auto column = column_name(cell, columns);
        const bool taken =
            std::ranges::find(names, column) != names.end() ||
            std::ranges::any_of(header, [&column](const std::string& other) { return word_key(other) == column; });
        names.push_back(own || !taken ? column : std::move(key));
    }
    return names;
}

HeaderPlace header_place(const std::vector<CsvRow>& rows, const CsvColumns& columns) {
    constexpr std::size_t most_titles = 40;
    HeaderPlace best;
    for (std::size_t i = 0; i < std::min(rows.size(), most_titles); ++i) {
        const auto names = column_names(rows[i].fields, columns);
        const auto known = static_cast<std::size_t>(std::ranges::count_if(
            columns.known, [&names](auto column) { return std::ranges::find(names, column) != names.end(); }));
        if (known > best.known) best = {i, known};
    }
    return best.known < 2 ? HeaderPlace{0, best.row == 0 ? best.known : 0} : best;
}

Header header_at(const std::vector<CsvRow>& rows, std::size_t row, const CsvColumns& columns) {
    Header header{column_names(rows[row].fields, columns), 1};
    if (row + 1 >= rows.size()) return header;
    const auto& below = rows[row + 1].fields;
    const auto names = column_names(below, columns);
    bool any = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (trimmed(below[i]).empty()) continue;
        const bool known = std::ranges::find(columns.known, names[i]) != columns.known.end();
        if (!known) return header;
        any = true;
    }
    if (!any || names == header.columns) return header; // a header that is repeated
    header.rows = 2;
    header.columns.resize(std::max(header.columns.size(), names.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].empty()) header.columns[i] = names[i];
    }
    return header;
}

void tell_titles(const std::string& file, const std::vector<CsvRow>& rows, std::size_t header, Diagnostics& found) {
    std::string text;
    int last = 0;
    int first = 0;
    for (const auto& row : rows | std::views::take(header)) {
        for (const auto& field : row.fields) {
            if (trimmed(field).empty()) continue;
            text += fmt::format("{}{}", text.empty() ? "" : " ", on_one_line(field));
            if (first == 0) first = row.line;
            last = row.line;
        }
    }
    if (text.empty()) return;
    found.add({Severity::note,
               "title-rows",
               {file, first},
               "",
               fmt::format("\"{}\" stands above the header and is passed over{}", text,
                           last > first ? fmt::format(", up to row {}", last) : std::string{}),
               ""});
}

std::vector<CsvRow> parsed_csv(std::string_view utf8, char separator, Quoting quoting) {
    return parsed_rows(physical_lines(utf8), 0, separator, quoting).rows;
}

bool check_table(CsvTable& table, const CsvColumns& columns, Diagnostics& found) {
    if (!check_columns(table, columns, found)) return false;
    check_row_shape(table, columns, found);
    return true;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto place = std::ranges::find(columns, name);
    if (place == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(place - columns.begin());
}

std::optional<CsvTable> read_csv_table(const std::string& file, std::string_view bytes, const CsvColumns& columns,
                                       Diagnostics& found) {
    auto text = text_of(file, bytes, found);
    if (!text) return std::nullopt;
    if (!text->utf8.ends_with('\n')) text->utf8 += '\n';
    const auto lines = physical_lines(text->utf8);
    std::size_t first = 0;
    while (first < lines.size() && (is_blank(lines[first]) || tells_separator(lines[first])))
        ++first;
    if (first == lines.size()) {
        found.add({Severity::bad_input,
                   "file-empty",
                   {file, 0},
                   "",
                   "the file is empty",
                   fmt::format("Its first line must name the columns; needed are {}.", listed(columns.required))});
        return std::nullopt;
    }

    CsvTable table;
    table.file = file;
    table.separator = separator_of(lines, first, columns);
    auto [rows, unended] = parsed_rows(lines, first, table.separator);
    if (unended != 0) {
        found.add({Severity::bad_input,
                   "quote-open",
                   {file, unended},
                   "",
                   "a text that begins with a quotation mark in this row never ends",
                   "Close the quotation mark, or write two (\"\") for one that belongs to the text."});
        if (!rows.empty()) rows.pop_back();
        table.rows_lost = true;
    }
    if (rows.empty()) return std::nullopt;
    const auto header = header_place(rows, columns).row;
    tell_titles(file, rows, header, found);
    table.header_line = rows[header].line;
    auto [names, header_rows] = header_at(rows, header, columns);
    table.columns = std::move(names);
    table.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(header + header_rows), rows.end());
    if (!check_table(table, columns, found)) return std::nullopt;
    return table;
}

} // namespace route::edition
