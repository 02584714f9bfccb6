// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/road_book.hpp"

#include <vector>

/// Private to roadbook/: the distances of a sector's boxes.
namespace route::roadbook::detail {

struct ColumnEnds {
    PrintedLength zero; ///< where totals count from
    PrintedLength end;  ///< the sector's end
    Metres near;        ///< boxes nearer than this stand together on the page
};

/// Total, partial, to go and nearness of a sector's boxes, from their printed chainages: differences of
/// rounded values.
void fill_columns(std::vector<Box>& boxes, const ColumnEnds& ends);

} // namespace route::roadbook::detail
