// SPDX-License-Identifier: BSL-1.0
#include "roadbook/columns.hpp"

namespace route::roadbook::detail {

void fill_columns(std::vector<Box>& boxes, const ColumnEnds& ends) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        Box& box = boxes[i];
        box.total = box.printed - ends.zero;
        box.partial = i == 0 ? PrintedLength{} : box.printed - boxes[i - 1].printed;
        box.to_go = ends.end - box.printed;
        box.near_next = i + 1 < boxes.size() && (boxes[i + 1].printed - box.printed).length() <= ends.near;
    }
}

} // namespace route::roadbook::detail
