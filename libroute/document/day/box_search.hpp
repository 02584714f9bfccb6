// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/road_book.hpp"

/// Inside of document/ only: boxes by their place on the leg.
namespace route::document {

/// The box that a crew reads when it comes to a place: the first that stands there or behind it; of one kind, where it is told.
/// Nothing behind the last one, or without a book.
[[nodiscard]] const roadbook::Box* box_from(const roadbook::LegBook* book, Chainage place,
                                            std::optional<roadbook::BoxKind> kind = {});
/// The last box before a place or at it; of one kind, where it is told.
[[nodiscard]] const roadbook::Box* box_before(const roadbook::LegBook* book, Chainage place,
                                              std::optional<roadbook::BoxKind> kind = {});

} // namespace route::document
