// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/made_book.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/layout_check.hpp"

#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <utility>

using namespace route;

namespace {

std::vector<Language> all_languages() { return roadbook::languages_of(made::source_folder() + "/styles").known; }

/// Each language first and each second once.
std::vector<std::vector<Language>> pairs() {
    const auto all = all_languages();
    std::vector<std::vector<Language>> pairs;
    for (std::size_t i = 0; i < all.size(); ++i) {
        pairs.push_back({all[i], all[(i + 1) % all.size()]});
    }
    return pairs;
}

std::string named(const std::vector<Language>& languages) { return listed(languages); }

document::PageStyle style_named(const std::string& name) {
    return document::read_page_style(made::source_folder() + "/styles/pages/" + name + ".toml");
}

std::string faults_of(const document::MadePages& made) {
    static const drawing::FontSet fonts;
    std::string all;
    for (const auto& page : made.pages) {
        const auto text = to_text(drawing::faults(page.picture, fonts));
        if (!text.empty()) all += "page " + page.label + "\n" + text;
    }
    return all;
}

std::string messages_of(const Diagnostics& found) {
    std::string all;
    for (const auto& diagnostic : found.all()) {
        all += to_text(diagnostic) + "\n";
    }
    return all;
}

/// The phrase with something long in each of its gaps.
std::string filled(std::string phrase, const roadbook::Phrases& phrases) {
    const std::array<std::pair<std::string, std::string>, 13> gaps{
        {{"{exit}", phrases.say("ordinal.9")},
         {"{name}", "Penser Joch / Passo di Pennes"},
         {"{height}", "2211"},
         {"{places}", "Sankt Leonhard in Passeier, Merano, Brennero"},
         {"{place}", "Sankt Leonhard in Passeier"},
         {"{speed}", phrases.decimal(49.95, 2)},
         {"{what}", phrases.say("landmark.monastery")},
         {"{trial}", "PC 112"},
         {"{ends}", "PC 111"},
         {"{starts}", "PC 112"},
         {"{length}", phrases.decimal(1250.25, 2)},
         {"{time}", phrases.decimal(62.5, 2)},
         {"{number}", "12"}}};
    for (const auto& [gap, value] : gaps) {
        if (const auto at = phrase.find(gap); at != std::string::npos) phrase.replace(at, gap.size(), value);
    }
    return phrase;
}

/// All that a box can say in the language, in the order of the keys.
std::vector<std::string> said(const roadbook::Phrases& phrases) {
    std::vector<std::string> lines;
    for (const auto& [key, phrase] : phrases.all()) {
        if (key.starts_with("box.")) lines.push_back(filled(phrase, phrases));
        if (key.starts_with("kind.")) lines.push_back("CO 118 · " + phrase);
        if (key.starts_with("landmark.")) {
            auto line = phrases.say("box.landmark_on_right", {{"what", phrase}});
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// Each box says one phrase in bold and a road below it, in both languages.
made::Book book_of_phrases(const std::vector<Language>& languages) {
    std::vector<std::vector<std::string>> lines;
    for (const auto& phrases : roadbook::phrases_in(made::source_folder() + "/styles", languages)) {
        lines.push_back(said(phrases));
    }
    auto book = made::near_book(std::vector<bool>(lines.front().size(), false), languages);
    for (auto& part : book.book.legs[LegIndex{0}].sectors) {
        for (std::size_t b = 0; b < part.boxes.size(); ++b) {
            for (std::size_t l = 0; l < languages.size(); ++l) {
                part.boxes[b].text[languages[l]] = {{lines[l][b], true}, {"SS 44 · Jaufenstraße", false}};
            }
        }
    }
    return book;
}

} // namespace

TEST_CASE("every language is laid out in every style of a road book without a fault") {
    for (const auto& style : {"fia-a5", "a4", "roll-150"}) {
        for (const auto& languages : pairs()) {
            CAPTURE(style);
            CAPTURE(named(languages));
            Diagnostics found;
            const drawing::FontSet fonts;
            const auto book = made::plain_book(languages);
            CHECK(faults_of(made::pages_of(book, style_named(style), fonts, found)) == "");
            CHECK(messages_of(found) == "");
        }
    }
}

TEST_CASE("each language alone is laid out without a fault, with long names too") {
    for (const auto language : all_languages()) {
        CAPTURE(named({language}));
        for (const auto& book : {made::plain_book({language}), made::nasty_book(3, 3, {language})}) {
            Diagnostics found;
            const drawing::FontSet fonts;
            CHECK(faults_of(made::pages_of(book, made::fia_a5(), fonts, found)) == "");
        }
    }
}

TEST_CASE("officials' papers of every language are laid out without a fault") {
    for (const auto& languages : pairs()) {
        CAPTURE(named(languages));
        const drawing::FontSet fonts;
        for (const auto& book : {made::plain_book(languages), made::nasty_book(6, 1, languages)}) {
            Diagnostics found;
            const auto published = book.publication();
            CHECK(faults_of(document::itinerary_pages(published, style_named("official-a4"), fonts, found)) == "");
            CHECK(faults_of(document::time_card_pages(published, LegIndex{0}, made::fia_a5(), fonts, found)) == "");
            CHECK(faults_of(document::marshal_pages(published, LegIndex{0}, style_named("marshal"), fonts, found)) == "");
        }
    }
}

TEST_CASE("every phrase of a language, beside that of another, goes into its box") {
    for (const auto& style : {"fia-a5", "a4", "roll-150"}) {
        for (const auto& languages : pairs()) {
            CAPTURE(style);
            CAPTURE(named(languages));
            Diagnostics found;
            const drawing::FontSet fonts;
            const auto book = book_of_phrases(languages);
            CHECK(faults_of(made::pages_of(book, style_named(style), fonts, found)) == "");
            CHECK(messages_of(found) == "");
        }
    }
}
