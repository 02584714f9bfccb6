// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace route::edition {

/// A finding of the check that somebody accepts.
struct Waiver {
    SourceLine where;
    std::string rule;    ///< its id: "stamp-spacing"
    std::string finding; ///< its mark, as the report prints it: the waiver is of these facts and no others
    std::string reason;
    std::string name; ///< who accepts it
    std::chrono::year_month_day date;
};

/// waivers.toml of an edition's folder, all [[waiver]]; empty without the file. What lacks a key, or has an empty one, is told
/// and left out. \throws IoError
[[nodiscard]] std::vector<Waiver> read_waivers(const std::filesystem::path& folder, Diagnostics& found);

} // namespace route::edition
