// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "drawing/pictograms.hpp"

#include <cairo.h>

/// Inside of drawing/ only: paints a picture with cairo, whose unit here is the point.
namespace route::drawing {

[[nodiscard]] constexpr double in_points(Millimetres length) { return length.count() * 72.0 / 25.4; }

void paint(cairo_t* cairo, const Picture& picture, const FontSet& fonts, const PictogramSet& pictograms);

} // namespace route::drawing
