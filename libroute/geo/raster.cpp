// SPDX-License-Identifier: BSL-1.0
#include "geo/raster.hpp"

#include "base/error.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_error.h>
#include <gdal_priv.h>
#include <limits>
#include <ogr_spatialref.h>
#include <unordered_map>

namespace route::geo::detail {

namespace {

constexpr int block_side = 128;           ///< cells; small enough that a road crosses few of them for nothing
constexpr std::size_t most_blocks = 4096; ///< 256 MiB of floats: more than the roads of any edition touch
constexpr double lowest_height = -500;    ///< the Dead Sea's shore lies at −430 m
constexpr double highest_height = 9000;

/// GDAL prints nothing while it lives; what it would have said can be asked for.
class Silence {
public:
    Silence() {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() { CPLPopErrorHandler(); }
    [[nodiscard]] static std::string message() {
        const std::string text = CPLGetLastErrorMsg();
        return text.empty() ? "not a raster" : text;
    }
};

GDALDataset* opened(const std::string& file) {
    static const bool registered = (GDALAllRegister(), true);
    static_cast<void>(registered);
    // A closed list: no driver that fetches from elsewhere, or takes any text file for a grid.
    constexpr std::array<const char*, 4> drivers{"SRTMHGT", "GTiff", "VRT", nullptr};
    return GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data());
}

/// In how many metres the band's unit is one.
std::optional<double> metres_of_unit(std::string_view unit) {
    if (unit.empty() || unit == "m" || unit == "metre" || unit == "meter") return 1.0;
    if (unit == "ft" || unit == "foot") return 0.3048;
    if (unit == "US survey foot" || unit == "ft_US") return 1200.0 / 3937.0;
    return std::nullopt;
}

/// \pre both are within a block
std::size_t place_in_block(int column, int row) {
    return static_cast<std::size_t>(row) * block_side + static_cast<std::size_t>(column);
}

struct Cell {
    double column = 0;
    double row = 0;
};

} // namespace

struct Raster::Gdal {
    std::string file;
    GDALDatasetUniquePtr
        dataset; ///< closed until a height is wanted: a country may have more tiles than open files are allowed
    int columns = 0;
    int rows = 0;
    std::array<double, 6> to_cell{};
    std::array<double, 6> from_cell{};
    std::unique_ptr<OGRCoordinateTransformation> from_wgs84; ///< nothing when the raster has degrees on WGS84
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84;
    std::optional<double> no_value;
    double scale = 1;
    double offset = 0;
    std::unordered_map<std::uint64_t, std::vector<float>> blocks;
    const std::vector<float>* last_block = nullptr;
    std::uint64_t last_key = std::numeric_limits<std::uint64_t>::max();

    [[noreturn]] void fail(const std::string& message, const std::string& hint) const {
        throw InputError({file, 0}, message, hint);
    }

    void open() {
        if (dataset) return;
        dataset.reset(opened(file));
        if (dataset) return;
        fail("is no elevation model that can be read: " + Silence::message(),
             "SRTM tiles named like N46E011.hgt, GeoTIFF and VRT are read.");
    }

    void read_band() {
        if (dataset->GetRasterCount() < 1) fail("it holds no band of heights", "Give an elevation model.");
        auto* band = dataset->GetRasterBand(1);
        columns = dataset->GetRasterXSize();
        rows = dataset->GetRasterYSize();
        int has_no_value = 0;
        const double told = band->GetNoDataValue(&has_no_value);
        if (has_no_value != 0) no_value = told;
        const auto unit = metres_of_unit(band->GetUnitType());
        if (!unit) {
            fail("its heights are in \"" + std::string(band->GetUnitType()) + "\"; metres and feet are read",
                 "Convert it with gdal_calc.py.");
        }
        scale = band->GetScale() * *unit;
        offset = band->GetOffset() * *unit;
    }

    void read_reference() {
        const auto* system = dataset->GetSpatialRef();
        if (dataset->GetGeoTransform(from_cell.data()) != CE_None || system == nullptr || system->IsEmpty() ||
            GDALInvGeoTransform(from_cell.data(), to_cell.data()) == 0) {
            fail("it does not tell where on Earth it lies",
                 "Set its reference system with gdal_edit.py -a_srs and -a_ullr.");
        }
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference own(*system);
        own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (own.IsSame(&wgs84) != 0) return;
        from_wgs84.reset(OGRCreateCoordinateTransformation(&wgs84, &own));
        to_wgs84.reset(OGRCreateCoordinateTransformation(&own, &wgs84));
        if (!from_wgs84 || !to_wgs84) {
            fail("its reference system cannot be turned into WGS84: " + Silence::message(),
                 "Convert it with gdalwarp -t_srs EPSG:4326.");
        }
    }

    [[nodiscard]] std::optional<Position> position_of(Cell cell) const {
        double x = from_cell[0] + cell.column * from_cell[1] + cell.row * from_cell[2];
        double y = from_cell[3] + cell.column * from_cell[4] + cell.row * from_cell[5];
        if (to_wgs84 && to_wgs84->Transform(1, &x, &y) == 0) return std::nullopt;
        if (!(std::abs(x) <= 181) || !(std::abs(y) <= 91)) return std::nullopt;
        return Position{Latitude::degrees(std::clamp(y, -90.0, 90.0)), Longitude::degrees(std::clamp(x, -180.0, 180.0))};
    }

    /// Border points tell what a raster covers, in whatever system it is drawn.
    [[nodiscard]] Bounds covered() const {
        constexpr int steps = 20;
        std::optional<Bounds> bounds;
        for (int i = 0; i <= steps; ++i) {
            const double column = static_cast<double>(columns) * i / steps;
            const double row = static_cast<double>(rows) * i / steps;
            for (const auto cell : {Cell{column, 0}, Cell{column, static_cast<double>(rows)}, Cell{0, row},
                                    Cell{static_cast<double>(columns), row}}) {
                const auto place = position_of(cell);
                if (!place) continue;
                if (!bounds) bounds = Bounds{*place, *place};
                bounds->south_west = {std::min(bounds->south_west.latitude, place->latitude),
                                      std::min(bounds->south_west.longitude, place->longitude)};
                bounds->north_east = {std::max(bounds->north_east.latitude, place->latitude),
                                      std::max(bounds->north_east.longitude, place->longitude)};
            }
        }
        if (!bounds) fail("it does not lie on Earth", "Check its reference system.");
        // Between two border points the border may bulge: no cell may be lost by that.
        constexpr std::int32_t margin_e7 = 5000; // 55 m
        const auto moved = [](Position place, std::int32_t by) {
            return Position{Latitude::e7(place.latitude.e7() + by), Longitude::e7(place.longitude.e7() + by)};
        };
        return {moved(bounds->south_west, -margin_e7), moved(bounds->north_east, margin_e7)};
    }

    [[nodiscard]] Metres cell_size() const {
        const Cell middle{columns / 2.0, rows / 2.0};
        const auto here = position_of(middle);
        const auto right = position_of({middle.column + 1, middle.row});
        const auto below = position_of({middle.column, middle.row + 1});
        if (!here || !right || !below) fail("it does not lie on Earth", "Check its reference system.");
        const auto size = std::max(distance(*here, *right), distance(*here, *below));
        if (size <= Metres{}) fail("its cells have no size", "Check its reference system.");
        return size;
    }

    /// Cells without a value are NaN.
    std::vector<float> read_block(int first_column, int first_row) {
        const int width = std::min(block_side, columns - first_column);
        const int height = std::min(block_side, rows - first_row);
        std::vector<double> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        const Silence silence;
        open();
        if (dataset->GetRasterBand(1)->RasterIO(GF_Read, first_column, first_row, width, height, values.data(), width,
                                                height, GDT_Float64, 0, 0) != CE_None) {
            fail("is damaged: " + Silence::message(), "Fetch it again.");
        }
        constexpr auto none = std::numeric_limits<float>::quiet_NaN();
        std::vector<float> block(static_cast<std::size_t>(block_side) * block_side, none);
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                const double raw = values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                                          static_cast<std::size_t>(column)];
                const double height_m = raw * scale + offset;
                // Files often forget to declare what stands for "no value"; no height on Earth is lost by the limits.
                const bool known = raw != no_value && height_m > lowest_height && height_m < highest_height;
                if (known) block[place_in_block(column, row)] = static_cast<float>(height_m);
            }
        }
        return block;
    }

    float value(int column, int row) {
        const auto key =
            (static_cast<std::uint64_t>(row / block_side) << 32U) | static_cast<std::uint64_t>(column / block_side);
        if (key != last_key) {
            auto found = blocks.find(key);
            if (found == blocks.end()) {
                last_key = std::numeric_limits<std::uint64_t>::max(); // what it names may go now
                if (blocks.size() >= most_blocks) blocks.clear();
                found =
                    blocks.emplace(key, read_block(column / block_side * block_side, row / block_side * block_side)).first;
            }
            last_block = &found->second;
            last_key = key;
        }
        return (*last_block)[place_in_block(column % block_side, row % block_side)];
    }

    /// A value belongs to the middle of its cell; in the outer half of border cells it is the border's.
    std::optional<Metres> height(Cell at) {
        if (!(at.column >= 0 && at.column <= columns && at.row >= 0 && at.row <= rows)) return std::nullopt;
        const double x = std::clamp(at.column - 0.5, 0.0, columns - 1.0);
        const double y = std::clamp(at.row - 0.5, 0.0, rows - 1.0);
        const int left = static_cast<int>(x);
        const int top = static_cast<int>(y);
        const double to_right = x - left;
        const double down = y - top;
        double sum = 0;
        for (int i = 0; i < 4; ++i) {
            const bool right = i % 2 == 1;
            const bool below = i / 2 == 1;
            const double weight = (right ? to_right : 1 - to_right) * (below ? down : 1 - down);
            if (weight <= 0) continue; // beyond the border there is nothing to read
            sum += weight * static_cast<double>(value(left + (right ? 1 : 0), top + (below ? 1 : 0)));
        }
        if (std::isnan(sum)) return std::nullopt;
        return Metres{sum};
    }
};

Raster::Raster(const std::filesystem::path& file) : m_gdal(std::make_unique<Gdal>()) {
    const Silence silence;
    m_gdal->file = file.string();
    m_gdal->open();
    m_gdal->read_band();
    m_gdal->read_reference();
    m_bounds = m_gdal->covered();
    m_cell_size = m_gdal->cell_size();
    m_gdal->dataset.reset();
}

Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

std::vector<std::optional<Metres>> Raster::heights_at(std::span<const Position> places,
                                                      const std::vector<std::size_t>& wanted) {
    std::vector<std::optional<Metres>> heights(wanted.size());
    std::vector<std::size_t> inside;
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        const auto& place = places[wanted[k]];
        if (!m_bounds.contains(place)) continue;
        inside.push_back(k);
        x.push_back(place.longitude.degrees());
        y.push_back(place.latitude.degrees());
    }
    if (inside.empty()) return heights;
    std::vector<int> good(inside.size(), 1);
    if (m_gdal->from_wgs84) {
        const Silence silence; // places beyond the system's reach are told by `good`
        m_gdal->from_wgs84->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, good.data());
    }
    const auto& to_cell = m_gdal->to_cell;
    for (std::size_t k = 0; k < inside.size(); ++k) {
        if (good[k] == 0) continue;
        heights[inside[k]] = m_gdal->height(
            {to_cell[0] + x[k] * to_cell[1] + y[k] * to_cell[2], to_cell[3] + x[k] * to_cell[4] + y[k] * to_cell[5]});
    }
    return heights;
}

} // namespace route::geo::detail
