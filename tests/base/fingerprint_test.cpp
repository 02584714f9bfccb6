// SPDX-License-Identifier: BSL-1.0
#include "base/fingerprint.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("a fingerprint is the XXH3 of the content, the same on every machine") {
    CHECK(fingerprint_of("").text() == "2d06800538d394c2"); // the published value for no input
    CHECK(fingerprint_of("").short_text() == "2d068005");
}

TEST_CASE("other content has another fingerprint, and order counts when two are combined") {
    const auto a = fingerprint_of("a");
    const auto b = fingerprint_of("b");
    CHECK(a != b);
    CHECK(a == fingerprint_of("a"));
    CHECK(combined(a, b) != combined(b, a));
    CHECK(combined(a, b) != combined(a, a));
}

TEST_CASE("a small fingerprint is printed with its zeros") { CHECK(Fingerprint{0xabc}.text() == "0000000000000abc"); }
