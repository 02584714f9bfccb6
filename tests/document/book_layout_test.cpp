// SPDX-License-Identifier: BSL-1.0
#include "document/made_book.hpp"
#include "drawing/layout_check.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <memory>

using namespace route;

namespace {

document::MadePages pages_of(const made::Book& book, Diagnostics& found) {
    return made::pages_of(book, made::fia_a5(), drawing::FontSet(), found);
}

std::string faults_of(const made::Book& book) {
    Diagnostics found;
    const drawing::FontSet fonts;
    std::string all;
    int number = 0;
    for (const auto& page : pages_of(book, found).pages) {
        ++number;
        const auto text = to_text(drawing::faults(page.picture, fonts));
        if (!text.empty()) all += "page " + std::to_string(number) + "\n" + text;
    }
    return all;
}

std::vector<drawing::Text> texts_of(const drawing::Picture& picture) {
    std::vector<drawing::Text> texts;
    for (const auto& item : picture.items) {
        if (const auto* text = std::get_if<drawing::Text>(&item)) texts.push_back(*text);
    }
    return texts;
}

/// The pages that hold boxes: those with tulips, without the example in the guide.
std::vector<drawing::Picture> box_pages_of(const document::MadePages& made) {
    std::vector<drawing::Picture> pages;
    for (std::size_t i = 2; i < made.pages.size(); ++i) {
        const auto& items = made.pages[i].picture.items;
        if (std::ranges::any_of(items, [](const auto& item) { return std::holds_alternative<drawing::Inset>(item); })) {
            pages.push_back(made.pages[i].picture);
        }
    }
    return pages;
}

std::size_t boxes_on(const drawing::Picture& page) {
    return static_cast<std::size_t>(
        std::ranges::count_if(page.items, [](const auto& item) { return std::holds_alternative<drawing::Inset>(item); }));
}

std::vector<std::size_t> boxes_a_page(const std::vector<bool>& near_next) {
    Diagnostics found;
    std::vector<std::size_t> counts;
    for (const auto& page : box_pages_of(pages_of(made::near_book(near_next), found)))
        counts.push_back(boxes_on(page));
    return counts;
}

/// Thick rules across the whole row between boxes.
std::size_t rules_between(const drawing::Picture& page) {
    const auto style = made::fia_a5();
    std::size_t count = 0;
    for (const auto& item : page.items) {
        const auto* shape = std::get_if<drawing::Shape>(&item);
        if (shape == nullptr || !shape->stroke || shape->stroke->width != style.thick_rule) continue;
        const auto& points = shape->path.points();
        if (points.size() == 2 && points[0].y == points[1].y && points[1].x - points[0].x >= style.body().size.width)
            ++count;
    }
    return count;
}

} // namespace

TEST_CASE("no text of a plain book meets another, leaves its cell or the page") {
    CHECK(faults_of(made::plain_book()) == "");
}

TEST_CASE("one language alone is laid out as well") {
    CHECK(faults_of(made::plain_book({"it"})) == "");
    CHECK(faults_of(made::plain_book({"en"})) == "");
    CHECK(faults_of(made::plain_book({"en", "it"})) == "");
}

TEST_CASE("long German and Italian names, five lines of text and seven pictograms are laid out without a fault") {
    CHECK(faults_of(made::nasty_book(3, 7)) == "");
}

TEST_CASE("an itinerary of forty sectors goes on over several pages without a fault") {
    const auto book = made::nasty_book(40, 1);
    CHECK(faults_of(book) == "");
    Diagnostics found;
    const auto made = pages_of(book, found);
    const auto titled_itinerary = std::ranges::count_if(made.pages, [](const auto& page) {
        const auto texts = texts_of(page.picture);
        return std::ranges::any_of(texts, [](const auto& text) { return text.text == "Tabella distanze e tempi"; });
    });
    CHECK(titled_itinerary >= 2);
}

TEST_CASE("an edition's numbers beyond the usual still fit") {
    auto book = made::plain_book();
    for (auto& part : book.book.legs[LegIndex{0}].sectors) {
        for (auto& box : part.boxes) {
            box.total = box.to_go = PrintedLength::decametres(123456);
            box.partial = PrintedLength::decametres(98765);
            box.number = "137A";
        }
    }
    CHECK(faults_of(book) == "");
}

TEST_CASE("totals are at least 12 pt, information at least 9 pt, tulips at least 30 mm wide") {
    for (const auto& book : {made::plain_book(), made::nasty_book(2, 5)}) {
        Diagnostics found;
        const auto style = made::fia_a5();
        const auto body = style.body();
        const auto info_left = body.left() + style.distance_width + style.tulip_width;
        const auto info_right = body.right() - style.to_go_width;
        const auto boxes_top = body.top() + style.header_height + style.headings_height;
        std::size_t totals = 0;
        std::size_t lines = 0;
        for (const auto& page : box_pages_of(pages_of(book, found))) {
            for (const auto& text : texts_of(page)) {
                if (text.baseline.y < boxes_top || text.baseline.y > body.bottom()) continue;
                const bool is_distance = text.baseline.x < body.left() + style.distance_width;
                if (is_distance && text.style.weight == drawing::Weight::bold && text.style.colour == drawing::black) {
                    CHECK(text.style.size >= Points{12});
                    ++totals;
                }
                if (text.baseline.x >= info_left && text.baseline.x < info_right) {
                    CHECK(text.style.size >= Points{9});
                    ++lines;
                }
            }
            for (const auto& item : page.items) {
                const auto* inset = std::get_if<drawing::Inset>(&item);
                if (inset != nullptr) CHECK(inset->picture->size.width >= Millimetres{30});
            }
        }
        CHECK(totals >= 10);
        CHECK(lines >= 10);
    }
}

TEST_CASE("five boxes fill a page and each sector begins a new one") {
    CHECK(boxes_a_page(std::vector<bool>(12, false)) == std::vector<std::size_t>{5, 5, 2});
    CHECK(boxes_a_page(std::vector<bool>(5, false)) == std::vector<std::size_t>{5});
    Diagnostics found;
    const auto made = pages_of(made::plain_book(), found);
    REQUIRE(box_pages_of(made).size() == 4);
    CHECK(boxes_on(box_pages_of(made)[2]) + boxes_on(box_pages_of(made)[1]) + boxes_on(box_pages_of(made)[0]) == 10);
    CHECK(boxes_on(box_pages_of(made)[3]) == 3);
}

TEST_CASE("boxes that follow each other at once stay on one page where a page can hold them") {
    //                 1      2      3      4     5      6      7
    CHECK(boxes_a_page({false, false, false, true, true, false, false}) == std::vector<std::size_t>{3, 4});
    CHECK(boxes_a_page({false, false, false, false, true, false}) == std::vector<std::size_t>{4, 2});
    // Seven in a chain cannot; they fill pages.
    CHECK(boxes_a_page({false, true, true, true, true, true, true, false}) == std::vector<std::size_t>{5, 3});
}

TEST_CASE("the rule between near boxes is left out, all others are drawn") {
    Diagnostics found;
    const auto apart = box_pages_of(pages_of(made::near_book({false, false, false, false, false}), found));
    const auto near = box_pages_of(pages_of(made::near_book({false, true, true, false, false}), found));
    REQUIRE(apart.size() == 1);
    REQUIRE(near.size() == 1);
    CHECK(rules_between(apart[0]) == 4);
    CHECK(rules_between(near[0]) == 2);
}

TEST_CASE("a text too long for its row gets more rows and a warning that names the box") {
    auto book = made::near_book({false, false, false});
    auto& box = book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[1];
    box.text["it"].assign(10, {"Attenzione: attraversamento bestiame", false, true});
    Diagnostics found;
    const auto pages = box_pages_of(pages_of(book, found));
    REQUIRE(pages.size() == 1);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].severity == Severity::warning);
    CHECK(found.all()[0].code == "box-text-long");
    CHECK(found.all()[0].subject == "leg 1, box 2");
    const auto texts = texts_of(pages[0]);
    CHECK(std::ranges::count_if(texts, [](const auto& text) { return text.text.starts_with("Attenzione"); }) == 10);
    CHECK(faults_of(book) == "");
}

TEST_CASE("a text longer than a page is bad input, not cut in silence") {
    auto book = made::near_book({false, false});
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[1].text["it"].assign(
        80, {"Attenzione: attraversamento bestiame", false});
    Diagnostics found;
    (void)pages_of(book, found);
    CHECK(found.has_errors());
    CHECK(faults_of(book) == "");
}
