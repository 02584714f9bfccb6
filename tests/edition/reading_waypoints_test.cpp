// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::edition;
using route::test::any_contains;
using route::test::EditionFolder;
using route::test::Texts;

namespace {

/// One leg of START, the given rows, FINISH, with all columns that tests use.
std::string with_rows(std::string_view rows) {
    return "leg,seq,kind,name,lat,lon,place,radius_m,heading_deg,side,target_min,average_kmh,declared_km,"
           "stop_min,"
           "restart_time,odometer_reset,turn_round\n"
           "1,1,START,Trento,46.0679,11.1211,,,,,,,,,,,\n" +
           std::string(rows) + "1,99,FINISH,Povo,46.0660,11.1550,,,,,,,,,,,\n";
}

} // namespace

TEST_CASE("a good waypoint list is read without a word") {
    EditionFolder folder;
    folder.waypoints(with_rows("1,5,CO,\"Passo Gavia, cima\",46.3436,10.4876,,120,270,left,25,,12.34,,,yes,\n"
                               "1,9,LUNCH,Bormio,,,Bormio piazza,,,,,45,,60,,,x\n"));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.waypoints.size() == 4);
    const auto& co = edition.waypoints[WaypointIndex{1}];
    CHECK(co.where.file == "waypoints.csv");
    CHECK(co.where.line == 3);
    CHECK(co.leg == 1);
    CHECK(co.seq == 5);
    CHECK(co.kind == Kind::co);
    CHECK(co.name == "Passo Gavia, cima");
    REQUIRE(co.position);
    CHECK(co.position->latitude.e7() == 463436000);
    CHECK(co.position->longitude.e7() == 104876000);
    CHECK(co.radius == Metres{120});
    CHECK(co.heading->degrees() == 270);
    CHECK(co.side == Hand::left);
    CHECK(co.target == std::chrono::minutes{25});
    CHECK(co.declared->count() == doctest::Approx(12340));
    CHECK(co.odometer_reset);
    CHECK_FALSE(co.turn_round);
    const auto& lunch = edition.waypoints[WaypointIndex{2}];
    CHECK_FALSE(lunch.position);
    CHECK(lunch.place == "Bormio piazza");
    CHECK(lunch.stop == std::chrono::minutes{60});
    CHECK(lunch.average == KmPerHour{45});
    CHECK(lunch.turn_round);
}

TEST_CASE("rows come back by leg and seq, whatever their order in the file") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,20,FINISH,B,46.1,11.2\n1,10,START,A,46.0,11.1\n");
    CHECK(folder.read().waypoints.front().name == "A");
    CHECK(folder.found.all().empty());
}

TEST_CASE("an Italian spreadsheet's export is good input: semicolons, decimal commas, CRLF, BOM, columns in "
          "any order") {
    EditionFolder folder;
    folder.waypoints("\xEF\xBB\xBFKind; Name ;LEG;Seq;Lon;Lat;Declared km\r\n"
                     "start;Trento;1;1;11,1211;46,0679;\r\n"
                     ";;;;;;\r\n"
                     "parade start;Città;1;2;11,12;46,07;\r\n"
                     "Finish;Povo;1;3;11,155;46,066;1.234,5\r\n");
    const auto edition = folder.read();
    // Only the length is out of range; all else was understood.
    CHECK(folder.messages() == Texts{"waypoints.csv:5: error: \"Povo\": declared_km 1.234,5 is not within 0 and 999. "
                                     "Write kilometres such as 12.34. [out-of-range]"});
    REQUIRE(edition.waypoints.size() == 3);
    CHECK(edition.waypoints[WaypointIndex{0}].position->latitude.e7() == 460679000);
    CHECK(edition.waypoints[WaypointIndex{1}].kind == Kind::parade_start);
    CHECK(edition.waypoints[WaypointIndex{1}].name == "Città");
}

TEST_CASE("a table separated by tabs keeps its empty cells") {
    EditionFolder folder;
    folder.waypoints("place\tleg\tseq\tkind\tname\tlat\tlon\n"
                     "\t1\t1\tSTART\tTrento\t46.0679\t11.1211\n"
                     "\t1\t2\tFINISH\tPovo\t46.0660\t11.1550\n");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK(edition.waypoints.at(1).name == "Povo");
}

TEST_CASE("Windows-1252 text is understood and told") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,Sal\xF2,46.0679,11.1211\n1,2,FINISH,Povo,46.0660,11.1550\n");
    const auto edition = folder.read();
    CHECK(edition.waypoints.at(0).name == "Salò");
    CHECK(folder.codes() == Texts{"windows-1252"});
    CHECK_FALSE(folder.found.has_errors());
}

TEST_CASE("UTF-16 with its byte order mark is understood") {
    const std::string text =
        "leg\tseq\tkind\tname\tlat\tlon\r\n1\t1\tSTART\tA\t46.0\t11.1\r\n1\t2\tFINISH\tB\t46.1\t11.2\r\n";
    std::string utf16 = "\xFF\xFE";
    for (const char c : text) {
        utf16 += c;
        utf16 += '\0';
    }
    EditionFolder folder;
    folder.waypoints(utf16);
    CHECK(folder.read().waypoints.size() == 2);
    CHECK(folder.found.all().empty());
}

TEST_CASE("lines are counted as an editor counts them, through quoted line breaks and blank lines") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon,note_en\n"
                     "1,1,START,Trento,46.0679,11.1211,\"first\nsecond\n\nfourth\"\n"
                     "\n"
                     "1,2,CO,Passo Gavia,abc,11.2,\n"
                     "1,3,FINISH,Povo,46.0660,11.1550,\n");
    CHECK(folder.messages() == Texts{"waypoints.csv:7: error: \"Passo Gavia\": latitude \"abc\" is not a number. "
                                     "Write degrees such as 46.0679. [not-a-number]"});
    CHECK(text_in(folder.read().waypoints.at(0).notes, "en") == "first second fourth");
}

TEST_CASE("there is a column of notes for each language that has phrases, and no other") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon,Note DE,note_it,note_fr\n"
                     "1,1,START,Trento,46.0679,11.1211,Vorsicht: Hund,,Chien\n"
                     "1,2,FINISH,Povo,46.0660,11.1550,,Arrivo,\n");
    CHECK(folder.messages() == Texts{"waypoints.csv:1: warning: the column \"note_fr\" is not known and is not used. Did "
                                     "you mean note? [column-unknown]"});
    const auto edition = folder.read();
    CHECK((edition.waypoints.at(0).notes == TextByLanguage{{"de", "Vorsicht: Hund"}}));
    CHECK((edition.waypoints.at(1).notes == TextByLanguage{{"it", "Arrivo"}}));
}

TEST_CASE("all bad rows are told together, bad syntax and bad places alike") {
    EditionFolder folder;
    folder.waypoints(with_rows("1,2,CO,A,abc,11.2,,,,,,,,,,,\n"
                               "1,3,CO,B,46.1,,,,,,,,,,,,\n"
                               "1,4,CHECKPOINT,C,46.1,11.2,,,,,,,,,,,\n"
                               "1,5,CO,D,11.2,46.1,,,,,,,,,,,\n"
                               "1,6,CO,E,46.1,11.2,,-5,,,,,,,,,\n"
                               "1,6,CO,F,46.1,11.2,,,,up,,,,,,,\n"
                               "1,8,LUNCH,G,46.1,11.2,,,,,,,,60,14:30,,\n"
                               "1,9,LUNCH,H,46.1,11.2,,,,,,,,,,,\n"
                               "1,10,REGROUP,I,46.1,11.2,,,,,,,,,25:00,,\n"
                               "x,11,CO,J,46.1,11.2,,,,,,,,,,,\n"
                               "1,,CO,K,46.1,11.2,,,,,,,,,,,\n"
                               "1,13,CO,L,46.1,11.2,,,400,,1.5,,,,,maybe,\n"));
    const auto messages = folder.messages();
    const auto expect = [&](const char* text) { CHECK_MESSAGE(any_contains(messages, text), text); };
    expect("waypoints.csv:3: error: \"A\": latitude \"abc\" is not a number. Write degrees such as 46.0679.");
    expect("waypoints.csv:4: error: \"B\": has a latitude but no longitude.");
    expect("waypoints.csv:5: error: \"C\": kind \"CHECKPOINT\" is not known. Allowed are START, FINISH, CO, "
           "LUNCH, REGROUP, "
           "SERVICE, CT, PC, PM, REFUEL, PARADE_START, PARADE_END, NEUTRAL_START, NEUTRAL_END, VIA, INFO.");
    expect("waypoints.csv:6: error: \"D\": lat 11.2 and lon 46.1 are ");
    expect("Write lat 46.1 and lon 11.2.");
    expect("waypoints.csv:7: error: \"E\": radius_m -5 is not within 0.1 and 10000.");
    expect("waypoints.csv:8: error: \"F\": leg 1 has seq 6 twice, first in line 7.");
    expect("waypoints.csv:8: error: \"F\": side \"up\" is neither left nor right.");
    expect("waypoints.csv:9: error: \"G\": has both stop_min and restart_time.");
    expect("waypoints.csv:10: error: \"H\": a LUNCH has neither stop_min nor restart_time.");
    expect("waypoints.csv:11: error: \"I\": restart_time \"25:00\" is not a time of day.");
    expect("waypoints.csv:12: error: \"J\": leg \"x\" is not a number.");
    expect("waypoints.csv:13: error: \"K\": seq is empty.");
    expect("waypoints.csv:14: error: \"L\": heading_deg 400 is not within 0 and 360.");
    expect("waypoints.csv:14: error: \"L\": target_min 1.5 is not a whole number.");
    expect("waypoints.csv:14: error: \"L\": odometer_reset \"maybe\" is neither yes nor no.");
    CHECK(messages.size() == 15);
}

TEST_CASE("an unknown kind is answered with the kind that was meant") {
    EditionFolder folder;
    folder.waypoints(with_rows("1,2,REGRUOP,A,46.1,11.2,,,,,,,,10,,,\n"));
    CHECK(any_contains(folder.messages(), "kind \"REGRUOP\" is not known. Did you mean REGROUP? Allowed are START,"));
}

TEST_CASE("a decimal comma without quotes in a file of commas is refused with the way out") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,Trento,46,0679,11,1211\n1,2,FINISH,Povo,46.0660,11.1550\n");
    const auto messages = folder.messages();
    REQUIRE(messages.size() == 1);
    CHECK(any_contains(messages, "waypoints.csv:2: error: \"11\" stands in cell 7 of the row, which has no column name in "
                                 "line 1. Put values that hold a comma, such as 46,0679, between quotation marks"));
}

TEST_CASE("an unknown column is a warning that suggests the known one") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon,radius,colour\n"
                     "1,1,START,Trento,46.0679,11.1211,,red\n1,2,FINISH,Povo,46.0660,11.1550,,\n");
    CHECK(folder.messages() ==
          Texts{"waypoints.csv:1: warning: the column \"radius\" is not known and is not used. Did you mean "
                "radius_m? [column-unknown]",
                "waypoints.csv:1: warning: the column \"colour\" is not known and is not used. [column-unknown]"});
}

TEST_CASE("a missing, doubled or lone column is an error") {
    EditionFolder folder;
    folder.waypoints("leg,seq,name,lat,lon\n1,1,A,46,11\n");
    CHECK(folder.codes() == Texts{"column-missing"});
    folder.waypoints("leg,seq,kind,name,lat\n1,1,START,A,\n1,2,FINISH,B,\n");
    CHECK(
        folder.messages() ==
        Texts{"waypoints.csv:1: error: the column \"lon\" is missing. Coordinates need both lat and lon. [column-missing]"});
    folder.waypoints("leg,seq,kind,name,name\n1,1,START,A,B\n1,2,FINISH,B,C\n");
    CHECK(folder.codes() == Texts{"column-twice"});
}

TEST_CASE("an empty file and a header alone are errors") {
    EditionFolder folder;
    for (const auto* content : {"", "\n\n  \r\n", "\xEF\xBB\xBF"}) {
        folder.waypoints(content);
        CHECK(folder.codes() == Texts{"file-empty"});
    }
    folder.waypoints("leg,seq,kind,name\n");
    CHECK(folder.codes() == Texts{"file-empty", "leg-without-rows"});
}

TEST_CASE("what is no text is refused, not guessed at") {
    EditionFolder folder;
    folder.waypoints(std::string_view("PK\x03\x04\0\0\0\0", 8));
    CHECK(folder.codes() == Texts{"not-text"});
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,Tr\x01to,46.0,11.1\n1,2,FINISH,Povo,46.1,11.2\n");
    CHECK(any_contains(folder.messages(), "waypoints.csv:2: error: name holds a character that cannot be printed"));
}

TEST_CASE("a quotation mark that never closes is told at the row where it opens") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,\"Trento,46.0,11.1\n1,2,FINISH,Povo,46.1,11.2\n");
    CHECK(folder.codes() == Texts{"quote-open"});
    CHECK(any_contains(folder.messages(), "waypoints.csv:2: error: a text that begins with a quotation mark"));
}

TEST_CASE("quotation marks inside a name stay") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,Albergo \"Sole\",46.0,11.1\n"
                     "1,2,FINISH,\"Bar \"\"Luna\"\"\",46.1,11.2\n");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK(edition.waypoints.at(0).name == "Albergo \"Sole\"");
    CHECK(edition.waypoints.at(1).name == "Bar \"Luna\"");
}

TEST_CASE("1.234 beside decimal commas is ambiguous where both readings are possible") {
    EditionFolder folder;
    folder.waypoints("leg;seq;kind;name;lat;lon;radius_m\n1;1;START;A;46,0679;11,1211;1.234\n"
                     "1;2;FINISH;B;46.067;11,15;\n");
    CHECK(folder.messages() == Texts{"waypoints.csv:2: error: \"A\": radius_m \"1.234\" may be 1234 or 1.234. "
                                     "Write 1234 or 1.2340. [ambiguous-number]"});
}

TEST_CASE("a waypoint without coordinates is looked up by its place, else by its name") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon,place\n1,1,START,Brescia – Viale Venezia,,,Brescia\n1,2,FINISH,Povo,,,\n");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK(edition.waypoints.at(0).place == "Brescia");
    CHECK(edition.waypoints.at(1).place == "Povo");
    folder.waypoints("leg,seq,kind,name,place\n1,1,START,A,\n1,2,VIA,,\n1,3,FINISH,B,\n");
    CHECK(folder.messages() == Texts{"waypoints.csv:3: error: has neither coordinates nor a place nor a name. "
                                     "Write lat and lon, or a place to look up. [no-place]"});
}

TEST_CASE("latitude and longitude changed over are found, by range and by distance") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,A,46.0,11.1\n1,2,VIA,B,46.2,11.0\n1,3,VIA,C,11.0,46.1\n"
                     "1,4,FINISH,D,46.1,11.2\n");
    CHECK(folder.codes() == Texts{"lat-lon-swapped"});
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,A,46.0,11.1\n1,2,FINISH,D,11.2,46.1\n");
    CHECK(folder.codes() == Texts{"lat-lon-swapped"});
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,A,-33.8,151.2\n1,2,FINISH,D,151.3,-33.7\n");
    CHECK(any_contains(folder.messages(), "latitude 151.3 is not within -90 and 90"));
    // Far from the rest, but not by a change of coordinates: no swap is claimed.
    folder.waypoints("leg,seq,kind,name,lat,lon\n1,1,START,A,46.0,11.1\n1,2,VIA,B,46.2,11.0\n1,3,VIA,C,36.0,-5.6\n"
                     "1,4,FINISH,D,46.1,11.2\n");
    CHECK(folder.codes().empty());
}

TEST_CASE("a leg has its START first and its FINISH last, one of each") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n1,1,CO,A\n1,2,FINISH,B\n1,3,START,C\n");
    CHECK(folder.codes() == Texts{"finish-not-last", "start-not-first"});
    folder.waypoints("leg,seq,kind,name\n1,1,CO,A\n1,2,VIA,B\n");
    CHECK(folder.codes() == Texts{"start-missing", "finish-missing"});
}

TEST_CASE("a row that cannot be placed does not make its leg look incomplete") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n1,1,STRAT,A\n1,2,FINISH,B\n");
    CHECK(folder.codes() == Texts{"kind-unknown"});
}

TEST_CASE("the legs of the list and of edition.toml must be the same") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n2,1,START,A\n2,2,FINISH,B\n");
    CHECK(folder.messages() == Texts{"waypoints.csv:2: error: \"A\": leg 2 is not in edition.toml. Add "
                                     "[[legs]] with number = 2 there, or correct "
                                     "the leg. [leg-unknown]",
                                     "edition.toml:6: error: leg 1 has no rows in the waypoint list. Add its "
                                     "START and FINISH at least. [leg-without-rows]"});
}

TEST_CASE("length, time and average of one stretch must tell one story") {
    EditionFolder folder;
    const auto row = [](const char* values) {
        return with_rows("1,5,CO,A,46.1,11.2,,,,," + std::string(values) + ",,,,\n");
    };
    folder.waypoints(row("20,50,16.40")); // 49.2 km/h, printed rounded up
    CHECK(folder.codes().empty());
    folder.waypoints(row("20,45,16.40"));
    CHECK(any_contains(folder.messages(), "16.40 km in 20 min is an average of 49.2 km/h, but average_kmh is 45."));
}

TEST_CASE("values where they mean nothing are told, not dropped in silence") {
    EditionFolder folder;
    folder.waypoints(with_rows("1,5,CT,A,46.1,11.2,,,,,20,,,,,,\n1,6,REFUEL,B,46.1,11.2,,,,,,,,15,,,\n"));
    CHECK(folder.codes() == Texts{"stretch-unused", "stop-unused"});
    CHECK_FALSE(folder.found.has_errors());
}

TEST_CASE("left and right are read in English and Italian, yes and no too") {
    EditionFolder folder;
    folder.waypoints(with_rows("1,2,CO,A,46.1,11.2,,,,L,,,,,,si,\n1,3,CO,B,46.1,11.2,,,,Dx,,,,,,Sì,\n"
                               "1,4,CO,C,46.1,11.2,,,,sx,,,,,,0,\n1,5,CO,D,46.1,11.2,,,,RIGHT,,,,,,TRUE,\n"));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK(edition.waypoints.at(1).side == Hand::left);
    CHECK(edition.waypoints.at(2).side == Hand::right);
    CHECK(edition.waypoints.at(3).side == Hand::left);
    CHECK(edition.waypoints.at(4).side == Hand::right);
    CHECK(edition.waypoints.at(1).odometer_reset);
    CHECK(edition.waypoints.at(2).odometer_reset);
    CHECK_FALSE(edition.waypoints.at(3).odometer_reset);
    CHECK(edition.waypoints.at(4).odometer_reset);
}

TEST_CASE("files without effect are named") {
    EditionFolder folder;
    folder.file("survey.csv", "");
    CHECK(folder.codes() == Texts{"file-not-read"});
    CHECK_FALSE(folder.found.has_errors());
}

TEST_CASE("a missing folder or file is an I/O error that names it") {
    EditionFolder folder;
    Diagnostics found;
    CHECK_THROWS_WITH_AS(static_cast<void>(read_edition(folder.path() / "none", folder.languages, found)),
                         doctest::Contains("there is no such folder"), IoError);
    CHECK_THROWS_AS(static_cast<void>(read_edition(folder.path() / "edition.toml", folder.languages, found)), IoError);
    folder.without("waypoints.csv");
    CHECK_THROWS_WITH_AS(static_cast<void>(folder.read()), doctest::Contains("waypoints.csv"), IoError);
    folder.without("edition.toml");
    CHECK_THROWS_WITH_AS(static_cast<void>(folder.read()), doctest::Contains("edition.toml"), IoError);
}

TEST_CASE("the fingerprint changes with every file read and with nothing else") {
    EditionFolder folder;
    const auto first = folder.read().fingerprint;
    CHECK(folder.read().fingerprint == first);
    EditionFolder copy;
    CHECK(copy.read().fingerprint == first);
    copy.file("notes.txt", "no part of it");
    CHECK(copy.read().fingerprint == first);
    copy.trials("leg,seq,line,at_m\n");
    CHECK(copy.read().fingerprint != first);
    folder.waypoints(std::string(EditionFolder::good_waypoints) + "\n");
    CHECK(folder.read().fingerprint != first);
}

TEST_CASE("a list without the column leg is leg 1, without seq its rows are in order") {
    EditionFolder folder;
    folder.waypoints("kind,name,lat,lon\nSTART,A,46.0,11.1\nCT,B,46.05,11.15\nFINISH,C,46.1,11.2\n");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.waypoints.size() == 3);
    CHECK(edition.waypoints[WaypointIndex{2}].leg == 1);
    CHECK(edition.waypoints[WaypointIndex{2}].seq == 30);
    CHECK(edition.waypoints[WaypointIndex{2}].name == "C");
}
