// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/leg_facts.hpp"
#include "document/sheet.hpp"
#include "document/wording.hpp"

/// Inside of document/ only: a leg's elevation profile.
namespace route::document {

inline constexpr Millimetres profile_height{62};

/// Heights over distance; controls above with their codes, the summits with their heights and, where a waypoint stands
/// there, its name. \pre the leg has heights
void draw_profile(Sheet& sheet, const drawing::Rect& where, const LegFacts& facts, const Wording& words);

} // namespace route::document
