// SPDX-License-Identifier: BSL-1.0
#include "roadbook/drawn_rally.hpp"
#include "support/drawn_maps.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Kind;
using edition::Waypoint;
using roadbook::Box;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// The box at a letter.
Box box_at(const DrawnRally& rally, char letter) {
    const auto boxes = rally.boxes();
    const auto found =
        std::ranges::find_if(boxes, [&](const Box& box) { return rally.ground().letter_at(box.position) == letter; });
    if (found == boxes.end()) throw std::logic_error("no box there: " + rally.story());
    return *found;
}

std::string english(const AsciiMap& map, std::string_view route, char letter = 'X') {
    return words_of(box_at(drive(map, route), letter), "en");
}

std::string italian(const AsciiMap& map, std::string_view route, char letter = 'X') {
    return words_of(box_at(drive(map, route), letter), "it");
}

AsciiMap crossroads() {
    return {20_m, latitude, R"(
             B
             |
             |
             |
             |
             |
        A----X----C
             |
             |
             |
             |
             |
             D
    )"};
}

AsciiMap open_road() {
    return AsciiMap{50_m, latitude, R"(
        A---------b---------c---------d---------e---------f---------G
    )"}
        .way("AbcdefG", "highway=tertiary,name=Via Lunga");
}

} // namespace

// ------------------------------------------------------------------ the direction

TEST_CASE("a turn where one could also go straight on is told as a turn") {
    const auto map = crossroads().way("AXC", "highway=tertiary").way("BXD", "highway=tertiary");
    CHECK(english(map, "AB") == "Turn left");
    CHECK(english(map, "AD") == "Turn right");
    CHECK(italian(map, "AB") == "A sinistra");
    CHECK(italian(map, "AD") == "A destra");
}

TEST_CASE("the end of a road at another is told as a T") {
    const auto map = crossroads().way("AX", "highway=tertiary").way("BXD", "highway=tertiary");
    CHECK(english(map, "AB") == "Left at T");
    CHECK(english(map, "AD") == "Right at T");
    CHECK(italian(map, "AB") == "Al T a sinistra");
    CHECK(italian(map, "AD") == "Al T a destra");
}

TEST_CASE("turning into a side road of the road that one is on is a turn, not a T") {
    const auto map = crossroads().way("AXC", "highway=tertiary").way("XD", "highway=tertiary");
    CHECK(english(map, "AD") == "Turn right");
}

TEST_CASE("straight over a more important road is told as a crossroads") {
    const auto map = crossroads().way("AXC", "highway=unclassified").way("BXD", "highway=primary");
    CHECK(english(map, "AC") == "Crossroads: straight on");
    CHECK(italian(map, "AC") == "Incrocio: dritto");
}

TEST_CASE("straight on where the main road bends away is told as straight on") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A----X----B
              .
              .
              .
               .
               .
               C
    )"}
                         .way("AXC", "highway=secondary")
                         .way("XB", "highway=residential");
    CHECK(english(map, "AB") == "Straight on");
    CHECK(italian(map, "AB") == "Dritto");
}

TEST_CASE("at a fork one keeps to a hand") {
    const auto map = AsciiMap{20_m, latitude, R"(
        L     R
         .   .
         .   .
          . .
          . .
           X
           |
           |
           |
           |
           S
    )"}
                         .way("SX", "highway=tertiary")
                         .way("XL", "highway=tertiary")
                         .way("XR", "highway=tertiary");
    CHECK(english(map, "SL") == "At the fork keep left");
    CHECK(english(map, "SR") == "At the fork keep right");
    CHECK(italian(map, "SL") == "Al bivio a sinistra");
    CHECK(italian(map, "SR") == "Al bivio a destra");
}

TEST_CASE("half a turn with a road across to the other hand is to bear left or right") {
    const auto map = AsciiMap{20_m, latitude, R"(
                  L
        B        .
         .      .
          .    .
           .  .
            ..
        A----X
            ..
           .  .
          .    .
         .      .
        D        .
                  R
    )"}
                         .way("AX", "highway=tertiary")
                         .way("BX", "highway=tertiary")
                         .way("DX", "highway=tertiary")
                         .way("XL", "highway=tertiary")
                         .way("XR", "highway=tertiary");
    CHECK(english(map, "AB") == "Sharp left");
    CHECK(english(map, "AD") == "Sharp right");
    CHECK(italian(map, "AB") == "Svolta stretta a sinistra");
    CHECK(italian(map, "AD") == "Svolta stretta a destra");
    const auto bear = AsciiMap{20_m, latitude, R"(
             B     L
             |
             |    .
             |   .
             | .
        A----X
             | .
             |   .
             |    .
             |
             D     R
    )"};
    auto right = bear;
    right.way("AXR", "highway=tertiary").way("XB", "highway=tertiary");
    CHECK(english(right, "AR") == "Bear right");
    CHECK(italian(right, "AR") == "Leggermente a destra");
    auto left = bear;
    left.way("AXL", "highway=tertiary").way("XD", "highway=tertiary");
    CHECK(english(left, "AL") == "Bear left");
    CHECK(italian(left, "AL") == "Leggermente a sinistra");
}

TEST_CASE("turning round is told where the route turns round") {
    const auto map = crossroads().way("AXC", "highway=tertiary").way("XD", "highway=residential");
    CHECK(english(map, "ADA", 'D') == "Turn round");
    CHECK(italian(map, "ADA", 'D') == "Inversione di marcia");
}

TEST_CASE("a hairpin into another road is a sharp turn, not turning round") {
    auto map = AsciiMap{10_m, latitude, R"(
            N
            |
            |
            |
            X
           K|
            |
            |
           L|
            |
            A
    )"};
    map.way("AX", "highway=residential").way("NXKL", "highway=tertiary");
    CHECK(english(map, "AL") == "Sharp left");
    CHECK(italian(map, "LA") == "Svolta stretta a destra");
}

TEST_CASE("from one half of a divided road to the other is turning round") {
    const auto map = AsciiMap{10_m, latitude, R"(
        Q--------------------------Y---------------N
                                   |
        A--------------------------X---------------B
    )"}
                         .way("AX", "highway=primary,oneway=yes")
                         .way("XB", "highway=primary,oneway=yes")
                         .way("NY", "highway=primary,oneway=yes")
                         .way("YQ", "highway=primary,oneway=yes")
                         .way("XY", "highway=primary_link");
    CHECK(english(map, "AQ") == "Turn round");
}

TEST_CASE("a roundabout is told by the number of its exit") {
    const auto map = drawn::ring_of_four(5_m, latitude)
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eS", "highway=tertiary");
    CHECK(english(map, "SE", 'e') == "Roundabout: 1st exit");
    CHECK(english(map, "SN", 'e') == "Roundabout: 2nd exit");
    CHECK(english(map, "SW", 'e') == "Roundabout: 3rd exit");
    CHECK(italian(map, "SW", 'e') == "Rotonda: 3ª uscita");
}

TEST_CASE("a direction stands out from the rest of the text") {
    const auto map = crossroads()
                         .way("AX", "highway=tertiary")
                         .way("BX", "highway=tertiary,name=Via Nuova")
                         .way("XD", "highway=tertiary");
    const auto lines = box_at(drive(map, "AB"), 'X').text.at("en");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].emphasis);
    CHECK_FALSE(lines[1].emphasis);
}

// ------------------------------------------------------------------ what can be read at the junction

TEST_CASE("signposts, number and name of the road that is taken are told when they are news") {
    const auto map =
        crossroads()
            .way("AXC", "highway=tertiary,name=Via Roma")
            .way("XD", "highway=secondary,ref=SP 7,name=Via Nuova,destination:forward=Rovereto;Verona;Lago;Mantova")
            .way("XB", "highway=secondary,name=Via Roma");
    CHECK(english(map, "AD") == "Turn right | Signs: Rovereto, Verona, Lago | SP 7 · Via Nuova");
    CHECK(italian(map, "AD") == "A destra | Indicazioni: Rovereto, Verona, Lago | SP 7 · Via Nuova");
    CHECK(english(map, "AB") == "Turn left"); // the same Via Roma
}

TEST_CASE("a road with only a number, or only a name, is told by that") {
    const auto map = crossroads()
                         .way("AXC", "highway=tertiary")
                         .way("XD", "highway=tertiary,ref=SP 7")
                         .way("XB", "highway=tertiary,name=Via Alta");
    CHECK(english(map, "AD") == "Turn right | SP 7");
    CHECK(english(map, "AB") == "Turn left | Via Alta");
}

TEST_CASE("where the surface changes it is told") {
    const auto map = crossroads().way("AXC", "highway=tertiary").way("XD", "highway=unclassified,surface=gravel");
    auto out = drive(map, "AD");
    out.edition().allow.unpaved = true;
    CHECK(words_of(box_at(out, 'X'), "en") == "Turn right | Unpaved from here");
    CHECK(words_of(box_at(out, 'X'), "it") == "A destra | Inizia lo sterrato");
    auto in = drive(map, "DA");
    in.edition().allow.unpaved = true;
    CHECK(words_of(box_at(in, 'X'), "en") == "Left at T | End of unpaved road");
    CHECK(words_of(box_at(in, 'X'), "it") == "Al T a sinistra | Fine dello sterrato");
}

TEST_CASE("what lies far behind in sight, or far ahead, is not told at a junction") {
    auto map = AsciiMap{10_m, latitude, R"(
                     B
                     |
                     |
                     |
                     |
                     |
        A-----r------X-----s---C
                     |
                     |
                     D
    )"};
    map.way("ArX", "highway=tertiary").way("BXD", "highway=tertiary").way("XsC", "highway=tertiary");
    map.node('r', "highway=mini_roundabout").node('s', "railway=level_crossing");
    CHECK(words_of(box_at(drive(map, "AB"), 'X'), "en") == "Turn left");
}

TEST_CASE("a mini-roundabout, a barrier, a toll booth and a ford are told where the way is told") {
    const auto told = [](char letter, std::string_view tags, Language language) {
        auto map = AsciiMap{10_m, latitude, R"(
                     B
                     |
                     |
                     |
                     |
                     |
        A---------r-sX---------C
        )"};
        map.way("ArsX", "highway=tertiary").way("BXC", "highway=tertiary").node(letter, tags);
        return words_of(box_at(drive(map, "AB"), 'X'), language);
    };
    CHECK(told('X', "highway=mini_roundabout", "en") == "Turn left | Mini-roundabout: 2nd exit");
    CHECK(told('X', "highway=mini_roundabout", "it") == "A sinistra | Minirotonda: 2ª uscita");
    CHECK(told('s', "barrier=gate,access=yes", "en").find("Barrier or gate") != std::string::npos);
    CHECK(told('s', "barrier=gate,access=yes", "it").find("Sbarra o cancello") != std::string::npos);
    CHECK(told('s', "barrier=toll_booth", "en").find("Toll booth") != std::string::npos);
    CHECK(told('s', "barrier=toll_booth", "it").find("Casello") != std::string::npos);
    CHECK(told('s', "ford=yes", "en").find("Ford") != std::string::npos);
    CHECK(told('s', "ford=yes", "it").find("Guado") != std::string::npos);
}

TEST_CASE("lights and stop signs are pictograms, not words") {
    auto map =
        crossroads().way("AX", "highway=tertiary").way("BXD", "highway=tertiary").node('X', "highway=traffic_signals");
    const auto box = box_at(drive(map, "AB"), 'X');
    CHECK(box.pictograms == std::vector<std::string>{"traffic-signals"});
    CHECK(words_of(box, "en") == "Left at T");
}

// ------------------------------------------------------------------ controls

TEST_CASE("a control tells its code, its kind, its place, its side and its note in each language") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start, "Trento");
    rally.at('c', Kind::ct, "Povo", [](Waypoint& w) {
        w.notes["it"] = "Davanti alla chiesa";
        w.notes["en"] = "In front of the church";
        w.side = Hand::left;
        w.odometer_reset = true;
    });
    rally.at('G', Kind::finish, "Rovereto", [](Waypoint& w) { w.side = Hand::right; });
    const auto boxes = rally.boxes();
    CHECK(words_of(boxes[1], "en") == "CT 1 · Passage control (stamp) | Povo | In front of the church | "
                                      "Control on the left | Reset trip meter");
    CHECK(words_of(boxes[1], "it") == "CT 1 · Controllo timbro | Povo | Davanti alla chiesa | Controllo a "
                                      "sinistra | Azzerare il contachilometri");
    CHECK(words_of(boxes[2], "en") == "CO 1 · Finish | Rovereto | Control on the right");
    CHECK(words_of(boxes[2], "it") == "CO 1 · Arrivo | Rovereto | Controllo a destra");
}

TEST_CASE("a time control says in its second box that the sector starts, and its note only in the first") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start, "Trento");
    rally.at('c', Kind::co, "Povo", [](Waypoint& w) { w.notes["en"] = "At the bar"; });
    rally.at('G', Kind::finish, "Rovereto");
    const auto boxes = rally.boxes();
    CHECK(words_of(boxes[0], "en") == "CO 0 · Start | Trento");
    CHECK(words_of(boxes[1], "en") == "CO 1 · Time control | Povo | At the bar");
    CHECK(words_of(boxes[2], "en") == "CO 1 · Time control | Povo | Sector starts: reset trip meter");
    CHECK(words_of(boxes[2], "it") == "CO 1 · Controllo orario | Povo | Inizio settore: azzerare");
}

TEST_CASE("a halt tells the way in and the way out") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::lunch, "Roncafort").at('G', Kind::finish);
    const auto boxes = rally.boxes();
    CHECK(words_of(boxes[1], "en") == "CO 1 · Lunch halt – in | Roncafort");
    CHECK(words_of(boxes[2], "en") == "CO 1A · Lunch halt – out | Roncafort");
    CHECK(words_of(boxes[1], "it") == "CO 1 · Sosta pranzo – ingresso | Roncafort");
}

TEST_CASE("a control where cars turn round by order says so") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('d', Kind::ct, "Povo", [](Waypoint& w) { w.turn_round = true; }).at('b', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 3);
    CHECK(words_of(boxes[1], "en") == "CT 1 · Passage control (stamp) | Povo | Turn round");
}

TEST_CASE("linked trials tell which one ends and begins, its length and its time, with the language's "
          "decimal mark") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('b', Kind::pc, "Salita");
    edition::TrialLine line;
    line.line = 1;
    rally.line(line);
    line.line = 2;
    line.at = 180.25_m;
    line.time = std::chrono::duration<std::int64_t, std::centi>{2450};
    rally.line(line);
    line.line = 3;
    line.at = 390.25_m;
    line.time = std::chrono::duration<std::int64_t, std::centi>{3000};
    rally.line(line).at('G', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(words_of(boxes[1], "en") == "Start of PC 1 | Salita | 180.25 m in 24.50 s");
    CHECK(words_of(boxes[1], "it") == "Inizio PC 1 | Salita | 180,25 m in 24,50 s");
    CHECK(words_of(boxes[2], "en") == "End of PC 1 = start of PC 2 | 210.00 m in 30.00 s");
    CHECK(words_of(boxes[2], "it") == "Fine PC 1 = inizio PC 2 | 210,00 m in 30,00 s");
    CHECK(words_of(boxes[3], "en") == "End of PC 2");
    CHECK(words_of(boxes[3], "it") == "Fine PC 2");
}

TEST_CASE("an average trial tells its averages where they begin") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('b', Kind::pm, "Montevaccino");
    edition::TrialLine line;
    line.line = 1;
    line.average = KmPerHour{45};
    rally.line(line);
    line.line = 2;
    line.at = 800_m;
    line.average = KmPerHour{37.5};
    rally.line(line);
    line.line = 3;
    line.at = 1500_m;
    line.average.reset();
    rally.line(line).at('G', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(words_of(boxes[1], "en") == "Start of PM 1 | Montevaccino | Average 45 km/h");
    CHECK(words_of(boxes[2], "en") == "PM 1: average changes | Average 37.50 km/h");
    CHECK(words_of(boxes[2], "it") == "PM 1: cambio di media | Media 37,50 km/h");
    CHECK(words_of(boxes[3], "en") == "End of PM 1");
}

TEST_CASE("an average trial by classes tells those of each, and one that hides them in a sheet neither tells them nor where "
          "they change") {
    const auto boxes_of = [](edition::GivenAs given) {
        DrawnRally rally{open_road()};
        rally.at('A', Kind::start).at('b', Kind::pm, "Montevaccino");
        edition::TrialLine line;
        line.line = 1;
        line.averages = {{"high", KmPerHour{50}}, {"low", KmPerHour{42.5}}};
        line.given_as = given;
        rally.line(line);
        line.line = 2;
        line.at = 800_m;
        line.average = KmPerHour{37.5};
        line.averages.erase("low");
        rally.line(line);
        line.line = 3;
        line.at = 1500_m;
        line.average.reset();
        line.averages.clear();
        rally.line(line).at('G', Kind::finish);
        return rally.boxes();
    };
    const auto told = boxes_of(edition::GivenAs::averages);
    REQUIRE(told.size() == 5);
    CHECK(words_of(told[1], "en") == "Start of PM 1 | Montevaccino | Average high 50, low 42.50 km/h");
    CHECK(words_of(told[2], "en") == "PM 1: average changes | Average 37.50, high 50 km/h");
    const auto hidden = boxes_of(edition::GivenAs::table);
    REQUIRE(hidden.size() == 4);
    CHECK(words_of(hidden[1], "en") == "Start of PM 1 | Montevaccino");
    CHECK(words_of(hidden[2], "en") == "End of PM 1");
}

TEST_CASE("every kind of control that is printed has words in both languages") {
    constexpr std::pair<Kind, std::string_view> kinds[] = {{Kind::refuel, "Refuel"},
                                                           {Kind::parade_start, "Parade starts"},
                                                           {Kind::parade_end, "Parade ends"},
                                                           {Kind::info, "Point of interest"},
                                                           {Kind::neutral_start, "Neutralisation starts"},
                                                           {Kind::neutral_end, "Neutralisation ends"}};
    for (const auto& [kind, words] : kinds) {
        DrawnRally rally{open_road()};
        rally.at('A', Kind::start).at('c', kind, "Povo").at('G', Kind::finish);
        const auto boxes = rally.boxes();
        CHECK(words_of(boxes[1], "en") == std::string(words) + " | Povo");
        CHECK(words_of(boxes[1], "it") != words_of(boxes[1], "en"));
    }
    for (const Kind kind : {Kind::regroup, Kind::service}) {
        DrawnRally rally{open_road()};
        rally.at('A', Kind::start).at('c', kind, "Povo").at('G', Kind::finish);
        CHECK(rally.boxes().size() == 4);
    }
}

TEST_CASE("staggered crossroads are told as one hand and then the other") {
    const auto map = AsciiMap{5_m, latitude, R"(
                   B
                   |
                   |
                   |
                   |
        P----------v-----u----------Q
                         |
                         |
                         |
                         |
                         A
    )"}
                         .way("PvuQ", "highway=secondary")
                         .way("Au", "highway=residential")
                         .way("vB", "highway=residential");
    const auto boxes = drive(map, "AB").boxes();
    REQUIRE(boxes.size() == 3);
    CHECK(words_of(boxes[1], "en").starts_with("Left, then at once right"));
    CHECK(words_of(boxes[1], "it").starts_with("A sinistra, poi subito a destra"));
}

TEST_CASE(
    "a landmark is told on its side of the road as driven, a place-name sign by its text, a lower limit by its speed") {
    const auto map = AsciiMap{10_m, latitude, R"(
        B---------X---------C
                  |
                c | f
                  s
                  |
                  |
                  A
    )"}
                         .way("AsX", "highway=tertiary,maxspeed=50")
                         .way("BXC", "highway=secondary,maxspeed=30")
                         .node('c', "amenity=place_of_worship,religion=christian,building=church")
                         .node('f', "amenity=fuel")
                         .node('s', "traffic_sign=city_limit,name=Povo");
    const auto boxes = drive(map, "AB").boxes();
    REQUIRE(boxes.size() == 3);
    CHECK(words_of(boxes[1], "en") ==
          "Left at T | Limit 30 km/h | Place sign Povo | Church on the left | Filling station on the right");
    CHECK(words_of(boxes[1], "it") ==
          "Al T a sinistra | Limite 30 km/h | Cartello Povo | Chiesa a sinistra | Distributore a destra");
    CHECK(boxes[1].pictograms == std::vector<std::string>{"church"});
}

TEST_CASE("a landmark is told by the road from which the crew passes it, and in a ring's middle as being there") {
    const auto corner = AsciiMap{10_m, latitude, R"(
                    h
        B--------------X----------------C
              c        |     f
                       |
                       |
                       |
                       A
    )"}
                            .way("AX", "highway=tertiary")
                            .way("BXC", "highway=secondary")
                            .node('c', "amenity=place_of_worship,religion=christian,building=church")
                            .node('h', "man_made=water_tower")
                            .node('f', "amenity=fuel");
    // The other way round it lies on the other hand.
    CHECK(words_of(drive(AsciiMap{corner}, "AB").boxes()[1], "en").find("Water tower on the right after the turn") !=
          std::string::npos);
    CHECK(words_of(drive(AsciiMap{corner}, "BA").boxes()[1], "en").find("after the turn") == std::string::npos);
    const auto ring = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g  m  c--------------E

                        f   d
                          e
                          |
                          |
                          |
                          |
                          S
    )"}
                          .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                          .way("Na", "highway=tertiary")
                          .way("Wg", "highway=tertiary")
                          .way("cE", "highway=tertiary")
                          .way("eS", "highway=tertiary")
                          .node('m', "amenity=fountain");
    CHECK(words_of(drive(ring, "SN").boxes()[1], "en") == "Roundabout: 2nd exit | Fountain in the middle");
    CHECK(words_of(drive(ring, "SN").boxes()[1], "it") == "Rotonda: 2ª uscita | Fontana al centro");
}
