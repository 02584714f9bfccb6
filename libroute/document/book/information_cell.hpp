// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/book/book_parts.hpp"

/// Inside of document/ only: the information cell of a box.
namespace route::document {

/// Signs, pictograms and text in the cell, in the largest type that fits.
void set_box_text(BookMaker& maker, Sheet& sheet, const drawing::Rect& cell, const roadbook::Box& box);

} // namespace route::document
