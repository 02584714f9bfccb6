// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "edition/kind_catalogue.hpp"
#include "junction/junction_view.hpp"
#include "junction/landmark_catalogue.hpp"
#include "roadbook/drawn_rally.hpp"
#include "roadbook/phrases.hpp"
#include "support/temporary_folder.hpp"
#include "timing/rules.hpp"
#include "timing/unweighed_words.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

using namespace route;
using namespace route::test;
using roadbook::Phrases;

namespace {

using Keys = std::set<std::string>;

/// All texts in quotes in the sources of the modules that speak.
Keys quoted_texts() {
    static const std::regex quoted{R"("([A-Za-z0-9_.{}-]+)\")"};
    Keys texts;
    for (const auto* module : {"roadbook", "homologation", "document", "exchange", "pipeline"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::filesystem::path(ROUTE_SOURCE_DIR "/libroute") / module)) {
            const auto ending = entry.path().extension(); // names of enumerations stand in headers
            if (ending != ".cpp" && ending != ".hpp") continue;
            static const std::regex comment{R"(//[^\n]*)"};
            const auto source = std::regex_replace(content_of(entry.path()), comment, "");
            for (std::sregex_iterator match{source.begin(), source.end(), quoted}, end; match != end; ++match) {
                texts.insert((*match)[1]);
            }
        }
    }
    return texts;
}

bool is_key(const std::string& text) {
    static const std::regex key{R"((box|kind|number|ordinal|page|rule)\.[A-Za-z0-9_.-]*[A-Za-z0-9])"};
    return std::regex_match(text, key);
}

/// What the sources put behind a beginning such as "box." or "page.month.": words in quotes, kinds, numbers,
/// sides.
bool can_be_ending(const std::string& ending, const Keys& texts) {
    if (texts.contains(ending)) return true;
    for (const std::string side : {"left", "right"}) {
        if (ending.ends_with(side) && texts.contains(ending.substr(0, ending.size() - side.size()))) return true;
    }
    for (int k = 0; k < osm::landmark_kind_count; ++k) {
        if (ending == osm::name_of(static_cast<osm::LandmarkKind>(k))) return true;
    }
    for (int c = 0; c < osm::road_class_count; ++c) {
        if (ending == osm::name_of(static_cast<osm::RoadClass>(c))) return true;
    }
    const auto rules = timing::rule_keys();
    if (std::ranges::find(rules, ending) != rules.end()) return true;
    const auto words = timing::rule_words();
    if (std::ranges::find(words, ending) != words.end()) return true;
    for (std::size_t why = 0; why < timing::why_count; ++why) {
        if (ending == timing::name_of(static_cast<timing::Why>(why))) return true;
    }
    if (std::ranges::find(edition::kind_catalogue, ending, &edition::KindFacts::duty) != edition::kind_catalogue.end())
        return true;
    const auto kind = ending.substr(0, ending.ends_with("_in")    ? ending.size() - 3
                                       : ending.ends_with("_out") ? ending.size() - 4
                                                                  : ending.size());
    if (const auto known = edition::kind_named(kind)) return edition::is_printed(*known);
    return std::ranges::all_of(ending, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_used(const std::string& key, const Keys& texts) {
    if (texts.contains(key)) return true;
    for (const auto& text : texts) {
        const auto beginning = text.ends_with("{}") ? text.substr(0, text.size() - 2) : text;
        const bool open = text.ends_with("{}") || text.ends_with(".");
        if (!open || beginning.find('.') == std::string::npos || !key.starts_with(beginning)) continue;
        if (can_be_ending(key.substr(beginning.size()), texts)) return true;
    }
    return false;
}

Keys gaps_of(const std::string& phrase) {
    static const std::regex gap{R"(\{(\w+)\})"};
    Keys gaps;
    for (std::sregex_iterator match{phrase.begin(), phrase.end(), gap}, end; match != end; ++match) {
        gaps.insert((*match)[1]);
    }
    return gaps;
}

/// Place, message and way out of what is refused; empty when nothing is.
template <class Call> std::string refusal(const Call& call) {
    try {
        call();
    } catch (const InputError& error) {
        return error.where().file + ":" + std::to_string(error.where().line) + ": " + error.what() + " " + error.hint();
    }
    return "";
}

const std::vector<Phrases>& every_language() {
    static const auto all =
        roadbook::phrases_in(ROUTE_SOURCE_DIR "/styles", roadbook::languages_of(ROUTE_SOURCE_DIR "/styles").known);
    return all;
}

/// Names the language of a folder that a test makes as its own reference.
void make_reference(const TemporaryFolder& folder, const std::string& language) {
    folder.file("phrases/languages.toml", "reference = \"" + language + "\"\nstandard = [\"" + language + "\"]\n");
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("every language's folder has the same phrases with the same gaps, and none is empty") {
    const auto& english = italian_and_english()[1].all();
    CHECK(english.size() > 300);
    CHECK(every_language().size() >= 5);
    for (const auto& phrases : every_language()) {
        CAPTURE(listed({phrases.language()}));
        for (const auto& [key, phrase] : english) {
            CAPTURE(key);
            const auto other = phrases.all().find(key);
            REQUIRE(other != phrases.all().end());
            CHECK(gaps_of(phrase) == gaps_of(other->second));
            CHECK_FALSE(other->second.empty());
        }
        for (const auto& [key, phrase] : phrases.all()) {
            CAPTURE(key);
            CHECK(english.contains(key));
        }
    }
}

TEST_CASE("no word of a box is so long that it would be broken beside a sign") {
    for (const auto& phrases : every_language()) {
        for (const auto& [key, phrase] : phrases.all()) {
            if (!key.starts_with("box.") && !key.starts_with("kind.") && !key.starts_with("landmark.")) continue;
            CAPTURE(phrase);
            std::istringstream words{phrase};
            for (std::string word; words >> word;) {
                const auto letters = std::ranges::count_if(word, [](char c) { return (c & 0xc0) != 0x80; });
                CHECK((word.front() == '{' || letters <= 17));
            }
        }
    }
}

TEST_CASE("numbers, ordinals and dates are written as the language writes them") {
    const auto in = [](Language language) { return Phrases::load(ROUTE_SOURCE_DIR "/styles", language); };
    CHECK(in("de").decimal(1234.5, 2) == "1234,50");
    CHECK(in("en").decimal(1234.5, 2) == "1234.50");
    CHECK(in("fr").decimal(-0.5, 1) == "-0,5");
    CHECK(in("es").decimal(7, 0) == "7");
    CHECK(in("de").say("box.roundabout", {{"exit", in("de").say("ordinal.3")}}) == "Kreisverkehr: 3.\u00a0Ausfahrt");
    CHECK(in("es").say("box.roundabout", {{"exit", in("es").say("ordinal.3")}}) == "Rotonda: 3.ª\u00a0salida");
    CHECK(in("fr").say("ordinal.1") == "1re");
    CHECK(in("fr").say("ordinal.more", {{"number", "12"}}) == "12e");
    const auto date = [&](Language language) {
        return in(language).say("page.date", {{"day", "11"}, {"month", in(language).say("page.month.6")}, {"year", "2024"}});
    };
    CHECK(date("de") == "11. Juni 2024");
    CHECK(date("fr") == "11 juin 2024");
    CHECK(date("es") == "11 de junio de 2024");
    CHECK(date("it") == "11 giugno 2024");
}

TEST_CASE("every phrase that the sources name is there") {
    std::size_t named = 0;
    for (const auto& text : quoted_texts()) {
        if (!is_key(text)) continue;
        ++named;
        CAPTURE(text);
        for (const auto& phrases : every_language()) {
            CHECK(phrases.has(text));
        }
    }
    CHECK(named > 30);
}

TEST_CASE("every phrase is named by the sources, as a whole or by its beginning and its ending") {
    const auto texts = quoted_texts();
    for (const auto& [key, phrase] : italian_and_english()[0].all()) {
        if (key.starts_with("list.")) continue; // words for whatever the reader of lists knows
        CAPTURE(key);
        CHECK(is_used(key, texts));
    }
}

TEST_CASE("lists may be written in the words of any language, and no word means two kinds or columns") {
    const auto words = roadbook::languages_of(ROUTE_SOURCE_DIR "/styles").words;
    for (const auto& phrases : every_language()) {
        for (const auto& [key, phrase] : phrases.all()) {
            const bool kind = key.starts_with("list.kind.");
            if (!kind && !key.starts_with("list.column.")) continue;
            const auto meaning = key.substr(key.rfind('.') + 1);
            if (kind) CHECK(edition::kind_named(meaning));
            std::istringstream list{phrase};
            for (std::string word; std::getline(list, word, ',');) {
                CAPTURE(word);
                CHECK((kind ? words.kind(word) : words.column(word)) == meaning);
            }
        }
    }
    // What the pages call a control is understood too.
    CHECK(words.kind("Controllo orario (CO)") == "CO");
    CHECK(words.kind("PARTENZA") == "START");
    CHECK(words.column("Località") == "place");
}

TEST_CASE("every printed kind has a name in every language, halts one for each way") {
    for (const auto& phrases : every_language()) {
        for (int k = 0; k <= static_cast<int>(edition::Kind::info); ++k) {
            const auto kind = static_cast<edition::Kind>(k);
            const auto key = "kind." + std::string(edition::name_of(kind));
            CAPTURE(key);
            const bool has_lines = kind == edition::Kind::pc || kind == edition::Kind::pm;
            if (!edition::is_printed(kind) || has_lines) continue;
            if (edition::is_halt(kind)) {
                CHECK(phrases.has(key + "_in"));
                CHECK(phrases.has(key + "_out"));
            } else {
                CHECK(phrases.has(key));
            }
        }
    }
}

TEST_CASE("every sign has a pictogram and a legend text") {
    for (int s = 0; s <= static_cast<int>(roadbook::Sign::info); ++s) {
        const std::string pictogram{roadbook::pictogram_of(static_cast<roadbook::Sign>(s))};
        CAPTURE(pictogram);
        CHECK(std::filesystem::exists(ROUTE_SOURCE_DIR "/styles/pictograms/" + pictogram + ".svg"));
        for (const auto& phrases : every_language()) {
            CHECK(phrases.has("page.signs." + pictogram));
        }
    }
}

TEST_CASE("a phrase's gaps are filled by name") {
    const auto& english = italian_and_english()[1];
    CHECK(english.say("box.roundabout", {{"exit", "4th"}}) == "Roundabout: 4th exit");
    CHECK(english.say("box.trial_linked", {{"starts", "PC 2"}, {"ends", "PC 1"}}) == "End of PC 1 = start of PC 2");
}

TEST_CASE("a missing phrase is refused with its key and the language's folder") {
    const auto message = refusal([] { static_cast<void>(italian_and_english()[0].say("box.no_such_phrase")); });
    CHECK(holds(message, "box.no_such_phrase"));
    CHECK(holds(message, "phrases/it"));
}

TEST_CASE("a phrase with an unknown gap is refused with its key and its file") {
    const TemporaryFolder folder;
    folder.file("phrases/xx/box.toml", "[box]\nroundabout = \"Exit {number}\"\n");
    make_reference(folder, "xx");
    const auto phrases = Phrases::load(folder.path(), "xx");
    const auto message = refusal([&] { static_cast<void>(phrases.say("box.roundabout", {{"exit", "2nd"}})); });
    CHECK(holds(message, "box.roundabout"));
    CHECK(holds(message, "Exit {number}"));
    CHECK(holds(message, "phrases/xx/box.toml:2"));
}

TEST_CASE("an unknown language is refused with its name") {
    const auto message = refusal([] { static_cast<void>(Phrases::load(ROUTE_SOURCE_DIR "/styles", "tlh")); });
    CHECK(holds(message, "\"tlh\""));
    CHECK(holds(message, "de, en, es, fr or it"));
}

TEST_CASE("a table of phrases that is no TOML, or holds a number, is refused with file and line") {
    const TemporaryFolder folder;
    folder.file("phrases/xx/box.toml", "[box]\nok = \"Good\"\nstraight = 3\n");
    CHECK(holds(refusal([&] { static_cast<void>(Phrases::load(folder.path(), "xx")); }), "box.toml:3"));
    folder.file("phrases/xx/box.toml", "[box]\nok = \"Good\"\nstraight = \"Straight on\n");
    CHECK(holds(refusal([&] { static_cast<void>(Phrases::load(folder.path(), "xx")); }), "box.toml:3"));
}

TEST_CASE("a language may be spread over several files, and a further one is a further folder") {
    const TemporaryFolder folder;
    make_reference(folder, "de");
    folder.file("phrases/de/a.toml", "[box]\nstraight = \"Geradeaus\"\n");
    folder.file("phrases/de/b.toml", "[page]\ntitle = \"Seite {number}\"\n");
    folder.file("phrases/de/notes.txt", "no phrases\n");
    const auto german = Phrases::load(folder.path(), "de");
    CHECK(german.language() == "de");
    CHECK(german.say("box.straight") == "Geradeaus");
    CHECK(german.say("page.title", {{"number", "7"}}) == "Seite 7");
    CHECK(german.all().size() == 2);
}

TEST_CASE("a folder that lacks phrases is refused with language, keys, folder and way out") {
    const TemporaryFolder folder;
    make_reference(folder, "en");
    folder.file("phrases/en/box.toml", "[box]\nford = \"Ford\"\ntoll = \"Toll\"\npass = \"{name}, {height} m\"\n");
    folder.file("phrases/de/box.toml", "[box]\npass = \"{name}, {height} m\"\n");
    const auto load = [&] { static_cast<void>(Phrases::load(folder.path(), "de")); };
    const auto phrases = (folder.path() / "phrases").string();
    CHECK(refusal(load) == phrases +
                               "/de:0: the language \"de\" lacks 2 phrases: box.ford, box.toll Add them to the folder's "
                               "tables, as " +
                               phrases + "/en has them, or use another language.");
    folder.file("phrases/de/box.toml", "[box]\nford = \"Furt\"\ntoll = \"Maut\"\npass = \"{name}\"\n");
    CHECK(refusal(load) == phrases +
                               "/de/box.toml:4: the language \"de\" has other gaps than \"en\" in: box.pass Write the "
                               "names in braces that " +
                               phrases + "/en has, each of them.");
    folder.file("phrases/de/box.toml", "[box]\nford = \"Furt\"\ntoll = \"Maut\"\npass = \"{height} m: {name}\"\n");
    CHECK(refusal(load).empty());
}

TEST_CASE("languages are the folders that have a code for a name") {
    const TemporaryFolder folder;
    for (const auto* name : {"de", "en", "lld", "Deutsch", "x"}) {
        folder.file(std::string("phrases/") + name + "/box.toml", "[box]\nford = \"Ford\"\n");
    }
    folder.file("phrases/fr", "a file\n");
    folder.file("phrases/languages.toml", "reference = \"en\"\nstandard = [\"en\", \"de\"]\n");
    const auto languages = roadbook::languages_of(folder.path());
    CHECK((languages.known == std::vector<Language>{"de", "en", "lld"}));
    CHECK((languages.standard == std::vector<Language>{"en", "de"}));
    const auto told = [&](const std::string& list) {
        folder.file("phrases/languages.toml", list);
        return refusal([&] { static_cast<void>(roadbook::languages_of(folder.path())); });
    };
    CHECK(holds(told("reference = \"en\"\nstandard = [\"fr\"]\n"),
                "languages.toml:2: standard names \"fr\", which is no folder beside this file Name de, en or lld."));
    CHECK(holds(told("reference = \"en\"\n"), "standard is missing"));
}

TEST_CASE("every landmark that crews look out for has its word, and no other") {
    for (int k = 0; k < osm::landmark_kind_count; ++k) {
        const auto kind = static_cast<network::LandmarkKind>(k);
        CAPTURE(network::name_of(kind));
        for (const auto& phrases : every_language()) {
            CHECK(phrases.has("landmark." + std::string(network::name_of(kind))) == (junction::facts_of(kind).rank > 0));
        }
    }
}
