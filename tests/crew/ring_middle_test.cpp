// SPDX-License-Identifier: BSL-1.0
#include "crew/blind_crew.hpp"
#include "pipeline/crew_paper.hpp"
#include "roadbook/drawn_rally.hpp"

#include <doctest/doctest.h>

/// A roundabout has a middle: routes lead through it, begin in it and end in it, and the crew finds the way by the words and
/// the drawing alone.

using namespace route;
using namespace route::test;
using namespace route::literals;
using crew::Trouble;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// What the boxes between start and finish say, and how often the crew is in trouble with them.
struct Told {
    std::string words;
    std::size_t troubles = 0;
    std::size_t denied = 0;
};

Told told(const AsciiMap& map, std::string_view letters, Lie lie = {}) {
    DrawnRally rally{map, lie};
    rally.at(letters.front(), edition::Kind::start);
    for (const char letter : letters.substr(1, letters.size() - 2)) {
        rally.at(letter, edition::Kind::via);
    }
    rally.at(letters.back(), edition::Kind::finish);
    auto profile = routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car");
    const auto book = rally.book();
    Told result;
    const auto& boxes = book.legs.front().sectors.front().boxes;
    for (std::size_t i = 1; i + 1 < boxes.size(); ++i) {
        result.words += (i > 1 ? " / " : "") + words_of(boxes[i], Language{"en"});
    }
    const auto leg = test::driven(rally.edition(), rally.ground().roads(), profile).legs.front();
    const auto paper = pipeline::paper_of(book.legs.front(), italian_and_english().back());
    const auto drive = crew::driven(rally.ground().roads(), profile, leg, paper);
    for (const auto& incident : drive.incidents) {
        MESSAGE(crew::name_of(incident.trouble), ": ", incident.detail);
    }
    result.denied = drive.count(Trouble::words_deny_drawing);
    result.troubles = drive.count(Trouble::wrong_way) + drive.count(Trouble::box_not_found) + result.denied;
    return result;
}

/// A ring of 40 m radius with four roads and places in its middle.
AsciiMap ring_with_middle() {
    return AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              a
                         h         b



                              n
           W-----------g   w  m  x  c-----------E
                              s


                         f         d
                              e
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              S
    )"}
        .way("ahgfedcba", "highway=secondary,junction=roundabout")
        .way("Na", "highway=secondary")
        .way("Wg", "highway=secondary")
        .way("cE", "highway=secondary")
        .way("eS", "highway=secondary");
}

constexpr Lie mirrored{TurnAngle{}, true};

} // namespace

TEST_CASE("a route straight through a ring's middle has one box that says so") {
    const auto map = ring_with_middle().way("esmna", "highway=primary");
    const auto straight = told(map, "SsN");
    CHECK(straight.words == "Straight on through the middle of the roundabout");
    CHECK(straight.troubles == 0);
    CHECK(told(map, "SsN", mirrored).words == straight.words);
    CHECK(told(map, "SsN", mirrored).troubles == 0);
}

TEST_CASE("where roads cross in a ring's middle the words say to which hand the route leaves it") {
    const auto map = ring_with_middle().way("esmna", "highway=secondary").way("gwmxc", "highway=secondary");
    const auto left = told(map, "SswW");
    CHECK(left.words == "Left, through the middle of the roundabout");
    CHECK(left.troubles == 0);
    const auto right = told(map, "SsxE");
    CHECK(right.words == "Right, through the middle of the roundabout");
    CHECK(right.troubles == 0);
    CHECK(told(map, "SsN").words == "Straight on through the middle of the roundabout");
}

TEST_CASE("from a ring's middle the route goes on to the ring, and the exit before it is reached last") {
    const auto map = ring_with_middle().way("esmna", "highway=primary");
    const auto onto = told(map, "SsW");
    CHECK(onto.words.starts_with("Into the middle of the roundabout"));
    CHECK(onto.words.find("/ From the middle: turn left onto the roundabout, 1st exit") != std::string::npos);
    CHECK(onto.troubles == 0);
    const auto onto_left = told(map, "SsW", mirrored);
    CHECK(onto_left.words.find("/ From the middle: turn right onto the roundabout, 1st exit") != std::string::npos);
    CHECK(onto_left.troubles == 0);
}

TEST_CASE("a start in a ring's middle is told from inside, by exits that do not count the way out of it") {
    const auto map = ring_with_middle().way("wmb", "highway=service");
    const auto west = told(map, "wW");
    CHECK(west.words.starts_with("From the middle: turn left onto the roundabout, 2nd exit"));
    CHECK(west.troubles == 0);
    const auto east = told(map, "wE");
    CHECK(east.words.starts_with("From the middle: turn left onto the roundabout, 4th exit"));
    CHECK(east.troubles == 0);
    const auto mirror = told(map, "wW", mirrored);
    CHECK(mirror.words.starts_with("From the middle: turn right onto the roundabout"));
    CHECK(mirror.troubles == 0);
}

TEST_CASE("out of a ring's middle a route may drive straight over the ring") {
    const auto map = ring_with_middle().way("wmna", "highway=service");
    const auto over = told(map, "wN");
    CHECK(over.words.starts_with("From the middle: out across the roundabout"));
    CHECK(over.troubles == 0);
}

TEST_CASE("a finish in a ring's middle is told by the exit before which the crew turns into it") {
    const auto map = ring_with_middle().way("wmb", "highway=service");
    const auto south = told(map, "Sw");
    CHECK(south.words.starts_with("Roundabout: before the 2nd exit left into the middle"));
    CHECK(south.troubles == 0);
    const auto mirror = told(map, "Sw", mirrored);
    CHECK(mirror.words.starts_with("Roundabout: before the 2nd exit right into the middle"));
    CHECK(mirror.troubles == 0);
    // Straight in, where the road of arrival meets it.
    const auto opposite = ring_with_middle().way("wme", "highway=service");
    CHECK(told(opposite, "Sw").words.starts_with("Into the middle of the roundabout"));
    CHECK(told(opposite, "Sw").troubles == 0);
    // And where the ring comes to it at an exit's own place.
    const auto north = ring_with_middle().way("wmna", "highway=service");
    CHECK(told(north, "Sw").words.starts_with("Roundabout: before the 2nd exit left into the middle"));
    CHECK(told(north, "Sw").troubles == 0);
}

TEST_CASE("a control in the middle of a way through parts it in two: in, and out over the ring") {
    const auto map = ring_with_middle().way("esmna", "highway=primary");
    DrawnRally rally{map};
    rally.at('S', edition::Kind::start).at('m', edition::Kind::ct, "Fontana").at('N', edition::Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(words_of(boxes[1], "en").starts_with("Into the middle of the roundabout"));
    CHECK(boxes[2].kind == roadbook::BoxKind::control);
    CHECK(words_of(boxes[3], "en").starts_with("From the middle: out across the roundabout"));
}

TEST_CASE("roads across the island are no exits, wherever the route enters") {
    const auto map = ring_with_middle().way("esmna", "highway=primary").way("gwmxc", "highway=primary");
    CHECK(told(map, "ScE").words.starts_with("Roundabout: 1st exit"));
    CHECK(told(map, "NaW").words.starts_with("Roundabout: 1st exit"));
    CHECK(told(map, "ScE").troubles == 0);
}

TEST_CASE("a second line beside a piece of the ring is no way into its middle") {
    const auto map = AsciiMap{2_m, latitude, R"(
                        N
                        |
                        |
                        |
                        |
                        |
                        |
                        a
                    k       l



        W--------g              c--------E



                     i  e  d
                        |
                       |
                       |
                       |
                       |
                       S
    )"}
                         .way("akgiedcla", "highway=tertiary,junction=roundabout")
                         .way("id", "highway=tertiary,oneway=yes")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eS", "highway=tertiary");
    CHECK(told(map, "ScE").words.find("middle") == std::string::npos);
    CHECK(told(map, "WgS").words.find("middle") == std::string::npos);
}

TEST_CASE("mini-roundabouts in a row are told in one box, each with its own exit") {
    const auto map = AsciiMap{5_m, latitude, R"(
             N              T
             |              |
             |              |
             |              |
             |              |
             |              |
             |              |
        W----X-----Y-----Z--------E
             |     |
             |     |
             |     |
             |     |
             |     |
             |     |
             |     |
             S     K
    )"};
    const auto two = AsciiMap{map}
                         .way("SX", "highway=secondary,name=Via Sud")
                         .way("NX", "highway=secondary")
                         .way("WX", "highway=secondary")
                         .way("XYZE", "highway=secondary")
                         .way("YK", "highway=tertiary")
                         .node('X', "highway=mini_roundabout")
                         .node('Y', "highway=mini_roundabout");
    const auto right = told(two, "SE");
    CHECK(right.words.find("Mini-roundabouts: 1st exit, then 2nd exit") != std::string::npos);
    CHECK(right.troubles == 0);
    const auto mirror = told(two, "SE", mirrored);
    CHECK(mirror.words.find("Mini-roundabouts: 1st exit, then 2nd exit") != std::string::npos);
    const auto three = AsciiMap{two}.way("ZT", "highway=tertiary").node('Z', "highway=mini_roundabout");
    const auto all = told(three, "SE");
    CHECK(all.words.find("Mini-roundabouts: 1st exit, then 2nd exit") != std::string::npos);
    CHECK(all.words.find("2nd exit, then") != std::string::npos);
    // The first is driven straight over, and yet its exit counts for who comes to the second.
    CHECK(told(two, "WK").words.find("Mini-roundabouts: 2nd exit, then 1st exit") != std::string::npos);
    // Straight over both nobody asks.
    CHECK(told(two, "WE").words.empty());
}
