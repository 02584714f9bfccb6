// SPDX-License-Identifier: BSL-1.0
#include "timing/opening_hours.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace route;
using namespace std::chrono_literals;
using timing::OpeningHours;
using timing::SignMinute;
using timing::Truth;

namespace {

constexpr auto tuesday = 2024y / 6 / 11;
constexpr auto saturday = 2024y / 6 / 15;
constexpr auto sunday = 2024y / 6 / 16;

Truth holds(std::string_view hours, std::chrono::year_month_day date, int hour, int minute,
            std::optional<bool> holiday = false) {
    const auto read = OpeningHours::read(hours);
    REQUIRE_MESSAGE(read.has_value(), std::string(hours));
    return read->hold_at({date, hour * 60 + minute, 5 * 60 + 30, 21 * 60, holiday});
}

} // namespace

TEST_CASE("hours hold from their first minute up to their last") {
    CHECK(holds("07:00-09:00", tuesday, 6, 59) == Truth::no);
    CHECK(holds("07:00-09:00", tuesday, 7, 0) == Truth::yes);
    CHECK(holds("07:00-09:00", tuesday, 8, 59) == Truth::yes);
    CHECK(holds("07:00-09:00", tuesday, 9, 0) == Truth::no);
    CHECK(holds("07:00-09:00,16:00-18:00", tuesday, 17, 0) == Truth::yes);
    CHECK(holds("24/7", sunday, 3, 0) == Truth::yes);
    CHECK(holds("20:00+", tuesday, 23, 59) == Truth::yes);
    CHECK(holds("Mo-Su 00:00-24:00", tuesday, 23, 59) == Truth::yes);
}

TEST_CASE("hours over midnight belong to the day on which they begin") {
    CHECK(holds("22:00-06:00", tuesday, 23, 0) == Truth::yes);
    CHECK(holds("22:00-06:00", tuesday, 5, 59) == Truth::yes);
    CHECK(holds("22:00-06:00", tuesday, 12, 0) == Truth::no);
    CHECK(holds("Sa 22:00-06:00", sunday, 3, 0) == Truth::yes);
    CHECK(holds("Sa 22:00-06:00", saturday, 3, 0) == Truth::no);
    CHECK(holds("Sa 22:00-30:00", sunday, 3, 0) == Truth::yes);
}

TEST_CASE("days of the week come alone, in ranges over the weekend, in lists and by their number in the month") {
    CHECK(holds("Mo-Fr 07:00-09:00", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("Mo-Fr 07:00-09:00", saturday, 8, 0) == Truth::no);
    CHECK(holds("Sa-Mo", sunday, 8, 0) == Truth::yes);
    CHECK(holds("Sa-Mo", tuesday, 8, 0) == Truth::no);
    CHECK(holds("Mo,Tu,Th", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("Sa[3]", saturday, 8, 0) == Truth::yes);
    CHECK(holds("Sa[1,2]", saturday, 8, 0) == Truth::no);
    CHECK(holds("Su[-3]", sunday, 8, 0) == Truth::yes);
}

TEST_CASE("months and dates may run over the new year, and years may stand before them") {
    CHECK(holds("Nov-Apr", 2024y / 1 / 10, 8, 0) == Truth::yes);
    CHECK(holds("Nov-Apr", tuesday, 8, 0) == Truth::no);
    CHECK(holds("Jun", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("Jun 10-20", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("Nov 15-Apr 15", 2024y / 4 / 16, 8, 0) == Truth::no);
    CHECK(holds("Nov 15-Apr 15: Mo-Fr 07:00-09:00", 2024y / 4 / 15, 8, 0) == Truth::yes);
    CHECK(holds("2024 Jun 1-2024 Jun 12", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("2023 Jun 1-2023 Jun 12", tuesday, 8, 0) == Truth::no);
    CHECK(holds("2023-2025", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("2023 Dec 1-Feb 28", 2024y / 1 / 9, 8, 0) == Truth::yes);
    CHECK(holds("2023 Dec 1-Feb 28", 2025y / 1 / 9, 8, 0) == Truth::no);
    CHECK(holds("2025+", tuesday, 8, 0) == Truth::no);
    CHECK(holds("15 Mar - 30 Sep", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("15 Mar - 10 Jun", tuesday, 8, 0) == Truth::no);
    CHECK(holds("11 Jun 07:00-09:00", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("11 Jun 07:00-09:00", tuesday, 9, 0) == Truth::no);
}

TEST_CASE("of several rules the later one counts for its days, and a comma adds") {
    CHECK(holds("Mo-Su 07:00-20:00; Tu off", tuesday, 8, 0) == Truth::no);
    CHECK(holds("Mo-Su 07:00-20:00; Tu 10:00-12:00", tuesday, 8, 0) == Truth::no);
    CHECK(holds("Mo-Fr 07:00-09:00, Tu 10:00-12:00", tuesday, 8, 0) == Truth::yes);
    CHECK(holds("Mo-Fr 07:00-09:00, Sa 08:00-10:00", saturday, 9, 0) == Truth::yes);
}

TEST_CASE("public holidays are known where they are told") {
    CHECK(holds("PH", tuesday, 8, 0, true) == Truth::yes);
    CHECK(holds("Su,PH", tuesday, 8, 0, true) == Truth::yes);
    CHECK(holds("Mo-Fr 07:00-09:00; PH off", tuesday, 8, 0, true) == Truth::no);
    CHECK(holds("Mo-Fr 07:00-09:00; PH off", tuesday, 8, 0, false) == Truth::yes);
    CHECK(holds("Mo-Fr 07:00-09:00; PH off", tuesday, 8, 0, std::nullopt) == Truth::unknown);
    CHECK(holds("Mo-Fr 07:00-09:00; PH off", tuesday, 10, 0, std::nullopt) == Truth::no);
}

TEST_CASE("hours of the sun move with it, and are not known where it does not set") {
    CHECK(holds("sunset-sunrise", tuesday, 22, 0) == Truth::yes);
    CHECK(holds("sunset-sunrise", tuesday, 12, 0) == Truth::no);
    CHECK(holds("(sunset+01:30)-24:00", tuesday, 22, 0) == Truth::no);
    CHECK(holds("(sunrise-00:30)-12:00", tuesday, 5, 10) == Truth::yes);
    CHECK(OpeningHours::read("sunset-sunrise")->hold_at({tuesday, 60, std::nullopt, std::nullopt, false}) == Truth::unknown);
}

TEST_CASE("what is not understood as a whole is not understood at all") {
    for (const char* text :
         {"", "wet", "winter", "Monday", "SH 07:00-09:00", "easter", "week 1-20", "0700-0900", "7:00", "Mo-", "Mo-Fr 07:00-",
          "\"by arrangement\"", "07:00-09:00 school", "?", "07:00-08:00+", "Dec 1-2024 Feb 28"}) {
        CAPTURE(text);
        CHECK_FALSE(OpeningHours::read(text).has_value());
    }
}
