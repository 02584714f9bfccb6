// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "drawing/fonts.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "itinerary/snapped_edition.hpp"
#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"
#include "timing/authorities.hpp"
#include "timing/rules.hpp"
#include "timing/timed_itinerary.hpp"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

/// The named stages from extract and edition to finished files; the only module that may include all others.
namespace route::pipeline {

/// Where the toolkit's own data lies, and how to stop.
struct Workshop {
    std::filesystem::path styles; ///< profiles, rules, phrases, pages, pictograms
    drawing::FontFolders fonts = {};
    std::stop_token stop;
};

/// Reads and merges extracts and writes the network as a whole.
/// \throws IoError, InputError, Interrupted; the former file stands then
void import_extracts(const std::vector<std::filesystem::path>& extracts, const std::filesystem::path& network_file,
                     const std::stop_token& stop, Diagnostics& diagnostics);

/// An edition with everything computed that does not need paper.
struct Plan {
    edition::Edition edition;
    network::RoadNetwork roads;
    itinerary::LegRights rights; ///< which roads the cars may use, with permits and closures
    timing::RuleSet rules;
    timing::TimedItinerary timed;
    Fingerprint fingerprint;         ///< of edition, network and styles: equal plans give equal files
    timing::Authorities authorities; ///< who keeps roads and gives permits
    std::optional<roadbook::RoadBook> book =
        {}; ///< in the edition's languages, where it had to be made: with edits made by hand
};

/// Reads the edition and plans it: snap, route, stitch, time. Nothing when `diagnostics` holds an error; all rows are read and all
/// points are placed before it gives up. `network_file` goes before the one that the edition names;
/// without any, the edition's extracts are imported when they have changed.
/// \throws IoError, InputError, StaleDataError, Interrupted
[[nodiscard]] std::optional<Plan> planned(const std::filesystem::path& edition_folder,
                                          const std::optional<std::filesystem::path>& network_file, const Workshop& workshop,
                                          Diagnostics& diagnostics);

/// The same, but nothing is told of the edits made by hand that does not stand in edits.toml itself.
[[nodiscard]] std::optional<Plan> planned_apart_from_edits(const std::filesystem::path& edition_folder,
                                                           const std::optional<std::filesystem::path>& network_file,
                                                           const Workshop& workshop, Diagnostics& diagnostics);

/// The distances-and-times table as text for a terminal.
[[nodiscard]] std::string table_of(const Plan& plan);

} // namespace route::pipeline
