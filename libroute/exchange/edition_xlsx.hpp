// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The edition as a workbook, a sheet a subject: legs, sectors, controls, boxes, trials, when every car is due at every
/// control of each leg, permits and closures, roads, and what a planner must look at. Lengths, times and dates are numbers;
/// times are local. For officials: secret check points are in it, marked. Same input, same bytes.
/// \throws IoError when there is no room for its parts
[[nodiscard]] std::string edition_xlsx(const roadbook::Publication& publication);

/// The list of roads that permits are asked for with, and sums by owner: roads.pdf as a workbook. For officials.
/// \throws IoError when there is no room for its parts
[[nodiscard]] std::string roads_xlsx(const roadbook::Publication& publication);

} // namespace route::exchange
