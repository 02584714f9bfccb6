// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace route::test {

/// A workbook as spreadsheet programs save it, cell by cell, with what GDAL cannot write: merged cells, titles, dates,
/// errors and formulas without values.
struct MadeWorkbook {
    /// What stands in a cell: a text, or "=…" as each format stores it.
    struct Cell {
        /// `shown_number`: in ODS without the number that it shows.
        enum class Is { text, number, shown_number, date, time, error, empty_formula } is = Is::text;
        std::string value = {}; ///< of a date and a time the days since the end of 1899
    };
    struct Sheet {
        std::string name;
        std::vector<std::vector<Cell>> rows;
        std::vector<std::string> merged = {}; ///< XLSX: "A2:A6"
        bool hidden = false;
    };
    std::vector<Sheet> sheets;

    void write_xlsx(const std::filesystem::path& file) const;
    /// With the rows and columns that LibreOffice pads its sheets with. The first column's merged cells only.
    void write_ods(const std::filesystem::path& file) const;
};

/// A ZIP archive of files with these names and contents.
void write_zip(const std::filesystem::path& file, const std::vector<std::pair<std::string, std::string>>& members);

} // namespace route::test
