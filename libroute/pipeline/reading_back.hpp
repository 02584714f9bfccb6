// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/stages.hpp"

#include <filesystem>

namespace route::pipeline {

/// Whether all files of a build say the figures of its plan: each sector's length and target time in itinerary.json,
/// distances-and-times.csv, edition.xlsx and edition.gpkg, and printed in itinerary.pdf and each leg's roadbook.pdf; totals and
/// to go of boxes; the length of each leg's track. Files that cannot be read are told. \throws InputError
void check_figures(const Plan& plan, const std::filesystem::path& build, const Workshop& workshop, Diagnostics& found);

} // namespace route::pipeline
