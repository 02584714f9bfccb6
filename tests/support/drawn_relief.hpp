// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace route::test {

/// What stands for "no value" in drawn rasters that declare it.
inline constexpr double no_height = -9999;

/// How a raster of heights is made. Its cells cover `bounds`; the height of each is asked for at its middle.
struct DrawnRelief {
    geo::Bounds bounds;
    int columns = 100;
    int rows = 100;
    /// An EPSG code. With another than 4326 the raster is a rectangle in that system round the four corners of `bounds`.
    int epsg = 4326;
    std::optional<double> declared_no_value = {};
    std::string unit = {}; ///< "ft"; empty for metres
};

/// Metres above the sea at a place, or no_height.
using HeightOf = std::function<double(geo::Position)>;

/// Writes it as GeoTIFF with GDAL, as surveys publish theirs.
void write_relief(const std::filesystem::path& file, const DrawnRelief& drawn, const HeightOf& height);

/// The bounds of `side` to each direction of a place.
[[nodiscard]] geo::Bounds around(geo::Position middle, Metres side);

} // namespace route::test
