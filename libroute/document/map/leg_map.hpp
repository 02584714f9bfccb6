// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"
#include "network/road_network.hpp"
#include "timing/timed_leg.hpp"

#include <vector>

/// Inside of document/ only: a leg's map with its controls.
namespace route::document {

/// A sheet of a leg's map: the stretch that it is for, and the ground that shows it whole.
struct MapSheet {
    Chainage from;
    Chainage to;
    geo::Position centre;
    double scale = 0;
    Millimetres height; ///< of paper that the stretch needs at this scale, with a rim
};

/// The least scale at which roads and names can still be read.
inline constexpr double smallest_map_scale = 300'000;

/// The sheets on which the leg is shown at `smallest_scale` or larger, in the order of driving; each at the largest usual
/// scale that shows its stretch on `paper`. Neighbours overlap a little.
[[nodiscard]] std::vector<MapSheet> map_sheets(const itinerary::LegItinerary& leg, drawing::Size paper,
                                               double smallest_scale);

/// The leg on one page; where that would be too small a scale, an overview and then sheets. Nothing secret.
void add_leg_map(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads);

/// A bar of a round length, with its scale.
void set_scale_bar(Sheet& sheet, const drawing::Rect& where, double scale);

/// An arrow to the north with an N, its top at a point of a picture.
void draw_north_arrow(drawing::Picture& picture, drawing::Point top);

} // namespace route::document
