// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/made_book.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/layout_check.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;

namespace {

document::PageStyle official_a4() {
    return document::read_page_style(made::source_folder() + "/styles/pages/official-a4.toml");
}

/// A leg over two passes; its middle is not covered.
void add_heights(made::Book& book) {
    for (auto& leg : book.timed.itinerary.legs) {
        const auto length = leg.controls.back().chainage;
        leg.track = {{{}, Chainage{}}, {{}, length}};
        Metres climbed;
        Metres descended;
        Metres before{300};
        for (int i = 0; i <= 400; ++i) {
            const double part = i / 400.0;
            const Metres height{300 + 900 * std::abs(std::sin(part * 6.28318530718))};
            climbed += std::max(height - before, Metres{});
            descended += std::max(before - height, Metres{});
            before = height;
            const bool covered = part < 0.55 || part > 0.6;
            leg.heights.push_back(
                {Chainage{length.since_start() * part}, covered ? std::optional(height) : std::nullopt, climbed, descended});
        }
    }
}

document::MadePages itinerary_of(const made::Book& book) {
    Diagnostics found;
    return document::itinerary_pages(book.publication(), official_a4(), drawing::FontSet(), found);
}
document::MadePages card_of(const made::Book& book) {
    Diagnostics found;
    return document::time_card_pages(book.publication(), LegIndex{0}, made::fia_a5(), drawing::FontSet(), found);
}
document::MadePages marshals_of(const made::Book& book) {
    Diagnostics found;
    return document::marshal_pages(book.publication(), LegIndex{0}, official_a4(), drawing::FontSet(), found);
}

std::string faults_of(const document::MadePages& made) {
    const drawing::FontSet fonts;
    std::string all;
    for (const auto& page : made.pages) {
        const auto text = to_text(drawing::faults(page.picture, fonts));
        if (!text.empty()) all += "page " + page.label + "\n" + text;
    }
    return all;
}

std::vector<std::string> texts_of(const document::MadePages& made) {
    std::vector<std::string> texts;
    for (const auto& page : made.pages) {
        for (const auto& item : page.picture.items) {
            if (const auto* text = std::get_if<drawing::Text>(&item)) texts.push_back(text->text);
        }
    }
    return texts;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
    return std::ranges::find(texts, text) != texts.end();
}
bool any_has(const std::vector<std::string>& texts, const std::string& part) {
    return std::ranges::any_of(texts, [&](const auto& text) { return text.find(part) != std::string::npos; });
}

std::size_t filled_with(const document::MadePages& made, drawing::Colour colour) {
    std::size_t count = 0;
    for (const auto& page : made.pages) {
        count += static_cast<std::size_t>(std::ranges::count_if(page.picture.items, [&](const auto& item) {
            const auto* shape = std::get_if<drawing::Shape>(&item);
            return shape != nullptr && shape->fill == colour;
        }));
    }
    return count;
}

} // namespace

TEST_CASE("no text of itinerary, time card and marshals' sheets meets another or leaves its cell") {
    std::vector<made::Book> books;
    books.push_back(made::plain_book());
    books.push_back(made::plain_book({"en"}));
    books.push_back(made::nasty_book(40, 1));
    for (auto& book : books) {
        for (const bool with_heights : {false, true}) {
            if (with_heights) add_heights(book);
            CHECK(faults_of(itinerary_of(book)) == "");
            CHECK(faults_of(card_of(book)) == "");
            CHECK(faults_of(marshals_of(book)) == "");
        }
    }
}

TEST_CASE("the itinerary has trials, liaison and total of each sector, and they add up") {
    const auto book = made::plain_book();
    const auto texts = texts_of(itinerary_of(book));
    // Four lines of PC from 21.05 to 22.30 km in a sector of 42.50 km.
    CHECK(has(texts, "PC 1–3"));
    CHECK(has(texts, "1,25"));
    CHECK(has(texts, "41,25"));
    CHECK(has(texts, "42,50"));
    CHECK(any_has(texts, "ingresso"));
    CHECK(any_has(texts, "Totale tappa"));
    CHECK(any_has(texts, "sorge alle 07:5"));
    CHECK(has(texts, "Riepilogo"));
    CHECK_FALSE(any_has(texts, "punto più alto"));
}

TEST_CASE("service is light blue in a thick border, refuelling yellow, totals grey") {
    auto book = made::plain_book();
    const drawing::Colour blue{205, 228, 247};
    const drawing::Colour yellow{255, 241, 140};
    CHECK(filled_with(itinerary_of(book), blue) == 0);
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    for (auto& control : controls) {
        if (control.kind == edition::Kind::lunch) control.kind = edition::Kind::service;
        if (control.kind == edition::Kind::ct) {
            control.kind = edition::Kind::refuel;
            control.code = "";
        }
    }
    const auto made = itinerary_of(book);
    CHECK(filled_with(made, blue) == 2);
    CHECK(filled_with(made, yellow) == 1);
    CHECK(any_has(texts_of(made), "all'arrivo"));
    const auto thick = std::ranges::count_if(made.pages[0].picture.items, [](const auto& item) {
        const auto* shape = std::get_if<drawing::Shape>(&item);
        return shape != nullptr && shape->stroke && shape->stroke->width == Millimetres{1.2};
    });
    CHECK(thick == 1);
}

TEST_CASE("with elevation each leg has its profile with controls, summits and the height of the highest point") {
    auto book = made::plain_book();
    CHECK(filled_with(itinerary_of(book), drawing::Colour{214, 222, 206}) == 0);
    add_heights(book);
    const auto made = itinerary_of(book);
    CHECK(filled_with(made, drawing::Colour{214, 222, 206}) == 2); // two stretches are covered
    const auto texts = texts_of(made);
    CHECK(any_has(texts, "punto più alto 1200 m"));
    CHECK(std::ranges::count_if(texts, [](const auto& text) { return text.ends_with("1200 m"); }) >= 2);
}

TEST_CASE("a leg of which the models cover little has neither climb nor profile in the itinerary") {
    auto book = made::plain_book();
    add_heights(book);
    auto& heights = book.timed.itinerary.legs[LegIndex{0}].heights;
    for (std::size_t i = 0; i < heights.size() / 5; ++i) {
        heights[i].height.reset();
    }
    const auto made = itinerary_of(book);
    CHECK(filled_with(made, drawing::Colour{214, 222, 206}) == 0);
    CHECK_FALSE(any_has(texts_of(made), "punto più alto"));
}

TEST_CASE("crews and the itinerary learn nothing of secret check points, marshals do") {
    auto book = made::plain_book();
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.secret) control.name = "NASCOSTO";
    }
    CHECK_FALSE(any_has(texts_of(itinerary_of(book)), "NASCOSTO"));
    CHECK_FALSE(any_has(texts_of(card_of(book)), "NASCOSTO"));
    const auto sheets = marshals_of(book);
    CHECK(any_has(texts_of(sheets), "NASCOSTO"));
    CHECK(any_has(texts_of(sheets), "SEGRETO"));
    CHECK(sheets.pages.size() == book.timed.itinerary.legs[LegIndex{0}].controls.size());
}

TEST_CASE("a time card has three fields at a time control and one at a stamp, with target and first car's time") {
    const auto book = made::plain_book();
    const auto made = card_of(book);
    std::size_t boundaries = 0;
    std::size_t stamps = 0;
    for (const auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        boundaries += edition::is_sector_boundary(control.kind) ? 1 : 0;
        stamps += control.kind == edition::Kind::ct ? 1 : 0;
    }
    CHECK(filled_with(made, drawing::white) == boundaries * 3 + stamps);
    const auto texts = texts_of(made);
    CHECK(any_has(texts, " km – 1:05 – "));
    CHECK(any_has(texts, "Prima vettura: 20:30"));
    CHECK(any_has(texts, "38,00 s"));
}

TEST_CASE("a time card tells how a crew finds its own times, for each group") {
    auto book = made::plain_book({"en"});
    book.edition.groups = {{"", 80, std::chrono::seconds{30}, {}}};
    made::start_cars(book);
    CHECK(any_has(texts_of(card_of(book)), "plus n − 1 times 30 s"));
    book.edition.groups = {{"Tribute", 40, std::chrono::seconds{60}, {}},
                           {"Race", 400, std::chrono::seconds{30}, std::chrono::minutes{50}}};
    made::start_cars(book);
    const auto texts = texts_of(card_of(book));
    CHECK(any_has(texts, "Tribute: the first car starts 0 min after car 1"));
    CHECK(any_has(texts, "Race: the first car starts 50 min after car 1"));
}

TEST_CASE("a marshal's sheet tells when it works, where it is and what to do") {
    auto book = made::plain_book();
    book.edition.groups = {{"Gara", 395, std::chrono::seconds{60}, {}}};
    made::start_cars(book);
    book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].position = {geo::Latitude::degrees(45.5333333),
                                                                                 geo::Longitude::degrees(-10.9999999)};
    auto made = marshals_of(book);
    made.pages.resize(1);
    const auto texts = texts_of(made);
    CHECK(has(texts, "20:30"));
    CHECK(has(texts, "20:15"));
    CHECK(any_has(texts, "Gara: 395 vetture ogni 60 s, la prima alle 20:30"));
    CHECK(any_has(texts, "45° 32,000' N  11° 00,000' W"));
    CHECK(any_has(texts, "Fate partire"));
    CHECK(any_has(texts, "+39 030 123 4567"));
    CHECK(any_has(texts, "3fa2b1c4"));
}

TEST_CASE("the official style makes road books too") {
    Diagnostics found;
    const auto book = made::plain_book();
    CHECK(faults_of(made::pages_of(book, official_a4(), drawing::FontSet(), found)) == "");
}
