// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

drawing::Page first_page_of(const made::Book& book, int sector, const std::string& style = "fia-a5") {
    return made::page_at(made::set_book(book, style), "sector-" + std::to_string(sector));
}

/// The texts in the row of a page's box, counted from 0, from left to right.
std::vector<std::string> box_row(const drawing::Page& page, int row) {
    const auto style = made::fia_a5();
    const auto top = style.body().top() + style.header_height + style.headings_height + style.box_height() * row;
    auto texts = made::set_texts(page.picture);
    std::erase_if(texts,
                  [&](const auto& text) { return text.baseline.y < top || text.baseline.y > top + style.box_height(); });
    std::ranges::stable_sort(texts, {}, [](const auto& text) { return text.cell.left(); });
    std::vector<std::string> row_texts;
    for (const auto& text : texts) {
        row_texts.push_back(text.text);
    }
    return row_texts;
}

std::vector<double> tulips_from_top(const drawing::Page& page) {
    std::vector<double> tops;
    for (const auto& item : page.picture.items) {
        if (const auto* inset = std::get_if<drawing::Inset>(&item)) tops.push_back(inset->at.y.count());
    }
    return tops;
}

/// Triangles at the foot of a page: the next box follows at once on the next page.
std::size_t hurry_marks_on(const drawing::Page& page) {
    return static_cast<std::size_t>(
        std::ranges::count_if(made::filled_shapes(page.picture, drawing::black),
                              [](const auto& shape) { return shape.path.points().size() == 3; }));
}

} // namespace

TEST_CASE("a sector's head tells number, controls, length, target time, average and the first car's time") {
    const auto page = first_page_of(made::plain_book({"it"}), 1);
    for (const std::string text : {"1", "CO 0 → CO 1", "42,50", "1:05", "39,23", "20:30"}) {
        CHECK_MESSAGE(made::tells(page, text), text);
    }
    const auto second = first_page_of(made::plain_book({"it"}), 2);
    for (const std::string text : {"2", "CO 1 → CO 2", "69,84", "2:00", "34,92", "22:35"}) {
        CHECK_MESSAGE(made::tells(second, text), text);
    }
}

TEST_CASE("long names of a sector's ends stand on two lines of its head, short ones on one") {
    const auto short_names = first_page_of(made::near_book({false}), 1);
    CHECK(made::says(short_names, "Brescia → Bergamo"));
    auto book = made::near_book({false});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.name = "Sankt Leonhard in Passeier – Fußgängerunterführung";
    }
    const auto long_names = first_page_of(book, 1);
    CHECK(made::says(long_names, "Sankt Leonhard in Passeier – Fußgängerunterführung"));
    CHECK(made::says(long_names, "→ Sankt Leonhard in Passeier – Fußgängerunterführung"));
}

TEST_CASE("a box has its number, total and partial on the left, its text in the middle and what is to go on the right") {
    const auto page = first_page_of(made::plain_book({"it"}), 1);
    const auto row = box_row(page, 3);
    REQUIRE(row.size() >= 6);
    CHECK(row[0] == "4");
    CHECK(row[1] == "9,80");
    CHECK(row[2] == "8,35");
    CHECK(row.back() == "32,70");
    CHECK(made::text_named(page, "9,80").baseline.y < made::text_named(page, "8,35").baseline.y);
    CHECK(made::text_named(page, "9,80").style.size > made::text_named(page, "8,35").style.size);
}

TEST_CASE("the first box of a sector starts from zero, the last one has nothing to go") {
    const auto made = made::set_book(made::plain_book({"it"}));
    const auto& first = made::page_at(made, "sector-2");
    CHECK(box_row(first, 0).at(1) == "0,00");
    CHECK(box_row(first, 0).back() == "69,84");
    CHECK(box_row(first, 2).at(1) == "69,84");
    CHECK(box_row(first, 2).back() == "0,00");
}

TEST_CASE("the partial of a box that follows at once is white, bold and stands on black") {
    const auto page = first_page_of(made::plain_book({"it"}), 1);
    const auto hurried = made::text_named(page, "0,13"); // box 3, after a near one
    CHECK(hurried.style.colour == drawing::white);
    CHECK(hurried.style.weight == drawing::Weight::bold);
    const auto plates = made::filled_shapes(page.picture, drawing::black);
    CHECK(std::ranges::any_of(plates, [&](const auto& shape) {
        const auto plate = made::extent_of(shape);
        return plate.top() < hurried.baseline.y && plate.bottom() > hurried.baseline.y &&
               plate.left() <= hurried.cell.left() && plate.right() >= hurried.cell.right();
    }));
    const auto calm = made::text_named(page, "8,35"); // box 4
    CHECK(calm.style.weight == drawing::Weight::regular);
}

TEST_CASE("the boxes' columns are named above them on each page, in both languages") {
    const auto made = made::set_book(made::plain_book({"it", "en"}));
    std::size_t named = 0;
    for (const auto& page : made.pages) {
        if (tulips_from_top(page).empty()) continue;
        CHECK(made::says(page, "Totale · Total"));
        CHECK(made::says(page, "Manca · To go"));
        ++named;
    }
    CHECK(named == 5); // the guide's example and four pages of boxes
}

TEST_CASE("each box has one tulip, in the middle of its row") {
    const auto page = first_page_of(made::near_book({false, false, false}), 1);
    const auto tops = tulips_from_top(page);
    REQUIRE(tops.size() == 3);
    const auto style = made::fia_a5();
    for (std::size_t i = 1; i < tops.size(); ++i) {
        CHECK(tops[i] - tops[i - 1] == doctest::Approx(style.box_height().count()));
    }
    CHECK(tops[0] == doctest::Approx((style.body().top() + style.header_height + style.headings_height +
                                      (style.box_height() - style.tulip_size().height) / 2.0)
                                         .count()));
}

TEST_CASE("a triangle at the foot of a page tells that the next box follows at once, and only there") {
    // Six in a chain do not fit one page.
    const auto chain = made::set_book(made::near_book({true, true, true, true, true, false}));
    CHECK(hurry_marks_on(made::page_at(chain, "sector-1")) == 1);
    const auto apart = made::set_book(made::near_book(std::vector<bool>(6, false)));
    CHECK(hurry_marks_on(made::page_at(apart, "sector-1")) == 0);
    // The last box of a sector has no next one to hurry to.
    CHECK(hurry_marks_on(first_page_of(made::near_book({false, true}), 1)) == 0);
}

TEST_CASE("a box takes two rows of its page and those after it go on below") {
    auto book = made::near_book({false, false, false});
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0].text["it"].assign(10, {"Attenzione: dosso", false});
    const auto tops = tulips_from_top(first_page_of(book, 1));
    REQUIRE(tops.size() == 3);
    const auto row = made::fia_a5().box_height().count();
    CHECK(tops[1] - tops[0] == doctest::Approx(row * 1.5)); // from the middle of two rows to that of one
    CHECK(tops[2] - tops[1] == doctest::Approx(row));
}

TEST_CASE("a control's anchor stands at the row of its first box, so that links open it there") {
    auto book = made::plain_book({"it"});
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[2].controls = {ControlIndex{3}};
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[3].controls = {ControlIndex{3}};
    const auto made = made::set_book(book);
    const auto& page = made::page_at(made, "control-3");
    const auto anchor = std::ranges::find(page.anchors, "control-3", &drawing::LinkTarget::name);
    REQUIRE(anchor != page.anchors.end());
    const auto style = made::fia_a5();
    const auto boxes = style.body().top() + style.header_height + style.headings_height;
    CHECK(anchor->at.y.count() == doctest::Approx((boxes + style.box_height() * 2.0).count()));
    std::size_t count = 0;
    for (const auto& other : made.pages) {
        count += static_cast<std::size_t>(std::ranges::count(other.anchors, "control-3", &drawing::LinkTarget::name));
    }
    CHECK(count == 1);
}

TEST_CASE("a number added by hand and a total of thousands of kilometres are whole in every style") {
    auto book = made::near_book({false, false});
    auto& box = book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[1];
    box.number = "137A";
    box.total = PrintedLength::decametres(161803);
    for (const auto* style : {"fia-a5", "a4", "roll-150", "official-a4"}) {
        const auto page = first_page_of(book, 1, style);
        CHECK(made::says(page, "137A"));
        CHECK(made::says(page, "1618,03")); // on one line: "1618,0" would be read as such
    }
}
