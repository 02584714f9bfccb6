// SPDX-License-Identifier: BSL-1.0
#include "document/day/box_search.hpp"

namespace route::document {

const roadbook::Box* box_from(const roadbook::LegBook* book, Chainage place, std::optional<roadbook::BoxKind> kind) {
    if (book == nullptr) return nullptr;
    for (const auto& sector : book->sectors) {
        for (const auto& box : sector.boxes) {
            if (box.chainage >= place && (!kind || box.kind == *kind)) return &box;
        }
    }
    return nullptr;
}

const roadbook::Box* box_before(const roadbook::LegBook* book, Chainage place, std::optional<roadbook::BoxKind> kind) {
    const roadbook::Box* before = nullptr;
    if (book == nullptr) return before;
    for (const auto& sector : book->sectors) {
        for (const auto& box : sector.boxes) {
            if (box.chainage <= place && (!kind || box.kind == *kind)) before = &box;
        }
    }
    return before;
}

} // namespace route::document
