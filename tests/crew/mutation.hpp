// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/paper.hpp"
#include "roadbook/road_book.hpp"

#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>

namespace route::test {

/// Mistakes as hands and machines make them in road books.
enum class Mutation {
    box_deleted,
    arrow_mirrored,   ///< the arrow and its road lie to the other hand
    other_way_driven, ///< ball and arrow hold, but the arrow is at another road: a driven line that is not the route's
    drawing_mirrored, ///< the whole drawing, all arms, in the mirror
    exit_miscounted,  ///< the number in the words of a roundabout
    box_shifted,
    partial_mistyped
};
[[nodiscard]] std::string_view name_of(Mutation mutation);

/// The paper of a book with one such mistake in a junction box drawn at random; nothing when the leg has no box for it. Boxes
/// whose numbers are in `superfluous` are not deleted: without them the book is no worse.
[[nodiscard]] std::optional<crew::PaperLeg> mutated(const roadbook::LegBook& book, const roadbook::Phrases& phrases,
                                                    Mutation mutation, const std::set<std::string>& superfluous,
                                                    std::mt19937& random);

} // namespace route::test
