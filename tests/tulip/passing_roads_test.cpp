// SPDX-License-Identifier: BSL-1.0
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <doctest/doctest.h>
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
