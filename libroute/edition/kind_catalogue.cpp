// SPDX-License-Identifier: BSL-1.0
#include "edition/kind_catalogue.hpp"

#include "edition/kind_words.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>

namespace route::edition {

std::string_view name_of(Kind kind) { return facts_of(kind).name; }

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(kind_catalogue, name, &KindFacts::name);
    if (found == kind_catalogue.end()) return std::nullopt;
    return found->kind;
}

std::string_view kind_of_word(std::string_view word, const ListWords* words) {
    auto name = word_key(word);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (const auto kind = kind_named(name)) return name_of(*kind);
    return words == nullptr ? std::string_view{} : words->kind(word);
}

bool is_halt(Kind kind) { return facts_of(kind).halt; }

bool is_sector_boundary(Kind kind) { return facts_of(kind).boundary; }

bool is_manned(Kind kind) { return facts_of(kind).manned; }

bool is_trial(Kind kind) { return facts_of(kind).trial; }

bool is_printed(Kind kind) { return kind != Kind::via; }

std::string_view kind_in_name(std::string_view name, const ListWords* words) {
    const auto line = on_one_line(name);
    for (auto end = line.size(); end > 0; end = line.find_last_of(" .:-_", end - 1)) {
        if (end == std::string::npos) break;
        const auto word = std::string_view(line).substr(0, end);
        const bool street = word_key(word) == "via"; // "Via Roma"
        if (const auto kind = kind_of_word(word, words); !kind.empty() && !street) return kind;
        // "CO3" and "CT1".
        const auto letters = word.substr(0, word.find_last_not_of("0123456789") + 1);
        if (letters.size() == word.size()) continue;
        if (const auto kind = kind_of_word(letters, words); !kind.empty()) return kind;
    }
    return {};
}

} // namespace route::edition
