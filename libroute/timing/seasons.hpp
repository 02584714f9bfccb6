// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/position.hpp"
#include "timing/opening_hours.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace route::timing {

/// Seasons of the year as OpenStreetMap names them: "winter", "spring;summer". Nobody says on which day they begin on a
/// mountain: between the months that belong to one for certain and those that do not it is unknown.
class Seasons {
public:
    /// Nothing when the text is anything else than names of seasons.
    [[nodiscard]] static std::optional<Seasons> read(std::string_view text);

    /// South of the equator they are half a year later; in the tropics nobody knows.
    [[nodiscard]] Truth hold_on(std::chrono::year_month_day date, geo::Latitude latitude) const;

private:
    struct Season {
        unsigned middle = 1;       ///< its middle month, in the north
        unsigned doubtful_for = 1; ///< months before and after it
    };
    static std::optional<Season> named(std::string_view name);
    std::vector<Season> m_seasons;
};

} // namespace route::timing
