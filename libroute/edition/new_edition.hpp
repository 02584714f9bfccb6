// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <vector>

namespace route::edition {

/// Writes a small commented edition to start from: edition.toml, waypoints.csv, trials.csv. It reads back
/// without a warning. The folder is made when it is missing. Answers the files written, in that order.
/// \throws IoError when the folder holds anything already, or cannot be written.
std::vector<std::filesystem::path> new_edition(const std::filesystem::path& folder);

} // namespace route::edition
