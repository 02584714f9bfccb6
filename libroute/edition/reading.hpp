// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/languages.hpp"

#include <filesystem>

namespace route::edition {

/// Reads and validates an edition's folder (docs/file-formats.md). Every bad row and key is told in `found`,
/// with file and line, before anything is given up; when `found` has errors afterwards, the result is fit for
/// nothing but further messages. Coordinates are checked as numbers only: whether a road is near is for
/// snapping to tell. \throws IoError when the folder, edition.toml or the waypoint list is missing or cannot
/// be read.
[[nodiscard]] Edition read_edition(const std::filesystem::path& folder, const Languages& languages, Diagnostics& found);

} // namespace route::edition
