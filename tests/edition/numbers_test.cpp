// SPDX-License-Identifier: BSL-1.0
#include "edition/numbers.hpp"

#include <doctest/doctest.h>

using namespace route::edition;

namespace {

constexpr Range wide{-100000, 100000};

double value_of(const char* text, DecimalSigns signs = {}) {
    const auto number = parsed_number(text, wide, signs);
    CHECK_MESSAGE(!number.fault, text);
    return number.value;
}

} // namespace

TEST_CASE("numbers are read as Italian and as English spreadsheets write them") {
    CHECK(value_of("46.0679") == 46.0679);
    CHECK(value_of("46,0679") == 46.0679);
    CHECK(value_of("1.234,5") == 1234.5);
    CHECK(value_of("1,234.5") == 1234.5);
    CHECK(value_of("12.345") == 12.345);
    CHECK(value_of("5,") == 5);
    CHECK(value_of(" 7 ") == 7);
    CHECK(value_of("-0,5") == -0.5);
    CHECK(value_of("\xE2\x88\x92"
                   "3.25") == -3.25);
    CHECK(value_of("+3") == 3);
}

TEST_CASE("text, two decimal signs and wrong groups are not numbers") {
    for (const auto* text :
         {"abc", "12 km", "1,2,3", "1.2.3", "12.34,5", "1,23.4", "4,5.6,7", ",", ".", "-", "1e3", "nan", "0x10", "--3"}) {
        CHECK_MESSAGE(parsed_number(text, wide, {}).fault == NumberFault::not_a_number, text);
    }
}

TEST_CASE("a number beyond its column's range is told apart from text") {
    CHECK(parsed_number("91", {-90, 90}, {}).fault == NumberFault::out_of_range);
    CHECK(parsed_number("1.234.567", wide, {}).fault == NumberFault::out_of_range);
    CHECK(parsed_number("99999999999999999999999999", wide, {}).fault == NumberFault::out_of_range);
}

TEST_CASE("a sign before three digits is ambiguous only where the file's other numbers use the other sign") {
    const DecimalSigns comma{.comma = true, .point = false};
    const DecimalSigns point{.comma = false, .point = true};
    CHECK(value_of("1.234", {}) == 1.234);
    CHECK(value_of("1.234", point) == 1.234);
    CHECK(value_of("1,234", comma) == 1.234);
    CHECK(parsed_number("1.234", wide, comma).fault == NumberFault::ambiguous);
    CHECK(parsed_number("1,234", wide, point).fault == NumberFault::ambiguous);
    // No ambiguity where the other reading is out of the column's range.
    CHECK(parsed_number("46.067", {-90, 90}, comma).value == 46.067);
    CHECK_FALSE(parsed_number("46.067", {-90, 90}, comma).fault);
    CHECK(parsed_number("1.234", {100, 5000}, comma).value == 1234);
    // Groups of three with a leading zero are none.
    CHECK(value_of("0.250", comma) == 0.25);
}

TEST_CASE("only numbers that leave no doubt tell a file's decimal sign") {
    DecimalSigns signs;
    note_decimal_sign("1.234", signs);
    note_decimal_sign("17", signs);
    note_decimal_sign("Salò, 4", signs);
    CHECK_FALSE(signs.comma);
    CHECK_FALSE(signs.point);
    note_decimal_sign("1.234,5", signs);
    CHECK(signs.comma);
    CHECK_FALSE(signs.point);
    note_decimal_sign("46.0679", signs);
    CHECK(signs.point);
}

TEST_CASE("a time of day has hours and minutes, with a colon or an Italian point") {
    using namespace std::chrono_literals;
    CHECK(parsed_time_of_day("14:30") == 14h + 30min);
    CHECK(parsed_time_of_day(" 9.05 ") == 9h + 5min);
    CHECK(parsed_time_of_day("23:59:59") == 23h + 59min + 59s);
    for (const auto* text :
         {"", "14", "24:00", "12:60", "12:5", "123:00", "-1:00", "12:00:00:00", "noon", "12:", ":30", "+1:30"}) {
        CHECK_MESSAGE(!parsed_time_of_day(text), text);
    }
}
