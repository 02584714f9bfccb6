// SPDX-License-Identifier: BSL-1.0
#include "support/ascii_map.hpp"

#include <doctest/doctest.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::edge_between;
using test::node_at;

namespace {

AsciiMap village() {
    return AsciiMap{50_m, Latitude::degrees(46), R"(
        A---B---C   P
            |
            D       Q  R
    )"}
        .way("AB", "highway=secondary")
        .way("BC", "highway=secondary")
        .way("BD", "highway=secondary");
}

} // namespace

TEST_CASE("places are found whatever the letter case and with or without accents") {
    auto map = village();
    map.node('P', "place=village,name=Città").node('Q', "place=hamlet,name=Cà Rossa");
    const auto roads = map.network();
    CHECK(roads.place_count() == 2);
    for (const char* name : {"Città", "città", "CITTA", "Citta\xCC\x80"}) {
        CAPTURE(name);
        CHECK(roads.places_named(name).size() == 1);
    }
    CHECK(roads.places_named("Citt").empty());
    CHECK(roads.places_named("").empty());
    CHECK(roads.places_named("\xff\xfe").empty());
    CHECK(roads.places_named("ca rossa").at(0).name == "Cà Rossa");
}

TEST_CASE("places of one name come by importance, then by id") {
    auto map = village();
    map.node('P', "place=locality,name=Pozza").node('R', "place=hamlet,name=Pozza").node('Q', "place=hamlet,name=Pozza");
    const auto found = map.network().places_named("pozza");
    REQUIRE(found.size() == 3);
    CHECK(found[0].osm_id == AsciiMap::osm_id('Q'));
    CHECK(found[1].osm_id == AsciiMap::osm_id('R'));
    CHECK(found[2].osm_id == AsciiMap::osm_id('P'));
    CHECK(found[2].kind == network::PlaceKind::locality);
}

TEST_CASE("places and landmarks keep what they are called in other languages, where that is another name") {
    auto map = village();
    map.node('P', "place=town,name=Bolzano - Bozen,name:de=Bozen,name:it=Bolzano,name:etymology=x,name:lld=Bulsan");
    map.node('Q', "natural=peak,name=Paganella,name:de=Paganella,name:fr=La Paganella");
    map.node('R', "name:de=Nichts");
    const auto roads = map.network();
    const auto object = [](char letter) {
        return network::OsmObject{network::ObjectType::node, AsciiMap::osm_id(letter).value()};
    };
    CHECK(roads.local_name(object('P'), "de") == "Bozen");
    CHECK(roads.local_name(object('P'), "it") == "Bolzano");
    CHECK(roads.local_name(object('P'), "lld") == "Bulsan");
    CHECK(roads.local_name(object('P'), "fr").empty());
    CHECK(roads.local_name(object('Q'), "fr") == "La Paganella");
    CHECK(roads.local_name(object('Q'), "de").empty());
    CHECK(roads.local_name(object('R'), "de").empty());
    CHECK(roads.local_name({network::ObjectType::way, AsciiMap::osm_id('P').value()}, "de").empty());
}

TEST_CASE("a place-name sign keeps what is written on it") {
    auto map = village();
    map.node('D', "traffic_sign=city_limit,name=Povo");
    const auto roads = map.network();
    CHECK(roads.sign_text(node_at(map, roads, 'D')) == "Povo");
    CHECK(roads.sign_text(node_at(map, roads, 'A')).empty());
}

TEST_CASE("a signpost at the junction goes before the road's own destinations, and only for its direction") {
    auto map = village();
    map.relation("type=destination_sign,destination=Rovereto", {{"from", "AB"}, {"intersection", "B"}, {"to", "BD"}});
    const auto roads = map.network();
    CHECK(roads.destinations(edge_between(map, roads, 'B', 'D')) == "Rovereto");
    CHECK(roads.destinations(edge_between(map, roads, 'D', 'B')).empty());
    CHECK(roads.destinations(edge_between(map, roads, 'B', 'C')).empty());
}

TEST_CASE("the network knows whose data it is and where it lies") {
    const auto map = village();
    const auto roads = map.network();
    CHECK(roads.attribution() == "© OpenStreetMap contributors, ODbL 1.0 – openstreetmap.org/copyright");
    CHECK(roads.bounds().contains(map.position('B')));
    CHECK_FALSE(roads.bounds().contains(map.position('P')));
}
