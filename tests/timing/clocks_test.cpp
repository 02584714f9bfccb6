// SPDX-License-Identifier: BSL-1.0
#include "timing/clocks.hpp"

#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"
#include "timing/timed_leg.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using edition::Kind;
using test::PlannedLegs;

namespace {

/// From Portugal into Spain, where clocks are an hour ahead: 60 km before the border, 60 behind it.
PlannedLegs over_the_border() {
    PlannedLegs legs;
    legs.edition().time_zone = "Europe/Lisbon";
    legs.leg(2026y / 6 / 11, 9h)
        .at(0, Kind::start, "Bragança")
        .at(50, Kind::co, "Rio de Onor", [](auto& row) { row.target = 60min; })
        .at(55, Kind::ct, "Puebla", [](auto& row) { row.time_zone = "Europe/Madrid"; })
        .at(60, Kind::lunch, "Sanabria",
            [](auto& row) {
                row.target = 15min;
                row.restart = 12h + 30min;
            })
        .at(120, Kind::finish, "Zamora", [](auto& row) { row.target = 90min; });
    return legs;
}

std::optional<TimedItinerary> scheduled(PlannedLegs& legs, Diagnostics& found) {
    RuleSet rules;
    rules.name = "aci";
    return timed(legs.edition(), legs.itinerary(), rules, found);
}

std::vector<std::string> codes(const Diagnostics& found) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : found.all()) {
        codes.emplace_back(diagnostic.code.text());
    }
    return codes;
}

} // namespace

TEST_CASE("where a row tells another time zone, clocks show that from there to the leg's end, and say so on the whole leg") {
    auto legs = over_the_border();
    Diagnostics found;
    const auto times = scheduled(legs, found);
    REQUIRE(times);
    CHECK(found.all().empty());
    const TimedLeg leg{legs.edition(), *times, LegIndex{0}};
    std::vector<std::string> clocks;
    for (const ControlIndex i : leg.leg().controls.indices()) {
        clocks.push_back(leg.first_car_at(i));
    }
    CHECK(clocks ==
          std::vector<std::string>{"09:00 WEST", "10:00 WEST", "11:07 CEST", "11:15 CEST", "12:30 CEST", "14:00 CEST"});
    CHECK(leg.clock(leg.times().controls.front().due_first_car, Chainage{Metres{54'000}}) == "09:00 WEST");
    CHECK(leg.clock(leg.times().controls.front().due_first_car, Chainage{Metres{56'000}}) == "10:00 CEST");
    // Driving time is real time: 60 + 15 minutes, 75 at table, 90 minutes.
    CHECK(leg.times().controls.back().due_first_car - leg.times().controls.front().due_first_car == 240min);
}

TEST_CASE("a leg by one zone tells no letters, and may go by another than the edition") {
    PlannedLegs legs;
    legs.leg(2026y / 6 / 11, 9h).at(0, Kind::start, "Évora").at(10, Kind::finish, "Elvas", [](auto& row) {
        row.target = 20min;
    });
    legs.edition().legs.back().time_zone = "Europe/Lisbon";
    Diagnostics found;
    const auto times = scheduled(legs, found);
    REQUIRE(times);
    const TimedLeg leg{legs.edition(), *times, LegIndex{0}};
    CHECK(leg.first_car_at(ControlIndex{}) == "09:00");
    CHECK(iso8601(leg.times().controls.front().due_first_car, "UTC") == "2026-06-11T08:00:00+00:00");
}

TEST_CASE("a restart an hour of clocks before the start is not on the next day where clocks go back on the way") {
    PlannedLegs legs;
    legs.edition().time_zone = "Europe/Madrid";
    legs.leg(2026y / 6 / 11, 10h)
        .at(0, Kind::start, "Ayamonte")
        .at(5, Kind::regroup, "Castro Marim",
            [](auto& row) {
                row.target = 10min;
                row.time_zone = "Europe/Lisbon";
                row.restart = 9h + 30min; // half an hour after the start
            })
        .at(20, Kind::finish, "Tavira", [](auto& row) { row.target = 30min; });
    Diagnostics found;
    const auto times = scheduled(legs, found);
    REQUIRE(times);
    const auto& leg = times->legs[LegIndex{0}];
    CHECK(leg.controls[ControlIndex{2}].due_first_car - leg.controls[ControlIndex{0}].due_first_car == 30min);
}

TEST_CASE("a zone that nobody knows is told at its row, and a leg that begins by other clocks than the last one is told") {
    SUBCASE("unknown") {
        auto legs = over_the_border();
        legs.edition().waypoints[WaypointIndex{2}].time_zone = "Madrid";
        Diagnostics found;
        CHECK_FALSE(scheduled(legs, found));
        REQUIRE(found.all().size() == 1);
        CHECK(to_text(found.all().front()) ==
              "waypoints.csv:4: error: \"Puebla\": time_zone \"Madrid\" is not in the time-zone database. Did you mean "
              "Europe/Madrid? [time-zone-unknown]");
    }
    SUBCASE("jump") {
        auto legs = over_the_border();
        legs.leg(2026y / 6 / 12, 9h).at(0, Kind::start, "Zamora").at(10, Kind::finish, "Toro", [](auto& row) {
            row.target = 20min;
        });
        Diagnostics found;
        CHECK(scheduled(legs, found));
        CHECK(codes(found) == std::vector<std::string>{"clocks-jump"});
        legs.edition().legs.back().time_zone = "Europe/Madrid";
        Diagnostics found_then;
        CHECK(scheduled(legs, found_then));
        CHECK(codes(found_then).empty());
    }
    SUBCASE("an order without an offset") {
        auto legs = over_the_border();
        edition::RoadOrder order;
        order.name = "Puente";
        order.from = edition::WrittenMoment{2026y / 6 / 11, 9h, std::nullopt};
        legs.edition().road_orders.push_back(order);
        Diagnostics found;
        check_clocks(legs.edition(), found);
        CHECK(codes(found) == std::vector<std::string>{"order-clocks"});
        legs.edition().road_orders.back().from->offset = 120min;
        Diagnostics found_then;
        check_clocks(legs.edition(), found_then);
        CHECK(codes(found_then).empty());
    }
}
