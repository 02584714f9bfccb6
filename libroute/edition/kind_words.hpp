// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "edition/list_words.hpp"

#include <string_view>

namespace route::edition {

/// The name of the kind that a word is or stands for: "parade start" is PARADE_START, "Partenza" is START; empty when it
/// is none.
[[nodiscard]] std::string_view kind_of_word(std::string_view word, const ListWords* words);

} // namespace route::edition
