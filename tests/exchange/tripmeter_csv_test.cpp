// SPDX-License-Identifier: BSL-1.0
#include "exchange/small_publication.hpp"
#include "exchange/tripmeter_csv.hpp"

#include <doctest/doctest.h>

using namespace route;
using route::test::SmallPublication;

TEST_CASE("a trip meter's table has sectors and trials in the order of the road, and nothing secret") {
    SmallPublication small;
    for (auto& control : small.timed().itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::pm && control.line == 1) control.code = "PM 1";
    }
    CHECK(exchange::tripmeter_csv(small.publication(), LegIndex{0}) ==
          "sector,kind,code,name,start_km,from_m,length_m,time_s,average_kmh,pace_s_per_100m,average_class\n"
          "1,SECTOR,\"CO 1\",\"Bar \"\"Luna\"\", Povo\",0.00,0.00,8130,660.00,44.35,8.118,\n"
          "1,PM,\"PM 1\",\"Passo\",3.00,0.00,2000.00,160.00,45.00,8.000,\n"
          "2,SECTOR,\"CO 2\",\"Levico <centro> & lago\",0.00,0.00,7870,660.00,42.93,8.386,\n"
          "2,PC,\"PC 1\",\"Piazza\",0.87,0.00,180.00,18.50,35.03,10.278,\n");
}

TEST_CASE("a sector begins at 0, or where it lies when totals count from the leg's start") {
    SmallPublication small;
    // The lunch halt becomes a plain time control: what ends the first sector begins the second.
    CHECK(exchange::tripmeter_csv(small.publication(), LegIndex{0}).find("lago\",0.00,") != std::string::npos);
    for (auto& sector : small.timed().legs[LegIndex{0}].sectors) {
        if (sector.number == 2) sector.from = small.timed().legs[LegIndex{0}].sectors[SectorIndex{0}].to;
    }
    CHECK(exchange::tripmeter_csv(small.publication(), LegIndex{0}).find("lago\",0.00,") != std::string::npos);
    small.edition().total_from_leg_start = true;
    CHECK(exchange::tripmeter_csv(small.publication(), LegIndex{0}).find("lago\",8.13,") != std::string::npos);
}

TEST_CASE("a trip meter's table has the averages of each class, and none of a trial that hides them in a sheet") {
    SmallPublication small;
    for (auto& control : small.timed().itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::pm && control.line == 1) control.code = "PM 1";
    }
    auto& trials = small.edition().trials;
    const auto first = std::ranges::find_if(trials, [](const auto& line) { return line.average.has_value(); });
    REQUIRE(first != trials.end());
    first->averages = {{"high", KmPerHour{50}}};
    const auto table = [&] { return exchange::tripmeter_csv(small.publication(), LegIndex{0}); };
    CHECK(table().find("2000.00,160.00,45.00,8.000,\n") != std::string::npos);
    CHECK(table().find("2000.00,144.00,50.00,7.200,\"high\"\n") != std::string::npos);
    for (auto& line : trials) {
        line.given_as = edition::GivenAs::table;
    }
    CHECK(table().find("\"Passo\",3.00,0.00,2000.00,,,,\n") != std::string::npos);
    CHECK(table().find("45.00") == std::string::npos);
}
