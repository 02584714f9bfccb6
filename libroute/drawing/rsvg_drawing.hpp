// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/pango_fonts.hpp"
#include "drawing/pictograms.hpp"

#include <librsvg/rsvg.h>
#include <string>

/// Inside of drawing/ only: how librsvg sees a pictogram.
namespace route::drawing {

struct PictogramSet::Drawing {
    std::string source;
    GObjectPtr<RsvgHandle> handle;
};

} // namespace route::drawing
