// SPDX-License-Identifier: BSL-1.0
#include "support/drawn_maps.hpp"
#include "tulip/common_junctions.hpp"
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

/// Rings and islands have a scale of their own, within what reads at 30 mm: they grow with what is there and never close up.

using namespace route;
using namespace route::test;
using namespace route::literals;
using drawing::Point;

namespace {

const auto latitude = geo::Latitude::degrees(46);

AsciiMap ring_of(Metres cell) {
    return drawn::ring_of_four(cell, latitude)
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary");
}

/// Half the ring's width and half its height.
Point half_of_ring(const TulipParts& parts) {
    const auto& ring = parts.roads.front().line;
    const auto [left, right] = std::ranges::minmax(ring, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(ring, {}, &Point::y);
    return {(right.x - left.x) / 2, (bottom.y - top.y) / 2};
}

/// The mouth of a side road that parts round an island; the island is `cells` cells wide and as deep.
AsciiMap mouth_with_island(Metres cell) {
    return AsciiMap{cell, latitude, R"(
        P-----------------------------u---w-----------------------------Q
                                       \ /
                                        v
                                        |
                                        |
                                        |
                                        |
                                        |
                                        |
                                        |
                                        |
                                        B
    )"}
        .way("PuwQ", "highway=secondary")
        .way("uv", "highway=tertiary,oneway=yes")
        .way("vw", "highway=tertiary,oneway=yes")
        .way("vB", "highway=tertiary");
}

double distance_to(const PaperLine& line, Point p) {
    double nearest = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
        constexpr int pieces = 20;
        for (int k = 0; k <= pieces; ++k) {
            nearest =
                std::min(nearest, distance_mm(p, line[i - 1] + (line[i] - line[i - 1]) * (static_cast<double>(k) / pieces)));
        }
    }
    return nearest;
}

/// The widest white place, as the diameter of a circle in it, within `reach` of a place of the picture that roads surround.
double widest_white(const TulipParts& parts, Point about, double reach) {
    double widest = 0;
    for (double x = -reach; x <= reach; x += 0.2) {
        for (double y = -reach; y <= reach; y += 0.2) {
            const Point p = about + Point{Millimetres{x}, Millimetres{y}};
            double white = 1e9;
            for (const auto& road : parts.roads) {
                white = std::min(white, distance_to(road.line, p) - road.width.count() / 2);
            }
            widest = std::max(widest, 2 * white);
        }
    }
    return widest;
}

} // namespace

TEST_CASE("the other half of the road of arrival, which leaves it some way before, is drawn once") {
    // One comes up by e–c–X; the way down is w–e.
    const auto map = AsciiMap{5_m, latitude, R"(
                  N
                  |
                  |
                  |
                  |
                  |
                  |
        P---------X-----w----------------Q
                  |    .
                  |   .
                  c  .
                   . .
                    ..
                     .
                      e
                      .
                       .
                        .
                         .
                          .
                           S
    )"}
                         .way("PXwQ", "highway=secondary")
                         .way("NX", "highway=secondary")
                         .way("Se", "highway=tertiary")
                         .way("ecX", "highway=tertiary,oneway=yes")
                         .way("we", "highway=tertiary,oneway=yes");
    const auto picture = tulip_at(DrawnLeg{map, "SP"}, 'X');
    const TulipParts parts{picture};
    CHECK(parts.bars.empty());
    CHECK(blots(picture, 0.4_mm) == "");
    const auto small = [](const DrawnRoad& road) { return road.width == 1.15_mm; };
    CHECK(std::ranges::count_if(parts.roads, small) == 2); // up and down
}

TEST_CASE("at a ring the lane that leaves before it is drawn, and an arm that only leads in is barred") {
    const auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------q-----E

                        f   d      .
                          e     .
                          |  .
                          p
                          |
                          |
                          |
                          S
    )"}
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary,oneway=yes")
                         .way("cqE", "highway=tertiary")
                         .way("epS", "highway=tertiary")
                         .way("pq", "highway=tertiary_link,oneway=yes");
    const auto picture = tulip_at(DrawnLeg{map, "SN"}, 'e');
    const TulipParts parts{picture};
    CHECK(parts.bars.size() == 1); // at W
    CHECK(parts.bars.front().front().x < parts.ball().x);
    const auto leaves_before = [&](const DrawnRoad& road) {
        return road.line.front().y > parts.size.height * 0.6 && road.line.back().x > parts.ball().x + 2_mm;
    };
    CHECK(std::ranges::count_if(parts.roads, leaves_before) == 1);
    CHECK(ink_outside(picture) == "");
}

TEST_CASE("a leg that ends on a ring: a line across the ring where the control stands, and no arrow") {
    const auto map = ring_of(5_m);
    // Half a cell before the first exit is to the right of the ring's middle, behind the second to its left.
    for (const auto& [route, right] : {std::pair{"Sd", true}, {"Sh", false}}) {
        const TulipParts parts{tulip_at(DrawnLeg{map, route}, 'e')};
        CHECK(parts.arrows.empty());
        REQUIRE(parts.bars.size() == 1);
        const Point middle = (parts.bars.front().at(0) + parts.bars.front().at(1)) * 0.5;
        CHECK(distance_to(parts.roads.front().line, middle) < 0.3);
        CHECK((middle.x > parts.ball().x) == right);
    }
}

TEST_CASE("a ring grows with the roundabout, step by step, and leaves white in it and room for its arms") {
    double before = 0;
    for (const double cell : {1.8, 2.5, 4.0, 6.0, 9.0, 12.0, 18.0}) {
        CAPTURE(cell);
        const auto picture = tulip_at(DrawnLeg{ring_of(Metres{cell}), "SN"}, 'e');
        CHECK(ink_outside(picture) == "");
        const TulipParts parts{picture};
        const double radius = half_of_ring(parts).x.count();
        CHECK(radius > before + 0.15);
        CHECK(radius >= 2.5);
        CHECK(radius <= 6.3);
        CHECK(2 * radius - parts.roads.front().width.count() >= 3);
        before = radius;
    }
}

TEST_CASE("a gyratory that is twice as long as wide is drawn long") {
    const auto map = AsciiMap{8_m, latitude, R"(
                          N
                          |
                          |
                          a
                        h   b
                        |   |
                        |   |
                        |   |
                        |   |
        W---------------g   c--------------E
                        |   |
                        |   |
                        |   |
                        |   |
                        f   d
                          e
                          |
                          |
                          S
    )"}
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eS", "highway=tertiary");
    const auto picture = tulip_at(DrawnLeg{map, "SN"}, 'e');
    CHECK(ink_outside(picture) == "");
    const Point half = half_of_ring(TulipParts{picture});
    CHECK(half.y > half.x * 1.4);
}

TEST_CASE("an arm of a ring that parts round an island shows the island, one that does not is one line") {
    const auto map = AsciiMap{4_m, latitude, R"(
                          N
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                         i e
                          |
                         \ /
                          j
                          |
                          |
                          |
                          |
                          |
                          |
                          |
                          S
    )"}
                         .way("ahgfiedcba", "highway=primary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("ij", "highway=primary,oneway=yes")
                         .way("je", "highway=primary,oneway=yes")
                         .way("jS", "highway=primary");
    const auto picture = tulip_at(DrawnLeg{map, "SN"}, 'e');
    CHECK(ink_outside(picture) == "");
    const TulipParts parts{picture};
    CHECK(parts.roads.size() == 7); // the ring, three arms, and the fourth with its two halves
    const double foot = 0.52 * parts.size.height.count() + half_of_ring(parts).y.count();
    CHECK(widest_white(parts, {parts.size.width / 2, Millimetres{foot + 1.6}}, 0.8) >= 0.8);
}

TEST_CASE("the island at a channelised T is seen as one, whether small or large, and a tiny one is left out") {
    for (const double cell : {4.0, 6.0, 8.0}) {
        CAPTURE(cell);
        const auto picture = tulip_at(DrawnLeg{mouth_with_island(Metres{cell}), "PB"}, 'u');
        CHECK(ink_outside(picture) == "");
        const TulipParts parts{picture};
        // The way into the side road and the far side of the island are both there.
        CHECK(parts.roads.size() == 6);
        CHECK(widest_white(parts, {parts.size.width / 2 + 2_mm, parts.size.height * 0.52 - 2_mm}, 2.6) >= 0.8);
    }
    const TulipParts tiny{tulip_at(DrawnLeg{mouth_with_island(1_m), "PB"}, 'u')};
    CHECK(tiny.roads.size() == 5);
}

TEST_CASE("the median of a divided road stays white, and is drawn wider for a wider one") {
    const auto gap = [](Metres cell) {
        const auto map = AsciiMap{cell, latitude, R"(
                                   P   Q
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
        A--------------------------u---v---------------------------B
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   |   |
                                   R   T
        )"}
                             .way("PuR", "highway=primary,oneway=yes")
                             .way("TvQ", "highway=primary,oneway=yes")
                             .way("AuvB", "highway=residential");
        const auto picture = tulip_at(DrawnLeg{map, "AB"}, 'u');
        CHECK(ink_outside(picture) == "");
        CHECK(blots(picture, 0.6_mm) == "");
        const TulipParts parts{picture};
        std::vector<double> ends;
        for (const auto& road : parts.roads) {
            if (road.width > 1.5_mm && road.line.back().x < parts.size.width / 2 - 4_mm)
                ends.push_back(road.line.front().y.count());
        }
        REQUIRE(ends.size() == 2);
        return std::abs(ends[0] - ends[1]) - 1.55;
    };
    CHECK(gap(2.5_m) >= 0.8);
    CHECK(gap(8_m) > gap(2.5_m) + 1);
}

TEST_CASE("a mini-roundabout is a crossing with a small thin circle on it, all its arms where they are") {
    auto map = AsciiMap{10_m, latitude, R"(
                      N
                      |
                      |
                      |
                      |
        W-------------X-------------E
                      |
                      |
                      |
                      |
                      S
    )"}
                   .way("NXS", "highway=tertiary")
                   .way("WXE", "highway=tertiary");
    map.node('X', "highway=mini_roundabout");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SE"}, 'X')};
    REQUIRE(parts.roads.size() == 5);
    const auto& circle = parts.roads.back();
    CHECK(circle.width < 0.7_mm);
    CHECK(distance_mm(circle.line.front(), circle.line.back()) < 0.01);
    CHECK(std::abs(distance_mm(circle.line.front(), {parts.size.width / 2, parts.size.height * 0.52}) - 1.9) < 0.1);
}
