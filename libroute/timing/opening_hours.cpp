// SPDX-License-Identifier: BSL-1.0
#include "timing/opening_hours.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace route::timing {

using std::chrono::year_month_day;

namespace {

constexpr int day_minutes = 24 * 60;
constexpr std::array<std::string_view, 7> weekday_names{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// How long before sunrise and after sunset it is neither day nor night, about.
constexpr int twilight = 30;

} // namespace

/// Reads the text from left to right; every function answers nothing, or false, where the text says something else.
class OpeningHoursReader {
public:
    explicit OpeningHoursReader(std::string_view text) : m_text(text) {}

    std::optional<OpeningHours> read() {
        OpeningHours hours;
        bool adds = false;
        while (true) {
            auto rule = read_rule();
            if (!rule) return std::nullopt;
            rule->adds = adds;
            hours.m_rules.push_back(std::move(*rule));
            skip_blanks();
            if (m_text.empty()) return hours;
            adds = take(",");
            if (!adds && !take(";")) return std::nullopt;
            skip_blanks();
            if (m_text.empty()) return hours;
        }
    }

private:
    using Rule = OpeningHours::Rule;
    using Moment = OpeningHours::Moment;
    using Anchor = OpeningHours::Anchor;
    using Date = OpeningHours::Date;

    void skip_blanks() {
        while (!m_text.empty() && m_text.front() == ' ') {
            m_text.remove_prefix(1);
        }
    }
    /// "Jan 15:30" would be a time, "Jan 15: Mo" is a day.
    [[nodiscard]] bool is_time_ahead() const {
        return m_text.size() > 1 && m_text[0] == ':' && std::isdigit(static_cast<unsigned char>(m_text[1])) != 0;
    }
    bool take(std::string_view what) {
        skip_blanks();
        if (!m_text.starts_with(what)) return false;
        m_text.remove_prefix(what.size());
        return true;
    }
    /// A whole word, so that "Mo" is not read out of "Monday".
    bool take_word(std::string_view word) {
        skip_blanks();
        if (!m_text.starts_with(word)) return false;
        if (m_text.size() > word.size() && std::isalpha(static_cast<unsigned char>(m_text[word.size()])) != 0) return false;
        m_text.remove_prefix(word.size());
        return true;
    }
    template <std::size_t N> std::optional<int> take_name(const std::array<std::string_view, N>& names) {
        for (std::size_t i = 0; i < N; ++i) {
            if (take_word(names[i])) return static_cast<int>(i);
        }
        return std::nullopt;
    }
    std::optional<int> take_number(std::size_t least_digits, std::size_t most_digits) {
        skip_blanks();
        std::size_t digits = 0;
        int value = 0;
        while (digits < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[digits])) != 0) {
            if (digits < most_digits) value = value * 10 + (m_text[digits] - '0');
            ++digits;
        }
        if (digits < least_digits || digits > most_digits) return std::nullopt;
        m_text.remove_prefix(digits);
        return value;
    }

    std::optional<Rule> read_rule() {
        Rule rule;
        if (take("24/7")) return rule;
        if (!read_dates(rule)) return std::nullopt;
        take(":"); // "Nov-Apr: Mo-Fr"
        if (!read_weekdays(rule)) return std::nullopt;
        if (!read_spans(rule)) return std::nullopt;
        rule.off = take_word("off") || take_word("closed");
        if (!rule.off) take_word("open");
        const bool says_something =
            !rule.dates.empty() || !rule.weekdays.empty() || rule.holidays || !rule.spans.empty() || rule.off;
        return says_something ? std::optional{rule} : std::nullopt;
    }

    /// "Jan", "Jan 15", "2024 Jan 15", "2024", and as some write it "15 Jan".
    std::optional<Date> take_date(const Date* before) {
        const auto start = m_text;
        Date date;
        const auto year = take_number(4, 4);
        constexpr int first_year = 1900; // "0700" is a time without its colon
        if (year && *year < first_year) {
            m_text = start;
            return std::nullopt;
        }
        // "07:00" has two digits; "2024-" is a year, "2024 Jan" too.
        if (year) date.year = *year;
        const auto after_year = m_text;
        if (const auto day = take_number(1, 2); day && *day >= 1 && *day <= 31) {
            if (const auto month = take_name(month_names)) {
                date.month = *month + 1;
                date.day = *day;
                return date;
            }
        }
        m_text = after_year;
        if (const auto month = take_name(month_names)) {
            date.month = *month + 1;
            const auto after_month = m_text;
            if (const auto day = take_number(1, 2); day && !is_time_ahead() && *day >= 1 && *day <= 31) {
                date.day = *day;
            } else {
                m_text = after_month;
            }
            return date;
        }
        if (year) {
            date.month = 0;
            return date;
        }
        // "Jan 15-20"
        if (before != nullptr && before->day > 0) {
            const auto day = take_number(1, 2);
            if (day && !is_time_ahead() && *day >= 1 && *day <= 31) {
                date = *before;
                date.day = *day;
                return date;
            }
        }
        m_text = start;
        return std::nullopt;
    }

    bool read_dates(Rule& rule) {
        while (true) {
            const auto start = m_text;
            const auto from = take_date(nullptr);
            if (!from) {
                m_text = start;
                return true;
            }
            OpeningHours::DateRange range{*from, *from, false};
            if (take("+")) {
                range.open_end = true;
            } else if (take("-")) {
                const auto to = take_date(&*from);
                if (!to) return false;
                range.to = *to;
                if (range.to.year != 0 && range.from.year == 0) return false;
                if (range.to.year == 0 && range.from.year != 0) {
                    const bool next_year =
                        std::pair(range.to.month, range.to.day) < std::pair(range.from.month, range.from.day);
                    range.to.year = range.from.year + (next_year && range.to.month != 0 ? 1 : 0);
                }
            }
            rule.dates.push_back(range);
            const auto before_comma = m_text;
            if (!take(",")) return true;
            const auto next = m_text;
            if (!take_date(nullptr)) {
                m_text = before_comma;
                return true;
            }
            m_text = next;
        }
    }

    bool read_weekdays(Rule& rule) {
        bool first = true;
        while (true) {
            const auto before = m_text;
            if (!first && !take(",")) return true;
            if (take_word("PH")) {
                rule.holidays = true;
            } else if (const auto day = take_name(weekday_names)) {
                OpeningHours::DaysOfWeek days;
                days.days = 1U << static_cast<unsigned>(*day);
                if (take("-")) {
                    const auto last = take_name(weekday_names);
                    if (!last) return false;
                    for (int d = *day; d != *last; d = (d + 1) % 7) {
                        days.days |= 1U << static_cast<unsigned>((d + 1) % 7);
                    }
                } else if (take("[") && !read_nths(days)) {
                    return false;
                }
                rule.weekdays.push_back(days);
            } else {
                m_text = before;
                return true;
            }
            first = false;
        }
    }

    /// "1]", "1,3]", "1-2]", "-1]"
    bool read_nths(OpeningHours::DaysOfWeek& days) {
        do {
            const bool from_end = take("-");
            const auto first = take_number(1, 1);
            if (!first || *first < 1 || *first > 5) return false;
            int last = *first;
            if (!from_end && take("-")) {
                const auto to = take_number(1, 1);
                if (!to || *to < *first || *to > 5) return false;
                last = *to;
            }
            for (int n = *first; n <= last; ++n) {
                days.nths |= 1U << static_cast<unsigned>(from_end ? 8 + n : n);
            }
        } while (take(","));
        return take("]");
    }

    std::optional<Moment> take_event() {
        if (take_word("sunrise")) return Moment{Anchor::sunrise, 0};
        if (take_word("sunset")) return Moment{Anchor::sunset, 0};
        if (take_word("dawn")) return Moment{Anchor::sunrise, -twilight};
        if (take_word("dusk")) return Moment{Anchor::sunset, twilight};
        return std::nullopt;
    }

    std::optional<int> take_clock() {
        const auto start = m_text;
        const auto hours = take_number(1, 2);
        if (hours && *hours <= 48) {
            if (!m_text.starts_with(":") && !m_text.starts_with(".")) {
                // "7-9": hours alone, in a span
                if (m_text.starts_with("-") || m_in_span) return *hours * 60;
            } else {
                m_text.remove_prefix(1);
                const auto minutes = take_number(2, 2);
                if (minutes && *minutes < 60) return *hours * 60 + *minutes;
            }
        }
        m_text = start;
        return std::nullopt;
    }

    std::optional<Moment> take_moment() {
        if (auto event = take_event()) return event;
        const auto start = m_text;
        if (take("(")) {
            auto event = take_event();
            const bool later = event && take("+");
            const bool earlier = event && !later && take("-");
            const auto offset = later || earlier ? take_clock() : std::nullopt;
            if (offset && take(")")) {
                event->minutes += later ? *offset : -*offset;
                return event;
            }
            m_text = start;
            return std::nullopt;
        }
        if (const auto clock = take_clock()) return Moment{Anchor::clock, *clock};
        return std::nullopt;
    }

    bool read_spans(Rule& rule) {
        bool first = true;
        while (true) {
            const auto before = m_text;
            if (!first && !take(",")) return true;
            m_in_span = false;
            const auto from = take_moment();
            if (!from) {
                m_text = before;
                return true;
            }
            OpeningHours::Span span{*from, {Anchor::clock, day_minutes}};
            if (!take("+")) {
                if (!take("-")) return false;
                m_in_span = true;
                const auto to = take_moment();
                if (!to) return false;
                span.to = *to;
                if (take("+")) return false; // until when nobody knows
            }
            rule.spans.push_back(span);
            first = false;
        }
    }

    std::string_view m_text;
    bool m_in_span = false;
};

std::optional<OpeningHours> OpeningHours::read(std::string_view text) { return OpeningHoursReader{text}.read(); }

bool OpeningHours::is_within(const DateRange& range, year_month_day date) {
    const int year = static_cast<int>(date.year());
    const auto key = [](int month, int day) { return month * 100 + day; };
    const int today =
        key(static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day())));
    const auto first = key(std::max(1, range.from.month), std::max(1, range.from.day));
    const auto last = key(range.to.month == 0 ? 12 : range.to.month, range.to.day == 0 ? 31 : range.to.day);
    if (range.from.year != 0) {
        const long now = year * 10'000L + today;
        const long to = range.to.year * 10'000L + last;
        return range.from.year * 10'000L + first <= now && (range.open_end || now <= to);
    }
    if (range.open_end) return first <= today;
    return first <= last ? first <= today && today <= last : first <= today || today <= last;
}

bool OpeningHours::is_day_of(const Rule& rule, year_month_day date, bool holiday) {
    if (!rule.dates.empty() && std::ranges::none_of(rule.dates, [&](const auto& range) { return is_within(range, date); }))
        return false;
    if (rule.weekdays.empty() && !rule.holidays) return true;
    if (rule.holidays && holiday) return true;
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding() - 1;
    const auto day = static_cast<unsigned>(date.day());
    const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
    return std::ranges::any_of(rule.weekdays, [&](const DaysOfWeek& days) {
        if ((days.days & (1U << weekday)) == 0) return false;
        const unsigned nth = (day - 1) / 7 + 1;
        const unsigned from_end = (last - day) / 7 + 1;
        return days.nths == 0 || (days.nths & ((1U << nth) | (1U << (8 + from_end)))) != 0;
    });
}

std::optional<int> OpeningHours::minutes_of(const Moment& moment, const SignMinute& minute) {
    switch (moment.anchor) {
    case Anchor::clock: return moment.minutes;
    case Anchor::sunrise: return minute.sunrise ? std::optional{*minute.sunrise + moment.minutes} : std::nullopt;
    case Anchor::sunset: return minute.sunset ? std::optional{*minute.sunset + moment.minutes} : std::nullopt;
    }
    return std::nullopt;
}

Truth OpeningHours::is_in(const Rule& rule, const SignMinute& minute, int at) {
    if (rule.spans.empty()) return at < day_minutes ? Truth::yes : Truth::no;
    Truth result = Truth::no;
    for (const auto& span : rule.spans) {
        const auto from = minutes_of(span.from, minute);
        auto to = minutes_of(span.to, minute);
        if (!from || !to) {
            result = Truth::unknown;
            continue;
        }
        if (*to <= *from) *to += day_minutes;
        if (*from <= at && at < *to) return Truth::yes;
    }
    return result;
}

Truth OpeningHours::rules_on(year_month_day date, const SignMinute& minute, int at, bool holiday) const {
    Truth state = Truth::no;
    for (const auto& rule : m_rules) {
        if (!is_day_of(rule, date, holiday)) continue;
        const Truth within = is_in(rule, minute, at);
        if (rule.off) {
            if (within == Truth::yes) state = Truth::no;
            if (within == Truth::unknown && state != Truth::no) state = Truth::unknown;
        } else if (!rule.adds || within == Truth::yes) {
            state = within;
        }
    }
    return state;
}

Truth OpeningHours::hold_on(const SignMinute& minute, bool holiday) const {
    const Truth today = rules_on(minute.date, minute, minute.minute, holiday);
    if (today == Truth::yes) return today;
    const year_month_day yesterday{std::chrono::sys_days{minute.date} - std::chrono::days{1}};
    // Who was a holiday yesterday is not asked: the hours after midnight are those of an ordinary day.
    const Truth before = rules_on(yesterday, minute, minute.minute + day_minutes, false);
    return before == Truth::no ? today : before;
}

Truth OpeningHours::hold_at(const SignMinute& minute) const {
    if (minute.holiday) return hold_on(minute, *minute.holiday);
    const Truth ordinary = hold_on(minute, false);
    return hold_on(minute, true) == ordinary ? ordinary : Truth::unknown;
}

} // namespace route::timing
