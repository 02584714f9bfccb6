// SPDX-License-Identifier: BSL-1.0
#include "base/language.hpp"

#include <doctest/doctest.h>

using route::Language;
using route::TextByLanguage;

TEST_CASE("a language is two or three small letters and nothing else") {
    CHECK(Language::named("de")->code() == "de");
    CHECK(Language::named("lld")->code() == "lld");
    for (const auto* text : {"", "d", "DE", "De", "de-AT", "deut", "d1", "é", "../"}) {
        CAPTURE(text);
        CHECK_FALSE(Language::named(text).has_value());
    }
}

TEST_CASE("languages are ordered by the alphabet, the shorter code first") {
    CHECK(Language("de") < Language("en"));
    CHECK(Language("de") < Language("deu"));
    CHECK(Language("it") == *Language::named("it"));
}

TEST_CASE("a text that a language does not have is empty") {
    const TextByLanguage texts{{Language("de"), "Hund"}};
    CHECK(text_in(texts, "de") == "Hund");
    CHECK(text_in(texts, "fr").empty());
}

TEST_CASE("languages are listed as in a sentence") {
    CHECK(route::listed({}) == "none");
    CHECK(route::listed({"de"}) == "de");
    CHECK(route::listed({"de", "fr"}) == "de or fr");
    CHECK(route::listed({"de", "en", "lld"}) == "de, en or lld");
}
