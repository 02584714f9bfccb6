// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"

#include <string>
#include <vector>

namespace route::drawing {

enum class LayoutFaultKind {
    texts_meet,        ///< two texts lie on each other
    text_on_pictogram, ///< a text and a pictogram, or two pictograms, lie on each other
    text_leaves_cell,
    outside_page, ///< a text or pictogram leaves its picture, or a shape or inset the page
};

/// Something of a picture that a reader could not read.
struct LayoutFault {
    LayoutFaultKind kind = LayoutFaultKind::texts_meet;
    std::string what; ///< the texts or names concerned, in quotes
    Rect where;       ///< on the page
};

/// All faults of a page, its insets included. A text's place is its advance wide and its ink high.
[[nodiscard]] std::vector<LayoutFault> faults(const Picture& picture, const FontSet& fonts);

/// One line each, for a test's message; empty when there is none.
[[nodiscard]] std::string to_text(const std::vector<LayoutFault>& faults);

} // namespace route::drawing
