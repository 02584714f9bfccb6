// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "drawing/svg_writer.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <memory>

using namespace route;
using namespace route::drawing;

namespace {

Picture sample() {
    Picture inner{{Millimetres{10}, Millimetres{10}}, {}};
    inner.items.emplace_back(Shape{circle({Millimetres{5}, Millimetres{5}}, Millimetres{2}), danger_red, std::nullopt});
    Picture picture{{Millimetres{34}, Millimetres{31}}, {}};
    Path road;
    road.move_to({Millimetres{17}, Millimetres{31}});
    road.line_to({Millimetres{17}, Millimetres{15.123}});
    picture.items.emplace_back(Shape{
        road, std::nullopt, Stroke{Millimetres{1.5}, black, Cap::round, Join::round, {Millimetres{2}, Millimetres{1}}}});
    picture.items.emplace_back(Text{{Millimetres{3}, Millimetres{6}}, "A & B < \"12,34\"", {Points{9}, Weight::bold}, {}});
    picture.items.emplace_back(Inset{{Millimetres{20}, Millimetres{-0.001}}, std::make_shared<const Picture>(inner)});
    return picture;
}

} // namespace

TEST_CASE("the display list reads as text with fixed decimals") {
    CHECK(to_text(sample()) == "picture 34.00 31.00\n"
                               "shape M 17.00 31.00 L 17.00 15.12 stroke 1.50 #000000 round dashes 2.00,1.00\n"
                               "text 3.00 6.00 9.00pt bold \"A & B < \"12,34\"\"\n"
                               "inset 20.00 0.00\n"
                               "  picture 10.00 10.00\n"
                               "  shape M 7.00 5.00 C 7.00 6.10 6.10 7.00 5.00 7.00 C 3.90 7.00 3.00 6.10 3.00 5.00 "
                               "C 3.00 3.90 3.90 3.00 5.00 3.00 C 6.10 3.00 7.00 3.90 7.00 5.00 Z fill #c8101e\n");
}

TEST_CASE("the SVG is in millimetres, escapes its text, and nests insets and pictograms") {
    const auto set = PictogramSet::load(std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms");
    auto picture = sample();
    picture.items.emplace_back(Pictogram{"stop", {{Millimetres{1}, Millimetres{2}}, {Millimetres{8}, Millimetres{8}}}});
    const auto svg = to_svg(picture, set);
    CHECK(svg.find("width=\"34.00mm\" height=\"31.00mm\" viewBox=\"0 0 34.00 31.00\"") != std::string::npos);
    CHECK(svg.find("A &amp; B &lt; \"12,34\"") != std::string::npos);
    CHECK(svg.find("<svg x=\"20.00\" y=\"0.00\" width=\"10.00\" height=\"10.00\">") != std::string::npos);
    CHECK(svg.find("viewBox=\"0 0 24 24\" x=\"1.00\" y=\"2.00\" width=\"8.00\" height=\"8.00\"") != std::string::npos);
    CHECK(svg == to_svg(picture, set));
}

TEST_CASE("an SVG with an unknown pictogram is an error") {
    const auto set = PictogramSet::load(std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms");
    Picture picture{{Millimetres{9}, Millimetres{9}}, {Pictogram{"unicorn", {}}}};
    CHECK_THROWS_AS((void)to_svg(picture, set), InputError);
}

TEST_CASE("with fonts the SVG's letters are outlines where the text stands, the same on every machine") {
    const auto set = PictogramSet::load(std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms");
    const FontSet fonts;
    const auto svg = to_svg(sample(), set, fonts);
    CHECK(svg.find("<text") == std::string::npos);
    CHECK(svg.find("font") == std::string::npos);
    CHECK(svg.find("aria-label=\"A &amp; B &lt; &quot;12,34&quot;\"") != std::string::npos);
    CHECK(svg == to_svg(sample(), set, FontSet{}));
    const TextStyle style{Points{10}};
    const auto outline = fonts.outline_of("Hg", style, {Millimetres{3}, Millimetres{6}});
    const auto ink = fonts.extents_of("Hg", style).ink;
    const auto [left, right] = std::ranges::minmax(outline.points(), {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(outline.points(), {}, &Point::y);
    CHECK(left.x.count() == doctest::Approx(3 + ink.left().count()).epsilon(0.05));
    CHECK(right.x.count() == doctest::Approx(3 + ink.right().count()).epsilon(0.05));
    CHECK(top.y.count() == doctest::Approx(6 + ink.top().count()).epsilon(0.05));
    CHECK(bottom.y.count() == doctest::Approx(6 + ink.bottom().count()).epsilon(0.05));
}
