// SPDX-License-Identifier: BSL-1.0
#include "document/setting/table.hpp"

#include "document/set_pages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using document::Align;
using document::RowLook;
using document::Table;

namespace {

constexpr Millimetres code_width{20};
constexpr Millimetres place_width{45};
constexpr Millimetres number_width{25};

std::vector<document::Column> three_columns() {
    return {{{"Controllo", "Control"}, code_width},
            {{"Luogo", "Place"}, place_width},
            {{"Lunghezza", "Length"}, number_width, Align::right, "km"}};
}

/// A table of as many rows as asked for: "CO 1", "Paese 1", "1,00".
document::MadePages table_of(made::Workshop& shop, int rows) {
    Table table(shop.maker, {"Tabella", "Table"}, three_columns(), "table");
    for (int i = 1; i <= rows; ++i) {
        table.row({fmt::format("CO {}", i), fmt::format("Paese {}", i), fmt::format("{},00", i)});
    }
    table.finish();
    return shop.maker.result();
}

/// One row of a look, alone on its page.
document::MadePages row_looking(made::Workshop& shop, const RowLook& look) {
    Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
    table.row({"CO 1", "Iseo", "1,00"}, look);
    table.finish();
    return shop.maker.result();
}

/// Rules from side to side, of a width: their heights from the top.
std::vector<double> rules_across(const made::Workshop& shop, const drawing::Page& page, Millimetres width) {
    const auto body = shop.style.body();
    std::vector<double> heights;
    for (const auto& shape : made::shapes_of(page.picture)) {
        if (!shape.stroke || shape.stroke->width != width || shape.path.points().size() != 2) continue;
        const auto extent = made::extent_of(shape);
        if (extent.size.width >= body.size.width * 0.9 && extent.bottom() < body.bottom())
            heights.push_back(extent.top().count());
    }
    return heights;
}

} // namespace

TEST_CASE("columns stand side by side in the order in which they are given, numbers at the right of theirs") {
    made::Workshop shop;
    const auto made = table_of(shop, 1);
    const auto& page = made.pages.at(0);
    CHECK(made::row_of(page, "CO 1") == std::vector<std::string>{"CO 1", "Paese 1", "1,00"});
    const auto body = shop.style.body();
    const auto place = made::text_named(page, "Paese 1");
    CHECK(place.cell.left() > body.left() + code_width);
    CHECK(place.cell.right() < body.left() + code_width + place_width);
    const auto number = made::text_named(page, "1,00");
    const auto end = number.baseline.x + shop.fonts.width_of(number.text, number.style);
    CHECK(end.count() == doctest::Approx(number.cell.right().count()));
    CHECK(number.cell.right() < body.left() + code_width + place_width + number_width);
}

TEST_CASE("headings stand over their columns in both languages, with the unit below") {
    made::Workshop shop;
    const auto made = table_of(shop, 1);
    const auto& page = made.pages.at(0);
    const auto first = made::text_named(page, "Lunghezza");
    const auto second = made::text_named(page, "Length");
    const auto unit = made::text_named(page, "km");
    CHECK(first.baseline.y < second.baseline.y);
    CHECK(second.baseline.y < unit.baseline.y);
    CHECK(unit.baseline.y < made::text_named(page, "1,00").baseline.y);
    CHECK(unit.cell.right() == made::text_named(page, "1,00").cell.right());
    CHECK(first.style.weight == drawing::Weight::bold);
}

TEST_CASE("a table without rows is one page with its headings") {
    made::Workshop shop;
    const auto made = table_of(shop, 0);
    REQUIRE(made.pages.size() == 1);
    CHECK(made::says(made.pages[0], "Tabella"));
    CHECK(made::says(made.pages[0], "Controllo"));
    CHECK(made::faults_on(made, shop.fonts) == "");
}

TEST_CASE("a long table goes on over pages that repeat title and headings, and no row is lost, doubled or moved") {
    for (const auto* style : {"fia-a5", "a4", "roll-150", "official-a4", "marshal"}) {
        CAPTURE(style);
        made::Workshop shop(made::plain_book(), style);
        const auto made = table_of(shop, 130);
        CHECK(made.pages.size() >= 2);
        std::vector<std::string> codes;
        for (const auto& page : made.pages) {
            CHECK(made::count_of(page, "Tabella") == 1);
            CHECK(made::count_of(page, "Controllo") == 1);
            CHECK(made::count_of(page, "km") == 1);
            for (const auto& word : made::words_of(page)) {
                if (word.starts_with("CO ")) codes.push_back(word);
            }
        }
        REQUIRE(codes.size() == 130);
        for (std::size_t i = 0; i < codes.size(); ++i) {
            CHECK(codes[i] == fmt::format("CO {}", i + 1));
        }
        CHECK(made::faults_on(made, shop.fonts) == "");
    }
}

TEST_CASE("all pages of a table but the last are full, and each ends with a rule") {
    made::Workshop shop;
    const auto made = table_of(shop, 100);
    REQUIRE(made.pages.size() >= 3);
    const auto rows_on = [](const drawing::Page& page) {
        return std::ranges::count_if(made::words_of(page), [](const auto& word) { return word.starts_with("CO "); });
    };
    for (std::size_t i = 1; i + 1 < made.pages.size(); ++i) {
        CHECK(rows_on(made.pages[i]) == rows_on(made.pages[0]));
    }
    CHECK(rows_on(made.pages.back()) <= rows_on(made.pages[0]));
    for (const auto& page : made.pages) {
        CHECK(rules_across(shop, page, shop.style.thick_rule).size() == 2); // under the headings, under the last row
    }
}

TEST_CASE("the anchor stands on a table's first page only") {
    made::Workshop shop;
    const auto made = table_of(shop, 100);
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        CHECK(made.pages[i].anchors.size() == (i == 0 ? 1U : 0U));
    }
}

TEST_CASE("a place too long for its column is wrapped, and its row grows, and the others stay in the row's middle") {
    made::Workshop shop;
    Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
    const std::string name = "Santa Maria Maddalena in Casies – Piazza della Libertà già Foro Boario";
    table.row({"CO 1", name, "1,00"});
    table.row({"CO 2", "Iseo", "2,00"});
    table.finish();
    const auto made = shop.maker.result();
    const auto& page = made.pages.at(0);
    CHECK(made::running_text(page).find(name) != std::string::npos);
    const auto tall = made::text_named(page, "CO 1").cell;
    const auto low = made::text_named(page, "CO 2").cell;
    CHECK(tall.size.height > low.size.height);
    CHECK(tall.bottom().count() == doctest::Approx(low.top().count()));
    std::vector<drawing::Text> pieces;
    for (const auto& text : made::set_texts(page.picture)) {
        if (text.cell.left() == made::text_named(page, "Iseo").cell.left() && text.cell.top() >= tall.top() &&
            text.cell.bottom() <= tall.bottom())
            pieces.push_back(text);
    }
    CHECK(pieces.size() >= 2);
    for (const auto& piece : pieces) {
        CHECK(piece.style.size == shop.style.table.smallest);
    }
    CHECK(shop.found.all().empty());
    CHECK(made::faults_on(made, shop.fonts) == "");
}

TEST_CASE("a place that fits when it shrinks a little stays on one line") {
    made::Workshop shop;
    Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
    std::string name = "Passo";
    const drawing::TextStyle usual{shop.style.table.usual};
    while (shop.fonts.width_of(name, usual) <= place_width - Millimetres{1.8}) {
        name += 'o';
    }
    table.row({"CO 1", name, "1,00"});
    table.finish();
    const auto made = shop.maker.result();
    const auto text = made::text_named(made.pages.at(0), name);
    CHECK(text.style.size < shop.style.table.usual);
    CHECK(text.style.size >= shop.style.table.smallest);
}

TEST_CASE("a row that has no room at the foot of a page stands whole on the next") {
    made::Workshop shop;
    Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
    RowLook tall;
    tall.least_height = Millimetres{70};
    for (int i = 1; i <= 3; ++i) {
        table.row({fmt::format("CO {}", i), "Iseo", ""}, tall);
    }
    table.finish();
    const auto made = shop.maker.result();
    REQUIRE(made.pages.size() == 2);
    CHECK(made::says(made.pages[0], "CO 2"));
    CHECK_FALSE(made::says(made.pages[0], "CO 3"));
    CHECK(made::says(made.pages[1], "CO 3"));
    CHECK(made::text_named(made.pages[1], "CO 3").cell.bottom() <= shop.style.body().bottom());
}

TEST_CASE("a row's fill covers all columns and lies under its text") {
    made::Workshop shop;
    RowLook striped;
    striped.fill = document::stripe_grey;
    const auto made = row_looking(shop, striped);
    const auto& page = made.pages.at(0);
    const auto stripes = made::filled_shapes(page.picture, document::stripe_grey);
    REQUIRE(stripes.size() == 1);
    const auto extent = made::extent_of(stripes[0]);
    const auto row = made::text_named(page, "CO 1").cell;
    CHECK(extent.size.width == shop.style.body().size.width);
    CHECK(extent.top() == row.top());
    CHECK(extent.bottom() == row.bottom());
    std::size_t at_fill = 0;
    std::size_t at_text = 0;
    for (std::size_t i = 0; i < page.picture.items.size(); ++i) {
        const auto* shape = std::get_if<drawing::Shape>(&page.picture.items[i]);
        const auto* text = std::get_if<drawing::Text>(&page.picture.items[i]);
        if (shape != nullptr && shape->fill == document::stripe_grey) at_fill = i;
        if (text != nullptr && text->text == "CO 1") at_text = i;
    }
    CHECK(at_fill < at_text);
}

TEST_CASE("a row that is a link leads from its whole band to the anchor, others lead nowhere") {
    made::Workshop shop;
    RowLook link;
    link.link = "sector-3";
    const auto made = row_looking(shop, link);
    REQUIRE(made.pages.at(0).links.size() == 1);
    CHECK(made.pages[0].links[0].anchor == "sector-3");
    CHECK(made.pages[0].links[0].where.top() == made::text_named(made.pages[0], "CO 1").cell.top());
    CHECK(made.pages[0].links[0].where.size.width == shop.style.body().size.width);
    made::Workshop other;
    CHECK(row_looking(other, {}).pages.at(0).links.empty());
}

TEST_CASE("a bold row is bold in each cell, and a rule above it is stronger than the usual one") {
    made::Workshop shop;
    const auto made = row_looking(shop, {drawing::Weight::bold, std::nullopt, true, {}});
    const auto& page = made.pages.at(0);
    for (const auto* text : {"CO 1", "Iseo", "1,00"}) {
        CHECK(made::text_named(page, text).style.weight == drawing::Weight::bold);
    }
    CHECK(rules_across(shop, page, shop.style.thin_rule).empty());
    CHECK(rules_across(shop, page, shop.style.thick_rule * 0.6).size() == 1);
}

TEST_CASE("a field is framed where its cell is empty, and not where something stands in it") {
    made::Workshop shop;
    std::vector<document::Column> columns = three_columns();
    columns[1].field = columns[2].field = true;
    Table table(shop.maker, {"Tabella", ""}, columns, "table");
    RowLook look;
    look.fields = true;
    look.least_height = Millimetres{11};
    table.row({"CO 1", "", ""}, look);
    table.row({"CT 1", "–", ""}, look);
    table.row({"PC 1", "", ""}); // no fields in this row
    table.finish();
    const auto made = shop.maker.result();
    const auto fields = made::filled_shapes(made.pages.at(0).picture, drawing::white);
    REQUIRE(fields.size() == 3);
    CHECK(made::extent_of(fields[0]).right() < made::extent_of(fields[1]).left());
    CHECK(made::extent_of(fields[2]).left() == made::extent_of(fields[1]).left());
    CHECK(made::extent_of(fields[0]).size.width == place_width - Millimetres{2});
    CHECK(made::extent_of(fields[0]).size.height == Millimetres{9});
}

TEST_CASE("neighbouring rows of one block stand in one frame, the next block in its own") {
    made::Workshop shop;
    Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
    const auto in_block = [](std::size_t block, bool thick) {
        RowLook look;
        look.border = document::Border{block, thick};
        return look;
    };
    table.row({"CO 1", "Iseo", ""}, in_block(4, true));
    table.row({"CO 1", "Iseo", ""}, in_block(4, true));
    table.row({"CO 2", "Lovere", ""});
    table.row({"CO 3", "Clusone", ""}, in_block(7, false));
    table.finish();
    const auto made = shop.maker.result();
    std::vector<drawing::Shape> frames;
    for (const auto& shape : made::shapes_of(made.pages.at(0).picture)) {
        if (shape.stroke && shape.path.points().size() == 4) frames.push_back(shape);
    }
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].stroke->width > frames[1].stroke->width);
    const auto row = made::text_named(made.pages[0], "CO 2").cell.size.height;
    CHECK(made::extent_of(frames[0]).size.height > row * 1.5);
    CHECK(made::extent_of(frames[1]).size.height < row);
    CHECK(made::extent_of(frames[0]).bottom() < made::text_named(made.pages[0], "CO 2").cell.top());
}

TEST_CASE("a margin's text stands once beside its rows, and again on the next page when they go on there") {
    made::Workshop shop;
    Table table(shop.maker, {{"Tabella", ""}, "table", {}, Millimetres{11}}, three_columns());
    for (int i = 0; i < 60; ++i) {
        RowLook look;
        look.margin = i < 3 ? "1" : "2";
        table.row({"CT", "Iseo", ""}, look);
    }
    table.finish();
    const auto made = shop.maker.result();
    REQUIRE(made.pages.size() >= 2);
    CHECK(made::count_of(made.pages[0], "1") == 1);
    for (const auto& page : made.pages) {
        CHECK(made::count_of(page, "2") == 1);
    }
    const auto margin = made::text_named(made.pages[0], "1");
    CHECK(margin.cell.left() > shop.style.body().right() - Millimetres{11});
    CHECK(margin.cell.right() <= shop.style.body().right() + Millimetres{1e-9});
    CHECK(made::faults_on(made, shop.fonts) == "");
}

TEST_CASE("the lines under a title stand above the headings of the first page only") {
    made::Workshop shop;
    Table table(shop.maker, {{"Tabella", ""}, "table", {"11 giugno 2024", "Vettura n."}, {}}, three_columns());
    for (int i = 0; i < 60; ++i) {
        table.row({"CT", "Iseo", ""});
    }
    table.finish();
    const auto made = shop.maker.result();
    REQUIRE(made.pages.size() >= 2);
    const auto& first = made.pages[0];
    CHECK(made::text_named(first, "11 giugno 2024").baseline.y < made::text_named(first, "Vettura n.").baseline.y);
    CHECK(made::text_named(first, "Vettura n.").baseline.y < made::text_named(first, "Controllo").baseline.y);
    CHECK_FALSE(made::says(made.pages[1], "Vettura n."));
}

TEST_CASE("a drawing below a table stands under its last row, or on a page of its own when there is no room") {
    const auto drawn = [](int rows) {
        made::Workshop shop;
        Table table(shop.maker, {"Tabella", ""}, three_columns(), "table");
        for (int i = 0; i < rows; ++i) {
            table.row({"CT", "Iseo", ""});
        }
        drawing::Rect where;
        table.finish_above(Millimetres{62}, [&](document::Sheet& sheet, const drawing::Rect& room) {
            where = room;
            sheet.fill(room, document::ok_green);
        });
        const auto made = shop.maker.result();
        CHECK(where.size.height == Millimetres{62});
        CHECK(where.bottom() <= shop.style.body().bottom());
        CHECK(made::faults_on(made, shop.fonts) == "");
        CHECK(made::filled_shapes(made.pages.back().picture, document::ok_green).size() == 1);
        return std::pair{made.pages.size(), made::says(made.pages.back(), "Iseo")};
    };
    CHECK(drawn(3) == std::pair{std::size_t{1}, true});
    CHECK(drawn(25) == std::pair{std::size_t{2}, false});
}
