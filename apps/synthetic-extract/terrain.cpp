// SPDX-License-Identifier: BSL-1.0
#include "terrain.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cpl_error.h>
#include <gdal_priv.h>

namespace synthetic {

namespace {

/// A fixed number in [-1, 1] for each point of a lattice.
double lattice_value(std::uint64_t seed, std::int64_t column, std::int64_t row) {
    std::uint64_t z = seed ^ (static_cast<std::uint64_t>(column) * 0x9e3779b97f4a7c15ULL) ^
                      (static_cast<std::uint64_t>(row) * 0xc2b2ae3d27d4eb4fULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-52 - 1;
}

double eased(double t) { return t * t * (3 - 2 * t); }

/// Value noise: lattice values joined smoothly.
double noise(std::uint64_t seed, double x, double y) {
    const double column = std::floor(x);
    const double row = std::floor(y);
    const auto c = static_cast<std::int64_t>(column);
    const auto r = static_cast<std::int64_t>(row);
    const double u = eased(x - column);
    const double v = eased(y - row);
    const double low = std::lerp(lattice_value(seed, c, r), lattice_value(seed, c + 1, r), u);
    const double high = std::lerp(lattice_value(seed, c, r + 1), lattice_value(seed, c + 1, r + 1), u);
    return std::lerp(low, high, v);
}

} // namespace

Terrain::Terrain(const MapTable& table) : m_seed(table.seed) {
    constexpr double margin = 60'000;
    double east = -1e18;
    double north = -1e18;
    m_west = 1e18;
    m_south = 1e18;
    for (const auto& town : table.towns) {
        const Point p = to_plane(town.position);
        m_west = std::min(m_west, x_of(p) - margin);
        east = std::max(east, x_of(p) + margin);
        m_south = std::min(m_south, y_of(p) - margin);
        north = std::max(north, y_of(p) + margin);
    }
    m_step = 8'000;
    m_columns = static_cast<std::size_t>((east - m_west) / m_step) + 2;
    m_rows = static_cast<std::size_t>((north - m_south) / m_step) + 2;
    for (std::size_t row = 0; row < m_rows; ++row) {
        for (std::size_t column = 0; column < m_columns; ++column) {
            const Point p =
                point(m_west + static_cast<double>(column) * m_step, m_south + static_cast<double>(row) * m_step);
            double sum = 0;
            double weights = 0;
            for (const auto& town : table.towns) {
                const double distance = norm(to_plane(town.position) - p);
                const double weight = 1 / (distance * distance + 4e6); // inverse squares, flat within two kilometres
                sum += weight * town.height_m;
                weights += weight;
            }
            m_base.push_back(sum / weights);
        }
    }
}

double Terrain::base_at(Point place) const {
    const double x = std::clamp((x_of(place) - m_west) / m_step, 0.0, static_cast<double>(m_columns) - 1.001);
    const double y = std::clamp((y_of(place) - m_south) / m_step, 0.0, static_cast<double>(m_rows) - 1.001);
    const auto column = static_cast<std::size_t>(x);
    const auto row = static_cast<std::size_t>(y);
    const double u = eased(x - static_cast<double>(column));
    const double v = eased(y - static_cast<double>(row));
    const auto at = [&](std::size_t r, std::size_t c) { return m_base[r * m_columns + c]; };
    return std::lerp(std::lerp(at(row, column), at(row, column + 1), u),
                     std::lerp(at(row + 1, column), at(row + 1, column + 1), u), v);
}

double Terrain::height_at(Point place) const {
    const double base = base_at(place);
    const double roughness = std::clamp(base * 0.45, 3.0, 700.0);
    double hills = 0;
    double share = 0.6;
    double wave_m = 14'000;
    for (std::uint64_t octave = 0; octave < 4; ++octave) {
        hills += share * noise(m_seed + octave, x_of(place) / wave_m, y_of(place) / wave_m);
        share *= 0.5;
        wave_m *= 0.47;
    }
    return std::max(0.0, base + roughness * hills);
}

void write_elevation(const Terrain& terrain, const MapTable& table, const std::filesystem::path& file) {
    constexpr double step = 6.0 / 3600;
    constexpr double margin = 0.25;
    double west = 180, south = 90, east = -180, north = -90;
    for (const auto& town : table.towns) {
        west = std::min(west, town.position.longitude.degrees() - margin);
        east = std::max(east, town.position.longitude.degrees() + margin);
        south = std::min(south, town.position.latitude.degrees() - margin);
        north = std::max(north, town.position.latitude.degrees() + margin);
    }
    const int columns = static_cast<int>((east - west) / step);
    const int rows = static_cast<int>((north - south) / step);
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const std::array<const char*, 4> options{"COMPRESS=DEFLATE", "PREDICTOR=2", "TILED=YES", nullptr};
    auto dataset = GDALDatasetUniquePtr(
        driver->Create(file.string().c_str(), columns, rows, 1, GDT_Int16, const_cast<char**>(options.data())));
    if (!dataset) throw route::IoError(file.string() + ": cannot be written", "Check the folder and the disk.");
    std::array<double, 6> transform{west, step, 0, north, 0, -step};
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    dataset->SetGeoTransform(transform.data());
    dataset->SetSpatialRef(&wgs84);
    std::vector<std::int16_t> heights(static_cast<std::size_t>(columns));
    bool failed = false;
    for (int row = 0; row < rows && !failed; ++row) {
        for (int column = 0; column < columns; ++column) {
            const route::geo::Position p{route::geo::Latitude::degrees(north - (row + 0.5) * step),
                                         route::geo::Longitude::degrees(west + (column + 0.5) * step)};
            heights[static_cast<std::size_t>(column)] =
                static_cast<std::int16_t>(std::lround(terrain.height_at(to_plane(p))));
        }
        failed = dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, row, columns, 1, heights.data(), columns, 1, GDT_Int16, 0,
                                                     0) != CE_None;
    }
    CPLErrorReset();
    dataset.reset(); // writes what is left
    if (failed || CPLGetLastErrorType() >= CE_Failure)
        throw route::IoError(file.string() + ": cannot be written", "Check the disk.");
}

} // namespace synthetic
