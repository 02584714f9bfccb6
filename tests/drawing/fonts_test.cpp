// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/folded_text.hpp"
#include "drawing/fonts.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::drawing;

namespace {
constexpr TextStyle plain{Points{10}};
constexpr TextStyle strong{Points{10}, Weight::bold};
} // namespace

TEST_CASE("width grows in proportion to the type size") {
    const FontSet fonts;
    const auto small = fonts.width_of("Passo della Futa 12,34", {Points{9}});
    const auto large = fonts.width_of("Passo della Futa 12,34", {Points{27}});
    CHECK(large / small == doctest::Approx(3).epsilon(0.005));
}

TEST_CASE("all figures are equally wide, so columns of numbers stand under each other") {
    const FontSet fonts;
    for (const auto& style : {plain, strong}) {
        const auto zero = fonts.width_of("0000000000", style);
        for (const char* figures : {"1111111111", "2222222222", "7777777777", "9999999999"}) {
            CHECK(fonts.width_of(figures, style) / zero == doctest::Approx(1).epsilon(0.001));
        }
    }
}

TEST_CASE("Italian accents and German letters can be printed") {
    const FontSet fonts;
    for (const char* text :
         {"Città di Cantù, già perché così più È Ù", "Großer Preis, Mühlbach, Völs, Österreich", "1ª 2º 50° → · – … « »"}) {
        CHECK_NOTHROW((void)fonts.width_of(text, plain));
        CHECK_NOTHROW((void)fonts.width_of(text, strong));
    }
}

TEST_CASE("names of all countries of Europe can be printed, in letters of one family or the other") {
    const FontSet fonts;
    for (const char* text : {"Ulica Križ, Łódź, Đorđe", "Triq il-Ħamrun, Ġgantija, Żurrieq", "Őrség, Čierny Váh, Iași",
                             "Αθήνα, Москва, Козјак", "Ísafjörður, Þingvellir, Øresund"}) {
        CAPTURE(text);
        CHECK(fonts.with_known_letters(text) == text);
        CHECK_NOTHROW((void)fonts.width_of(text, plain));
        CHECK_NOTHROW((void)fonts.width_of(text, strong));
    }
}

TEST_CASE("a letter that both families lack is an error that names text and letter") {
    const FontSet fonts;
    try {
        (void)fonts.width_of("Via 東京", plain);
        FAIL("no error");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()) ==
              "\"Via 東京\" cannot be printed: neither B612 nor DejaVu Sans has \"東\" (U+6771)");
    }
    CHECK_THROWS_AS((void)fonts.width_of("no UTF-8: \xE8", plain), InputError);
}

TEST_CASE("letters that both families lack can be printed as question marks") {
    const FontSet fonts;
    CHECK(fonts.with_known_letters("Via 東京, Forlì") == "Via ??, Forlì");
}

TEST_CASE("text is broken between words and no line is wider than asked") {
    const FontSet fonts;
    const Millimetres width{30};
    const auto lines = fonts.wrapped("Alla rotatoria prendere la terza uscita in direzione Desenzano", plain, width);
    REQUIRE(lines.size() > 2);
    std::string joined;
    for (const auto& line : lines) {
        CHECK(fonts.width_of(line, plain) <= width);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == "Alla rotatoria prendere la terza uscita in direzione Desenzano");
}

TEST_CASE("a word wider than the line is broken within, without a letter lost") {
    const FontSet fonts;
    std::string joined;
    for (const auto& line : fonts.wrapped("Donaudampfschifffahrtsgesellschaft", plain, Millimetres{20})) {
        CHECK(fonts.width_of(line, plain) <= Millimetres{20});
        joined += line;
    }
    CHECK(joined == "Donaudampfschifffahrtsgesellschaft");
    CHECK(fonts.wrapped("", plain, Millimetres{20}).empty());
}

TEST_CASE("a long text shrinks within its limits and no further") {
    const FontSet fonts;
    const TextStyle large{Points{24}};
    const auto needed = fonts.width_of("112,45", large);
    CHECK(fonts.size_that_fits("112,45", large, Points{12}, needed)->count() == 24);
    const auto shrunk = fonts.size_that_fits("112,45", large, Points{12}, needed * 0.8);
    REQUIRE(shrunk.has_value());
    CHECK(shrunk->count() < 24);
    CHECK(shrunk->count() > 18);
    CHECK(fonts.width_of("112,45", {*shrunk}) <= needed * 0.8);
    CHECK_FALSE(fonts.size_that_fits("112,45", large, Points{12}, needed * 0.4).has_value());
}

TEST_CASE("a folder without its family is refused, whatever the machine has elsewhere") {
    CHECK_THROWS_AS((FontSet{{.b612 = "/usr/share"}}), IoError);
    CHECK_THROWS_AS((FontSet{{.b612 = "/no/such/folder"}}), IoError);
    CHECK_THROWS_AS((FontSet{{.dejavu = "/no/such/folder"}}), IoError);
}

TEST_CASE("between names that are read from right to left a line keeps its order, whichever comes first") {
    const FontSet fonts;
    // As the outlines of its pieces stand one after the other.
    const auto in_order = [&](const std::vector<std::string>& pieces, const std::string& whole) {
        std::vector<Point> expected;
        Millimetres at;
        for (const auto& piece : pieces) {
            const auto outline = fonts.outline_of(piece, plain, {at, Millimetres{}});
            expected.insert(expected.end(), outline.points().begin(), outline.points().end());
            at += fonts.width_of(piece, plain);
        }
        const auto drawn = fonts.outline_of(whole, plain, {}).points();
        REQUIRE(drawn.size() == expected.size());
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            REQUIRE(drawn[i].x.count() == doctest::Approx(expected[i].x.count()).epsilon(0.01));
        }
    };
    const std::string haifa = "חיפה";
    const std::string beirut = "بيروت";
    in_order({haifa, " → ", beirut}, isolated(haifa) + " → " + isolated(beirut));
    in_order({haifa, " → Trento"}, isolated(haifa) + " → " + isolated("Trento"));
    in_order({"Trento → ", beirut}, isolated("Trento") + " → " + isolated(beirut));
    in_order({haifa, " 420 m"}, isolated(haifa) + " 420 m");
    CHECK(fonts.with_known_letters(isolated(haifa)) == isolated(haifa));
    CHECK(isolated("Città → Łódź") == "Città → Łódź");
}
