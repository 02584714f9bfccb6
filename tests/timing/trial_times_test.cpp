// SPDX-License-Identifier: BSL-1.0
#include "timing/local_time.hpp"
#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"
#include "timing/timed_leg.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::Kind;
using test::PlannedLegs;

namespace {

edition::TrialLine line(int number, double at, std::optional<double> average = {}, bool secret = false) {
    edition::TrialLine line;
    line.line = number;
    line.at = Metres{at};
    if (average) line.average = KmPerHour{*average};
    line.secret = secret;
    return line;
}

PlannedLegs::Change target(int minutes) {
    return [minutes](edition::Waypoint& row) { row.target = std::chrono::minutes{minutes}; };
}

TimedItinerary scheduled(PlannedLegs& legs, Diagnostics& found) {
    RuleSet rules;
    rules.name = "aci";
    auto times = timed(legs.edition(), legs.itinerary(), rules, found);
    REQUIRE(times);
    return *std::move(times);
}

std::vector<std::string> clocks(const TimedItinerary& times, const std::string& of_class = {}) {
    std::vector<std::string> clocks;
    const auto& leg = times.legs[LegIndex{0}];
    StartingCar car{"1", std::nullopt, 0, 0s, of_class};
    for (const ControlIndex i : leg.controls.indices()) {
        clocks.push_back(time_text(local_time(leg.due(car, i), "Europe/Rome").time_of_day));
    }
    return clocks;
}

std::vector<std::string> codes(const Diagnostics& found) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : found.all()) {
        codes.emplace_back(diagnostic.code.text());
    }
    return codes;
}

/// 36 km in an hour: a trial of 6 km from km 12.1, where a car comes at 9:20:10.
PlannedLegs with_trial(edition::TrialStart starts) {
    PlannedLegs legs;
    legs.code_trials();
    auto first = line(1, 0, 36);
    first.starts = starts;
    legs.leg(2024y / 6 / 11, 9h)
        .at(0, Kind::start, "A")
        .at(12.1, Kind::pm, "P")
        .line(first)
        .line(line(2, 1500, {}, true))
        .line(line(3, 3000, 45))
        .line(line(4, 6000))
        .at(27.05, Kind::ct, "C")
        .at(36, Kind::finish, "B", target(60));
    return legs;
}

} // namespace

TEST_CASE("a PM starts at the next whole minute, its lines are due by its averages, and what is left is driven evenly") {
    auto legs = with_trial(edition::TrialStart::scheduled);
    Diagnostics found;
    const auto times = scheduled(legs, found);
    // 3000 m at 36 are 300 s, 3000 m at 45 are 240 s; half of the 17.9 km behind it lies before the stamp.
    CHECK(clocks(times) ==
          std::vector<std::string>{"09:00:00", "09:21:00", "09:23:30", "09:26:00", "09:30:00", "09:45:00", "10:00:00"});
    CHECK(codes(found).empty());
}

TEST_CASE("a rolling start is due when the sector's average comes to it") {
    auto legs = with_trial(edition::TrialStart::rolling);
    Diagnostics found;
    const auto times = scheduled(legs, found);
    CHECK(clocks(times)[1] == "09:20:10");
    CHECK(clocks(times)[4] == "09:29:10");
}

TEST_CASE("a class with averages of its own is due by them, and windows of its controls hold all classes") {
    auto legs = with_trial(edition::TrialStart::scheduled);
    legs.edition().trials.front().averages = {{"high", KmPerHour{54}}, {"low", KmPerHour{30}}};
    Diagnostics found;
    const auto times = scheduled(legs, found);
    CHECK(clocks(times, "high")[4] == "09:27:40"); // 6000 m at 54: its own average goes on over line 3
    CHECK(clocks(times, "low")[4] == "09:33:00");
    CHECK(clocks(times, "high").back() == "10:00:00");
    // Without a list of entries nobody knows of which class a car is.
    const auto& end = times.legs[LegIndex{0}].controls[ControlIndex{4}];
    CHECK(end.due_last_car - end.due_first_car == 5min + 20s);
}

TEST_CASE("lines of linked trials are due by their imposed times") {
    PlannedLegs legs;
    legs.code_trials();
    auto second = line(2, 200);
    second.time = std::chrono::duration<std::int64_t, std::centi>{2500};
    auto third = line(3, 500);
    third.time = std::chrono::duration<std::int64_t, std::centi>{4000};
    legs.leg(2024y / 6 / 11, 9h)
        .at(0, Kind::start, "A")
        .at(12, Kind::pc, "P")
        .line(line(1, 0))
        .line(second)
        .line(third)
        .at(36, Kind::finish, "B", target(60));
    Diagnostics found;
    CHECK(clocks(scheduled(legs, found)) ==
          std::vector<std::string>{"09:00:00", "09:20:00", "09:20:25", "09:21:05", "10:00:00"});
}

TEST_CASE("a trial that takes longer than its sector is told, and its lines are due by the sector's average") {
    auto legs = with_trial(edition::TrialStart::rolling);
    legs.edition().trials.front().average = KmPerHour{4.5};
    Diagnostics found;
    const auto times = scheduled(legs, found);
    CHECK(codes(found) == std::vector<std::string>{"trial-over-sector"});
    CHECK(clocks(times)[4] == "09:30:10");
    CHECK(found.all().front().message ==
          "PM 1 P as it is imposed ends when the car is due at CO 1 B, or 5 min later: due times at its lines are those of "
          "the sector's average");
}

TEST_CASE(
    "where a slow trial leaves too little time for the rest of its sector, that is told with the minutes that it lacks") {
    auto legs = with_trial(edition::TrialStart::scheduled);
    legs.edition().trials.front().average = KmPerHour{12};
    Diagnostics found;
    (void)scheduled(legs, found);
    // From 9:21 the trial takes 15 + 4 minutes; 17.9 km in 20 min are 53.7 km/h.
    REQUIRE(codes(found) == std::vector<std::string>{"after-trial-too-fast"});
    CHECK(found.all().front().message ==
          "after the trial 17.90 km are left to CO 1 B for 20.0 min, 53.7 km/h; the rule set allows 50 km/h");
    CHECK(found.all().front().hint == "Give the sector 2 min more, or the trial a higher average or a shorter time.");
}

TEST_CASE("crews know the times of a trial that tells its averages, and none behind one that hides them") {
    auto legs = with_trial(edition::TrialStart::scheduled);
    const auto known = [&] {
        Diagnostics found;
        const auto times = scheduled(legs, found);
        const TimedLeg leg{legs.edition(), times, LegIndex{0}};
        std::string letters;
        for (const ControlIndex i : leg.leg().controls.indices()) {
            letters += leg.crews_know_time_at(i) ? 'y' : 'n';
        }
        return letters;
    };
    CHECK(known() == "yyyyyyy");
    legs.edition().trials.front().given_as = edition::GivenAs::table;
    CHECK(known() == "yynnnny"); // the stamp behind it would tell its time
}

TEST_CASE("cars that come every half minute cannot start a trial at whole minutes, which is told") {
    auto legs = with_trial(edition::TrialStart::next_minute);
    legs.edition().groups = {{"", 10, 30s, 0s}};
    Diagnostics found;
    (void)scheduled(legs, found);
    CHECK(codes(found) == std::vector<std::string>{"trial-minute-shared"});
}

TEST_CASE("with trials of any kind no car's due times decrease, in a thousand random legs") {
    std::mt19937 chance(20241130);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
    for (int n = 0; n < 1000; ++n) {
        CAPTURE(n);
        PlannedLegs legs;
        legs.code_trials();
        legs.leg(2024y / 6 / 11, 9h).at(0, Kind::start, "A");
        double km = 0;
        for (int s = pick(1, 4); s > 0; --s) {
            const double sector = pick(10'000, 40'000) / 1000.0;
            double at = km;
            for (int t = pick(0, 2); t > 0; --t) {
                at += pick(500, 2500) / 1000.0;
                const bool average = pick(0, 1) == 1;
                legs.at(at, average ? Kind::pm : Kind::pc, "T");
                double metres = 0;
                const int lines = pick(2, 5);
                for (int l = 1; l <= lines; ++l) {
                    auto own = line(l, metres, {}, l > 1 && l < lines && pick(0, 3) == 0);
                    if (average && (l == 1 || pick(0, 1) == 1)) own.average = KmPerHour{pick(25, 60) * 1.0};
                    if (average && l == 1) own.averages["low"] = KmPerHour{pick(20, 40) * 1.0};
                    if (!average && l > 1) own.time = std::chrono::duration<std::int64_t, std::centi>{pick(500, 6000)};
                    own.starts = static_cast<edition::TrialStart>(pick(0, 3));
                    legs.line(own);
                    metres += pick(100, 1500);
                }
                at += metres / 1000.0;
            }
            if (pick(0, 1) == 1) legs.at(at + 0.1, Kind::ct, "C");
            const double length = std::max(sector, at + 0.5 - km);
            km += length;
            const auto time = least_minutes(Metres{length * 1000}, KmPerHour{50}) + std::chrono::minutes{pick(0, 10)};
            legs.at(km, s == 1 ? Kind::finish : Kind::co, "Z", [&](auto& row) { row.target = time; });
        }
        Diagnostics found;
        const auto times = scheduled(legs, found);
        const auto& leg = times.legs[LegIndex{0}];
        for (const std::string of_class : {"", "low"}) {
            StartingCar car{"1", std::nullopt, 0, 0s, of_class};
            for (const ControlIndex i : leg.controls.indices() | std::views::drop(1)) {
                if (leg.due(car, i) < leg.due(car, i.before())) FAIL_CHECK("a due time decreases");
                if (leg.due(car, i) < leg.controls[i].opens || leg.due(car, i) > leg.controls[i].closes) {
                    FAIL_CHECK("a window misses a car");
                }
            }
        }
    }
}
