// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/fonts.hpp"
#include "pipeline/building.hpp"
#include "support/drawn_edition.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace route::test {

/// One cell is 100 m: streets round a block, and an island.
[[nodiscard]] inline AsciiMap small_town() {
    return AsciiMap{100_m, geo::Latitude::degrees(46), R"(
        A---B---C---F----G
            |   |
            D---E--------H

        X--Y
    )"}
        .way("AB", "highway=secondary,name=Via Roma")
        .way("BC", "highway=secondary,name=Via Roma")
        .way("CFG", "highway=secondary,name=Via Roma")
        .way("BDE", "highway=tertiary,name=Via Bassa")
        .way("EC", "highway=tertiary")
        .way("EH", "highway=tertiary,name=Via Nuova")
        .way("XY", "highway=tertiary");
}

/// Two legs with a stamp and a series of trials.
class SmallRally : public DrawnEdition {
public:
    SmallRally() : DrawnEdition(small_town()) {
        row("START", 'A').row("CT", 'C').row("PC", 'F').line("1,0,,,").line("2,150,15.00,,").row("FINISH", 'G');
        next_leg().row("START", 'H').row("CO", 'D', "target_min=3").row("FINISH", 'A');
    }
};

[[nodiscard]] inline pipeline::Workshop workshop(std::stop_token stop = {}) {
    return {ROUTE_SOURCE_DIR "/styles", drawing::FontFolders{}, std::move(stop)};
}

/// Plans and builds; a plan that fails is a bug of the test.
inline void build(const DrawnEdition& edition, const std::filesystem::path& out, const pipeline::BuildOptions& options = {},
                  const pipeline::Workshop& shop = workshop()) {
    Diagnostics found;
    const auto plan = pipeline::planned(edition.write(), edition.network_file(), shop, found);
    if (!plan) throw std::logic_error(to_text(found.all().back()));
    static_cast<void>(pipeline::build(*plan, out, options, shop, found));
}

/// Path and content of each file below a folder.
[[nodiscard]] inline std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[entry.path().lexically_relative(folder).generic_string()] = content_of(entry.path());
        }
    }
    return files;
}

} // namespace route::test
