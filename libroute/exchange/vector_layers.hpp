// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "roadbook/publication.hpp"

#include <filesystem>
#include <string>

namespace route::exchange {

/// The edition as layers for maps: legs, sectors, controls, trial_lines, boxes, and roads, the list of roads that permit
/// requests ask for. For officials: secret check points are in it, marked. Same input, same bytes. QGIS finds in it how each
/// layer looks, from the folder `styles`/qgis.
/// \throws IoError when memory does not suffice or a style cannot be read
[[nodiscard]] std::string edition_gpkg(const roadbook::Publication& publication, const network::RoadNetwork& roads,
                                       const std::filesystem::path& styles);

/// The same layers through any of GDAL's vector drivers: "PG:host=… dbname=…", or the path of a file with the format's
/// ending. Layers of these names are replaced, others in the same place stand; all or nothing where the format knows
/// transactions. In PostGIS those of former builds alone are replaced. \throws InputError when no driver takes the target, or only
/// for one layer, or when somebody else's table is in the way; IoError when it cannot be written
void write_layers(const roadbook::Publication& publication, const network::RoadNetwork& roads, const std::string& target);

} // namespace route::exchange
