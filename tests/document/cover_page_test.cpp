// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

drawing::Page cover_of(const made::Book& book, const std::string& style = "fia-a5") {
    const auto made = made::set_book(book, style);
    CHECK(made.pages.front().anchors.at(0).name == "cover");
    return made.pages.front();
}

/// What stands right below a caption, in its cell of the table of facts.
std::string below(const drawing::Page& page, const std::string& caption) {
    const auto label = made::text_named(page, caption);
    for (const auto& text : made::set_texts(page.picture)) {
        const auto lower = (text.cell.top() - label.cell.top()).count();
        if (text.cell.left() == label.cell.left() && lower > 0 && lower < 8) return text.text;
    }
    return "nothing";
}

std::size_t insets_on(const drawing::Page& page) {
    return static_cast<std::size_t>(std::ranges::count_if(
        page.picture.items, [](const auto& item) { return std::holds_alternative<drawing::Inset>(item); }));
}

} // namespace

TEST_CASE("the cover tells edition, leg and date, and the leg's facts each under its caption") {
    const auto cover = cover_of(made::plain_book({"it"}));
    CHECK(made::says(cover, "Coppa della Valle"));
    CHECK(made::says(cover, "Brescia – Bergamo"));
    CHECK(made::says(cover, "11 giugno 2024"));
    CHECK(made::says(cover, "1"));
    CHECK(below(cover, "Partenza") == "Brescia – Viale Venezia");
    CHECK(below(cover, "Arrivo") == "Bergamo – Sentierone");
    CHECK(below(cover, "Prima vettura") == "20:30");
    CHECK(below(cover, "Lunghezza") == "112,34 km");
    CHECK(below(cover, "Settori") == "2");
    CHECK(below(cover, "Versione") == "1.2");
    CHECK(below(cover, "Impronta") == "3fa2b1c4");
}

TEST_CASE("the cover has its captions in both languages and its numbers once") {
    const auto cover = cover_of(made::plain_book({"en", "it"}));
    CHECK(made::tells(cover, "Partenza"));
    CHECK(below(cover, "Length · Lunghezza") == "112.34 km");
    CHECK(made::tells(cover, "June"));
    CHECK(made::says(cover, "11 giugno 2024"));
    CHECK(made::count_of(cover, "112.34 km") == 1);
}

TEST_CASE("the cover counts controls and trials by their kinds, a series by its trials") {
    auto book = made::plain_book({"it"});
    CHECK(below(cover_of(book), "Controlli e prove") == "4 CO · 1 CT · 3 PC · 1 PM");
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::ct) control.kind = edition::Kind::info;
    }
    CHECK(below(cover_of(book), "Controlli e prove") == "4 CO · 3 PC · 1 PM");
}

TEST_CASE("a leg without trials and stamps tells its time controls alone") {
    CHECK(below(cover_of(made::near_book({false, false})), "Controlli e prove") == "2 CO");
}

TEST_CASE("the length is that from the first control to the last, wherever the first one stands") {
    auto book = made::plain_book({"it"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.printed = PrintedLength::decametres(control.printed.decametres() + 37);
    }
    CHECK(below(cover_of(book), "Lunghezza") == "112,34 km");
}

TEST_CASE("an edition's name is printed whole, on one line or on two") {
    auto book = made::plain_book({"it"});
    CHECK(made::text_named(cover_of(book), "Coppa della Valle").style.size == Points{30});
    book.edition.name = "Rievocazione Storica della Coppa delle Dolomiti";
    const auto cover = cover_of(book);
    CHECK(made::running_text(cover).find(book.edition.name) != std::string::npos);
    CHECK_FALSE(made::says(cover, book.edition.name)); // not on one line
}

TEST_CASE("a leg's long name is printed whole, smaller, and a leg without one leaves its line empty") {
    auto book = made::plain_book({"it"});
    book.edition.legs[LegIndex{0}].name = "San Valentino alla Muta – Castelrotto – Santa Cristina Valgardena – Ortisei";
    const auto cover = cover_of(book);
    CHECK(made::running_text(cover).find(book.edition.legs[LegIndex{0}].name) != std::string::npos);
    book.edition.legs[LegIndex{0}].name.clear();
    CHECK(below(cover_of(book), "Partenza") == "Brescia – Viale Venezia");
}

TEST_CASE("the cover names headquarters and emergency number, and without headquarters the emergency number alone") {
    auto book = made::plain_book({"it"});
    const auto both = cover_of(book);
    CHECK(made::says(both, "Direzione gara +39 030 123 4567   Emergenza 112"));
    book.edition.contacts.headquarters.clear();
    const auto alone = cover_of(book);
    CHECK(made::says(alone, "Emergenza 112"));
    CHECK_FALSE(made::tells(alone, "Direzione gara"));
}

TEST_CASE("the cover has room for start number and crew, narrower where the code of the leg's GPX stands beside it") {
    auto book = made::plain_book({"it"});
    const auto plain = cover_of(book);
    CHECK(insets_on(plain) == 0);
    CHECK_FALSE(made::tells(plain, "GPX"));
    CHECK(made::says(plain, "Vettura n."));
    CHECK(made::says(plain, "Equipaggio"));
    book.edition.files_url = "https://example.org/coppa/";
    const auto coded = cover_of(book);
    CHECK(insets_on(coded) == 1);
    CHECK(made::says(coded, "GPX: https://example.org/coppa/leg-1/crew.gpx"));
    CHECK(made::text_named(coded, "Equipaggio").cell.size.width < made::text_named(plain, "Equipaggio").cell.size.width);
}

TEST_CASE("the GPX code is a square inside the margins and lies on no text") {
    auto book = made::plain_book();
    book.edition.files_url = "https://example.org/coppa/";
    for (const auto* name : {"fia-a5", "a4", "roll-150", "official-a4"}) {
        const auto cover = cover_of(book, name);
        const auto body = made::style_named(name).body();
        for (const auto& item : cover.picture.items) {
            const auto* inset = std::get_if<drawing::Inset>(&item);
            if (inset == nullptr) continue;
            const auto size = inset->picture->size;
            CHECK(size.width == size.height);
            CHECK(inset->at.x + size.width <= body.right() + Millimetres{1e-9});
            CHECK(inset->at.y + size.height <= body.bottom());
        }
    }
}

TEST_CASE("the second leg's cover has its own number, date, start and GPX") {
    auto book = made::plain_book({"it"});
    book.edition.files_url = "https://example.org/";
    book.edition.legs[LegIndex{0}].number = book.timed.itinerary.legs[LegIndex{0}].number = book.book.legs[LegIndex{0}].leg =
        2;
    book.edition.legs[LegIndex{0}].date = std::chrono::year{2024} / 6 / 12;
    const auto cover = cover_of(book);
    CHECK(made::says(cover, "12 giugno 2024"));
    CHECK(made::says(cover, "GPX: https://example.org/leg-2/crew.gpx"));
    CHECK(below(cover, "Settori") == "2"); // a count, not the leg's number
    // Seen from the day after, the start lies on the evening before.
    CHECK(below(cover, "Prima vettura").starts_with("20:30"));
}
