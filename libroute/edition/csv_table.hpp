// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

struct CsvRow {
    int line = 0; ///< the physical line on which the row begins, 1-based
    std::vector<std::string> fields;
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
};

/// Reads a table separated by `;`, `,` or tabs, whichever makes the header's known columns appear. Nothing
/// when it is no table at all: empty, not text, a column missing. `found` tells why, and what in it is not
/// understood.
[[nodiscard]] std::optional<CsvTable> read_csv_table(const std::string& file, std::string_view bytes,
                                                     const CsvColumns& columns, Diagnostics& found);

/// Checks the columns and shape of a table that came from elsewhere, and takes its empty rows out. False when it is
/// no such table.
[[nodiscard]] bool check_table(CsvTable& table, const CsvColumns& columns, Diagnostics& found);

/// A header's cell as a column: "Stop min" is "stop_min".
[[nodiscard]] std::string column_name(std::string_view header);

} // namespace route::edition
