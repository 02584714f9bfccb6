// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"
#include "edition/made_workbook.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using test::any_contains;
using test::EditionFolder;
using test::MadeWorkbook;
using test::Texts;

namespace {

using Cell = MadeWorkbook::Cell;
using Is = MadeWorkbook::Cell::Is;

Cell text(std::string value) { return {Is::text, std::move(value)}; }
Cell number(std::string value) { return {Is::number, std::move(value)}; }

std::vector<Cell> header(const std::vector<std::string>& names) {
    std::vector<Cell> cells;
    for (const auto& name : names) {
        cells.push_back(text(name));
    }
    return cells;
}

/// START, CT and FINISH; the leg stands in the first row alone.
MadeWorkbook::Sheet three_rows(std::string name) {
    return {std::move(name),
            {header({"leg", "seq", "kind", "name", "lat", "lon"}),
             {number("1"), number("10"), text("START"), text("Trento"), number("46.0679"), number("11.1211")},
             {text(""), number("20"), text("CT"), text("Sosta"), number("46.07"), number("11.13")},
             {text(""), number("30"), text("FINISH"), text("Povo"), number("46.066"), number("11.155")}}};
}

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

/// Reads the workbook as XLSX and as ODS; `check` is called with each.
template <typename Check> void in_both(const MadeWorkbook& workbook, std::string_view toml, Check check) {
    for (const bool xlsx : {true, false}) {
        CAPTURE(xlsx);
        EditionFolder folder;
        folder.toml(toml).without("waypoints.csv");
        folder.languages.words.add_column("leg", "Tappa, Giornata");
        folder.languages.words.add_column("name", "Località di controllo");
        folder.languages.words.add_column("kind", "Tipo");
        folder.languages.words.add_column("position", "Coordinate GPS");
        folder.languages.words.add_kind("START", "Partenza");
        folder.languages.words.add_kind("FINISH", "Arrivo");
        if (xlsx)
            workbook.write_xlsx(folder.path() / "waypoints.xlsx");
        else
            workbook.write_ods(folder.path() / "waypoints.ods");
        check(folder, std::string(xlsx ? "waypoints.xlsx" : "waypoints.ods"));
    }
}

} // namespace

TEST_CASE("a merged cell of the column leg counts for all its rows") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    workbook.sheets.front().merged = {"A2:A4"};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string&) {
        CHECK(folder.messages() == Texts{});
        const auto edition = folder.read();
        REQUIRE(edition.waypoints.size() == 3);
        CHECK(edition.waypoints[WaypointIndex{2}].leg == 1);
    });
}

TEST_CASE("a leg that is told in its first row alone is filled in with a note, without merged cells too") {
    in_both({{three_rows("Foglio1")}}, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        CHECK(folder.messages() == Texts{file + ":3: note: leg is empty in 2 rows: taken from the row above. [leg-filled]"});
        CHECK(folder.read().waypoints.size() == 3);
    });
}

TEST_CASE("a merged cell of another column counts for its first row, and is told") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4", "D2:D3"};
    sheet.rows[2][3] = text("");
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        CHECK(any_contains(folder.messages(), file +
                                                  ":2: warning: the cells D2 to D3 are merged: name counts for row 2 alone. "
                                                  "Part them, and write the value in each row that it is for. "
                                                  "[cells-merged]"));
    });
}

TEST_CASE("titles above the header are passed over with a note") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.rows.insert(sheet.rows.begin(), {{text("Coppa Prova 2024")}, {text(""), text(""), text("elenco punti")}, {}});
    sheet.merged = {"A5:A7"};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        CHECK(folder.messages() == Texts{file + ":1: note: \"Coppa Prova 2024 elenco punti\" stands above the header and is "
                                                "passed over, up to row 2. [title-rows]"});
        const auto edition = folder.read();
        REQUIRE(edition.waypoints.size() == 3);
        CHECK(edition.waypoints[WaypointIndex{0}].where.line == 5);
    });
}

TEST_CASE("a text that the spreadsheet made a date of is told with its cell") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4"};
    sheet.rows[2][3] = {Is::date, "45454"};
    sheet.rows[3][4] = {Is::date, "45454"};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        const auto messages = folder.messages();
        CHECK(any_contains(messages, file +
                                         ":3: error: cell D3 (name) is the date 2024-06-11: the spreadsheet made it of what "
                                         "was typed. Format the cell as text, then type it anew. [cell-date]"));
        CHECK(any_contains(messages, "latitude \"2024-06-11\" is not a number. A spreadsheet made a date of it: format the "
                                     "cell as text."));
    });
}

TEST_CASE("cells in error and formulas without a value are told with their cell, not read as empty") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4"};
    sheet.rows[2][4] = {Is::error, "#N/A"};
    sheet.rows[2][5] = {Is::empty_formula, ""};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        const auto messages = folder.messages();
        CHECK(any_contains(messages, file +
                                         ":3: error: cell E3 (lat) shows the error #N/A. Correct its formula, or type the "
                                         "value. [cell-error]"));
        CHECK(any_contains(messages,
                           file + ":3: error: cell F3 (lon) holds a formula, and the file does not tell its value."));
    });
}

TEST_CASE("a number whose value the file does not hold is what the cell shows") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4"};
    sheet.rows[2][4] = {Is::shown_number, "46.0712"};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string&) {
        CHECK(folder.messages() == Texts{});
        const auto edition = folder.read();
        REQUIRE(edition.waypoints.size() == 3);
        CHECK(edition.waypoints[WaypointIndex{1}].position->latitude.degrees() == doctest::Approx(46.0712));
    });
}

TEST_CASE("times of day are times, whole numbers of any format are numbers") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4"};
    sheet.rows[0].push_back(text("Restart time"));
    sheet.rows[2][2] = text("LUNCH");
    sheet.rows[2].push_back({Is::time, "0.6041666666666666"});
    sheet.rows[2][4] = number("4.6123000000000003E1");
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string&) {
        CHECK(folder.messages() == Texts{});
        const auto edition = folder.read();
        CHECK(edition.waypoints.at(1).restart == std::chrono::hours{14} + std::chrono::minutes{30});
        CHECK(edition.waypoints.at(1).position->latitude.degrees() == doctest::Approx(46.123));
    });
}

TEST_CASE("a sheet for each leg needs neither leg nor seq, and other sheets are told") {
    const auto sheet = [](std::string name, const std::string& place) {
        return MadeWorkbook::Sheet{std::move(name),
                                   {header({"Tipo", "Località di controllo", "lat", "lon"}),
                                    {text("Partenza"), text(place), number("46.0679"), number("11.1211")},
                                    {text("Arrivo"), text("Povo"), number("46.066"), number("11.155")}}};
    };
    const MadeWorkbook workbook{
        {sheet("Tappa 2", "Rovereto"), {"Alberghi", {{text("Hotel Luna"), text("12 camere")}}}, sheet("Tappa 1", "Trento")}};
    in_both(workbook, two_legs, [](EditionFolder& folder, const std::string& file) {
        CHECK(folder.messages() ==
              Texts{file + "[Tappa 2]: note: the sheet has no column leg, and is leg 2. [sheet-leg]",
                    file + "[Tappa 1]: note: the sheet has no column leg, and is leg 1. [sheet-leg]",
                    file +
                        ": note: \"Alberghi\" is not read: the waypoint list is \"Tappa 2\", \"Tappa 1\". [sheets-unread]"});
        const auto edition = folder.read();
        REQUIRE(edition.waypoints.size() == 4);
        CHECK(edition.waypoints[WaypointIndex{0}].name == "Trento");
        CHECK(edition.waypoints[WaypointIndex{2}].name == "Rovereto");
        CHECK(edition.waypoints[WaypointIndex{2}].where.file == file + "[Tappa 2]");
        CHECK(edition.waypoints[WaypointIndex{2}].where.line == 2);
    });
}

TEST_CASE("sheets with a column leg are one list when no leg stands in two of them") {
    auto second = three_rows("Domenica");
    second.merged = {"A2:A4"};
    second.rows[1][0] = number("2");
    auto first = three_rows("Sabato");
    first.merged = {"A2:A4"};
    in_both({{first, second}}, two_legs, [](EditionFolder& folder, const std::string&) {
        CHECK(folder.messages() == Texts{});
        CHECK(folder.read().waypoints.size() == 6);
    });
    in_both({{first, first}}, two_legs,
            [](EditionFolder& folder, const std::string&) { CHECK(folder.codes().front() == "sheet-ambiguous"); });
}

TEST_CASE("a hidden sheet is not the list while one that is shown is") {
    auto old = three_rows("Vecchia");
    old.hidden = true;
    auto list = three_rows("Elenco");
    list.merged = {"A2:A4"};
    EditionFolder folder;
    folder.without("waypoints.csv");
    MadeWorkbook{{old, list}}.write_xlsx(folder.path() / "waypoints.xlsx");
    CHECK(folder.codes() == Texts{"sheets-unread"});
    CHECK(folder.read().waypoints.size() == 3);
}

TEST_CASE("a workbook under a password or in the old format is refused with the reason") {
    EditionFolder folder;
    folder.without("waypoints.csv").file("waypoints.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    CHECK(any_contains(folder.messages(),
                       "waypoints.xlsx: error: is protected by a password, or in the old format .xls. Save it anew"));
}

TEST_CASE("a sheet larger than any list is refused, whatever it repeats") {
    EditionFolder folder;
    folder.without("waypoints.csv");
    test::write_zip(
        folder.path() / "waypoints.ods",
        {{"content.xml",
          R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>)"}});
    CHECK(any_contains(folder.messages(), "waypoints.ods: error: the sheet \"A\" is larger than any list"));
}

TEST_CASE("a header of two lines parts a merged head into its columns") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.rows[0] = header({"leg", "seq", "kind", "name", "Coordinate GPS"});
    sheet.rows.insert(sheet.rows.begin() + 1, header({"", "", "", "", "Lat", "Lon"}));
    sheet.merged = {"A3:A5", "E1:F1", "A1:A2", "B1:B2"};
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string&) {
        CHECK(folder.messages() == Texts{});
        const auto edition = folder.read();
        REQUIRE(edition.waypoints.size() == 3);
        CHECK(edition.waypoints[WaypointIndex{2}].position->longitude.degrees() == doctest::Approx(11.155));
    });
}

TEST_CASE("totals, remarks and rows that only bear numbers are passed over with a note") {
    MadeWorkbook workbook{{three_rows("Foglio1")}};
    auto& sheet = workbook.sheets.front();
    sheet.merged = {"A2:A4"};
    sheet.rows.push_back({text(""), number("40")});
    sheet.rows.push_back({text("Totale"), number("312")});
    in_both(workbook, EditionFolder::good_toml, [](EditionFolder& folder, const std::string& file) {
        CHECK(folder.messages() ==
              Texts{file + ":5: note: \"40\" is passed over: the row has neither kind nor name nor place. [row-passed-over]",
                    file + ":6: note: \"Totale 312\" is passed over: the row has neither kind nor name nor place. "
                           "[row-passed-over]"});
        CHECK(folder.read().waypoints.size() == 3);
    });
}
