// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

/// Inside of geo/ only: one raster file of heights, read with GDAL.
namespace route::geo::detail {

/// It keeps the blocks that it has read: not to be shared by threads.
class Raster {
public:
    /// \throws IoError, InputError as ElevationModel::open
    explicit Raster(const std::filesystem::path& file);
    Raster(Raster&&) noexcept;
    Raster& operator=(Raster&&) noexcept;
    ~Raster();

    /// The larger side of a cell in the raster's middle, on the ground.
    [[nodiscard]] Metres cell_size() const { return m_cell_size; }
    /// The heights of those places of `wanted` (indices of `places`) that it knows, in the order of `wanted`.
    /// \throws InputError when the file is damaged
    [[nodiscard]] std::vector<std::optional<Metres>> heights_at(std::span<const Position> places,
                                                                const std::vector<std::size_t>& wanted);

private:
    struct Gdal;
    std::unique_ptr<Gdal> m_gdal;
    Metres m_cell_size;
    Bounds m_bounds;
};

} // namespace route::geo::detail
