// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"
#include "edition/made_workbook.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using test::any_contains;
using test::EditionFolder;
using test::Texts;

namespace {

class Lists : public EditionFolder {
public:
    Lists() {
        without("waypoints.csv");
        languages.words.add_column("leg", "Tappa, Giornata");
        languages.words.add_column("seq", "Ordine");
        languages.words.add_column("kind", "Tipo, Type");
        languages.words.add_column("name", "Nome, Località di controllo");
        languages.words.add_column("position", "Coordinate, Coordinate GPS");
        languages.words.add_column("note", "Note");
        languages.words.add_column("average_kmh", "Media, Media km/h");
        languages.words.add_kind("START", "Partenza");
        languages.words.add_kind("FINISH", "Arrivo, Fine tappa");
        languages.words.add_kind("CO", "C.O., Controllo orario");
    }
};

std::string gpx(std::string_view waypoints) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"t\" "
                       "xmlns=\"http://www.topografix.com/GPX/1/1\">\n{}\n</gpx>\n",
                       waypoints);
}

/// A START, the given waypoint in line 4, a FINISH.
std::string gpx_around(std::string_view waypoint) {
    return gpx(fmt::format("<wpt lat=\"46.0679\" lon=\"11.1211\"><name>Trento</name><type>START</type></wpt>\n{}\n"
                           "<wpt lat=\"46.066\" lon=\"11.155\"><name>Povo</name><type>FINISH</type></wpt>",
                           waypoint));
}

std::string kml(std::string_view body) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
                       "<Document><name>Giro</name>\n{}\n</Document></kml>\n",
                       body);
}

std::string placemark(std::string_view name, std::string_view kind, std::string_view coordinates) {
    return fmt::format("<Placemark><name>{}</name><ExtendedData><Data name=\"kind\"><value>{}</value></Data></ExtendedData>"
                       "<Point><coordinates>{}</coordinates></Point></Placemark>\n",
                       name, kind, coordinates);
}

std::string utf16(std::string_view ascii, bool mark) {
    std::string text = mark ? "\xFF\xFE" : "";
    for (const char c : ascii) {
        text += c;
        text += '\0';
    }
    return text;
}

} // namespace

TEST_CASE("GPX: a waypoint without coordinates is found by its name, half a position is an error with its line") {
    for (const auto* empty :
         {R"(<wpt lat="" lon=""><name>Sosta</name><type>CT</type></wpt>)", R"(<wpt><name>Sosta</name><type>CT</type></wpt>)",
          R"(<wpt lat=" " lon=" "><name>Sosta</name><type>CT</type></wpt>)"}) {
        CAPTURE(empty);
        Lists folder;
        folder.file("waypoints.gpx", gpx_around(empty));
        const auto edition = folder.read();
        CHECK(folder.found.all().empty());
        REQUIRE(edition.waypoints.size() == 3);
        CHECK_FALSE(edition.waypoints[WaypointIndex{1}].position);
        CHECK(edition.waypoints[WaypointIndex{1}].place == "Sosta");
        CHECK(edition.waypoints[WaypointIndex{1}].where.line == 4);
    }
    Lists folder;
    folder.file("waypoints.gpx", gpx_around(R"(<wpt lon="11.0"><name>Zero</name><type>CT</type></wpt>)"));
    CHECK(folder.messages() == Texts{"waypoints.gpx:4: error: \"Zero\": has a longitude but no latitude. Write both lat and "
                                     "lon, or neither: then the place is found by its name. [half-a-position]"});
}

TEST_CASE("GPX: decimal commas, degrees and minutes are read, and what is no number is refused with line and value") {
    const auto latitude = [](std::string_view lat, std::string_view lon) {
        Lists folder;
        folder.file("waypoints.gpx",
                    gpx_around(fmt::format("<wpt lat='{}' lon='{}'><name>Sosta</name><type>CT</type></wpt>", lat, lon)));
        const auto edition = folder.read();
        CHECK(folder.messages() == Texts{});
        return edition.waypoints.at(1).position->latitude.degrees();
    };
    CHECK(latitude("46,067900", "11,121100") == doctest::Approx(46.0679));
    CHECK(latitude("46,067", "11,121") == doctest::Approx(46.067)); // no thousands
    CHECK(latitude("46°04.074", "11°07.266") == doctest::Approx(46.0679).epsilon(1e-6));
    Lists folder;
    folder.file("waypoints.gpx", gpx_around("<wpt lat='46.0x' lon='11'><name>Sosta</name><type>CT</type></wpt>"));
    CHECK(folder.messages() ==
          Texts{"waypoints.gpx:4: error: \"Sosta\": latitude \"46.0x\" is not a number. Write degrees such "
                "as 46.0679. [not-a-number]"});
    folder.file("waypoints.gpx", gpx_around("<wpt lat='146.0' lon='11'><name>Sosta</name><type>CT</type></wpt>"));
    CHECK(folder.codes() == Texts{"out-of-range"});
}

TEST_CASE("HTML in descriptions becomes text, and what only looks like it stays") {
    const auto note = [](std::string_view description) {
        Lists folder;
        folder.file("waypoints.gpx", gpx_around(fmt::format("<wpt lat='46.067' lon='11.13'><name>Sosta</name><desc>{}</desc>"
                                                            "<type>CT</type></wpt>",
                                                            description)));
        const auto edition = folder.read();
        CHECK(folder.messages() == Texts{});
        return std::string(text_in(edition.waypoints.at(1).notes, "it"));
    };
    CHECK(note("<![CDATA[<b>Attenzione</b><br>al cane &amp; gatto]]>") == "Attenzione al cane & gatto");
    CHECK(note("&lt;p&gt;Perch&amp;eacute;&lt;/p&gt;&lt;p&gt;s&amp;igrave;&lt;/p&gt;") == "Perché sì");
    CHECK(note("<![CDATA[<img src=\"https://example.org/a.jpg\"/><br/>Ponte<style>b{color:red}</style>]]>") == "Ponte");
    CHECK(note("&lt; 30 km/h, A&amp;B &lt;3") == "< 30 km/h, A&B <3");
    CHECK(note("due\nrighe") == "due righe");
}

TEST_CASE("the list's name and ending may be in capitals, and another name is answered with the way out") {
    for (const auto* name : {"Waypoints.GPX", "WAYPOINTS.gpx", "waypoints.Gpx"}) {
        CAPTURE(name);
        Lists folder;
        folder.file(name, gpx_around(""));
        CHECK(folder.read().waypoints.size() == 2);
        CHECK(folder.found.all().empty());
    }
    Lists csv;
    csv.file("Waypoints.CSV", EditionFolder::good_waypoints);
    CHECK(csv.read().waypoints.size() == 2);
    Lists other;
    other.file("percorso.gpx", gpx_around(""));
    try {
        static_cast<void>(other.read());
        FAIL("read a list that is not there");
    } catch (const IoError& error) {
        CHECK(error.hint() == "If percorso.gpx is the list, call it waypoints.gpx.");
    }
}

TEST_CASE("KML: what cannot be a pair of degrees is refused with line and value, and no placemark is lost") {
    const auto codes = [](std::string_view coordinates) {
        Lists folder;
        folder.file("waypoints.kml", kml(placemark("A", "START", "11.1211,46.0679,0") + placemark("B", "CT", coordinates) +
                                         placemark("C", "FINISH", "11.155,46.066")));
        const auto size = folder.read().waypoints.size();
        CHECK(size == (folder.found.has_errors() ? 2 : 3));
        return folder.codes();
    };
    CHECK(codes("11.13,46.07,0") == Texts{});
    CHECK(codes("\n   11.13, 46.07, 0\n") == Texts{});
    CHECK(codes("") == Texts{});
    for (const auto* wrong :
         {"11,13,46,07,0", "11,1300,46,0700", "abc,def", "11.13", "11.13,46.07 11.14,46.07", "11.13;46.07"}) {
        CAPTURE(wrong);
        CHECK(codes(wrong) == Texts{"not-a-number"});
    }
}

TEST_CASE("KML: a file that only links to its points is an error, overlays and lines are told") {
    Lists folder;
    folder.file("waypoints.kml",
                kml("<NetworkLink><name>n</name><Link><href><![CDATA[https://www.google.com/maps/d/kml?mid=1]]>"
                    "</href></Link></NetworkLink>"));
    CHECK(any_contains(
        folder.messages(),
        "waypoints.kml:4: error: its points are not in the file, but at https://www.google.com/maps/d/kml?mid=1. "
        "Export it once more, without \"keep data up to date with network link\". [kml-link]"));
    // Beside a file that is no archive nothing else is read.
    folder.file("waypoints.kml", kml(placemark("A", "START", "11.1211,46.0679,0") +
                                     "<NetworkLink><Link><href>tappa2.kml</href></Link></NetworkLink>"));
    CHECK(any_contains(folder.messages(), "its points are not in the file, but at tappa2.kml"));
    Lists lines;
    lines.file(
        "waypoints.kml",
        kml(placemark("A", "START", "11.1211,46.0679,0") +
            "<Placemark><name>Percorso</name><LineString><coordinates>11,46 11,46.1</coordinates></LineString></Placemark>"
            "<GroundOverlay><name>mappa</name></GroundOverlay>" +
            placemark("C", "FINISH", "11.155,46.066")));
    CHECK(lines.codes() == Texts{"no-point", "no-point"});
    CHECK(lines.read().waypoints.size() == 2);
}

TEST_CASE("a map as Google My Maps exports it: a folder a leg, HTML, styles, no kinds") {
    const auto content = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
  <Document>
    <name>Giro 2024</name>
    <description/>
    <Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color><Icon><href>images/icon-1.png</href></Icon></IconStyle></Style>
    <StyleMap id="icon-1899-0288D1"><Pair><key>normal</key><styleUrl>#icon-1899-0288D1-normal</styleUrl></Pair></StyleMap>
    <Folder>
      <name>Tappa 1</name>
      <Placemark>
        <name>Piazza Duomo</name>
        <description><![CDATA[<img src="https://example.org/x.jpg" height="200" width="auto" /><br><br>Ritrovo alle 8]]></description>
        <styleUrl>#icon-1899-0288D1</styleUrl>
        <ExtendedData><Data name="gx_media_links"><value><![CDATA[https://example.org/x.jpg]]></value></Data></ExtendedData>
        <Point>
          <coordinates>
            11.1211,46.0679,0
          </coordinates>
        </Point>
      </Placemark>
      <Placemark><name>CO 1 Povo</name><styleUrl>#icon-1899-0288D1</styleUrl><Point><coordinates>11.155,46.066,0</coordinates></Point></Placemark>
      <Placemark><name>Via Roma</name><Point><coordinates>11.156,46.067,0</coordinates></Point></Placemark>
      <Placemark><name>Albergo Luna</name><Point><coordinates>11.157,46.068,0</coordinates></Point></Placemark>
    </Folder>
    <Folder>
      <name>Indicazioni da Piazza Duomo a Povo</name>
      <Placemark><name>Indicazioni</name><LineString><coordinates>11.1,46.1,0 11.2,46.1,0</coordinates></LineString></Placemark>
    </Folder>
  </Document>
</kml>
)";
    for (const bool packed : {false, true}) {
        CAPTURE(packed);
        Lists folder;
        if (packed)
            test::write_zip(folder.path() / "Waypoints.KMZ", {{"doc.kml", content}, {"images/icon-1.png", "no picture"}});
        else
            folder.file("waypoints.kml", content);
        const auto edition = folder.read();
        CHECK(folder.codes() == Texts{"no-point", "kinds-guessed"});
        REQUIRE(edition.waypoints.size() == 4);
        CHECK(edition.waypoints[WaypointIndex{0}].kind == edition::Kind::start);
        CHECK(text_in(edition.waypoints[WaypointIndex{0}].notes, "it") == "Ritrovo alle 8");
        CHECK(edition.waypoints[WaypointIndex{1}].kind == edition::Kind::co);
        CHECK(edition.waypoints[WaypointIndex{1}].name == "CO 1 Povo");
        CHECK(edition.waypoints[WaypointIndex{2}].kind == edition::Kind::info);
        CHECK(edition.waypoints[WaypointIndex{3}].kind == edition::Kind::finish);
    }
}

TEST_CASE("GeoJSON: coordinates that are no numbers and members that are no features are told, not left out") {
    const auto codes = [](std::string_view member) {
        Lists folder;
        folder.file("waypoints.geojson", fmt::format(R"({{"type":"FeatureCollection","features":[
{{"type":"Feature","properties":{{"kind":"START","name":"A"}},"geometry":{{"type":"Point","coordinates":[11,46]}}}},
{},
{{"type":"Feature","properties":{{"kind":"FINISH","name":"C"}},"geometry":{{"type":"Point","coordinates":[11,46.1]}}}}]}})",
                                                     member));
        const auto size = folder.read().waypoints.size();
        if (!folder.found.has_errors()) CHECK(size == 3);
        return folder.codes();
    };
    const auto point = [](std::string_view coordinates) {
        return fmt::format(
            R"({{"type":"Feature","properties":{{"kind":"CT","name":"B"}},"geometry":{{"type":"Point","coordinates":{}}}}})",
            coordinates);
    };
    CHECK(codes(point("[11,46.05]")) == Texts{});
    CHECK(codes(point("[]")) == Texts{});
    CHECK(codes(point("[null,null]")) == Texts{});
    CHECK(codes(point(R"(["11","46"])")) == Texts{"not-a-number"});
    CHECK(codes(point("[11]")) == Texts{"not-a-number"});
    CHECK(codes("null") == Texts{"list-incomplete"});
    CHECK(codes("\"B\"") == Texts{"list-incomplete"});
    CHECK(codes(R"({"type":"Point","coordinates":[11,46]})") == Texts{"list-incomplete"});
}

TEST_CASE("lists in other encodings: UTF-16 with and without its mark, and the one that an XML file names") {
    for (const bool mark : {true, false}) {
        CAPTURE(mark);
        Lists csv;
        csv.file("waypoints.csv", utf16(EditionFolder::good_waypoints, mark));
        CHECK(csv.read().waypoints.size() == 2);
        CHECK(csv.found.all().empty());
    }
    Lists gpx16;
    auto text = gpx_around("");
    text.replace(text.find("UTF-8"), 5, "UTF-16");
    gpx16.file("waypoints.gpx", utf16(text, true));
    CHECK(gpx16.read().waypoints.size() == 2);
    for (const auto* encoding : {"ISO-8859-1", "windows-1252"}) {
        CAPTURE(encoding);
        Lists latin;
        auto bytes = gpx_around("<wpt lat='46.067' lon='11.13'><name>Sal\xF2</name><type>CT</type></wpt>");
        bytes.replace(bytes.find("UTF-8"), 5, encoding);
        latin.file("waypoints.gpx", bytes);
        CHECK(latin.read().waypoints.at(1).name == "Salò");
        CHECK(latin.found.all().empty());
    }
}

TEST_CASE("heads and kinds in the organiser's language, titles above them, both coordinates in one cell") {
    Lists folder;
    folder.file("waypoints.csv", "Giro di Prova 2024;;;;;\n\n"
                                 "TAPPA;Ordine;Tipo;Nome;Coordinate GPS;Note;Media (km/h)\n"
                                 "1;1;partenza;Trento;46.0679, 11.1211;Rampa;\n"
                                 "1;2;c.o.;Sosta;46°04'12\"N 11°07'48\"E;;\n"
                                 "1;3;Fine Tappa;Povo;46,066 11,155;;45\n");
    const auto edition = folder.read();
    CHECK(folder.codes() == Texts{"title-rows"});
    REQUIRE(edition.waypoints.size() == 3);
    CHECK(edition.waypoints[WaypointIndex{0}].position->longitude.degrees() == doctest::Approx(11.1211));
    CHECK(text_in(edition.waypoints[WaypointIndex{0}].notes, "de") == "Rampa");
    CHECK(edition.waypoints[WaypointIndex{1}].kind == edition::Kind::co);
    CHECK(edition.waypoints[WaypointIndex{1}].position->latitude.degrees() == doctest::Approx(46.07));
    CHECK(edition.waypoints[WaypointIndex{2}].position->latitude.degrees() == doctest::Approx(46.066));
    CHECK(edition.waypoints[WaypointIndex{2}].average == KmPerHour{45});
}

TEST_CASE("a place that is told in two ways, or in a cell that holds no position, is an error with its row") {
    Lists folder;
    folder.file("waypoints.csv", "leg;seq;kind;name;position;lat;lon\n"
                                 "1;1;START;Trento;46.0679, 11.1211;;\n"
                                 "1;2;CO;Sosta;46.07, 11.13;46.07;11.13\n"
                                 "1;3;CO;Ponte;accanto al ponte;;\n"
                                 "1;4;FINISH;Povo;46.066, 11.155;;\n");
    const auto messages = folder.messages();
    CHECK(any_contains(messages, "waypoints.csv:3: error: \"Sosta\": has both a position and lat or lon. Write one of them. "
                                 "[position-twice]"));
    CHECK(any_contains(messages,
                       "waypoints.csv:4: error: \"Ponte\": position \"accanto al ponte\" is no latitude and longitude."));
    CHECK(folder.codes() == Texts{"position-twice", "not-a-position"});
}

TEST_CASE("degrees, minutes and seconds as people write them, in one cell or two") {
    const auto place = [](std::string_view lat, std::string_view lon) {
        Lists folder;
        folder.file("waypoints.csv",
                    fmt::format("leg;seq;kind;name;lat;lon\n1;1;START;A;\"{}\";\"{}\"\n1;2;FINISH;B;46.1;11.2\n", lat, lon));
        const auto edition = folder.read();
        if (folder.found.has_errors()) return std::string("refused: ") + folder.found.all().front().code.text();
        const auto position = *edition.waypoints.at(0).position;
        return fmt::format("{:.5f} {:.5f}", position.latitude.degrees(), position.longitude.degrees());
    };
    constexpr std::string_view expected = "46.06790 11.12110";
    CHECK(place("46°04'04.44\"\"N", "11°07'15.96\"\"E") == expected);
    CHECK(place("46° 4’ 4,44” N", "11° 7’ 15,96” E") == expected);
    CHECK(place("N46 04.074", "E011 07.266") == expected);
    CHECK(place("46º04.074'", "11º07.266'") == expected);
    CHECK(place("46°04′04.44″ nord", "11°07′15.96″ est") == expected);
    CHECK(place("46.0679° N", "11.1211° E") == expected);
    CHECK(place("46.0679, 11.1211", "") == expected);
    CHECK(place("46,0679; 11,1211", "") == expected);
    CHECK(place("N 46.0679 E 11.1211", "") == expected);
    CHECK(place("E 11.1211 N 46.0679", "") == expected);
    CHECK(place("lat: 46.0679 lon: 11.1211", "") == expected);
    CHECK(place("46 04 04.44 11 07 15.96", "") == expected);
    CHECK(place("33°51'S", "151°12'30\"\"E") == "-33.85000 151.20833");
    // Which way is not for us to say: "O" is west in Italian and east in German.
    CHECK(place("46°04'N", "11°07'O") == "refused: not-a-number");
    CHECK(place("46°74'N", "11°07'E") == "refused: not-a-number");
    CHECK(place("11°07'E", "46°04'N") == "refused: not-a-number");
    CHECK(place("46,11", "") == "refused: half-a-position");
    // One angle, and no pair.
    for (const auto* angle : {"46°04'", "46 04.123", "46° 4.123", "46°04'04.44\"\""}) {
        CAPTURE(angle);
        CHECK(place(angle, "") == "refused: half-a-position");
    }
    CHECK(place("46°30\"\"N", "11°07'E") == "refused: not-a-number"); // seconds without minutes
}

TEST_CASE("waypoints of OziExplorer are read, on WGS 84 alone") {
    const auto list = [](std::string_view datum) {
        return fmt::format(
            "OziExplorer Waypoint File Version 1.1\r\n{}\r\nReserved 2\r\nmagellan\r\n"
            "   1,Partenza      ,  46.067900,  11.121100,35640.95,0, 1, 3, 0, 65535,Ritrovo\xD1 ore 8, 0, 0, 0, -777\r\n"
            "   2,CO1 Povo      ,  46.066000,  11.155000,35640.95,0, 1, 3, 0, 65535,, 0, 0, 0, -777\r\n"
            "   3,Fine          ,  46.070000,  11.160000,35640.95,0, 1, 3, 0, 65535,, 0, 0, 0, -777\r\n",
            datum);
    };
    Lists folder;
    folder.file("waypoints.wpt", list("WGS 84"));
    const auto edition = folder.read();
    CHECK(folder.codes() == Texts{"kinds-guessed"});
    REQUIRE(edition.waypoints.size() == 3);
    CHECK(edition.waypoints[WaypointIndex{0}].name == "Partenza");
    CHECK(text_in(edition.waypoints[WaypointIndex{0}].notes, "it") == "Ritrovo, ore 8");
    CHECK(edition.waypoints[WaypointIndex{1}].kind == edition::Kind::co);
    CHECK(edition.waypoints[WaypointIndex{2}].kind == edition::Kind::finish);
    CHECK(edition.waypoints[WaypointIndex{2}].where.line == 7);
    // A blank line in the header is one of its four all the same.
    auto blank = list("WGS 84");
    blank.replace(blank.find("magellan"), std::string_view("magellan").size(), "");
    folder.file("waypoints.wpt", blank);
    CHECK(folder.read().waypoints.size() == 3);
    folder.file("waypoints.wpt", list("European 1950"));
    CHECK(any_contains(folder.messages(),
                       "waypoints.wpt:2: error: its places are on the datum \"European 1950\". Save it with "
                       "the datum WGS 84, or as GPX. [datum-unknown]"));
}

TEST_CASE("characters that no one sees are left out, control characters are refused") {
    Lists folder;
    folder.file("waypoints.csv", "leg,seq,kind,name,lat,lon\n"
                                 "1,1,START,\"\xE2\x80\xAETren\xC2\xADto\xE2\x80\xAC\",46.0679,11.1211\n"
                                 "1,2,CO,\"due\xE2\x80\xA8righe\",46.07,11.13\n"
                                 "1,3,FINISH,Po\xC2\x9Bvo,46.0660,11.1550\n");
    const auto edition = folder.read();
    CHECK(edition.waypoints.at(0).name == "Trento");
    CHECK(edition.waypoints.at(1).name == "due righe");
    CHECK(any_contains(folder.messages(), "waypoints.csv:4: error: name holds a character that cannot be printed"));
}

TEST_CASE("GPX: prefixes of the namespace and structures in extensions do not disturb") {
    Lists folder;
    folder.file("waypoints.gpx", R"(<?xml version="1.0"?>
<g:gpx version="1.1" creator="t" xmlns:g="http://www.topografix.com/GPX/1/1" xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3" xmlns:rb="urn:rb">
<g:rte><g:name>Tappa 1</g:name>
<g:rtept lat="46.0679" lon="11.1211"><g:name>Trento</g:name><g:type>START</g:type><g:extensions><gpxx:RoutePointExtension><gpxx:rpt lat="46.1" lon="11.2"/></gpxx:RoutePointExtension></g:extensions></g:rtept>
<g:rtept lat="46.066" lon="11.155"><g:name>Povo</g:name><g:type>FINISH</g:type><g:extensions><rb:average_kmh>45.5</rb:average_kmh></g:extensions></g:rtept>
</g:rte></g:gpx>
)");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    REQUIRE(edition.waypoints.size() == 2);
    CHECK(edition.waypoints[WaypointIndex{1}].average == KmPerHour{45.5});
}

TEST_CASE("GPX: a file that holds a track alone is told so") {
    Lists folder;
    folder.file("waypoints.gpx", gpx("<trk><trkseg><trkpt lat=\"46\" lon=\"11\"/></trkseg></trk>"));
    CHECK(folder.messages().front() ==
          "waypoints.gpx: error: holds no waypoints: only 0 routes (0 points) and 1 track. Save the "
          "places as waypoints (wpt) or as points of routes (rtept). [file-empty]");
}

TEST_CASE("GPX: types that a device gives its points are no kinds, but one that is mistyped is told") {
    const auto list = [](std::string_view second) {
        return gpx(fmt::format("<wpt lat='46.0679' lon='11.1211'><name>Trento</name><type>user</type></wpt>\n"
                               "<wpt lat='46.067' lon='11.13'><name>CO 1 Sosta</name><type>{}</type></wpt>\n"
                               "<wpt lat='46.066' lon='11.155'><name>Povo</name></wpt>",
                               second));
    };
    Lists folder;
    folder.file("waypoints.gpx", list("user"));
    const auto edition = folder.read();
    CHECK(folder.codes() == Texts{"kinds-guessed"});
    CHECK(edition.waypoints.at(1).kind == edition::Kind::co);
    folder.file("waypoints.gpx", list("CT"));
    CHECK(any_contains(folder.messages(), "waypoints.gpx:3: error: \"Trento\": kind \"user\" is not known."));
}

TEST_CASE("a list in a format that is not read is named with those that are") {
    for (const auto* name : {"waypoints.xls", "Waypoints.docx", "waypoints"}) {
        CAPTURE(name);
        Lists folder;
        folder.file(name, "what ever");
        CHECK_THROWS_WITH_AS(static_cast<void>(folder.read()),
                             doctest::Contains("is in no format that a waypoint list can have"), InputError);
    }
}

TEST_CASE("yes, no and times of day are read as spreadsheets of all five languages write them") {
    Lists folder;
    folder.file("waypoints.csv", "leg;seq;kind;name;lat;lon;odometer_reset;restart_time\n"
                                 "1;1;START;A;46.0;11.1;VERO;\n1;2;LUNCH;B;46.0;11.1;FALSO;14h30\n1;3;CT;C;46.0;11.1;ja;\n"
                                 "1;4;CT;D;46.0;11.1;Faux;\n1;5;CT;E;46.0;11.1;Sí;\n1;6;FINISH;F;46.0;11.1;nein;\n");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    REQUIRE(edition.waypoints.size() == 6);
    const std::vector<bool> expected{true, false, true, false, true, false};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(edition.waypoints[WaypointIndex{i}].odometer_reset == expected[i]);
    }
    CHECK(edition.waypoints[WaypointIndex{1}].restart == std::chrono::hours{14} + std::chrono::minutes{30});
}

TEST_CASE("what an office program or a file manager puts beside an open list is no list") {
    for (const auto* aside : {"~$waypoints.xlsx", "._waypoints.csv", ".waypoints.csv", "~waypoints.csv"}) {
        CAPTURE(aside);
        EditionFolder folder;
        folder.file(aside, "leg,seq,kind,name,lat,lon\n1,1,START,Elsewhere,45,10\n");
        const auto edition = folder.read();
        CHECK(folder.messages() == Texts{});
        CHECK(edition.waypoints[WaypointIndex{0}].name == "Trento");
    }
}

TEST_CASE("files of lists within lists without end are refused, and nothing runs out of stack") {
    const auto nested = [](std::string_view open, std::string_view inside, std::string_view close) {
        std::string text;
        constexpr int deep = 100'000;
        for (int i = 0; i < deep; ++i)
            text += open;
        text += inside;
        for (int i = 0; i < deep; ++i)
            text += close;
        return text;
    };
    const auto code_of = [](const std::string& file, const std::string& content) {
        Lists folder;
        folder.file(file, content);
        return folder.codes();
    };
    CHECK(code_of("waypoints.kml", kml(nested("<Folder>", "", "</Folder>"))) == Texts{"file-damaged"});
    CHECK(code_of("waypoints.gpx", gpx_around("<wpt lat=\"46\" lon=\"11\"><name>" + nested("<b>", "B", "</b>") +
                                              "</name></wpt>")) == Texts{"file-damaged"});
    CHECK(code_of("waypoints.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)"
                                       R"({"type":"Point","coordinates":)" +
                                           nested("[", "1", "]") + "}}]}") == Texts{"file-damaged"});
}

TEST_CASE("a leg that is told in its first row alone ends at a finish in whatever language") {
    Lists folder;
    folder.file("waypoints.csv", "Tappa,seq,Tipo,Nome,lat,lon\n1,1,Partenza,A,46.0,11.1\n,2,Arrivo,B,46.1,11.1\n"
                                 ",3,Partenza,C,46.1,11.1\n,4,Arrivo,D,46.2,11.1\n");
    const auto messages = folder.messages();
    CHECK(any_contains(messages, "leg is empty in 1 row: taken from the row above"));
    CHECK_FALSE(any_contains(messages, "start-not-first"));
}

TEST_CASE("a word on a device's reception is no place") {
    Lists folder;
    folder.file("waypoints.gpx", gpx_around("<wpt lat=\"46.07\" lon=\"11.13\"><name>CO</name><type>CO</type><extensions>"
                                            "<rb:gps_position xmlns:rb=\"urn:x\">ok</rb:gps_position></extensions></wpt>"));
    const auto edition = folder.read();
    CHECK_FALSE(folder.found.has_errors());
    CHECK(edition.waypoints[WaypointIndex{1}].position);
}
