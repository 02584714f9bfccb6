// SPDX-License-Identifier: BSL-1.0
#include "base/windows1252.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("a text of the code page comes out byte for byte, the sign of the euro too") {
    const auto made = windows1252_of("Città, Ñuñoa – 5 €");
    CHECK(made.bytes == "Citt\xE0, \xD1u\xF1oa \x96 5 \x80");
    CHECK(made.replaced.empty());
}

TEST_CASE("letters that the code page lacks become what they are typed as, and each is told once") {
    const auto made = windows1252_of("Čedad, Łódź, Čedad");
    CHECK(made.bytes == "Cedad, L\xF3"
                        "dz, Cedad");
    CHECK(made.replaced == "ČŁź");
    CHECK(windows1252_of("東").bytes == "?");
}

TEST_CASE("a byte that the file needs for something else is replaced like one that is not there") {
    const auto made = windows1252_of("PEÑA, Peña", '\xD1');
    CHECK(made.bytes == "PENA, Pe\xF1"
                        "a");
    CHECK(made.replaced == "Ñ");
}

TEST_CASE("a letter whose accent is a character of its own is one letter, and bytes that are no text do no harm") {
    CHECK(windows1252_of("Citta\xCC\x80").bytes == "Citt\xE0");
    const auto broken = windows1252_of("a\xFFz");
    CHECK(broken.bytes.size() >= 3);
    CHECK(broken.bytes.front() == 'a');
    CHECK(broken.bytes.back() == 'z');
}
