// SPDX-License-Identifier: BSL-1.0
#include "document/book/information_cell.hpp"

#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;
using roadbook::Box;
using roadbook::Sign;

namespace {

/// One box's information cell, set alone on a sheet.
struct Cell {
    explicit Cell(const std::vector<Language>& languages = {"it", "en"}, const std::string& style_name = "fia-a5")
        : shop(made::near_book({false}, languages), style_name),
          maker(shop.published, made::stand_in_tulip, LegIndex{}, shop.style, shop.fonts, shop.found),
          where{{Millimetres{40}, Millimetres{50}}, {shop.style.info_width(), shop.style.box_height()}} {
        box.number = "7";
    }

    /// Answers the texts; the page has no fault.
    std::vector<drawing::Text> set() {
        auto sheet = maker.pages().new_sheet();
        document::set_box_text(maker, sheet, where, box);
        page = sheet.page();
        CHECK(to_text(drawing::faults(page.picture, shop.fonts)) == "");
        return made::set_texts(page.picture);
    }

    made::Workshop shop;
    document::BookMaker maker;
    drawing::Rect where;
    Box box;
    drawing::Page page;
};

} // namespace

TEST_CASE("a short text stands in the usual size in the middle of its cell's height") {
    Cell cell({"it"});
    cell.box.text["it"] = {{"A destra", true}};
    const auto texts = cell.set();
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].style.size == cell.shop.style.info.usual);
    const auto middle = texts[0].cell.top() + texts[0].cell.size.height / 2.0;
    CHECK(middle.count() == doctest::Approx((cell.where.top() + cell.where.size.height / 2.0).count()));
    CHECK(texts[0].cell.left() > cell.where.left());
}

TEST_CASE("emphasis is bold in the first language and never in the second, which is smaller and grey") {
    Cell cell;
    cell.box.text["it"] = {{"A destra", true}, {"Via Turati", false}};
    cell.box.text["en"] = {{"Turn right", true}};
    const auto texts = cell.set();
    REQUIRE(texts.size() == 3);
    CHECK(texts[0].style.weight == drawing::Weight::bold);
    CHECK(texts[1].style.weight == drawing::Weight::regular);
    CHECK(texts[2].text == "Turn right");
    CHECK(texts[2].style.weight == drawing::Weight::regular);
    CHECK(texts[2].style.size < texts[0].style.size);
    CHECK(texts[2].style.colour == document::second_grey);
}

TEST_CASE("a name that reads the same in both languages is told once") {
    Cell cell;
    cell.box.text["it"] = {{"A destra", true}, {"Via Turati", false}};
    cell.box.text["en"] = {{"Turn right", true}, {"Via Turati", false}};
    CHECK(cell.set().size() == 3);
    CHECK(made::count_of(cell.page, "Via Turati") == 1);
}

TEST_CASE("a box without text in one of the languages has that of the other, and one without any is empty") {
    Cell cell;
    CHECK(cell.set().empty());
    cell.box.text["en"] = {{"Turn right", true}};
    REQUIRE(cell.set().size() == 1);
    cell.box.text["it"] = {};
    CHECK(cell.set().size() == 1);
}

TEST_CASE("more text makes the type smaller, down to the smallest, before the box needs a second row") {
    Cell cell({"it"});
    double last = 100;
    for (int lines = 1; lines <= 9; ++lines) {
        cell.box.text["it"].assign(static_cast<std::size_t>(lines), {"Via Turati", false});
        if (document::rows_needed(cell.maker, cell.box) > 1) break;
        const auto texts = cell.set();
        REQUIRE(texts.size() == static_cast<std::size_t>(lines));
        CHECK(texts[0].style.size.count() <= last);
        CHECK(texts[0].style.size >= cell.shop.style.info.smallest);
        CHECK(texts.back().cell.bottom() <= cell.where.bottom());
        last = texts[0].style.size.count();
    }
    CHECK(last < cell.shop.style.info.usual.count());
}

TEST_CASE("signs come before pictograms, each once, side by side and all in the style's size") {
    Cell cell({"it"});
    cell.box.signs = {Sign::time_control, Sign::lunch, Sign::time_control};
    cell.box.pictograms = {"stop", "stop"};
    cell.set();
    const auto pictograms = made::pictograms_of(cell.page);
    REQUIRE(pictograms.size() == 3);
    CHECK(pictograms[0].name == "control-time");
    CHECK(pictograms[1].name == "control-lunch");
    CHECK(pictograms[2].name == "stop");
    for (std::size_t i = 0; i < pictograms.size(); ++i) {
        CHECK(pictograms[i].where.size.width == cell.shop.style.pictogram_size);
        CHECK(pictograms[i].where.top() == pictograms[0].where.top());
        if (i > 0) CHECK(pictograms[i].where.left() > pictograms[i - 1].where.right());
    }
}

TEST_CASE("text stands beside one sign and goes on below it in the full width") {
    Cell cell({"it"});
    cell.box.signs = {Sign::time_control};
    cell.box.text["it"] = {{"CO 3", true}, {"Lovere, piazza", false}, {"Via Turati", false}, {"Viale Dante", false}};
    const auto texts = cell.set();
    const auto sign = made::pictograms_of(cell.page).at(0);
    REQUIRE(texts.size() >= 4);
    CHECK(texts.front().cell.left() > sign.where.right());
    CHECK(texts.back().cell.left() == sign.where.left());
    CHECK(texts.back().cell.top() >= sign.where.bottom() - Millimetres{1e-9});
}

TEST_CASE("a word that is too wide beside a sign stands whole below it") {
    Cell cell({"de"});
    cell.box.signs = {Sign::time_control, Sign::lunch};
    cell.box.text["de"] = {{"Bahnunterführung", true}};
    const auto texts = cell.set();
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].text == "Bahnunterführung");
    CHECK(texts[0].cell.top() >= made::pictograms_of(cell.page).at(0).where.bottom());
}

TEST_CASE("many signs stand in rows inside the cell, and the text below them") {
    Cell cell({"it"});
    cell.box.signs = {Sign::time_control, Sign::refuel, Sign::lunch, Sign::parade_start};
    cell.box.pictograms = {"stop", "level-crossing", "bridge"};
    cell.box.text["it"] = {{"CO 3", true}};
    const auto texts = cell.set();
    const auto pictograms = made::pictograms_of(cell.page);
    REQUIRE(pictograms.size() == 7);
    CHECK(pictograms.back().where.top() > pictograms.front().where.top());
    for (const auto& pictogram : pictograms) {
        CHECK(pictogram.where.left() >= cell.where.left());
        CHECK(pictogram.where.right() <= cell.where.right());
    }
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].cell.top() >= pictograms.back().where.bottom());
}

TEST_CASE("a box needs as many rows as its text is high, and is told of once with both heights and the way out") {
    Cell cell({"it"});
    cell.box.text["it"] = {{"A destra", true}};
    CHECK(document::rows_needed(cell.maker, cell.box) == 1);
    CHECK(cell.shop.found.all().empty());
    cell.box.text["it"].assign(10, {"Attenzione: dosso", false, true});
    CHECK(document::rows_needed(cell.maker, cell.box) == 2);
    REQUIRE(cell.shop.found.all().size() == 1);
    const auto& warning = cell.shop.found.all()[0];
    CHECK(warning.code == "box-text-long");
    CHECK(warning.subject == "leg 1, box 7");
    CHECK(warning.message.ends_with("it takes 2 rows"));
    CHECK_FALSE(warning.hint.empty());
    cell.box.text["it"].assign(18, {"Attenzione: dosso", false});
    CHECK(document::rows_needed(cell.maker, cell.box) == 3);
}

TEST_CASE("words that nobody can shorten take the rows that they need without a word, and are told only when a page is too "
          "small") {
    Cell cell({"it"});
    cell.box.text["it"].assign(10, {"Attenzione: dosso", false});
    CHECK(document::rows_needed(cell.maker, cell.box) == 2);
    CHECK(cell.shop.found.all().empty());
    cell.box.text["it"].assign(80, {"Attenzione: dosso", false});
    (void)document::rows_needed(cell.maker, cell.box);
    REQUIRE(cell.shop.found.all().size() == 1);
    CHECK(cell.shop.found.all()[0].code == "box-text-too-long");
    CHECK(cell.shop.found.all()[0].hint.find("notes") == std::string::npos);
}

TEST_CASE("where both languages are longer than a page the first alone is printed, with a warning") {
    Cell cell;
    cell.box.text["it"].assign(20, {"Attenzione: dosso", false});
    for (int i = 0; i < 40; ++i) {
        cell.box.text["en"].push_back({"Caution: hump " + std::to_string(i), false});
    }
    const auto rows = document::rows_needed(cell.maker, cell.box);
    CHECK(rows == cell.shop.style.boxes_per_page);
    REQUIRE(cell.shop.found.all().size() == 1);
    CHECK(cell.shop.found.all()[0].severity == Severity::warning);
    CHECK(cell.shop.found.all()[0].code == "box-text-too-long");
    CHECK(cell.shop.found.all()[0].message.ends_with("only the first language is printed"));
    cell.where.top_left.y = cell.shop.style.body().top();
    cell.where.size.height = cell.shop.style.box_height() * static_cast<double>(rows);
    CHECK(cell.set().size() == 20);
    CHECK_FALSE(made::tells(cell.page, "Caution"));
}

TEST_CASE("text of a box is at least 9 pt in every style, however much there is of it") {
    for (const auto* name : {"fia-a5", "a4", "roll-150", "official-a4"}) {
        Cell cell({"it", "en"}, name);
        cell.box.signs = {Sign::time_control};
        cell.box.text["it"].assign(4, {"Rotatoria: terza uscita verso Iseo", true});
        cell.box.text["en"].assign(3, {"Roundabout: third exit", false});
        const auto rows = document::rows_needed(cell.maker, cell.box);
        cell.where.size.height = cell.shop.style.box_height() * static_cast<double>(rows);
        for (const auto& text : cell.set()) {
            CHECK(text.style.size >= Points{9});
        }
    }
}
