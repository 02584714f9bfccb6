// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/csv_table.hpp"
#include "edition/workbook.hpp"

#include <optional>
#include <string>

/// Private to edition/: a workbook as the waypoint list that it holds.
namespace route::edition {

/// The sheet called "waypoints"; else all sheets that are lists, when they are of different legs. Titles above the
/// header are passed over, a merged cell of the column leg counts for all its rows; a sheet without that column is of
/// the leg that its name tells, and without the column seq its rows are in order. Nothing when there is no list, or
/// nobody could tell which is meant; told.
[[nodiscard]] std::optional<CsvTable> waypoint_sheets(const std::string& file, const Workbook& workbook,
                                                      const CsvColumns& columns, Diagnostics& found);

} // namespace route::edition
