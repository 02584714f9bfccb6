// SPDX-License-Identifier: BSL-1.0
#include "exchange/distances_csv.hpp"

#include "exchange/small_publication.hpp"

#include <doctest/doctest.h>

using namespace route;
using route::test::SmallPublication;

TEST_CASE("the distances-and-times table has a row for each sector, with names quoted as RFC 4180 asks") {
    SmallPublication small;
    CHECK(exchange::distances_csv(small.publication()) ==
          "leg,sector,from,to,length_km,target_time,average_kmh,first_car_due,first_car_due_iso\n"
          "1,1,\"CO 0 Trento\",\"CO 1 Bar \"\"Luna\"\", "
          "Povo\",8.13,00:11,44.35,23:41,2024-06-11T23:41:00+02:00\n"
          "1,2,\"CO 2 Bar \"\"Luna\"\", Povo\",\"CO 2 Levico <centro> & lago\",7.87,00:11,42.93,00:12 +1,"
          "2024-06-12T00:12:00+02:00\n");
}
