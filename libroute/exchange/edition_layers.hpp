// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "roadbook/publication.hpp"

#include <array>
#include <string>

class GDALDataset;

/// Inside of exchange/ only: the layers of edition.gpkg, into any dataset of GDAL that is open for writing.
namespace route::exchange {

/// In the order in which they are written.
constexpr std::array<const char*, 8> edition_layers{"legs",  "sectors", "controls",    "trial_lines",
                                                    "boxes", "roads",   "order_areas", "order_lines"};

/// Layers of these names are replaced, others stand. `target` is what messages call the dataset. \throws IoError
void write_edition_layers(const roadbook::Publication& publication, const network::RoadNetwork& roads, GDALDataset& dataset,
                          const std::string& target);

/// \throws IoError always: `reason`, or what GDAL told last
[[noreturn]] void fail_to_write(const std::string& target, std::string reason);
[[noreturn]] void fail_to_write(const std::string& target);

} // namespace route::exchange
