// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "geo/local_frame.hpp"
#include "network/file_layout.hpp"
#include "network/from_extract.hpp"
#include "support/random_town.hpp"
#include "support/real_data.hpp"

#include <algorithm>
#include <cstring>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using network::LandmarkKind;
using network::RoadNetwork;

namespace {

const std::string street = "n1 x11 y46\nn2 x11.01 y46\nw1 Thighway=primary Nn1,n2\n";

std::vector<std::byte> bytes_of(const std::string& opl) {
    Diagnostics found;
    return network::built_from(osm::read_opl(opl, found), found);
}

RoadNetwork network_of(const std::string& opl) { return RoadNetwork::from_bytes(bytes_of(opl), "map"); }

geo::Position at(double latitude, double longitude) { return {Latitude::degrees(latitude), Longitude::degrees(longitude)}; }

/// A building as a square of `side_e7` round a place.
std::string building(int id, const std::string& tags, double latitude, double longitude, double side) {
    std::string opl;
    for (int corner = 0; corner < 4; ++corner) {
        const double east = corner == 1 || corner == 2 ? side / 2 : -side / 2;
        const double north = corner >= 2 ? side / 2 : -side / 2;
        opl += fmt::format("n{} x{} y{}\n", id * 10 + corner, longitude + east, latitude + north);
    }
    return opl + fmt::format("w{0} T{1} Nn{0}0,n{0}1,n{0}2,n{0}3,n{0}0\n", id, tags);
}

} // namespace

TEST_CASE("landmarks near a place come with the nearest first") {
    const auto roads = network_of(street + "n5 Tamenity=fuel,name=Q8 x11.002 y46.0001\n"
                                           "n6 Thistoric=wayside_cross x11.001 y46.0001\n"
                                           "n7 Tman_made=tower x11.009 y46.0001\n");
    const auto near = roads.layers().landmarks_near(at(46.0001, 11.0008), Metres{150});
    REQUIRE(near.size() == 2);
    CHECK(near[0].kind == LandmarkKind::wayside_cross);
    CHECK(near[0].name.empty());
    CHECK(near[1].kind == LandmarkKind::fuel);
    CHECK(near[1].name == "Q8");
    CHECK(near[1].object == network::OsmObject{network::ObjectType::node, 5});
    CHECK(roads.layers().landmark_count() == 3);
}

TEST_CASE("a ground counts from its border, not from its middle") {
    // A cemetery 220 m high and 150 m wide, whose middle is 170 m from the road.
    const auto roads = network_of(street + building(5, "landuse=cemetery", 46.0015, 11.005, 0.002));
    const auto& layers = roads.layers();
    REQUIRE(layers.landmark_count() == 1);
    CHECK(layers.landmarks_near(at(46, 11.005), Metres{80}).size() == 1);
    CHECK(layers.landmarks_near(at(46, 11.005), Metres{40}).empty());
    CHECK(layers.landmarks_near(at(46.0015, 11.005), Metres{0}).size() == 1);
    CHECK(layers.landmarks_near(at(46.0015, 11.005), Metres{0})[0].extent.count() == doctest::Approx(105));
}

TEST_CASE("what is drawn twice, as point and building or as building and ground, is one landmark with its name") {
    const auto roads = network_of(street + building(5, "building=church", 46.001, 11.005, 0.0002) +
                                  "n7 Tamenity=place_of_worship,name=San%20%Vigilio x11.00505 y46.00105\n");
    const auto churches = roads.layers().landmarks_near(at(46.001, 11.005), Metres{100});
    REQUIRE(churches.size() == 1);
    CHECK(churches[0].name == "San Vigilio");
    CHECK(churches[0].object.type == network::ObjectType::way);
    const auto two = network_of(street + building(5, "building=church,name=San%20%Pietro", 46.001, 11.005, 0.0002) +
                                "n7 Tamenity=place_of_worship,name=San%20%Paolo x11.00505 y46.00105\n"
                                "n8 Tamenity=fuel x11.005 y46.001\n");
    CHECK(two.layers().landmarks_near(at(46.001, 11.005), Metres{100}).size() == 3);
}

TEST_CASE("the index misses no landmark within the radius") {
    test::Dice dice{5};
    std::string opl = street;
    for (int i = 0; i < 400; ++i) {
        opl += fmt::format("n{} Tshop=bakery,name=B{} x{:.6f} y{:.6f}\n", 100 + i, i, 11 + dice(20'000) * 1e-6,
                           46 + dice(20'000) * 1e-6);
    }
    const auto roads = network_of(opl);
    const auto all = roads.layers().landmarks_within({at(45, 10), at(47, 12)});
    REQUIRE(all.size() == 400);
    for (int trial = 0; trial < 50; ++trial) {
        const auto place = at(46 + dice(20'000) * 1e-6, 11 + dice(20'000) * 1e-6);
        const Metres radius{20.0 + dice(900)};
        const geo::LocalFrame frame{place};
        const auto expected =
            std::ranges::count_if(all, [&](const auto& l) { return frame.to_plane(l.position).norm() <= radius; });
        CHECK(roads.layers().landmarks_near(place, radius).size() == static_cast<std::size_t>(expected));
    }
}

TEST_CASE("areas and lines are found where they reach into a sheet") {
    const auto roads = network_of(street + building(5, "landuse=forest,name=Bosco", 46.01, 11.005, 0.004) +
                                  "n90 x11 y46.02\nn91 x11.02 y46.03\nw90 Twaterway=river,name=Adige Nn90,n91\n");
    const auto& layers = roads.layers();
    const auto areas = layers.areas_within({at(46.011, 11.006), at(46.1, 11.1)});
    REQUIRE(areas.size() == 1);
    CHECK(areas[0].kind == network::AreaKind::wood);
    CHECK(areas[0].name == "Bosco");
    REQUIRE(areas[0].rings.size() == 1);
    CHECK(areas[0].rings[0].size() == 4);
    const auto lines = layers.lines_within({at(46.025, 11), at(46.1, 11.1)});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].name == "Adige");
    CHECK(lines[0].points == std::vector{at(46.02, 11), at(46.03, 11.02)});
    CHECK(layers.areas_within({at(47, 11), at(48, 12)}).empty());
    CHECK(layers.lines_within({at(46, 12), at(48, 13)}).empty());
}

TEST_CASE("the layers of the same objects are the same bytes in any order of the file") {
    const std::string forest = building(5, "landuse=forest", 46.01, 11.005, 0.004);
    const std::string fuel = "n7 Tamenity=fuel,name=Q8 x11.002 y46.0001\n";
    const std::string church = building(6, "building=church,name=San%20%Rocco", 46.001, 11.005, 0.0002);
    CHECK(bytes_of(street + forest + fuel + church) == bytes_of(church + fuel + street + forest));
}

TEST_CASE("a network without layers is read, and its answers are empty") {
    auto bytes =
        bytes_of(street + building(5, "landuse=forest", 46.01, 11.005, 0.004) + "n7 Tamenity=fuel x11.002 y46.0001\n");
    // As an older version wrote it, or as a newer one might: sections of these numbers are unknown.
    network::detail::FileHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    std::vector<network::detail::SectionEntry> table(header.section_count);
    std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof table[0]);
    for (auto& entry : table) {
        const auto number = static_cast<std::uint32_t>(entry.section);
        if (number >= 100) entry.section = static_cast<network::records::Section>(number + 800);
    }
    header.table_checksum = fingerprint_of(std::as_bytes(std::span(table))).value();
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof table[0]);
    const auto roads = RoadNetwork::from_bytes(bytes, "older.roadnet");
    CHECK_FALSE(roads.layers().available());
    CHECK(roads.layers().landmarks_near(at(46, 11.002), Metres{1000}).empty());
    CHECK(roads.layers().areas_within({at(45, 10), at(47, 12)}).empty());
    CHECK(roads.segment_count() == 1);
}

TEST_CASE("real data: Trento has its castle, its river and its woods") {
    const auto file = test::real_extract("trento.osm.pbf");
    if (!file) return;
    Diagnostics found;
    const auto roads =
        RoadNetwork::from_bytes(network::built_from(osm::read_extracts(std::vector{*file}, found), found), "trento");
    const auto castles = roads.layers().landmarks_near(at(46.0712, 11.1275), Metres{150});
    CHECK(std::ranges::any_of(
        castles, [](const auto& l) { return l.kind == LandmarkKind::castle && l.name == "Castello del Buonconsiglio"; }));
    const auto bounds = roads.bounds();
    CHECK(std::ranges::any_of(roads.layers().lines_within(bounds), [](const auto& l) { return l.name == "Adige"; }));
    CHECK(std::ranges::count(roads.layers().areas_within(bounds), network::AreaKind::wood, &network::MapArea::kind) > 50);
}
