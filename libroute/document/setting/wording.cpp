// SPDX-License-Identifier: BSL-1.0
#include "document/setting/wording.hpp"

#include "base/assert.hpp"

#include <cmath>
#include <fmt/format.h>

namespace route::document {

Wording::Wording(const std::vector<roadbook::Phrases>& phrases) : m_phrases(phrases) { ROUTE_ASSERT(!phrases.empty()); }

Bilingual Wording::say(std::string_view key, std::initializer_list<roadbook::Phrases::Argument> gaps) const {
    Bilingual words{m_phrases.front().say(key, gaps), {}};
    if (m_phrases.size() > 1) words.second = m_phrases[1].say(key, gaps);
    if (words.second == words.first) words.second.clear();
    return words;
}

std::string Wording::decimal(double number, int decimals) const { return m_phrases.front().decimal(number, decimals); }

std::string Wording::kilometres(PrintedLength length) const {
    // Whole numbers all the way: what was rounded once is not rounded again.
    const int count = length.decametres();
    const int size = count < 0 ? -count : count;
    return fmt::format("{}{}{}{:02}", count < 0 ? "-" : "", size / 100, m_phrases.front().decimal_mark(), size % 100);
}

std::string Wording::height(Metres height) { return std::to_string(std::lround(height.count())); }

std::string Wording::minutes(std::chrono::minutes time) {
    return fmt::format("{}:{:02}", time.count() / 60, time.count() % 60);
}

std::string Wording::hundredths(std::chrono::duration<std::int64_t, std::centi> time) const {
    const auto count = time.count();
    if (count < 6000) return fmt::format("{}{}{:02}", count / 100, m_phrases.front().decimal_mark(), count % 100);
    return fmt::format("{}:{:02}{}{:02}", count / 6000, count / 100 % 60, m_phrases.front().decimal_mark(), count % 100);
}

Bilingual Wording::date(std::chrono::year_month_day date) const {
    const auto in = [&](const roadbook::Phrases& phrases) {
        const auto month = phrases.say(fmt::format("page.month.{}", static_cast<unsigned>(date.month())));
        return phrases.say("page.date", {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                                         {"month", month},
                                         {"year", std::to_string(static_cast<int>(date.year()))}});
    };
    Bilingual day{in(m_phrases.front()), m_phrases.size() > 1 ? in(m_phrases[1]) : std::string()};
    if (day.second == day.first) day.second.clear();
    return day;
}

} // namespace route::document
