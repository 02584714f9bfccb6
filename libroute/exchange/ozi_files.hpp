// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "roadbook/publication.hpp"

#include <string>

/// A leg for OziExplorer and what reads its files (oziexplorer4.com/eng/help/fileformats.html): lines of fields with commas between
/// them, Windows-1252, on WGS 84, heights in feet. A comma in a text is the sign 209 of the code page. For crews: nothing secret.
/// Letters that the code page lacks are replaced, and that is told.
namespace route::exchange {

/// ozi.wpt: what crew.gpx has as way points, the total and the text of each. \pre leg_index < the publication's legs
[[nodiscard]] std::string ozi_waypoints(const roadbook::Publication& publication, LegIndex leg_index, Diagnostics& found);

/// ozi.plt: the road as driven. \pre leg_index < the publication's legs
[[nodiscard]] std::string ozi_track(const roadbook::Publication& publication, LegIndex leg_index, Diagnostics& found);

} // namespace route::exchange
