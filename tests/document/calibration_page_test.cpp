// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

made::Book calibrated(Metres length, const std::vector<Language>& languages = {"it"}) {
    auto book = made::plain_book(languages);
    book.edition.calibration = edition::Calibration{"Pietra km 3, SP76", "Ponte sull'Avisio", length, {}};
    return book;
}

drawing::Page page_of(const made::Book& book, const std::string& style = "fia-a5") {
    return made::page_at(made::set_book(book, style), "calibration");
}

} // namespace

TEST_CASE("an edition without a calibration section has no page and no entry for one") {
    made::Workshop shop;
    const auto made = shop.road_book();
    CHECK_FALSE(made::has_page_at(made, "calibration"));
    CHECK(std::ranges::count(made.outline, "calibration", &drawing::OutlineEntry::anchor) == 0);
    made::Workshop with(calibrated(Metres{5000}));
    const auto more = with.road_book();
    CHECK(more.pages.size() == made.pages.size() + 1);
    CHECK(std::ranges::count(more.outline, "calibration", &drawing::OutlineEntry::anchor) == 1);
}

TEST_CASE("a calibration section tells where it begins, where it ends and its length, one below the other") {
    const auto page = page_of(calibrated(Metres{5000}));
    const std::vector<std::string> order{
        "Inizio", "Pietra km 3, SP76", "Fine", "Ponte sull'Avisio", "Lunghezza misurata", "5000,0 m  (5,000 km)"};
    for (std::size_t i = 1; i < order.size(); ++i) {
        CHECK(made::text_named(page, order[i - 1]).baseline.y < made::text_named(page, order[i]).baseline.y);
    }
}

TEST_CASE("a calibration length is told to the decimetre and metre that were measured") {
    CHECK(made::says(page_of(calibrated(Metres{4987.26})), "4987,3 m  (4,987 km)"));
    CHECK(made::says(page_of(calibrated(Metres{4987.26}, {"en"})), "4987.3 m  (4.987 km)"));
    CHECK(made::says(page_of(calibrated(Metres{999.96})), "1000,0 m  (1,000 km)"));
}

TEST_CASE("each reading stands beside the factor that corrects it: their product is the length") {
    for (const double length : {1000.0, 4987.26, 12345.0}) {
        const auto page = page_of(calibrated(Metres{length}, {"en"}));
        int rows = 0;
        for (const auto& word : made::words_of(page)) {
            if (!word.starts_with("× ")) continue;
            ++rows;
            const double factor = std::stod(word.substr(std::string("× ").size()));
            const auto row = made::row_of(page, word);
            REQUIRE(row.size() == 2);
            CHECK(row[0].ends_with(" km"));
            CHECK(std::stod(row[0]) * factor == doctest::Approx(length / 1000).epsilon(0.0006));
        }
        CHECK(rows == 9);
    }
}

TEST_CASE("readings grow downwards from 2 % too little to 2 % too much, the true one bold in the middle") {
    const auto page = page_of(calibrated(Metres{5000}));
    CHECK(made::text_named(page, "4,900 km").baseline.y < made::text_named(page, "5,000 km").baseline.y);
    CHECK(made::text_named(page, "5,000 km").baseline.y < made::text_named(page, "5,100 km").baseline.y);
    CHECK(made::text_named(page, "5,000 km").style.weight == drawing::Weight::bold);
    CHECK(made::text_named(page, "4,900 km").style.weight == drawing::Weight::regular);
    CHECK(made::row_of(page, "5,000 km") == std::vector<std::string>{"5,000 km", "× 1,0000"});
}

TEST_CASE("the organiser's notes on the calibration are told in the book's languages, in their order") {
    auto book = calibrated(Metres{5000}, {"en", "it"});
    book.edition.calibration->notes["it"] = "Sul lato destro";
    book.edition.calibration->notes["en"] = "On the right side";
    const auto page = page_of(book);
    CHECK(made::text_named(page, "On the right side").baseline.y < made::text_named(page, "Sul lato destro").baseline.y);
    book.edition.calibration->notes.erase("en");
    CHECK(made::says(page_of(book), "Sul lato destro"));
}

TEST_CASE("long notes leave the table of corrections out rather than run into it") {
    auto book = calibrated(Metres{5000});
    std::string note;
    for (int i = 0; i < 30; ++i) {
        note += "Tratto rettilineo con pietre ogni cento metri. ";
    }
    book.edition.calibration->notes["it"] = note;
    const auto page = page_of(book);
    CHECK_FALSE(made::tells(page, "× 1"));
    CHECK(made::tells(page, "Azzerare lo strumento"));
}

TEST_CASE("notes too long for the calibration page are cut with a warning, and do not run off it") {
    auto book = calibrated(Metres{5000}, {"it", "en"});
    std::string note;
    for (int i = 0; i < 60; ++i) {
        note += "Tratto rettilineo con pietre ogni cento metri. ";
    }
    book.edition.calibration->notes["it"] = book.edition.calibration->notes["en"] = note;
    made::Workshop shop(std::move(book));
    const auto made = shop.road_book();
    CHECK(made::faults_on(made, shop.fonts) == "");
    CHECK(made::codes_of(shop.found) == std::vector<std::string>{"text-cut"});
    CHECK(made::tells(made::page_at(made, "calibration"), "Azzerare lo strumento"));
}

TEST_CASE("the calibration page is laid out in every style of a road book, in two languages, with long names") {
    auto book = calibrated(Metres{5000}, {"it", "en"});
    book.edition.calibration->from = "Sankt Leonhard in Passeier – Fußgängerunterführung Brückenstraße, Kilometerstein 14";
    for (const auto* style : {"fia-a5", "a4", "roll-150", "official-a4"}) {
        const auto page = page_of(book, style);
        CHECK(made::running_text(page).find(book.edition.calibration->from) != std::string::npos);
        CHECK(made::says(page, "Reading") == false);
        CHECK(made::says(page, "Lettura · Reading"));
    }
}
