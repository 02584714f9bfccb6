// SPDX-License-Identifier: BSL-1.0
#include "geo/elevation.hpp"

#include "base/error.hpp"
#include "geo/raster.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>
#include <numeric>

namespace route::geo {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 4> endings{".hgt", ".tif", ".tiff", ".vrt"};

bool is_raster_name(const fs::path& file) {
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(endings, ending) != endings.end();
}

std::vector<fs::path> files_of(const fs::path& source) {
    std::error_code error;
    const auto status = fs::status(source, error);
    if (!fs::exists(status)) {
        throw IoError(source.string() + ": the elevation model is not there",
                      "Correct elevation in edition.toml, or leave it out.");
    }
    if (!fs::is_directory(status)) return {source};
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(source, error), end; !error && entry != end; entry.increment(error)) {
        if (is_raster_name(entry->path())) files.push_back(entry->path());
    }
    if (error) throw IoError(source.string() + ": cannot be read: " + error.message());
    if (files.empty()) {
        throw InputError({source.string(), 0}, "the folder holds no elevation model",
                         "Put .hgt, .tif, .tiff or .vrt files there.");
    }
    std::ranges::sort(files); // the order of a folder is the file system's whim
    return files;
}

} // namespace

struct ElevationModel::Parts {
    std::vector<detail::Raster> rasters; ///< the finest first
    std::mutex one_at_a_time;            ///< rasters keep what they have read
};

ElevationModel::ElevationModel(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ElevationModel::ElevationModel(ElevationModel&&) noexcept = default;
ElevationModel& ElevationModel::operator=(ElevationModel&&) noexcept = default;
ElevationModel::~ElevationModel() = default;

ElevationModel ElevationModel::open(const std::vector<fs::path>& sources) {
    auto parts = std::make_unique<Parts>();
    for (const auto& source : sources) {
        for (const auto& file : files_of(source)) {
            parts->rasters.emplace_back(file);
        }
    }
    std::ranges::stable_sort(parts->rasters, {}, &detail::Raster::cell_size);
    return ElevationModel{std::move(parts)};
}

std::vector<std::optional<GroundHeight>> ElevationModel::heights_at(std::span<const Position> places) const {
    const std::lock_guard lock(m_parts->one_at_a_time);
    std::vector<std::optional<GroundHeight>> heights(places.size());
    std::vector<std::size_t> open(places.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (auto& raster : m_parts->rasters) {
        if (open.empty()) break;
        const auto found = raster.heights_at(places, open);
        for (std::size_t k = 0; k < open.size(); ++k) {
            if (found[k]) heights[open[k]] = GroundHeight{*found[k], raster.cell_size()};
        }
        std::erase_if(open, [&](std::size_t i) { return heights[i].has_value(); });
    }
    return heights;
}

} // namespace route::geo
