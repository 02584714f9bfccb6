// SPDX-License-Identifier: BSL-1.0
#include "timing/schedule.hpp"

#include "timing/local_time.hpp"
#include "timing/planned_legs.hpp"
#include "timing/start_order.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::Kind;
using route::test::PlannedLegs;
using Row = PlannedLegs::Row;

namespace {

const std::string rome = "Europe/Rome";

PlannedLegs june_leg(std::chrono::seconds first_car = 8h) { return PlannedLegs{}.leg(2024y / 6 / 11, first_car); }

PlannedLegs::Change target(int minutes) {
    return [minutes](Row& row) { row.target = std::chrono::minutes{minutes}; };
}
PlannedLegs::Change average(double kmh) {
    return [kmh](Row& row) { row.average = KmPerHour{kmh}; };
}
PlannedLegs::Change stop(int minutes) {
    return [minutes](Row& row) { row.stop = std::chrono::minutes{minutes}; };
}
PlannedLegs::Change restart(std::chrono::seconds time) {
    return [time](Row& row) { row.restart = time; };
}

struct Outcome {
    std::optional<TimedItinerary> timed;
    Diagnostics found;
    std::vector<std::string> errors;

    [[nodiscard]] std::string due(ControlIndex control, LegIndex leg = {}) const {
        return clock_text(timed->legs[leg].controls[control].due_first_car, rome, 2024y / 6 / 11);
    }
};

Outcome scheduled(PlannedLegs legs) {
    Outcome outcome;
    RuleSet rules;
    rules.name = "aci";
    outcome.timed = timed(legs.edition(), legs.itinerary(), rules, outcome.found);
    for (const auto& diagnostic : outcome.found.all()) {
        if (is_error(diagnostic.severity)) outcome.errors.push_back(to_text(diagnostic));
    }
    return outcome;
}

/// How long after the first car the last one starts.
std::chrono::seconds last_start(const std::vector<edition::StartGroup>& groups) {
    edition::Edition edition;
    edition.groups = groups;
    return start_order(edition, 1, {}).back().after;
}

} // namespace

TEST_CASE("the least minutes never go past the limit, and whole minutes are not rounded up by a binary fraction") {
    CHECK(least_minutes(Metres{12500}, KmPerHour{50}) == 15min);
    CHECK(least_minutes(Metres{12501}, KmPerHour{50}) == 16min);
    CHECK(least_minutes(Metres{12499}, KmPerHour{50}) == 15min);
    CHECK(least_minutes(Metres{0}, KmPerHour{50}) == 0min);
    CHECK(least_minutes(Metres{1}, KmPerHour{50}) == 1min);
    for (int minutes = 1; minutes <= 600; ++minutes) {
        for (const double kmh : {30.0, 36.0, 40.0, 44.1, 45.0, 47.3, 48.0, 49.0, 50.0}) {
            const Metres length{kmh * minutes / 60.0 * 1000.0};
            CHECK(least_minutes(length, KmPerHour{kmh}) == std::chrono::minutes{minutes});
            CHECK(least_minutes(length + Metres{0.01}, KmPerHour{kmh}) == std::chrono::minutes{minutes + 1});
        }
    }
}

TEST_CASE("sectors run between time controls, and stamps and trials do not divide them") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "Trento")
                                       .at(5, Kind::ct, "Povo")
                                       .at(12, Kind::co, "Pergine", target(20))
                                       .at(20, Kind::info, "Lago")
                                       .at(30, Kind::finish, "Levico", target(30)));
    REQUIRE(outcome.timed);
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    REQUIRE(sectors.size() == 2);
    CHECK(sectors[SectorIndex{0}].number == 1);
    CHECK(sectors[SectorIndex{0}].from == ControlIndex{0});
    CHECK(sectors[SectorIndex{0}].to == ControlIndex{2});
    CHECK(sectors[SectorIndex{0}].length == Metres{12000});
    CHECK(sectors[SectorIndex{0}].printed.decametres() == 1200);
    CHECK(sectors[SectorIndex{0}].target == 20min);
    CHECK(sectors[SectorIndex{0}].average.count() == doctest::Approx(36));
    CHECK(sectors[SectorIndex{1}].from == ControlIndex{2});
    CHECK(sectors[SectorIndex{1}].to == ControlIndex{4});
}

TEST_CASE("a sector's average is what anybody works out from its printed length and its time") {
    // 5.324 km are printed 5.32: in 10 minutes that is 31.92 km/h, not 31.944.
    const auto outcome = scheduled(june_leg().at(0, Kind::start, "Trento").at(5.324, Kind::finish, "Roncafort", target(10)));
    REQUIRE(outcome.timed);
    CHECK(outcome.timed->legs[LegIndex{0}].sectors[SectorIndex{0}].average.count() == doctest::Approx(31.92).epsilon(1e-6));
}

TEST_CASE("sectors are counted through the edition") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(10, Kind::co, "B")
                                       .at(20, Kind::finish, "C")
                                       .leg(2024y / 6 / 12, 9h)
                                       .at(0, Kind::start, "C")
                                       .at(15, Kind::finish, "D"));
    REQUIRE(outcome.timed);
    CHECK(outcome.timed->legs[LegIndex{1}].sectors[SectorIndex{0}].number == 3);
    CHECK(outcome.due(ControlIndex{0}, LegIndex{1}) == "09:00 +1");
}

TEST_CASE("target times come from the row, else from its average, else from the edition's") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(10, Kind::co, "B", target(18))
                                       .at(20, Kind::co, "C", average(40))
                                       .at(30, Kind::finish, "D")); // 45: 13.33 minutes
    REQUIRE(outcome.timed);
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    CHECK(sectors[SectorIndex{0}].target == 18min);
    CHECK(sectors[SectorIndex{1}].target == 15min);
    CHECK(sectors[SectorIndex{2}].target == 14min);
    CHECK(outcome.due(ControlIndex{1}) == "08:18");
    CHECK(outcome.due(ControlIndex{2}) == "08:33");
    CHECK(outcome.due(ControlIndex{3}) == "08:47");
}

TEST_CASE("a sector without any time is a bad input, and all of them are told") {
    auto legs = june_leg().at(0, Kind::start, "A").at(10, Kind::co, "B").at(20, Kind::finish, "C");
    legs.edition().default_average.reset();
    const auto outcome = scheduled(legs);
    CHECK_FALSE(outcome.timed);
    REQUIRE(outcome.errors.size() == 2);
    CHECK(outcome.errors[0] ==
          "waypoints.csv:3: error: \"B\": sector 1 from CO 0 A to CO 1 B of 10.00 km has neither target_min "
          "nor average_kmh. Write one of them, or default_average_kmh in edition.toml. [target-missing]");
    CHECK(outcome.found.worst() == Severity::bad_input);
}

TEST_CASE("a sector above the limit is infeasible and told with the least minutes that would do") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(12.34, Kind::co, "B", target(10))
                                       .at(24.84, Kind::co, "C", target(15))
                                       .at(37.36, Kind::co, "D", target(15))
                                       .at(47, Kind::finish, "E", average(70)));
    CHECK_FALSE(outcome.timed);
    REQUIRE(outcome.errors.size() == 3);
    CHECK(outcome.errors[0] == "waypoints.csv:3: error: \"B\": sector 1 from CO 0 A to CO 1 B of 12.34 km in 10 min is 74.0 "
                               "km/h; rule set aci allows 50 km/h. Set target_min to 15 or more. [average-above-limit]");
    CHECK(outcome.errors[1].find(
              "12.52 km in 15 min is 50.1 km/h; rule set aci allows 50 km/h. Set target_min to 16 or more.") !=
          std::string::npos);
    CHECK(outcome.errors[2].find("Lower the average, or set target_min to 12 or more.") != std::string::npos);
    CHECK(outcome.found.worst() == Severity::infeasible);
}

TEST_CASE("a stretch of no length needs no time, and may have some") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(0, Kind::co, "B")
                                       .at(0, Kind::co, "C", target(5))
                                       .at(10, Kind::finish, "D", target(15)));
    REQUIRE(outcome.timed);
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    CHECK(sectors[SectorIndex{0}].target == 0min);
    CHECK(sectors[SectorIndex{0}].average == KmPerHour{0});
    CHECK(sectors[SectorIndex{1}].target == 5min);
    CHECK(outcome.due(ControlIndex{3}) == "08:20");
    const auto none = scheduled(june_leg().at(0, Kind::start, "A").at(10, Kind::finish, "B", target(0)));
    REQUIRE(none.errors.size() == 1);
    CHECK(none.errors[0].find("in 0 min is no average at all") != std::string::npos);
}

TEST_CASE("a halt is passed twice, and its time is not driving time") {
    const auto outcome = scheduled(june_leg(11h)
                                       .at(0, Kind::start, "A")
                                       .at(20, Kind::lunch, "B",
                                           [](Row& row) {
                                               row.target = 30min;
                                               row.stop = 75min;
                                           })
                                       .at(40, Kind::finish, "C", target(30)));
    REQUIRE(outcome.timed);
    CHECK(outcome.timed->legs[LegIndex{0}].sectors.size() == 2);
    CHECK(outcome.timed->legs[LegIndex{0}].sectors[SectorIndex{1}].from == ControlIndex{2});
    CHECK(outcome.due(ControlIndex{1}) == "11:30");
    CHECK(outcome.due(ControlIndex{2}) == "12:45");
    CHECK(outcome.due(ControlIndex{3}) == "13:15");
}

TEST_CASE("two halts one after the other each have their own in and out") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(10, Kind::regroup, "B", stop(20))
                                       .at(10, Kind::service, "C", stop(30))
                                       .at(20, Kind::finish, "D"));
    REQUIRE(outcome.timed);
    // A → B, B → C (of no length), C → D.
    CHECK(outcome.timed->legs[LegIndex{0}].sectors.size() == 3);
    CHECK(outcome.due(ControlIndex{1}) == "08:14");
    CHECK(outcome.due(ControlIndex{2}) == "08:34");
    CHECK(outcome.due(ControlIndex{3}) == "08:34");
    CHECK(outcome.due(ControlIndex{4}) == "09:04");
}

TEST_CASE("a fixed restart is on the leg's day, or after midnight on the next") {
    const auto same_day =
        scheduled(june_leg(11h).at(0, Kind::start, "A").at(20, Kind::lunch, "B", restart(14h)).at(40, Kind::finish, "C"));
    CHECK(same_day.due(ControlIndex{2}) == "14:00");
    const auto next_day = scheduled(
        june_leg(22h).at(0, Kind::start, "A").at(20, Kind::regroup, "B", restart(30min)).at(40, Kind::finish, "C"));
    CHECK(next_day.due(ControlIndex{1}) == "22:27");
    CHECK(next_day.due(ControlIndex{2}) == "00:30 +1");
    CHECK(next_day.due(ControlIndex{3}) == "00:57 +1");
}

TEST_CASE("a halt over the night is a warning, since the restart time may be mistyped") {
    const auto day = scheduled(
        june_leg(13h).at(0, Kind::start, "A").at(20, Kind::lunch, "B", restart(12h + 59min)).at(40, Kind::finish, "C"));
    CHECK(day.timed);
    REQUIRE(day.found.all().size() == 1);
    CHECK(to_text(day.found.all()[0]) == "waypoints.csv:3: warning: \"B\": the halt lasts 23 h 32 min, until 12:59 +1. If "
                                         "that is not meant, correct restart_time. [halt-over-night]");
}

TEST_CASE("a restart before the first car comes in is infeasible") {
    const auto day = scheduled(
        june_leg(13h).at(0, Kind::start, "A").at(20, Kind::lunch, "B", restart(13h + 20min)).at(40, Kind::finish, "C"));
    CHECK_FALSE(day.timed);
    REQUIRE(day.errors.size() == 1);
    CHECK(day.errors[0] ==
          "waypoints.csv:3: error: \"B\": restart_time 13:20 is before the first car is due in at 13:27. Set a "
          "later restart_time, or stop_min in its place. [restart-before-arrival]");
    CHECK(day.found.worst() == Severity::infeasible);
    const auto night = scheduled(
        june_leg(23h + 50min).at(0, Kind::start, "A").at(20, Kind::regroup, "B", restart(10min)).at(40, Kind::finish, "C"));
    REQUIRE(night.errors.size() == 1);
    CHECK(night.errors[0].find("restart_time 00:10 +1 is before the first car is due in at 00:17 +1") != std::string::npos);
    const auto on_time = scheduled(
        june_leg(13h).at(0, Kind::start, "A").at(20, Kind::lunch, "B", restart(13h + 27min)).at(40, Kind::finish, "C"));
    CHECK(on_time.timed);
}

TEST_CASE("a day that ends after midnight goes on in the next date") {
    const auto outcome = scheduled(june_leg(23h + 50min).at(0, Kind::start, "A").at(30, Kind::finish, "B", target(45)));
    CHECK(iso8601(outcome.timed->legs[LegIndex{0}].controls[ControlIndex{1}].due_first_car, rome) ==
          "2024-06-12T00:35:00+02:00");
    CHECK(outcome.due(ControlIndex{1}) == "00:35 +1");
}

TEST_CASE("driving time is real time through the nights when clocks change") {
    const auto spring =
        scheduled(PlannedLegs{}.leg(2024y / 3 / 30, 23h).at(0, Kind::start, "A").at(180, Kind::finish, "B", target(240)));
    CHECK(iso8601(spring.timed->legs[LegIndex{0}].controls[ControlIndex{1}].due_first_car, rome) ==
          "2024-03-31T04:00:00+02:00");
    const auto autumn =
        scheduled(PlannedLegs{}.leg(2024y / 10 / 26, 23h).at(0, Kind::start, "A").at(180, Kind::finish, "B", target(240)));
    CHECK(iso8601(autumn.timed->legs[LegIndex{0}].controls[ControlIndex{1}].due_first_car, rome) ==
          "2024-10-27T02:00:00+01:00");
}

TEST_CASE("a restart in the hour that spring leaves out is a bad input at its row") {
    const auto outcome = scheduled(PlannedLegs{}
                                       .leg(2024y / 3 / 30, 23h)
                                       .at(0, Kind::start, "A")
                                       .at(90, Kind::regroup, "B", restart(2h + 30min))
                                       .at(100, Kind::finish, "C"));
    CHECK_FALSE(outcome.timed);
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].starts_with("waypoints.csv:3: error: \"B\": 2024-03-31 02:30 does not exist in Europe/Rome"));
}

TEST_CASE("cars start an interval apart, and the last car sets when a control closes") {
    auto legs = june_leg().at(0, Kind::start, "A").at(30, Kind::finish, "B", target(40));
    legs.edition().groups = {{"", 400, 60s, 0s}};
    const auto minute = scheduled(legs);
    const auto& times = minute.timed->legs[LegIndex{0}].controls[ControlIndex{1}];
    CHECK(times.due_last_car - times.due_first_car == 6h + 39min);
    CHECK(times.due_first_car - times.opens == 15min);
    CHECK(times.closes - times.due_last_car == 30min);
    legs.edition().groups = {{"", 400, 30s, 0s}};
    CHECK(last_start(legs.edition().groups) == 3h + 19min + 30s);
}

TEST_CASE("the last car is that of the group that ends last") {
    using Groups = std::vector<edition::StartGroup>;
    CHECK(last_start(Groups{{"Tribute", 100, 30s, 0s}, {"Race", 400, 60s, 60min}}) == 7h + 39min);
    CHECK(last_start(Groups{{"Race", 400, 60s, 0s}, {"Late", 1, 60s, 30min}}) == 6h + 39min);
    CHECK(last_start(Groups{{"", 1, 60s, 0s}}) == 0s);
}

TEST_CASE("the edition's own windows come before the rule set's") {
    auto legs = june_leg().at(0, Kind::start, "A").at(30, Kind::finish, "B");
    legs.edition().opens_before = 30min;
    legs.edition().closes_after = 0min;
    const auto outcome = scheduled(legs);
    const auto& times = outcome.timed->legs[LegIndex{0}].controls[ControlIndex{0}];
    CHECK(times.due_first_car - times.opens == 30min);
    CHECK(times.closes == times.due_last_car);
}

TEST_CASE("points between time controls are due by their share of the sector") {
    const auto outcome = scheduled(june_leg()
                                       .at(0, Kind::start, "A")
                                       .at(0, Kind::info, "at the start")
                                       .at(10, Kind::ct, "B")
                                       .at(30, Kind::co, "C", target(60))
                                       .at(30, Kind::refuel, "D")
                                       .at(40, Kind::finish, "E", target(20)));
    CHECK(outcome.due(ControlIndex{1}) == "08:00");
    CHECK(outcome.due(ControlIndex{2}) == "08:20");
    CHECK(outcome.due(ControlIndex{4}) == "09:00");
}

TEST_CASE("due times never fall along a leg") {
    auto legs = june_leg();
    legs.at(0, Kind::start, "A");
    double km = 0;
    for (int i = 0; i < 60; ++i) {
        km += 0.37 * (i % 7);
        const auto kind = i % 5 == 0   ? Kind::co
                          : i % 5 == 1 ? Kind::ct
                          : i % 5 == 2 ? Kind::info
                          : i % 5 == 3 ? Kind::regroup
                                       : Kind::refuel;
        legs.at(km, kind, "P", kind == Kind::regroup ? stop(i) : PlannedLegs::Change{});
    }
    legs.at(km + 1, Kind::finish, "Z");
    const auto outcome = scheduled(legs);
    REQUIRE(outcome.timed);
    const auto& leg = outcome.timed->legs[LegIndex{0}];
    for (const ControlIndex i : leg.controls.indices() | std::views::drop(1)) {
        CHECK(leg.controls[i].due_first_car >= leg.controls[i.before()].due_first_car);
    }
    // Sectors and halts cover the leg: their lengths and printed lengths add up to it.
    Metres length;
    int printed = 0;
    for (const auto& sector : leg.sectors) {
        length += sector.length;
        printed += sector.printed.decametres();
    }
    const auto& end = outcome.timed->itinerary.legs[LegIndex{0}].controls.back();
    CHECK(length.count() == doctest::Approx(end.chainage.since_start().count()));
    CHECK(printed == end.printed.decametres());
}

TEST_CASE("printed lengths of sectors are differences of rounded chainages, so that they add up") {
    const auto outcome = scheduled(
        june_leg().at(0, Kind::start, "A").at(4.126, Kind::co, "B").at(8.252, Kind::co, "C").at(12.378, Kind::finish, "D"));
    const auto& sectors = outcome.timed->legs[LegIndex{0}].sectors;
    CHECK(sectors[SectorIndex{0}].printed.decametres() == 413);
    CHECK(sectors[SectorIndex{1}].printed.decametres() == 412);
    CHECK(sectors[SectorIndex{2}].printed.decametres() == 413);
}

TEST_CASE("target and average that do not fit the measured length are told, and the minutes count") {
    const auto both = [](int minutes, double kmh) {
        return [=](Row& row) {
            row.target = std::chrono::minutes{minutes};
            row.average = KmPerHour{kmh};
        };
    };
    const auto wrong = scheduled(june_leg().at(0, Kind::start, "A").at(12, Kind::finish, "B", both(20, 45)));
    REQUIRE(wrong.timed);
    CHECK(wrong.timed->legs[LegIndex{0}].sectors[SectorIndex{0}].target == 20min);
    REQUIRE(wrong.found.all().size() == 1);
    CHECK(wrong.found.all()[0].code == "average-differs");
    const auto rounded = scheduled(june_leg().at(0, Kind::start, "A").at(12, Kind::finish, "B", both(17, 43)));
    CHECK(rounded.found.all().empty());
}

TEST_CASE("an unknown time zone or a start that does not exist gives no schedule") {
    auto legs = june_leg().at(0, Kind::start, "A").at(30, Kind::finish, "B");
    legs.edition().time_zone = "Italy";
    const auto outcome = scheduled(legs);
    CHECK_FALSE(outcome.timed);
    CHECK(outcome.errors.size() == 1);
    const auto night =
        scheduled(PlannedLegs{}.leg(2024y / 3 / 31, 2h + 15min).at(0, Kind::start, "A").at(30, Kind::finish, "B"));
    CHECK_FALSE(night.timed);
    CHECK(night.errors.at(0).starts_with("edition.toml: error: \"leg 1\": 2024-03-31 02:15 does not exist"));
}
