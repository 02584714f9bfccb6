// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "drawing/pictograms.hpp"

#include <string>

namespace route::drawing {

/// The picture as one SVG document in millimetres, pictograms within, no links to the outside; decimals are
/// fixed, so that it can be compared. Text asks for the family B612 and takes what the reader has. \throws
/// InputError for an unknown pictogram
[[nodiscard]] std::string to_svg(const Picture& picture, const PictogramSet& pictograms);

/// The same with all letters as outlines, labelled with the text: it looks alike on every machine, whatever fonts it has.
[[nodiscard]] std::string to_svg(const Picture& picture, const PictogramSet& pictograms, const FontSet& fonts);

/// The display list itself, one item a line, insets indented: for tests to compare and people to read.
[[nodiscard]] std::string to_text(const Picture& picture);

} // namespace route::drawing
