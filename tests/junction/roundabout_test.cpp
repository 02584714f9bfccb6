// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"
#include "support/drawn_maps.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::ArmRole;
using junction::JunctionKind;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A ring of 15 m radius with four arms.
AsciiMap four_arms() { return drawn::ring_with_long_arms(5_m, latitude); }

constexpr std::string_view on_the_right = "ahgfedcba"; // anticlockwise
constexpr std::string_view on_the_left = "abcdefgha";

AsciiMap& with_ring(AsciiMap& map, std::string_view ring) { return map.way(ring, "highway=tertiary,junction=roundabout"); }

AsciiMap plain_four_arms(std::string_view ring) {
    auto map = four_arms();
    with_ring(map, ring)
        .way("Na", "highway=tertiary,name=Via Nord")
        .way("cE", "highway=tertiary,name=Via Est")
        .way("eS", "highway=tertiary,name=Via Sud")
        .way("Wg", "highway=tertiary,name=Via Ovest");
    return map;
}

} // namespace

TEST_CASE("on the right a ring's exits are counted anticlockwise from the entry") {
    const auto map = plain_four_arms(on_the_right);
    CHECK(DrawnLeg{map, "SE"}.junction('e').exit_number == 1);
    CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 2);
    CHECK(DrawnLeg{map, "SW"}.junction('e').exit_number == 3);
    CHECK(DrawnLeg{map, "WS"}.junction('g').exit_number == 1);
    CHECK(DrawnLeg{map, "NE"}.junction('a').exit_number == 3);
}

TEST_CASE("on the left a ring's exits are counted clockwise from the entry") {
    const auto map = plain_four_arms(on_the_left);
    const DrawnLeg leg{map, "SW"};
    CHECK(leg.junction('e').exit_number == 1);
    CHECK(leg.junction('e').drives_on_left);
    CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 2);
    CHECK(DrawnLeg{map, "SE"}.junction('e').exit_number == 3);
}

TEST_CASE("a roundabout is one view from its entry to its exit, with every arm where its road lies") {
    const auto map = plain_four_arms(on_the_right);
    const DrawnLeg leg{map, "SW"};
    REQUIRE(leg.nodes() == "ecag");
    REQUIRE(leg.view().roundabouts().size() == 1);
    const auto view = leg.junction('e');
    CHECK(view.kind == JunctionKind::roundabout);
    CHECK(view.entry == leg.view().nodes().front().chainage);
    CHECK(view.leave == leg.view().nodes().back().chainage);
    CHECK(view.ring_radius == within(1.5_m, 15_m));
    CHECK_FALSE(view.drives_on_left);
    CHECK(names_of(view.arms) == "Via Sud, Via Ovest, Via Nord, Via Est");
    CHECK(view.entry_arm()->bearing == about(2, 180));
    CHECK(view.exit_arm()->bearing == about(2, 270));
    CHECK(view.turn == about(2, -90));
    const auto sides = arms_of(view, ArmRole::side);
    REQUIRE(sides.size() == 2);
    CHECK(sides[0].bearing == about(2, 0));
    CHECK(sides[1].bearing == about(2, 90));
}

TEST_CASE("all the way round and out by the arm of arrival is the last exit") {
    const auto map = plain_four_arms(on_the_right);
    const DrawnLeg leg{map, "SaS"};
    REQUIRE(leg.view().roundabouts().size() == 1);
    const auto view = leg.junction('e');
    CHECK(view.exit_number == 4);
    CHECK(view.turn.deviation_degrees() > 170);
    CHECK(names_of(arms_of(view, ArmRole::entry)) == "Via Sud");
    CHECK(names_of(arms_of(view, ArmRole::exit)) == "Via Sud");
    CHECK(arms_of(view, ArmRole::side).size() == 3);
}

TEST_CASE("an arm that parts round an island counts once") {
    // The eastern road meets the ring twice: out at d, in at b.
    auto map = drawn::ring_with_a_parted_arm(5_m, latitude);
    with_ring(map, "ahgfedba")
        .way("Na", "highway=tertiary")
        .way("dmk", "highway=tertiary,oneway=yes,name=Via Est")
        .way("knb", "highway=tertiary,oneway=yes,name=Via Est")
        .way("kE", "highway=tertiary,name=Via Est")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    CHECK(DrawnLeg{map, "SE"}.junction('e').exit_number == 1);
    const DrawnLeg leg{map, "SW"};
    const auto view = leg.junction('e');
    CHECK(view.exit_number == 3);
    CHECK(view.arms.size() == 4);
    const auto sides = arms_of(view, ArmRole::side);
    REQUIRE(names_of(sides) == "-, Via Est");
    CHECK_FALSE(sides[1].twin.empty());
    CHECK_FALSE(sides[1].twin.empty());
    CHECK(sides[1].may_arrive);
    CHECK(sides[1].may_enter);
    CHECK(sides[1].bearing == about(8, 90));
}

TEST_CASE("coming in or going out by a split arm, the nodes where it parts belong to the roundabout") {
    auto map = drawn::ring_with_a_parted_arm(5_m, latitude);
    with_ring(map, "ahgfedba")
        .way("Na", "highway=tertiary")
        .way("dmk", "highway=tertiary,oneway=yes,name=Via Est")
        .way("knb", "highway=tertiary,oneway=yes,name=Via Est")
        .way("kE", "highway=tertiary,name=Via Est")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const DrawnLeg in{map, "EW"};
    REQUIRE(in.nodes() == "kbag");
    REQUIRE(in.view().roundabouts().size() == 1);
    const auto& ring = in.view().roundabouts().front();
    CHECK(ring.first == 0);
    CHECK(ring.ring_first == 1);
    CHECK(ring.last == 3);
    const auto view = in.junction('b');
    CHECK(view.entry == in.view().nodes()[1].chainage); // measured where the ring is entered
    CHECK(view.exit_number == 2);
    CHECK(view.entry_arm()->name == "Via Est");
    CHECK(view.arms.size() == 4);
    const DrawnLeg out{map, "WE"};
    REQUIRE(out.nodes() == "gedk");
    CHECK(out.view().roundabouts().front().last == out.view().nodes().size() - 1);
}

TEST_CASE("a divided road that meets the ring as two one-ways counts once") {
    auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          |
                          |
                          a
                        h   b---------------------Q

        W--------------g

                        f   d---------------------P
                          e
                          |
                          |
                          |
                          |
                          |
                          |
                          S
    )"};
    with_ring(map, "ahgfedba")
        .way("Na", "highway=tertiary")
        .way("dP", "highway=primary,oneway=yes")
        .way("Qb", "highway=primary,oneway=yes")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const auto view = DrawnLeg{map, "SN"}.junction('e');
    CHECK(view.exit_number == 2);
    CHECK(view.arms.size() == 4);
}

TEST_CASE("a road that leaves the ring where the route comes onto it is the first exit, ahead of the entry or not at all") {
    // The south-western and south-eastern roads meet the ring at e, the entry's own node.
    auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                          e


                    P     |     Q


                          S
    )"};
    SUBCASE("driving on the left") {
        with_ring(map, on_the_left);
        map.way("eP", "highway=tertiary,oneway=yes").way("eQ", "highway=tertiary,oneway=yes,name=Via Q");
        map.way("Na", "highway=tertiary")
            .way("cE", "highway=tertiary")
            .way("eS", "highway=tertiary")
            .way("Wg", "highway=tertiary");
        CHECK(DrawnLeg{map, "SW"}.junction('e').exit_number == 2);
        CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 3);
        CHECK(DrawnLeg{map, "SE"}.junction('e').exit_number == 4);
        CHECK(DrawnLeg{map, "EW"}.junction('c').exit_number == 4);
    }
    SUBCASE("driving on the right") {
        with_ring(map, on_the_right);
        map.way("eP", "highway=tertiary").way("eQ", "highway=tertiary,oneway=yes,name=Via Q");
        map.way("Na", "highway=tertiary")
            .way("cE", "highway=tertiary")
            .way("eS", "highway=tertiary")
            .way("Wg", "highway=tertiary");
        CHECK(DrawnLeg{map, "SE"}.junction('e').exit_number == 2);
        CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 3);
    }
}

TEST_CASE("of two roads that leave the ring at one place the one that turns off harder is counted first") {
    auto map = AsciiMap{5_m, latitude, R"(
                          N

                       Q

                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                          e


                          S
    )"};
    with_ring(map, on_the_right)
        .way("aQ", "highway=tertiary")
        .way("aN", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary");
    CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 2);
    CHECK(DrawnLeg{map, "SQ"}.junction('e').exit_number == 3);
}

TEST_CASE("a divided road's two halves find each other, not the yard's lane beside them") {
    auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b---------------------Q

        W--------------g     c--------------------P

                        f   d---------------------V
                          e
                          |
                          |
                          |
                          |
                          |
                          S
    )"};
    with_ring(map, on_the_right)
        .way("Na", "highway=tertiary")
        .way("dV", "highway=service,oneway=yes")
        .way("cP", "highway=primary,oneway=yes")
        .way("Qb", "highway=primary,oneway=yes")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const auto view = DrawnLeg{map, "QW"}.junction('b');
    CHECK(view.entry_arm()->look.road_class == network::RoadClass::primary);
    CHECK_FALSE(view.entry_arm()->twin.empty());
    CHECK(view.exit_number == 2);
    CHECK(view.arms.size() == 5);
}

TEST_CASE("an arm that only leads in is drawn but not counted") {
    auto map = four_arms();
    with_ring(map, on_the_right)
        .way("Na", "highway=tertiary")
        .way("Ec", "highway=tertiary,oneway=yes,name=Via Est")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const auto view = DrawnLeg{map, "SN"}.junction('e');
    CHECK(view.exit_number == 1);
    const auto sides = arms_of(view, ArmRole::side);
    REQUIRE(names_of(sides) == "-, Via Est");
    CHECK_FALSE(sides[1].may_enter);
    CHECK(sides[1].may_arrive);
}

TEST_CASE("an arm that only leads out is counted") {
    auto map = four_arms();
    with_ring(map, on_the_right)
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary,oneway=yes")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 2);
}

TEST_CASE("a field track and a private way off a ring are drawn but not counted, a yard is not even drawn") {
    for (const std::string_view tags : {"highway=track,name=Via Est", "highway=service,access=private,name=Via Est"}) {
        CAPTURE(tags);
        auto map = four_arms();
        with_ring(map, on_the_right).way("Na", "highway=tertiary").way("cE", tags).way("eS", "highway=tertiary");
        const auto view = DrawnLeg{map, "SN"}.junction('e');
        CHECK(view.exit_number == 1);
        CHECK(names_of(arms_of(view, ArmRole::side)) == "Via Est");
    }
    auto map = four_arms();
    with_ring(map, on_the_right)
        .way("Na", "highway=tertiary")
        .way("cE", "highway=service,service=driveway")
        .way("eS", "highway=tertiary");
    const auto view = DrawnLeg{map, "SN"}.junction('e');
    CHECK(view.exit_number == 1);
    CHECK(view.arms.size() == 2);
}

TEST_CASE("a private road that looks like a street is counted: a crew sees a way out") {
    auto map = four_arms();
    with_ring(map, on_the_right)
        .way("Na", "highway=tertiary")
        .way("cE", "highway=residential,access=private")
        .way("eS", "highway=tertiary");
    CHECK(DrawnLeg{map, "SN"}.junction('e').exit_number == 2);
}

TEST_CASE("a ring that the map leaves open is a roundabout all the same") {
    // The south-western quarter is missing.
    auto map = four_arms();
    map.way("edcbahg", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const auto view = DrawnLeg{map, "SW"}.junction('e');
    CHECK(view.kind == JunctionKind::roundabout);
    CHECK(view.exit_number == 3);
    CHECK(view.arms.size() == 4);
}

TEST_CASE("a ring drawn in several pieces is one ring") {
    auto map = four_arms();
    map.way("edc", "highway=tertiary,junction=roundabout")
        .way("cba", "highway=primary,junction=roundabout")
        .way("ahgfe", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const DrawnLeg leg{map, "EN"};
    const auto view = leg.junction('c');
    CHECK(view.exit_number == 1);
    CHECK(view.arms.size() == 4);
    CHECK(leg.view().roundabouts().size() == 1);
}

TEST_CASE("two roundabouts in a row are two views, each with its own exits") {
    // 70 m apart; both driven straight over, the second has one arm more.
    auto map = AsciiMap{5_m, latitude, R"(
                    N                       M
                    |                       |
                    |                       |
                    |                       |
                    |                       |
                    a                       i
                  h   b                   p   j

        W--------g     c-----------------o     k--------E

                  f   d                   n   l
                    e                       m
                                            |
                                            |
                                            |
                                            |
                                            S
    )"};
    with_ring(map, on_the_right);
    map.way("iponmlkji", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("co", "highway=tertiary")
        .way("iM", "highway=tertiary")
        .way("kE", "highway=tertiary")
        .way("mS", "highway=tertiary");
    const DrawnLeg leg{map, "WE"};
    REQUIRE(leg.view().roundabouts().size() == 2);
    CHECK(leg.junction('g').exit_number == 1);
    CHECK(leg.junction('o').exit_number == 2);
    CHECK(leg.junction('g').exit_arm()->bearing == about(2, 90));
}

TEST_CASE("a roundabout that is passed twice is two views with their own chainages and exits") {
    // Out to the east, round the block, in again from the north, out to the west.
    auto map = AsciiMap{5_m, latitude, R"(
                          q-----------------N
                          |                 |
                          |                 |
                          |                 |
                          |                 |
                          |                 |
                          a                 |
                        h   b               |
                                            |
        W--------------g     c--------------E

                        f   d
                          e
                          |
                          |
                          |
                          |
                          S
    )"};
    with_ring(map, on_the_right)
        .way("ENqa", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
    const DrawnLeg leg{map, "SENW"};
    REQUIRE(leg.view().roundabouts().size() == 2);
    const auto first = leg.view().junction(leg.view().roundabouts()[0]);
    const auto second = leg.view().junction(leg.view().roundabouts()[1]);
    CHECK(first.exit_number == 1);
    CHECK(second.exit_number == 1);
    CHECK(first.entry_arm()->bearing == about(2, 180));
    CHECK(second.entry_arm()->bearing == about(2, 0));
    CHECK(second.entry - first.entry > 200_m);
}

TEST_CASE("a mini-roundabout is a junction at one node, with its sign") {
    auto map = AsciiMap{20_m, latitude, R"(
             B
             |
             |
             |
        A----X----C
             |
             |
             |
             D
    )"}
                   .way("AXC", "highway=tertiary")
                   .way("BXD", "highway=residential")
                   .node('X', "highway=mini_roundabout");
    const DrawnLeg leg{map, "AC"};
    CHECK(leg.view().roundabouts().empty());
    const auto view = leg.junction('X');
    CHECK(view.kind == JunctionKind::mini_roundabout);
    CHECK(view.exit_number == 2);
    REQUIRE(view.features.size() == 1);
    CHECK(view.features.front().feature == junction::Feature::mini_roundabout);
    CHECK(view.arms.size() == 4);
}

TEST_CASE("one-ways that run round a small circle are a roundabout, whatever the map calls them") {
    const auto arms = [](AsciiMap map) {
        return map.way("Na", "highway=tertiary")
            .way("cE", "highway=tertiary")
            .way("eS", "highway=tertiary")
            .way("Wg", "highway=tertiary");
    };
    SUBCASE("drawn as one way") {
        auto map = four_arms();
        map.way(on_the_right, "highway=tertiary,oneway=yes,name=Via Tonda");
        const auto view = DrawnLeg{arms(map), "SW"}.junction('e');
        CHECK(view.kind == JunctionKind::roundabout);
        CHECK(view.exit_number == 3);
    }
    SUBCASE("drawn in pieces, one of them against its direction, one tagged") {
        auto map = four_arms();
        map.way("edc", "highway=tertiary,oneway=yes")
            .way("ahgfe", "highway=tertiary,junction=roundabout")
            .way("abc", "highway=primary,oneway=-1");
        const auto view = DrawnLeg{arms(map), "SW"}.junction('e');
        CHECK(view.kind == JunctionKind::roundabout);
        CHECK(view.exit_number == 3);
    }
    SUBCASE("a ring that may be driven both ways is none") {
        auto map = four_arms();
        map.way(on_the_right, "highway=tertiary");
        CHECK(DrawnLeg{arms(map), "SW"}.view().roundabouts().empty());
    }
    SUBCASE("the loop at a road's end is none") {
        auto map = four_arms();
        map.way(on_the_right, "highway=tertiary,oneway=yes").way("eS", "highway=tertiary");
        CHECK(DrawnLeg{map, "SaS"}.view().roundabouts().empty());
    }
}

TEST_CASE("one-ways round a block of houses or a triangle of grass are no roundabout") {
    const auto map = AsciiMap{10_m, latitude, R"(
        N     U
        |     |
        a-----b-----E
        |     |
        |     |
        |     |
        c-----d
        |      .
        S       W
    )"}
                         .way("acdba", "highway=tertiary,oneway=yes")
                         .way("Na", "highway=tertiary")
                         .way("Ub", "highway=tertiary")
                         .way("bE", "highway=tertiary")
                         .way("dW", "highway=tertiary")
                         .way("cS", "highway=tertiary");
    CHECK(DrawnLeg{map, "NE"}.view().roundabouts().empty());
}

TEST_CASE("all the way round and past the exit to a point on the ring, the exits of the first round count too") {
    const auto map = plain_four_arms(on_the_right);
    // From the south the exits are Est, Nord, Ovest and Sud; 'c' lies on the ring at the first of them.
    const DrawnLeg once{map, "SE"};
    CHECK(once.junction('e').exit_number == 1);
    const DrawnLeg twice{map, std::vector<Stop>{{'S'}, {'h'}, {'E'}}};
    CHECK(twice.junction('e').exit_number == 5);
}
