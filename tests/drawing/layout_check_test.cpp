// SPDX-License-Identifier: BSL-1.0
#include "drawing/layout_check.hpp"

#include <doctest/doctest.h>
#include <memory>

using namespace route;
using namespace route::drawing;

namespace {

constexpr Rect whole{{}, {Millimetres{100}, Millimetres{100}}};

Text text_at(double x, double y, const char* words, Rect cell = whole) {
    return {{Millimetres{x}, Millimetres{y}}, words, {Points{10}}, cell};
}

Picture picture_of(std::vector<Item> items) { return {whole.size, std::move(items)}; }

} // namespace

TEST_CASE("texts side by side and one above the other are no fault") {
    const FontSet fonts;
    CHECK(to_text(faults(picture_of({text_at(10, 10, "Totale"), text_at(30, 10, "Parziale"), text_at(10, 15, "Manca")}),
                         fonts)) == "");
}

TEST_CASE("two texts that meet are found") {
    const FontSet fonts;
    const auto found = faults(picture_of({text_at(10, 10, "Totale"), text_at(14, 11, "Parziale")}), fonts);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == LayoutFaultKind::texts_meet);
    CHECK(found[0].what == "\"Totale\" and \"Parziale\"");
}

TEST_CASE("texts of two insets that meet on the page are found") {
    const FontSet fonts;
    const auto inner = std::make_shared<const Picture>(
        Picture{{Millimetres{30}, Millimetres{30}}, {text_at(2, 10, "!!!", {{}, {Millimetres{30}, Millimetres{30}}})}});
    const auto apart =
        picture_of({Inset{{Millimetres{0}, Millimetres{0}}, inner}, Inset{{Millimetres{40}, Millimetres{0}}, inner}});
    CHECK(faults(apart, fonts).empty());
    const auto together = picture_of({Inset{{Millimetres{0}, Millimetres{0}}, inner}, text_at(3, 10, "12,34")});
    REQUIRE(faults(together, fonts).size() == 1);
    CHECK(faults(together, fonts)[0].kind == LayoutFaultKind::texts_meet);
}

TEST_CASE("a text that leaves its cell is found on each side") {
    const FontSet fonts;
    const Rect cell{{Millimetres{20}, Millimetres{20}}, {Millimetres{15}, Millimetres{6}}};
    CHECK(faults(picture_of({text_at(21, 25, "Totale", cell)}), fonts).empty());
    for (const auto& text : {text_at(19, 25, "Totale", cell), text_at(26, 25, "Totale", cell),
                             text_at(21, 21, "Totale", cell), text_at(21, 28, "Totale", cell)}) {
        const auto found = faults(picture_of({text}), fonts);
        REQUIRE(found.size() == 1);
        CHECK(found[0].kind == LayoutFaultKind::text_leaves_cell);
    }
}

TEST_CASE("what leaves the page is found – an inset clips its own shapes") {
    const FontSet fonts;
    const Shape beyond{rectangle({{Millimetres{95}, Millimetres{5}}, {Millimetres{10}, Millimetres{10}}}), black,
                       std::nullopt};
    REQUIRE(faults(picture_of({beyond}), fonts).size() == 1);
    CHECK(faults(picture_of({beyond}), fonts)[0].kind == LayoutFaultKind::outside_page);
    const auto clipped = std::make_shared<const Picture>(Picture{{Millimetres{20}, Millimetres{20}}, {beyond}});
    CHECK(faults(picture_of({Inset{{}, clipped}}), fonts).empty());
    CHECK(faults(picture_of({Inset{{Millimetres{90}, Millimetres{0}}, clipped}}), fonts).size() == 1);
    const Pictogram pictogram{"stop", {{Millimetres{97}, Millimetres{5}}, {Millimetres{8}, Millimetres{8}}}};
    CHECK(faults(picture_of({pictogram}), fonts).size() == 1);
}

TEST_CASE("a text on a pictogram is found") {
    const FontSet fonts;
    const Pictogram pictogram{"stop", {{Millimetres{10}, Millimetres{5}}, {Millimetres{8}, Millimetres{8}}}};
    CHECK(faults(picture_of({pictogram, text_at(19, 10, "Stop")}), fonts).empty());
    const auto found = faults(picture_of({pictogram, text_at(15, 10, "Stop")}), fonts);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == LayoutFaultKind::text_on_pictogram);
}
