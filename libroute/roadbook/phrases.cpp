// SPDX-License-Identifier: BSL-1.0
#include "roadbook/phrases.hpp"

#include "base/folded_text.hpp"
#include "base/listing.hpp"
#include "edition/kind_catalogue.hpp"

#include <algorithm>
#include <fmt/args.h>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <toml++/toml.h>

namespace route::roadbook {

namespace {

namespace fs = std::filesystem;

struct Tables {
    std::map<std::string, std::string, std::less<>>& phrases;
    std::map<std::string, SourceLine, std::less<>>& places;
};

void collect(const toml::table& table, const std::string& prefix, const std::string& file, Tables tables) {
    for (const auto& [key, value] : table) {
        const std::string name = prefix + std::string(key.str());
        const SourceLine place{file, static_cast<int>(value.source().begin.line)};
        if (const auto* inner = value.as_table()) {
            collect(*inner, name + ".", file, tables);
        } else if (const auto text = value.value_exact<std::string>()) {
            tables.phrases[name] = *text;
            tables.places[name] = place;
        } else {
            throw InputError(place, name + " is not text", "Put the phrase in quotes.");
        }
    }
}

toml::table parsed(const fs::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw InputError({file.string(), static_cast<int>(error.source().begin.line)}, std::string(error.description()));
    }
}

fs::path folder_of(const fs::path& styles) { return styles / "phrases"; }
fs::path list_of(const fs::path& styles) { return folder_of(styles) / "languages.toml"; }

/// Folders alone make a language.
std::vector<Language> folders_in(const fs::path& styles) {
    std::vector<Language> languages;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_of(styles), ignored)) {
        const auto language = Language::named(entry.path().filename().string());
        if (language && entry.is_directory()) languages.push_back(*language);
    }
    std::ranges::sort(languages);
    return languages;
}

/// A language that languages.toml names; it has a folder.
Language named_in_list(const fs::path& styles, const toml::node* node, const std::string& key) {
    const auto file = list_of(styles).string();
    const auto known = folders_in(styles);
    const auto code = node == nullptr ? std::string() : node->value_exact<std::string>().value_or("");
    const auto language = Language::named(code);
    if (language && std::ranges::find(known, *language) != known.end()) return *language;
    throw InputError({file, node == nullptr ? 0 : static_cast<int>(node->source().begin.line)},
                     node == nullptr ? key + " is missing"
                                     : fmt::format("{} names \"{}\", which is no folder beside this file", key, code),
                     fmt::format("Name {}.", listed(known)));
}

toml::table list_in(const fs::path& styles) {
    const auto file = list_of(styles);
    if (fs::is_regular_file(file)) return parsed(file);
    throw InputError({file.string(), 0}, "is missing: nothing tells which language is the reference of the others",
                     "Take it from the toolkit's own styles.");
}

/// The names in braces.
std::set<std::string> gaps_of(std::string_view phrase) {
    std::set<std::string> gaps;
    for (auto open = phrase.find('{'); open != std::string_view::npos; open = phrase.find('{', open + 1)) {
        const auto close = std::min(phrase.find('}', open), phrase.size());
        gaps.emplace(phrase.substr(open + 1, close - open - 1));
    }
    return gaps;
}

/// "box.ford, box.toll and 12 more".
std::string listed_keys(const std::vector<std::string>& keys) {
    constexpr std::size_t most = 12; // a folder that was just begun lacks hundreds
    return listed(keys, most, std::identity{});
}

} // namespace

Phrases Phrases::read(const fs::path& styles, Language language) {
    Phrases phrases{language};
    const auto folder = folder_of(styles) / language.code();
    phrases.m_folder = folder.string();
    if (!fs::is_directory(folder)) {
        throw InputError({folder.string(), 0}, fmt::format("there are no phrases for the language \"{}\"", language.code()),
                         fmt::format("Use {}, or add a folder of phrases.", listed(folders_in(styles))), "language-unknown");
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
        collect(parsed(file), "", file.string(), {phrases.m_phrases, phrases.m_places});
    }
    return phrases;
}

void Phrases::check_against(const Phrases& reference) const {
    std::vector<std::string> missing;
    std::vector<std::string> otherwise;
    for (const auto& [key, phrase] : reference.m_phrases) {
        const auto own = m_phrases.find(key);
        if (own == m_phrases.end()) {
            missing.push_back(key);
        } else if (gaps_of(own->second) != gaps_of(phrase)) {
            otherwise.push_back(key);
        }
    }
    if (!missing.empty()) {
        throw InputError(
            {m_folder, 0},
            fmt::format("the language \"{}\" lacks {} phrase{}: {}", m_language.code(), missing.size(),
                        missing.size() == 1 ? "" : "s", listed_keys(missing)),
            fmt::format("Add them to the folder's tables, as {} has them, or use another language.", reference.m_folder),
            "language-unknown");
    }
    if (!otherwise.empty()) {
        throw InputError(m_places.at(otherwise.front()),
                         fmt::format("the language \"{}\" has other gaps than \"{}\" in: {}", m_language.code(),
                                     reference.m_language.code(), listed_keys(otherwise)),
                         fmt::format("Write the names in braces that {} has, each of them.", reference.m_folder));
    }
}

Phrases Phrases::load(const fs::path& styles, Language language) {
    auto phrases = read(styles, language);
    const auto list = list_in(styles);
    const auto reference = named_in_list(styles, list.get("reference"), "reference");
    if (reference != language) phrases.check_against(read(styles, reference));
    return phrases;
}

bool Phrases::has(std::string_view key) const { return m_phrases.contains(key); }

const std::string& Phrases::decimal_mark() const {
    const auto mark = m_phrases.find("number.decimal_mark");
    if (mark != m_phrases.end()) return mark->second;
    throw InputError({m_folder, 0}, "phrase \"number.decimal_mark\" is missing", "Add it to the language's tables.");
}

std::string Phrases::decimal(double number, int decimals) const {
    auto text = fmt::format("{:.{}f}", number, decimals);
    if (const auto point = text.find('.'); point != std::string::npos) text.replace(point, 1, decimal_mark());
    return text;
}

std::string Phrases::say(std::string_view key, std::initializer_list<Argument> arguments) const {
    const auto phrase = m_phrases.find(key);
    if (phrase == m_phrases.end()) {
        throw InputError({m_folder, 0}, fmt::format("phrase \"{}\" is missing", key), "Add it to the language's tables.");
    }
    fmt::dynamic_format_arg_store<fmt::format_context> gaps;
    std::vector<std::string> names; // fmt keeps pointers to the names
    names.reserve(arguments.size());
    for (const auto& argument : arguments) {
        names.emplace_back(argument.name);
        gaps.push_back(fmt::arg(names.back().c_str(), isolated(argument.value)));
    }
    try {
        return fmt::vformat(phrase->second, gaps);
    } catch (const fmt::format_error& error) {
        throw InputError(m_places.at(phrase->first), fmt::format("phrase \"{}\": {}: {}", key, phrase->second, error.what()),
                         "Check the names in braces.");
    }
}

std::vector<Phrases> phrases_in(const fs::path& styles, const std::vector<Language>& languages) {
    std::vector<Phrases> phrases;
    for (const auto language : languages) {
        phrases.push_back(Phrases::load(styles, language));
    }
    return phrases;
}

namespace {

/// What a list calls its columns and kinds in every language, from the phrases below two keys. A folder that cannot be read
/// lends no words; it is refused when an edition prints its language.
edition::ListWords words_below(const std::vector<Phrases>& languages, std::string_view columns, std::string_view kinds) {
    edition::ListWords words;
    for (const auto& phrases : languages) {
        for (const auto& [key, phrase] : phrases.all()) {
            if (key.starts_with(columns)) words.add_column(key.substr(columns.size()), phrase);
            if (key.starts_with(kinds)) words.add_kind(key.substr(kinds.size()), phrase);
        }
    }
    return words;
}

/// The words of waypoint lists, and what the pages call the kinds that have a sign of their own.
edition::ListWords list_words_of(const std::vector<Phrases>& languages) {
    auto words = words_below(languages, "list.column.", "list.kind.");
    for (const auto& phrases : languages) {
        for (const auto& facts : edition::kind_catalogue) {
            const auto sign = fmt::format("page.signs.{}", facts.sign);
            if (facts.kind != edition::Kind::via && phrases.has(sign)) words.add_kind(facts.name, phrases.all().at(sign));
        }
    }
    return words;
}

} // namespace

edition::Languages languages_of(const fs::path& styles) {
    const auto list = list_in(styles);
    edition::Languages languages{folders_in(styles), {}};
    std::vector<Phrases> readable;
    for (const auto language : languages.known) {
        try {
            readable.push_back(Phrases::read(styles, language));
        } catch (const InputError&) {
            continue;
        }
    }
    languages.words = list_words_of(readable);
    languages.entry_words = words_below(readable, "list.entry.", "list.role.");
    const auto* standard = list.get_as<toml::array>("standard");
    if (standard == nullptr || standard->empty()) {
        throw InputError({list_of(styles).string(), 0},
                         "standard is missing: nothing tells what an edition prints by itself",
                         fmt::format("Write a list of {}.", listed(languages.known)));
    }
    for (const auto& element : *standard) {
        languages.standard.push_back(named_in_list(styles, &element, "standard"));
    }
    return languages;
}

} // namespace route::roadbook
