// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/fonts.hpp"
#include "junction/junction_view.hpp"

#include <string>
#include <vector>

/// Private to tulip/: what the signpost at a road says, as far as a plate in a drawing has room for it.
namespace route::tulip::detail {

/// One or two lines in a frame.
struct PlateWording {
    std::vector<std::string> lines;
};

/// Letters of a plate: capitals 1.95 mm high, so that they are read at arm's length in a moving car.
[[nodiscard]] drawing::TextStyle plate_type(const drawing::FontSet& fonts);
[[nodiscard]] drawing::Size plate_size(const PlateWording& wording, const drawing::FontSet& fonts);
/// The lines in their frame, whose top left corner is at `at`.
[[nodiscard]] std::vector<drawing::Item> plate_items(const PlateWording& wording, drawing::Point at,
                                                     const drawing::FontSet& fonts);

/// The road's number and its first destination, then less where there is no room for both: the best wording first. Empty
/// for a road of which the map tells neither.
[[nodiscard]] std::vector<PlateWording> wordings_for(const junction::Arm& arm, const drawing::FontSet& fonts);

} // namespace route::tulip::detail
