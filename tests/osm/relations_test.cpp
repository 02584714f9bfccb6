// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using test::read;

namespace {

// 1 - 2 - 3, and 4 off 2.
const std::string streets = "n1 x11 y46\nn2 x11.001 y46\nn3 x11.002 y46\nn4 x11.001 y46.001\n"
                            "w1 Thighway=primary Nn1,n2\nw2 Thighway=primary Nn2,n3\nw3 Thighway=primary Nn2,n4\n";

osm::Extract with_relation(const std::string& relation) { return read(streets + relation + "\n"); }

} // namespace

TEST_CASE("a no_ restriction forbids one turn, an only_ restriction all others") {
    const auto no = with_relation("r1 Ttype=restriction,restriction=no_left_turn Mw1@from,n2@via,w3@to");
    REQUIRE(no.restrictions.size() == 1);
    CHECK_FALSE(no.restrictions[0].only);
    CHECK(no.restrictions[0].from == OsmWayId{1});
    CHECK(no.nodes[no.restrictions[0].via].id == OsmNodeId{2});
    CHECK(no.restrictions[0].to == OsmWayId{3});
    CHECK(with_relation("r1 Ttype=restriction,restriction=only_straight_on Mw1@from,n2@via,w2@to").restrictions.at(0).only);
}

TEST_CASE("a restriction tells whom it binds, by its key and by whom it excepts") {
    using osm::Traffic;
    using osm::Vehicle;
    const auto bound = [](const std::string& tags) {
        const auto extract = with_relation("r1 Ttype=restriction," + tags + " Mw1@from,n2@via,w3@to");
        return extract.restrictions.empty() ? Traffic{} : extract.restrictions.front().traffic;
    };
    CHECK(bound("restriction=no_left_turn") == Traffic::all());
    CHECK(bound("restriction=no_left_turn,except=motorcar") == (Traffic::of(Vehicle::lorry) | Traffic::of(Vehicle::bus)));
    CHECK(bound("restriction=no_left_turn,except=psv;emergency") ==
          (Traffic::of(Vehicle::car) | Traffic::of(Vehicle::lorry)));
    CHECK(bound("restriction=no_left_turn,except=motor_vehicle").empty());
    CHECK(bound("restriction:hgv=no_left_turn") == Traffic::of(Vehicle::lorry));
    CHECK(bound("restriction:motorcar=no_left_turn") == Traffic::of(Vehicle::car));
    CHECK(bound("restriction:bicycle=no_left_turn").empty());
    CHECK(
        with_relation("r1 Ttype=restriction,restriction:motorcar=no_left_turn Mw1@from,n2@via,w3@to").restrictions.size() ==
        1);
}

TEST_CASE("no_entry from several roads is a restriction for each") {
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_entry Mw1@from,w2@from,n2@via,w3@to").restrictions.size() == 2);
}

TEST_CASE("a restriction of certain hours keeps them, in the new keys and in the old") {
    const auto conditions = [](const std::string& tags) {
        const auto extract = with_relation("r1 Ttype=restriction," + tags + " Mw1@from,n2@via,w3@to");
        std::string text;
        for (const auto& rule : extract.rules) {
            text += rule.statement.access == osm::Access::no ? "no @ " : "yes @ ";
            text += test::text_of(extract, rule.condition) + "; ";
        }
        return text + (extract.restrictions.at(0).always ? "else no" : "else yes");
    };
    CHECK(conditions("restriction:conditional=no_left_turn%20%@%20%(Su)") == "no @ Su; else yes");
    CHECK(conditions("restriction=no_left_turn,restriction:conditional=none%20%@%20%(Su)") == "yes @ Su; else no");
    CHECK(conditions("restriction=no_left_turn,hour_on=07:00,hour_off=09:00,day_on=Monday,day_off=Friday") ==
          "no @ Mo-Fr 07:00-09:00; else yes");
}

TEST_CASE("a restriction over ways names them, and nodes drawn at their ends do no harm") {
    const auto extract = with_relation("r1 Ttype=restriction,restriction=no_u_turn Mw1@from,w3@via,n2@via,w2@to");
    REQUIRE(extract.restrictions.size() == 1);
    CHECK(extract.restrictions[0].via_ways == std::vector{OsmWayId{3}});
    CHECK(extract.restrictions[0].direction == osm::TurnDirection::back);
}

TEST_CASE("a restriction without its members is passed over") {
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn Mw1@from,w2@to").restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn M").restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn Mw1@from,n99@via,w2@to").restrictions.empty());
}

TEST_CASE("a restriction that cannot be placed is told by its id, once, and told apart from one beyond the extract") {
    Diagnostics diagnostics;
    const auto extract = osm::read_opl(streets + "r7 Ttype=restriction,restriction=no_u_turn Mw1@from,w2@to\n"
                                                 "r8 Ttype=restriction,restriction=no_exit Mw1@from,n99@via,w2@to,w3@to\n",
                                       diagnostics);
    CHECK(extract.restrictions.empty());
    const auto told = [&](std::string_view code) {
        std::string messages;
        for (const auto& diagnostic : diagnostics.all()) {
            if (diagnostic.code.text() == code) messages += diagnostic.message + "\n";
        }
        return messages;
    };
    CHECK(
        told("restriction-without-via") ==
        "1 turn restriction names no node and no way between its roads, or several nodes; it is not applied (relation 7)\n");
    CHECK(told("restriction-cut") ==
          "1 turn restriction stands at a node that the extract lacks; it is not applied (relation 8)\n");
}

TEST_CASE("a signpost relation is read at its junction") {
    const auto extract = with_relation("r1 Ttype=destination_sign,destination=Rovereto Mw1@from,n2@intersection,w3@to");
    REQUIRE(extract.sign_posts.size() == 1);
    CHECK(extract.sign_posts[0].to == OsmWayId{3});
    CHECK(extract.texts[extract.sign_posts[0].text.value()] == "Rovereto");
}

TEST_CASE("a square whose border has gaps is told with its relation, one that is whole is not") {
    Diagnostics found;
    const auto text =
        streets + "n5 x11.002 y46.001\nn6 x11.0013 y46.0003\nw5 Tbarrier=kerb Nn3,n5,n4\nw6 Tbarrier=kerb Nn4,n6,n3\n";
    (void)osm::read_opl(text + "r7 Ttype=multipolygon,highway=pedestrian Mw5@outer,w99@outer\n", found);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].code == "square-cut");
    CHECK(found.all()[0].message ==
          "1 square that is a multipolygon has a border with gaps; it is not crossed (relation 7)");
    Diagnostics nothing;
    const auto extract =
        osm::read_opl(text + "r7 Ttype=multipolygon,highway=pedestrian,name=Piazza Mw5@outer,w6@outer\n", nothing);
    CHECK(nothing.all().empty());
    // A member that is named twice counts once.
    Diagnostics named_twice;
    (void)osm::read_opl(text + "r7 Ttype=multipolygon,highway=pedestrian Mw5@outer,w6@outer,w5@\n", named_twice);
    CHECK(named_twice.all().empty());
    // Between the streets at 3 and 4, under the id of its border's first way.
    CHECK(std::ranges::count(extract.ways, OsmWayId{5}, &osm::RoadWay::id) == 1);
}
