// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"
#include "document/setting/sheet.hpp"
#include "document/setting/wording.hpp"
#include "network/road_network.hpp"
#include "timing/timed_leg.hpp"

/// Inside of document/ only: a leg's elevation profile.
namespace route::document {

inline constexpr Millimetres profile_height{62};

/// Whether models of the ground cover nine tenths of the leg: else climbs and profiles would tell too little.
[[nodiscard]] bool heights_tell(const itinerary::LegItinerary& leg);

/// Heights over distance; controls above with their codes, the summits with their heights and, where a waypoint stands
/// or the map (which may be none) knows a pass or summit there, its name. \pre the leg has heights
void draw_profile(Sheet& sheet, const drawing::Rect& where, const timing::TimedLeg& facts, const Wording& words,
                  const network::RoadNetwork* roads);

/// A page with climb, descent and the profile; nothing where heights do not tell.
void add_profile(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork* roads);

} // namespace route::document
