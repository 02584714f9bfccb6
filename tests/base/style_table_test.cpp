// SPDX-License-Identifier: BSL-1.0
#include "base/style_table.hpp"

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace route;

namespace {

/// "2: near_m is not a number": line and words of the complaint about a table that is asked for `near_m` and
/// `page.wide`; empty when there is none.
std::string complaint(const std::string& content) {
    const test::TemporaryFolder folder;
    folder.file("boxes.toml", content);
    try {
        StyleTable table{folder.path() / "boxes.toml", "Compare the one that came."};
        static_cast<void>(table.number("near_m", 0, 100));
        static_cast<void>(table.flag("page.wide"));
        table.refuse_unknown();
    } catch (const InputError& error) {
        return std::to_string(error.where().line) + ": " + error.what();
    }
    return "";
}

} // namespace

TEST_CASE("a table of numbers and flags is read by keys and sections") {
    CHECK(complaint("schema = 1\nnear_m = 40\n[page]\nwide = true\n").empty());
    CHECK(complaint("schema = 1\nnear_m = 0.5\npage = { wide = false }\n").empty());
}

TEST_CASE("what is missing, of another kind, out of range or unknown is told with its line") {
    CHECK(complaint("near_m = 40\n") == "0: schema is missing");
    CHECK(complaint("schema = 2\n") == "1: schema 2 is not within 1 and 1");
    CHECK(complaint("schema = 1\n") == "0: near_m is missing");
    CHECK(complaint("schema = 1\nnear_m = \"40\"\n") == "2: near_m is not a number");
    CHECK(complaint("schema = 1\nnear_m = nan\n") == "2: near_m nan is not within 0 and 100");
    CHECK(complaint("schema = 1\nnear_m = 101\n") == "2: near_m 101 is not within 0 and 100");
    CHECK(complaint("schema = 1\nnear_m = 4\n[page]\nwide = 1\n") == "4: page.wide is neither true nor false");
    CHECK(complaint("schema = 1\nnear_m = 4\nnaer_m = 5\n[page]\nwide = true\n") == "3: naer_m is not known");
    CHECK(complaint("schema = 1\nnear_m = 4\n[page]\nwide = true\nhigh = 1\n") == "5: page.high is not known");
    CHECK(complaint("schema = 1\nnear_m = \n").starts_with("2: "));
}

TEST_CASE("a file that is not there is an error of the disk") {
    CHECK_THROWS_AS(StyleTable("/nowhere/boxes.toml", ""), IoError);
}
