// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "edition/languages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

/// The rows of entries.csv.
struct EntryRows {
    std::vector<Entry> entries; ///< by start group, then number; the organiser's cars last
    bool whole = true;          ///< every row could be read
};

[[nodiscard]] EntryRows read_entries(const std::string& file, std::string_view bytes, const Languages& languages,
                                     Diagnostics& found);

/// Holds the rows against the edition's groups and the classes of its average trials, sorts them, and gives each group as
/// many cars as the list has for it. \pre edition.groups and edition.trials were read
void take_entries(EntryRows rows, Edition& edition, Diagnostics& found);

} // namespace route::edition
