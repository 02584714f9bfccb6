// SPDX-License-Identifier: BSL-1.0
#include "timing/shared_time.hpp"

#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"

#include <doctest/doctest.h>
#include <numeric>
#include <random>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::Kind;
using Minutes = std::vector<std::chrono::minutes>;

namespace {

struct Outcome {
    std::optional<TimedItinerary> timed;
    std::vector<std::string> messages;
};

Outcome scheduled(test::PlannedLegs& legs) {
    Diagnostics found;
    RuleSet rules;
    rules.name = "aci";
    Outcome outcome{timing::timed(legs.edition(), legs.itinerary(), rules, found), {}};
    for (const auto& diagnostic : found.all()) {
        outcome.messages.push_back(to_text(diagnostic));
    }
    return outcome;
}

/// Two sectors of 10 and 20 km that tell no time, a lunch between them.
test::PlannedLegs free_leg(std::chrono::seconds finish) {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::lunch, "B", [](auto& row) { row.stop = 60min; })
        .at(30, Kind::finish, "C");
    legs.edition().legs[LegIndex{0}].finish = finish;
    return legs;
}

} // namespace

TEST_CASE("a time is shared by driving times, in whole minutes that add up to it") {
    CHECK(*shared_time(30min, {{Seconds{600}, 5min}, {Seconds{1200}, 5min}}) == Minutes{10min, 20min});
    CHECK(*shared_time(31min, {{Seconds{600}, 5min}, {Seconds{1200}, 5min}}) == Minutes{10min, 21min});
    CHECK(*shared_time(10min, {{Seconds{60}, 1min}, {Seconds{60}, 1min}, {Seconds{60}, 1min}}) == Minutes{4min, 3min, 3min});
}

TEST_CASE("no sector gets less than its least time, the others share the rest") {
    CHECK(*shared_time(30min, {{Seconds{600}, 18min}, {Seconds{1200}, 5min}}) == Minutes{18min, 12min});
    CHECK(*shared_time(23min, {{Seconds{600}, 18min}, {Seconds{1200}, 5min}}) == Minutes{18min, 5min});
    CHECK_FALSE(shared_time(22min, {{Seconds{600}, 18min}, {Seconds{1200}, 5min}}));
    CHECK(*shared_time(20min, {{Seconds{0}, 0min}, {Seconds{0}, 0min}}) == Minutes{10min, 10min});
}

TEST_CASE("whatever the sectors are, shares add up and keep to the least times") {
    std::mt19937 chance(7);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
    for (int round = 0; round < 2000; ++round) {
        std::vector<SharedSector> sectors;
        std::chrono::minutes least{0};
        for (int i = pick(1, 12); i > 0; --i) {
            sectors.push_back({Seconds{static_cast<double>(pick(0, 7200))}, std::chrono::minutes{pick(0, 90)}});
            least += sectors.back().least;
        }
        const auto time = least + std::chrono::minutes{pick(-3, 200)};
        const auto shares = shared_time(time, sectors);
        REQUIRE(shares.has_value() == (time >= least));
        if (!shares) continue;
        CHECK(std::accumulate(shares->begin(), shares->end(), 0min) == time);
        for (std::size_t i = 0; i < sectors.size(); ++i) {
            CHECK((*shares)[i] >= sectors[i].least);
        }
    }
}

TEST_CASE("sectors that tell no time share what is left until the leg's finish, halts taken out") {
    auto legs = free_leg(9h + 45min);
    const auto outcome = scheduled(legs);
    REQUIRE(outcome.timed);
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    CHECK(sectors[SectorIndex{0}].target == 15min);
    CHECK(sectors[SectorIndex{1}].target == 30min);
}

TEST_CASE("a row's own minutes or average are taken out before, and a fixed restart begins the count anew") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::lunch, "B",
            [](auto& row) {
                row.target = 20min;
                row.restart = 10h;
            })
        .at(20, Kind::co, "C", [](auto& row) { row.average = KmPerHour{40}; })
        .at(30, Kind::finish, "D");
    legs.edition().legs[LegIndex{0}].finish = 10h + 40min;
    const auto outcome = scheduled(legs);
    REQUIRE(outcome.timed);
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    CHECK(sectors[SectorIndex{1}].target == 15min);
    CHECK(sectors[SectorIndex{2}].target == 25min);
}

TEST_CASE("a day with less time than its sectors take at their limits is refused, with both figures") {
    auto legs = free_leg(9h + 30min);
    const auto outcome = scheduled(legs);
    CHECK_FALSE(outcome.timed);
    REQUIRE(outcome.messages.size() == 1);
    CHECK(outcome.messages.front().find(
              "until the leg's finish 30 min are left for 2 sectors that tell no time; at the limits "
              "of rule set aci they take 36 min") != std::string::npos);
    CHECK(outcome.messages.front().find("[day-too-short]") != std::string::npos);
}

TEST_CASE("what lies before a halt with a fixed restart needs a time of its own, and the message says why") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::lunch, "B", [](auto& row) { row.restart = 10h; })
        .at(20, Kind::finish, "C");
    legs.edition().default_average.reset();
    legs.edition().legs[LegIndex{0}].finish = 11h;
    const auto outcome = scheduled(legs);
    CHECK_FALSE(outcome.timed);
    REQUIRE(outcome.messages.size() == 1);
    CHECK(outcome.messages.front().find("behind its last halt with a restart_time") != std::string::npos);
}

TEST_CASE("points behind a halt that a group makes longer are passed later by it") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::lunch, "B",
            [](auto& row) {
                row.target = 20min;
                row.stop = 60min;
            })
        .at(20, Kind::ct, "C")
        .at(30, Kind::finish, "D", [](auto& row) { row.target = 30min; });
    edition::StartGroup slow{"Slow", 1, 60s, 10min};
    slow.halts = {{1, 2, 120min}};
    legs.edition().groups = {{"Race", 1, 60s, 0s}, slow};
    const auto outcome = scheduled(legs);
    REQUIRE(outcome.timed);
    const auto& times = outcome.timed->legs[LegIndex{0}];
    const ControlIndex stamp{3};
    CHECK(times.due(times.cars[1], stamp) - times.due(times.cars[0], stamp) == 70min);
    CHECK(times.controls[stamp].due_last_car == times.due(times.cars[1], stamp));
}

TEST_CASE("a finish that nothing can be shared out for is held against the table") {
    test::PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h).at(0, Kind::start, "A").at(30, Kind::finish, "D", [](auto& row) { row.target = 40min; });
    legs.edition().legs[LegIndex{0}].finish = 9h;
    const auto outcome = scheduled(legs);
    CHECK(outcome.timed);
    REQUIRE(outcome.messages.size() == 1);
    CHECK(outcome.messages.front().find("the first car is due at 08:40, but finish in edition.toml is 09:00") !=
          std::string::npos);
}
