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

Texts warnings(PlannedLegs legs) {
    Diagnostics found;
    CHECK(timed(legs.edition(), legs.itinerary(), RuleSet{}, found));
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
    CHECK(texts == Texts{"trials.csv:4: warning: \"Kartodromo\": PC asks for 50.03 km/h, above 50. Give it "
                         "more time, unless the "
                         "road is closed for it. [trial-fast]"});
}

TEST_CASE("a PM's speeds above 50 km/h are warnings, but not what its last line says") {
    const auto texts = warnings(june_leg()
                                    .at(5, Kind::pm, "Passo")
                                    .line(pm_line(1, 0, KmPerHour{50}))
                                    .line(pm_line(2, 1000, KmPerHour{55}))
                                    .line(pm_line(3, 2000, KmPerHour{60}))
                                    .at(10, Kind::finish, "C"));
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].starts_with("trials.csv:3: warning: \"Passo\": PM asks for 55.00 km/h, above 50."));
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
