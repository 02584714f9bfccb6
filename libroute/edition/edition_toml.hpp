// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/languages.hpp"

#include <map>
#include <string>
#include <string_view>

namespace route::edition {

/// Fills what edition.toml tells; paths stay as written. Answers the line of each leg by its number, or
/// nothing when the file is no TOML, so that the legs are not known.
[[nodiscard]] std::optional<std::map<int, int>> read_edition_toml(const std::string& file, std::string_view bytes,
                                                                  const Languages& languages, Edition& edition,
                                                                  Diagnostics& found);

} // namespace route::edition
