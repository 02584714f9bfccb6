// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

using namespace route;
using test::read;
using test::text_of;

namespace {

/// A street, and two squares that have the border 11–12 in common.
const std::string map = "n1 x11.005 y46.005\nn2 x11.015 y46.005\n"
                        "n10 x11.00 y46.00\nn11 x11.01 y46.00\nn12 x11.01 y46.01\nn13 x11.00 y46.01\n"
                        "n14 x11.02 y46.00\nn15 x11.02 y46.01\n"
                        "w1 Thighway=primary Nn1,n2\n"
                        "w20 Tboundary=administrative Nn11,n12\n"
                        "w21 T Nn12,n13,n10,n11\n"
                        "w22 T Nn11,n14,n15,n12\n";

std::string boundary(int id, const std::string& name, const std::string& tags, const std::string& members) {
    return "r" + std::to_string(id) + " Ttype=boundary,boundary=administrative,name=" + name + "," + tags + " M" + members +
           "\n";
}

std::string codes_of(const Diagnostics& found) {
    std::string codes;
    for (const auto& one : found.all()) {
        codes += std::string(one.code.text()) + " ";
    }
    return codes;
}

} // namespace

TEST_CASE("a boundary is the ways that it is made of, which neighbours share") {
    const auto extract =
        read(map + boundary(1, "West", "admin_level=8,ISO3166-2=IT-32", "w21@outer,w20@outer,n1@admin_centre") +
             boundary(2, "East", "admin_level=8", "w20@,w22@"));
    REQUIRE(extract.boundaries.size() == 2);
    const auto& west = extract.boundaries[0];
    CHECK(text_of(extract, west.name) == "West");
    CHECK(text_of(extract, west.code) == "IT-32");
    CHECK(west.level == 8);
    CHECK(west.closed);
    REQUIRE(west.seat);
    CHECK(west.seat->longitude.degrees() == doctest::Approx(11.005));
    CHECK(extract.boundaries[1].closed);
    CHECK(!extract.boundaries[1].seat);
    CHECK(extract.boundary_lines.size() == 3);
    CHECK(extract.boundary_members.size() == 4);
}

TEST_CASE("a boundary of which the extract lacks a way or a node is not whole, and told") {
    Diagnostics found;
    const auto lacks_way = osm::read_opl(map + boundary(1, "West", "admin_level=8", "w20@,w21@,w99@"), found);
    REQUIRE(lacks_way.boundaries.size() == 1);
    CHECK(!lacks_way.boundaries[0].closed);
    CHECK(lacks_way.boundaries[0].member_count == 2);
    REQUIRE(codes_of(found) == "boundaries-cut ");
    CHECK(found.all().front().message.find("1 of 1 boundaries are not whole in the extract") != std::string::npos);
    CHECK(found.all().front().message.find("West (8)") != std::string::npos);

    const auto lacks_node = read(map + "w23 T Nn12,n13,n99,n10,n11\n" + boundary(1, "West", "admin_level=8", "w20@,w23@"));
    CHECK(!lacks_node.boundaries.at(0).closed);
    CHECK(lacks_node.boundary_lines.size() == 3); // a way has a line on each side of the gap
}

TEST_CASE("a boundary without ways is not whole") {
    const auto extract = read(map + boundary(1, "West", "admin_level=6", "n1@admin_centre"));
    REQUIRE(extract.boundaries.size() == 1);
    CHECK(!extract.boundaries[0].closed);
    CHECK(extract.boundaries[0].seat);
}

TEST_CASE("lines that end in the open go round nothing") {
    const auto extract = read(map + boundary(1, "West", "admin_level=8", "w21@"));
    CHECK(!extract.boundaries.at(0).closed);
}

TEST_CASE("only named boundaries from countries to municipalities are read") {
    const auto count = [](const std::string& relation) { return read(map + relation).boundaries.size(); };
    CHECK(count(boundary(1, "Quarter", "admin_level=10", "w20@,w21@")) == 0);
    CHECK(count(boundary(1, "Quarter", "admin_level=9", "w20@,w21@")) == 0);
    CHECK(count(boundary(1, "World", "admin_level=1", "w20@,w21@")) == 0);
    CHECK(count(boundary(1, "Odd", "admin_level=8;9", "w20@,w21@")) == 0);
    CHECK(count(boundary(1, "Odd", "admin_level=", "w20@,w21@")) == 0);
    CHECK(count("r1 Ttype=boundary,boundary=administrative,admin_level=8 Mw20@,w21@\n") == 0);
    CHECK(count("r1 Ttype=boundary,boundary=postal_code,name=38100,admin_level=8 Mw20@,w21@\n") == 0);
    CHECK(count("r1 Ttype=multilinestring,boundary=administrative,name=A,admin_level=8 Mw20@,w21@\n") == 0);
    CHECK(count("r1 Ttype=multipolygon,boundary=administrative,name=A,admin_level=8 Mw20@,w21@\n") == 1);
}

TEST_CASE("boundaries have the same order whatever the order of the file") {
    const auto a = boundary(7, "A", "admin_level=8", "w20@,w21@");
    const auto b = boundary(3, "B", "admin_level=8", "w20@,w22@");
    const auto c = boundary(9, "C", "admin_level=4", "w21@,w22@");
    const auto one = read(map + a + b + c);
    const auto other = read(c + b + a + map);
    REQUIRE(one.boundaries.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(text_of(one, one.boundaries[i].name) == text_of(other, other.boundaries[i].name));
        CHECK(one.boundaries[i].closed);
    }
    CHECK(one.boundary_members == other.boundary_members);
    CHECK(one.boundary_points == other.boundary_points);
    CHECK(text_of(one, one.boundaries[0].name) == "C");
    CHECK(text_of(one, one.boundaries[1].name) == "B");
}

TEST_CASE("bus lines stand at the roads that they drive on, in the order in which passengers count") {
    const auto line = [](int id, const std::string& tags, const std::string& members) {
        return "r" + std::to_string(id) + " Ttype=route," + tags + " M" + members + "\n";
    };
    const auto extract =
        read(map + line(1, "route=bus,ref=B101", "w1@") + line(2, "route=bus,ref=10", "w1@forward") +
             line(3, "route=bus,ref=9", "w1@,w1@") + line(4, "route=bus,ref=9,name=back", "w1@") +
             line(5, "route=trolleybus,name=Ring", "w1@") + line(6, "route=bus,ref=77", "w1@platform") +
             line(7, "route=tram,ref=T", "w1@") + line(8, "route=bus,ref=Far", "w20@,w99@") + line(9, "route=bus", "w1@"));
    REQUIRE(extract.bus_lines.size() == 1);
    CHECK(extract.bus_lines[0].way == OsmWayId{1});
    CHECK(text_of(extract, extract.bus_lines[0].lines) == "9, 10, B101, Ring");
}

TEST_CASE("houses and house numbers are counted by squares of some 20 m") {
    const auto extract = read(map + "n30 Taddr:housenumber=1 x11.00001 y46.00001\n"
                                    "n31 Taddr:housenumber=3 x11.00015 y46.00015\n"
                                    "n32 Taddr:housenumber=5 x11.00025 y46.00001\n"
                                    "w30 Tbuilding=house Nn10,n11,n12,n10\n"
                                    "w31 Tbuilding=garage Nn10,n11,n12,n10\n"
                                    "w32 Tbuilding=yes Nn10,n11,n12,n10\n"
                                    "w33 Tbuilding=apartments,addr:housenumber=7 Nn10,n11,n12,n10\n"
                                    "w34 T Nn13,n11,n12,n13\n"
                                    "r5 Ttype=multipolygon,building=residential Mw34@outer,w33@inner\n");
    REQUIRE(extract.dwellings.size() == 3);
    CHECK(extract.dwellings[0].houses == 2); // 30 and 33
    CHECK(extract.dwellings[0].numbers == 3);
    CHECK(extract.dwellings[0].position.latitude.e7() == 460'001'000);
    CHECK(extract.dwellings[0].position.longitude.e7() == 110'001'000);
    CHECK(extract.dwellings[1].numbers == 1);
    CHECK(extract.dwellings[2].houses == 1);
}

TEST_CASE("squares of houses lie side by side on both sides of the equator and of Greenwich") {
    const auto extract =
        read(map + "n30 Taddr:housenumber=1 x-0.00001 y-0.00001\nn31 Taddr:housenumber=3 x0.00001 y0.00001\n");
    REQUIRE(extract.dwellings.size() == 2);
    CHECK(extract.dwellings[0].position.latitude.e7() == -1000);
    CHECK(extract.dwellings[1].position.latitude.e7() == 1000);
}
