// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/csv_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace route::edition {

/// A format that waypoint lists are drawn in, and what it is like.
struct DrawnFormat {
    std::string_view ending; ///< ".gpx"
    std::string_view driver; ///< GDAL's name for it
    bool is_spreadsheet = false;
};

/// All formats but CSV.
[[nodiscard]] std::span<const DrawnFormat> drawn_formats();

/// The list as a table, so that its rows are checked like those of waypoints.csv. A row's line is its row in the sheet,
/// or the feature's number in the file. Folders and layers become the column leg, geometries lat and lon, and the order
/// in the file seq, where the features do not tell these themselves. Nothing when it is no such file or has no place
/// for a column that is needed; `found` tells why.
[[nodiscard]] std::optional<CsvTable> read_drawn_waypoints(const DrawnFormat& format, const std::string& file,
                                                           std::string_view bytes, const CsvColumns& columns,
                                                           Diagnostics& found);

} // namespace route::edition
