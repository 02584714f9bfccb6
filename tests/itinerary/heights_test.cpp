// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "itinerary/drawn_itinerary.hpp"
#include "support/drawn_relief.hpp"
#include "support/within.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using itinerary::Relief;
using test::AsciiMap;
using test::DrawnEdition;
using test::DrawnItinerary;
using test::within;

namespace {

// One cell is 100 m: 8 km to the east, with a node each kilometre.
AsciiMap straight_road(std::string_view tags_of_cd = "highway=secondary") {
    return AsciiMap{100_m, Latitude::degrees(46), R"(
        A---------B---------C---------D---------E---------F---------G---------H---------I
    )"}
        .way("ABC", "highway=secondary")
        .way("CD", tags_of_cd)
        .way("DEFGHI", "highway=secondary");
}

/// Kilometres east of A.
double east_of_a(const AsciiMap& map, geo::Position place) {
    const auto a = map.position('A');
    const auto length = geo::distance(a, {a.latitude, place.longitude});
    return (place.longitude < a.longitude ? -1 : 1) * length.kilometres();
}

/// The leg A to I over hills whose height depends on the kilometre.
struct HillyLeg {
    using HeightAt = std::function<double(double kilometre)>;
    HillyLeg(const AsciiMap& map, const HeightAt& height, Metres cell, std::string_view keys = "", int rows = 40)
        : drawn(map) {
        const auto middle = map.position('E');
        const auto bounds = test::around(middle, 6_km);
        const int cells = static_cast<int>(12_km / cell);
        test::write_relief(drawn.place().path() / "edition" / "hills.tif", {bounds, cells, rows, 4326, test::no_height},
                           [&](geo::Position place) { return height(east_of_a(map, place)); });
        drawn.key("elevation = [\"hills.tif\"]");
        if (!keys.empty()) drawn.key(keys);
        drawn.row("START", 'A').row("CO", 'E').row("FINISH", 'I');
        made.emplace(drawn);
        REQUIRE(made->itinerary);
    }
    [[nodiscard]] const itinerary::LegItinerary& leg() const { return made->leg(); }
    [[nodiscard]] Relief relief() const {
        const auto relief = relief_between(leg(), Chainage{}, Chainage{leg().length()});
        REQUIRE(relief);
        return *relief;
    }
    [[nodiscard]] Metres height_at_km(double kilometre) const {
        return height_at(leg(), Chainage{Metres{kilometre * 1000}}).value_or(Metres{-1e6});
    }

    DrawnEdition drawn;
    std::optional<DrawnItinerary> made;
};

/// Up to a pass at kilometre 5 by 8 %, down by 5 %.
double pass(double kilometre) { return kilometre < 5 ? 500 + kilometre * 80 : 900 - (kilometre - 5) * 50; }

/// As many rows as make the cells of the model square.
int square(Metres cell) { return static_cast<int>(12_km / cell); }

/// A model's noise: a few metres up and down from cell to cell, the same each time.
double noise(double kilometre) { return 4 * std::sin(kilometre * 61) + 3 * std::sin(kilometre * 23.7); }

} // namespace

TEST_CASE("without an elevation model a leg has no heights") {
    const DrawnItinerary made{DrawnEdition{straight_road()}.row("START", 'A').row("FINISH", 'I')};
    CHECK(made.leg().heights.empty());
    CHECK_FALSE(height_at(made.leg(), Chainage{}));
    CHECK_FALSE(relief_between(made.leg(), Chainage{}, Chainage{8_km}));
}

TEST_CASE("over a pass a leg climbs and descends by the heights between, and the pass is its highest point") {
    const HillyLeg hilly{straight_road(), pass, 30_m};
    CHECK(hilly.relief().climb == within(5_m, 400_m));
    CHECK(hilly.relief().descent == within(5_m, 150_m));
    CHECK(hilly.relief().highest == within(5_m, 900_m));
    CHECK(hilly.relief().highest_at.since_start() == within(30_m, 5_km));
    CHECK(hilly.height_at_km(0) == within(0.5_m, 500_m));
    CHECK(hilly.height_at_km(2.5) == within(0.5_m, 700_m));
    CHECK(hilly.height_at_km(8) == within(0.5_m, 750_m));
    CHECK(hilly.made->messages() == "");
    CHECK(hilly.leg().length() == within(1_m, 8_km));
}

TEST_CASE("heights stand at every track point and at most 25 m apart") {
    const HillyLeg hilly{straight_road(), pass, 30_m};
    const auto& heights = hilly.leg().heights;
    for (std::size_t i = 1; i < heights.size(); ++i) {
        CHECK(heights[i].chainage - heights[i - 1].chainage <= 25.001_m);
    }
    for (const auto& point : hilly.leg().track) {
        CHECK(std::ranges::find(heights, point.chainage, &itinerary::HeightPoint::chainage) != heights.end());
    }
}

TEST_CASE("the noise of a coarse model adds next to no climb") {
    const HillyLeg level{straight_road(), [](double km) { return 300 + noise(km); }, 60_m};
    CHECK(level.relief().climb <= 12_m);
    const HillyLeg hilly{straight_road(), [](double km) { return pass(km) + noise(km); }, 60_m};
    CHECK(hilly.relief().climb == within(12_m, 400_m));
    CHECK(hilly.relief().descent == within(12_m, 150_m));
}

TEST_CASE("climb less descent is the difference of the ends, and sectors add up to the leg") {
    const HillyLeg hilly{straight_road(), [](double km) { return 400 + 60 * std::sin(km * 3) + noise(km); }, 30_m};
    const auto whole = hilly.relief();
    CHECK(whole.climb > 150_m);
    CHECK(whole.climb - whole.descent == within(1e-6_m, hilly.height_at_km(100) - hilly.height_at_km(0)));
    Metres climb;
    Metres descent;
    const auto& controls = hilly.leg().controls;
    for (const ControlIndex i : controls.indices() | std::views::drop(1)) {
        const auto sector = relief_between(hilly.leg(), controls[i.before()].chainage, controls[i].chainage);
        REQUIRE(sector);
        climb += sector->climb;
        descent += sector->descent;
    }
    CHECK(climb == within(1e-6_m, whole.climb));
    CHECK(descent == within(1e-6_m, whole.descent));
}

TEST_CASE("a tunnel or bridge is straight from portal to portal, whatever the ground does") {
    // A ridge of 600 m above the tunnel C-D, a gorge below the bridge.
    for (const auto& [tags, ground] :
         {std::pair{"highway=secondary,tunnel=yes", 600.0}, {"highway=secondary,bridge=yes", 20.0}}) {
        CAPTURE(tags);
        const auto height = [ground = ground](double km) { return km > 2.05 && km < 2.95 ? ground : 300.0; };
        const HillyLeg off_ground{straight_road(tags), height, 25_m};
        CHECK(off_ground.relief().climb <= 8_m);
        CHECK(off_ground.height_at_km(2.5) == within(3_m, 300_m));
        CHECK(off_ground.made->messages() == "");
        // Without the tags no road goes there.
        const HillyLeg on_ground{straight_road(), height, 25_m};
        CHECK(on_ground.made->messages().find("elevation-fault") != std::string::npos);
    }
}

TEST_CASE("what no model covers has no height and is told once a leg with its length") {
    const HillyLeg half{straight_road(), [](double km) { return km > 6 ? test::no_height : 300 + 50 * km; }, 30_m};
    CHECK(half.made->messages() == "edition.toml: warning: \"leg 1\": the elevation models do not cover 2.03 of 8.00 km. "
                                   "Add models; there climb is not counted. [elevation-missing]\n");
    CHECK_FALSE(height_at(half.leg(), Chainage{7_km}));
    CHECK(half.height_at_km(3) == within(0.5_m, 450_m));
    CHECK(half.relief().climb == within(5_m, 298_m));
    const HillyLeg none{straight_road(), [](double) { return test::no_height; }, 30_m};
    CHECK(none.leg().heights.empty());
    CHECK(none.made->messages().find("do not cover 8.00 of 8.00 km") != std::string::npos);
}

TEST_CASE("lengths over the slopes are sums of sqrt(ds² + dh²), for controls, track and path alike") {
    // 10 % for 4 km, then level.
    const auto ramp = [](double km) { return 300 + 100 * std::min(km, 4.0); };
    const HillyLeg flat{straight_road(), ramp, 30_m};
    const HillyLeg sloped{straight_road(), ramp, 30_m, "lengths = \"3d\""};
    const Metres longer{4000 * (std::sqrt(1.01) - 1)};
    CHECK(flat.leg().length() == within(0.5_m, 8_km));
    CHECK(sloped.leg().length() == within(0.7_m, flat.leg().length() + longer));
    const auto& co = sloped.leg().controls[ControlIndex{1}];
    CHECK(co.chainage.since_start() == within(0.7_m, flat.leg().controls[ControlIndex{1}].chainage.since_start() + longer));
    CHECK(co.printed == PrintedLength::decametres(402));
    CHECK(geo::distance(co.position, flat.leg().controls[ControlIndex{1}].position) == within(0.05_m, 0_m));
    CHECK(sloped.leg().path.back().to == sloped.leg().track.back().chainage);
    CHECK(sloped.leg().controls.back().chainage == sloped.leg().track.back().chainage);
    CHECK(sloped.leg().heights.back().chainage == sloped.leg().track.back().chainage);
    CHECK(sloped.relief().climb == within(3_m, flat.relief().climb));
    // Half way up in the length that was driven is half way on the map.
    const auto half = position_at(sloped.leg(), Chainage{(4_km + longer) / 2.0});
    CHECK(geo::distance(half, straight_road().position('C')) == within(2_m, 0_m));
}

TEST_CASE("zeros inland are a hole of the model: told, and no climb, whatever lengths they have") {
    for (const double length : {0.2, 0.8, 4.0}) {
        for (const auto cell : {30_m, 90_m}) {
            CAPTURE(length);
            CAPTURE(cell.count());
            const HillyLeg hilly{straight_road(), [&](double km) { return km > 2 && km < 2 + length ? 0.0 : 400.0; }, cell,
                                 "lengths = \"3d\"", square(cell)};
            CHECK(hilly.relief().climb <= 1_m);
            CHECK(hilly.leg().length() == within(1_m, 8_km));
            CHECK(hilly.height_at_km(2.1) == within(1_m, 400_m));
            CHECK(hilly.made->messages().find(
                      "the elevation model has zeros between heights, which stand for a hole: a straight "
                      "line bridges it. Check it there, or use another model. [elevation-fault]") != std::string::npos);
        }
    }
    // Low plains and valleys too.
    const HillyLeg low{straight_road(), [](double km) { return km > 2 && km < 3 ? 0.0 : 60.0; }, 90_m, "", 133};
    CHECK(low.relief().climb <= 1_m);
    CHECK(low.made->messages().find("elevation-fault") != std::string::npos);
}

TEST_CASE("a road by the sea is at zero, and is believed") {
    const HillyLeg quay{straight_road(), [](double km) { return std::max(0.0, std::abs(km - 4) * 90 - 90); }, 30_m};
    CHECK(quay.relief().descent == within(5_m, 270_m));
    CHECK(quay.made->messages() == "");
    const HillyLeg plain{straight_road(), [](double km) { return km > 2 && km < 3 ? 0.0 : 4.0; }, 30_m};
    CHECK(plain.made->messages() == "");
}

TEST_CASE("pits, peaks and steps that no road has are told and bridged") {
    const auto climb_of = [](const HillyLeg::HeightAt& height, Metres cell) {
        const HillyLeg hilly{straight_road(), height, cell, "lengths = \"3d\"", square(cell)};
        CHECK(hilly.made->messages().find(", which no road has: ") != std::string::npos);
        CHECK(hilly.leg().length() < 8030_m);
        return hilly.relief().climb;
    };
    for (const auto cell : {10_m, 30_m, 90_m}) {
        CAPTURE(cell.count());
        CHECK(climb_of([](double km) { return km > 3 && km < 3.4 ? 250.0 : 500.0; }, cell) <= 1_m);
        CHECK(climb_of([](double km) { return km > 3 && km < 3.2 ? 1500.0 : 500.0; }, cell) <= 1_m);
        // A seam between two models: the rest of the leg lies higher, and nobody climbs there.
        CHECK(climb_of([](double km) { return km > 3.5 ? 800.0 : 500.0; }, cell) <= 1_m);
        // On a slope too.
        CHECK(climb_of([](double km) { return pass(km) - (km > 3 && km < 3.4 ? 300.0 : 0.0); }, cell) == within(6_m, 400_m));
    }
}

TEST_CASE("the steepest roads there are, and a coarse model's noise beside them, are no faults") {
    for (const auto cell : {10_m, 30_m, 90_m}) {
        CAPTURE(cell.count());
        const HillyLeg steep{straight_road(), [](double km) { return 500 + 100 * std::abs(std::sin(km * 3.5)) + noise(km); },
                             cell};
        CHECK(steep.made->messages() == "");
    }
}
