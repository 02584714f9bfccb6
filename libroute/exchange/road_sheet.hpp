// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/spreadsheet.hpp"

namespace route::exchange {

/// Inside of exchange/ only: the roads of all legs in the order of driving; those by permit bold. Nothing without a network.
void add_road_sheet(Spreadsheet& book, const roadbook::Publication& published);

} // namespace route::exchange
