// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"

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

TEST_CASE("restrictions that do not bind cars are left out") {
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_left_turn,except=motorcar Mw1@from,n2@via,w3@to")
              .restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction:hgv=no_left_turn Mw1@from,n2@via,w3@to").restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction:conditional=no_left_turn%20%@%20%(Su) Mw1@from,n2@via,w3@to")
              .restrictions.empty());
    CHECK(
        with_relation("r1 Ttype=restriction,restriction:motorcar=no_left_turn Mw1@from,n2@via,w3@to").restrictions.size() ==
        1);
}

TEST_CASE("no_entry from several roads is a restriction for each") {
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_entry Mw1@from,w2@from,n2@via,w3@to").restrictions.size() == 2);
}

TEST_CASE("a restriction over a way is told, not guessed") {
    Diagnostics found;
    const auto extract =
        osm::read_opl(streets + "r1 Ttype=restriction,restriction=no_u_turn Mw1@from,w3@via,w2@to\n", found);
    CHECK(extract.restrictions.empty());
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].message == "1 turn restrictions over a way (not a node) are not applied");
}

TEST_CASE("a restriction without its members is passed over") {
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn Mw1@from,w2@to").restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn M").restrictions.empty());
    CHECK(with_relation("r1 Ttype=restriction,restriction=no_u_turn Mw1@from,n99@via,w2@to").restrictions.empty());
}

TEST_CASE("a signpost relation is read at its junction") {
    const auto extract = with_relation("r1 Ttype=destination_sign,destination=Rovereto Mw1@from,n2@intersection,w3@to");
    REQUIRE(extract.sign_posts.size() == 1);
    CHECK(extract.sign_posts[0].to == OsmWayId{3});
    CHECK(extract.texts[extract.sign_posts[0].text.value()] == "Rovereto");
}
