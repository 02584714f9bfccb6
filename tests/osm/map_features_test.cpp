// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "osm/extract_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>

using namespace route;
using osm::AreaKind;
using osm::LandmarkKind;
using osm::LineKind;
using osm::ObjectType;
using test::read;

namespace {

const std::string street = "n1 x11 y46\nn2 x11.001 y46\nw1 Thighway=primary Nn1,n2\n";

/// Corners of a square: 10, 11, 12, 13 about 155 m wide and 222 m high; 20 … 23 a smaller one inside it.
const std::string corners = "n10 x11.000 y46.010\nn11 x11.002 y46.010\nn12 x11.002 y46.012\nn13 x11.000 y46.012\n"
                            "n20 x11.0005 y46.0105\nn21 x11.0015 y46.0105\nn22 x11.0015 y46.0115\nn23 x11.0005 y46.0115\n";

/// What a node with these tags is.
std::optional<LandmarkKind> seen_at_node(const std::string& tags) {
    const auto extract = read(street + "n9 T" + tags + " x11.0005 y46.0001\n");
    if (extract.landmarks.empty()) return std::nullopt;
    return extract.landmarks.front().kind;
}

/// The square as a way with these tags.
osm::Extract with_square(const std::string& tags) {
    return read(street + corners + "w5 T" + tags + " Nn10,n11,n12,n13,n10\n");
}

std::size_t point_count(const osm::Extract& extract, std::size_t ring) {
    const auto end = ring + 1 < extract.map_rings.size() ? extract.map_rings[ring + 1] : extract.map_ring_points.size();
    return end - extract.map_rings[ring];
}

} // namespace

TEST_CASE("what a navigator sees at the roadside is read from its tags") {
    CHECK(seen_at_node("amenity=place_of_worship,religion=christian") == LandmarkKind::church);
    CHECK(seen_at_node("amenity=place_of_worship,building=chapel") == LandmarkKind::chapel);
    CHECK(seen_at_node("amenity=place_of_worship,religion=muslim") == LandmarkKind::mosque);
    CHECK(seen_at_node("amenity=place_of_worship,religion=buddhist") == LandmarkKind::temple);
    CHECK(seen_at_node("building=church") == LandmarkKind::church);
    CHECK(seen_at_node("landuse=cemetery") == LandmarkKind::cemetery);
    CHECK(seen_at_node("amenity=fuel,shop=convenience") == LandmarkKind::fuel);
    CHECK(seen_at_node("historic=wayside_cross") == LandmarkKind::wayside_cross);
    CHECK(seen_at_node("man_made=water_tower") == LandmarkKind::water_tower);
    CHECK(seen_at_node("amenity=townhall") == LandmarkKind::town_hall);
    CHECK(seen_at_node("shop=bakery") == LandmarkKind::shop);
    CHECK(seen_at_node("shop=vacant") == std::nullopt);
    CHECK(seen_at_node("amenity=bench") == std::nullopt);
}

TEST_CASE("passes and peaks carry the height that stands on their signs") {
    const auto height = [](const std::string& ele) {
        return read(street + "n9 Tmountain_pass=yes,name=Gavia,ele=" + ele + " x11 y46.1\n").landmarks.at(0).elevation_m;
    };
    CHECK(height("2621") == 2621);
    CHECK(height("2621.4%20%m") == 2621);
    CHECK(height("high") == osm::no_elevation);
    CHECK(height("99999") == osm::no_elevation);
    CHECK(height("nan") == osm::no_elevation);
}

TEST_CASE("a building becomes a place inside it, as far around as its ground") {
    const auto extract = with_square("amenity=hospital,name=Santa%20%Chiara");
    REQUIRE(extract.landmarks.size() == 1);
    const auto& hospital = extract.landmarks[0];
    CHECK(hospital.object == osm::OsmObject{ObjectType::way, 5});
    CHECK(test::text_of(extract, hospital.name) == "Santa Chiara");
    CHECK(hospital.position.latitude.degrees() == doctest::Approx(46.011).epsilon(1e-6));
    CHECK(hospital.position.longitude.degrees() == doctest::Approx(11.001).epsilon(1e-6));
    CHECK(hospital.extent_m == 105); // the square is 155 m × 222 m
    CHECK(extract.map_areas.empty());
}

TEST_CASE("the place of a ground like a horseshoe lies on it, not in its mouth") {
    const auto extract = read(street + "n10 x11.000 y46.010\nn11 x11.010 y46.010\nn12 x11.010 y46.020\nn13 x11.009 y46.020\n"
                                       "n14 x11.009 y46.011\nn15 x11.001 y46.011\nn16 x11.001 y46.020\nn17 x11.000 y46.020\n"
                                       "w5 Tlanduse=cemetery Nn10,n11,n12,n13,n14,n15,n16,n17,n10\n");
    REQUIRE(extract.landmarks.size() == 1);
    const double east = extract.landmarks[0].position.longitude.degrees();
    CHECK((east < 11.001 || east > 11.009));
}

TEST_CASE("a wood with a lake in it is a ring in a ring, whatever the members' roles say") {
    const auto extract = read(street + corners +
                              "w5 Nn10,n11,n12\nw6 Nn12,n13,n10\nw7 Tnatural=water Nn20,n21,n22,n23,n20\n"
                              "r1 Ttype=multipolygon,landuse=forest Mw5@outer,w6@,w7@outer,w5@outer\n");
    REQUIRE(extract.map_areas.size() == 2);
    CHECK(extract.map_areas[0].kind == AreaKind::water);
    CHECK(extract.map_areas[1].kind == AreaKind::wood);
    CHECK(extract.map_areas[1].object == osm::OsmObject{ObjectType::relation, 1});
    CHECK(extract.map_areas[1].ring_count == 2);
    CHECK(point_count(extract, extract.map_areas[1].first_ring) == 4);
}

TEST_CASE("objects may come in any order: relations before ways before nodes") {
    const std::string forwards =
        corners + "w5 Nn10,n11,n12\nw6 Nn12,n13,n10\nr1 Ttype=multipolygon,natural=water Mw5@,w6@\n";
    const std::string backwards = "r1 Ttype=multipolygon,natural=water Mw5@,w6@\nw6 Nn12,n13,n10\nw5 Nn10,n11,n12\n"
                                  "n13 x11.000 y46.012\nn12 x11.002 y46.012\nn11 x11.002 y46.010\nn10 x11.000 y46.010\n";
    const auto a = read(street + forwards);
    const auto b = read(backwards + street);
    REQUIRE(a.map_areas.size() == 1);
    CHECK(a.map_ring_points == b.map_ring_points);
}

TEST_CASE("an area that the extract cuts is told, and the others are drawn") {
    Diagnostics found;
    const auto extract = osm::read_opl(street + corners +
                                           "w5 Nn10,n11,n12\nw7 Tlanduse=residential Nn20,n21,n22,n23,n20\n"
                                           "r1 Ttype=multipolygon,landuse=forest Mw5@outer,w99@outer\n"
                                           "r2 Ttype=multipolygon,landuse=forest M\n",
                                       found);
    REQUIRE(extract.map_areas.size() == 1);
    CHECK(extract.map_areas[0].kind == AreaKind::built_up);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].message == "2 areas of water, woods or towns reach beyond the extract and are not drawn on maps");
}

TEST_CASE("what a map of 1:50,000 cannot show is left out: ponds, and points almost in line") {
    CHECK(read(street + "n10 x11 y46.01\nn11 x11.0004 y46.01\nn12 x11.0004 y46.0103\nn13 x11 y46.0103\n"
                        "w5 Tnatural=water Nn10,n11,n12,n13,n10\n")
              .map_areas.empty());
    const auto river = read(street + "n10 x11 y46.01\nn11 x11.01 y46.01003\nn12 x11.02 y46.01\nn13 x11.02 y46.02\n"
                                     "w5 Twaterway=river,name=Adige Nn10,n11,n12,n13\n");
    REQUIRE(river.map_lines.size() == 1);
    CHECK(river.map_lines[0].kind == LineKind::river);
    CHECK(river.map_lines[0].point_count == 3);
    CHECK(test::text_of(river, river.map_lines[0].name) == "Adige");
}

TEST_CASE("railways and rivers in tunnels, sidings, and areas that are not closed are on no map") {
    const auto lines = [](const std::string& tags) {
        return read(street + corners + "w5 T" + tags + " Nn10,n11,n12\n").map_lines.size();
    };
    CHECK(lines("railway=rail") == 1);
    CHECK(lines("railway=rail,tunnel=yes") == 0);
    CHECK(lines("railway=rail,service=siding") == 0);
    CHECK(lines("waterway=stream,tunnel=culvert") == 0);
    CHECK(lines("natural=coastline") == 1);
    CHECK(read(street + corners + "w5 Tlanduse=forest Nn10,n11,n12\n").map_areas.empty());
}

TEST_CASE("a road that also bounds a wood is both") {
    const auto extract = read(street + corners +
                              "w5 Thighway=track Nn10,n11,n12\nw6 Nn12,n13,n10\n"
                              "r1 Ttype=multipolygon,landuse=forest Mw5@outer,w6@outer\n");
    CHECK(extract.ways.size() == 2);
    CHECK(extract.map_areas.size() == 1);
}

TEST_CASE("areas without their nodes, of one point, or crossing themselves harm nobody") {
    CHECK(read(street + "w5 Tlanduse=forest Nn90,n91,n92,n90\n").map_areas.empty());
    CHECK(read(street + "n10 x11 y46\nn11 x11 y46\nn12 x11 y46\nw5 Tnatural=water Nn10,n11,n12,n10\n").map_areas.empty());
    CHECK(read(street + corners + "w5 Nn10,n12,n11,n13,n10\nr1 Ttype=multipolygon,natural=water Mw5@outer\n")
              .map_areas.empty());
    CHECK(read(street + corners + "w5 Tbuilding=church Nn10,n10,n10,n10\n").landmarks.empty());
}
