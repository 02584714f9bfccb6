// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "exchange/csv_form.hpp"
#include "pipeline/stages.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace route::pipeline {

/// The files that a build makes; a closed list, as --only names them. What each writes stands in building.cpp's table.
enum class Product { json, csv, pdf, papers, cards, gpx, devices, gpkg, kmz, geojson, xlsx, planner };
inline constexpr std::size_t product_count = static_cast<std::size_t>(Product::planner) + 1; ///< planner stays the last
[[nodiscard]] std::string_view name_of(Product product);
[[nodiscard]] std::optional<Product> product_named(std::string_view name);
/// "json, csv, …": for messages and help.
[[nodiscard]] std::string product_names();

struct BuildOptions {
    std::optional<int> leg;                        ///< only this leg's folder
    std::set<Product> only;                        ///< empty: all
    std::vector<std::string> styles;               ///< of road books; empty: the edition's
    std::vector<Language> languages;               ///< empty: the edition's
    exchange::CsvForm csv = exchange::CsvForm::us; ///< of all tables
    std::string to = {}; ///< where GDAL also writes the layers of edition.gpkg: "PG:…"; empty: nowhere
};

/// What a build made, for the last line on the terminal.
struct BuildSummary {
    std::size_t legs = 0;
    std::size_t boxes = 0;
    Metres length;
};

/// Makes all files of an edition in a complete folder beside `output`, then swaps it in: after any failure the former
/// outputs stand as a whole. With `leg` or `only` the rest is taken over unchanged.
/// \throws IoError, InputError; StaleDataError when the rest was made from other input; Interrupted
BuildSummary build(const Plan& plan, const std::filesystem::path& output, const BuildOptions& options,
                   const Workshop& workshop, Diagnostics& diagnostics);

} // namespace route::pipeline
