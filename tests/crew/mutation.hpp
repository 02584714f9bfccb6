// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/road_book.hpp"

#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>

namespace route::test {

/// Mistakes as hands and machines make them in road books.
enum class Mutation { box_deleted, arrow_mirrored, exit_miscounted, box_shifted, partial_mistyped };
[[nodiscard]] std::string_view name_of(Mutation mutation);

/// The book with one such mistake in a junction box drawn at random; nothing when the leg has no box for it. Boxes whose
/// numbers are in `superfluous` are not deleted: without them the book is no worse.
[[nodiscard]] std::optional<roadbook::LegBook> mutated(const roadbook::LegBook& book, Mutation mutation,
                                                       const std::set<std::string>& superfluous, std::mt19937& random);

} // namespace route::test
