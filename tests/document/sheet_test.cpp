// SPDX-License-Identifier: BSL-1.0
#include "document/setting/sheet.hpp"

#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;
using document::Align;
using document::Sheet;
using drawing::Rect;
using drawing::Weight;

namespace {

/// A sheet to be set by hand.
struct Trial {
    document::PageStyle style = made::fia_a5();
    drawing::FontSet fonts;
    Diagnostics found;
    Sheet sheet{style, fonts, found};

    [[nodiscard]] std::vector<drawing::Text> texts() { return made::set_texts(sheet.page().picture); }
    [[nodiscard]] std::string faults() { return to_text(drawing::faults(sheet.page().picture, fonts)); }
};

constexpr Rect cell{{Millimetres{20}, Millimetres{30}}, {Millimetres{40}, Millimetres{8}}};

document::Setting type(double points, double smallest, Align align = Align::left) {
    return {{Points{points}, Weight::regular, drawing::black}, align, Points{smallest}};
}

} // namespace

TEST_CASE("a new sheet is empty and as large as the style's paper") {
    for (const auto* name : {"fia-a5", "a4", "roll-150", "official-a4", "marshal"}) {
        const auto style = made::style_named(name);
        const drawing::FontSet fonts;
        Diagnostics found;
        Sheet sheet(style, fonts, found);
        CHECK(sheet.page().picture.items.empty());
        CHECK(sheet.page().picture.size.width == style.paper.width);
        CHECK(sheet.page().picture.size.height == style.paper.height);
    }
}

TEST_CASE("a text that fits stands in its usual size, at the left, the right or in the middle of its cell") {
    Trial trial;
    trial.sheet.line("Iseo", {cell, type(10, 6)});
    trial.sheet.line("Iseo", {cell, type(10, 6, Align::right)});
    trial.sheet.line("Iseo", {cell, type(10, 6, Align::centre)});
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 3);
    const auto width = trial.fonts.width_of("Iseo", {Points{10}});
    for (const auto& text : texts) {
        CHECK(text.style.size == Points{10});
    }
    CHECK(texts[0].baseline.x == cell.left());
    CHECK((texts[1].baseline.x + width).count() == doctest::Approx(cell.right().count()));
    CHECK((texts[2].baseline.x + width / 2.0).count() == doctest::Approx(40));
}

TEST_CASE("a line's capitals stand in the middle of a high cell, and in a low one its descenders do not leave it") {
    Trial trial;
    trial.sheet.line("Hg", {cell, type(10, 6)});
    const Rect low{cell.top_left, {cell.size.width, Millimetres{3}}};
    trial.sheet.line("Hg", {low, type(10, 6)});
    const auto heights = trial.fonts.heights_of({Points{10}});
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 2);
    CHECK((texts[0].baseline.y - heights.capital / 2.0).count() == doctest::Approx(34));
    CHECK(texts[1].baseline.y + heights.descent <= low.bottom() + Millimetres{1e-9});
}

TEST_CASE("an empty text is not set at all") {
    Trial trial;
    trial.sheet.line("", {cell, type(10, 6)});
    trial.sheet.lines("", "", {cell, type(10, 6)});
    CHECK(trial.sheet.paragraph("", cell.top_left, cell.size.width, {Points{10}}) == Millimetres{});
    CHECK(trial.texts().empty());
    CHECK(trial.found.all().empty());
}

TEST_CASE("a long text shrinks until it fits its width, and no further") {
    Trial trial;
    const std::string text = "Lovere – Piazza Tredici Martiri";
    trial.sheet.line(text, {cell, type(10, 6)});
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 1);
    const auto size = texts[0].style.size;
    CHECK(size < Points{10});
    CHECK(size >= Points{6});
    CHECK(trial.fonts.width_of(text, {size}) <= cell.size.width);
    CHECK(trial.fonts.width_of(text, {Points{size.count() + 0.25}}) > cell.size.width);
    CHECK(trial.found.all().empty());
}

TEST_CASE("a text too long for one line is broken into the lines that its cell is high enough for") {
    Trial trial;
    const std::string text = "Santa Maria Maddalena in Casies – Piazza della Libertà già Foro Boario";
    trial.sheet.line(text, {cell, type(10, 6)});
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].text + " " + texts[1].text == text);
    CHECK(texts[0].baseline.y < texts[1].baseline.y);
    CHECK(texts[0].style.size == Points{6});
    CHECK(trial.found.all().empty());
    CHECK(trial.faults() == "");
}

TEST_CASE("a text too long for its cell ends in an ellipsis, with one warning that tells the room it has") {
    Trial trial;
    const Rect low{cell.top_left, {cell.size.width, Millimetres{3}}};
    const std::string text = "Santa Maria Maddalena in Casies – Piazza della Libertà già Foro Boario";
    trial.sheet.line(text, {low, type(10, 6)});
    trial.sheet.line(text, {{{low.left(), Millimetres{50}}, low.size}, type(10, 6)}); // it comes on many pages
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 2);
    const auto& shown = texts[0].text;
    CHECK(shown.ends_with("…"));
    CHECK(text.starts_with(shown.substr(0, shown.size() - std::string("…").size())));
    CHECK(trial.fonts.width_of(shown, texts[0].style) <= low.size.width);
    REQUIRE(trial.found.all().size() == 1);
    const auto& warning = trial.found.all()[0];
    CHECK(warning.severity == Severity::warning);
    CHECK(warning.code == "text-cut");
    CHECK(warning.subject == text);
    CHECK(warning.message == "is too long for its 40 mm on the page and was cut");
    CHECK(warning.hint == "Write it shorter.");
    CHECK(trial.faults() == "");
}

TEST_CASE("a cut takes whole letters away, of two bytes and of three") {
    for (const std::string letter : {"ß", "–", "é", "€"}) {
        Trial trial;
        std::string text;
        for (int i = 0; i < 60; ++i) {
            text += letter;
        }
        const Rect low{cell.top_left, {cell.size.width, Millimetres{3}}};
        trial.sheet.line(text, {low, type(10, 6)});
        const auto texts = trial.texts();
        REQUIRE(texts.size() == 1);
        const auto kept = texts[0].text.substr(0, texts[0].text.size() - std::string("…").size());
        CHECK(kept.size() % letter.size() == 0);
        CHECK_FALSE(kept.empty());
    }
}

TEST_CASE("the usual size is the smallest where a setting names a larger smallest one") {
    Trial trial;
    trial.sheet.line("Iseo", {cell, type(7, 9)});
    CHECK(trial.texts().at(0).style.size == Points{7});
}

TEST_CASE("both languages stand in one cell: the first above, the second below, smaller, grey and never bold") {
    Trial trial;
    auto bold = type(10, 6);
    bold.style.weight = Weight::bold;
    trial.sheet.lines("Totale", "Total", {cell, bold});
    const auto texts = trial.texts();
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].text == "Totale");
    CHECK(texts[1].text == "Total");
    CHECK(texts[0].baseline.y < texts[1].baseline.y);
    CHECK(texts[0].style.weight == Weight::bold);
    CHECK(texts[1].style.weight == Weight::regular);
    CHECK(texts[1].style.size < texts[0].style.size);
    CHECK(texts[1].style.colour == document::second_grey);
    CHECK(trial.faults() == "");
}

TEST_CASE("white type on black stays white in the second language") {
    Trial trial;
    auto white = type(10, 6);
    white.style.colour = drawing::white;
    trial.sheet.lines("Tappa", "Étape", {cell, white});
    CHECK(trial.texts().at(1).style.colour == drawing::white);
}

TEST_CASE("a text in one language has the whole height of its cell") {
    Trial trial;
    trial.sheet.lines("Totale", "", {cell, type(10, 6)});
    REQUIRE(trial.texts().size() == 1);
    CHECK(trial.texts()[0].cell.size.height == cell.size.height);
}

TEST_CASE("an accent on a capital of the second language makes its type smaller rather than leave the cell") {
    const Rect low{cell.top_left, {cell.size.width, Millimetres{6.6}}};
    Trial plain;
    plain.sheet.lines("Tappa", "stage", {low, type(9, 5)});
    Trial accented;
    accented.sheet.lines("Tappa", "ÉÂÊ", {low, type(9, 5)});
    CHECK(accented.texts().at(1).style.size < plain.texts().at(1).style.size);
    CHECK(accented.faults() == "");
}

TEST_CASE("a paragraph is as high as its lines, each a pitch below the one before") {
    Trial trial;
    const std::string text = "Annotate ora, luogo e numeri delle vetture che si sono fermate: il tempo perso può essere "
                             "riconosciuto.";
    const drawing::TextStyle style{Points{9}};
    const auto height = trial.sheet.paragraph(text, cell.top_left, cell.size.width, style);
    const auto texts = trial.texts();
    REQUIRE(texts.size() >= 3);
    CHECK(texts.size() == trial.sheet.wrapped(text, style, cell.size.width).size());
    CHECK(height.count() == doctest::Approx(document::line_pitch(Points{9}).count() * static_cast<double>(texts.size())));
    for (std::size_t i = 1; i < texts.size(); ++i) {
        CHECK((texts[i].baseline.y - texts[i - 1].baseline.y).count() ==
              doctest::Approx(document::line_pitch(Points{9}).count()));
        CHECK(texts[i].baseline.x == cell.left());
    }
    CHECK(made::running_text(trial.sheet.page()) == text);
}

TEST_CASE("wrapped text parts no number from the capitals before it, and only from them") {
    Trial trial;
    const drawing::TextStyle style{Points{9}};
    for (double width = 12; width < 40; width += 1.5) {
        for (const auto& piece : trial.sheet.wrapped("dal controllo CO 12 fino alla PC 118", style, Millimetres{width})) {
            CHECK_FALSE(piece.ends_with("CO"));
            CHECK_FALSE(piece.ends_with("PC"));
            CHECK(piece.find("\u00a0") == std::string::npos);
        }
    }
    // A number after a word, or after one capital, may begin a line.
    const auto pieces = trial.sheet.wrapped("casella 12", style, trial.fonts.width_of("casella 1", style));
    CHECK(pieces == std::vector<std::string>{"casella", "12"});
}

TEST_CASE("a unit stays with its number, in a paragraph and in a cell of several lines") {
    Trial trial;
    const drawing::TextStyle style{Points{9}};
    const std::string told = "Castrezzato: 300,00 m – 41,54 s – 48,00 km/h dopo 12 km";
    for (double width = 24; width < 60; width += 1.5) {
        for (const auto& piece : trial.sheet.wrapped(told, style, Millimetres{width})) {
            CHECK_FALSE(piece.starts_with("m "));
            CHECK_FALSE(piece.starts_with("s "));
            CHECK_FALSE(piece.starts_with("km"));
        }
    }
    // A word that begins as a unit does is none.
    const auto pieces = trial.sheet.wrapped("leg 2 morning", style, trial.fonts.width_of("leg 2 mornin", style));
    CHECK(pieces == std::vector<std::string>{"leg 2", "morning"});
    const Rect high{{Millimetres{20}, Millimetres{30}},
                    {trial.fonts.width_of("Castrezzato: 300,00", style), Millimetres{20}}};
    trial.sheet.line("Castrezzato: 300,00 m", {high, type(9, 9)});
    REQUIRE(trial.texts().size() == 2);
    CHECK(trial.texts().back().text == "300,00 m");
}

TEST_CASE("line feeds and tabs of a name are blanks on paper") {
    Trial trial;
    trial.sheet.line("Lovere\nporto\tnuovo", {cell, type(8, 6)});
    CHECK(trial.texts().at(0).text == "Lovere porto nuovo");
    CHECK(trial.found.all().empty());
}

TEST_CASE("letters that no font has are told once a text, with what is printed instead") {
    Trial trial;
    trial.sheet.line("東 Lovere", {cell, type(8, 6)});
    trial.sheet.line("東 Lovere", {{{cell.left(), Millimetres{50}}, cell.size}, type(8, 6)});
    trial.sheet.line("京", {{{cell.left(), Millimetres{60}}, cell.size}, type(8, 6)});
    REQUIRE(trial.found.all().size() == 2);
    CHECK(trial.found.all()[0].subject == "東 Lovere");
    CHECK(trial.found.all()[0].message == "the fonts have not all of its letters; printed as \"? Lovere\"");
    CHECK(trial.found.all()[1].subject == "京");
}

TEST_CASE("a strip is cut from the top of a rectangle, an inner one leaves the padding on all four sides") {
    const auto strip = document::strip(cell, Millimetres{2}, Millimetres{3});
    CHECK(strip.left() == cell.left());
    CHECK(strip.top() == Millimetres{32});
    CHECK(strip.bottom() == Millimetres{35});
    CHECK(strip.right() == cell.right());
    const auto inner = document::inner(cell, Millimetres{1});
    CHECK(inner.left() == Millimetres{21});
    CHECK(inner.top() == Millimetres{31});
    CHECK(inner.right() == Millimetres{59});
    CHECK(inner.bottom() == Millimetres{37});
}

TEST_CASE("links and anchors keep their place and name") {
    Trial trial;
    trial.sheet.anchor("sector-1", {Millimetres{9}, Millimetres{24}});
    trial.sheet.link(cell, "sector-1");
    const auto& page = trial.sheet.page();
    REQUIRE(page.anchors.size() == 1);
    CHECK(page.anchors[0].at == drawing::Point{Millimetres{9}, Millimetres{24}});
    REQUIRE(page.links.size() == 1);
    CHECK(page.links[0].anchor == "sector-1");
    CHECK(page.links[0].where.top_left == cell.top_left);
}
