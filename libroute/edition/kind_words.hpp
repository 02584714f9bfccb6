// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "edition/list_words.hpp"

#include <string_view>

namespace route::edition {

/// The name of the kind that a word is or stands for: "parade start" is PARADE_START, "Partenza" is START; empty when it
/// is none.
[[nodiscard]] std::string_view kind_of_word(std::string_view word, const ListWords* words);

/// The name of the kind with which a name begins: "CO 3 Povo", "Partenza", "CT1". The longest word for a kind counts; "Via
/// Roma" is a street. Empty when it begins with none.
[[nodiscard]] std::string_view kind_in_name(std::string_view name, const ListWords* words);

} // namespace route::edition
