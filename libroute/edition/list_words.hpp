// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace route::edition {

/// What organisers call columns and kinds in their own languages, from styles/phrases: "Partenza" is START. Words are
/// keyed by word_key().
class ListWords {
public:
    /// `words` as a phrase lists them, "Tappa, Giornata". A word that means two things in two languages means neither.
    void add_column(std::string_view column, std::string_view words);
    void add_kind(std::string_view kind, std::string_view words);

    /// The column or kind that a word stands for; empty when it is none.
    [[nodiscard]] std::string_view column(std::string_view word) const;
    [[nodiscard]] std::string_view kind(std::string_view word) const;

private:
    using Meanings = std::map<std::string, std::string, std::less<>>;
    static void add(Meanings& meanings, std::string_view meaning, std::string_view words);

    Meanings m_columns;
    Meanings m_kinds;
};

/// A head or a kind without letter case, accents and punctuation: "Stop min", "stop-min" and "Stop (min)" are all
/// "stop_min", "C.O." is "c_o".
[[nodiscard]] std::string word_key(std::string_view written);

} // namespace route::edition
