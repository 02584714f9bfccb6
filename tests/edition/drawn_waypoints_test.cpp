// SPDX-License-Identifier: BSL-1.0
#include "edition/drawn_list.hpp"
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <sstream>

using namespace route;
using edition::Waypoint;
using test::DrawnList;
using test::EditionFolder;
using test::Texts;

namespace {

constexpr std::string_view two_legs = R"(schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
cars = 10
[[legs]]
number = 1
date = 2024-06-11
first_car = 13:20:00
[[legs]]
number = 2
date = 2024-06-12
first_car = 08:00:00
)";

DrawnList good_list() {
    return {{{1, 10, "START", "Città di Trento", 46.0679, 11.1211},
             {1, 20, "CO", "Povo", 46.066, 11.155, 45.5, 12.345},
             {1, 30, "LUNCH", "Bar \"Luna\"", 46.08, 11.14, 40, 0, 0, "14:30", "due\nrighe"},
             {1, 40, "FINISH", "Villa", 46.09, 11.1500001, 38},
             {2, 10, "START", "Villa", 46.09, 11.15},
             {2, 20, "REGROUP", "Sosta", 46.1, 11.16, 36.125, 0, 25},
             {2, 30, "VIA", "", 46.11, 11.17},
             {2, 40, "FINISH", "Fine", 46.12, 11.18, 50}}};
}

/// All that a list tells of its rows, but for where they stand in it.
std::string story(const std::vector<Waypoint>& waypoints) {
    std::string text;
    for (const auto& w : waypoints) {
        text += fmt::format("{}/{} {} \"{}\" {:.7f} {:.7f} {} {} {} {} \"{}\"\n", w.leg, w.seq, edition::name_of(w.kind),
                            w.name, w.position->latitude.degrees(), w.position->longitude.degrees(),
                            w.average ? w.average->count() : 0, w.declared ? w.declared->count() : 0,
                            w.stop ? w.stop->count() : -1, w.restart ? w.restart->count() : -1, text_in(w.notes, "it"));
    }
    return text;
}

class ListFolder : public EditionFolder {
public:
    ListFolder() { toml(two_legs).without("waypoints.csv"); }
    [[nodiscard]] std::filesystem::path list(const std::string& ending) const { return path() / ("waypoints" + ending); }
    [[nodiscard]] std::string told() {
        const auto waypoints = read().waypoints;
        std::string text;
        for (const auto& diagnostic : found.all()) {
            text += to_text(diagnostic) + "\n";
        }
        return text.empty() ? story(waypoints) : text;
    }
};

std::string story_as_csv() {
    std::string csv = "leg,seq,kind,name,lat,lon,average_kmh,declared_km,stop_min,restart_time,note_it\n";
    const auto cell = [](double value) { return value > 0 ? fmt::format("{}", value) : std::string{}; };
    for (const auto& row : good_list().rows) {
        const auto quoted = row.name.find('"') == std::string::npos ? row.name : "\"Bar \"\"Luna\"\"\"";
        csv += fmt::format("{},{},{},{},{:.7f},{:.7f},{},{},{},{},\"{}\"\n", row.leg, row.seq, row.kind, quoted, row.lat,
                           row.lon, cell(row.average_kmh), row.declared_km > 0 ? "12.3450" : "", cell(row.stop_min),
                           row.restart_time, row.note);
    }
    ListFolder folder;
    folder.waypoints(csv);
    return folder.told();
}

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

} // namespace

TEST_CASE("the same list is the same edition in every format, with numbers and times as cells or as texts") {
    const auto expected = story_as_csv();
    REQUIRE(expected.find("1/30 LUNCH \"Bar \"Luna\"\" 46.0800000 11.1400000 40 0 -1 52200 \"due righe\"") !=
            std::string::npos);
    for (const bool typed : {true, false}) {
        auto list = good_list();
        list.typed = typed;
        CAPTURE(typed);
        for (const auto& [driver, ending] : {std::pair{"XLSX", ".xlsx"}, std::pair{"ODS", ".ods"}}) {
            CAPTURE(driver);
            ListFolder folder;
            list.write_sheet(driver, folder.list(ending));
            CHECK(folder.told() == expected);
        }
        for (const auto& [driver, ending] :
             {std::pair{"GPX", ".gpx"}, std::pair{"LIBKML", ".kml"}, std::pair{"LIBKML", ".kmz"},
              std::pair{"GeoJSON", ".geojson"}, std::pair{"GPKG", ".gpkg"}}) {
            CAPTURE(driver);
            ListFolder folder;
            list.write_points(driver, folder.list(ending));
            CHECK(folder.told() == expected);
        }
    }
}

TEST_CASE("a folder or layer for each leg, with points in order, needs neither leg nor seq") {
    const auto expected = story_as_csv();
    auto list = good_list();
    list.with_leg_and_seq = false;
    for (const auto& [driver, ending] :
         {std::pair{"LIBKML", ".kml"}, std::pair{"LIBKML", ".kmz"}, std::pair{"GPKG", ".gpkg"}}) {
        CAPTURE(driver);
        ListFolder folder;
        list.write_points(driver, folder.list(ending));
        CHECK(folder.told() == expected);
    }
}

TEST_CASE("a GeoPackage in metres of its own is brought to WGS84") {
    auto list = good_list();
    ListFolder folder;
    list.write_points("GPKG", folder.list(".gpkg"), 32632);
    const auto edition = folder.read();
    REQUIRE(folder.found.all().empty());
    CHECK(edition.waypoints.at(1).position->latitude.degrees() == doctest::Approx(46.066).epsilon(1e-8));
    CHECK(edition.waypoints.at(1).position->longitude.degrees() == doctest::Approx(11.155).epsilon(1e-8));
}

TEST_CASE("a GPX file of a planner's device: kinds in type or sym, notes in desc, one leg") {
    ListFolder folder;
    folder.toml(EditionFolder::good_toml).file("waypoints.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="device" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="46.0679" lon="11.1211"><ele>190</ele><time>2024-01-02T10:00:00Z</time><name>Trento</name><desc>Ramp</desc><sym>Flag</sym><type>START</type></wpt>
<wpt lat="46.07" lon="11.13"><name>Sosta</name><sym>CT</sym></wpt>
<wpt lat="46.066" lon="11.155"><name>Povo</name><type>finish</type></wpt>
<trk><name>recce</name><trkseg><trkpt lat="46" lon="11"/><trkpt lat="46.1" lon="11"/></trkseg></trk>
</gpx>
)");
    const auto edition = folder.read();
    CHECK(folder.messages() ==
          Texts{"waypoints.gpx: note: 0 routes (0 points) and 1 track beside the waypoints are not read. "
                "[points-beside]"});
    REQUIRE(edition.waypoints.size() == 3);
    for (const auto language : folder.languages.known) {
        CHECK(text_in(edition.waypoints[WaypointIndex{0}].notes, language) == "Ramp");
    }
    CHECK(edition.waypoints[WaypointIndex{1}].kind == edition::Kind::ct);
    CHECK(edition.waypoints[WaypointIndex{2}].kind == edition::Kind::finish);
    CHECK(edition.waypoints[WaypointIndex{2}].seq == 30);
}

TEST_CASE("a drawn list has notes in any language, which go before its description") {
    ListFolder folder;
    folder.toml(EditionFolder::good_toml).file("waypoints.geojson", R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "START", "name": "Trento", "note_de": "Helm auf", "description": "Ramp"},
 "geometry": {"type": "Point", "coordinates": [11.1211, 46.0679]}},
{"type": "Feature", "properties": {"kind": "FINISH", "name": "Povo", "description": "Yard"},
 "geometry": {"type": "Point", "coordinates": [11.155, 46.066]}}]})");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    REQUIRE(edition.waypoints.size() == 2);
    CHECK((edition.waypoints[WaypointIndex{0}].notes == TextByLanguage{{"de", "Helm auf"}}));
    CHECK((edition.waypoints[WaypointIndex{1}].notes == TextByLanguage{{"de", "Yard"}, {"en", "Yard"}, {"it", "Yard"}}));
}

TEST_CASE("routes of a GPX file without waypoints are its legs") {
    ListFolder folder;
    folder.file("waypoints.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="device" xmlns="http://www.topografix.com/GPX/1/1">
<rte><rtept lat="46.0679" lon="11.1211"><name>A</name><type>START</type></rtept><rtept lat="46.07" lon="11.13"><name>B</name><type>FINISH</type></rtept></rte>
<rte><rtept lat="46.07" lon="11.13"><name>B</name><type>START</type></rtept><rtept lat="46.08" lon="11.13"><name>C</name><type>FINISH</type></rtept></rte>
</gpx>
)");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    REQUIRE(edition.waypoints.size() == 4);
    CHECK(edition.waypoints[WaypointIndex{2}].leg == 2);
    CHECK(edition.waypoints[WaypointIndex{2}].name == "B");
}

TEST_CASE("rows are checked as those of waypoints.csv, and told by the sheet's row or the file's line") {
    auto list = good_list();
    list.rows[1].kind = "CX";
    list.rows[5].stop_min = 0;
    const auto wrong = [&](const std::string& file) {
        return Texts{"waypoints" + file +
                     ": error: \"Povo\": kind \"CX\" is not known. Did you mean CO? Allowed are START, FINISH, CO, LUNCH, "
                     "REGROUP, SERVICE, CT, PC, PM, REFUEL, PARADE_START, PARADE_END, NEUTRAL_START, NEUTRAL_END, VIA, "
                     "INFO. [kind-unknown]"};
    };
    ListFolder sheets;
    list.write_sheet("XLSX", sheets.list(".xlsx"));
    CHECK(sheets.messages().front() == wrong(".xlsx:3").front());
    CHECK(test::any_contains(sheets.messages(), "waypoints.xlsx:7: error: \"Sosta\": "));
    ListFolder open_sheets;
    list.write_sheet("ODS", open_sheets.list(".ods"));
    CHECK(open_sheets.messages().front() == wrong(".ods:3").front());
    ListFolder points;
    list.write_points("GeoJSON", points.list(".geojson"));
    CHECK(points.messages().front() == wrong(".geojson:7").front());
}

TEST_CASE("the sheet called waypoints is the list, and of several lists without that name none is believed") {
    const auto list = good_list();
    ListFolder folder;
    list.write_sheet("XLSX", folder.list(".xlsx"), {"Vecchia", "Waypoints"});
    CHECK(folder.told() ==
          "waypoints.xlsx: note: \"Vecchia\" is not read: the waypoint list is \"Waypoints\". [sheets-unread]\n");
    ListFolder two;
    list.write_sheet("ODS", two.list(".ods"), {"Vecchia", "Nuova"});
    CHECK(
        two.told() ==
        "waypoints.ods: error: more than one sheet is a waypoint list: \"Vecchia\", \"Nuova\". Call the sheet that is meant "
        "\"waypoints\", or give each its leg: \"Tappa 1\", \"Tappa 2\". [sheet-ambiguous]\n");
}

TEST_CASE("columns that are missing or unknown, lines among the points, and two lists are told") {
    ListFolder folder;
    folder.file("waypoints.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"leg":1,"kind":"START","name":"A","avrage_kmh":3},"geometry":{"type":"Point","coordinates":[11,46]}},
{"type":"Feature","properties":{"leg":1,"kind":"CO","name":"L"},"geometry":{"type":"LineString","coordinates":[[11,46],[11,46.1]]}},
{"type":"Feature","properties":{"leg":1,"kind":"CO","name":"X"},"geometry":{"type":"Point","coordinates":[11,460]}},
{"type":"Feature","properties":{"leg":1,"kind":"FINISH","name":"B"},"geometry":{"type":"Point","coordinates":[11,46.01]}}]})");
    CHECK(
        folder.messages() ==
        Texts{
            "waypoints.geojson:3: warning: \"L\": is no point: it is left out. Draw waypoints as single points. [no-point]",
            "waypoints.geojson:4: error: \"X\": holds coordinates that are no longitude and latitude. Check the place, and "
            "the file's "
            "coordinate system. [out-of-range]",
            "waypoints.geojson: warning: the column \"avrage_kmh\" is not known and is not used. Did you mean average_kmh? "
            "[column-unknown]",
            "edition.toml:10: error: leg 2 has no rows in the waypoint list. Add its START and FINISH at least. "
            "[leg-without-rows]"});
    folder.file("waypoints.gpx", "");
    CHECK(folder.messages().front() == "waypoints.geojson: error: there is more than one waypoint list: waypoints.geojson, "
                                       "waypoints.gpx. Keep the one that is meant. [lists-many]");
}

TEST_CASE("a list that is not what its name says, or is cut or garbled, is an error and never a crash") {
    const auto list = good_list();
    std::mt19937 dice(7); // NOLINT: the same accidents each time are the point
    for (const auto& [driver, ending] :
         {std::pair{"XLSX", ".xlsx"}, std::pair{"ODS", ".ods"}, std::pair{"GPX", ".gpx"}, std::pair{"LIBKML", ".kml"},
          std::pair{"LIBKML", ".kmz"}, std::pair{"GeoJSON", ".geojson"}, std::pair{"GPKG", ".gpkg"}}) {
        CAPTURE(driver);
        ListFolder folder;
        const bool sheet = std::string(driver) == "XLSX" || std::string(driver) == "ODS";
        if (sheet)
            list.write_sheet(driver, folder.list(ending));
        else
            list.write_points(driver, folder.list(ending));
        const auto good = content(folder.list(ending));
        for (const auto& bad : {std::string{}, std::string("PK"), std::string(1000, '\0'), std::string("leg,seq\n1,2\n")}) {
            folder.file(folder.list(ending).filename(), bad);
            static_cast<void>(folder.read());
            CHECK(folder.found.has_errors());
        }
        for (int i = 0; i < 60; ++i) {
            auto bytes = good;
            if (i % 2 == 0)
                bytes.resize(dice() % good.size());
            else
                for (int k = 0; k < 8; ++k)
                    bytes[dice() % bytes.size()] = static_cast<char>(dice());
            folder.file(folder.list(ending).filename(), bytes);
            const auto edition = folder.read();
            if (!folder.found.has_errors()) CHECK(edition.waypoints.size() >= 4);
        }
    }
}
