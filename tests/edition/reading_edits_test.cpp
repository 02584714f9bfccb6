// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::literals;
using test::EditionFolder;
using test::Texts;

namespace {

/// What is said about an edits.toml whose only edit is this, from line 3.
Texts messages_of(const std::string& edit) {
    return EditionFolder{}.file("edits.toml", "schema = 1\n[[edit]]\n" + edit).messages();
}

} // namespace

TEST_CASE("an edit with all that it may say") {
    EditionFolder folder;
    folder.file("edits.toml", R"(# Giro di prova
schema = 1

[[edit]] # the farm
leg = 1
at = { node = -12, pass = 2, of = 3, lat = 46.0679, lon = 11.1211, heading_deg = 178, km = 12.34, leg_km = 98.765, between = [40, 50], road = "SS47" }
text_it = ["Svolta a destra", "Cascina   rossa"]
reword = [ { en = "Turn right", by = "Turn right at the red farm" } ]
note_it = "Attenzione al cane"
note_en = "Mind the dog"
pictograms = { add = ["church"], remove = ["stop"] }
danger = 2
)");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.edits.size() == 1);
    const auto& edit = edition.edits.front();
    CHECK(edit.where.file == "edits.toml");
    CHECK(edit.where.line == 4);
    CHECK(edit.leg == 1);
    CHECK(edit.at.node == OsmNodeId{-12});
    CHECK(edit.at.pass == 2);
    CHECK_FALSE(edit.at.is_quick());
    CHECK(edit.at.seen.passes == 3);
    CHECK(edit.at.seen.position->latitude == geo::Latitude::degrees(46.0679));
    CHECK(edit.at.seen.heading == Bearing::degrees(178));
    CHECK(edit.at.seen.chainage->since_start().count() == doctest::Approx(12340));
    CHECK(edit.at.seen.leg_length->count() == doctest::Approx(98765));
    CHECK(edit.at.seen.between->after == 40);
    CHECK(edit.at.seen.between->before == 50);
    CHECK(edit.at.seen.road == "SS47");
    CHECK(edit.text.at("it") == std::vector<std::string>{"Svolta a destra", "Cascina rossa"});
    REQUIRE(edit.rewordings.size() == 1);
    CHECK(edit.rewordings.front().by == "Turn right at the red farm");
    CHECK(edit.notes.at("en") == "Mind the dog");
    CHECK(edit.pictograms_added == std::vector<std::string>{"church"});
    CHECK(edit.pictograms_removed == std::vector<std::string>{"stop"});
    CHECK(edit.danger == 2);
    CHECK(edition::said_by(edit) == "text_it \"Svolta a destra / Cascina rossa\"; reword en \"Turn right\" "
                                    "by \"Turn right at the red farm\"; "
                                    "note_en \"Mind the dog\"; note_it \"Attenzione al cane\"; add pictogram "
                                    "\"church\"; remove pictogram \"stop\"; danger 2");
}

TEST_CASE("a place is a node, a way, a waypoint, a box or a distance") {
    EditionFolder folder;
    folder.file("edits.toml", R"(schema = 1
edit = [
    { leg = 1, at = { node = 5 }, hide = true },
    { leg = 1, at = { way = 7, along_m = 120.5, pass = 2 }, hide = true },
    { leg = 1, at = { seq = 2, line = 3, part = "out" }, danger = 1 },
    { leg = 1, box = "37", after_m = 40, danger = 1 },
    { leg = 1, km = 3.2, danger = 0 },
]
)");
    const auto edits = folder.read().edits;
    CHECK(folder.found.all().empty());
    Texts places;
    for (const auto& edit : edits)
        places.push_back(edition::place_of(edit.at));
    CHECK(places == Texts{"node 5, pass 1", "way 7, pass 2", "waypoint 2, line 3", "40 m after box 37", "km 3.20"});
    REQUIRE(edits.size() == 5);
    CHECK(edits[1].at.along == 120.5_m);
    CHECK(edits[2].at.leaves);
    CHECK(edits[3].at.is_quick());
    CHECK(edits[4].at.is_quick());
    CHECK(edits[4].where.line == 7);
}

TEST_CASE("what is wrong in edits.toml is told with its line, all of it") {
    CHECK(messages_of("leg = 1\nat = { node = 5 }\n") ==
          Texts{"edits.toml:3: error: edit.leg belongs to an edit that changes nothing. Write what it does: "
                "add, hide, split, join, text_XX, reword, note_XX, "
                "pictograms, danger, arms or tulip, where XX is de, en or it. [edit-empty]"});
    CHECK(messages_of("leg = 2\nbox = \"3\"\nhide = true\n") ==
          Texts{"edits.toml:2: error: there is no leg 2: it says hide. The edition has legs 1 to 1. [edit-leg]"});
    const auto all_wrong = messages_of("leg = 2\nbox = \"3\"\nhide = 7\n");
    CHECK(std::ranges::find(all_wrong, "edits.toml:2: error: there is no leg 2. The edition has legs 1 to 1. [edit-leg]") !=
          all_wrong.end());
    CHECK(
        messages_of("at = { node = 5, way = 6 }\nhide = true\nnote_it = \"\"\ndangers = 1\n") ==
        Texts{
            "edits.toml:6: warning: edit.dangers is not known and is not used. Did you mean danger? [key-unknown]",
            "edits.toml:2: error: edit.leg is missing. Write the leg's number: leg = 1. [key-missing]",
            "edits.toml:3: error: edit.at.way stands beside node. Keep the one that is meant. [anchor-twice]",
            "edits.toml:3: error: edit.at.way alone does not tell where on it. Write lat and lon, or "
            "along_m from where the route comes onto it. [anchor-part]",
            "edits.toml:5: error: edit.note_it is empty. Write the note, or leave it out. [text-empty]",
            "edits.toml:5: error: edit.note_it changes a box that hide takes out. Keep one of the two. [edit-contradicts]"});
    CHECK(messages_of("leg = 1\nhide = true\n") ==
          Texts{"edits.toml:2: error: edit.at is missing. Write where it belongs: at = { node = 123, pass = "
                "1 }, or box = \"37\", or km = 12.34. [key-missing]"});
    CHECK(messages_of("leg = 1\nkm = 1\nbox = \"2\"\ndanger = 4\n") ==
          Texts{"edits.toml:4: error: edit.km stands beside box. Keep the one that is meant. [anchor-twice]",
                "edits.toml:6: error: edit.danger 4 is not within 0 and 3. [out-of-range]"});
}

TEST_CASE("an anchor whose values do not go together is refused") {
    const auto error = [](const std::string& at) { return messages_of("leg = 1\nat = { " + at + " }\nhide = true\n"); };
    CHECK(error("pass = 1") == Texts{"edits.toml:4: error: edit.at.node is missing. Write node = 123 or way "
                                     "= 456 with its OpenStreetMap number, or seq = 40 for the "
                                     "box of a waypoint. [key-missing]"});
    CHECK(error("node = 1, lat = 46.0") ==
          Texts{"edits.toml:4: error: edit.at.lat stands alone. Write both lat and lon. [half-a-position]"});
    CHECK(error("node = 1, along_m = 3") ==
          Texts{"edits.toml:4: error: edit.at.along_m means nothing without way. Leave it out. [anchor-mix]"});
    CHECK(error("seq = 1, pass = 2") == Texts{"edits.toml:4: error: edit.at.pass means nothing beside seq: a "
                                              "waypoint is passed once. Leave it out. [anchor-mix]"});
    CHECK(error("node = 1, line = 2") ==
          Texts{"edits.toml:4: error: edit.at.line means nothing without seq. Leave it out. [anchor-mix]"});
    CHECK(error("node = 1, pass = 3, of = 2") ==
          Texts{"edits.toml:4: error: edit.at.of is 2, less than pass 3. Leave it out, or correct pass. [out-of-range]"});
    CHECK(error("node = 1, between = [40]") ==
          Texts{"edits.toml:4: error: edit.at.between is not a pair of waypoints. Write their seq, such as "
                "[40, 50], or leave it out. [wrong-type]"});
    CHECK(error("seq = 1, part = \"both\"") ==
          Texts{"edits.toml:4: error: edit.at.part \"both\" is not known. Write \"in\" for the box that ends "
                "a sector, \"out\" for "
                "the one that begins the next. [part]"});
    CHECK(error("node = \"12\"") == Texts{"edits.toml:4: error: edit.at.node is text, not a whole number. "
                                          "Write a whole number without quotation marks. [wrong-type]"});
}

TEST_CASE("changes that contradict each other in one edit are refused") {
    const auto error = [](const std::string& changes) { return messages_of("leg = 1\nbox = \"3\"\n" + changes); };
    CHECK(error("text_it = \"a\"\nreword = [ { it = \"b\", by = \"c\" } ]\n") ==
          Texts{"edits.toml:6: error: edit.reword changes a line of a text that text_it replaces. Keep one "
                "of the two. [edit-contradicts]"});
    CHECK(
        error("pictograms = { add = [\"stop\"], remove = [\"stop\"] }\n") ==
        Texts{
            "edits.toml:5: error: edit.pictograms both adds and removes \"stop\". Keep one of the two. [edit-contradicts]"});
    CHECK(error("hide = false\n") == Texts{"edits.toml:5: error: edit.hide is false. Leave it out. [edit-empty]"});
    CHECK(error("reword = [ { by = \"c\" } ]\n") ==
          Texts{"edits.toml:5: error: edit.reword.by stands without the line that it replaces. Write one for "
                "each line: reword = [ { "
                "it = \"old line\", by = \"new line\" } ]. [reword-language]"});
    CHECK(error("reword = [ { de = \"a\", en = \"b\", by = \"c\" } ]\n") ==
          Texts{"edits.toml:5: error: edit.reword.en stands beside de. Write one for each line: reword = [ { it = \"old "
                "line\", by = \"new line\" } ]. [reword-language]"});
    CHECK(error("text_fr = \"a\"\nhide = true\n") ==
          Texts{"edits.toml:5: warning: edit.text_fr is not known and is not used. Did you mean text_de? [key-unknown]"});
    CHECK(error("text_en = [1]\n") == Texts{"edits.toml:5: error: edit.text_en is no text. Write a text "
                                            "between quotation marks, or a list of them, one a line. [wrong-type]"});
}

TEST_CASE("a file that is no TOML is told with its line, and a missing version of the format too") {
    CHECK(
        test::any_contains(EditionFolder{}.file("edits.toml", "schema = 1\n[[edit]\n").messages(), "edits.toml:2: error: "));
    CHECK(EditionFolder{}.file("edits.toml", "[[edit]]\nleg = 1\nbox = \"1\"\nhide = true\n").messages() ==
          Texts{"edits.toml: error: schema is missing. Write schema = 1. [key-missing]"});
    CHECK(EditionFolder{}.file("edits.toml", "schema = 1\nedit = [3]\n").messages() ==
          Texts{"edits.toml:2: error: edit holds a whole number. Write sections that begin with [[edit]]. [wrong-type]"});
}

TEST_CASE("edits.toml is part of the edition's fingerprint") {
    EditionFolder folder;
    const auto without = folder.read().fingerprint;
    folder.file("edits.toml", "schema = 1\n");
    CHECK(folder.read().fingerprint != without);
    CHECK(folder.messages().empty());
}

TEST_CASE("arms are told by way, direction or hour, and moved, drawn anew or taken out") {
    EditionFolder folder;
    folder.file("edits.toml", R"(schema = 1
[[edit]]
leg = 1
at = { node = 5 }
arms = [ { clock = 3, delete = true }, { way = -7, turn_deg = -20.5 }, { bearing_deg = 90, points_m = [[0, 0], [12.5, -30]] } ]
)");
    const auto edits = folder.read().edits;
    CHECK(folder.found.all().empty());
    REQUIRE(edits.size() == 1);
    REQUIRE(edits[0].arms.size() == 3);
    CHECK(edits[0].arms[0].remove);
    CHECK(edits[0].arms[1].turn == TurnAngle::degrees(-20.5));
    CHECK(edits[0].arms[2].line[1].north == -30_m);
    CHECK(edition::said_by(edits[0]) ==
          "delete the arm at 3 o'clock; turn by -20° the arm of way -7; redraw the arm towards 90°");
    const auto error = [](const std::string& arm) {
        return messages_of("leg = 1\nbox = \"3\"\narms = [ { " + arm + " } ]\n");
    };
    CHECK(error("delete = true") ==
          Texts{"edits.toml:5: error: edit.arms.way or bearing_deg or clock: exactly one tells which arm is "
                "meant. Write clock = 3, seen from the crew that comes from 6. [arm-which]"});
    CHECK(error("clock = 3, delete = true, turn_deg = 5") ==
          Texts{"edits.toml:5: error: edit.arms.delete or turn_deg or points_m: exactly one tells what is "
                "done. Write delete = true, turn_deg = 15 or points_m = "
                "[[0, 0], [12, 30]]. [arm-what]"});
    CHECK(error("clock = 13, delete = true") ==
          Texts{"edits.toml:5: error: edit.arms.clock 13 is not within 1 and 12. [out-of-range]"});
    CHECK(error("clock = 3, points_m = [[0, 0], [1]]") ==
          Texts{"edits.toml:5: error: edit.arms.points_m holds what is no point within 1000 m. Write metres "
                "east and north, such as [12, 30]. [wrong-type]"});
    CHECK(error("clock = 3, points_m = [[0, nan], [1, 1]]").size() == 1);
}

TEST_CASE("a drawing of one's own is read with its file, and is part of the fingerprint") {
    EditionFolder folder;
    folder.file("edits.toml", "schema = 1\n[[edit]]\nleg = 1\nbox = \"3\"\ntulip = \"fork.svg\"\n");
    CHECK(folder.messages() == Texts{"edits.toml:2: error: \"box 3\": there is no file \"fork.svg\" in the "
                                     "edition's folder. Put it there, or take tulip out. [tulip-missing]"});
    folder.file("fork.svg", "<svg/>");
    CHECK(folder.messages().empty());
    const auto first = folder.read();
    CHECK(first.edits.front().tulip->svg == "<svg/>");
    folder.file("fork.svg", "<svg />");
    CHECK(folder.read().fingerprint != first.fingerprint);
    CHECK(messages_of("leg = 1\nbox = \"3\"\ntulip = \"edition.toml\"\n") ==
          Texts{"edits.toml:5: error: edit.tulip \"edition.toml\" is no SVG file. Write a file of the "
                "edition's folder, such as \"fork.svg\". [tulip-file]"});
}

TEST_CASE("boxes are made, hidden, parted or joined one at a time") {
    CHECK(messages_of("leg = 1\nat = { node = 5 }\nsplit = true\nhide = true\n") ==
          Texts{"edits.toml:5: error: edit.split stands beside hide. Keep one of the two. [edit-contradicts]"});
    CHECK(messages_of("leg = 1\nbox = \"3\"\nsplit = true\n") ==
          Texts{"edits.toml:5: error: edit.split needs the node from which on it is a box of its own. Write "
                "at = { node = NUMBER }. [split-where]"});
    CHECK(messages_of("leg = 1\nbox = \"3\"\njoin = true\n").empty());
}
