// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "roadbook/publication.hpp"

#include <cstddef>

namespace route::document {

/// The edition's itinerary in the federation's form: a table and, with elevation, a profile for each leg, then all legs.
/// For officials, and fit to be published: nothing secret reaches it. All of these \throw InputError for a missing phrase
/// or a letter that the fonts lack.
[[nodiscard]] MadePages itinerary_pages(const roadbook::Publication& published, const PageStyle& style,
                                        const drawing::FontSet& fonts, Diagnostics& diagnostics);

/// What the map says of the roads of each leg and a planner must look at: where, in which words, and what that means for the
/// cars, with a field to tick. For officials; a leg without such has a page that says so.
[[nodiscard]] MadePages planner_pages(const roadbook::Publication& published, const PageStyle& style,
                                      const drawing::FontSet& fonts, Diagnostics& diagnostics);

/// A sheet for each control and trial line of a leg, the secret ones too: where it is, when it works, what to do there.
/// Never to be given to crews. \pre leg_index < legs
[[nodiscard]] MadePages marshal_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                                      const drawing::FontSet& fonts, Diagnostics& diagnostics);

} // namespace route::document
