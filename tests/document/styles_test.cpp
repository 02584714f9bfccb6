// SPDX-License-Identifier: BSL-1.0
#include "document/made_book.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/layout_check.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>

using namespace route;

namespace {

document::PageStyle style_named(const std::string& name) {
    return document::read_page_style(made::source_folder() + "/styles/pages/" + name + ".toml");
}

std::vector<std::string> all_styles() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(made::source_folder() + "/styles/pages")) {
        names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

document::MadePages pages_in(const made::Book& book, const document::PageStyle& style) {
    Diagnostics found;
    const drawing::FontSet fonts;
    return made::pages_of(book, style, fonts, found);
}

std::size_t boxes_on(const drawing::Page& page) {
    return static_cast<std::size_t>(std::ranges::count_if(
        page.picture.items, [](const auto& item) { return std::holds_alternative<drawing::Inset>(item); }));
}

/// Pages of boxes: those with tulips, without the example in the guide.
std::vector<drawing::Page> box_pages_in(const made::Book& book, const document::PageStyle& style) {
    const auto made = pages_in(book, style);
    std::vector<drawing::Page> pages;
    for (std::size_t i = 2; i < made.pages.size(); ++i) {
        if (boxes_on(made.pages[i]) > 0) pages.push_back(made.pages[i]);
    }
    return pages;
}

bool has_text(const drawing::Page& page, const std::string& wanted) {
    return std::ranges::any_of(page.picture.items, [&](const auto& item) {
        const auto* text = std::get_if<drawing::Text>(&item);
        return text != nullptr && text->text == wanted;
    });
}

} // namespace

TEST_CASE("in every page style no text of a plain or a nasty book meets another") {
    const drawing::FontSet fonts;
    CHECK(all_styles() == std::vector<std::string>{"a4", "fia-a5", "marshal", "official-a4", "roll-150"});
    for (const auto& name : all_styles()) {
        const auto style = style_named(name);
        for (const auto& book : {made::plain_book(), made::nasty_book(2, 6)}) {
            int number = 0;
            for (const auto& page : pages_in(book, style).pages) {
                const auto faults = to_text(drawing::faults(page.picture, fonts));
                CHECK_MESSAGE(faults.empty(), name, " page ", ++number, "\n", faults);
            }
        }
    }
}

TEST_CASE("in every page style the words of headings and tables of a plain book are whole") {
    const drawing::FontSet fonts;
    for (const auto& name : all_styles()) {
        Diagnostics found;
        const auto book = made::plain_book();
        static_cast<void>(made::pages_of(book, style_named(name), fonts, found));
        for (const auto& diagnostic : found.all()) {
            CHECK_MESSAGE(diagnostic.code != "text-cut", name, ": ", diagnostic.subject);
        }
    }
}

TEST_CASE("near boxes that a scroll parts have no rule between their pages") {
    const auto style = style_named("roll-150");
    std::vector<bool> near(20, false);
    const auto rules_at = [&](const std::vector<bool>& near_next, std::size_t page_index) {
        const auto page = box_pages_in(made::near_book(near_next), style).at(page_index);
        return std::ranges::count_if(page.picture.items, [&](const auto& item) {
            const auto* shape = std::get_if<drawing::Shape>(&item);
            if (shape == nullptr || !shape->stroke || shape->path.points().size() != 2) return false;
            const auto& points = shape->path.points();
            return points[0].y == points[1].y && points[1].x - points[0].x > Millimetres{100} &&
                   points[0].y == style.body().top();
        });
    };
    CHECK(rules_at(near, 1) == 1);
    // A chain of nine cannot stay on one page.
    for (std::size_t i = 0; i < 9; ++i) {
        near[i] = true;
    }
    CHECK(rules_at(near, 1) == 0);
}

TEST_CASE("A4 has two columns of five boxes, and near boxes stay in one column") {
    const auto style = style_named("a4");
    CHECK(boxes_on(box_pages_in(made::near_book(std::vector<bool>(12, false)), style).at(0)) == 10);
    const auto pages = box_pages_in(made::near_book({false, false, false, false, true, false, false}), style);
    REQUIRE(pages.size() == 1);
    // The fourth box ends the first column, since the fifth and sixth belong together.
    std::size_t left = 0;
    for (const auto& item : pages[0].picture.items) {
        const auto* inset = std::get_if<drawing::Inset>(&item);
        if (inset != nullptr && inset->at.x < style.paper.width / 2.0) ++left;
    }
    CHECK(left == 4);
}

TEST_CASE("a scroll has a head only where a sector begins, and its rows go on from page to page without a gap") {
    const auto style = style_named("roll-150");
    const auto pages = box_pages_in(made::near_book(std::vector<bool>(20, false)), style);
    REQUIRE(pages.size() == 3);
    CHECK(boxes_on(pages[0]) == 8);
    CHECK(boxes_on(pages[1]) == 8);
    CHECK(boxes_on(pages[2]) == 4);
    const auto head = style.header_height + style.headings_height;
    const auto bare = style.margin_top + style.footer_height + style.margin_bottom;
    CHECK(pages[0].picture.size.height.count() == doctest::Approx((bare + head + style.box_height() * 8.0).count()));
    CHECK(pages[1].picture.size.height.count() == doctest::Approx((bare + style.box_height() * 8.0).count()));
    CHECK(pages[2].picture.size.height.count() == doctest::Approx((bare + style.box_height() * 4.0).count()));
    CHECK(pages[1].picture.size.width == Millimetres{150});
    const auto heading = std::string("Totale");
    CHECK(has_text(pages[0], heading));
    CHECK_FALSE(has_text(pages[1], heading));
}

TEST_CASE("a scroll tells where it is cut, above the first row and below the last") {
    const auto style = style_named("roll-150");
    const auto page = box_pages_in(made::near_book(std::vector<bool>(20, false)), style).at(1);
    std::vector<double> marks;
    for (const auto& item : page.picture.items) {
        const auto* shape = std::get_if<drawing::Shape>(&item);
        if (shape == nullptr || shape->path.points().size() != 2) continue;
        const auto& points = shape->path.points();
        if (points[0].y == points[1].y && points[1].x <= Millimetres{3}) marks.push_back(points[0].y.count());
    }
    REQUIRE(marks.size() == 2);
    CHECK(marks[0] == doctest::Approx(style.margin_top.count()));
    CHECK(marks[1] == doctest::Approx((style.margin_top + style.box_height() * 8.0).count()));
}
