// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/list_words.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

struct CsvRow {
    int line = 0; ///< the physical line on which the row begins, 1-based
    std::vector<std::string> fields;
    std::string file = {}; ///< with the sheet, where a table is of several; else the table's
};

/// A spreadsheet saved as text, in UTF-8, its header apart from its rows; rows without any content are left
/// out.
struct CsvTable {
    std::string file;
    char separator = ',';
    int header_line = 0;
    std::vector<std::string> columns; ///< lower case, spaces as underscores: "stop_min"
    std::vector<CsvRow> rows;
    bool rows_lost = false; ///< some rows could not be told apart, so that checks of the whole would mislead

    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

struct CsvColumns {
    std::span<const std::string_view> required;
    std::span<const std::string_view> known; ///< the required ones among them
    const ListWords* words = nullptr;        ///< other names of columns, if there are any
    std::string_view family = {};            ///< any column that begins with it is known too: "average_kmh_"
};

/// Reads a table separated by `;`, `,` or tabs, whichever makes the header's known columns appear. Nothing
/// when it is no table at all: empty, not text, a column missing. `found` tells why, and what in it is not
/// understood.
[[nodiscard]] std::optional<CsvTable> read_csv_table(const std::string& file, std::string_view bytes,
                                                     const CsvColumns& columns, Diagnostics& found);

/// Whether a field may stand between quotation marks, and hold separators and line breaks there.
enum class Quoting { fields, none };

/// The rows of a text, without those that are blank; for tables that have no header.
[[nodiscard]] std::vector<CsvRow> parsed_csv(std::string_view utf8, char separator, Quoting quoting = Quoting::fields);

/// Checks the columns and shape of a table that came from elsewhere, and takes its empty rows out. False when it is
/// no such table.
[[nodiscard]] bool check_table(CsvTable& table, const CsvColumns& columns, Diagnostics& found);

/// A header's cell as a column: "Stop min" is "stop_min", and "Partenza" what the words say.
[[nodiscard]] std::string column_name(std::string_view header, const CsvColumns& columns);

/// The cells of a header as columns. A column's own name goes before the others for it, and of these the first.
[[nodiscard]] std::vector<std::string> column_names(const std::vector<std::string>& header, const CsvColumns& columns);

/// Which of a table's first rows is its header: the first that names the most columns; titles may stand above it.
struct HeaderPlace {
    std::size_t row = 0;
    std::size_t known = 0; ///< columns that it names
};
[[nodiscard]] HeaderPlace header_place(const std::vector<CsvRow>& rows, const CsvColumns& columns);

/// The columns that a header names. It may have a second line, in which "Coordinate" is parted into "Lat" and "Lon":
/// that is the row below when it names columns and nothing else.
struct Header {
    std::vector<std::string> columns;
    std::size_t rows = 1;
};
[[nodiscard]] Header header_at(const std::vector<CsvRow>& rows, std::size_t row, const CsvColumns& columns);

/// Tells what stands above the header.
void tell_titles(const std::string& file, const std::vector<CsvRow>& rows, std::size_t header, Diagnostics& found);

} // namespace route::edition
