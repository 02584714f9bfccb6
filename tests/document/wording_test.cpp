// SPDX-License-Identifier: BSL-1.0
#include "document/setting/wording.hpp"

#include "base/error.hpp"
#include "document/set_pages.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace route;
using document::Wording;
using std::chrono::minutes;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

std::vector<roadbook::Phrases> phrases_of(const std::vector<Language>& languages) {
    return roadbook::phrases_in(made::source_folder() + "/styles", languages);
}

constexpr auto date = std::chrono::year{2024} / 6 / 1;

} // namespace

TEST_CASE("numbers have the decimal mark of the first language, whatever the second is") {
    for (const auto comma : std::vector<Language>{"it", "de", "fr", "es"}) {
        const auto phrases = phrases_of({comma, "en"});
        CHECK(Wording(phrases).decimal(1234.5, 2) == "1234,50");
        CHECK(Wording(phrases).speed(50_kmh) == "50,00");
        CHECK(Wording(phrases).kilometres(PrintedLength::decametres(123456)) == "1234,56");
    }
    const auto english = phrases_of({"en", "it"});
    CHECK(Wording(english).decimal(1234.5, 2) == "1234.50");
    CHECK(Wording(english).kilometres(PrintedLength::decametres(7)) == "0.07");
    CHECK(Wording(english).hundredths(Hundredths{3805}) == "38.05");
}

TEST_CASE("kilometres have two decimals, none of them lost before zero or below it") {
    const auto phrases = phrases_of({"it"});
    const Wording words(phrases);
    CHECK(words.kilometres(PrintedLength::decametres(0)) == "0,00");
    CHECK(words.kilometres(PrintedLength::decametres(5)) == "0,05");
    CHECK(words.kilometres(PrintedLength::decametres(99)) == "0,99");
    CHECK(words.kilometres(PrintedLength::decametres(100)) == "1,00");
    CHECK(words.kilometres(PrintedLength::decametres(-5)) == "-0,05");
    CHECK(words.kilometres(PrintedLength::decametres(-105)) == "-1,05");
}

TEST_CASE("printed kilometres of parts add up to that of the whole") {
    const auto phrases = phrases_of({"en"});
    const Wording words(phrases);
    const auto whole = PrintedLength::decametres(1000);
    const auto part = PrintedLength::decametres(333);
    CHECK(words.kilometres(part) == "3.33");
    CHECK(words.kilometres(whole - part) == "6.67");
}

TEST_CASE("target times are hours and two digits of minutes, beyond a day too") {
    CHECK(Wording::minutes(minutes{0}) == "0:00");
    CHECK(Wording::minutes(minutes{5}) == "0:05");
    CHECK(Wording::minutes(minutes{60}) == "1:00");
    CHECK(Wording::minutes(minutes{605}) == "10:05");
    CHECK(Wording::minutes(minutes{24 * 60 + 1}) == "24:01");
}

TEST_CASE("a trial's time is in seconds below a minute, in minutes and two digits of seconds from there on") {
    const auto phrases = phrases_of({"it"});
    const Wording words(phrases);
    CHECK(words.hundredths(Hundredths{0}) == "0,00");
    CHECK(words.hundredths(Hundredths{7}) == "0,07");
    CHECK(words.hundredths(Hundredths{5999}) == "59,99");
    CHECK(words.hundredths(Hundredths{6000}) == "1:00,00");
    CHECK(words.hundredths(Hundredths{6509}) == "1:05,09");
    CHECK(words.hundredths(Hundredths{61 * 6000}) == "61:00,00");
}

TEST_CASE("averages are rounded to two decimals") {
    const auto phrases = phrases_of({"en"});
    const Wording words(phrases);
    CHECK(words.speed(50_kmh) == "50.00");
    CHECK(words.speed(KmPerHour{48.3746}) == "48.37");
    CHECK(words.speed(KmPerHour{48.3754}) == "48.38");
    CHECK(words.speed(KmPerHour{59.999}) == "60.00");
}

TEST_CASE("heights are whole metres, rounded, below the sea too") {
    CHECK(Wording::height(Metres{1203.5}) == "1204");
    CHECK(Wording::height(Metres{0.4}) == "0");
    CHECK(Wording::height(Metres{-0.4}) == "0");
    CHECK(Wording::height(Metres{-3.6}) == "-4");
}

TEST_CASE("a phrase is said in both languages, the edition's first one first") {
    const auto phrases = phrases_of({"it", "en"});
    const auto total = Wording(phrases).say("page.box.total");
    CHECK(total.first == "Totale");
    CHECK(total.second == "Total");
    CHECK(total.joined() == "Totale · Total");
    const auto turned = phrases_of({"en", "it"});
    CHECK(Wording(turned).say("page.box.total").joined() == "Total · Totale");
}

TEST_CASE("a phrase with a gap has it filled in both languages") {
    const auto phrases = phrases_of({"it", "en"});
    const auto place = Wording(phrases).say("page.itinerary.in", {{"place", "Lovere"}});
    CHECK(place.first.starts_with("Lovere – "));
    CHECK(place.second.starts_with("Lovere – "));
    CHECK(place.first != place.second);
}

TEST_CASE("what both languages say alike is said once, and a book of one language has no second") {
    const auto alone = phrases_of({"it"});
    CHECK(Wording(alone).say("page.box.total").second.empty());
    CHECK(Wording(alone).say("page.box.total").joined() == "Totale");
    CHECK(Wording(alone).date(date).second.empty());
    const auto same = phrases_of({"it", "it"});
    CHECK(Wording(same).say("page.box.total").joined() == "Totale");
    CHECK(Wording(same).date(date).joined() == "1 giugno 2024");
}

TEST_CASE("a date is day, month's name and year, in the manner of each language") {
    const auto phrases = phrases_of({"it", "en"});
    const auto day = Wording(phrases).date(date);
    CHECK(day.first == "1 giugno 2024");
    CHECK(day.second.find("June") != std::string::npos);
    CHECK(day.second.find("2024") != std::string::npos);
}

TEST_CASE("in every language the twelve months have names of their own") {
    for (const auto language : std::vector<Language>{"it", "en", "de", "fr", "es"}) {
        const auto phrases = phrases_of({language});
        std::set<std::string> said;
        for (unsigned month = 1; month <= 12; ++month) {
            const auto day = Wording(phrases).date(std::chrono::year{2025} / std::chrono::month{month} / 9).first;
            CHECK(day.find('9') != std::string::npos);
            CHECK(day.find("2025") != std::string::npos);
            said.insert(day);
        }
        CHECK(said.size() == 12);
    }
}

TEST_CASE("a phrase that there is not is bad input that names its key") {
    const auto phrases = phrases_of({"it"});
    try {
        static_cast<void>(Wording(phrases).say("page.no_such_phrase"));
        FAIL("it was said");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()).find("page.no_such_phrase") != std::string::npos);
    }
}

TEST_CASE("a clock after midnight tells the day, and the leg's own day tells none") {
    made::Workshop shop;
    const auto& times = shop.facts.times().controls;
    CHECK(shop.facts.clock(times.front().due_first_car, ControlIndex{}) == "20:30");
    CHECK(shop.facts.clock(times.front().due_first_car + minutes{3 * 60 + 29}, ControlIndex{}) == "23:59");
    CHECK(shop.facts.clock(times.front().due_first_car + minutes{3 * 60 + 30}, ControlIndex{}) == "00:00 +1");
    CHECK(shop.facts.clock(times.front().due_first_car + minutes{27 * 60 + 30}, ControlIndex{}) == "00:00 +2");
}
