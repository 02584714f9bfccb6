// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "edition/workbook.hpp"
#include "exchange/distances_csv.hpp"
#include "exchange/edition_xlsx.hpp"
#include "exchange/small_publication.hpp"
#include "roadbook/phrases.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <ogrsf_frmts.h>
#include <pugixml.hpp>
#include <sstream>

using namespace route;
using route::test::SmallPublication;

namespace {

/// A workbook as GDAL reads it, from memory.
class ReadWorkbook {
public:
    explicit ReadWorkbook(std::string bytes) : m_bytes(std::move(bytes)) {
        GDALAllRegister();
        VSIFCloseL(VSIFileFromMemBuffer(path, reinterpret_cast<GByte*>(m_bytes.data()), m_bytes.size(), FALSE));
        m_dataset.reset(GDALDataset::Open(path, GDAL_OF_VECTOR));
        REQUIRE(m_dataset);
    }
    ReadWorkbook(const ReadWorkbook&) = delete;
    ReadWorkbook& operator=(const ReadWorkbook&) = delete;
    ~ReadWorkbook() {
        m_dataset.reset();
        VSIUnlink(path);
    }

    [[nodiscard]] std::vector<std::string> sheets() {
        std::vector<std::string> names;
        for (auto* layer : m_dataset->GetLayers()) {
            names.emplace_back(layer->GetName());
        }
        return names;
    }
    [[nodiscard]] std::vector<std::string> heads(const char* sheet) {
        std::vector<std::string> names;
        const auto* definition = layer(sheet).GetLayerDefn();
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
        }
        return names;
    }
    /// The cells of each row below the heads.
    [[nodiscard]] std::vector<std::vector<std::string>> rows(const char* sheet) {
        std::vector<std::vector<std::string>> rows;
        for (const auto& feature : layer(sheet)) {
            auto& row = rows.emplace_back();
            for (int i = 0; i < feature->GetFieldCount(); ++i) {
                row.emplace_back(feature->GetFieldAsString(i));
            }
        }
        return rows;
    }
    [[nodiscard]] OGRFieldType type(const char* sheet, int column) {
        return layer(sheet).GetLayerDefn()->GetFieldDefn(column)->GetType();
    }
    /// A part of the file: "xl/worksheets/sheet3.xml".
    [[nodiscard]] static std::string part(const std::string& name) {
        vsi_l_offset size = 0;
        GByte* bytes = nullptr;
        REQUIRE(VSIIngestFile(nullptr, ("/vsizip/" + std::string(path) + "/" + name).c_str(), &bytes, &size, -1));
        std::string content(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
        VSIFree(bytes);
        return content;
    }

private:
    static constexpr const char* path = "/vsimem/read.xlsx";

    OGRLayer& layer(const char* sheet) {
        auto* found = m_dataset->GetLayerByName(sheet);
        REQUIRE(found != nullptr);
        return *found;
    }

    std::string m_bytes;
    GDALDatasetUniquePtr m_dataset;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The texts behind the last name of a row of distances-and-times.csv: length_km, target_time, average_kmh, first_car_due, ISO 8601.
std::vector<std::string> figures_of(const std::string& csv_line) {
    std::istringstream stream(csv_line.substr(csv_line.rfind("\",") + 2));
    std::vector<std::string> figures;
    for (std::string field; std::getline(stream, field, ',');) {
        figures.push_back(field);
    }
    return figures;
}

} // namespace

TEST_CASE("edition.xlsx has a sheet a subject, named in the edition's first language") {
    SmallPublication small;
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    CHECK(book.sheets() == std::vector<std::string>{"Edizione", "Tappe", "Settori", "Controlli", "Caselle", "Prove",
                                                    "Tappa 1 – orari", "Permessi e chiusure", "Da guardare"});
    CHECK(book.heads("Settori")[7] == "1ª vettura\n(Europe/Rome)");
}

TEST_CASE("the first sheet tells edition, version, fingerprint, time zone, for whom it is and whose map") {
    SmallPublication small;
    small.edition().name = "Coppa & Prova";
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    std::string told;
    for (const auto& row : book.rows("Edizione")) {
        told += row.at(1) + "\n";
    }
    for (const auto& head : book.heads("Edizione")) {
        told += head + "\n"; // GDAL may take the first row for heads
    }
    for (const auto* fact : {"Coppa & Prova", "2 (draft)", "0000000000abcdef", "Europe/Rome", "controlli segreti",
                             "© OpenStreetMap contributors, ODbL 1.0"}) {
        CAPTURE(fact);
        CHECK(told.find(fact) != std::string::npos);
    }
    // So does the foot of each page.
    const auto sheet = ReadWorkbook::part("xl/worksheets/sheet3.xml");
    pugi::xml_document xml;
    REQUIRE(xml.load_string(sheet.c_str()));
    const std::string foot = xml.child("worksheet").child("headerFooter").child_value("oddFooter");
    CHECK(foot == "&LCoppa && Prova · 2 (draft)\n© OpenStreetMap contributors, ODbL 1.0&R0000000000abcdef\n&P / &N");
}

TEST_CASE("lengths, times and averages of the sectors are numbers, and those of distances-and-times.csv") {
    SmallPublication small;
    const auto csv = lines_of(exchange::distances_csv(small.publication()));
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    const auto rows = book.rows("Settori");
    REQUIRE(rows.size() + 1 == csv.size());
    CHECK(book.type("Settori", 4) == OFTReal);
    CHECK(book.type("Settori", 5) == OFTReal); // hours that count on: part of a day
    CHECK(book.type("Settori", 6) == OFTReal);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto figures = figures_of(csv[i + 1]);
        CHECK(fmt::format("{:.2f}", std::stod(rows[i][4])) == figures[0]);
        const auto minutes = std::lround(std::stod(rows[i][5]) * 1440);
        CHECK(fmt::format("{:02}:{:02}", minutes / 60, minutes % 60) == figures[1]);
        CHECK(fmt::format("{:.2f}", std::stod(rows[i][6])) == figures[2]);
        CHECK(rows[i][2] + "," + rows[i][3] != ",");
    }
    CHECK(rows[0][3] == "CO 1 Bar \"Luna\", Povo");
}

TEST_CASE("a moment is date and time, shown as papers show it: after midnight with the days since the leg's date") {
    SmallPublication small;
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    pugi::xml_document sheet;
    REQUIRE(sheet.load_string(ReadWorkbook::part("xl/worksheets/sheet3.xml").c_str()));
    const auto due = sheet.select_node("//c[@r='H3']").node(); // of the second sector: 00:12 on 12 June 2024
    REQUIRE(due);
    CHECK(due.child("v").text().as_double() == doctest::Approx(45455 + 12.0 / 1440).epsilon(1e-9));
    pugi::xml_document styles;
    REQUIRE(styles.load_string(ReadWorkbook::part("xl/styles.xml").c_str()));
    std::map<int, std::string> formats;
    for (const auto format : styles.child("styleSheet").child("numFmts").children()) {
        formats[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value();
    }
    auto look = styles.child("styleSheet").child("cellXfs").first_child();
    for (int i = due.attribute("s").as_int(); i > 0; --i) {
        look = look.next_sibling();
    }
    CHECK(formats[look.attribute("numFmtId").as_int()] == "hh:mm\" +1\"");
}

TEST_CASE(
    "each table of a workbook has its heads in sight, a filter over all rows, and its head again on each printed page") {
    SmallPublication small;
    const ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    for (const int sheet : {2, 3, 4, 5, 6, 7, 8, 9}) {
        CAPTURE(sheet);
        const auto text = ReadWorkbook::part(fmt::format("xl/worksheets/sheet{}.xml", sheet));
        CHECK(text.find("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>") !=
              std::string::npos);
        CHECK(text.find("<autoFilter ref=\"A1:") != std::string::npos);
    }
    CHECK(ReadWorkbook::part("xl/worksheets/sheet3.xml").find("<autoFilter ref=\"A1:M3\"/>") != std::string::npos);
    CHECK(ReadWorkbook::part("xl/workbook.xml").find("_xlnm.Print_Titles") != std::string::npos);
}

TEST_CASE("secret check points are in the workbook, marked") {
    SmallPublication small;
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    std::size_t secret = 0;
    for (const auto& row : book.rows("Controlli")) {
        if (row.at(7) == "sì") ++secret;
    }
    CHECK(secret == 1);
}

TEST_CASE("the sheet of trials has lines in metres, imposed times, and a column of averages for each class") {
    SmallPublication small;
    const auto first =
        std::ranges::find_if(small.edition().trials, [](const auto& line) { return line.average.has_value(); });
    REQUIRE(first != small.edition().trials.end());
    first->averages = {{"high", KmPerHour{50}}};
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    CHECK(book.heads("Prove").back() == "Media high\nkm/h");
    const auto rows = book.rows("Prove");
    REQUIRE(rows.size() == 5);
    CHECK(std::stod(rows[0].at(10)) == 45);
    CHECK(std::stod(rows[0].at(11)) == 50);
    CHECK(std::stod(rows[1].at(7)) == 1000);
    CHECK(rows[1].at(5) == "sì");
    CHECK(std::stod(rows[4].at(8)) == 18.5);
}

TEST_CASE("every car has a row and every control a column, with seconds where cars start at half a minute") {
    SmallPublication small;
    small.timed().legs[LegIndex{0}].cars[1].after = std::chrono::seconds{90};
    ReadWorkbook book(exchange::edition_xlsx(small.publication()));
    const auto& leg = small.timed().itinerary.legs[LegIndex{0}];
    const auto rows = book.rows("Tappa 1 – orari");
    REQUIRE(rows.size() == 11);
    REQUIRE(rows[0].size() == 8 + leg.controls.size());
    CHECK(rows[0][8] == "23:30:00");
    CHECK(rows[1][8] == "23:31:30");
    CHECK(rows[10][8] == "23:40:00");
    const auto shown = [](const char* cell) {
        pugi::xml_document sheet;
        REQUIRE(sheet.load_string(ReadWorkbook::part("xl/worksheets/sheet7.xml").c_str()));
        return std::string(sheet.select_node(fmt::format("//c[@r='{}']", cell).c_str()).node().attribute("s").value());
    };
    CHECK(shown("I2") == shown("I4"));
    CHECK(shown("I2") != shown("I3"));
    CHECK(book.heads("Tappa 1 – orari")[8] == "CO 0\nTrento\n(Europe/Rome)");
}

TEST_CASE("the program's own reader of waypoint lists reads the workbook's cells as what they are") {
    SmallPublication small;
    const auto book = edition::read_xlsx(exchange::edition_xlsx(small.publication()));
    REQUIRE(book.damage.empty());
    const auto cell = [&](const char* sheet, int row, int column) {
        for (const auto& s : book.sheets) {
            if (s.name != sheet) continue;
            for (const auto& c : s.cells) {
                if (c.row == row && c.column == column) return c;
            }
        }
        return edition::SheetCell{};
    };
    CHECK(cell("Tappe", 2, 2).content == edition::CellContent::date);
    CHECK(cell("Tappe", 2, 2).value == "2024-06-11");
    CHECK(cell("Settori", 2, 5).content == edition::CellContent::number);
    CHECK(cell("Settori", 2, 5).value == "8.13");
    CHECK(cell("Settori", 2, 6).content == edition::CellContent::time);
    CHECK(cell("Settori", 2, 6).value == "00:11");
    CHECK(cell("Settori", 2, 7).value == "44.35");
    CHECK(cell("Settori", 2, 8).content == edition::CellContent::time);
    CHECK(cell("Settori", 2, 8).value == "23:41");
}

TEST_CASE("a workbook is the same bytes again, and its parts bear no clock's time") {
    SmallPublication small;
    const auto bytes = exchange::edition_xlsx(small.publication());
    CHECK(bytes == exchange::edition_xlsx(small.publication()));
    const ReadWorkbook book(bytes);
    CHECK(ReadWorkbook::part("docProps/core.xml").find("2024-06-11T12:00:00Z") != std::string::npos);
}

TEST_CASE("names of sheets are short enough for spreadsheets in every language") {
    const auto languages = roadbook::languages_of(ROUTE_SOURCE_DIR "/styles").known;
    for (const auto& phrases : roadbook::phrases_in(ROUTE_SOURCE_DIR "/styles", languages)) {
        for (const auto* key :
             {"facts", "legs", "sectors", "controls", "boxes", "trials", "orders", "roads", "sums", "look", "due"}) {
            const auto name = key == std::string("due") ? phrases.say("page.workbook.due", {{"leg", "99"}})
                                                        : phrases.say(std::string("page.workbook.") + key);
            CAPTURE(name);
            const auto characters =
                std::ranges::count_if(name, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
            CHECK(characters <= 31);
            CHECK(name.find_first_of("[]:*?/\\'") == std::string::npos);
        }
    }
}
