// SPDX-License-Identifier: BSL-1.0
#include "timing/daylight.hpp"
#include "timing/local_time.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace std::chrono_literals;

namespace {

struct Place {
    const char* name;
    double latitude;
    double longitude;
    const char* zone;
};

timing::Daylight at(const Place& place, std::chrono::year_month_day date) {
    return timing::daylight({geo::Latitude::degrees(place.latitude), geo::Longitude::degrees(place.longitude)}, date,
                            place.zone);
}

/// Minutes of the local day.
std::int64_t minutes(const std::optional<timing::Instant>& instant, const char* zone) {
    REQUIRE(instant);
    return std::chrono::duration_cast<std::chrono::minutes>(timing::local_time(*instant, zone).time_of_day).count();
}

} // namespace

TEST_CASE("the sun rises and sets when almanacs say so, on the clocks' day") {
    // Published times of the day, to the minute.
    const struct {
        Place place;
        std::chrono::year_month_day date;
        int sunrise;
        int sunset;
    } almanac[] = {
        {{"Greenwich", 51.4779, 0.0, "Europe/London"}, 2024y / 6 / 20, 4 * 60 + 43, 21 * 60 + 21},
        {{"Greenwich", 51.4779, 0.0, "Europe/London"}, 2024y / 12 / 21, 8 * 60 + 4, 15 * 60 + 53},
        {{"Rome", 41.9028, 12.4964, "Europe/Rome"}, 2024y / 6 / 20, 5 * 60 + 35, 20 * 60 + 48},
        {{"Tokyo", 35.6762, 139.6503, "Asia/Tokyo"}, 2024y / 6 / 20, 4 * 60 + 26, 19 * 60 + 0},
        {{"New York", 40.7128, -74.006, "America/New_York"}, 2024y / 6 / 20, 5 * 60 + 25, 20 * 60 + 30},
    };
    for (const auto& day : almanac) {
        CAPTURE(std::string(day.place.name));
        const auto sun = at(day.place, day.date);
        CHECK(std::abs(minutes(sun.sunrise, day.place.zone) - day.sunrise) <= 1);
        CHECK(std::abs(minutes(sun.sunset, day.place.zone) - day.sunset) <= 1);
        CHECK(timing::local_time(*sun.sunrise, day.place.zone).date == day.date);
        CHECK(timing::local_time(*sun.sunset, day.place.zone).date == day.date);
    }
}

TEST_CASE("in the polar summer the sun neither rises nor sets") {
    const auto sun = at({"Longyearbyen", 78.22, 15.65, "Arctic/Longyearbyen"}, 2024y / 6 / 20);
    CHECK_FALSE(sun.sunrise);
    CHECK_FALSE(sun.sunset);
}
