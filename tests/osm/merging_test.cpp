// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

using namespace route;
using test::described;
using test::read;
using test::text_of;

namespace {

const std::string town = "n-3 x11 y46\nn1 x11.001 y46\nn2 Thighway=traffic_signals x11.002 y46\n"
                         "n7 Tplace=village,name=Povo x11.1 y46.1\nw-4 Thighway=primary,name=Via%20%Roma Nn-3,n1\n"
                         "w5 Thighway=primary Nn1,n2\nr1 Ttype=restriction,restriction=no_u_turn Mw5@from,n1@via,w5@to\n";

} // namespace

TEST_CASE("the order of objects in a file does not matter, and ids may be negative") {
    std::vector<std::string> lines;
    std::istringstream stream{town};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    std::ranges::reverse(lines);
    std::string backwards;
    for (const auto& line : lines) {
        backwards += line + "\n";
    }
    CHECK(described(read(town)) == described(read(backwards)));
    CHECK(read(town).ways.front().id == OsmWayId{-4});
}

TEST_CASE("an object that stands in two files is taken from the first one") {
    const test::TemporaryFolder folder;
    const auto first = folder.file("first.opl", town);
    const auto second =
        folder.file("second.opl", "n1 x12 y47\nn2 x12 y47\nn9 x11.003 y46\nn7 Tplace=city,name=Elsewhere x12 y47\n"
                                  "w5 Thighway=track,name=Other Nn1,n2\nw6 Thighway=tertiary Nn2,n9\n"
                                  "r1 Ttype=restriction,restriction=no_u_turn Mw5@from,n1@via,w5@to\n");
    Diagnostics found;
    const auto both = osm::read_extracts(std::vector{first, second}, found);
    REQUIRE(both.ways.size() == 3);
    CHECK(both.ways[1].attributes.road_class == osm::RoadClass::primary);
    CHECK(both.ways[2].id == OsmWayId{6});
    CHECK(both.restrictions.size() == 1);
    const auto node = std::ranges::find(both.nodes, OsmNodeId{1}, &osm::RoadNode::id);
    CHECK(node->position.latitude == geo::Latitude::degrees(46));
    REQUIRE(both.places.size() == 1);
    CHECK(text_of(both, both.places[0].name) == "Povo");
}

TEST_CASE("the same file given twice changes nothing") {
    const test::TemporaryFolder folder;
    const auto file = folder.file("town.opl", town);
    Diagnostics found;
    const auto once = osm::read_extracts(std::vector{file}, found);
    const auto twice = osm::read_extracts(std::vector{file, file}, found);
    CHECK(described(once) == described(twice));
}

TEST_CASE("a road whose nodes are cut off at the border is parted there and kept") {
    Diagnostics found;
    const auto extract = osm::read_opl("n1 x11 y46\nn2 x11.001 y46\nn4 x11.003 y46\nn5 x11.004 y46\nn6 x11.005 y46\n"
                                       "w1 Thighway=primary Nn1,n2,n3,n4,n5,n99\nw2 Thighway=primary Nn6,n98\n",
                                       found);
    REQUIRE(extract.ways.size() == 2);
    CHECK(extract.ways[0].node_count == 2);
    CHECK(extract.ways[1].id == OsmWayId{1});
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].message == "3 road nodes are not in the extract; roads end there");
}

TEST_CASE("a node that a way names twice in a row counts once") {
    const auto extract = read("n1 x11 y46\nn2 x11.001 y46\nw1 Thighway=primary Nn1,n1,n2,n2\n");
    CHECK(extract.ways.at(0).node_count == 2);
}

TEST_CASE("of several versions in one file the newest counts, in whatever order they stand") {
    const std::string nodes = "n1 v1 x11 y46\nn2 v1 x11.001 y46\n";
    const std::string old_way = "w5 v1 Thighway=primary,name=Old Nn1,n2\n";
    const std::string new_way = "w5 v2 Thighway=primary,name=New Nn1,n2\n";
    for (const auto& ways : {old_way + new_way, new_way + old_way}) {
        const auto extract = read(nodes + ways);
        REQUIRE(extract.ways.size() == 1);
        CHECK(text_of(extract, extract.ways[0].name) == "New");
    }
    const auto moved = read("n1 v2 x12 y46\n" + nodes + old_way);
    CHECK(moved.nodes.at(0).position.longitude == geo::Longitude::degrees(12));
    // The newest is no road any more, or is deleted.
    CHECK(read(nodes + old_way + "w6 v1 Thighway=primary Nn1,n2\nw6 v2 Thighway=footway Nn1,n2\n").ways.size() == 1);
    CHECK(read(nodes + old_way + "w6 v1 Thighway=primary Nn1,n2\nw6 v2 dD Thighway=primary Nn1,n2\n").ways.size() == 1);
}

TEST_CASE("what an editor marks for deletion is not there") {
    const test::TemporaryFolder folder;
    const auto file = folder.file("edited.osm", R"(<?xml version='1.0' encoding='UTF-8'?>
<osm version='0.6' generator='JOSM'>
  <node id='1' lat='46' lon='11'/><node id='2' lat='46' lon='11.001'/>
  <way id='21' action='modify'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/></way>
  <way id='22' action='delete'><nd ref='1'/><nd ref='2'/><tag k='highway' v='motorway'/></way>
  <way id='23' visible='false' version='3'><nd ref='1'/><nd ref='2'/><tag k='highway' v='trunk'/></way>
</osm>
)");
    Diagnostics found;
    const auto extract = osm::read_extracts(std::vector{file}, found);
    REQUIRE(extract.ways.size() == 1);
    CHECK(extract.ways[0].id == OsmWayId{21});
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].code == "objects-deleted");
    CHECK(found.all()[0].message == "2 objects are deleted, or marked to be, and left out (way 22, way 23)");
}

TEST_CASE("objects of several versions and deleted ones are told with their ids, each once") {
    Diagnostics found;
    const auto extract = osm::read_opl("n1 v1 x11 y46\nn1 v3 x11 y46\nn1 v2 x11 y46\nn2 v1 x11.001 y46\n"
                                       "w5 v1 Thighway=primary Nn1,n2\nw5 v1 Thighway=primary Nn1,n2\nw6 v2 dD\n"
                                       "r7 v1 Ttype=site Mw5@\nr7 v2 Ttype=site Mw5@\n",
                                       found);
    CHECK(extract.ways.size() == 1);
    REQUIRE(found.all().size() == 2);
    CHECK(found.all()[0].code == "objects-doubled");
    CHECK(found.all()[0].message ==
          "3 objects stand in the file more than once; of each the newest version counts (node 1, way 5, relation 7)");
    CHECK(found.all()[1].code == "objects-deleted");
    CHECK(found.all()[1].message == "1 object is deleted, or marked to be, and left out (way 6)");
    Diagnostics nothing;
    static_cast<void>(osm::read_opl("n1 v1 x11 y46\nn2 v1 x11.001 y46\nw5 v1 Thighway=primary Nn1,n2\n", nothing));
    CHECK(nothing.all().empty());
}
