// SPDX-License-Identifier: BSL-1.0
#include "base/ids.hpp"
#include "base/units.hpp"

#include <array>
#include <doctest/doctest.h>
#include <unordered_set>

using namespace route;

namespace {

std::int32_t printed(double metres) { return PrintedLength::nearest(Chainage{Metres{metres}}).decametres(); }

} // namespace

TEST_CASE("a chainage is printed to the nearest 10 m, and halves go up") {
    CHECK(printed(0) == 0);
    CHECK(printed(4.999) == 0);
    CHECK(printed(5) == 1);
    CHECK(printed(14.999) == 1);
    CHECK(printed(15) == 2);
    CHECK(printed(1'999'994.9) == 199'999);
}

TEST_CASE("partials of rounded chainages add up, where partials rounded by themselves do not") {
    const std::array places{0.0, 126.0, 252.0, 378.0};
    std::int32_t column = 0;
    std::int32_t each_alone = 0;
    for (std::size_t i = 1; i < places.size(); ++i) {
        const auto before = PrintedLength::nearest(Chainage{Metres{places[i - 1]}});
        column += (PrintedLength::nearest(Chainage{Metres{places[i]}}) - before).decametres();
        each_alone += printed(places[i] - places[i - 1]);
    }
    CHECK(column == printed(378.0));
    CHECK(each_alone != printed(378.0));
}

TEST_CASE("a length at a speed takes its time, and a length in a time is a speed") {
    CHECK((12_km / 48_kmh).count() == doctest::Approx(900));
    CHECK((12_km / Seconds{900}).count() == doctest::Approx(48));
}

TEST_CASE("chainages differ by metres and move by metres") {
    const Chainage control{1500_m};
    CHECK(control - Chainage{300_m} == 1200_m);
    CHECK(control + 20_m == Chainage{1520_m});
    CHECK(control - 20_m == Chainage{1480_m});
}

TEST_CASE("any number of degrees is a bearing from 0 up to 360") {
    CHECK(Bearing::degrees(360).degrees() == 0);
    CHECK(Bearing::degrees(-90).degrees() == 270);
    CHECK(Bearing::degrees(725).degrees() == doctest::Approx(5));
    CHECK(Bearing::degrees(-1e-20).degrees() < 360);
    CHECK(Bearing::degrees(10).reversed().degrees() == doctest::Approx(190));
}

TEST_CASE("a turn is the short way round, to the right when positive, and straight back is 180") {
    CHECK((Bearing::degrees(10) - Bearing::degrees(350)).degrees() == doctest::Approx(20));
    CHECK((Bearing::degrees(350) - Bearing::degrees(10)).degrees() == doctest::Approx(-20));
    CHECK(TurnAngle::degrees(180).degrees() == 180);
    CHECK(TurnAngle::degrees(-180).degrees() == 180);
    CHECK((Bearing::degrees(350) + TurnAngle::degrees(20)).degrees() == doctest::Approx(10));
    CHECK(TurnAngle::degrees(-75).deviation_degrees() == 75);
}

TEST_CASE("literals of one unit are that unit") {
    CHECK(1.5_km == 1500_m);
    CHECK((72_pt).millimetres().count() == doctest::Approx(25.4));
    CHECK(2 * 15_mm == 30_mm);
    CHECK(30_mm / 15_mm == 2.0);
}

TEST_CASE("ids of OpenStreetMap may be negative and can be looked up") {
    const std::unordered_set<OsmNodeId> ids{OsmNodeId{-5}, OsmNodeId{7}};
    CHECK(ids.contains(OsmNodeId{-5}));
    CHECK_FALSE(ids.contains(OsmNodeId{5}));
    CHECK(OsmNodeId{-5} < OsmNodeId{7});
}
