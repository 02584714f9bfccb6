// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "homologation/planned_edition.hpp"
#include "roadbook/road_book.hpp"

#include <string>

namespace route::homologation {

/// The same; what speaks of a row of the waypoint list or of trials.csv lies where the route comes to it first.
[[nodiscard]] Diagnostics with_places(const Diagnostics& found, const PlannedEdition& planned);

/// The number of the last box before a place, or at it; empty where the book has none.
[[nodiscard]] std::string box_before(const roadbook::RoadBook& book, const RoutePlace& place);

} // namespace route::homologation
