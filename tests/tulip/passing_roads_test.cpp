// SPDX-License-Identifier: BSL-1.0
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <variant>

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

/// The crew turns at X; 20 m before, another road crosses on another level.
AsciiMap crossing_on_two_levels(std::string_view tags) {
    return AsciiMap{10_m, geo::Latitude::degrees(46), R"(
              P
              |
              |
        A-----. X-----B
              | |
              | |
              R S
    )"}
        .way("AXB", "highway=tertiary")
        .way("XS", "highway=tertiary")
        .way("PR", tags);
}

std::size_t white_strokes(const drawing::Picture& picture) {
    return static_cast<std::size_t>(std::ranges::count_if(picture.items, [](const drawing::Item& item) {
        const auto* shape = std::get_if<drawing::Shape>(&item);
        return shape != nullptr && shape->stroke && shape->stroke->colour == drawing::white;
    }));
}

std::size_t thin_strokes(const drawing::Picture& picture) {
    return static_cast<std::size_t>(std::ranges::count_if(picture.items, [](const drawing::Item& item) {
        const auto* shape = std::get_if<drawing::Shape>(&item);
        return shape != nullptr && shape->stroke && shape->stroke->width < 0.4_mm;
    }));
}

} // namespace

TEST_CASE("a road over the route is drawn as a bridge with its parapets, one under it is interrupted") {
    const auto over = tulip_at(DrawnLeg{crossing_on_two_levels("highway=secondary,bridge=yes,layer=1"), "AS"}, 'X');
    CHECK(white_strokes(over) == 1);
    CHECK(thin_strokes(over) == 2);
    const auto under = tulip_at(DrawnLeg{crossing_on_two_levels("highway=secondary,tunnel=yes,layer=-1"), "AS"}, 'X');
    CHECK(white_strokes(under) == 2); // along the way in and the way out
    CHECK(thin_strokes(under) == 0);
    const auto neither = tulip_at(DrawnLeg{crossing_on_two_levels("highway=footway"), "AS"}, 'X');
    CHECK(white_strokes(neither) == 0);
    CHECK(ink_outside(over) == "");
    CHECK(ink_outside(under) == "");
}

TEST_CASE("a road over the route below the arrow's head is left out: nobody sees which lies above which") {
    const auto map = [](int cells) {
        std::string rows = "        A-----------X";
        rows += std::string(static_cast<std::size_t>(cells), '-') + "P" + std::string(30, '-') + "B\n";
        const auto at = rows.find('P');
        rows[at] = '-';
        const std::string above = std::string(at, ' ') + "P\n";
        const std::string below = "                    S" + std::string(at - 21, ' ') + "R\n";
        auto drawn = AsciiMap{4_m, geo::Latitude::degrees(46), above + "\n" + rows + "\n\n" + below};
        drawn.way("AXB", "highway=tertiary").way("XS", "highway=tertiary").way("PR", "highway=secondary,bridge=yes,layer=1");
        return drawn;
    };
    CHECK(thin_strokes(tulip_at(DrawnLeg{map(4), "AB"}, 'X')) == 2); // 20 m on: half way up the arrow's road
    CHECK(thin_strokes(tulip_at(DrawnLeg{map(9), "AB"}, 'X')) == 0); // 40 m on: below its head
}
