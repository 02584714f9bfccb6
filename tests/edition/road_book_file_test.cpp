// SPDX-License-Identifier: BSL-1.0
#include "edition/road_book_file.hpp"

#include "edition/edition_writing.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using namespace route::edition;

namespace {

std::string gpx(std::string_view content) {
    return fmt::format("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"x\" "
                       "xmlns=\"http://www.topografix.com/GPX/1/1\"\n xmlns:openrally=\"http://www.openrally.org/xmlschemas/"
                       "GpxExtensions/v1.0.3\">\n{}</gpx>\n",
                       content);
}

Languages italian() {
    Languages languages;
    languages.words.add_kind("START", "Partenza");
    languages.words.add_kind("CO", "C.O.");
    return languages;
}

FoundLeg read(std::string_view content) {
    Diagnostics found;
    const auto legs = read_road_book("book.gpx", gpx(content), italian(), found);
    CHECK(found.all().empty());
    REQUIRE(legs.size() == 1);
    return legs.front();
}

std::string first_message(const std::string& file, std::string_view bytes) {
    Diagnostics found;
    CHECK(read_road_book(file, bytes, italian(), found).empty());
    REQUIRE_FALSE(found.all().empty());
    return to_text(found.all().front());
}

} // namespace

TEST_CASE("OpenRally: time controls, halts, stamps and fuel have their kinds, what is only measured is a box") {
    const auto leg = read(R"(<metadata><name>Tappa 1</name></metadata>
<wpt lat="46.1" lon="11.1"><name>1</name><cmt>Partenza
Piazza Dante</cmt><extensions><openrally:distance>0</openrally:distance><openrally:timecontrol allowed="25">Partenza</openrally:timecontrol></extensions></wpt>
<wpt lat="46.2" lon="11.1"><name>2</name><cmt>Left at the mill</cmt><extensions><openrally:distance>1.2</openrally:distance><openrally:danger>2</openrally:danger></extensions></wpt>
<wpt lat="46.3" lon="11.1"><name>3</name><extensions><openrally:distance>2</openrally:distance><openrally:checkpoint name="Stamp"/></extensions></wpt>
<wpt lat="46.4" lon="11.1"><name>4</name><extensions><openrally:distance>3</openrally:distance><openrally:neutralization>900</openrally:neutralization></extensions></wpt>
<wpt lat="46.5" lon="11.1"><name>5</name><extensions><openrally:distance>4</openrally:distance><openrally:fuel/></extensions></wpt>
)");
    CHECK(leg.title == "Tappa 1");
    REQUIRE(leg.points.size() == 5);
    CHECK(leg.points[0].kind == Kind::start);
    CHECK(leg.points[0].name == "Piazza Dante");
    CHECK(leg.points[0].target_to_next == std::chrono::minutes{25});
    CHECK_FALSE(leg.points[1].kind);
    CHECK(leg.points[1].is_box);
    CHECK(leg.points[1].danger == 2);
    CHECK(leg.points[1].texts == std::vector<std::string>{"Left at the mill"});
    CHECK(leg.points[2].kind == Kind::ct);
    CHECK(leg.points[3].kind == Kind::regroup);
    CHECK(leg.points[3].halt == std::chrono::seconds{900});
    CHECK(leg.points[4].kind == Kind::refuel);
}

TEST_CASE("plain GPX: names tell kinds, codes are left to be counted anew, numbers are boxes, the rest is unknown") {
    const auto leg = read(R"(<wpt lat="46.1" lon="11.1"><name>CO 3 Roncafort</name></wpt>
<wpt lat="46.1" lon="11.2"><name>CO3</name></wpt>
<wpt lat="46.1" lon="11.3"><name>37A</name><cmt>a</cmt><desc>a
b</desc><sym>Waypoint</sym></wpt>
<wpt lat="46.1" lon="11.4"><name>Castle</name></wpt>
<trk><trkseg><trkpt lat="46.1" lon="11.1"/><trkpt lat="46.1" lon="11.2"/></trkseg><trkseg><trkpt lat="46.1" lon="11.3"/><trkpt lat="46.1" lon="11.4"/></trkseg></trk>
)");
    REQUIRE(leg.points.size() == 4);
    CHECK(leg.points[0].kind == Kind::co);
    CHECK(leg.points[0].name == "Roncafort");
    CHECK(leg.points[1].kind == Kind::co);
    CHECK(leg.points[1].name == "CO3");
    CHECK(leg.points[2].is_box);
    CHECK(leg.points[2].texts == std::vector<std::string>{"a", "b"}); // a description that repeats the comment
    CHECK_FALSE(leg.points[3].kind);
    CHECK_FALSE(leg.points[3].is_box);
    CHECK(leg.lines.size() == 2);
}

TEST_CASE("a route from place to place tells places, one that follows roads tells the road") {
    const auto places = read(R"(<rte><name>Tappa 1</name><rtept lat="46.1" lon="11.1"><name>Partenza</name></rtept>
<rtept lat="46.2" lon="11.2"><name>CO 1 Povo</name></rtept></rte>
)");
    CHECK(places.title == "Tappa 1");
    REQUIRE(places.points.size() == 2);
    CHECK(places.points[1].name == "Povo");
    CHECK(places.lines.empty());
    const auto road =
        read(R"(<rte><rtept lat="46.1" lon="11.1"/><rtept lat="46.101" lon="11.1"/><rtept lat="46.102" lon="11.101"/></rte>
)");
    CHECK(road.points.empty());
    REQUIRE(road.lines.size() == 1);
    CHECK(road.lines.front().size() == 3);
}

TEST_CASE("KML: each folder with a line is a leg, and points go to the leg of their folder's number") {
    constexpr std::string_view kml = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Rally</name>
<Folder><name>Leg 1</name><Placemark><name>a</name><LineString><coordinates>11.1,46.1 11.2,46.1</coordinates></LineString></Placemark>
<Placemark><name>Partenza Trento</name><Point><coordinates>11.1,46.1</coordinates></Point></Placemark></Folder>
<Folder><name>Leg 2</name><Placemark><name>b</name><LineString><coordinates>11.3,46.1 11.4,46.1</coordinates></LineString></Placemark></Folder>
<Folder><name>Leg 2 controls</name><Placemark><name>Mill</name><Point><coordinates>11.3,46.1</coordinates></Point></Placemark></Folder>
<Folder><name>Hotels</name><Placemark><name>Grand</name><Point><coordinates>11.3,46.2</coordinates></Point></Placemark></Folder>
</Document></kml>
)";
    Diagnostics found;
    const auto legs = read_road_book("rally.kml", kml, italian(), found);
    REQUIRE(legs.size() == 2);
    REQUIRE(legs[0].points.size() == 1);
    CHECK(legs[0].points[0].kind == Kind::start);
    CHECK(legs[0].points[0].name == "Partenza Trento");
    REQUIRE(legs[1].points.size() == 1);
    CHECK(legs[1].points[0].name == "Mill");
    REQUIRE(found.all().size() == 1);
    CHECK(to_text(found.all().front()) ==
          "rally.kml: warning: 1 of its 3 points are left out: their folders have no line, and no leg's number. "
          "Name folders by their legs, such as \"Leg 2\", or move the points into the folders of the lines. "
          "[list-incomplete]");
}

TEST_CASE("what is wrong with a file is told with its line") {
    CHECK(first_message("book.gpx", gpx("<wpt lat=\"46.1\" lon=\"east\"><name>A</name></wpt>\n")) ==
          "book.gpx:4: error: \"A\": lon \"east\" is no number from -180 to 180. Write degrees such as 46.0679. "
          "[not-a-number]");
    CHECK(first_message("book.gpx", gpx("<wpt lat=\"146.1\" lon=\"11\"><name>A</name></wpt>\n")) ==
          "book.gpx:4: error: \"A\": lat \"146.1\" is no number from -90 to 90. Write degrees such as 46.0679. "
          "[out-of-range]");
    CHECK(first_message("book.gpx", gpx("<trk><trkseg>\n<trkpt lat=\"north\" lon=\"11\"/></trkseg></trk>\n")) ==
          "book.gpx:5: error: lat \"north\" is no number from -90 to 90. Write degrees such as 46.0679. [not-a-number]");
    CHECK(first_message("book.gpx", "<kml/>") ==
          "book.gpx: error: is no GPX file. Save it anew from the program that it was made in. [file-damaged]");
    CHECK(first_message("book.gpx", "<gpx").find("[file-damaged]") != std::string::npos);
    CHECK(first_message("book.kmz", "no archive").find("[file-damaged]") != std::string::npos);
}

TEST_CASE("written tables quote what needs it, and have the columns that a row has") {
    CHECK(waypoints_csv_of({{{"seq", "10"}, {"kind", "START"}, {"name", "Brescia, Viale \"Venezia\""}},
                            {{"seq", "20"}, {"kind", "CO"}, {"note_it", "due\nrighe"}}}) ==
          "seq,kind,name,note_it\n10,START,\"Brescia, Viale \"\"Venezia\"\"\",\n20,CO,,\"due\nrighe\"\n");
}

TEST_CASE("written edits have quick anchors, and texts as TOML has them") {
    WrittenEdit note;
    note.leg = 1;
    note.box = "37A";
    note.notes["it"] = "detto \"il Mulino\"";
    WrittenEdit box;
    box.leg = 2;
    box.km = "12.34";
    box.text["en"] = {"Left", "Mill"};
    box.danger = 2;
    CHECK(edits_toml_of({note, box}) ==
          "schema = 1\n\n[[edit]]\nleg = 1\nbox = \"37A\"\nnote_it = \"detto \\\"il Mulino\\\"\"\n"
          "\n[[edit]]\nleg = 2\nkm = 12.34\nadd = true\ntext_en = [\"Left\", \"Mill\"]\n"
          "danger = 2\n");
}
