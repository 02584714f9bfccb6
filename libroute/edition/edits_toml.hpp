// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edits.hpp"
#include "edition/languages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

/// The hand-made changes that edits.toml tells, in the file's order. What is wrong with them is told in
/// `found`, all of it.
[[nodiscard]] std::vector<Edit> read_edits(const std::string& file, std::string_view bytes, const Languages& languages,
                                           Diagnostics& found);

/// Tells edits of legs that the edition does not have. `legs` is not empty.
void check_edit_legs(const std::vector<Edit>& edits, const std::vector<int>& legs, Diagnostics& found);

} // namespace route::edition
