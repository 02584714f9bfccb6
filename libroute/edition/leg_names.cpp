// SPDX-License-Identifier: BSL-1.0
#include "edition/leg_names.hpp"

#include <algorithm>
#include <charconv>

namespace route::edition {

namespace {

constexpr int most_legs = 99;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Runs of letters and runs of digits, each for itself.
std::vector<std::string> pieces_of(std::string_view name) {
    std::vector<std::string> pieces;
    char before = '_';
    for (const char c : word_key(name)) {
        const bool parted = pieces.empty() || before == '_' || is_digit(c) != is_digit(before);
        if (c != '_' && parted) pieces.emplace_back();
        if (c != '_') pieces.back() += c;
        before = c;
    }
    return pieces;
}

/// 1 to 99; nothing for a year or a word.
std::optional<int> leg_number(std::string_view piece) {
    int number = 0;
    const auto [end, error] = std::from_chars(piece.data(), piece.data() + piece.size(), number);
    const bool whole = error == std::errc{} && end == piece.data() + piece.size();
    return whole && number >= 1 && number <= most_legs ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<int> told_leg(std::string_view name, const ListWords* words) {
    const auto pieces = pieces_of(name);
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const bool is_leg = pieces[i] == "leg" || (words != nullptr && words->column(pieces[i]) == "leg");
        if (!is_leg) continue;
        if (const auto number = leg_number(pieces[i + 1])) return number;
    }
    return std::nullopt;
}

std::vector<int> legs_of_names(const std::vector<std::string>& names, const ListWords* words) {
    const bool told = std::ranges::any_of(names, [&](const auto& name) { return told_leg(name, words).has_value(); });
    std::vector<int> legs;
    for (const auto& name : names) {
        auto leg = told_leg(name, words);
        for (const auto& piece : pieces_of(name)) {
            if (!told && !leg) leg = leg_number(piece);
        }
        legs.push_back(leg.value_or(0));
    }
    return legs;
}

} // namespace route::edition
