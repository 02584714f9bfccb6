// SPDX-License-Identifier: BSL-1.0
#include "timing/local_time.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const std::string rome = "Europe/Rome";

std::optional<Instant> at(std::chrono::year_month_day date, std::chrono::seconds time, Diagnostics& found) {
    return instant_of(date, time, rome, {{"edition.toml", 9}, "leg 1"}, found);
}

} // namespace

TEST_CASE("local time follows summer and winter time") {
    Diagnostics found;
    const auto summer = at(2024y / 6 / 11, 13h + 20min, found);
    const auto winter = at(2024y / 12 / 11, 13h + 20min, found);
    CHECK(found.all().empty());
    CHECK(summer == Instant{sys_days{2024y / 6 / 11} + 11h + 20min});
    CHECK(winter == Instant{sys_days{2024y / 12 / 11} + 12h + 20min});
    CHECK(iso8601(*summer, rome) == "2024-06-11T13:20:00+02:00");
    CHECK(iso8601(*winter, rome) == "2024-12-11T13:20:00+01:00");
    CHECK(iso8601_utc(*summer) == "2024-06-11T11:20:00Z");
    CHECK(iso8601(*summer, "America/St_Johns") == "2024-06-11T08:50:00-02:30");
    CHECK(iso8601(*winter, "America/St_Johns") == "2024-12-11T08:50:00-03:30");
    CHECK(iso8601(*summer, "UTC") == "2024-06-11T11:20:00+00:00");
    const auto local = local_time(*summer, rome);
    CHECK(local.date == 2024y / 6 / 11);
    CHECK(local.time_of_day == 13h + 20min);
    CHECK(local.offset == 120min);
}

TEST_CASE("the spring night has an hour that does not exist") {
    Diagnostics found;
    CHECK_FALSE(at(2024y / 3 / 31, 2h + 30min, found));
    REQUIRE(found.all().size() == 1);
    CHECK(to_text(found.all()[0]) == "edition.toml:9: error: \"leg 1\": 2024-03-31 02:30 does not exist in "
                                     "Europe/Rome: clocks go forward then. Write a "
                                     "time from 03:00 on, or one of the hour before. [time-left-out]");
    found = {};
    const auto before = at(2024y / 3 / 31, 1h + 59min, found);
    const auto after = at(2024y / 3 / 31, 3h, found);
    CHECK(found.all().empty());
    CHECK(*after - *before == 1min);
}

TEST_CASE("the autumn night has an hour twice: the first one counts, with a warning") {
    Diagnostics found;
    const auto twice = at(2024y / 10 / 27, 2h + 30min, found);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].severity == Severity::warning);
    CHECK(iso8601(*twice, rome) == "2024-10-27T02:30:00+02:00");
    CHECK(iso8601(*twice + 1h, rome) == "2024-10-27T02:30:00+01:00");
}

TEST_CASE("in the hour that occurs twice a clock tells which one it shows, in any zone") {
    Diagnostics found;
    const auto day = 2024y / 10 / 27;
    const auto before = at(day, 1h + 59min, found);
    CHECK(clock_text(*before, rome, day) == "01:59");
    CHECK(clock_text(*before + 1min, rome, day) == "02:00 CEST");
    CHECK(clock_text(*before + 60min, rome, day) == "02:59 CEST");
    CHECK(clock_text(*before + 61min, rome, day) == "02:00 CET");
    CHECK(clock_text(*before + 120min, rome, day) == "02:59 CET");
    CHECK(clock_text(*before + 121min, rome, day) == "03:00");
    CHECK(clock_text(*before + 1min, rome, 2024y / 10 / 26) == "02:00 CEST +1");
    // The spring night lacks an hour, and has none twice.
    CHECK(clock_text(*at(2024y / 3 / 31, 3h, found), rome, 2024y / 3 / 31) == "03:00");
    // On Lord Howe Island it is half an hour, and zones there have no letters.
    const Instant island{sys_days{2024y / 4 / 6} + 14h + 45min};
    CHECK(clock_text(island, "Australia/Lord_Howe", 2024y / 4 / 7) == "01:45 UTC+11");
    CHECK(clock_text(island + 30min, "Australia/Lord_Howe", 2024y / 4 / 7) == "01:45 UTC+1030");
    CHECK(found.all().empty());
}

TEST_CASE("after midnight a clock is printed with the days since") {
    Diagnostics found;
    const auto evening = at(2024y / 6 / 11, 23h + 50min, found);
    CHECK(clock_text(*evening, rome, 2024y / 6 / 11) == "23:50");
    CHECK(clock_text(*evening + 45min, rome, 2024y / 6 / 11) == "00:35 +1");
    CHECK(clock_text(*evening + 24h, rome, 2024y / 6 / 11) == "23:50 +1");
    CHECK(clock_text(*evening + 25h, rome, 2024y / 6 / 11) == "00:50 +2");
}

TEST_CASE("an unknown time zone is told with the one that was meant") {
    Diagnostics found;
    const TimeSource source{{"edition.toml", 0}, ""};
    CHECK(is_time_zone("Europe/Rome", source, found));
    CHECK(found.all().empty());
    CHECK_FALSE(is_time_zone("Rome", source, found));
    CHECK_FALSE(is_time_zone("europe/rome", source, found));
    CHECK_FALSE(is_time_zone("", source, found));
    CHECK_FALSE(is_time_zone("../../etc/passwd", source, found));
    REQUIRE(found.all().size() == 4);
    CHECK(to_text(found.all()[0]) == "edition.toml: error: time_zone \"Rome\" is not in the time-zone "
                                     "database. Did you mean Europe/Rome? [time-zone-unknown]");
    CHECK(found.all()[1].hint == "Did you mean Europe/Rome?");
    CHECK(found.all()[2].hint == "Write an IANA name such as Europe/Rome.");
    CHECK_THROWS_AS(static_cast<void>(iso8601(Instant{}, "Nowhere")), InputError);
}
