// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/csv_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace route::edition {

enum class ListFormat { xlsx, ods, gpx, kml, kmz, geojson, gpkg, wpt };

/// A format that waypoint lists are drawn in.
struct DrawnFormat {
    std::string_view ending; ///< ".gpx"; file names may have it in capitals
    ListFormat format = ListFormat::gpx;
};

/// All formats but CSV.
[[nodiscard]] std::span<const DrawnFormat> drawn_formats();

/// The list as a table, so that its rows are checked like those of waypoints.csv. A row's line is its row in the sheet,
/// its line in the file, or in a GeoPackage the feature's number. Folders and layers become the column leg, geometries lat
/// and lon, and the order in the file seq, where the features do not tell these themselves. What is in the file is
/// counted against what was read. Nothing when it is no such file or has no place for a column that is needed; `found`
/// tells why.
[[nodiscard]] std::optional<CsvTable> read_drawn_waypoints(const DrawnFormat& format, const std::string& file,
                                                           std::string_view bytes, const CsvColumns& columns,
                                                           Diagnostics& found);

} // namespace route::edition
