// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/list_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Private to edition/: legs by the names of folders, layers, routes and sheets.
namespace route::edition {

/// The number behind a word for leg: 2 of "Giro 2024 – Tappa 2", of "leg_2" and "Tappa2".
[[nodiscard]] std::optional<int> told_leg(std::string_view name, const ListWords* words);

/// The leg of each name: by told_leg() when any of them tells it so, else by the first number from 1 to 99; 0 where
/// there is none.
[[nodiscard]] std::vector<int> legs_of_names(const std::vector<std::string>& names, const ListWords* words);

} // namespace route::edition
