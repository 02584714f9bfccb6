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
    CHECK(finds[0].object.id == map.osm_id("BC").value());
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

TEST_CASE("passes, peaks, castles and stations are found, after places and before streets, other landmarks last") {
    auto map = valley();
    map.node('B', "mountain_pass=yes,name=Passo di Gavia,ele=2618")
        .node('C', "natural=peak,name=Cima Alta")
        .node('D', "historic=castle,name=Castello di Ala")
        .node('F', "railway=station,name=Ala")
        .node('G', "tourism=hotel,name=Ala");
    const auto roads = map.network();
    CHECK(told(meant_by_name(roads, "Passo Gavia")) == "mountain_pass Passo di Gavia near Ala");
    CHECK(told(meant_by_name(roads, "passo del Gavia")) == "mountain_pass Passo di Gavia near Ala");
    CHECK(told(meant_by_name(roads, "cima alta")) == "peak Cima Alta near Ala");
    CHECK(told(meant_by_name(roads, "castello ala")) == "castle Castello di Ala near Ala");
    CHECK(told(meant_by_name(roads, "ala")) == "village Ala near Zélla sul Monte");
    CHECK(told(found_by_name(roads, "ala")) ==
          "village Ala near Zélla sul Monte; station Ala near Zélla sul Monte; hotel Ala "
          "near Zélla sul Monte; castle Castello di Ala near Ala");
    // Short words may lack, but a street is no church.
    CHECK(found_by_name(roads, "via di Gavia").empty());
}

TEST_CASE("places, landmarks and streets are found by any name that the map has for them") {
    auto map = valley();
    map.node('P', "place=village,name=Ala,name:de=Ahl am See,alt_name=Alla;Ala Vecchia,name:sr-Latn=Alica,name:left=Nie")
        .node('C', "mountain_pass=yes,name=Passo Lungo,old_name=Mittersattel")
        .way("FP", "highway=residential,name=Via Bolzano,name:de=Bozner Straße,alt_name=Stradone");
    const auto roads = map.network();
    const auto found = [&](const char* text) {
        const auto finds = meant_by_name(roads, text);
        return finds.size() == 1 ? finds[0].name + "=" + finds[0].called : std::to_string(finds.size());
    };
    CHECK(found("ahl am see") == "Ala=Ahl am See");
    CHECK(found("Ala Vecchia") == "Ala=Ala Vecchia");
    CHECK(found("alica") == "Ala=Alica");
    CHECK(found("Alla") == "Ala=Alla");
    CHECK(found("nie") == "0");
    CHECK(found("mittersattel") == "Passo Lungo=Mittersattel");
    CHECK(found("bozner strasse") == "Via Bolzano=Bozner Straße");
    CHECK(found("stradone") == "Via Bolzano=Stradone");
    CHECK(found("Piazza Duomo, Ahl am See") == "Piazza Duomo=");
    CHECK(found("Ala") == "Ala=");
}

TEST_CASE("roads are found by their numbers, near a place when one is told") {
    auto map = AsciiMap{100_m, geo::Latitude::degrees(46), R"(
        P                                                                               Q
        A-B-C-D-E-----------------------------------------------------------------------F---G
    )"}
                   .way("ABCDE", "highway=primary,ref=SS 12;SS47,name=Via Nazionale")
                   .way("EF", "highway=primary,ref=SS12")
                   .way("FG", "highway=primary,ref=SS 12")
                   .node('P', "place=village,name=Ala")
                   .node('Q', "place=town,name=Ora");
    const auto roads = map.network();
    CHECK(told(found_by_name(roads, "ss47")) == "road SS47 near Ala");
    for (const auto* text : {"SS12, Ora", "ss 12, ora", "S.S. 12, Ora"}) {
        CAPTURE(text);
        const auto finds = meant_by_name(roads, text);
        REQUIRE(finds.size() >= 1);
        for (const auto& find : finds) {
            CHECK(geo::distance(find.position, map.position('Q')) < 5_km);
        }
    }
    CHECK(found_by_name(roads, "ss1").empty());
    CHECK(found_by_name(roads, "ss").empty());
}

TEST_CASE("names are found as they are typed in word processors and on plain keyboards") {
    auto map = valley();
    map.node('C', "place=hamlet,name=Sant'Anna d'Alfaedo")
        .node('D', "place=hamlet,name=Łódź Øvre")
        .node('F', "place=hamlet,name=Rho–Pero");
    const auto roads = map.network();
    for (const auto* text :
         {"Sant’Anna d’Alfaedo", "sant'anna d`alfaedo", "Sant\u02bcAnna\u00a0d’Alfaedo", "Sant´Anna d'Alfaedo"}) {
        CAPTURE(text);
        CHECK(told(meant_by_name(roads, text)).starts_with("hamlet Sant'Anna d'Alfaedo"));
    }
    CHECK(told(meant_by_name(roads, "lodz ovre")).starts_with("hamlet Łódź Øvre"));
    CHECK(told(meant_by_name(roads, "Rho-Pero")).starts_with("hamlet Rho–Pero"));
    CHECK(told(meant_by_name(roads, "\u201cAla\u201d")).starts_with("village Ala"));
}
