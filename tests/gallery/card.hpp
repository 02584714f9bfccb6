// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"

#include <string>
#include <vector>

/// The gallery: real junctions, their map and their tulip side by side, to be looked at.
namespace route::gallery {

/// A place of a leg that is worth a look.
struct Sight {
    const itinerary::LegItinerary* leg = nullptr;
    Chainage where;
    Bearing up; ///< points upwards on the map, as in the tulip
    Metres half_side{90};
    const roadbook::Box* box = nullptr; ///< whose tulip is shown; null for none
    std::vector<std::string> remarks;
};

[[nodiscard]] Sight sight_of(const itinerary::LegItinerary& leg, const roadbook::Box& box);

inline constexpr drawing::Size card_size{Millimetres{133}, Millimetres{82}};

/// The map, the tulip beside it, the box's text below.
[[nodiscard]] drawing::Picture card(const network::RoadNetwork& roads, const Sight& sight, const drawing::FontSet& fonts);

} // namespace route::gallery
