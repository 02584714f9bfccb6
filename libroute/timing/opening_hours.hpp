// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace route::timing {

enum class Truth : std::uint8_t { no, yes, unknown };

/// A minute of a day, as far as hours on signs speak of it.
struct SignMinute {
    std::chrono::year_month_day date;
    int minute = 0;                  ///< since midnight, by the clocks there
    std::optional<int> sunrise = {}; ///< minutes since midnight
    std::optional<int> sunset = {};
    std::optional<bool> holiday = {}; ///< nothing when nobody told
};

/// Hours as OpenStreetMap writes them (`opening_hours`): months, dates, years, days of the week, public holidays, times
/// of the clock or of the sun, several rules of which the later one counts for its days. What it does not know – weeks,
/// Easter, school holidays' dates, words – makes the text unreadable, never something else than is written.
class OpeningHours {
public:
    /// Nothing when the text is not understood as a whole.
    [[nodiscard]] static std::optional<OpeningHours> read(std::string_view text);

    [[nodiscard]] Truth hold_at(const SignMinute& minute) const;

private:
    friend class OpeningHoursReader;
    struct Date {
        int year = 0; ///< 0: every year
        int month = 1;
        int day = 0; ///< 0: the whole month
    };
    struct DateRange {
        Date from;
        Date to;
        bool open_end = false;
    };
    struct DaysOfWeek {
        unsigned days = 0; ///< bit 0 is Monday
        unsigned nths = 0; ///< bit n: the n-th of its month; bits 8+n: the n-th from its end; 0: all
    };
    enum class Anchor : std::uint8_t { clock, sunrise, sunset };
    struct Moment {
        Anchor anchor = Anchor::clock;
        int minutes = 0; ///< since midnight, or after the sun's event
    };
    struct Span {
        Moment from;
        Moment to;
    };
    struct Rule {
        std::vector<DateRange> dates;
        std::vector<DaysOfWeek> weekdays;
        bool holidays = false;   ///< its days are public holidays too, or those alone
        std::vector<Span> spans; ///< none: the whole day
        bool off = false;
        bool adds = false; ///< to the rules before it, for its days
    };
    [[nodiscard]] static bool is_day_of(const Rule& rule, std::chrono::year_month_day date, bool holiday);
    [[nodiscard]] static bool is_within(const DateRange& range, std::chrono::year_month_day date);
    [[nodiscard]] static std::optional<int> minutes_of(const Moment& moment, const SignMinute& minute);
    /// `minute` may lie beyond the day's end.
    [[nodiscard]] static Truth is_in(const Rule& rule, const SignMinute& minute, int at);
    [[nodiscard]] Truth hold_on(const SignMinute& minute, bool holiday) const;
    [[nodiscard]] Truth rules_on(std::chrono::year_month_day date, const SignMinute& minute, int at, bool holiday) const;

    std::vector<Rule> m_rules;
};

} // namespace route::timing
