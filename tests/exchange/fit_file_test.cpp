// SPDX-License-Identifier: BSL-1.0
#include "exchange/fit_file.hpp"

#include "exchange/fit_reader.hpp"
#include "exchange/whole_seconds.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using exchange::FitFile;
using exchange::FitType;

TEST_CASE("the checksum of FIT is CRC-16/ARC, which has a published check value") {
    CHECK(exchange::fit_checksum("123456789") == 0xBB3D);
    CHECK(exchange::fit_checksum("") == 0);
}

TEST_CASE("a FIT file has a header of 14 bytes and a checksum at its end") {
    FitFile file;
    file.add(0, {{0, FitType::enumeration, 6}});
    const auto bytes = file.bytes();
    // Header, definition (6 bytes and 3 for its field), message (2), checksum.
    CHECK(bytes.size() == 14 + 1 + 5 + 3 + 2 + 2);
    CHECK(bytes.substr(0, 2) == "\x0E\x10");
    CHECK(bytes.substr(4, 4) == std::string("\x0B\0\0\0", 4));
    CHECK(bytes.substr(8, 4) == ".FIT");
    // What ends with its own checksum has the checksum zero.
    CHECK(exchange::fit_checksum(bytes.substr(0, 14)) == 0);
    CHECK(exchange::fit_checksum(bytes) == 0);
    CHECK(bytes.substr(14, 11) == std::string("\x40\0\0\0\0\x01\0\x01\0\0\x06", 11));
}

TEST_CASE("fields are told once for each kind of message, and again when they change") {
    FitFile file;
    file.add(20, {{5, FitType::uint32, 100}});
    const auto one = file.bytes().size();
    file.add(20, {{5, FitType::uint32, 200}});
    const auto two = file.bytes().size();
    CHECK(two - one == 5);
    file.add(31, {{5, FitType::text, "Coppa", 8}});
    file.add(31, {{5, FitType::text, "Coppa Prova", 12}});
    const auto messages = test::fit_messages(file.bytes());
    REQUIRE(messages.size() == 4);
    CHECK(messages[1].number_in(5) == 200);
    CHECK(messages[2].fields.at(5) == std::string("Coppa\0\0\0", 8));
    CHECK(messages[3].text_in(5) == "Coppa Prova");
}

TEST_CASE("a field without a value has its type's mark for that") {
    FitFile file;
    file.add(20, {{0, FitType::sint32},
                  {2, FitType::uint16},
                  {5, FitType::uint32},
                  {3, FitType::uint32z},
                  {4, FitType::enumeration}});
    const auto message = test::fit_messages(file.bytes()).front();
    CHECK(message.number_in(0) == 0x7FFFFFFF);
    CHECK(message.number_in(2) == 0xFFFF);
    CHECK(message.number_in(5) == 0xFFFFFFFF);
    CHECK(message.number_in(3) == 0);
    CHECK(message.number_in(4) == 0xFF);
}

TEST_CASE("positions are semicircles and times count from the end of 1989") {
    CHECK(exchange::semicircles(geo::Latitude::degrees(52)) == 0x24FA4FA5);
    CHECK(exchange::semicircles(geo::Latitude::degrees(-90)) == -1073741824);
    CHECK(exchange::semicircles(geo::Longitude::degrees(180)) == -2147483648);
    FitFile file;
    file.add(20, {{0, FitType::sint32, exchange::semicircles(geo::Latitude::degrees(-46.1))}});
    CHECK(test::fit_messages(file.bytes()).front().signed_in(0) == -549994423);
    using namespace std::chrono_literals;
    CHECK(exchange::fit_time(std::chrono::sys_days{1989y / 12 / 31}) == 0);
    CHECK(exchange::fit_time(std::chrono::sys_days{1970y / 1 / 1} + 631065601s) == 1);
}

TEST_CASE("whole seconds rise and stay near the moments, however near together those are") {
    const auto rising = [](std::vector<double> moments) {
        std::vector<Seconds> due;
        std::ranges::transform(moments, std::back_inserter(due), [](double moment) { return Seconds{moment}; });
        std::vector<long> seconds;
        for (const auto instant : exchange::rising_seconds(due)) {
            seconds.push_back(static_cast<long>(instant.time_since_epoch().count()));
        }
        return seconds;
    };
    CHECK(rising({}).empty());
    CHECK(rising({10, 20.4, 30.6}) == std::vector<long>{10, 20, 31});
    CHECK(rising({10, 20, 20.1, 20.2, 40}) == std::vector<long>{10, 19, 20, 21, 40});
    CHECK(rising({10, 10, 10, 10, 10}) == std::vector<long>{8, 9, 10, 11, 12});
    CHECK(rising({-1.2, 0, 0}) == std::vector<long>{-1, 0, 1});
}
