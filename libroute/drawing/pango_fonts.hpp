// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/fonts.hpp"

#include <memory>
#include <pango/pangocairo.h>
#include <string_view>

/// Inside of drawing/ only: how pango sees a FontSet.
namespace route::drawing {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T> using GObjectPtr = std::unique_ptr<T, Unref>;

/// Pango's layout of one line; its unit is 1/PANGO_SCALE of a point.
[[nodiscard]] GObjectPtr<PangoLayout> line_layout(const FontSet& fonts, std::string_view text, const TextStyle& style);

} // namespace route::drawing
