// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <string>
#include <vector>

namespace route::osm::detail {

/// Numbers the texts as ways, nodes, posts and places name them: their order in the file leaves no trace.
void number_texts(std::vector<std::string> pool, Extract& extract);

} // namespace route::osm::detail
