// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "network/from_extract.hpp"
#include "network/road_network.hpp"
#include "support/ascii_map.hpp"
#include "support/drawn_maps.hpp"
#include "support/random_town.hpp"
#include "support/within.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sstream>

using namespace route;
using geo::Latitude;
using network::DirectedEdge;
using test::AsciiMap;
using test::edge_between;
using test::node_at;
using test::within;

namespace {

std::vector<std::byte> built(const std::string& opl) {
    Diagnostics found;
    return network::built_from(osm::read_opl(opl, found), found);
}

// A crossing at B; C is a bend, S stands on the road to the south.
AsciiMap crossing() {
    return AsciiMap{50_m, Latitude::degrees(46), R"(
            N
            |
        A---B---C
            |   |
            S   D
            |
            E
    )"}
        .way("ABCD", "highway=secondary,name=Via Roma,ref=SP1")
        .way("NBSE", "highway=residential,oneway=-1");
}

} // namespace

TEST_CASE("the order of the lines in an extract does not change a byte of the network") {
    const auto opl = test::random_town_opl(5);
    std::vector<std::string> lines;
    std::istringstream stream{opl};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    std::ranges::rotate(lines, lines.begin() + static_cast<std::ptrdiff_t>(lines.size() / 3));
    std::ranges::reverse(lines);
    std::string shuffled;
    for (const auto& line : lines) {
        shuffled += line + "\n";
    }
    CHECK(built(opl) == built(shuffled));
}

TEST_CASE("other roads are another fingerprint") {
    auto map = crossing();
    const auto before = map.network().fingerprint();
    CHECK(crossing().network().fingerprint() == before);
    CHECK(map.way("AE", "highway=track").network().fingerprint() != before);
}

TEST_CASE("junctions, ends and what stands on a road are nodes – bends are not") {
    auto map = crossing();
    CHECK(map.network().node_count() == 5); // A B D N E
    CHECK(map.node('S', "highway=traffic_signals").network().node_count() == 6);
    CHECK(map.node('C', "natural=tree").network().node_count() == 6);
    const auto roads = map.network();
    CHECK(roads.features(node_at(map, roads, 'S')).signals);
    CHECK(roads.osm_id(node_at(map, roads, 'B')) == AsciiMap::osm_id('B'));
}

TEST_CASE("an edge has the shape of its road in the direction of travel, and its length") {
    const auto map = crossing();
    const auto roads = map.network();
    const auto edge = edge_between(map, roads, 'B', 'D');
    CHECK(roads.shape(edge) == std::vector{map.position('B'), map.position('C'), map.position('D')});
    CHECK(roads.shape(edge.reversed()) == std::vector{map.position('D'), map.position('C'), map.position('B')});
    CHECK(roads.length(edge) == within(0.05_m, 300_m));
    CHECK(geo::length_of(roads.shape(edge)) == within(0.02_m, 300_m));
    CHECK(roads.name(roads.way(edge)) == "Via Roma");
    CHECK(roads.ref(roads.way(edge)) == "SP1");
    CHECK(roads.osm_id(roads.way(edge)) == map.osm_id("ABCD"));
}

TEST_CASE("bearings are those of the road at its ends") {
    const auto map = crossing();
    const auto roads = map.network();
    const auto edge = edge_between(map, roads, 'B', 'D');
    CHECK(roads.start_bearing(edge).degrees() == doctest::Approx(90).epsilon(0.01));
    CHECK(roads.end_bearing(edge).degrees() == doctest::Approx(180).epsilon(0.01));
    CHECK((roads.start_bearing(edge.reversed()) - Bearing{}).deviation_degrees() < 1);
}

TEST_CASE("a one-way drawn against its direction is closed along the drawing") {
    const auto map = crossing();
    const auto roads = map.network();
    CHECK(roads.against_one_way(edge_between(map, roads, 'N', 'B')));
    CHECK_FALSE(roads.against_one_way(edge_between(map, roads, 'B', 'N')));
    CHECK_FALSE(roads.against_one_way(edge_between(map, roads, 'A', 'B')));
    CHECK_FALSE(roads.against_one_way(edge_between(map, roads, 'B', 'A')));
}

TEST_CASE("all edges that leave a node begin there") {
    const auto roads = test::random_town(6);
    std::size_t edges = 0;
    for (std::uint32_t n = 0; n < roads.node_count(); ++n) {
        for (const auto edge : roads.out_edges(network::NodeId{n})) {
            CHECK(roads.from(edge) == network::NodeId{n});
            ++edges;
        }
    }
    CHECK(edges == std::size_t{roads.segment_count()} * 2);
}

TEST_CASE("a ring of one way has a segment that begins and ends at its junction") {
    const auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        A--B--C
           |  |
           E--D
    )"}
                         .way("AB", "highway=tertiary")
                         .way("BEDCB", "highway=tertiary,junction=roundabout");
    const auto roads = map.network();
    CHECK(roads.segment_count() == 2);
    CHECK(roads.out_edges(node_at(map, roads, 'B')).size() == 3);
    CHECK(roads.driving_side() == Hand::right);
}

TEST_CASE("the driving side is what most roads bear, else the way round of roundabouts, else it is not told") {
    const auto ring = [](const char* nodes, const char* tags) {
        return AsciiMap{20_m, Latitude::degrees(46), R"(
            B--C
            |  |
            E--D
        )"}
            .way(nodes, tags)
            .network()
            .driving_side();
    };
    CHECK(ring("BEDCB", "highway=tertiary,junction=roundabout") == Hand::right);
    CHECK(ring("BCDEB", "highway=tertiary,junction=roundabout") == Hand::left);
    CHECK(ring("BEDCB", "highway=tertiary,junction=roundabout,driving_side=left") == Hand::left);
    CHECK(ring("BEDCB", "highway=tertiary") == std::nullopt);
}

TEST_CASE("a stray driving_side and a ring drawn the wrong way round are outvoted, and told with their ids") {
    auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        A--B--C----------F
           |  |
           E--D
              |          R--Q
        H-----G----------O--P
    )"}
                   .way("CF", "highway=tertiary")
                   .way("DGO", "highway=tertiary")
                   .way("BEDCB", "highway=tertiary,junction=roundabout");
    const auto told = [&map] {
        Diagnostics diagnostics;
        (void)network::built_from(osm::read_opl(map.opl(), diagnostics), diagnostics);
        std::vector<std::string> messages;
        for (const auto& diagnostic : diagnostics.all()) {
            if (diagnostic.code == "driving-side-odd") messages.push_back(diagnostic.message);
        }
        return messages;
    };
    SUBCASE("one way of several is written on") {
        map.way("AB", "highway=tertiary,driving_side=left");
        CHECK(map.network().driving_side() == Hand::right);
        REQUIRE(told().size() == 1);
        CHECK(told().front() == "the roads of this map are driven on the right, yet driving_side=left is written on " +
                                    fmt::format("way {}", map.osm_id("AB").value()));
    }
    SUBCASE("most of the length is written on: one ring is drawn wrong") {
        map.way("HG", "highway=tertiary,driving_side=left").way("OP", "highway=tertiary,driving_side=left");
        map.way("FO", "highway=tertiary,driving_side=left").way("AH", "highway=tertiary,driving_side=left");
        map.way("FH", "highway=tertiary,driving_side=left");
        CHECK(map.network().driving_side() == Hand::left);
        REQUIRE(told().size() == 1);
        CHECK(told().front() ==
              "the roads of this map are driven on the left, yet 1 roundabout is drawn round the other way " +
                  fmt::format("(way {})", map.osm_id("BEDCB").value()));
    }
    SUBCASE("without a majority of rings the greater length decides") {
        map.way("OPQRO", "highway=tertiary,junction=roundabout").way("AB", "highway=tertiary,driving_side=left");
        map.way("HG", "highway=tertiary,driving_side=right");
        CHECK(map.network().driving_side() == Hand::right);
        CHECK(told().size() == 1);
    }
}

// B is the junction:   A--B--C, and D below B.
TEST_CASE("restrictions forbid turns at their node only") {
    auto map = test::drawn::side_road(50_m, Latitude::degrees(46))
                   .way("AB", "highway=secondary")
                   .way("BC", "highway=secondary")
                   .way("BD", "highway=secondary");
    const auto forbidden = [&map](char from, char via, char to) {
        const auto roads = map.network();
        return roads.is_forbidden(edge_between(map, roads, from, via), edge_between(map, roads, via, to));
    };
    SUBCASE("a no_ restriction forbids its one turn") {
        map.restriction("no_right_turn", "AB", 'B', "BD");
        CHECK(map.network().forbidden_turn_count() == 1);
        CHECK(forbidden('A', 'B', 'D'));
        CHECK_FALSE(forbidden('D', 'B', 'A'));
        CHECK_FALSE(forbidden('C', 'B', 'D'));
    }
    SUBCASE("an only_ restriction forbids all others from there, turning round included") {
        map.restriction("only_straight_on", "AB", 'B', "BC");
        CHECK_FALSE(forbidden('A', 'B', 'C'));
        CHECK(forbidden('A', 'B', 'D'));
        CHECK(forbidden('A', 'B', 'A'));
        CHECK_FALSE(forbidden('D', 'B', 'A'));
    }
}

TEST_CASE("a restriction from a road that runs through its junction is told, where no turn tells which side is meant") {
    const auto map = test::drawn::side_road(50_m, Latitude::degrees(46))
                         .way("ABC", "highway=secondary")
                         .way("BD", "highway=secondary")
                         .restriction("no_entry", "ABC", 'B', "BD");
    Diagnostics found;
    static_cast<void>(network::built_from(osm::read_opl(map.opl(), found), found));
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].code == "restriction-unresolved");
    CHECK(map.network().forbidden_turn_count() == 0);
}

namespace {

/// What is told of the map at import, but for the driving side.
std::string told_of(const AsciiMap& map) {
    Diagnostics found;
    static_cast<void>(network::built_from(osm::read_opl(map.opl(), found), found));
    std::string told;
    for (const auto& diagnostic : found.all()) {
        if (diagnostic.code == "oneway-missing") told += diagnostic.message + "\n";
    }
    return told;
}

/// A road that parts round an island between B and C, with these tags on its halves.
AsciiMap island(const std::string& upper, const std::string& lower) {
    return AsciiMap{8_m, Latitude::degrees(46), R"(
            ..U..
        A--B     C--D
            ..L..
    )"}
        .way("AB", "highway=tertiary,name=Via Roma")
        .way("BUC", "highway=tertiary" + upper)
        .way("BLC", "highway=tertiary" + lower)
        .way("CD", "highway=tertiary,name=Via Roma");
}

} // namespace

TEST_CASE("a traffic island whose halves are open both ways is told with its ways") {
    const std::string name = ",name=Via Roma";
    const auto map = island(name, name);
    CHECK(told_of(map) ==
          fmt::format("1 traffic island is open both ways on both sides: cars may be sent against the traffic "
                      "there (ways {} beside {})\n",
                      map.osm_id("BUC").value(), map.osm_id("BLC").value()));
    CHECK(told_of(island(name + ",oneway=-1", name + ",oneway=yes")).empty());
    // One half has its direction: a driver takes the other as a street.
    CHECK(told_of(island(name, name + ",oneway=yes")).empty());
    CHECK(told_of(island(name, ",name=Via Milano")).empty());
    const auto houses = AsciiMap{10_m, Latitude::degrees(46), R"(
               U
        A--B       C--D


               L
    )"}
                            .way("AB", "highway=tertiary")
                            .way("BUC", "highway=tertiary")
                            .way("BLC", "highway=tertiary")
                            .way("CD", "highway=tertiary");
    CHECK(told_of(houses).empty());
}

TEST_CASE("a small ring that is open both ways is told, of one piece or of two halves") {
    const auto ring = [](const std::string& tags, bool halves) {
        AsciiMap map{6_m, Latitude::degrees(46), R"(
                   N
                   |
                   T
                 a   b

            W---L     R---E

                 c   d
                   B
                   |
                   S
        )"};
        if (halves) {
            map.way("TaLcB", "highway=tertiary" + tags).way("BdRbT", "highway=tertiary" + tags);
        } else {
            map.way("TaLcBdRbT", "highway=tertiary" + tags);
        }
        return map.way("NT", "highway=tertiary").way("WL", "highway=tertiary").way("RE", "highway=tertiary");
    };
    const auto whole = ring("", false);
    CHECK(told_of(whole) == fmt::format("1 roundabout is open both ways (ways {})\n", whole.osm_id("TaLcBdRbT").value()));
    const auto halves = ring("", true);
    CHECK(told_of(halves) == fmt::format("1 roundabout is open both ways (ways {} with {})\n",
                                         halves.osm_id("TaLcB").value(), halves.osm_id("BdRbT").value()));
    CHECK(told_of(ring(",junction=roundabout,oneway=no", false)).find("1 roundabout is open both ways") == 0);
    CHECK(told_of(ring(",oneway=yes", false)).empty());
    CHECK(told_of(ring(",oneway=yes", true)).empty());
    CHECK(told_of(ring(",junction=roundabout", false)).empty());
}

TEST_CASE("two ways over the same nodes are one road, and told") {
    const auto segments = [](const char* first, const char* second, const char* nodes = "ABC") {
        const auto map = AsciiMap{50_m, Latitude::degrees(46), "A--B--C--D"}
                             .way("ABC", std::string("highway=residential") + first)
                             .way("CD", "highway=residential")
                             .way(std::string(nodes) + "", std::string("highway=residential") + second);
        Diagnostics found;
        const auto roads =
            network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(map.opl(), found), found), "map");
        return std::pair(roads.segment_count(),
                         found.all().empty() ? std::string("-") : std::string(found.all()[0].code.text()));
    };
    CHECK(segments("", "", "CBA").second == "ways-doubled");
    CHECK(segments("", ",oneway=yes", "CBA").second == "ways-doubled");
    // Two carriageways on one line are two.
    CHECK(segments(",oneway=yes", ",oneway=yes", "CBA").second == "-");
    CHECK(segments(",layer=1", ",layer=2", "CBA").second == "-");
}

TEST_CASE("two squares side by side are crossed along the border that they share without a word of doubled ways") {
    const auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
            N
            |
        P---B---Q
        |   |   |
        S---D---R
            |
            M
    )"}
                         .way("NB", "highway=residential")
                         .way("DM", "highway=residential")
                         .way("BPSDB", "highway=residential,area=yes")
                         .way("BQRDB", "highway=residential,area=yes");
    Diagnostics found;
    const auto roads =
        network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(map.opl(), found), found), "map");
    CHECK(roads.segment_count() == 3); // N-B, B-D and D-M
    CHECK(std::ranges::none_of(found.all(), [](const Diagnostic& told) { return told.code == "ways-doubled"; }));
}
