// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"
#include "base/language.hpp"
#include "edition/languages.hpp"

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace route::roadbook {

/// The words of one language, from styles/phrases/LANGUAGE/*.toml: a further language is a further folder, and nothing
/// else. Keys are dotted, "box.turn_right"; a phrase may hold named gaps, "Exit {number}". Numbers are written as the
/// language writes them.
class Phrases {
public:
    struct Argument {
        std::string_view name;
        std::string value;
    };

    /// Whoever has them has all: nothing is found missing when a page is half made.
    /// \throws InputError when the language has no folder, a file is not valid TOML, a value is not text, or when a phrase
    /// of the language that phrases/languages.toml names as reference is missing or has other gaps: all of them are told
    [[nodiscard]] static Phrases load(const std::filesystem::path& styles, Language language);

    [[nodiscard]] Language language() const { return m_language; }
    /// The phrase with its gaps filled. \throws InputError naming key and file when it is missing or a gap is unknown
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// "12,50" or "12.50".
    [[nodiscard]] std::string decimal(double number, int decimals) const;
    /// What stands between the whole number and its decimals.
    [[nodiscard]] const std::string& decimal_mark() const;
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return m_phrases; }

private:
    friend edition::Languages languages_of(const std::filesystem::path& styles);
    explicit Phrases(Language language) : m_language(language) {}
    [[nodiscard]] static Phrases read(const std::filesystem::path& styles, Language language);
    void check_against(const Phrases& reference) const;

    Language m_language;
    std::string m_folder;
    std::map<std::string, std::string, std::less<>> m_phrases;
    std::map<std::string, SourceLine, std::less<>> m_places; ///< where each phrase stands
};

/// The phrases of each language, in their order. \throws InputError as Phrases::load
[[nodiscard]] std::vector<Phrases> phrases_in(const std::filesystem::path& styles, const std::vector<Language>& languages);

/// The languages that there are phrases for, which are the folders of styles/phrases, and those that an edition prints
/// when it names none. \throws InputError when phrases/languages.toml is missing or names a language without a folder
[[nodiscard]] edition::Languages languages_of(const std::filesystem::path& styles);

} // namespace route::roadbook
