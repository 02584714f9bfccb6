// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

document::MadePages card_of(const made::Book& book, const std::string& style = "official-a4") {
    const drawing::FontSet fonts;
    Diagnostics found;
    auto made = document::time_card_pages(book.publication(), LegIndex{0}, made::style_named(style), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    return made;
}

/// White fields that begin in the row of a text, or just below its upper edge.
std::size_t fields_beside(const drawing::Page& page, const std::string& text) {
    const auto row = made::text_named(page, text).cell;
    return static_cast<std::size_t>(
        std::ranges::count_if(made::filled_shapes(page.picture, drawing::white), [&](const auto& shape) {
            const auto field = made::extent_of(shape);
            return field.top() >= row.top() && field.top() < row.bottom();
        }));
}

} // namespace

TEST_CASE(
    "a time control's strip tells target and the first car's time, and due, actual and stamp are left to be written in") {
    const auto made = card_of(made::plain_book({"it"}));
    const auto& page = made.pages.at(0);
    CHECK(fields_beside(page, "CO 2 Bergamo – Sentierone") == 3);
    CHECK(made::tells(page, " km – 2:00 – "));
    CHECK(made::says(page, "Prima vettura: 00:35 +1"));
    CHECK(fields_beside(page, "CO 0 Brescia – Viale Venezia") == 3);
    CHECK(made::says(page, "Prima vettura: 20:30"));
}

TEST_CASE("a stamp's row has no time, which does not count, and a field for the stamp alone") {
    const auto made = card_of(made::plain_book({"it"}));
    const auto& page = made.pages.at(0);
    CHECK(made::row_of(page, "CT 1") == std::vector<std::string>{"CT 1", "Clusone – timbro, il tempo non conta"});
    CHECK(fields_beside(page, "CT 1") == 1);
}

TEST_CASE("a halt has two strips: in with the sector's target, out with the halt's length") {
    const auto made = card_of(made::plain_book({"it"}));
    const auto& page = made.pages.at(0);
    CHECK(made::count_of(page, "CO 1 Lovere – Piazza Tredici Martiri – ingresso") == 1);
    CHECK(made::count_of(page, "CO 1 Lovere – Piazza Tredici Martiri – uscita") == 1);
    CHECK(made::tells(page, " km – 1:05 – "));
    CHECK(made::says(page, "Prima vettura: 21:35"));
    CHECK(made::says(page, "1:00"));
    CHECK(made::says(page, "Sosta, neutralizzata"));
    CHECK(made::says(page, "Prima vettura: 22:35"));
}

TEST_CASE("trials are told with length and time, the place of a series once, and they have no fields") {
    const auto made = card_of(made::plain_book({"it"}));
    const auto& page = made.pages.at(0);
    const auto text = made::running_text(page);
    CHECK(text.find("PC 1 Sarnico – lungolago: 420,00 m – 38,00 s") != std::string::npos);
    CHECK(text.find("PC 2 190,50 m – 29,50 s") != std::string::npos);
    CHECK(text.find("PC 3 639,75 m – 1:02,50 s") != std::string::npos);
    CHECK(text.find("PM 1 Passo della Presolana: 5500,00 m – 50,00 km/h – 36,00 km/h") != std::string::npos);
    CHECK(fields_beside(page, "PC 2") == 0);
}

TEST_CASE("a trial of which nothing may be told has its place alone") {
    auto book = made::plain_book({"it"});
    book.edition.trials.clear();
    const auto row = made::row_of(card_of(book).pages.at(0), "PM 1");
    CHECK(row == std::vector<std::string>{"PM 1", "Passo della Presolana"});
}

TEST_CASE("a card tells its leg and day and has room for number and crew, in both languages") {
    const auto made = card_of(made::plain_book({"it", "en"}));
    CHECK(made::says(made, "Tabella di marcia – Tappa 1"));
    CHECK(made::says(made, "Time card – leg 1"));
    CHECK(made::tells(made, "11 giugno 2024 · "));
    CHECK(made::tells(made, "Equipaggio · Crew ____"));
}

TEST_CASE("a card has no rows for what crews do not stop at, but tells where they are neutralised") {
    auto book = made::plain_book({"it"});
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    controls[ControlIndex{7}].code.clear();
    for (const auto kind : {edition::Kind::info, edition::Kind::refuel}) {
        controls[ControlIndex{7}].kind = kind;
        CHECK_FALSE(made::tells(card_of(book), "Clusone"));
    }
    controls[ControlIndex{7}].kind = edition::Kind::neutral_start;
    const auto row = made::row_of(card_of(book).pages.at(0), "Inizio neutralizzazione");
    CHECK(row == std::vector<std::string>{"Inizio neutralizzazione", "Clusone"});
}

TEST_CASE("fields of a card are high enough for a hand in a moving car") {
    for (const auto* style : {"fia-a5", "a4", "official-a4"}) {
        const auto made = card_of(made::plain_book({"it"}), style);
        for (const auto& page : made.pages) {
            for (const auto& field : made::filled_shapes(page.picture, drawing::white)) {
                CHECK(made::extent_of(field).size.height >= Millimetres{9} - Millimetres{1e-9});
                CHECK(made::extent_of(field).size.width >= Millimetres{15});
            }
        }
    }
}

TEST_CASE("a long card goes on over pages that all have its head, and loses no control") {
    const auto made = card_of(made::nasty_book(40, 1), "fia-a5");
    CHECK(made.pages.size() > 2);
    std::size_t controls = 0;
    for (const auto& page : made.pages) {
        CHECK(made::tells(page, "Equipaggio"));
        for (const auto& word : made::words_of(page)) {
            controls += word.starts_with("CO ") ? 1U : 0U;
        }
    }
    CHECK(controls == 41);
}
