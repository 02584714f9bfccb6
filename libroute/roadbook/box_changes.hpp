// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edits.hpp"
#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"

#include <string>

/// Private to roadbook/: what an edit changes on its box.
namespace route::roadbook::detail {

/// What of an edit could be applied.
struct Applied {
    bool applied = false; ///< anything at all
    std::string missed;   ///< what could not: "does not say it \"Alt\""; empty when all could
};

/// Text, pictograms, danger and drawing. Languages that the book does not have are passed over.
Applied apply_changes(const edition::Edit& edit, const network::RoadNetwork& roads, Box& box);

/// What both of two edits of one box decide: "replaces text_it"; empty when they go together.
[[nodiscard]] std::string contradiction_between(const edition::Edit& former, const edition::Edit& edit);

} // namespace route::roadbook::detail
