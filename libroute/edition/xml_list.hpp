// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/gdal_source.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Private to edition/: GPX and KML before GDAL reads them, and after. GDAL passes over what it does not understand; so
/// every waypoint of the file gets a mark of its own first, and is looked for among what GDAL has read.
namespace route::edition {

/// A waypoint as it stands in the file.
struct ListElement {
    int line = 0;
    std::string name;
    std::string group;      ///< the folder or route that it lies in
    bool placeless = false; ///< it has no coordinates, and is found by its name
    bool refused = false;   ///< what is wrong with it is told already
};

struct PreparedList {
    std::string content; ///< for GDAL: with marks for names, and with coordinates as GDAL reads them
    std::vector<ListElement> elements;
};

/// The waypoints of a GPX file; those of its routes when it has no others. Nothing when it is no sound XML, told.
[[nodiscard]] std::optional<PreparedList> prepared_gpx(const std::string& file, std::string_view bytes, Diagnostics& found);

/// Where a KML file lies: in an archive others may lie beside it, and are read by themselves.
enum class KmlPlace { alone, in_archive };
/// The placemarks of a KML file.
[[nodiscard]] std::optional<PreparedList> prepared_kml(const std::string& file, std::string_view bytes, KmlPlace place,
                                                       Diagnostics& found);

/// The KML files of an archive, the main one first. Nothing when there is none, told.
[[nodiscard]] std::optional<std::vector<std::string>> kml_of_kmz(const std::string& file, std::string_view bytes,
                                                                 Diagnostics& found);

/// Gives the features their names, lines and groups back, takes the refused ones out, and tells which elements of the
/// file are not among them.
void match_elements(DrawnFile& drawn, const PreparedList& list, const std::string& file, Diagnostics& found);

} // namespace route::edition
