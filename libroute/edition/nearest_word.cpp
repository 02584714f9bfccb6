// SPDX-License-Identifier: BSL-1.0
#include "edition/nearest_word.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace route::edition {

namespace {

/// How many letters must be put in, left out or changed to make one word of the other (Levenshtein 1966).
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest_word(std::string_view typed, std::span<const std::string_view> known) {
    std::string_view best;
    if (typed.size() > 64) return best;
    std::size_t fewest = std::max<std::size_t>(1, typed.size() / 3) + 1;
    for (const auto word : known) {
        const auto edits = edits_between(typed, word);
        // "radius" for "radius_m", "latitude" for "lat": one begins with the other.
        const bool prefix = typed.size() >= 3 && (word.starts_with(typed) || typed.starts_with(word));
        const auto effort = prefix ? std::min<std::size_t>(edits, 1) : edits;
        if (effort < fewest) {
            fewest = effort;
            best = word;
        }
    }
    return best;
}

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const auto word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

} // namespace route::edition
