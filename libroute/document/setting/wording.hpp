// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "roadbook/phrases.hpp"

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Inside of document/ only: words, numbers and times as a page prints them.
namespace route::document {

/// A phrase in the book's first language and in its second; the second is empty when the book has none or
/// says the same.
struct Bilingual {
    std::string first;
    std::string second;
    /// On one line: "Totale · Total".
    [[nodiscard]] std::string joined() const { return second.empty() ? first : first + " · " + second; }
};

/// Numbers follow the habits of the first language.
class Wording {
public:
    explicit Wording(const std::vector<roadbook::Phrases>& phrases);

    [[nodiscard]] Bilingual say(std::string_view key, std::initializer_list<roadbook::Phrases::Argument> gaps = {}) const;
    /// The first, which maps are labelled in.
    [[nodiscard]] Language language() const { return m_phrases.front().language(); }
    [[nodiscard]] const std::vector<roadbook::Phrases>& languages() const { return m_phrases; }

    [[nodiscard]] std::string decimal(double number, int decimals) const;
    /// "12,34"
    [[nodiscard]] std::string kilometres(PrintedLength length) const;
    /// "1203": a height in whole metres; just below the sea it is 0, not -0
    [[nodiscard]] static std::string height(Metres height);
    /// "48,37"
    [[nodiscard]] std::string speed(KmPerHour speed) const { return decimal(speed.count(), 2); }
    /// Hours and minutes: "1:05"
    [[nodiscard]] static std::string minutes(std::chrono::minutes time);
    /// A trial's time: "38,00" or "1:02,50"
    [[nodiscard]] std::string hundredths(std::chrono::duration<std::int64_t, std::centi> time) const;
    /// "11 giugno 2024"
    [[nodiscard]] Bilingual date(std::chrono::year_month_day date) const;

private:
    const std::vector<roadbook::Phrases>& m_phrases;
};

} // namespace route::document
