// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The edition as GeoJSON (RFC 7946) for maps on the web, which take one address: legs, controls and boxes, told apart by
/// their property `layer`. It may be given to anybody: no secret check points, no averages and no times of trials are in
/// it. Same input, same bytes.
[[nodiscard]] std::string edition_geojson(const roadbook::Publication& publication);

} // namespace route::exchange
