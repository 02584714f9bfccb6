// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "document/made_book.hpp"
#include "drawing/layout_check.hpp"
#include "drawing/poppler.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace route;

namespace {

/// A book's text as pdftotext lays it out.
std::string text_of(const made::Book& book) {
    const poppler::ScratchFolder folder("book-text");
    Diagnostics found;
    made::write_road_book(book, folder / "roadbook.pdf", found);
    return poppler::output_of("pdftotext -layout", folder / "roadbook.pdf", "-");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

document::MadePages pages_of(const made::Book& book) {
    Diagnostics found;
    return made::pages_of(book, made::fia_a5(), drawing::FontSet(), found);
}

} // namespace

TEST_CASE("an Italian-first book has decimal commas, an English one points") {
    const auto italian = text_of(made::plain_book({"it", "en"}));
    CHECK(has(italian, "22,30"));
    CHECK_FALSE(has(italian, "22.30"));
    const auto english = text_of(made::plain_book({"en"}));
    CHECK(has(english, "22.30"));
    CHECK_FALSE(has(english, "22,30"));
    CHECK_FALSE(has(english, "Totale"));
}

TEST_CASE("both languages stand on one page, the first first") {
    const auto text = text_of(made::plain_book({"it", "en"}));
    const auto first = text.find("Roundabout: 3rd exit");
    const auto second = text.find("Rotatoria: 3ª");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(second < first);
}

TEST_CASE("after midnight the clock says that it is the next day") {
    const auto text = text_of(made::plain_book());
    CHECK(has(text, "20:30"));
    CHECK(has(text, "00:35 +1"));
}

TEST_CASE("the itinerary tells every sector, halt and trial and adds up") {
    const auto text = text_of(made::plain_book({"it"}));
    CHECK(has(text, "PC 1–3"));
    CHECK(has(text, "sosta"));
    const auto sum = text.find("Totale tappa");
    REQUIRE(sum != std::string::npos);
    const auto line = text.substr(sum, text.find('\n', sum) - sum);
    CHECK(has(line, "112,34"));
    CHECK(has(line, "3:05"));
    CHECK(has(line, "36,43"));
}

TEST_CASE("the table of trials gives lengths to the centimetre and average trials in seconds per 100 m") {
    const auto text = text_of(made::plain_book({"it"}));
    const auto row = [&](const std::string& code) {
        const auto at = text.find("\n" + code);
        REQUIRE(at != std::string::npos);
        return text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    };
    const auto table = text.find("Prove");
    REQUIRE(table != std::string::npos);
    CHECK(has(text, "639,75"));
    CHECK(has(text, "1:02,50"));
    CHECK(has(text, "5500,00"));
    CHECK(has(text, "7,200"));
    CHECK(has(text, "10,000"));
    CHECK(has(text, "3:36,00"));
    CHECK(has(row("PC 2"), "190,50"));
    CHECK(has(row("PC 2"), "29,50"));
}

TEST_CASE("nothing secret is told: no check point's distance, name or number") {
    const auto text = text_of(made::plain_book());
    CHECK_FALSE(has(text, "777"));
    CHECK_FALSE(has(text, "64,77"));
    auto book = made::plain_book();
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.secret) control.name = "Posto di controllo";
    }
    CHECK_FALSE(has(text_of(book), "Posto di controllo"));
}

TEST_CASE("a leg without trials has no table of them") {
    auto book = made::nasty_book(2, 3);
    CHECK_FALSE(std::ranges::any_of(pages_of(book).outline, [](const auto& entry) { return entry.title == "Prove"; }));
    CHECK(
        std::ranges::any_of(pages_of(made::plain_book()).outline, [](const auto& entry) { return entry.title == "Prove"; }));
}

TEST_CASE("every page tells edition, version, fingerprint, attribution and its number") {
    const poppler::ScratchFolder folder("book-foot");
    Diagnostics found;
    const auto book = made::plain_book();
    made::write_road_book(book, folder / "a.pdf", found);
    CHECK(found.all().empty());
    const auto count = pages_of(book).pages.size();
    CHECK(count == 13);
    for (std::size_t i = 1; i <= count; ++i) {
        const auto number = std::to_string(i);
        const auto text = poppler::output_of("pdftotext -layout -f " + number + " -l " + number, folder / "a.pdf", "-");
        CAPTURE(i);
        CHECK(has(text, "Coppa della Valle – 1.2 – 3fa2b1c4"));
        CHECK(has(text, "© OpenStreetMap contributors, ODbL 1.0"));
        CHECK(has(text, number + "/13"));
    }
}

TEST_CASE("the outline leads to cover, itinerary, trials, each sector and emergency – rows link to the boxes of "
          "their controls, else to the sector") {
    auto book = made::plain_book();
    auto& sectors = book.book.legs.front().sectors;
    sectors[SectorIndex{0}].boxes.front().controls = {ControlIndex{0}};
    const auto made = pages_of(book);
    std::vector<std::string> titles;
    for (const auto& entry : made.outline)
        titles.push_back(entry.title);
    CHECK(titles == std::vector<std::string>{"Copertina", "Come si legge", "Segni", "Sigle, taratura, telefoni",
                                             "Tabella distanze e tempi", "Prove", "Settore 1: CO 0 → CO 1",
                                             "Settore 2: CO 1 → CO 2", "In caso di incidente", "OK", "SOS"});
    std::vector<std::string> anchors;
    for (const auto& page : made.pages) {
        for (const auto& anchor : page.anchors)
            anchors.push_back(anchor.name);
    }
    std::set<std::string> leads_to;
    for (const auto& page : made.pages) {
        for (const auto& link : page.links) {
            CHECK(std::ranges::count(anchors, link.anchor) == 1);
            leads_to.insert(link.anchor);
        }
    }
    CHECK(leads_to.contains("control-0"));
    CHECK(leads_to.contains("sector-2"));
}

TEST_CASE("the same book gives the same bytes") {
    const poppler::ScratchFolder folder("book-bytes");
    for (const char* name : {"a.pdf", "b.pdf"}) {
        Diagnostics found;
        const auto book = made::plain_book();
        made::write_road_book(book, folder / name, found);
    }
    const auto bytes = read_whole_file(folder / "a.pdf");
    CHECK(bytes == read_whole_file(folder / "b.pdf"));
    const auto fonts = poppler::output_of("pdffonts", folder / "a.pdf");
    CHECK(has(fonts, "+B612-Bold"));
    CHECK_FALSE(has(fonts, " no "));
}

TEST_CASE("a book stays small: less than 4 kB a box beyond its fonts and front pages") {
    const auto size_of = [](int boxes) {
        const poppler::ScratchFolder folder("book-size");
        Diagnostics found;
        const auto book = made::nasty_book(1, boxes);
        made::write_road_book(book, folder / "a.pdf", found);
        return std::filesystem::file_size(folder / "a.pdf");
    };
    CHECK((size_of(60) - size_of(10)) / 50 < 4096);
}

TEST_CASE("letters that the fonts lack are printed as question marks, with one warning a name") {
    auto book = made::plain_book();
    book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{7}].name = "東京 / Santa Croce";
    Diagnostics found;
    (void)made::pages_of(book, made::fia_a5(), drawing::FontSet(), found);
    REQUIRE(found.all().size() >= 1);
    for (const auto& diagnostic : found.all())
        CHECK(diagnostic.code == "letter-missing");
    CHECK(std::ranges::count(found.all(), "東京 / Santa Croce", &Diagnostic::subject) == 1);
    CHECK(has(text_of(book), "?? / Santa Croce"));
}

TEST_CASE("every sign that a box can have has a pictogram and stands in the legend") {
    const auto pictograms = drawing::PictogramSet::load(made::source_folder() + "/styles/pictograms");
    const auto phrases = roadbook::Phrases::load(made::source_folder() + "/styles", "it");
    for (int i = 0; i <= static_cast<int>(roadbook::Sign::info); ++i) {
        const std::string name(roadbook::pictogram_of(static_cast<roadbook::Sign>(i)));
        CAPTURE(name);
        CHECK(pictograms.has(name));
        CHECK(phrases.has("page.signs." + name));
    }
}

TEST_CASE("a folder that is missing is an I/O error") {
    Diagnostics found;
    const auto book = made::plain_book();
    CHECK_THROWS_AS(made::write_road_book(book, "/no/such/folder/a.pdf", found), IoError);
}

TEST_CASE("a calibration section has a page with its length and the corrections that follow from a reading") {
    auto book = made::plain_book();
    book.edition.calibration = edition::Calibration{"Pietra km 3, SP76", "Ponte sull'Avisio", Metres{5000}, {}};
    Diagnostics found;
    const drawing::FontSet fonts;
    const auto made = made::pages_of(book, made::fia_a5(), fonts, found);
    const auto page = std::ranges::find_if(made.pages, [](const auto& p) {
        return std::ranges::any_of(p.anchors, [](const auto& anchor) { return anchor.name == "calibration"; });
    });
    REQUIRE(page != made.pages.end());
    const auto says = [&](const std::string& wanted) {
        return std::ranges::any_of(page->picture.items, [&](const auto& item) {
            const auto* text = std::get_if<drawing::Text>(&item);
            return text != nullptr && text->text == wanted;
        });
    };
    CHECK(says("5000,0 m  (5,000 km)"));
    CHECK(says("4,950 km")); // 1 % too little
    CHECK(says("× 1,0101"));
    CHECK(says("× 1,0000"));
    CHECK(drawing::faults(page->picture, fonts).empty());
}

TEST_CASE("no line of a box ends between a control's code and its number") {
    auto book = made::near_book({false, false});
    auto& box = book.book.legs.at(0).sectors.at(0).boxes.at(1);
    for (auto& [language, lines] : box.text) {
        lines = {{"Fine della prova cronometrata PC 25 = inizio della prova cronometrata PC 26", true}};
    }
    Diagnostics found;
    const drawing::FontSet fonts;
    const auto made = made::pages_of(book, made::fia_a5(), fonts, found);
    int whole = 0;
    for (const auto& page : made.pages) {
        for (const auto& item : page.picture.items) {
            const auto* text = std::get_if<drawing::Text>(&item);
            if (text == nullptr) continue;
            CHECK_FALSE(text->text.ends_with("cronometrata PC"));
            if (text->text.find("PC 25") != std::string::npos || text->text.find("PC 26") != std::string::npos) ++whole;
        }
    }
    CHECK(whole >= 2);
}
