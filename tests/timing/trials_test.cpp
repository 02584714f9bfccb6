// SPDX-License-Identifier: BSL-1.0
#include "timing/planned_legs.hpp"
#include "timing/trials.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace std::chrono_literals;
using edition::Kind;

namespace {

edition::TrialLine line(int number, double at, std::optional<int> hundredths, std::optional<double> average, bool secret) {
    edition::TrialLine made;
    made.line = number;
    made.at = Metres{at};
    if (hundredths) made.time = std::chrono::duration<std::int64_t, std::centi>{*hundredths};
    if (average) made.average = KmPerHour{*average};
    made.secret = secret;
    return made;
}

} // namespace

TEST_CASE("a PM is one public trial from its first to its last line, and says nothing of secret check points") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 9h)
        .at(0, Kind::start, "A")
        .at(3, Kind::pm, "P")
        .line(line(1, 0, {}, 50, false))
        .line(line(2, 777, {}, {}, true))
        .line(line(3, 3000, {}, 36, false))
        .line(line(4, 5500, {}, {}, false))
        .at(16, Kind::finish, "B");
    const auto itinerary = legs.itinerary();
    auto leg = itinerary.legs[LegIndex{0}];
    for (auto& control : leg.controls) {
        if (control.kind == Kind::pm && control.line < 4) control.code = "PM 1";
    }
    const auto trials = timing::public_trials(legs.edition(), leg);
    REQUIRE(trials.size() == 1);
    CHECK(trials[0].average);
    CHECK(trials[0].code == "PM 1");
    CHECK(leg.controls[trials[0].first].line == 1);
    CHECK(leg.controls[trials[0].last].line == 4);
    CHECK(trials[0].length == Metres{5500});
    REQUIRE(trials[0].speeds.size() == 2);
    CHECK(trials[0].speeds[1].at == Metres{3000});
    CHECK(trials[0].speeds[1].since_start.count() == doctest::Approx(216.0));
}

TEST_CASE("linked PCs are one public trial each, and the time to a secret line goes on to the next public one") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 9h)
        .at(0, Kind::start, "A")
        .at(3, Kind::pc, "P")
        .line(line(1, 0, {}, {}, false))
        .line(line(2, 180, 1800, {}, false))
        .line(line(3, 300, 1200, {}, true))
        .line(line(4, 420, 1300, {}, false))
        .at(16, Kind::finish, "B");
    auto leg = legs.itinerary().legs[LegIndex{0}];
    for (auto& control : leg.controls) {
        if (control.kind == Kind::pc && control.line < 4) control.code = "PC " + std::to_string(control.line);
    }
    const auto trials = timing::public_trials(legs.edition(), leg);
    REQUIRE(trials.size() == 2);
    CHECK(leg.controls[trials[0].last].line == 2);
    CHECK(trials[0].time->count() == 1800);
    CHECK(leg.controls[trials[1].last].line == 4);
    CHECK(trials[1].length == Metres{240});
    CHECK(trials[1].time->count() == 2500);
}
