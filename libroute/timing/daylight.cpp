// SPDX-License-Identifier: BSL-1.0
#include "timing/daylight.hpp"

#include "timing/local_time.hpp"

#include <ctime>
#include <libnova/julian_day.h>
#include <libnova/precession.h>
#include <libnova/solar.h>
#include <libnova/transform.h>

namespace route::timing {

namespace {

/// How high the sun's middle stands, in degrees. libnova 0.16 places the sun among the stars of 2000, which by now makes its
/// own rising times more than a minute wrong: precession brings it to today.
double sun_altitude(geo::Position place, Instant instant) {
    std::time_t seconds = instant.time_since_epoch().count();
    const double julian_day = ln_get_julian_from_timet(&seconds);
    ln_lnlat_posn observer{place.longitude.degrees(), place.latitude.degrees()};
    ln_equ_posn sun_of_2000{};
    ln_get_solar_equ_coords(julian_day, &sun_of_2000);
    ln_equ_posn sun{};
    ln_get_equ_prec(&sun_of_2000, julian_day, &sun);
    ln_hrz_posn seen{};
    ln_get_hrz_from_equ(&sun, &observer, julian_day, &seen);
    return seen.alt;
}

/// Half the sun's disc, and how far the air bends its light.
bool is_up(geo::Position place, Instant instant) {
    constexpr double horizon = LN_SOLAR_STANDART_HORIZON;
    return sun_altitude(place, instant) > horizon;
}

/// \pre the sun is up at one of the two and not at the other
Instant crossing_between(geo::Position place, Instant before, Instant after) {
    const bool up_before = is_up(place, before);
    while (after - before > std::chrono::seconds{1}) {
        const auto middle = before + (after - before) / 2;
        (is_up(place, middle) == up_before ? before : after) = middle;
    }
    return std::chrono::round<std::chrono::minutes>(after);
}

} // namespace

Daylight daylight(geo::Position place, std::chrono::year_month_day date, const std::string& zone) {
    constexpr std::chrono::minutes step{20};
    Daylight found;
    // The clocks' day lies somewhere in these two days of UTC.
    const Instant begin = std::chrono::sys_days{date} - std::chrono::hours{14};
    bool up = is_up(place, begin);
    for (auto time = begin; time < begin + std::chrono::hours{54}; time += step) {
        const bool up_then = is_up(place, time + step);
        if (up_then != up) {
            const auto crossing = crossing_between(place, time, time + step);
            if (local_time(crossing, zone).date == date) (up_then ? found.sunrise : found.sunset) = crossing;
        }
        up = up_then;
    }
    return found;
}

} // namespace route::timing
