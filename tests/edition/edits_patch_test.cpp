// SPDX-License-Identifier: BSL-1.0
#include "edition/edits_patch.hpp"

#include "base/diagnostics.hpp"
#include "edition/edits_toml.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace route;
using namespace route::literals;
using edition::Anchor;
using edition::with_anchors;

namespace {

Anchor node(std::int64_t id, int pass = 1) {
    Anchor anchor;
    anchor.node = OsmNodeId{id};
    anchor.pass = pass;
    return anchor;
}

std::string patched(const std::string& text, const std::map<std::size_t, Anchor>& anchors) {
    return with_anchors("edits.toml", text, {{"de", "en", "it"}, {"it", "en"}}, anchors);
}

} // namespace

TEST_CASE("only the anchor is written anew: comments, order and layout stay") {
    const std::string before = "# città – àèìòù\r\nschema = 1\r\n\r\n[[edit]]   # il cane\r\n  note_it = "
                               "\"però\" # prima\r\n\tleg=1\r\n"
                               "  at = { node = 5 , pass=1 } # fine\r\n\r\n[[edit]]\r\nleg = 1\r\nbox = "
                               "\"37\"   # qui\r\nhide = true";
    const std::string after = "# città – àèìòù\r\nschema = 1\r\n\r\n[[edit]]   # il cane\r\n  note_it = "
                              "\"però\" # prima\r\n\tleg=1\r\n"
                              "  at = { node = 7, pass = 2 } # fine\r\n\r\n[[edit]]\r\nleg = 1\r\nat = { "
                              "node = 9, pass = 1 }   # qui\r\nhide = true";
    CHECK(patched(before, {{0, node(7, 2)}, {1, node(9)}}) == after);
    CHECK(patched(after, {{0, node(7, 2)}, {1, node(9)}}) == after);
}

TEST_CASE("an anchor is found behind letters of any length, and at the very end of the file") {
    CHECK(patched("\xEF\xBB\xBFschema = 1\nedit = [ { note_it = \"àè€𝄞\", leg = 1, km = 3.5 } ]", {{0, node(7)}}) ==
          "\xEF\xBB\xBFschema = 1\nedit = [ { note_it = \"àè€𝄞\", leg = 1, at = { node = 7, pass = 1 } } ]");
    CHECK(patched("schema = 1\n[[edit]]\nnote_de = \"Hund\"\nreword = [{ de = \"a\", by = \"b\" }]\nleg = 1\nkm = 3.5",
                  {{0, node(7)}}) == "schema = 1\n[[edit]]\nnote_de = \"Hund\"\nreword = [{ de = \"a\", by = \"b\" }]\nleg "
                                     "= 1\nat = { node = 7, pass = 1 }");
    CHECK(patched("schema = 1\n[[edit]]\nhide = true\nleg = 1\nkm = 3.5", {{0, node(7)}}) ==
          "schema = 1\n[[edit]]\nhide = true\nleg = 1\nat = { node = 7, pass = 1 }");
}

TEST_CASE("the distance after a box goes with the box, and its comment stays") {
    CHECK(patched("schema = 1\n[[edit]]\nleg = 1\nbox = \"3\"\nafter_m = 40\nhide = true\n", {{0, node(7)}}) ==
          "schema = 1\n[[edit]]\nleg = 1\nat = { node = 7, pass = 1 }\nhide = true\n");
    CHECK(patched("schema = 1\n[[edit]]\nleg = 1\nafter_m = 40 # about\nbox = \"3\"\nhide = true\n", {{0, node(7)}}) ==
          "schema = 1\n[[edit]]\nleg = 1\n # about\nat = { node = 7, pass = 1 }\nhide = true\n");
    CHECK(patched("schema = 1\nedit = [{ leg = 1, box = \"3\", after_m = 40, hide = true }, { after_m = 1, "
                  "box = \"4\", leg = 1, hide = true }]\n",
                  {{0, node(7)}, {1, node(8)}}) ==
          "schema = 1\nedit = [{ leg = 1, at = { node = 7, pass = 1 }, hide = true }, {  at = { node = 8, "
          "pass = 1 }, leg = 1, hide = true }]\n");
}

TEST_CASE("an anchor in a form that cannot be replaced is refused, and nothing is answered") {
    for (const std::string form : {"[edit.at]\nnode = 5\npass = 1\n", "at.node = 5\nat.pass = 1\n"}) {
        CAPTURE(form);
        const std::string text = "schema = 1\n[[edit]]\nleg = 1\nhide = true\n" + form;
        CHECK_THROWS_AS(static_cast<void>(patched(text, {{0, node(7)}})), InputError);
        CHECK(patched(text, {{0, node(5)}}) == text);
    }
}

TEST_CASE("everything that an anchor notes is read back as it was") {
    Anchor anchor;
    anchor.way = OsmWayId{-12};
    anchor.pass = 2;
    anchor.leaves = true;
    anchor.seen.passes = 3;
    anchor.seen.position = geo::Position{geo::Latitude::degrees(-46.1234567), geo::Longitude::degrees(0.0000001)};
    anchor.seen.heading = Bearing::degrees(0);
    anchor.seen.chainage = Chainage{12345.678_m};
    anchor.seen.leg_length = 98765.4_m;
    anchor.seen.between = edition::PlaceSeen::Between{40, 50};
    anchor.seen.road = "Via \"Roma\" \\ è";
    const std::string text = "schema = 1\n[[edit]]\nleg = 1\nhide = true\nbox = \"1\"\n";
    const auto once = patched(text, {{0, anchor}});
    CHECK(once == "schema = 1\n[[edit]]\nleg = 1\nhide = true\nat = { way = -12, pass = 2, part = \"out\", "
                  "of = 3, lat = -46.1234567, lon = 0.0000001, heading_deg = 0, "
                  "km = 12.346, leg_km = 98.765, between = [40, 50], road = \"Via \\\"Roma\\\" \\\\ è\" }\n");
    Diagnostics found;
    const auto edits = edition::read_edits("edits.toml", once, {{"de", "en", "it"}, {"it", "en"}}, found);
    CHECK(found.all().empty());
    CHECK(edits.front().at.seen.road == "Via \"Roma\" \\ è");
    CHECK(edition::to_toml(edits.front().at) == edition::to_toml(anchor));
}
