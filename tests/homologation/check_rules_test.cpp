// SPDX-License-Identifier: BSL-1.0
#include "homologation/check_rules.hpp"

#include "base/diagnostic_codes.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace route;
using namespace route::homologation;

TEST_CASE("every code of an edition belongs to one rule of the report, and no rule names a code that there is not") {
    std::multiset<std::string> named;
    for (const auto& check : all_checks()) {
        std::string_view codes = check.codes;
        CHECK_FALSE(codes.empty());
        while (!codes.empty()) {
            const auto end = std::min(codes.find(' '), codes.size());
            named.emplace(codes.substr(0, end));
            codes.remove_prefix(std::min(end + 1, codes.size()));
        }
    }
    for (const auto code : codes_beside_checks()) {
        named.emplace(code);
    }
    std::set<std::string> known;
    for (const auto& [code, meaning] : diagnostic_codes) {
        CAPTURE(code);
        CHECK(named.count(std::string(code)) == 1);
        known.emplace(code);
    }
    for (const auto& code : named) {
        CAPTURE(code);
        CHECK(known.contains(code));
    }
}

TEST_CASE("rules have names of their own, go by chapters, and each has its weight and its source") {
    const auto rules = check_set(ROUTE_SOURCE_DIR "/styles").rules;
    CHECK(rules.size() == all_checks().size());
    std::set<std::string_view> ids;
    for (const auto& rule : rules) {
        CHECK(ids.insert(rule.facts->id).second);
        CHECK_FALSE(rule.source.empty());
        CHECK(check_named(rule.facts->id) == rule.facts);
    }
    CHECK(std::ranges::is_sorted(rules, {}, [](const CheckRule& rule) { return rule.facts->chapter; }));
    CHECK(check_named("no-such-rule") == nullptr);
    CHECK(check_of("usage") == nullptr);
    REQUIRE(check_of("stamp-near") != nullptr);
    CHECK(check_of("stamp-near")->id == "stamp-spacing");
}
