// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/made_book.hpp"
#include "document/setting/page_maker.hpp"
#include "drawing/layout_check.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

/// What tests ask of pages that are set: their texts, rows, rules and faults.
namespace made {

[[nodiscard]] inline route::document::PageStyle style_named(const std::string& name) {
    return route::document::read_page_style(source_folder() + "/styles/pages/" + name + ".toml");
}

/// A book with all that parts of its pages are made from. Not to be moved: the pages refer to it.
struct Workshop {
    explicit Workshop(Book own = plain_book(), const std::string& style_name = "fia-a5")
        : book(std::move(own)), style(style_named(style_name)), published(book.publication()),
          maker(published, style, fonts, found), facts(published.leg(route::LegIndex{0})) {}
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    [[nodiscard]] route::document::MadePages road_book() { return pages_of(book, style, fonts, found); }

    Book book;
    route::document::PageStyle style;
    route::drawing::FontSet fonts;
    route::Diagnostics found;
    route::roadbook::Publication published;
    route::document::PageMaker maker;
    route::timing::TimedLeg facts;
};

inline void add_texts(const route::drawing::Picture& picture, route::drawing::Point at,
                      std::vector<route::drawing::Text>& texts) {
    for (const auto& item : picture.items) {
        if (const auto* text = std::get_if<route::drawing::Text>(&item)) {
            texts.push_back(*text);
            texts.back().baseline = texts.back().baseline + at;
            texts.back().cell.top_left = texts.back().cell.top_left + at;
        }
        if (const auto* inset = std::get_if<route::drawing::Inset>(&item)) add_texts(*inset->picture, at + inset->at, texts);
    }
}

/// The texts of a picture and of its insets, each where it stands on the whole.
[[nodiscard]] inline std::vector<route::drawing::Text> set_texts(const route::drawing::Picture& picture) {
    std::vector<route::drawing::Text> texts;
    add_texts(picture, {}, texts);
    return texts;
}

[[nodiscard]] inline std::vector<std::string> words_of(const route::drawing::Page& page) {
    std::vector<std::string> words;
    for (const auto& text : set_texts(page.picture)) {
        words.push_back(text.text);
    }
    return words;
}
[[nodiscard]] inline std::vector<std::string> words_of(const route::document::MadePages& made) {
    std::vector<std::string> words;
    for (const auto& page : made.pages) {
        std::ranges::copy(words_of(page), std::back_inserter(words));
    }
    return words;
}

/// How many texts of a page, or of pages, are just this.
template <typename Pages> [[nodiscard]] std::ptrdiff_t count_of(const Pages& pages, const std::string& text) {
    return std::ranges::count(words_of(pages), text);
}
template <typename Pages> [[nodiscard]] bool says(const Pages& pages, const std::string& text) {
    return count_of(pages, text) > 0;
}
/// Whether some text has this in it.
template <typename Pages> [[nodiscard]] bool tells(const Pages& pages, const std::string& part) {
    return std::ranges::any_of(words_of(pages),
                               [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

/// The first text that is just this. \throws std::logic_error when there is none
[[nodiscard]] inline route::drawing::Text text_named(const route::drawing::Page& page, const std::string& wanted) {
    const auto texts = set_texts(page.picture);
    const auto found = std::ranges::find(texts, wanted, &route::drawing::Text::text);
    if (found == texts.end()) throw std::logic_error("no text \"" + wanted + "\" on the page");
    return *found;
}

/// The texts whose cells lie at the height of one text, from left to right: a table's row.
[[nodiscard]] inline std::vector<std::string> row_of(const route::drawing::Page& page, const std::string& wanted) {
    const auto cell = text_named(page, wanted).cell;
    const auto middle = cell.top() + cell.size.height / 2.0;
    auto texts = set_texts(page.picture);
    std::erase_if(texts, [&](const auto& text) { return text.cell.top() > middle || text.cell.bottom() < middle; });
    std::ranges::stable_sort(texts, {}, [](const auto& text) { return text.cell.left(); });
    std::vector<std::string> row;
    for (const auto& text : texts) {
        row.push_back(text.text);
    }
    return row;
}

/// All text of a page in the order of setting, a blank between two pieces: what wrapped text says.
[[nodiscard]] inline std::string running_text(const route::drawing::Page& page) {
    std::string all;
    for (const auto& word : words_of(page)) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

/// The page with an anchor. \throws std::logic_error when there is none
[[nodiscard]] inline const route::drawing::Page& page_at(const route::document::MadePages& made, const std::string& anchor) {
    const auto found = std::ranges::find_if(made.pages, [&](const auto& page) {
        return std::ranges::any_of(page.anchors, [&](const auto& own) { return own.name == anchor; });
    });
    if (found == made.pages.end()) throw std::logic_error("no page has the anchor " + anchor);
    return *found;
}

[[nodiscard]] inline bool has_page_at(const route::document::MadePages& made, const std::string& anchor) {
    return std::ranges::any_of(made.pages, [&](const auto& page) {
        return std::ranges::any_of(page.anchors, [&](const auto& own) { return own.name == anchor; });
    });
}

/// The shapes of a picture itself, without those of its insets.
[[nodiscard]] inline std::vector<route::drawing::Shape> shapes_of(const route::drawing::Picture& picture) {
    std::vector<route::drawing::Shape> shapes;
    for (const auto& item : picture.items) {
        if (const auto* shape = std::get_if<route::drawing::Shape>(&item)) shapes.push_back(*shape);
    }
    return shapes;
}

/// The shapes that are filled with a colour.
[[nodiscard]] inline std::vector<route::drawing::Shape> filled_shapes(const route::drawing::Picture& picture,
                                                                      route::drawing::Colour colour) {
    auto shapes = shapes_of(picture);
    std::erase_if(shapes, [&](const auto& shape) { return shape.fill != colour; });
    return shapes;
}

[[nodiscard]] inline std::vector<route::drawing::Pictogram> pictograms_of(const route::drawing::Page& page) {
    std::vector<route::drawing::Pictogram> pictograms;
    for (const auto& item : page.picture.items) {
        if (const auto* pictogram = std::get_if<route::drawing::Pictogram>(&item)) pictograms.push_back(*pictogram);
    }
    return pictograms;
}

/// The box round a shape's points.
[[nodiscard]] inline route::drawing::Rect extent_of(const route::drawing::Shape& shape) {
    const auto& points = shape.path.points();
    const auto [west, east] = std::ranges::minmax(points, {}, &route::drawing::Point::x);
    const auto [north, south] = std::ranges::minmax(points, {}, &route::drawing::Point::y);
    return {{west.x, north.y}, {east.x - west.x, south.y - north.y}};
}

/// All layout faults, by page; empty when there is none.
[[nodiscard]] inline std::string faults_on(const route::document::MadePages& made, const route::drawing::FontSet& fonts) {
    std::string all;
    for (const auto& page : made.pages) {
        const auto text = to_text(route::drawing::faults(page.picture, fonts));
        if (!text.empty()) all += "page " + page.label + "\n" + text;
    }
    return all;
}

/// The leg's road book in a style, which has no layout fault.
[[nodiscard]] inline route::document::MadePages set_book(const Book& book, const std::string& style_name = "fia-a5") {
    const route::drawing::FontSet fonts;
    route::Diagnostics found;
    auto made = pages_of(book, style_named(style_name), fonts, found);
    CHECK(faults_on(made, fonts) == "");
    return made;
}

/// The codes of all that was found, in order.
[[nodiscard]] inline std::vector<std::string> codes_of(const route::Diagnostics& found) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : found.all()) {
        codes.emplace_back(to_text(diagnostic).substr(to_text(diagnostic).rfind('[') + 1));
        codes.back().pop_back();
    }
    return codes;
}

} // namespace made
