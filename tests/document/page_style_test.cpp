// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "document/made_book.hpp"
#include "drawing/poppler.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;

namespace {

/// fia-a5.toml with one text put in another's place; answers what reading it complains about, and how many
/// lines below the change: "+0: …".
std::string complaint_about(const std::string& text, const std::string& instead) {
    auto style = read_whole_file(made::source_folder() + "/styles/pages/fia-a5.toml");
    const auto at = style.find(text);
    REQUIRE(at != std::string::npos);
    const auto line = std::count(style.begin(), style.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    style.replace(at, text.size(), instead);
    const poppler::ScratchFolder folder("page-style");
    write_whole_file(folder / "own.toml", style);
    try {
        (void)document::read_page_style(folder / "own.toml");
    } catch (const InputError& error) {
        const auto where = error.where().line == 0 ? "file" : fmt::format("{:+}", error.where().line - line);
        return where + ": " + error.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("the FIA style is A5 with five boxes a page and readable sizes") {
    const auto style = made::fia_a5();
    CHECK(style.paper.width == Millimetres{148});
    CHECK(style.paper.height == Millimetres{210});
    CHECK(style.boxes_per_page == 5);
    CHECK(style.total.smallest >= Points{12});
    CHECK(style.info.smallest >= Points{9});
    CHECK(style.tulip_size().width >= Millimetres{30});
    CHECK(style.tulip_size().height >= Millimetres{30});
}

TEST_CASE("a page style is refused with the line at fault") {
    CHECK(complaint_about("name = \"FIA A5\"", "name = \"FIA A5\"") == "nothing");
    CHECK(complaint_about("total_pt = [26, 14]", "total_pt = [26, 11]") ==
          "+0: type.total_pt is 11; it must be from 12 to 72");
    CHECK(complaint_about("info_pt = [11, 9]", "info_pt = [11, 8.5]") == "+0: type.info_pt is 8.5; it must be from 9 to 72");
    CHECK(complaint_about("info_pt = [11, 9]", "info_pt = [9, 11]") ==
          "+0: type.info_pt: the smallest size is larger than the usual one");
    CHECK(complaint_about("info_pt = [11, 9]", "info_pt = 11") == "+0: type.info_pt is not a pair of sizes");
    CHECK(complaint_about("tulip_mm = 37", "tulip_mm = 25") == "+0: boxes.tulip_mm is 25; it must be from 30 to 100");
    CHECK(complaint_about("tulip_mm = 37", "tulip_mm = 70") ==
          "-1: the columns leave 13.0 mm for the information; it needs 30 mm");
    CHECK(complaint_about("per_page = 5", "per_page = 8") ==
          "+0: a tulip's picture would be 35.0 x 19.1 mm; it needs 30 x 25 mm");
    CHECK(complaint_about("width_mm = 148", "width_mm = \"148\"") == "+0: paper.width_mm is not a number");
    CHECK(complaint_about("width_mm = 148", "widht_mm = 148") == "file: paper.width_mm is missing");
    CHECK(complaint_about("thin_mm = 0.2", "thin_mm = 0.2\nthinn_mm = 0.2") ==
          "+1: rules.thinn_mm is not a key of page styles");
    CHECK(complaint_about("schema = 1", "schema = 2") == "+0: schema is not 1");
    CHECK(complaint_about("schema = 1", "schema = ").substr(0, 4) == "+0: ");
}

TEST_CASE("a page style that is not there is an I/O error") {
    CHECK_THROWS_AS((void)document::read_page_style("/no/such/style.toml"), IoError);
}
