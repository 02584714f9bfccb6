// SPDX-License-Identifier: BSL-1.0
#include "edition/list_words.hpp"

#include "base/folded_text.hpp"

#include <algorithm>

namespace route::edition {

std::string word_key(std::string_view written) {
    std::string key;
    for (const char c : folded(written)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            key += c;
        } else if (!key.empty() && key.back() != '_') {
            key += '_';
        }
    }
    if (key.ends_with('_')) key.pop_back();
    return key;
}

void ListWords::add(Meanings& meanings, std::string_view meaning, std::string_view words) {
    while (!words.empty()) {
        const auto end = std::min(words.find(','), words.size());
        const auto key = word_key(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
        if (key.empty()) continue;
        const auto [entry, fresh] = meanings.try_emplace(key, meaning);
        if (!fresh && entry->second != meaning) entry->second.clear();
    }
}

void ListWords::add_column(std::string_view column, std::string_view words) { add(m_columns, column, words); }

void ListWords::add_kind(std::string_view kind, std::string_view words) { add(m_kinds, kind, words); }

std::string_view ListWords::column(std::string_view word) const {
    const auto found = m_columns.find(word_key(word));
    return found == m_columns.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view ListWords::kind(std::string_view word) const {
    const auto found = m_kinds.find(word_key(word));
    return found == m_kinds.end() ? std::string_view{} : std::string_view(found->second);
}

} // namespace route::edition
