// SPDX-License-Identifier: BSL-1.0
#include "edition/language_keys.hpp"

namespace route::edition {

std::string key_in(std::string_view prefix, Language language) {
    std::string key{prefix};
    key += language.code();
    return key;
}

LanguageKeys::LanguageKeys(std::span<const std::string_view> fixed, std::initializer_list<std::string_view> prefixes,
                           const std::vector<Language>& languages)
    : m_keys(fixed.begin(), fixed.end()) {
    m_texts.reserve(prefixes.size() * languages.size()); // a text that moved would leave its view behind
    for (const auto prefix : prefixes) {
        for (const auto language : languages) {
            m_keys.emplace_back(m_texts.emplace_back(key_in(prefix, language)));
        }
    }
}

} // namespace route::edition
