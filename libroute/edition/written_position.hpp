// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/position.hpp"

#include <optional>
#include <string_view>

namespace route::edition {

/// Degrees as people write them: "46°04'04.4\"N", "N 46 04,073", "46° 4.073'", "-46.0679"; south and west are negative.
struct WrittenAngle {
    double degrees = 0;
    bool is_latitude = false;  ///< it says north or south
    bool is_longitude = false; ///< it says east or west
};

/// Nothing when it is no angle, or could be two: "O" is west in Italian and east in German.
[[nodiscard]] std::optional<WrittenAngle> written_angle(std::string_view text);

/// Latitude and longitude in one text, "46.0679, 11.1211", "46,0679; 11,1211", "46°04'04\"N 11°07'16\"E": latitude first
/// unless the letters say otherwise. Nothing when it is no such pair, or could be two.
[[nodiscard]] std::optional<geo::Position> written_position(std::string_view text);

} // namespace route::edition
