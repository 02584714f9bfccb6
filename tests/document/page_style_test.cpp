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

TEST_CASE("a count of boxes or columns that is not whole is bad input, not rounded in silence") {
    CHECK(complaint_about("per_page = 5", "per_page = 4.5") == "+0: boxes.per_page is 4.5; it must be whole");
    CHECK(complaint_about("columns = 1", "columns = 1.5") == "+0: boxes.columns is 1.5; it must be whole");
    CHECK(complaint_about("per_page = 5", "per_page = 5.0") == "nothing");
}

TEST_CASE("what is no number, text or truth is told as what it should be") {
    CHECK(complaint_about("scroll = false", "scroll = \"no\"") == "+0: paper.scroll is neither true nor false");
    CHECK(complaint_about("scroll = false", "scroll = 0") == "+0: paper.scroll is neither true nor false");
    CHECK(complaint_about("name = \"FIA A5\"", "name = 5") == "+0: name is not text");
    CHECK(complaint_about("width_mm = 148", "width_mm = nan").starts_with("+0: paper.width_mm is nan"));
    CHECK(complaint_about("width_mm = 148", "width_mm = inf").starts_with("+0: paper.width_mm is inf"));
    CHECK(complaint_about("info_pt = [11, 9]", "info_pt = [11, \"9\"]") == "+0: type.info_pt is not a number");
    CHECK(complaint_about("info_pt = [11, 9]", "info_pt = [11, 10, 9]") == "+0: type.info_pt is not a pair of sizes");
}

TEST_CASE("a length in centimetres or inches is beyond the limits in millimetres, and is told so") {
    CHECK(complaint_about("width_mm = 148", "width_mm = 14.8") == "+0: paper.width_mm is 14.8; it must be from 100 to 500");
    CHECK(complaint_about("height_mm = 210", "height_mm = 8.27") ==
          "+0: paper.height_mm is 8.27; it must be from 100 to 500");
    CHECK(complaint_about("thin_mm = 0.2", "thin_mm = 0") == "+0: rules.thin_mm is 0; it must be from 0.05 to 2");
    CHECK(complaint_about("left_mm = 9", "left_mm = -9") == "+0: margins.left_mm is -9; it must be from 3 to 40");
}

TEST_CASE("keys and tables that no style has are refused wherever they stand") {
    CHECK(complaint_about("[paper]", "colour = 1\n[paper]") == "+0: colour is not a key of page styles");
    CHECK(complaint_about("[paper]", "[colours]\nband = 1\n[paper]") == "+1: colours.band is not a key of page styles");
    CHECK(complaint_about("[paper]", "[colours]\n[paper]") == "+0: colours is not a key of page styles");
    CHECK(complaint_about("columns = 1", "columns = 1\ncolumns = 1").substr(0, 4) == "+1: ");
}

TEST_CASE("a scroll has one column of boxes") {
    CHECK(complaint_about("scroll = false", "scroll = true") == "nothing");
    const auto roll = made::source_folder() + "/styles/pages/roll-150.toml";
    CHECK(document::read_page_style(roll).scroll);
    CHECK(document::read_page_style(roll).box_columns == 1);
}

TEST_CASE("a style at fault tells its file and a way out") {
    const poppler::ScratchFolder folder("page-style-hint");
    write_whole_file(folder / "own.toml", "schema = 1\nname = \"Own\"\n");
    try {
        (void)document::read_page_style(folder / "own.toml");
        FAIL("it was read");
    } catch (const InputError& error) {
        CHECK(error.where().file.ends_with("own.toml"));
        CHECK(std::string(error.what()) == "paper.width_mm is missing");
        CHECK(error.hint() == "Take it over from styles/pages/fia-a5.toml.");
    }
}

TEST_CASE("the parts of a page fill it: margins, foot, head and rows, and columns and the gaps between them") {
    for (const auto* name : {"fia-a5", "a4", "roll-150", "official-a4", "marshal"}) {
        CAPTURE(name);
        const auto style = document::read_page_style(made::source_folder() + "/styles/pages/" + name + ".toml");
        const auto rows = style.box_height() * static_cast<double>(style.boxes_per_page);
        CHECK((style.margin_top + style.header_height + style.headings_height + rows + style.footer_height +
               style.margin_bottom)
                  .count() == doctest::Approx(style.paper.height.count()));
        const auto columns =
            style.column_width() * static_cast<double>(style.box_columns) + document::column_gap * (style.box_columns - 1.0);
        CHECK((style.margin_left + columns + style.margin_right).count() == doctest::Approx(style.paper.width.count()));
        CHECK((style.distance_width + style.tulip_width + style.info_width() + style.to_go_width).count() ==
              doctest::Approx(style.column_width().count()));
    }
}

TEST_CASE("a page style that is not there is an I/O error") {
    CHECK_THROWS_AS((void)document::read_page_style("/no/such/style.toml"), IoError);
}
