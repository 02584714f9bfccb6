// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "network/road_network.hpp"
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
/// `newer` is the map as it is now, where it is to be compared: what it tells otherwise of the route is found too.
[[nodiscard]] CheckOutcome homologated(const std::filesystem::path& edition_folder,
                                       const std::optional<std::filesystem::path>& network_file,
                                       const network::RoadNetwork* newer, const std::filesystem::path& folder,
                                       const Workshop& workshop, Diagnostics& diagnostics);

/// A map to compare with, made of its extracts in memory. \throws IoError, InputError, Interrupted
[[nodiscard]] network::RoadNetwork newer_map(const std::vector<std::filesystem::path>& extracts, const Workshop& workshop);

/// What a newer map tells otherwise of the roads that the plan drives.
void check_against(const Plan& plan, const network::RoadNetwork& newer, Diagnostics& diagnostics);

} // namespace route::pipeline
