// SPDX-License-Identifier: BSL-1.0
#include "geo/elevation.hpp"

#include "base/error.hpp"
#include "geo/geodesic.hpp"
#include "support/drawn_relief.hpp"
#include "support/temporary_folder.hpp"
#include "support/within.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <thread>

using namespace route;
using geo::ElevationModel;
using geo::Position;
using test::around;
using test::DrawnRelief;
using test::no_height;
using test::within;
using test::write_relief;

namespace {

Position at(double latitude, double longitude) {
    return {geo::Latitude::degrees(latitude), geo::Longitude::degrees(longitude)};
}

const Position povo = at(46.067, 11.15);

/// 100 m per 0.01° to the north, 50 m per 0.01° to the east: even, so that bilinear heights are exact.
double slope(Position place) {
    return 300 + (place.latitude.degrees() - 46.067) * 1e4 + (place.longitude.degrees() - 11.15) * 5e3;
}

std::optional<Metres> height_in(const ElevationModel& model, Position place) {
    const auto heights = model.heights_at({&place, 1});
    if (!heights[0]) return std::nullopt;
    return heights[0]->height;
}

Metres height_m(const ElevationModel& model, Position place) {
    const auto height = height_in(model, place);
    return height.value_or(Metres{-1e6});
}

} // namespace

TEST_CASE("heights between cells are mixed from the four around, in any reference system") {
    const test::TemporaryFolder folder;
    DrawnRelief drawn{around(povo, 2_km)};
    SUBCASE("degrees") {}
    SUBCASE("UTM") { drawn.epsg = 25832; }
    SUBCASE("Web Mercator") { drawn.epsg = 3857; }
    SUBCASE("degrees of another datum, latitude first") { drawn.epsg = 4258; }
    write_relief(folder.path() / "slope.tif", drawn, slope);
    const auto model = ElevationModel::open({folder.path() / "slope.tif"});
    for (const auto place : {povo, at(46.0601, 11.1407), at(46.0777, 11.1666)}) {
        CHECK(height_m(model, place) == within(0.1_m, Metres{slope(place)}));
    }
}

TEST_CASE("outside the model and beside cells without a value there is no height") {
    const test::TemporaryFolder folder;
    DrawnRelief drawn{around(povo, 1_km)};
    const auto with_lake = [](Position place) { return place.longitude.degrees() < 11.15 ? no_height : 100.0; };
    SUBCASE("declared") { drawn.declared_no_value = no_height; }
    SUBCASE("not declared, but no height on Earth") {}
    write_relief(folder.path() / "lake.tif", drawn, with_lake);
    const auto model = ElevationModel::open({folder.path() / "lake.tif"});
    CHECK(height_m(model, at(46.067, 11.155)) == within(0_m, 100_m));
    CHECK_FALSE(height_in(model, at(46.067, 11.145)));
    CHECK_FALSE(height_in(model, at(46.067, 11.17)));
    CHECK_FALSE(height_in(model, at(-46.067, 11.15)));
}

TEST_CASE("the outer half of a border cell has its height, so that tiles that only touch leave no gap") {
    const test::TemporaryFolder folder;
    const auto flat = [](Position) { return 250.0; };
    const auto north = around(povo, 1_km);
    const geo::Bounds south{{geo::Latitude::degrees(north.south_west.latitude.degrees() - 0.02), north.south_west.longitude},
                            {north.south_west.latitude, north.north_east.longitude}};
    write_relief(folder.path() / "tiles" / "a.tif", {north, 20, 20}, flat);
    write_relief(folder.path() / "tiles" / "b.tif", {south, 20, 20}, flat);
    const auto model = ElevationModel::open({folder.path() / "tiles"});
    for (int i = -60; i <= 60; ++i) {
        const auto place = at(north.south_west.latitude.degrees() + i * 1e-5, 11.15);
        CAPTURE(i);
        CHECK(height_m(model, place) == within(1e-6_m, 250_m));
    }
}

TEST_CASE("the finest model answers first, the coarser one where it has nothing") {
    const test::TemporaryFolder folder;
    write_relief(folder.path() / "coarse.tif", {around(povo, 5_km), 50, 50}, [](Position) { return 500.0; });
    write_relief(folder.path() / "fine.tif", {around(povo, 500_m), 200, 200, 4326, no_height},
                 [](Position place) { return place.latitude < povo.latitude ? no_height : 300.0; });
    for (const auto& order : {std::vector<std::string>{"coarse.tif", "fine.tif"}, {"fine.tif", "coarse.tif"}}) {
        const auto model = ElevationModel::open({folder.path() / order[0], folder.path() / order[1]});
        CHECK(height_m(model, at(46.069, 11.15)) == within(0_m, 300_m));
        CHECK(height_m(model, at(46.065, 11.15)) == within(0_m, 500_m)); // a hole in the fine one
        CHECK(height_m(model, at(46.08, 11.15)) == within(0_m, 500_m));
        const std::vector<Position> places{at(46.069, 11.15), at(46.08, 11.15)};
        const auto heights = model.heights_at(places);
        CHECK(heights[0]->cell_size == within(1_m, 5_m));
        CHECK(heights[1]->cell_size == within(1_m, 200_m));
    }
}

TEST_CASE("feet become metres, and an unknown unit is refused") {
    const test::TemporaryFolder folder;
    DrawnRelief drawn{around(povo, 1_km)};
    drawn.unit = "ft";
    write_relief(folder.path() / "feet.tif", drawn, [](Position) { return 1000.0; });
    CHECK(height_m(ElevationModel::open({folder.path() / "feet.tif"}), povo) == within(0.01_m, 304.8_m));
    drawn.unit = "fathom";
    write_relief(folder.path() / "sea.tif", drawn, [](Position) { return 1000.0; });
    CHECK_THROWS_WITH_AS(static_cast<void>(ElevationModel::open({folder.path() / "sea.tif"})),
                         "its heights are in \"fathom\"; metres and feet are read", InputError);
}

TEST_CASE("what is missing, empty or no elevation model is told with its name") {
    const test::TemporaryFolder folder;
    const auto open = [&folder](const std::string& name) {
        static_cast<void>(ElevationModel::open({folder.path() / name}));
    };
    CHECK_THROWS_WITH_AS(open("nowhere.tif"),
                         (folder.path() / "nowhere.tif: the elevation model is not there").string().c_str(), IoError);
    std::filesystem::create_directory(folder.path() / "empty");
    CHECK_THROWS_WITH_AS(open("empty"), "the folder holds no elevation model", InputError);
    folder.file("text.tif", "not a raster at all");
    folder.file("N46E011.hgt", "too short");
    folder.file("broken.vrt", "<VRTDataset rasterXSize=\"2\" rasterYSize=\"2\">");
    for (const std::string name : {"text.tif", "N46E011.hgt", "broken.vrt"}) {
        CAPTURE(name);
        try {
            open(name);
            FAIL("it was read");
        } catch (const InputError& error) {
            CHECK(error.where().file == (folder.path() / name).string());
            CHECK(std::string(error.what()).starts_with("is no elevation model that can be read: "));
        }
    }
}

TEST_CASE("a raster cut short or spoilt is an error that names it, never a crash") {
    const test::TemporaryFolder folder;
    write_relief(folder.path() / "whole.tif", {around(povo, 1_km)}, slope);
    const auto whole = test::content_of(folder.path() / "whole.tif");
    for (std::size_t kept = 0; kept < whole.size(); kept += whole.size() / 40) {
        const auto file = folder.file("cut.tif", whole.substr(0, kept));
        try {
            static_cast<void>(height_in(ElevationModel::open({file}), at(46.0601, 11.15)));
        } catch (const InputError& error) {
            CHECK(error.where().file == file.string());
        }
    }
    for (std::size_t i = 0; i < 400; ++i) {
        auto spoilt = whole;
        spoilt[i * 7919 % 512] = static_cast<char>(i * 31); // in the header, where it hurts most
        const auto file = folder.file("spoilt.tif", spoilt);
        try {
            static_cast<void>(height_in(ElevationModel::open({file}), povo));
        } catch (const InputError& error) {
            CHECK(error.where().file == file.string());
        }
    }
}

TEST_CASE("many threads may ask one model") {
    const test::TemporaryFolder folder;
    write_relief(folder.path() / "slope.tif", {around(povo, 2_km), 900, 900, 25832}, slope);
    const auto model = ElevationModel::open({folder.path() / "slope.tif"});
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i) {
                const auto place = at(46.06 + 1e-5 * i, 11.14 + 1e-5 * (i * 7 + t));
                if (!(height_m(model, place) == within(0.1_m, Metres{slope(place)}))) ++wrong;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(wrong == 0);
}

TEST_CASE("real data: SRTM tiles know Andorra's passes, and 100,000 places take well under a second") {
    const char* data = std::getenv("ROADBOOK_DATA");
    if (data == nullptr || *data == '\0') {
        std::puts("SKIPPED: ROADBOOK_DATA is not set, so there are no elevation models");
        return;
    }
    const auto model = ElevationModel::open({std::filesystem::path(data) / "elevation"});
    CHECK(height_m(model, at(42.5403, 1.7190)) == within(40_m, 2408_m)); // Port d'Envalira
    CHECK(height_m(model, at(42.5063, 1.5218)) == within(40_m, 1023_m)); // Andorra la Vella
    CHECK(height_m(model, at(43.7325, 7.4189)) == within(40_m, 40_m));   // Monaco
    // At Povo the 1 m terrain model answers.
    const auto in_povo = at(46.0676, 11.1508);
    const auto povo_height = model.heights_at({&in_povo, 1}).front();
    REQUIRE(povo_height);
    CHECK(povo_height->cell_size == within(0.1_m, 1_m));
    CHECK(povo_height->height == within(80_m, 390_m));

    std::vector<Position> places;
    for (int i = 0; i < 100'000; ++i) {
        places.push_back(at(42.45 + 0.2 * (i % 1000) / 1000, 1.45 + 0.3 * i / 100'000));
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto heights = model.heights_at(places);
    const Seconds taken = std::chrono::steady_clock::now() - begin;
    MESSAGE("100,000 heights in ", taken.count(), " s");
    // Radar does not see into every gorge: these tiles have holes.
    const auto known = std::ranges::count_if(heights, [](const auto& height) { return height.has_value(); });
    CHECK(known > 98'000);
    CHECK(known < 100'000);
    CHECK(taken < Seconds{1});
}
