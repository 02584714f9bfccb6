// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/language.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Inside of edition/ only: keys and columns that there is one of for each language, "note_de".
namespace route::edition {

/// Before the language's code.
inline constexpr std::string_view note_prefix = "note_";
inline constexpr std::string_view text_prefix = "text_";

/// "note_" and a language: "note_de".
[[nodiscard]] std::string key_in(std::string_view prefix, Language language);

/// Keys of a table: fixed ones, and those that begin with `prefixes` and end in a language.
class LanguageKeys {
public:
    LanguageKeys(std::span<const std::string_view> fixed, std::initializer_list<std::string_view> prefixes,
                 const std::vector<Language>& languages);
    LanguageKeys(const LanguageKeys&) = delete; // its views are of its own texts
    LanguageKeys& operator=(const LanguageKeys&) = delete;
    ~LanguageKeys() = default;

    [[nodiscard]] std::span<const std::string_view> all() const { return m_keys; }

private:
    std::vector<std::string> m_texts;
    std::vector<std::string_view> m_keys;
};

} // namespace route::edition
