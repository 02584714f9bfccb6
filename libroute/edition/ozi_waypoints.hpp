// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/gdal_source.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace route::edition {

/// The waypoints of an OziExplorer file (.wpt), which GDAL does not read: name, place, description. Nothing when it is no
/// such file or its places are on another datum than WGS 84, told.
[[nodiscard]] std::optional<DrawnFile> read_ozi_waypoints(const std::string& file, std::string_view bytes,
                                                          Diagnostics& found);

} // namespace route::edition
