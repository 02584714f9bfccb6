// SPDX-License-Identifier: BSL-1.0
#include "support/drawn_relief.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <gdal_priv.h>
#include <memory>
#include <ogr_spatialref.h>
#include <stdexcept>
#include <vector>

namespace route::test {

namespace {

OGRSpatialReference system_of(int epsg) {
    OGRSpatialReference system;
    system.importFromEPSG(epsg);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

Transformation between(int from, int to) {
    const auto a = system_of(from);
    const auto b = system_of(to);
    return Transformation{OGRCreateCoordinateTransformation(&a, &b)};
}

struct Extent {
    double left;
    double bottom;
    double right;
    double top;
};

Extent extent_of(const DrawnRelief& drawn) {
    const auto& south_west = drawn.bounds.south_west;
    const auto& north_east = drawn.bounds.north_east;
    Extent extent{1e12, 1e12, -1e12, -1e12};
    const auto to_system = between(4326, drawn.epsg);
    for (const auto latitude : {south_west.latitude, north_east.latitude}) {
        for (const auto longitude : {south_west.longitude, north_east.longitude}) {
            double x = longitude.degrees();
            double y = latitude.degrees();
            to_system->Transform(1, &x, &y);
            extent = {std::min(extent.left, x), std::min(extent.bottom, y), std::max(extent.right, x),
                      std::max(extent.top, y)};
        }
    }
    return extent;
}

} // namespace

void write_relief(const std::filesystem::path& file, const DrawnRelief& drawn, const HeightOf& height) {
    GDALAllRegister();
    std::filesystem::create_directories(file.parent_path());
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    GDALDatasetUniquePtr dataset{driver->Create(file.c_str(), drawn.columns, drawn.rows, 1, GDT_Float32, nullptr)};
    if (!dataset) throw std::runtime_error("no raster " + file.string());
    const auto extent = extent_of(drawn);
    const double width = (extent.right - extent.left) / drawn.columns;
    const double depth = (extent.top - extent.bottom) / drawn.rows;
    double placing[6] = {extent.left, width, 0, extent.top, 0, -depth};
    dataset->SetGeoTransform(placing);
    const auto system = system_of(drawn.epsg);
    dataset->SetSpatialRef(&system);
    auto* band = dataset->GetRasterBand(1);
    if (drawn.declared_no_value) band->SetNoDataValue(*drawn.declared_no_value);
    if (!drawn.unit.empty()) band->SetUnitType(drawn.unit.c_str());
    const auto to_wgs84 = between(drawn.epsg, 4326);
    std::vector<float> line(static_cast<std::size_t>(drawn.columns));
    for (int row = 0; row < drawn.rows; ++row) {
        for (int column = 0; column < drawn.columns; ++column) {
            double x = extent.left + (column + 0.5) * width;
            double y = extent.top - (row + 0.5) * depth;
            to_wgs84->Transform(1, &x, &y);
            line[static_cast<std::size_t>(column)] =
                static_cast<float>(height({geo::Latitude::degrees(y), geo::Longitude::degrees(x)}));
        }
        if (band->RasterIO(GF_Write, 0, row, drawn.columns, 1, line.data(), drawn.columns, 1, GDT_Float32, 0, 0) !=
            CE_None) {
            throw std::runtime_error("cannot write " + file.string());
        }
    }
}

geo::Bounds around(geo::Position middle, Metres side) {
    const auto north = geo::destination(middle, Bearing::degrees(0), side);
    const auto south = geo::destination(middle, Bearing::degrees(180), side);
    const auto east = geo::destination(middle, Bearing::degrees(90), side);
    const auto west = geo::destination(middle, Bearing::degrees(270), side);
    return {{south.latitude, west.longitude}, {north.latitude, east.longitude}};
}

} // namespace route::test
