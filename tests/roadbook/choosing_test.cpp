// SPDX-License-Identifier: BSL-1.0
#include "roadbook/drawn_rally.hpp"
#include "support/drawn_maps.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Kind;
using edition::TrialLine;
using roadbook::Box;
using roadbook::BoxKind;
using roadbook::Sign;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

const auto latitude = geo::Latitude::degrees(46);

/// What is shipped, with one length otherwise.
roadbook::ChoiceOptions but(Metres roadbook::ChoiceOptions::*length, Metres value) {
    auto options = as_shipped();
    options.*length = value;
    return options;
}

/// Three kilometres without a junction; a letter each 500 m.
AsciiMap open_road() {
    return AsciiMap{50_m, latitude, R"(
        A---------b---------c---------d---------e---------f---------G
    )"}
        .way("AbcdefG", "highway=tertiary,name=Via Lunga");
}

/// A road of 400 m, halfway a T where it turns right; D lies on the road that goes left.
AsciiMap tee() {
    return AsciiMap{20_m, latitude, R"(
                  D
                  |
                  |
        A---------X
                  |
                  |
                  |
                  |
                  |
                  |
                  |
                  |
                  |
                  C
    )"}
        .way("AX", "highway=tertiary")
        .way("DXC", "highway=secondary");
}

TrialLine timed_line(int line, Metres at, std::optional<int> hundredths = std::nullopt) {
    TrialLine result;
    result.line = line;
    result.at = at;
    if (hundredths) result.time = Hundredths{*hundredths};
    return result;
}

TrialLine average_line(int line, Metres at, std::optional<double> speed, bool secret = false) {
    TrialLine result;
    result.line = line;
    result.at = at;
    if (speed) result.average = KmPerHour{*speed};
    result.secret = secret;
    return result;
}

std::vector<Sign> signs_of(const std::vector<Box>& boxes) {
    std::vector<Sign> signs;
    for (const auto& box : boxes) {
        signs.insert(signs.end(), box.signs.begin(), box.signs.end());
    }
    return signs;
}

} // namespace

// ------------------------------------------------------------------ controls

TEST_CASE("a leg without junctions has a box at its start, at its finish and nowhere else") {
    CHECK(drive(open_road(), "Ae").story() == "A:control e:control");
}

TEST_CASE("every control and printed point is a box, a via is none") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start)
        .at('b', Kind::ct)
        .at('c', Kind::refuel)
        .at('d', Kind::via)
        .at('e', Kind::info)
        .at('f', Kind::parade_start);
    rally.at('G', Kind::finish);
    CHECK(rally.story() == "A:control b:control c:point e:point f:point G:control");
    CHECK(signs_of(rally.boxes()) ==
          std::vector{Sign::start, Sign::passage_control, Sign::refuel, Sign::info, Sign::parade_start, Sign::finish});
}

TEST_CASE("a time control ends one sector and starts the next: two boxes, the second with partial and total 0") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::co, "Povo").at('G', Kind::finish);
    const auto book = rally.book();
    REQUIRE(book.legs.front().sectors.size() == 2);
    const auto& first = book.legs.front().sectors[SectorIndex{0}].boxes;
    const auto& second = book.legs.front().sectors[SectorIndex{1}].boxes;
    REQUIRE(first.size() == 2);
    REQUIRE(second.size() == 2);
    CHECK(first.back().total.decametres() == 100);
    CHECK(first.back().partial.decametres() == 100);
    CHECK(first.back().to_go.decametres() == 0);
    CHECK(second.front().total.decametres() == 0);
    CHECK(second.front().partial.decametres() == 0);
    CHECK(second.front().to_go.decametres() == 200);
    CHECK(second.front().chainage == first.back().chainage);
    CHECK(second.back().total.decametres() == 200);
}

TEST_CASE("totals count from the leg's start when the edition says so, partials and to-go do not change") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::co).at('G', Kind::finish);
    rally.edition().total_from_leg_start = true;
    const auto boxes = rally.boxes();
    CHECK(boxes[2].total.decametres() == 100);
    CHECK(boxes[2].partial.decametres() == 0);
    CHECK(boxes[3].total.decametres() == 300);
    CHECK(boxes[3].partial.decametres() == 200);
}

TEST_CASE("a halt gives two boxes, the way in and the way out") {
    for (const Kind kind : {Kind::lunch, Kind::regroup, Kind::service}) {
        DrawnRally rally{open_road()};
        rally.at('A', Kind::start).at('c', kind).at('G', Kind::finish);
        CHECK(rally.story() == "A:control c:control c:control G:control");
        const auto boxes = rally.boxes();
        const auto has = [](const Box& box, junction::ArmRole role) {
            return std::ranges::any_of(box.view.arms, [role](const auto& arm) { return arm.role == role; });
        };
        CHECK(has(boxes[1], junction::ArmRole::entry));
        CHECK_FALSE(has(boxes[1], junction::ArmRole::exit));
        CHECK_FALSE(has(boxes[2], junction::ArmRole::entry));
        CHECK(has(boxes[2], junction::ArmRole::exit));
    }
}

TEST_CASE("boxes are numbered through the leg") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::lunch).at('d', Kind::ct).at('G', Kind::finish);
    std::string numbers;
    for (const auto& box : rally.boxes()) {
        numbers += box.number + " ";
    }
    CHECK(numbers == "1 2 3 4 5 ");
}

TEST_CASE("each line of linked trials is a box at its measured length from the first line") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('b', Kind::pc, "Salita");
    rally.line(timed_line(1, 0_m)).line(timed_line(2, 180.25_m, 2400)).line(timed_line(3, 390_m, 2650));
    rally.at('G', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(signs_of(boxes) == std::vector{Sign::start, Sign::trial_start, Sign::trial_line, Sign::trial_end, Sign::finish});
    CHECK(boxes[2].kind == BoxKind::trial_line);
    CHECK(boxes[2].chainage.since_start() == within(0.1_m, 680.25_m));
    CHECK(boxes[3].chainage.since_start() == within(0.1_m, 890_m));
}

TEST_CASE("a secret check point of an average trial gives no box and no word") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('b', Kind::pm, "Montevaccino");
    rally.line(average_line(1, 0_m, 45)).line(average_line(2, 600_m, std::nullopt, true)).line(average_line(3, 1000_m, 36));
    rally.line(average_line(4, 1500_m, std::nullopt));
    rally.at('G', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(signs_of(boxes) ==
          std::vector{Sign::start, Sign::average_start, Sign::average_line, Sign::average_end, Sign::finish});
    for (const auto& box : boxes) {
        CHECK(box.printed.decametres() != 110);
    }
    CHECK(boxes[2].printed.decametres() == 150);
    CHECK(words_of(boxes[2], "en") == "PM 1: average changes | Average 36 km/h");
}

TEST_CASE("controls at one place share a box") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::ct, "Povo").at('c', Kind::refuel, "Povo").at('G', Kind::finish);
    CHECK(rally.story() == "A:control c:control G:control");
    CHECK(rally.boxes()[1].signs == std::vector{Sign::passage_control, Sign::refuel});
}

TEST_CASE("a control at a junction is one box that shows the junction and tells the way") {
    DrawnRally rally{tee()};
    rally.at('A', Kind::start).at('X', Kind::ct, "Povo").at('C', Kind::finish);
    CHECK(rally.story() == "A:control X:control C:control");
    const auto box = rally.boxes()[1];
    CHECK(box.view.arms.size() == 3);
    CHECK(words_of(box, "en").find("Right at T") != std::string::npos);
}

TEST_CASE("a time control at a junction tells the way in the sector that begins there") {
    DrawnRally rally{tee()};
    rally.at('A', Kind::start).at('X', Kind::co, "Povo").at('C', Kind::finish);
    CHECK(rally.story() == "A:control X:control X:control C:control");
    const auto boxes = rally.boxes();
    CHECK(words_of(boxes[1], "en").find("Right at T") == std::string::npos);
    CHECK(words_of(boxes[2], "en").find("Right at T") != std::string::npos);
}

// ------------------------------------------------------------------ junctions

TEST_CASE("a junction where the road is left is a box, one that is gone straight over is none") {
    const auto map = AsciiMap{20_m, latitude, R"(
             F         D
             |         |
             |         |
        A----Y---------X
             |         |
             |         |
             G         |
                       |
                       C
    )"}
                         .way("AYX", "highway=tertiary")
                         .way("FYG", "highway=residential")
                         .way("DXC", "highway=tertiary");
    CHECK(drive(map, "AC").story() == "A:control X:junction C:control");
}

TEST_CASE("a roundabout is always a box, measured where the ring is entered") {
    const auto map = drawn::ring_of_four(5_m, latitude)
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=residential")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eS", "highway=residential");
    CHECK(drive(map, "WE").story() == "W:control g:junction E:control");
    CHECK(words_of(drive(map, "WE").boxes()[1], "en") == "Roundabout: 2nd exit");
}

TEST_CASE("junctions less than 40 m apart are one box, further apart they are two") {
    const auto near = AsciiMap{10_m, latitude, R"(
                   D
                   |
                   |
                   |
        A----------X
                   |
                   |
                   |
        F----------Y----------G
                   |
                   |
                   B
    )"}
                          .way("AX", "highway=tertiary")
                          .way("DXYB", "highway=tertiary")
                          .way("FYG", "highway=tertiary");
    const auto rally = drive(near, "AG");
    CHECK(rally.story() == "A:control X:junction G:control");
    CHECK(rally.boxes()[1].view.kind == junction::JunctionKind::staggered);
    const auto apart = AsciiMap{10_m, latitude, R"(
                   D
                   |
                   |
                   |
        A----------X
                   |
                   |
                   |
                   |
        F----------Y----------G
                   |
                   |
                   B
    )"}
                           .way("AX", "highway=tertiary")
                           .way("DXYB", "highway=tertiary")
                           .way("FYG", "highway=tertiary");
    CHECK(drive(apart, "AG").story(but(&roadbook::ChoiceOptions::one_drawing, 39_m)) ==
          "A:control X:junction Y:junction G:control");
    CHECK(drive(apart, "AG").story(but(&roadbook::ChoiceOptions::one_drawing, 51_m)) == "A:control X:junction G:control");
}

TEST_CASE("a junction of several nodes is one box, measured where its drawing begins, wherever in it the "
          "doubt arises") {
    // The near carriageway is simply gone over; only at the far one the road is left.
    const auto map = AsciiMap{10_m, latitude, R"(
              P Q
              | |
              | |
              | |
              | |
              | |
        A-----u-v-----B
              | |
              | |
              | |
              | |
              | |
              R T
    )"}
                         .way("PuR", "highway=secondary,oneway=yes")
                         .way("TvQ", "highway=secondary,oneway=yes")
                         .way("AuvB", "highway=tertiary");
    CHECK(drive(map, "AQ").story() == "A:control u:junction Q:control");
    CHECK(drive(map, "AB").story() == "A:control B:control");
    CHECK(drive(map, "PA").story() == "P:control u:junction A:control");
}

TEST_CASE("a mouth with an island is one box, out of the main road and into it") {
    const auto map = drawn::mouth_round_an_island(5_m, latitude)
                         .way("PuwQ", "highway=secondary")
                         .way("uv", "highway=tertiary,oneway=yes")
                         .way("vw", "highway=tertiary,oneway=yes")
                         .way("vB", "highway=tertiary");
    CHECK(drive(map, "PB").story() == "P:control u:junction B:control");
    CHECK(drive(map, "BQ").story() == "B:control v:junction Q:control");
    CHECK(drive(map, "BP").story() == "B:control v:junction P:control");
    CHECK(drive(map, "PQ").story() == "P:control Q:control");
}

TEST_CASE("the same junction passed twice is two boxes, each with its own chainage and way out") {
    const auto map = drawn::block(20_m, latitude)
                         .way("AC", "highway=tertiary")
                         .way("CD", "highway=tertiary")
                         .way("HCG", "highway=tertiary")
                         .way("DfG", "highway=tertiary");
    // Out by the right-hand road, round the block, and over the same crossing to the west's other side.
    const auto rally = drive(map, "AGDCH");
    CHECK(rally.story() == "A:control C:junction C:junction H:control");
    const auto boxes = rally.boxes();
    CHECK(boxes[1].chainage.since_start() == within(0.2_m, 200_m));
    CHECK(boxes[2].chainage.since_start() == within(0.2_m, 720_m));
    CHECK(boxes[1].partial.decametres() == 20);
    CHECK(boxes[2].partial.decametres() == 52);
    CHECK(boxes[1].view.turn == about(2, 90));
    CHECK(boxes[2].view.turn == about(2, 90));
    CHECK(boxes[1].view.entry_arm()->bearing == about(2, 270));
    CHECK(boxes[2].view.entry_arm()->bearing == about(2, 90));
}

// ------------------------------------------------------------------ near boxes, reassurance, dangers

TEST_CASE("boxes not more than 200 m apart stand together on the page") {
    const auto map = AsciiMap{10_m, latitude, R"(
        A---------b-------------------c--------------------d---------------E
    )"}
                         .way("AbcdE", "highway=tertiary");
    DrawnRally rally{map};
    rally.at('A', Kind::start).at('b', Kind::ct).at('c', Kind::ct).at('d', Kind::ct).at('E', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 5);
    CHECK(boxes[2].partial.decametres() == 20);
    CHECK(boxes[3].partial.decametres() == 21);
    CHECK(boxes[0].near_next);       // 100 m
    CHECK(boxes[1].near_next);       // 200 m
    CHECK_FALSE(boxes[2].near_next); // 210 m
    CHECK(boxes[3].near_next);
    CHECK_FALSE(boxes[4].near_next); // the last one
    CHECK(rally.boxes(but(&roadbook::ChoiceOptions::near, 300_m))[2].near_next);
}

TEST_CASE("the box that ends a sector is not near the one that starts the next") {
    DrawnRally rally{open_road()};
    rally.at('A', Kind::start).at('c', Kind::co).at('G', Kind::finish);
    CHECK_FALSE(rally.boxes()[1].near_next);
}

TEST_CASE("after two and a half kilometres without a box there is one to go on") {
    const auto map = AsciiMap{100_m, latitude, R"(
        A------------------------------------------------------------G
    )"}
                         .way("AG", "highway=tertiary,name=Via Lunga");
    const auto rally = drive(map, "AG");
    CHECK(rally.story() == "A:control .:reassurance .:reassurance G:control");
    const auto boxes = rally.boxes();
    CHECK(boxes[1].partial.decametres() == 250);
    CHECK(boxes[2].partial.decametres() == 250);
    CHECK(words_of(boxes[1], "en") == "Continue | Via Lunga");
    CHECK(words_of(boxes[1], "it") == "Proseguire | Via Lunga");
    CHECK(rally.story(but(&roadbook::ChoiceOptions::reassurance, 7000_m)) == "A:control G:control");
}

TEST_CASE("the box to go on stands at a side road that can be recognised, if there is one") {
    const auto map =
        drawn::side_road_on_the_left(100_m, latitude).way("AXG", "highway=tertiary").way("FX", "highway=residential");
    CHECK(drive(map, "AG").story() == "A:control X:reassurance G:control");
    const auto track =
        drawn::side_road_on_the_left(100_m, latitude).way("AXG", "highway=tertiary").way("FX", "highway=track");
    CHECK(drive(track, "AG").story() == "A:control .:reassurance G:control");
}

TEST_CASE("without a side road the box to go on stands where the road gets another number or name, or at lights") {
    const auto road = [](std::string_view first, std::string_view second, std::string_view at_node = "") {
        auto map = AsciiMap{100_m, latitude, R"(
        A-----------------X-------------------G
    )"};
        map.way("AX", first).way("XG", second);
        if (!at_node.empty()) map.node('X', at_node);
        return drive(map, "AG").story();
    };
    const std::string_view at_x = "A:control X:reassurance G:control";
    const std::string_view anywhere = "A:control .:reassurance G:control";
    CHECK(road("highway=tertiary,ref=K 216", "highway=tertiary,ref=L 460") == at_x);
    CHECK(road("highway=tertiary,ref=L 460", "highway=tertiary,ref=L 460,name=Hauptstraße") == at_x);
    CHECK(road("highway=tertiary,ref=L 460", "highway=tertiary,ref=L 460", "highway=traffic_signals") == at_x);
    CHECK(road("highway=tertiary,ref=L 460", "highway=tertiary,ref=L 460,bridge=yes") == anywhere);
    CHECK(road("highway=tertiary,name=Hauptstraße", "highway=tertiary") == anywhere);
}

TEST_CASE("a ferry is boarded and left in boxes of their own, and nothing reassures at sea") {
    const auto map = AsciiMap{50_m, latitude, R"(
        A---P---------------------------------------------------------------------------------------------------------------------------Q---G
    )"}
                         .way("AP", "highway=secondary")
                         .way("PQ", "route=ferry,motor_vehicle=yes,name=Traghetto")
                         .way("QG", "highway=secondary");
    DrawnRally rally{map};
    rally.edition().allow.ferry = true;
    rally.at('A', Kind::start).at('G', Kind::finish);
    CHECK(rally.story() == "A:control P:junction Q:junction G:control");
    const auto boxes = rally.boxes();
    CHECK(words_of(boxes[1], "en") == "Straight on | Board the ferry | Traghetto");
    CHECK(words_of(boxes[2], "it").find("Sbarco dal traghetto") != std::string::npos);
}

TEST_CASE("nothing reassures shortly before the next box") {
    const auto map = AsciiMap{100_m, latitude, R"(
        A-------------------------G
    )"}
                         .way("AG", "highway=tertiary");
    CHECK(drive(map, "AG").story() == "A:control G:control"); // 2.6 km
}

TEST_CASE("a level crossing is a box with a danger mark") {
    auto map = open_road();
    map.node('c', "railway=level_crossing");
    const auto rally = drive(map, "Af");
    CHECK(rally.story() == "A:control c:danger f:control");
    const auto box = rally.boxes()[1];
    CHECK(box.danger == 1);
    CHECK(box.pictograms == std::vector<std::string>{"level-crossing"});
    CHECK(words_of(box, "en") == "Level crossing");
    CHECK(words_of(box, "it") == "Passaggio a livello");
}

TEST_CASE("a level crossing where a control stands is marked in the control's box") {
    auto map = open_road();
    map.node('c', "railway=level_crossing");
    auto rally = DrawnRally{map};
    rally.at('A', Kind::start).at('c', Kind::ct, "Stazione").at('f', Kind::finish);
    CHECK(rally.story() == "A:control c:control f:control");
    CHECK(rally.boxes()[1].danger == 1);
}

TEST_CASE("a ford is a box with a danger mark") {
    auto map = open_road();
    map.node('c', "ford=yes");
    CHECK(drive(map, "Af").story() == "A:control c:danger f:control");
}

TEST_CASE("two tracks side by side are one level crossing") {
    const auto map = AsciiMap{10_m, latitude, R"(
        A-----------------------r-s------------------------G
    )"}
                         .way("ArsG", "highway=tertiary")
                         .node('r', "railway=level_crossing")
                         .node('s', "railway=level_crossing");
    CHECK(drive(map, "AG").story() == "A:control r:danger G:control");
}

TEST_CASE("a level crossing just before a junction is told in the junction's box") {
    const auto map = AsciiMap{10_m, latitude, R"(
                                   D
                                   |
                                   |
                                   |
        A-----------------------r--X
                                   |
                                   |
                                   |
                                   |
                                   |
                                   C
    )"}
                         .way("ArX", "highway=tertiary")
                         .way("DXC", "highway=tertiary")
                         .node('r', "railway=level_crossing");
    const auto rally = drive(map, "AC");
    CHECK(rally.story() == "A:control X:junction C:control");
    CHECK(words_of(rally.boxes()[1], "en").find("Level crossing") != std::string::npos);
}

TEST_CASE("a halt at a junction: the box of the way out shows and tells the turn") {
    const auto map = AsciiMap{5_m, latitude, R"(
        B-----------------X-----------------C
                          h
                          |
                          |
                          |
                          |
                          |
                          A
    )"}
                         .way("AhX", "highway=tertiary")
                         .way("BXC", "highway=tertiary");
    DrawnRally rally{map};
    rally.at('A', Kind::start).at('h', Kind::lunch, "Osteria").at('B', Kind::finish);
    const auto boxes = rally.boxes();
    REQUIRE(boxes.size() == 4);
    CHECK(words_of(boxes[2], "en").find("Left at T") != std::string::npos);
    const auto& arms = boxes[2].view.arms;
    CHECK(std::ranges::find(arms, junction::ArmRole::entry, &junction::Arm::role) != arms.end());
}
