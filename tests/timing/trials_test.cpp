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

TEST_CASE("each class has its own speeds, and one without a first average of its own begins with that of all") {
    test::PlannedLegs legs;
    auto first = line(1, 0, {}, 50, false);
    first.averages = {{"high", KmPerHour{60}}};
    first.given_as = edition::GivenAs::table;
    first.starts = edition::TrialStart::rolling;
    auto second = line(2, 1000, {}, 40, false);
    second.averages = {{"low", KmPerHour{30}}};
    legs.leg(2024y / 6 / 11, 9h)
        .at(0, Kind::start, "A")
        .at(3, Kind::pm, "P")
        .line(first)
        .line(second)
        .line(line(3, 2000, {}, {}, false))
        .at(16, Kind::finish, "B");
    auto leg = legs.itinerary().legs[LegIndex{0}];
    for (auto& control : leg.controls) {
        if (control.kind == Kind::pm && control.line < 3) control.code = "PM 1";
    }
    const auto trials = timing::public_trials(legs.edition(), leg);
    REQUIRE(trials.size() == 1);
    CHECK(trials[0].given_as == edition::GivenAs::table);
    CHECK(trials[0].starts == edition::TrialStart::rolling);
    REQUIRE(trials[0].classes.size() == 2);
    const auto& high = trials[0].classes[0];
    const auto& low = trials[0].classes[1];
    CHECK(high.name == "high");
    CHECK(high.speeds.size() == 1); // the change at line 2 is of the others
    CHECK(timing::time_to(high.speeds, Metres{2000}).count() == doctest::Approx(120));
    CHECK(low.speeds.size() == 2);
    CHECK(timing::time_to(low.speeds, Metres{1000}).count() == doctest::Approx(72));
    CHECK(timing::time_to(low.speeds, Metres{2000}).count() == doctest::Approx(192));
    CHECK(timing::time_to(trials[0].speeds, Metres{2000}).count() == doctest::Approx(162));
    CHECK(timing::time_to({}, Metres{2000}).count() == 0);
}
