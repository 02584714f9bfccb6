// SPDX-License-Identifier: BSL-1.0
#include "timing/seasons.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace std::chrono_literals;
using timing::Seasons;
using timing::Truth;

namespace {

Truth holds(std::string_view seasons, std::chrono::month month, double latitude = 46) {
    const auto read = Seasons::read(seasons);
    REQUIRE_MESSAGE(read.has_value(), std::string(seasons));
    return read->hold_on(2024y / month / 11, geo::Latitude::degrees(latitude));
}

} // namespace

TEST_CASE("a season has its three months, and others of which nobody knows") {
    CHECK(holds("winter", std::chrono::December) == Truth::yes);
    CHECK(holds("winter", std::chrono::February) == Truth::yes);
    CHECK(holds("winter", std::chrono::April) == Truth::unknown);
    CHECK(holds("winter", std::chrono::October) == Truth::unknown);
    CHECK(holds("winter", std::chrono::June) == Truth::no);
    CHECK(holds("summer", std::chrono::June) == Truth::yes);
    CHECK(holds("summer", std::chrono::May) == Truth::unknown);
    CHECK(holds("summer", std::chrono::March) == Truth::no);
    CHECK(holds("spring", std::chrono::June) == Truth::unknown);
    CHECK(holds("spring; summer", std::chrono::June) == Truth::yes);
    CHECK(holds("autumn,winter", std::chrono::May) == Truth::no);
}

TEST_CASE("south of the equator the seasons are the others, and in the tropics unknown") {
    CHECK(holds("summer", std::chrono::January, -34) == Truth::yes);
    CHECK(holds("winter", std::chrono::January, -34) == Truth::no);
    CHECK(holds("summer", std::chrono::July, 4) == Truth::unknown);
}

TEST_CASE("what is no list of seasons is not read as one") {
    for (const char* text : {"", "yes", "wet_season", "summer;rain", "winter;", "Jun"}) {
        CAPTURE(text);
        CHECK_FALSE(Seasons::read(text).has_value());
    }
}
