// SPDX-License-Identifier: BSL-1.0
#include "edition/edits_patch.hpp"
#include "roadbook/edited_rally.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

/// What a planner changes by hand stays at its place and its pass, or is told.

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Edit;
using edition::Kind;
using roadbook::Box;
using roadbook::EditState;

namespace {

using Texts = std::vector<std::string>;

const auto latitude = geo::Latitude::degrees(46);

/// A square that is driven round: cars come from A to B and go round by C, D and E. Roads lead out at C and
/// D, so that these are boxes each time; E is a bend.
AsciiMap loop() {
    return AsciiMap{50_m, latitude, R"(
              G
              |
        E-----D--H
        |     |
        |     |
        B-----C--J
        |
        A
    )"}
        .way("AB", "highway=tertiary,name=Via Bassa")
        .way("BE", "highway=tertiary,name=Via Ovest")
        .way("BC", "highway=tertiary,name=Via Sud")
        .way("CD", "highway=tertiary,name=Via Est")
        .way("DE", "highway=tertiary,name=Via Nord")
        .way("CJ", "highway=tertiary")
        .way("DG", "highway=tertiary")
        .way("DH", "highway=tertiary");
}

/// Twice round the square: A B C D E B C D H, so that B, C and D are passed twice.
DrawnRally twice_round() {
    DrawnRally rally{loop()};
    const auto via = [](int seq) { return [seq](edition::Waypoint& waypoint) { waypoint.seq = seq; }; };
    rally.at('A', Kind::start, "A", via(10));
    rally.at('C', Kind::via, "", via(20));
    rally.at('E', Kind::via, "", via(30));
    rally.at('C', Kind::via, "", via(40));
    rally.at('H', Kind::finish, "H", via(50));
    return rally;
}

} // namespace

TEST_CASE("a note on the second pass of a junction stays on the second pass") {
    REQUIRE(twice_round().story() ==
            "A:control B:junction C:junction D:junction B:junction C:junction D:junction H:control");
    const auto edited = with_edits(twice_round(), {noted(at_node('D', 2), "second"), noted(at_node('D', 1), "first")});
    CHECK(edited.told.empty());
    CHECK(edited.state(0) == EditState::kept);
    CHECK(edited.where_said("first") == "4");
    CHECK(edited.where_said("second") == "7");
    CHECK(edited.book.edits.at(0).box == "7");
}

TEST_CASE("an edit tells what the box says, shows and warns of") {
    auto edit = at_node('C');
    edit.text = {{"it", {"Nuovo", "testo"}}};
    edit.rewordings = {{"en", "Turn left", "Left at the farm"}};
    edit.pictograms_added = {"church"};
    edit.danger = 3;
    const auto edited = with_edits(twice_round(), {edit});
    CHECK(edited.told == Texts{});
    const Box& box = *edited.numbered("3");
    REQUIRE(box.text.at("it").size() == 2);
    CHECK(box.text.at("it").front().text == "Nuovo");
    CHECK(box.text.at("it").front().emphasis);
    CHECK_FALSE(box.text.at("it").back().emphasis);
    CHECK(box.text.at("en").front().text == "Left at the farm");
    CHECK(box.text.at("en").front().emphasis);
    CHECK(box.pictograms == std::vector<std::string>{"church"});
    CHECK(box.danger == 3);
    CHECK(edited.numbered("6")->danger == 0);
}

TEST_CASE("a hidden box leaves the numbers of the others alone, and the columns add up over it") {
    auto hide = at_node('C');
    hide.hide = true;
    const auto plain = with_edits(twice_round(), {});
    const auto edited = with_edits(twice_round(), {hide});
    CHECK(edited.told == Texts{});
    CHECK(numbers_of(edited.boxes) == "1 2 4 5 6 7 8");
    std::int32_t sum = 0;
    for (const auto& box : edited.boxes) {
        sum += box.partial.decametres();
        CHECK(box.total.decametres() == sum);
        CHECK(box.total == plain.boxes[std::stoul(box.number) - 1].total);
        CHECK(box.to_go == plain.boxes[std::stoul(box.number) - 1].to_go);
    }
}

TEST_CASE("a control's box cannot be hidden") {
    Edit hide;
    hide.leg = 1;
    hide.at.seq = 10;
    hide.hide = true;
    const auto edited = with_edits(twice_round(), {hide});
    CHECK(edited.state() == EditState::refused);
    CHECK(edited.told == Texts{"edits.toml:10: error: \"waypoint 10\": hides box 1, which a control or a "
                               "trial needs. Take the waypoint out of the list if it is "
                               "not driven. [edit-refused]"});
    CHECK(numbers_of(edited.boxes) == "1 2 3 4 5 6 7 8");
}

TEST_CASE("two edits of one box that contradict each other are refused, and those that go together are not") {
    auto calm = at_node('C');
    calm.danger = 0;
    auto wild = at_node('C');
    wild.danger = 3;
    const auto edited = with_edits(twice_round(), {calm, wild, noted(at_node('C'), "one"), noted(at_node('C'), "two")});
    CHECK(edited.state(0) == EditState::kept);
    CHECK(edited.state(1) == EditState::refused);
    CHECK(edited.told == Texts{"edits.toml:20: error: \"node 67, pass 1\": sets danger, and so does line 10, "
                               "of the same box 3. Keep one of the two. [edit-refused]"});
    CHECK(edited.where_said("one") == "3");
    CHECK(edited.where_said("two") == "3");
    auto hide = at_node('C');
    hide.hide = true;
    CHECK(with_edits(twice_round(), {noted(at_node('C'), "one"), hide}).state(1) == EditState::refused);
}

TEST_CASE("a line that the box no longer says is told, and the rest of the edit is applied") {
    auto edit = noted(at_node('C'), "still here");
    edit.rewordings = {{"en", "Fly", "Swim"}};
    const auto edited = with_edits(twice_round(), {edit});
    CHECK(edited.state() == EditState::moved);
    CHECK(edited.where_said("still here") == "3");
    CHECK(edited.told == Texts{"edits.toml:10: warning: \"node 67, pass 1\": moved to box 3: box 3 does not "
                               "say \"Fly\"; it says reword en \"Fly\" by \"Swim\"; "
                               "note_en \"still here\"; note_it \"still here\". The rest is applied: change "
                               "the edit to what the box says and shows now. [edit-moved]"});
    edit.notes.clear();
    CHECK(with_edits(twice_round(), {edit}).state() == EditState::lost);
}

TEST_CASE("what is not anchored is applied with a warning") {
    Edit edit;
    edit.leg = 1;
    edit.at.box = "3";
    auto edited = with_edits(twice_round(), {noted(edit, "here")});
    CHECK(edited.where_said("here") == "3");
    CHECK(edited.told == Texts{"edits.toml:10: warning: \"box 3\": not anchored, so it slips when boxes or "
                               "roads change: note_en \"here\"; note_it \"here\". `roadbook edit EDITION "
                               "anchor` writes down where it belongs. [edit-not-anchored]"});
    edit.at.box = "33";
    edited = with_edits(twice_round(), {noted(edit, "here")});
    CHECK(edited.told == Texts{"edits.toml:10: warning: \"box 33\": lost: leg 1 has no box 33; it said "
                               "note_en \"here\"; note_it \"here\". Write where it belongs now, "
                               "or take it out. [edit-lost]"});
    CHECK(edited.where_said("here").empty());
}

// ------------------------------------------------------------------ boxes made by hand

namespace {

Edit added_at(Metres from_start, const std::string& words) {
    Edit edit;
    edit.leg = 1;
    edit.at.km = Chainage{from_start};
    edit.add = true;
    edit.text = {{"en", {words}}};
    return edit;
}

} // namespace

TEST_CASE("a box made by hand has the number of the box before it and a letter, in the order of the road") {
    const auto edited = with_edits(twice_round(), {added_at(270_m, "later"), added_at(200_m, "sooner")});
    CHECK(numbers_of(edited.boxes) == "1 2 2A 2B 3 4 5 6 7 8");
    CHECK(edited.where_said("sooner") == "2A");
    CHECK(edited.where_said("later") == "2B");
    CHECK(edited.book.edits.at(0).box == "2B");
    const Box& box = *edited.numbered("2A");
    CHECK(box.kind == roadbook::BoxKind::point);
    CHECK(box.text.at("it").front().text == "sooner");
    CHECK(box.partial.decametres() == 10);
    CHECK(box.view.arms.size() == 2);
    std::int32_t sum = 0;
    for (const auto& each : edited.boxes) {
        sum += each.partial.decametres();
        CHECK(each.total.decametres() == sum);
        CHECK(each.total.decametres() + each.to_go.decametres() == edited.boxes.back().total.decametres());
    }
}

TEST_CASE("a box made by hand at a junction draws the junction") {
    const auto edited = with_edits(twice_round(), {added_at(1450_m, "at D again")});
    CHECK(edited.where_said("at D again") == "7"); // a box is there already
    CHECK(edited.state() == EditState::moved);
    auto straight = DrawnRally{loop()};
    straight.at('C', Kind::start).at('G', Kind::finish);
    auto plain = with_edits(straight, {});
    auto add = at_node('D');
    add.add = true;
    add.text = {{"it", {"qui"}}, {"en", {"here"}}};
    const auto box = with_edits(straight, {add});
    REQUIRE(box.where_said("here").ends_with("A"));
    CHECK(box.numbered(box.where_said("here"))->view.arms.size() == 4);
    CHECK(box.boxes.size() == plain.boxes.size() + 1);
}

TEST_CASE("a box that was made by hand says its words at the box that stands there by itself") {
    auto add = at_node('D');
    add.add = true;
    add.text = {{"it", {"qui", "e ora"}}, {"en", {"here"}}};
    add.notes = {{"it", "poi"}};
    const auto edited = with_edits(twice_round(), {add});
    CHECK(numbers_of(edited.boxes) == "1 2 3 4 5 6 7 8");
    CHECK(words_of(*edited.numbered("4"), "it").ends_with(" | qui – e ora – poi"));
    CHECK(words_of(*edited.numbered("4"), "en").ends_with(" | here"));
    CHECK(edited.book.edits.front().reason == "box 4 stands there without it, and says it too");
}

TEST_CASE("an edit may be about a box made by hand, and a box may be made some way after another") {
    Edit note;
    note.leg = 1;
    note.at.box = "2A";
    auto after = added_at(0_m, "further");
    after.at.km.reset();
    after.at.box = "2";
    after.at.after = 80_m;
    const auto edited = with_edits(twice_round(), {noted(note, "noted"), after});
    CHECK(edited.where_said("noted") == "2A");
    CHECK(edited.where_said("further") == "2A");
    CHECK(edited.numbered("2A")->chainage - edited.numbered("2")->chainage == within(0.1_m, 80_m));
    CHECK(with_edits(twice_round(), {added_at(90_km, "beyond")}).state() == EditState::lost);
}

// ------------------------------------------------------------------ drawings

namespace {

std::vector<std::string> sides_of(const Box& box) {
    std::vector<std::string> sides;
    for (const auto& arm : box.view.arms) {
        if (arm.role == junction::ArmRole::side)
            sides.push_back(std::to_string(static_cast<int>(std::round(arm.bearing.degrees()))));
    }
    return sides;
}

edition::ArmEdit arm_at(int clock) {
    edition::ArmEdit arm;
    arm.clock = clock;
    return arm;
}

} // namespace

TEST_CASE("an arm is turned, drawn anew or taken out") {
    auto edit = at_node('C'); // from the west to the north; CJ goes on to the east
    edit.arms = {arm_at(12)};
    edit.arms.front().turn = TurnAngle::degrees(30);
    CHECK(sides_of(*with_edits(twice_round(), {}).numbered("3")) == Texts{"90"});
    CHECK(sides_of(*with_edits(twice_round(), {edit}).numbered("3")) == Texts{"120"});
    CHECK(sides_of(*with_edits(twice_round(), {edit}).numbered("6")) == Texts{"90"}); // the other pass
    edit.arms.front().turn.reset();
    edit.arms.front().line = {{0_m, 0_m}, {0_m, -40_m}};
    auto edited = with_edits(twice_round(), {edit});
    CHECK(edited.told == Texts{});
    CHECK(sides_of(*edited.numbered("3")) == Texts{"180"});
    edit.arms.front() = {};
    edit.arms.front().way = loop().osm_id("CJ");
    edit.arms.front().remove = true;
    CHECK(sides_of(*with_edits(twice_round(), {edit}).numbered("3")).empty());
    edit.arms.front() = {};
    edit.arms.front().bearing = Bearing::degrees(0);
    edit.arms.front().turn = TurnAngle::degrees(45);
    const auto turned = with_edits(twice_round(), {edit});
    CHECK(turned.numbered("3")->view.turn == about(1, -45));
}

TEST_CASE("the route's own arms stay, and an arm that is not there is told") {
    auto edit = at_node('C');
    edit.arms = {arm_at(9)};
    edit.arms.front().remove = true;
    auto edited = with_edits(twice_round(), {edit});
    CHECK(edited.state() == EditState::lost);
    CHECK(edited.book.edits.front().reason == "box 3 needs the arm at 9 o'clock: it is the route");
    edit.arms = {arm_at(3)};
    edit.arms.front().remove = true;
    edited = with_edits(twice_round(), {noted(edit, "still")});
    CHECK(edited.state() == EditState::moved);
    CHECK(edited.where_said("still") == "3");
    CHECK(edited.book.edits.front().reason == "box 3 has no arm at 3 o'clock");
}

TEST_CASE("a box may have a drawing of its own, and one only") {
    auto edit = at_node('C');
    edit.tulip = edition::OwnDrawing{"fork.svg", "<svg/>"};
    CHECK(with_edits(twice_round(), {edit}).numbered("3")->own_tulip == "fork.svg");
    CHECK(with_edits(twice_round(), {edit, edit}).state(1) == EditState::refused);
    auto arms = at_node('C');
    arms.arms = {arm_at(12)};
    arms.arms.front().remove = true;
    CHECK(with_edits(twice_round(), {arms, edit}).state(1) == EditState::refused);
}

namespace {

/// Second pass of D as an anchor notes it: between C (40) and H (50), heading north.
Edit second_of_d() {
    auto edit = noted(at_node('D', 2), "second");
    edit.at.seen.passes = 2;
    edit.at.seen.heading = Bearing::degrees(0);
    edit.at.seen.between = edition::PlaceSeen::Between{40, 50};
    return edit;
}

/// Once round only: what was the second pass is the only one.
DrawnRally once_round() {
    DrawnRally rally{loop()};
    const auto seq = [](int number) { return [number](edition::Waypoint& waypoint) { waypoint.seq = number; }; };
    rally.at('A', Kind::start, "A", seq(10));
    rally.at('C', Kind::via, "", seq(40));
    rally.at('H', Kind::finish, "H", seq(50));
    return rally;
}

/// The lap ends at C: the way from there to the finish no longer leads over D.
DrawnRally out_by_j() {
    DrawnRally rally{loop()};
    const auto seq = [](int number) { return [number](edition::Waypoint& waypoint) { waypoint.seq = number; }; };
    rally.at('A', Kind::start, "A", seq(10));
    rally.at('C', Kind::via, "", seq(20));
    rally.at('E', Kind::via, "", seq(30));
    rally.at('C', Kind::via, "", seq(40));
    rally.at('J', Kind::finish, "J", seq(50));
    return rally;
}

} // namespace

// ------------------------------------------------------------------ anchors

TEST_CASE("an anchor that is written down is found again, and is the same when it is written again") {
    std::vector<Edit> edits{added_at(200_m, "on the road"), noted(at_node('D', 2), "second"),
                            noted(at_node('D', 1), "first")};
    Edit control;
    control.leg = 1;
    control.at.box = "8";
    edits.push_back(noted(control, "end"));
    const auto quick = with_edits(twice_round(), edits);
    for (auto& edit : edits) {
        const auto& outcome = quick.book.edits.at(static_cast<std::size_t>(&edit - edits.data()));
        REQUIRE(outcome.anchor.has_value());
        edit.at = *outcome.anchor;
        CHECK_FALSE(edit.at.is_quick());
    }
    CHECK(edits[0].at.way == loop().osm_id("BC"));
    CHECK(edits[0].at.seen.passes == 2);
    CHECK(edits[0].at.pass == 1);
    CHECK(edits[0].at.seen.between->after == 10);
    CHECK(edits[0].at.seen.between->before == 20);
    CHECK(edits[0].at.seen.road == "Via Sud");
    CHECK(edits[1].at.node == AsciiMap::osm_id('D'));
    CHECK(edits[1].at.pass == 2);
    CHECK(edits[1].at.seen.passes == 2);
    CHECK(edits[1].at.seen.heading == Bearing::degrees(0));
    CHECK(edits[3].at.seq == 50);
    CHECK(edits[3].at.seen.name == "H");
    const auto again = with_edits(twice_round(), edits);
    CHECK(again.told == Texts{});
    CHECK(again.where_said("on the road") == "2A");
    CHECK(again.where_said("second") == "7");
    CHECK(again.where_said("end") == "8");
    for (std::size_t e = 0; e < edits.size(); ++e) {
        CHECK(edition::to_toml(*again.book.edits.at(e).anchor) == edition::to_toml(edits[e].at));
    }
    // After the change of the route each is anchored where it is now.
    const auto moved = with_edits(once_round(), edits);
    CHECK(moved.state(1) == EditState::moved);
    edits[1].at = *moved.book.edits.at(1).anchor;
    CHECK(edits[1].at.pass == 1);
    CHECK(with_edits(once_round(), {edits[1]}).told == Texts{});
}

// ------------------------------------------------------------------ after a change of the route

TEST_CASE("when the first pass is gone, an anchored edit of the second one moves to the pass that is left") {
    const auto edited = with_edits(once_round(), {second_of_d()});
    CHECK(edited.state() == EditState::moved);
    CHECK(edited.where_said("second") == "4");
    CHECK(edited.told ==
          Texts{"edits.toml:10: warning: \"node 68, pass 2\": moved to box 4: what was pass 2 of node 68 is "
                "pass 1; it says note_en \"second\"; note_it "
                "\"second\". Look at the box. `roadbook edit EDITION anchor` writes down where it belongs. [edit-moved]"});
}

TEST_CASE("when the second pass is gone, its edit is lost and does not jump to the first one") {
    const auto edited = with_edits(out_by_j(), {second_of_d()});
    CHECK(edited.state() == EditState::lost);
    CHECK(edited.where_said("second").empty());
    CHECK(edited.told ==
          Texts{"edits.toml:10: warning: \"node 68, pass 2\": lost: the route does not pass node 68 between "
                "waypoints 40 and 50 in that direction; it "
                "said note_en \"second\"; note_it \"second\". Write where it belongs now, or take it out. [edit-lost]"});
    const auto bare = with_edits(out_by_j(), {noted(at_node('D', 2), "second")});
    CHECK(bare.state() == EditState::lost);
    CHECK(bare.where_said("second").empty());
}

TEST_CASE("a node that the map has drawn anew is found by its place, on its pass") {
    auto edit = second_of_d();
    edit.at.node = OsmNodeId{4711};
    edit.at.seen.position = loop().position('D');
    edit.at.seen.road = "Via Est";
    const auto edited = with_edits(twice_round(), {edit});
    CHECK(edited.state() == EditState::moved);
    CHECK(edited.where_said("second") == "7");
    CHECK(edited.book.edits.front().reason ==
          "the route does not pass node 4711 between waypoints 40 and 50; the same road passes 0 m from there");
    edit.at.seen.road = "Via Altrove";
    CHECK(with_edits(twice_round(), {edit}).state() == EditState::lost);
}

TEST_CASE("the box of a waypoint is found though the list was numbered anew") {
    Edit edit;
    edit.leg = 1;
    edit.at.seq = 99;
    edit.at.seen.name = "H";
    const auto edited = with_edits(twice_round(), {noted(edit, "end")});
    CHECK(edited.state() == EditState::moved);
    CHECK(edited.where_said("end") == "8");
    edit.at.seen.name = "Z";
    CHECK(with_edits(twice_round(), {noted(edit, "end")}).state() == EditState::lost);
    edit.at.seq = 10;
    CHECK(with_edits(twice_round(), {noted(edit, "end")}).book.edits.front().reason == "waypoint 10 is \"A\", not \"Z\"");
    edit.at.seen.name = "";
    CHECK(with_edits(twice_round(), {noted(edit, "end")}).state() == EditState::kept);
}

TEST_CASE("a place on a way is noted by its coordinates or by its distance on it") {
    Edit edit;
    edit.leg = 1;
    edit.at.way = loop().osm_id("AB");
    edit.at.along = 95_m; // B is 100 m from A
    CHECK(with_edits(twice_round(), {noted(edit, "near B")}).state() == EditState::lost);
    edit.at.along = 100_m;
    CHECK(with_edits(twice_round(), {noted(edit, "at B")}).where_said("at B") == "2");
    edit.at.along = 101_m;
    CHECK(with_edits(twice_round(), {noted(edit, "beyond")}).state() == EditState::lost);
    edit.at.along.reset();
    edit.at.seen.position = loop().position('B');
    CHECK(with_edits(twice_round(), {noted(edit, "at B")}).where_said("at B") == "2");
}
