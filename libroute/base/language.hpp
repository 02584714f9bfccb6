// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/assert.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route {

/// A language by its code of ISO 639, two or three small letters: "de", "lld". Which languages there are phrases for is
/// for the folders of styles/phrases to tell; no code knows one by name.
class Language {
public:
    /// Nothing when the text is no such code.
    [[nodiscard]] static constexpr std::optional<Language> named(std::string_view code) {
        if (code.size() < 2 || code.size() > 3) return std::nullopt;
        Language language;
        for (std::size_t i = 0; i < code.size(); ++i) {
            if (code[i] < 'a' || code[i] > 'z') return std::nullopt;
            language.m_code[i] = code[i];
        }
        return language;
    }

    /// From a literal, for callers that are in one language by their nature. \pre it is a code
    template <std::size_t Size>
    requires(Size == 3 || Size == 4) constexpr Language(
        const char (&code)[Size]) { // NOLINT(google-explicit-constructor): "de" is the language
        const auto language = named(std::string_view(code, Size - 1));
        ROUTE_ASSERT(language.has_value());
        *this = *language;
    }

    [[nodiscard]] constexpr std::string_view code() const {
        return {m_code.data(), m_code[2] == '\0' ? std::size_t{2} : std::size_t{3}};
    }
    /// In the order of the alphabet.
    constexpr auto operator<=>(const Language&) const = default;

private:
    constexpr Language() = default;
    std::array<char, 3> m_code{};
};

/// One text in several languages; a language that has none is not in it.
using TextByLanguage = std::map<Language, std::string>;

/// Empty when there is none.
[[nodiscard]] inline std::string_view text_in(const TextByLanguage& texts, Language language) {
    const auto found = texts.find(language);
    return found == texts.end() ? std::string_view{} : std::string_view{found->second};
}

/// "de, en or it", "de or it", "de"; "none" of no language.
[[nodiscard]] std::string listed(const std::vector<Language>& languages);

} // namespace route
