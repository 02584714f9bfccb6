// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "roadbook/road_book.hpp"

#include <functional>
#include <string>

namespace route::pipeline {

/// Under which name a planner's own drawing is kept beside the pictograms, whose names have no stroke.
[[nodiscard]] std::string own_drawing_name(const std::string& file);

/// The tulip of a box as every document and file shows it: its junction or the planner's own drawing, with the signs of
/// controls, landmarks, danger marks and what signposts say. The letters are measured with `fonts`.
[[nodiscard]] drawing::Picture tulip_of(const roadbook::Box& box, drawing::Size size, const drawing::FontSet& fonts);
/// The same, without fonts without the signposts' plates.
[[nodiscard]] drawing::Picture tulip_of(const roadbook::Box& box, drawing::Size size, const drawing::FontSet* fonts);

/// The same for pages, which ask box by box. \pre the fonts outlive it
[[nodiscard]] std::function<drawing::Picture(const roadbook::Box&, drawing::Size)>
tulips_with(const drawing::FontSet& fonts);

} // namespace route::pipeline
