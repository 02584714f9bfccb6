// SPDX-License-Identifier: BSL-1.0
#include "timing/seasons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace route::timing {

std::optional<Seasons::Season> Seasons::named(std::string_view name) {
    // Passes are closed for more of winter than the calendar's, and open for more of summer.
    static constexpr std::array<std::pair<std::string_view, Season>, 5> seasons{
        {{"winter", {1, 2}}, {"spring", {4, 1}}, {"summer", {7, 2}}, {"autumn", {10, 1}}, {"fall", {10, 1}}}};
    const auto found = std::ranges::find(seasons, name, [](const auto& entry) { return entry.first; });
    return found == seasons.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Seasons> Seasons::read(std::string_view text) {
    Seasons seasons;
    while (true) {
        const auto end = text.find_first_of(";,");
        auto name = text.substr(0, end);
        name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
        name = name.substr(0, name.find_last_not_of(' ') + 1);
        const auto season = named(name);
        if (!season) return std::nullopt;
        seasons.m_seasons.push_back(*season);
        if (end == std::string_view::npos) return seasons;
        text.remove_prefix(end + 1);
    }
}

Truth Seasons::hold_on(std::chrono::year_month_day date, geo::Latitude latitude) const {
    constexpr double tropics = 23.4;
    if (std::abs(latitude.degrees()) < tropics) return Truth::unknown;
    constexpr unsigned year = 12;
    const unsigned month = static_cast<unsigned>(date.month()) + (latitude.degrees() < 0 ? year / 2 : 0);
    Truth truth = Truth::no;
    for (const auto& season : m_seasons) {
        const unsigned after = (month + year - season.middle) % year;
        const unsigned away = std::min(after, year - after);
        if (away <= 1) return Truth::yes;
        if (away <= 1 + season.doubtful_for) truth = Truth::unknown;
    }
    return truth;
}

} // namespace route::timing
