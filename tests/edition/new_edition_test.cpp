// SPDX-License-Identifier: BSL-1.0
#include "edition/new_edition.hpp"

#include "base/error.hpp"
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using route::test::EditionFolder;

TEST_CASE("a new edition reads back without a warning") {
    EditionFolder folder;
    const auto files = edition::new_edition(folder.path() / "new" / "garda");
    CHECK(files.size() == 3);
    Diagnostics found;
    const auto edition = edition::read_edition(folder.path() / "new" / "garda", {{"en", "it"}, {"it", "en"}}, found);
    for (const auto& diagnostic : found.all())
        FAIL_CHECK(to_text(diagnostic));
    CHECK(edition.legs.size() == 1);
    CHECK(edition.waypoints.size() == 7);
    CHECK(edition.trials.size() == 3);
}

TEST_CASE("a folder that holds anything is left as it is") {
    EditionFolder folder;
    CHECK_THROWS_AS(edition::new_edition(folder.path()), IoError);
    CHECK_THROWS_AS(edition::new_edition(folder.path() / "edition.toml"), IoError);
    CHECK(folder.read().name == "Coppa Prova");
}

TEST_CASE("kinds have the names of the waypoint list and nothing else") {
    using edition::Kind;
    CHECK(edition::name_of(Kind::parade_end) == "PARADE_END");
    CHECK(edition::kind_named("NEUTRAL_START") == Kind::neutral_start);
    CHECK_FALSE(edition::kind_named("neutral_start"));
    CHECK_FALSE(edition::kind_named(""));
    for (int i = 0; i <= static_cast<int>(Kind::info); ++i) {
        const auto kind = static_cast<Kind>(i);
        CHECK(edition::kind_named(edition::name_of(kind)) == kind);
        CHECK(edition::is_printed(kind) == (kind != Kind::via));
        if (edition::is_halt(kind)) CHECK(edition::is_sector_boundary(kind));
    }
    CHECK(edition::is_sector_boundary(Kind::co));
    CHECK_FALSE(edition::is_sector_boundary(Kind::ct));
    CHECK_FALSE(edition::is_sector_boundary(Kind::pc));
    CHECK_FALSE(edition::is_halt(Kind::co));
}
