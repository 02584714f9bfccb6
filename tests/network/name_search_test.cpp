// SPDX-License-Identifier: BSL-1.0
#include "network/name_search.hpp"
#include "support/ascii_map.hpp"
#include "support/within.hpp"

#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using network::found_by_name;
using network::meant_by_name;
using network::NameFind;

namespace {

/// Two villages 8 km apart, each with a Via Roma; that of Ala is two ways that meet, and a third beyond a square.
AsciiMap valley() {
    return AsciiMap{100_m, geo::Latitude::degrees(46), R"(
        P                                                                               Q
        A-B-C D-E                                                                       F---G
    )"}
        .way("AB", "highway=residential,name=Via Roma")
        .way("BC", "highway=tertiary,name=Via Roma")
        .way("CD", "highway=tertiary,name=Piazza Duomo")
        .way("DE", "highway=residential,name=Via Roma")
        .way("FG", "highway=residential,name=VIA RÒMA")
        .node('P', "place=village,name=Ala")
        .node('Q', "place=town,name=Zélla sul Monte");
}

std::string told(const std::vector<NameFind>& finds) {
    std::string text;
    for (const auto& find : finds) {
        text += (text.empty() ? "" : "; ") + std::string(network::kind_of(find)) + " " + find.name;
        if (find.near) text += " near " + find.near->name;
    }
    return text;
}

} // namespace

TEST_CASE("a street is all roads of one name that lie together, and is told by the place that it is near") {
    const auto map = valley();
    const auto roads = map.network();
    const auto finds = found_by_name(roads, "via roma");
    CHECK(told(finds) == "street Via Roma near Ala; street VIA RÒMA near Zélla sul Monte");
    REQUIRE(finds.size() == 2);
    // On the middle one of its three roads, and of that one's class.
    CHECK(finds[0].way == map.osm_id("BC"));
    CHECK(finds[0].road == network::RoadClass::tertiary);
    CHECK(geo::distance(finds[0].position, map.position('C')) == within(1_m, 100_m));
    CHECK(geo::distance(finds[0].position, map.position('B')) == within(1_m, 100_m));
}

TEST_CASE("letter case, accents and punctuation do not count, and words may be cut off or change places") {
    const auto roads = valley().network();
    CHECK(told(found_by_name(roads, "  ZELLA-SUL monte ")) == "town Zélla sul Monte");
    CHECK(found_by_name(roads, "zella").at(0).match == network::NameMatch::prefix);
    CHECK(found_by_name(roads, "piazza du").at(0).match == network::NameMatch::prefix);
    CHECK(found_by_name(roads, "duomo pia").at(0).match == network::NameMatch::words);
    CHECK(found_by_name(roads, "duomo dom").empty());
    CHECK(found_by_name(roads, "").empty());
    CHECK(found_by_name(roads, " , ").empty());
    CHECK(found_by_name(roads, "\xff\xfe").empty());
}

TEST_CASE("a place after a comma tells which of several is meant") {
    const auto roads = valley().network();
    CHECK(told(found_by_name(roads, "via roma, ala")) == "street Via Roma near Ala");
    CHECK(told(found_by_name(roads, "Via Roma, Zella")) == "street VIA RÒMA near Zélla sul Monte");
    CHECK(found_by_name(roads, "via roma, atlantis").empty());
    CHECK(found_by_name(roads, "via milano, ala").empty());
}

TEST_CASE("what a name means are its best matches, places before streets") {
    auto map = valley();
    map.node('C', "place=hamlet,name=Piazza Duomo").node('D', "place=locality,name=Piazza Duomo Nuova");
    const auto roads = map.network();
    CHECK(told(found_by_name(roads, "piazza duomo")) == "hamlet Piazza Duomo near Ala; street Piazza Duomo near Piazza "
                                                        "Duomo; locality Piazza Duomo Nuova near Piazza Duomo");
    CHECK(told(meant_by_name(roads, "piazza duomo")) == "hamlet Piazza Duomo near Ala");
    CHECK(meant_by_name(roads, "via roma").size() == 2);
}
