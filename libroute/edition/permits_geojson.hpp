// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/road_orders.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

enum class OrderFile { permits, closures };

/// Reads permits.geojson or closures.geojson. A feature that is not understood is told and left out.
[[nodiscard]] std::vector<RoadOrder> read_road_orders(OrderFile kind, const std::string& file, std::string_view bytes,
                                                      Diagnostics& found);

/// Orders that speak of legs which are not in edition.toml.
void check_order_legs(const std::vector<RoadOrder>& orders, const std::vector<int>& legs, Diagnostics& found);

} // namespace route::edition
