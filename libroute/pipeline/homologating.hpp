// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/checking.hpp"
#include "pipeline/stages.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace route::pipeline {

/// What a check made of an edition.
struct CheckOutcome {
    bool planned = false;         ///< else nobody knows what holds, and the report tells what was found until then
    bool stops = true;            ///< some must is broken that nobody accepted
    std::vector<LegDrive> drives; ///< of the blind crew
    std::string summary;          ///< for a terminal: a line a chapter, then what stops it
};

/// Holds an edition against all rules of the report: reads and plans it, sets its books and papers in a scratch folder, lets the
/// blind crew drive them, takes waivers.toml into account. Into `folder` it writes report.pdf, report.json, report.xml (JUnit) and
/// report.sarif as a whole; the former report stands after any failure. Everything found is in `diagnostics` too.
/// \throws IoError, InputError, StaleDataError, Interrupted
/// `newer` are extracts of the map as it is now: what they tell otherwise of the route is found too.
[[nodiscard]] CheckOutcome homologated(const std::filesystem::path& edition_folder,
                                       const std::optional<std::filesystem::path>& network_file,
                                       const std::vector<std::filesystem::path>& newer, const std::filesystem::path& folder,
                                       const Workshop& workshop, Diagnostics& diagnostics);

/// What extracts of a newer map tell otherwise of the roads that the plan drives.
/// \throws IoError, InputError, Interrupted
void check_against(const Plan& plan, const std::vector<std::filesystem::path>& newer, const Workshop& workshop,
                   Diagnostics& diagnostics);

} // namespace route::pipeline
