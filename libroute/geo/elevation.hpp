// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace route::geo {

/// What a model says of a place.
struct GroundHeight {
    Metres height;    ///< above the sea, as the model counts it
    Metres cell_size; ///< of the raster that it comes from: how fine it is
};

/// The ground's height above sea level from raster files: SRTM tiles (.hgt), GeoTIFF in any reference system, VRT.
/// Where several cover a place the finest answers, then the next finest where that has no value. Thread-safe: calls
/// take turns.
class ElevationModel {
public:
    /// Each source is a file, or a folder of which all .hgt, .tif, .tiff and .vrt files are taken.
    /// \throws IoError when one is missing or cannot be read; InputError naming the file when it is no raster of such a
    /// kind, is damaged, or does not tell where on Earth it lies
    [[nodiscard]] static ElevationModel open(const std::vector<std::filesystem::path>& sources);
    ElevationModel(ElevationModel&&) noexcept;
    ElevationModel& operator=(ElevationModel&&) noexcept;
    ~ElevationModel();

    /// Bilinear between the four cells around each place; nothing outside all rasters and next to cells without a
    /// value. Whole lines at once are much faster than place by place.
    /// \throws InputError when a raster turns out to be damaged
    [[nodiscard]] std::vector<std::optional<GroundHeight>> heights_at(std::span<const Position> places) const;

private:
    struct Parts;
    explicit ElevationModel(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace route::geo
