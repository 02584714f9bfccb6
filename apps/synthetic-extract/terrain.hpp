// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "map_table.hpp"

#include <cstdint>
#include <vector>

namespace synthetic {

/// The fictional ground: the towns' heights spread over the land, with hills that are the rougher the higher they lie.
class Terrain {
public:
    explicit Terrain(const MapTable& table);
    /// Metres above the sea.
    [[nodiscard]] double height_at(Point place) const;

private:
    [[nodiscard]] double base_at(Point place) const;

    std::uint64_t m_seed;
    double m_west = 0; ///< of a coarse grid of base heights
    double m_south = 0;
    double m_step = 0;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<double> m_base;
};

/// Writes the heights round all towns as a GeoTIFF (whole metres, EPSG:4326, 6 arc seconds). \throws route::IoError
void write_elevation(const Terrain& terrain, const MapTable& table, const std::filesystem::path& file);

} // namespace synthetic
