// SPDX-License-Identifier: BSL-1.0
#include "network/from_extract.hpp"
#include "network/road_network.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <vector>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using network::RoadNetwork;

namespace {

std::vector<std::byte> bytes_of(const std::string& opl) {
    Diagnostics found;
    return network::built_from(osm::read_opl(opl, found), found);
}

RoadNetwork network_of(const std::string& opl) { return RoadNetwork::from_bytes(bytes_of(opl), "map"); }

geo::Position at(double east, double north) {
    return {Latitude::degrees(46 + north / 100), Longitude::degrees(11 + east / 100)};
}

/// Corners on a grid of hundredths of a degree, named by column and row: a city C within a province P, an enclave E in it.
///
///     3 +-------+-------+
///       |   P   |       |
///     2 +   +---+   Q   |
///       |   | C |       |
///     1 +   +---+       |
///       |       |       |
///     0 +-------+-------+
///       0   1   2       4
std::string grid() {
    std::string opl = "n1 x11.005 y46.015\nn2 x11.035 y46.015\nw1 Thighway=primary Nn1,n2\n";
    for (int column = 0; column <= 4; ++column) {
        for (int row = 0; row <= 3; ++row) {
            opl += fmt::format("n{}{} x{:.2f} y{:.2f}\n", column + 1, row, 11 + column / 100.0, 46 + row / 100.0);
        }
    }
    return opl + "w10 T Nn31,n32\nw11 T Nn30,n31\nw12 T Nn32,n33\n" // between P and Q, from south to north
                 "w13 T Nn33,n13,n10,n30\n"                         // round P
                 "w14 T Nn30,n50,n53,n33\n"                         // round Q
                 "w15 T Nn32,n22,n21,n31\n"                         // round C
                 "n90 x11.005 y46.005\nn91 x11.015 y46.015\nn92 x11.03 y46.02\n";
}

std::string district(int id, const std::string& name, int level, const std::string& members, const std::string& tags = "") {
    return fmt::format("r{} Ttype=boundary,boundary=administrative,name={},admin_level={}{} M{}\n", id, name, level, tags,
                       members);
}

const std::string both_provinces = district(1, "P", 6, "w10@,w11@,w12@,w13@") + district(2, "Q", 6, "w14@,w12@,w10@,w11@");

std::string name_at(const RoadNetwork& roads, geo::Position place, int level) {
    const auto found = roads.boundaries().at(place, level);
    if (!found) return "-";
    return std::string(found->name) + (found->guessed ? "?" : "");
}

} // namespace

TEST_CASE("a place lies in the district whose border goes round it") {
    const auto roads = network_of(grid() + both_provinces + district(3, "C", 8, "w10@,w15@"));
    CHECK(roads.boundaries().available());
    CHECK(roads.boundaries().count() == 3);
    CHECK(name_at(roads, at(0.5, 1.5), 6) == "P");
    CHECK(name_at(roads, at(1.5, 1.5), 6) == "P");
    CHECK(name_at(roads, at(3, 1.5), 6) == "Q");
    CHECK(name_at(roads, at(1.5, 1.5), 8) == "C");
    CHECK(name_at(roads, at(0.5, 1.5), 8) == "-");
    CHECK(name_at(roads, at(1.5, 0.5), 8) == "-");
    CHECK(name_at(roads, at(5, 1.5), 6) == "-");
    CHECK(name_at(roads, at(-1, 1.5), 6) == "-");
    CHECK(name_at(roads, at(1.5, 1.5), 4) == "-");
}

TEST_CASE("a hole in a district is not of it") {
    // P without C, as an enclave.
    const auto roads = network_of(grid() + district(1, "P", 6, "w15@inner,w11@outer,w12@outer,w13@outer"));
    CHECK(name_at(roads, at(0.5, 1.5), 6) == "P");
    CHECK(name_at(roads, at(1.5, 1.5), 6) == "-");
}

TEST_CASE("every place of a plane lies in one of two neighbours, on their border too") {
    const auto roads = network_of(grid() + both_provinces);
    for (int step = 1; step < 300; ++step) {
        CHECK(name_at(roads, at(2, step / 100.0), 6) != "-");
        CHECK(name_at(roads, at(step / 75.0, 1), 6) != "-");
    }
}

TEST_CASE("of a border that is not whole the district is guessed by its seat") {
    const auto open =
        district(1, "P", 6, "w10@,w11@,w12@,w99@,n90@admin_centre") + district(2, "Q", 6, "w10@,w11@,w12@,w98@,n92@label");
    const auto roads = network_of(grid() + open);
    CHECK(name_at(roads, at(0.5, 1.5), 6) == "P?");
    CHECK(name_at(roads, at(3, 1.5), 6) == "Q?");
}

TEST_CASE("nothing is guessed where two seats can be reached, or none") {
    // Nothing of the borders is in the extract.
    const auto two =
        network_of(grid() + district(1, "P", 6, "w98@,n90@admin_centre") + district(2, "Q", 6, "w99@,n92@admin_centre"));
    CHECK(name_at(two, at(0.5, 1.5), 6) == "-");
    const auto no_seat = network_of(grid() + district(1, "P", 6, "w10@,w99@"));
    CHECK(name_at(no_seat, at(0.5, 1.5), 6) == "-");
    const auto seat_beyond = network_of(grid() + district(1, "P", 6, "w10@,w99@,n999@admin_centre"));
    CHECK(name_at(seat_beyond, at(0.5, 1.5), 6) == "-");
}

TEST_CASE("a district whose border is whole goes before a guess") {
    const auto roads =
        network_of(grid() + district(1, "Far", 6, "w99@,n92@admin_centre") + district(2, "P", 6, "w10@,w11@,w12@,w13@"));
    CHECK(name_at(roads, at(0.5, 1.5), 6) == "P");
    CHECK(name_at(roads, at(3, 1.5), 6) == "Far?");
}

TEST_CASE("the country follows from the code of any district, sure ones first") {
    const auto roads = network_of(grid() + district(1, "P", 6, "w10@,w11@,w12@,w13@", ",ISO3166-2=IT-TN") +
                                  district(2, "France", 2, "w99@,n92@admin_centre", ",ISO3166-1=FR"));
    CHECK(roads.boundaries().country_at(at(0.5, 1.5)) == "IT");
    CHECK(roads.boundaries().country_at(at(3, 1.5)) == "FR");
    CHECK(network_of(grid() + both_provinces).boundaries().country_at(at(0.5, 1.5)).empty());
}

TEST_CASE("a line is told where it comes over borders") {
    const auto roads = network_of(grid() + both_provinces + district(3, "C", 8, "w10@,w15@"));
    const std::vector<geo::Position> line{at(0.5, 1.5), at(1.5, 1.5), at(3.5, 1.5), at(3.5, 0.5)};
    const auto crossings = roads.boundaries().crossings(line);
    REQUIRE(crossings.size() == 2);
    CHECK(crossings[0].piece == 0);
    CHECK(crossings[0].fraction == doctest::Approx(0.5));
    CHECK(crossings[1].piece == 1);
    CHECK(crossings[1].fraction == doctest::Approx(0.25));
    CHECK(roads.boundaries().crossings(std::vector<geo::Position>{at(1, 1)}).empty());
    CHECK(roads.boundaries().crossings({}).empty());
}

TEST_CASE("a network without boundaries answers nothing") {
    const auto roads = network_of(grid());
    CHECK(!roads.boundaries().available());
    CHECK(name_at(roads, at(1.5, 1.5), 8) == "-");
    CHECK(roads.boundaries().crossings(std::vector<geo::Position>{at(0, 0), at(3, 3)}).empty());
    CHECK(!roads.knows_bus_lines());
    CHECK(!roads.layers().knows_dwellings());
}

TEST_CASE("the network tells bus lines by way, of each piece of a way that the extract cuts") {
    const auto roads = network_of(grid() + "n3 x11.04 y46.016\nn4 x11.045 y46.016\nw2 Thighway=primary Nn1,n2,n77,n3,n4\n"
                                           "w3 Thighway=primary Nn4,n2\nr9 Ttype=route,route=bus,ref=5 Mw2@\n");
    int served = 0;
    for (std::uint32_t way = 0; way < roads.way_count(); ++way) {
        const network::WayIndex index{way};
        const bool of_line = roads.osm_id(index) == OsmWayId{2};
        CHECK(roads.bus_lines(index) == (of_line ? "5" : ""));
        served += of_line ? 1 : 0;
    }
    CHECK(served == 2);
    CHECK(roads.knows_bus_lines());
}

TEST_CASE("dwellings are found by their place") {
    const auto roads = network_of(grid() + "n70 Taddr:housenumber=1 x11.01 y46.01\nn71 Taddr:housenumber=2 x11.03 y46.01\n");
    const auto near = roads.layers().dwellings_within({at(0.9, 0.9), at(1.1, 1.1)});
    REQUIRE(near.size() == 1);
    CHECK(near[0].numbers == 1);
    CHECK(near[0].houses == 0);
    CHECK(roads.layers().dwellings_within({at(0, 0), at(4, 3)}).size() == 2);
}

TEST_CASE("the same map gives the same bytes with its districts, whatever its order") {
    const auto districts = both_provinces + district(3, "C", 8, "w15@,w10@");
    const auto other = district(3, "C", 8, "w10@,w15@") + district(2, "Q", 6, "w10@,w11@,w12@,w14@") +
                       district(1, "P", 6, "w13@,w12@,w11@,w10@");
    CHECK(bytes_of(grid() + districts) == bytes_of(other + grid()));
}
