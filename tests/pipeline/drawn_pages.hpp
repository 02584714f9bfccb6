// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"
#include "drawing/layout_check.hpp"
#include "pipeline/drawn_build.hpp"
#include "timing/timed_leg.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <vector>

namespace route::test {

/// A drawn edition, planned, with what pages of its first leg are made from.
struct DrawnPages {
    explicit DrawnPages(const DrawnEdition& drawn, const std::string& style_name = "fia-a5")
        : plan(planned(drawn, found)),
          style(document::read_page_style(ROUTE_SOURCE_DIR "/styles/pages/" + style_name + ".toml")),
          published{plan.edition,     plan.timed,  book,    phrases,          "© the map",
                    plan.fingerprint, &plan.roads, nullptr, &plan.authorities},
          maker(published, style, fonts, found), facts(published.leg(LegIndex{0})) {}

    static pipeline::Plan planned(const DrawnEdition& drawn, Diagnostics& found) {
        auto plan = pipeline::planned(drawn.write(), drawn.network_file(), workshop(), found);
        if (!plan) throw std::logic_error(to_text(found.all().back()));
        return std::move(*plan);
    }

    Diagnostics found;
    pipeline::Plan plan;
    std::vector<roadbook::Phrases> phrases{roadbook::Phrases::load(ROUTE_SOURCE_DIR "/styles", "it"),
                                           roadbook::Phrases::load(ROUTE_SOURCE_DIR "/styles", "en")};
    document::PageStyle style;
    drawing::FontSet fonts;
    roadbook::RoadBook book; ///< empty: maps and officials' sheets show no boxes
    roadbook::Publication published;
    document::PageMaker maker;
    timing::TimedLeg facts;
};

inline void add_texts(const drawing::Picture& picture, std::vector<std::string>& texts) {
    for (const auto& item : picture.items) {
        if (const auto* text = std::get_if<drawing::Text>(&item)) texts.push_back(text->text);
        if (const auto* inset = std::get_if<drawing::Inset>(&item)) add_texts(*inset->picture, texts);
    }
}

/// Every text of a page, those of its insets too.
[[nodiscard]] inline std::vector<std::string> texts_of(const drawing::Page& page) {
    std::vector<std::string> texts;
    add_texts(page.picture, texts);
    return texts;
}

[[nodiscard]] inline bool says(const drawing::Page& page, const std::string& text) {
    return std::ranges::count(texts_of(page), text) > 0;
}

inline void add_shapes(const drawing::Picture& picture, std::vector<drawing::Shape>& shapes) {
    for (const auto& item : picture.items) {
        if (const auto* shape = std::get_if<drawing::Shape>(&item)) shapes.push_back(*shape);
        if (const auto* inset = std::get_if<drawing::Inset>(&item)) add_shapes(*inset->picture, shapes);
    }
}

/// How many shapes are filled with a colour.
[[nodiscard]] inline std::ptrdiff_t filled_with(const drawing::Page& page, drawing::Colour colour) {
    std::vector<drawing::Shape> shapes;
    add_shapes(page.picture, shapes);
    return std::ranges::count_if(shapes, [&](const auto& shape) { return shape.fill == colour; });
}

inline void check_layout(const document::MadePages& made, const drawing::FontSet& fonts) {
    for (const auto& page : made.pages) {
        const auto faults = drawing::faults(page.picture, fonts);
        CHECK_MESSAGE(faults.empty(), "page ", page.label, ": ", drawing::to_text(faults));
    }
}

} // namespace route::test
