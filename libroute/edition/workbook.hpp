// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Private to edition/: spreadsheets as their cells. GDAL reads the values of cells, but neither tells merged cells, nor
/// a date from the text that it was typed as, nor a formula without its value; and it refuses the empty rows that
/// LibreOffice pads its sheets with.
namespace route::edition {

enum class CellContent {
    text,
    number,
    date,     ///< perhaps with a time: "2024-06-11", "2024-06-11T14:30"
    time,     ///< "14:30"
    error,    ///< "#N/A"
    no_value, ///< a formula whose value the file does not hold
};

struct SheetCell {
    int row = 0;    ///< 1-based, as spreadsheets count
    int column = 0; ///< 1 is A
    CellContent content = CellContent::text;
    std::string value;
};

/// Cells that are merged into the one at the top left.
struct MergedCells {
    int first_row = 0;
    int last_row = 0;
    int first_column = 0;
    int last_column = 0;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<SheetCell> cells; ///< those with content, row by row
    std::vector<MergedCells> merged;
};

struct Workbook {
    std::vector<Sheet> sheets;
    std::string damage; ///< why it cannot be read; empty when it can
};

[[nodiscard]] Workbook read_xlsx(std::string_view bytes);
[[nodiscard]] Workbook read_ods(std::string_view bytes);

/// "D3".
[[nodiscard]] std::string cell_name(int row, int column);

} // namespace route::edition
