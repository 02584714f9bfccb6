// SPDX-License-Identifier: BSL-1.0
#include "edition/kind_catalogue.hpp"

#include "edition/kind_words.hpp"

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

} // namespace route::edition
