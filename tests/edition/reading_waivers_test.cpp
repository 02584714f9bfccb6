// SPDX-License-Identifier: BSL-1.0
#include "edition/waivers_toml.hpp"

#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::edition;
using namespace std::chrono_literals;
using route::test::any_contains;
using route::test::EditionFolder;
using route::test::Texts;

namespace {

constexpr std::string_view good =
    "schema = 1\n[[waiver]]\nrule = \"stamp-spacing\"\nfinding = \"7c1e02d4\"\nreason = \"a yard\"\n"
    "name = \"The clerk\"\ndate = 2026-05-20\n";

struct Reading {
    std::vector<Waiver> waivers;
    Texts messages;
};

Reading reading_of(std::string_view content) {
    EditionFolder folder;
    if (!content.empty()) folder.file("waivers.toml", content);
    Diagnostics found;
    Reading reading{read_waivers(folder.path(), found), {}};
    for (const auto& diagnostic : found.all()) {
        reading.messages.push_back(to_text(diagnostic));
    }
    return reading;
}

} // namespace

TEST_CASE("a waiver tells rule, finding, reason, name and date, and where it stands") {
    const auto reading = reading_of(good);
    CHECK(reading.messages.empty());
    REQUIRE(reading.waivers.size() == 1);
    CHECK(reading.waivers[0].rule == "stamp-spacing");
    CHECK(reading.waivers[0].finding == "7c1e02d4");
    CHECK(reading.waivers[0].reason == "a yard");
    CHECK(reading.waivers[0].name == "The clerk");
    CHECK(reading.waivers[0].date == 2026y / 5 / 20);
    CHECK(reading.waivers[0].where.line == 2);
}

TEST_CASE("without the file nothing is accepted") { CHECK(reading_of("").waivers.empty()); }

TEST_CASE("a waiver that lacks something accepts nothing, and all that is missing is told at once") {
    const auto reading = reading_of("schema = 1\n[[waiver]]\nrule = \"rest\"\nfinding = \"1\"\nreason = \"\"\nname = \"X\"\n"
                                    "date = 2026-05-20\n[[waiver]]\nrule = \"rest\"\n");
    CHECK(reading.waivers.empty());
    CHECK(any_contains(reading.messages, "waivers.toml:5: error: waiver.reason is empty"));
    for (const auto* key : {"finding", "reason", "name", "date"}) {
        CHECK(any_contains(reading.messages, (std::string("waivers.toml:8: error: waiver.") + key + " is missing").c_str()));
    }
    CHECK(reading.messages.size() == 5);
}

TEST_CASE("a finding is accepted once") {
    const auto reading = reading_of(std::string(good) + std::string(good.substr(good.find("[[waiver]]"))));
    CHECK(reading.waivers.size() == 1);
    CHECK(any_contains(reading.messages, "is accepted in line 2 already"));
}
