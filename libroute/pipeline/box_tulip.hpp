// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "roadbook/road_book.hpp"

#include <string>

namespace route::pipeline {

/// Under which name a planner's own drawing is kept beside the pictograms, whose names have no stroke.
[[nodiscard]] std::string own_drawing_name(const std::string& file);

/// The tulip of a box as every document and file shows it: its junction or the planner's own drawing, with the signs of
/// controls, landmarks and danger marks.
[[nodiscard]] drawing::Picture tulip_of(const roadbook::Box& box, drawing::Size size);

} // namespace route::pipeline
