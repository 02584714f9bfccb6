// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "roadbook/publication.hpp"

#include <cstddef>
#include <functional>

namespace route::document {

/// Draws a box's tulip in the size that the page gives it.
using TulipOf = std::function<drawing::Picture(const roadbook::Box& box, drawing::Size size)>;

/// The pages of one leg's road book: cover, how to read it, signs, itinerary, trials, map and elevation
/// profile, boxes by sector, emergency. Nothing secret reaches them. A box whose text is too long for its row is given more rows, with a
/// warning. \pre leg_index < published.timed.legs.size(), and the book has that leg \throws InputError
/// for a missing phrase or a letter that the fonts lack
[[nodiscard]] MadePages road_book_pages(const roadbook::Publication& published, const TulipOf& tulip_of, LegIndex leg_index,
                                        const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics);

} // namespace route::document
