// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What the files of a build say, read from them as anybody reads them: to be held against each other.
namespace route::exchange {

/// What one file says of one sector.
struct SectorFigure {
    std::string file; ///< in the build's folder: "edition.xlsx"
    int leg = 0;
    int sector = 0;
    PrintedLength length;
    std::optional<std::chrono::minutes> target; ///< nothing where it tells none
};

/// A box whose total and to go do not add up to its sector.
struct BoxOffSum {
    std::string file;
    int leg = 0;
    std::string box;
    std::string what; ///< "4.20 + 8.15 km"
};

/// The length of a leg's track in one file, measured along it.
struct TrackFigure {
    std::string file;
    int leg = 0;
    Metres length;
};

struct ReadBack {
    std::vector<SectorFigure> sectors;
    std::vector<BoxOffSum> boxes;
    std::vector<TrackFigure> tracks;
    std::vector<std::string> unread; ///< files that are not there, or cannot be read
};

/// Reads itinerary.json, distances-and-times.csv, edition.xlsx, edition.gpkg and each leg's crew.gpx of a build. \param legs
/// their numbers
[[nodiscard]] ReadBack read_back(const std::filesystem::path& build, const std::vector<int>& legs,
                                 bool total_from_leg_start);

/// What a PDF prints, with its lines, by pdftotext (Poppler). Nothing where that program is not installed, or fails.
[[nodiscard]] std::optional<std::string> text_of_pdf(const std::filesystem::path& file);

} // namespace route::exchange
