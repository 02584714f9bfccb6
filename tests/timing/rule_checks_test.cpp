// SPDX-License-Identifier: BSL-1.0
#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::Kind;
using edition::TrialLine;
using route::test::PlannedLegs;
using Row = PlannedLegs::Row;
using Texts = std::vector<std::string>;

namespace {

PlannedLegs june_leg() { return PlannedLegs{}.leg(2024y / 6 / 11, 8h).at(0, Kind::start, "A"); }

PlannedLegs::Change declared(double km) {
    return [km](Row& row) { row.declared = Metres{km * 1000}; };
}

RuleSet named(const std::string& name) {
    RuleSet rules;
    rules.name = name;
    return rules;
}

Texts warnings(PlannedLegs legs, const RuleSet& rules = named("aci")) {
    Diagnostics found;
    CHECK(timed(legs.edition(), legs.itinerary(), rules, found));
    Texts texts;
    for (const auto& diagnostic : found.all()) {
        CHECK(diagnostic.severity == Severity::warning);
        texts.push_back(to_text(diagnostic));
    }
    return texts;
}

TrialLine pc_line(int line, double at_m, int hundredths) {
    TrialLine trial_line;
    trial_line.line = line;
    trial_line.at = Metres{at_m};
    if (line > 1) trial_line.time = std::chrono::duration<std::int64_t, std::centi>{hundredths};
    return trial_line;
}

TrialLine pm_line(int line, double at_m, std::optional<KmPerHour> average) {
    TrialLine trial_line;
    trial_line.line = line;
    trial_line.at = Metres{at_m};
    trial_line.average = average;
    return trial_line;
}

} // namespace

TEST_CASE("time controls nearer than two miles are a warning, never more") {
    CHECK(warnings(june_leg().at(3.2, Kind::co, "B").at(10, Kind::finish, "C")).empty());
    CHECK(warnings(june_leg().at(3.1, Kind::co, "B").at(10, Kind::finish, "C")) ==
          Texts{"waypoints.csv:3: warning: \"B\": is 3.10 km after CO 0 A; time controls keep 3.2 km. Move "
                "one of them, or "
                "accept it. [controls-near]"});
}

TEST_CASE("a stamp nearer than 500 m to a manned control is a warning, before it and after it") {
    CHECK(warnings(june_leg().at(0.5, Kind::ct, "B").at(9.5, Kind::ct, "C").at(10, Kind::finish, "D")).empty());
    const auto texts = warnings(june_leg().at(0.4, Kind::ct, "B").at(9.7, Kind::ct, "C").at(10, Kind::finish, "D"));
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].starts_with("waypoints.csv:3: warning: \"B\": is 400 m after CO 0 A"));
    CHECK(texts[1].starts_with("waypoints.csv:5: warning: \"D\": is 300 m after "));
}

TEST_CASE("a stamp and a trial may share a yard") {
    CHECK(warnings(june_leg()
                       .at(5, Kind::ct, "B")
                       .at(5.1, Kind::pc, "C")
                       .line(pc_line(1, 0, 0))
                       .line(pc_line(2, 200, 2000))
                       .at(10, Kind::finish, "D"))
              .empty());
}

TEST_CASE("a declared length is checked against the measured one from the time control before") {
    CHECK(warnings(june_leg().at(12.34, Kind::co, "B", declared(12.35)).at(20, Kind::finish, "C")).empty());
    CHECK(warnings(june_leg().at(12.34, Kind::co, "B", declared(12.40)).at(20, Kind::finish, "C", declared(7.66))) ==
          Texts{"waypoints.csv:3: warning: \"B\": declared_km 12.40 is 60 m more than the 12.34 km measured "
                "(allowed: 12 m). "
                "Check that the route is the one that was driven; VIA points shape it. [declared-differs]"});
    // 50 m at most, however long the sector.
    CHECK(warnings(june_leg().at(100, Kind::finish, "B", declared(99.96))).empty());
    CHECK(warnings(june_leg().at(100, Kind::finish, "B", declared(99.94))).size() == 1);
    // A stamp's length too, and a halt's only once.
    CHECK(warnings(june_leg()
                       .at(12, Kind::ct, "B", declared(12.5))
                       .at(20, Kind::lunch, "C",
                           [](Row& row) {
                               row.stop = 30min;
                               row.declared = Metres{21000};
                           })
                       .at(30, Kind::finish, "D", declared(10)))
              .size() == 2);
}

TEST_CASE("a PC above 50 km/h is a warning that names it") {
    const auto texts = warnings(june_leg()
                                    .at(5, Kind::pc, "Kartodromo")
                                    .line(pc_line(1, 0, 0))
                                    .line(pc_line(2, 200, 1440)) // 50 km/h
                                    .line(pc_line(3, 400, 1439))
                                    .at(10, Kind::finish, "C"));
    CHECK(texts == Texts{"trials.csv:4: warning: \"Kartodromo\": PC asks for 50.03 km/h; rule set aci "
                         "allows 50 km/h. Give it more time, or tell in permits.geojson (closed: true) that its road is "
                         "closed to others. [trial-fast]"});
}

TEST_CASE("a PM's speeds above 50 km/h are warnings, but not what its last line says") {
    const auto texts = warnings(june_leg()
                                    .at(5, Kind::pm, "Passo")
                                    .line(pm_line(1, 0, KmPerHour{50}))
                                    .line(pm_line(2, 1000, KmPerHour{55}))
                                    .line(pm_line(3, 2000, KmPerHour{60}))
                                    .at(10, Kind::finish, "C"));
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].starts_with("trials.csv:3: warning: \"Passo\": PM asks for 55.00 km/h; rule set aci allows 50 km/h."));
}

TEST_CASE("a leg that starts before the last car of the former leg is in is told") {
    auto legs =
        june_leg().at(10, Kind::finish, "B").leg(2024y / 6 / 11, 14h).at(0, Kind::start, "B").at(10, Kind::finish, "C");
    CHECK(warnings(legs).empty());
    legs.edition().groups = {{"", 400, 60s, 0s}};
    const auto texts = warnings(legs);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].starts_with(
        "waypoints.csv:4: warning: \"B\": leg 2 starts at 2024-06-11T14:00:00+02:00, before the last car "
        "of leg 1 is due at its finish at 2024-06-11T14:53:00+02:00."));
}

TEST_CASE("a rule set may refuse trials above the limit, have one of their own, and ask to stay below it") {
    const auto at_speed = [](double kmh, RuleSet rules) {
        auto legs = june_leg()
                        .at(5, Kind::pm, "Passo")
                        .line(pm_line(1, 0, KmPerHour{kmh}))
                        .line(pm_line(2, 1000, std::nullopt))
                        .at(10, Kind::finish, "C");
        Diagnostics found;
        rules.name = "own";
        (void)timed(legs.edition(), legs.itinerary(), rules, found);
        return found;
    };
    RuleSet strict;
    strict.speed.trial_above_is_error = true;
    CHECK(at_speed(50, strict).all().empty());
    CHECK(at_speed(50.1, strict).has_errors());
    strict.speed.strict = true;
    const auto at_the_limit = at_speed(50, strict);
    REQUIRE(at_the_limit.has_errors());
    CHECK(at_the_limit.all()[0].message == "PM asks for 50.00 km/h; rule set own allows less than 50 km/h");
    CHECK(at_speed(49.9, strict).all().empty());
    RuleSet slower;
    slower.speed.trial = KmPerHour{45};
    CHECK(at_speed(46, slower).all().size() == 1);
    CHECK_FALSE(at_speed(46, slower).has_errors());
}

TEST_CASE("cars that start sooner after each other than the rule set allows are told") {
    auto rules = named("msuk");
    rules.controls.start_interval_least = 60s;
    auto legs = june_leg().at(10, Kind::finish, "B");
    legs.edition().groups = {{"Vintage", 20, 30s, 0s}, {"Modern", 20, 60s, 1h}};
    const auto texts = warnings(legs, rules);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].find("\"Vintage\": cars start every 30 s; rule set msuk asks for 60 s at least.") != std::string::npos);
}

TEST_CASE("a long drive without a halt long enough is told, and a long day without halts enough") {
    auto rules = named("msuk");
    rules.rest.longest_drive = Metres{322'000};
    rules.rest.least = 60min;
    const auto halt = [](std::chrono::minutes time) { return [time](Row& row) { row.stop = time; }; };
    CHECK(warnings(june_leg().at(200, Kind::lunch, "B", halt(60min)).at(400, Kind::finish, "C"), rules).empty());
    CHECK(warnings(june_leg().at(200, Kind::lunch, "B", halt(45min)).at(400, Kind::finish, "C"), rules) ==
          Texts{"waypoints.csv:4: warning: \"C\": is reached after 400.0 km without a halt of 60 min; rule set msuk allows "
                "322 km. Put a halt on the way, or let a second driver take over. [rest-missing]"});
    rules.rest.longest_drive.reset();
    rules.rest.long_day = 14h;
    rules.rest.long_day_halt = 120min;
    const auto long_day = warnings(june_leg().at(400, Kind::lunch, "B", halt(60min)).at(700, Kind::finish, "C"), rules);
    REQUIRE(long_day.size() == 1);
    CHECK(
        long_day[0].find("with halts of 1 h 00 min in all; rule set msuk asks for 2 h 00 min on a leg of more than 14 h") !=
        std::string::npos);
    CHECK(warnings(june_leg().at(400, Kind::lunch, "B", halt(120min)).at(700, Kind::finish, "C"), rules).empty());
}

TEST_CASE("a trial by night is told where the rule set has none, for the first car or the last") {
    auto rules = named("ffsa");
    rules.trials.by_night = false;
    const auto starting = [&](std::chrono::seconds first_car, int cars) {
        auto legs = PlannedLegs{}
                        .leg(2024y / 6 / 11, first_car)
                        .at(0, Kind::start, "A")
                        .at(10, Kind::pm, "Passo")
                        .line(pm_line(1, 0, KmPerHour{40}))
                        .line(pm_line(2, 1000, std::nullopt))
                        .at(20, Kind::finish, "C");
        legs.edition().groups = {{"", cars, 60s, 0s}};
        return warnings(legs, rules);
    };
    CHECK(starting(8h, 100).empty());
    CHECK(starting(21h, 20).empty());
    const auto texts = starting(21h, 100);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].find("the last car is due at 22:") != std::string::npos);
    CHECK(starting(23h, 2).size() == 1);
    CHECK(starting(5h, 2).front().find("the first car is due at 05:") != std::string::npos);
}

TEST_CASE("a strict limit is broken at the limit already") {
    // 10 km at 40 km/h are 15 minutes to the second.
    const auto planned = [](bool strict, int minutes) {
        auto rules = named("asi");
        rules.speed.open = KmPerHour{40};
        rules.speed.strict = strict;
        auto legs =
            june_leg().at(10, Kind::finish, "B", [minutes](Row& row) { row.target = std::chrono::minutes{minutes}; });
        Diagnostics found;
        const auto result = timed(legs.edition(), legs.itinerary(), rules, found);
        return result ? std::to_string(result->legs.front().sectors.front().least.count()) + " min least"
                      : found.all().front().message + ". " + found.all().front().hint;
    };
    CHECK(planned(false, 15) == "15 min least");
    CHECK(planned(true, 16) == "16 min least");
    CHECK(
        planned(true, 15).ends_with("in 15 min is 40.0 km/h; rule set asi allows less than 40 km/h. Set target_min to 16 or "
                                    "more."));
}

TEST_CASE("the fastest class of an average trial is held against the limits of its roads") {
    auto first = pm_line(1, 0, KmPerHour{45});
    first.averages = {{"high", KmPerHour{60}}, {"low", KmPerHour{40}}};
    auto second = pm_line(2, 3000, std::nullopt);
    second.averages = {{"high", KmPerHour{48}}};
    auto legs = june_leg().at(10, Kind::pm, "P").line(first).line(second).line(pm_line(3, 6000, std::nullopt));
    legs.at(30, Kind::finish, "C");
    const auto told = warnings(legs);
    REQUIRE(told.size() == 1);
    CHECK(told.front().find("asks class high for 60.00 km/h; rule set aci allows 50 km/h") != std::string::npos);
}

TEST_CASE("an approval after the first start is told, or refused where the rule set says so") {
    PlannedLegs legs;
    legs.leg(2024y / 6 / 11, 9h).at(0, Kind::start, "A").at(10, Kind::finish, "B", [](auto& row) { row.target = 20min; });
    legs.edition().approval = edition::Approval{"RM/1", "ACI Sport", 2024y / 6 / 11, 14};
    RuleSet rules;
    rules.name = "aci";
    const auto told = [&] {
        Diagnostics found;
        (void)timed(legs.edition(), legs.itinerary(), rules, found);
        return found;
    };
    CHECK(told().all().empty()); // on the day itself
    legs.edition().approval->date = 2024y / 7 / 1;
    const auto late = told();
    REQUIRE(late.all().size() == 1);
    CHECK(late.all().front().severity == Severity::warning);
    CHECK(to_text(late.all().front()) ==
          "edition.toml:14: warning: \"RM/1\": approved on 2024-07-01, after the first start on "
          "2024-06-11. Correct date under [approval], or the legs' dates. [approval-late]");
    rules.approval_after_start_is_error = true;
    const auto refused = told();
    REQUIRE(refused.all().size() == 1);
    CHECK(refused.all().front().severity == Severity::bad_input);
}
