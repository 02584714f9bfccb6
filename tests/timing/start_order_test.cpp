// SPDX-License-Identifier: BSL-1.0
#include "timing/start_order.hpp"

#include "timing/local_time.hpp"
#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::CarRole;
using edition::Kind;
using route::test::PlannedLegs;

namespace {

constexpr StartNumbers by_place{};
constexpr StartNumbers by_number{0, true};

edition::Entry crew(int number, const std::string& group = "") {
    edition::Entry entry;
    entry.number = number;
    entry.doors = std::to_string(number);
    entry.crew = "Crew " + entry.doors;
    entry.group = group;
    return entry;
}

edition::Entry course_car(CarRole role, std::chrono::minutes offset) {
    edition::Entry entry;
    entry.role = role;
    entry.offset = offset;
    return entry;
}

/// "12 +60": each car's number and how many seconds after the leg's time it starts.
std::vector<std::string> told(const std::vector<StartingCar>& order) {
    std::vector<std::string> cars;
    for (const auto& car : order) {
        cars.push_back(car.doors + " " + std::to_string(car.after.count()));
    }
    return cars;
}

using Texts = std::vector<std::string>;

TimedItinerary scheduled(PlannedLegs& legs, const RuleSet& rules = {}) {
    Diagnostics found;
    auto timed = timing::timed(legs.edition(), legs.itinerary(), rules, found);
    for (const auto& diagnostic : found.all()) {
        CAPTURE(to_text(diagnostic));
        CHECK_FALSE(is_error(diagnostic.severity));
    }
    REQUIRE(timed);
    return std::move(*timed);
}

} // namespace

TEST_CASE("without a list cars are numbered through the groups, each after the one before it") {
    PlannedLegs legs;
    legs.edition().groups = {{"Tribute", 2, 60s, 0s}, {"Vintage", 3, 30s, 10min}};
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"1 0", "2 60", "3 600", "4 630", "5 660"});
}

TEST_CASE("numbers that nobody has leave no gap, unless the rule set says so: then car 0 has the leg's own time") {
    PlannedLegs legs;
    legs.edition().groups = {{"", 3, 60s, 0s}};
    legs.edition().entries = {crew(1), crew(2), crew(5)};
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"1 0", "2 60", "5 120"});
    CHECK(told(start_order(legs.edition(), 1, by_number)) == Texts{"1 60", "2 120", "5 300"});
    CHECK(told(start_order(legs.edition(), 1, {1, true})) == Texts{"1 0", "2 60", "5 240"});
    CHECK(told(start_order(legs.edition(), 1, {0, false})) == Texts{"1 60", "2 120", "5 180"});
    CHECK(latest_car(legs.edition(), 1) == 300s);
}

TEST_CASE("a later group's lowest number starts at the group's time") {
    PlannedLegs legs;
    legs.edition().groups = {{"A", 1, 60s, 0s}, {"B", 2, 60s, 30min}};
    legs.edition().entries = {crew(1, "A"), crew(101, "B"), crew(103, "B")};
    CHECK(told(start_order(legs.edition(), 1, by_number)) == Texts{"1 60", "101 1800", "103 1920"});
}

TEST_CASE("reserves and the organiser's cars are in no start order") {
    PlannedLegs legs;
    auto reserve = crew(2);
    reserve.role = CarRole::reserve;
    legs.edition().entries = {crew(1), reserve, crew(3), course_car(CarRole::sweep, 10min)};
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"1 0", "3 60"});
}

TEST_CASE("groups that overlap start in the order of their cars' times") {
    PlannedLegs legs;
    legs.edition().groups = {{"A", 3, 60s, 0s}, {"B", 2, 60s, 90s}};
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"1 0", "2 60", "4 90", "3 120", "5 150"});
}

TEST_CASE("a group starts on the legs that it drives, at its own time there") {
    PlannedLegs legs;
    edition::StartGroup convoy{"Convoy", 2, 60s, 0s};
    convoy.legs = {2};
    convoy.after_on = {{2, 300s}};
    legs.edition().groups = {{"Race", 1, 60s, 0s}, convoy};
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"1 0"});
    CHECK(told(start_order(legs.edition(), 2, by_place)) == Texts{"1 0", "2 300", "3 360"});
}

TEST_CASE("each car is due at each control by its place in the order, and windows hold them all") {
    PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::co, "B", [](auto& row) { row.target = 20min; })
        .at(20, Kind::finish, "C", [](auto& row) { row.target = 20min; });
    legs.edition().entries = {crew(1), crew(4), course_car(CarRole::lead, 30min), course_car(CarRole::relay, 5min),
                              course_car(CarRole::sweep, 15min)};
    const auto timed = scheduled(legs);
    const auto& times = timed.legs[LegIndex{0}];
    const auto at = [&](Instant instant) { return clock_text(instant, "Europe/Rome", 2024y / 6 / 11); };
    const ControlIndex b{1};
    REQUIRE(times.cars.size() == 2);
    CHECK(at(times.due(times.cars[0], b)) == "08:20");
    CHECK(at(times.due(times.cars[1], b)) == "08:21");
    CHECK(times.controls[b].due_last_car == times.due(times.cars[1], b));
    REQUIRE(times.course_cars.size() == 3);
    CHECK(at(times.due(times.course_cars[0], b)) == "07:50");
    CHECK(at(times.due(times.course_cars[1], b)) == "08:25");
    CHECK(at(times.due(times.course_cars[2], b)) == "08:36");
}

TEST_CASE("a group with a shorter halt comes earlier to all that follows, and windows open for it") {
    PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 8h)
        .at(0, Kind::start, "A")
        .at(10, Kind::lunch, "B",
            [](auto& row) {
                row.target = 20min;
                row.stop = 60min;
            })
        .at(20, Kind::finish, "C", [](auto& row) { row.target = 20min; });
    edition::StartGroup convoy{"Convoy", 1, 60s, 10min};
    convoy.halts = {{1, 2, 30min}};
    legs.edition().groups = {{"Race", 1, 60s, 0s}, convoy};
    const auto timed = scheduled(legs);
    const auto& times = timed.legs[LegIndex{0}];
    const ControlIndex out{2};
    const ControlIndex finish{3};
    CHECK(times.due(times.cars[0], out) - times.due(times.cars[0], out.before()) == 60min);
    CHECK(times.due(times.cars[1], out) - times.due(times.cars[1], out.before()) == 30min);
    CHECK(times.due(times.cars[1], finish) == times.due(times.cars[0], finish) - 20min);
    CHECK(times.controls[finish].due_first_car == times.due(times.cars[1], finish));
    CHECK(times.controls[finish].due_last_car == times.due(times.cars[0], finish));
}

TEST_CASE("where the leg's time is that of car 0, a crew that has number 0 has it") {
    PlannedLegs legs;
    legs.edition().groups = {{"", 2, 60s, 0s}};
    legs.edition().entries = {crew(0), crew(1)};
    CHECK(told(start_order(legs.edition(), 1, {0, false})) == Texts{"0 0", "1 60"});
    CHECK(told(start_order(legs.edition(), 1, by_place)) == Texts{"0 0", "1 60"});
}

TEST_CASE("the last car comes later by what its group halts longer") {
    PlannedLegs legs;
    edition::StartGroup convoy{"Convoy", 1, 60s, 10min};
    convoy.halts = {{1, 2, 90min}, {2, 2, 600min}};
    legs.edition().groups = {convoy};
    CHECK(latest_car(legs.edition(), 1) == 100min);
}

TEST_CASE("in two thousand random editions no car's due times decrease, windows hold all cars, and no minute is lost") {
    std::mt19937 chance(20241129);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
    // Summer time begins and ends in these nights.
    const std::vector<std::chrono::year_month_day> days{2024y / 3 / 30, 2024y / 3 / 31, 2024y / 6 / 11, 2024y / 10 / 26,
                                                        2024y / 10 / 27};
    for (int edition = 0; edition < 2000; ++edition) {
        CAPTURE(edition);
        PlannedLegs legs;
        legs.leg(days[static_cast<std::size_t>(pick(0, 4))], std::chrono::minutes{pick(4 * 60, 23 * 60 + 59)});
        double km = 0;
        std::chrono::minutes driven{0};
        legs.at(km, Kind::start, "Start");
        std::vector<int> halts;
        const int sectors = pick(1, 8);
        for (int s = 0; s < sectors; ++s) {
            const double length = pick(500, 40'000) / 1000.0;
            if (pick(0, 2) == 0) legs.at(km + length / 2, Kind::ct, "Stamp");
            km += length;
            const auto target = least_minutes(Metres{length * 1000}, KmPerHour{50}) + std::chrono::minutes{pick(0, 20)};
            const bool last = s + 1 == sectors;
            const bool halt = !last && pick(0, 3) == 0;
            const std::chrono::minutes stop{halt ? pick(0, 180) : 0};
            legs.at(km,
                    last   ? Kind::finish
                    : halt ? Kind::lunch
                           : Kind::co,
                    "Control", [&](auto& row) {
                        row.target = target;
                        if (halt) row.stop = stop;
                    });
            if (halt) halts.push_back(legs.edition().waypoints.back().seq);
            driven += target + stop;
        }
        auto& groups = legs.edition().groups;
        groups.clear();
        int number = pick(0, 3);
        for (int g = pick(1, 3); g > 0; --g) {
            edition::StartGroup group{"G" + std::to_string(g), pick(1, 60), std::chrono::seconds{pick(1, 4) * 30},
                                      std::chrono::minutes{groups.empty() ? 0 : pick(1, 120)}};
            for (const int seq : halts) {
                if (pick(0, 2) == 0) group.halts.push_back({1, seq, std::chrono::minutes{pick(0, 240)}});
            }
            for (int car = 0; car < group.cars; ++car) {
                number += pick(1, 3);
                legs.edition().entries.push_back(crew(number, group.name));
            }
            groups.push_back(std::move(group));
        }
        RuleSet rules;
        rules.numbers = {pick(0, 1), pick(0, 1) == 1};
        const auto timed = scheduled(legs, rules);
        const auto& times = timed.legs[LegIndex{0}];
        const auto& controls = timed.itinerary.legs[LegIndex{0}].controls;
        CHECK(times.cars.size() == legs.edition().entries.size());
        for (const auto& car : times.cars) {
            for (const ControlIndex i : controls.indices()) {
                const auto due = times.due(car, i);
                const auto& window = times.controls[i];
                if (window.opens > due || window.closes < due) FAIL_CHECK("a window misses a car");
                if (i > ControlIndex{} && due < times.due(car, i.before())) FAIL_CHECK("a due time decreases");
            }
        }
        // Of a group without halts of its own the clock from start to finish is what the table's columns add up to.
        for (const auto& car : times.cars) {
            if (!groups[car.group].halts.empty()) continue;
            CHECK(times.due(car, controls.last_index()) - times.due(car, ControlIndex{}) == driven);
            break;
        }
        std::int32_t sum = 0;
        for (const auto& sector : times.sectors) {
            sum += sector.printed.decametres();
        }
        CHECK(sum == (controls.back().printed - controls.front().printed).decametres());
    }
}
