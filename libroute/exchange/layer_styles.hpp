// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <filesystem>

class GDALDataset;

/// Inside of exchange/ only: how QGIS is to show the layers of a GeoPackage.
namespace route::exchange {

/// Adds the table `layer_styles`, in which QGIS keeps styles beside the data (QgsOgrProviderUtils and "Save as default to
/// datasource database" of its manual): a default for each layer that `folder` has a NAME.qml for. Its moment is `day`.
/// \return false when GDAL cannot write it, and tells why. \throws IoError when a style cannot be read
[[nodiscard]] bool add_layer_styles(GDALDataset& dataset, const std::filesystem::path& folder,
                                    std::chrono::year_month_day day);

} // namespace route::exchange
