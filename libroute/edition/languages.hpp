// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/language.hpp"
#include "edition/list_words.hpp"

#include <vector>

namespace route::edition {

/// The languages that an organiser may write in. There are phrases for each of them: that is for the styles to tell.
struct Languages {
    std::vector<Language> known;    ///< in the order of the alphabet
    std::vector<Language> standard; ///< printed by an edition that names none; all of them known
    ListWords words = {};           ///< of columns and kinds, in any of the known languages
    ListWords entry_words = {};     ///< of the columns of entries.csv and the roles of cars
};

} // namespace route::edition
