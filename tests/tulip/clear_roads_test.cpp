// SPDX-License-Identifier: BSL-1.0
#include "tulip/common_junctions.hpp"
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

/// Two roads of a tulip are two lines with white between them, drawn in one go, and nothing is drawn that only confuses.

using namespace route;
using namespace route::test;
using namespace route::literals;
using drawing::Point;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// How much a line turns in all, in degrees, to whichever side.
double turning_of(const PaperLine& line) {
    double sum = 0;
    for (std::size_t i = 2; i < line.size(); ++i) {
        const Point a = line[i - 1] - line[i - 2];
        const Point b = line[i] - line[i - 1];
        const double cross = a.x.count() * b.y.count() - a.y.count() * b.x.count();
        const double dot = a.x.count() * b.x.count() + a.y.count() * b.y.count();
        sum += std::abs(std::atan2(cross, dot)) * 180 / std::numbers::pi;
    }
    return sum;
}

/// The road that ends where it began.
const DrawnRoad& ring_in(const TulipParts& parts) {
    const auto ring = std::ranges::find_if(
        parts.roads, [](const DrawnRoad& road) { return distance_mm(road.line.front(), road.line.back()) < 0.01; });
    REQUIRE(ring != parts.roads.end());
    return *ring;
}

} // namespace

TEST_CASE("common junctions are drawn without a blot") {
    for (const auto& junction : common_junctions()) {
        if (junction.name == "dead end" || junction.name.starts_with("roundabout")) continue;
        CAPTURE(junction.name);
        CHECK(blots(tulip_at(DrawnLeg{junction.map, junction.route}, junction.at), 0.6_mm) == "");
    }
}

TEST_CASE("the two halves of the road of arrival are two lines beside the ball, and join where they do") {
    const auto map = AsciiMap{8_m, latitude, R"(
                N
                |
                |
                |
                |
        W-------X
               / \
              u   v
              |   |
              |   |
              |   |
               \ /
                J
                |
                |
                |
                S
    )"}
                         .way("NX", "highway=primary")
                         .way("WX", "highway=tertiary")
                         .way("XuJ", "highway=primary,oneway=yes")
                         .way("JvX", "highway=primary,oneway=yes")
                         .way("JS", "highway=primary");
    const auto picture = tulip_at(DrawnLeg{map, "SW"}, 'X');
    CHECK(blots(picture, 0.6_mm) == "");
    CHECK(ink_outside(picture) == "");
    CHECK(TulipParts{picture}.ball().y > 24_mm);
}

TEST_CASE("three roads that set out within thirty degrees are three lines") {
    const auto map = AsciiMap{10_m, latitude, R"(
             L   N   R
             .   |   .
              .  |  .
              .  |  .
               . | .
               . | .
               . | .
                .|.
                .|.
                 X
                 |
                 |
                 |
                 |
                 S
    )"}
                         .way("SX", "highway=primary")
                         .way("XL", "highway=primary")
                         .way("XN", "highway=primary")
                         .way("XR", "highway=primary");
    for (const char* route : {"SL", "SN", "SR"}) {
        CAPTURE(route);
        CHECK(blots(tulip_at(DrawnLeg{map, route}, 'X'), 0.6_mm) == "");
    }
}

TEST_CASE("a road's wriggles are evened out, its bend is not") {
    const auto map = AsciiMap{3_m, latitude, R"(
                            b
                          a   c                          E
              W---------X       d   f   h   k
                        |         e   g   i
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        S
    )"}
                         .way("SX", "highway=tertiary")
                         .way("XabcdefghikE", "highway=tertiary")
                         .way("WX", "highway=residential");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SE"}, 'X')};
    const auto drawn =
        std::ranges::max_element(parts.roads, {}, [](const DrawnRoad& road) { return turning_of(road.line); });
    CHECK(turning_of(drawn->line) < 200); // on the map it turns by more than 450 degrees
    CHECK(parts.tip().x > parts.size.width / 2 + 8_mm);
}

TEST_CASE("a road that comes to a roundabout ends there: the ring is seen, the roads beyond are another drawing") {
    const auto map = AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          a
                        h   b
        W--------------g     c--------------E
                        f   d
                          e
                          |
                          |
                          |
                          |
                          X-----------------R
                          |
                          |
                          |
                          |
                          |
                          |
                          S
    )"}
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("Wg", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eX", "highway=tertiary")
                         .way("XS", "highway=tertiary")
                         .way("XR", "highway=tertiary");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SR"}, 'X')};
    CHECK(parts.roads.size() == 4);
    const DrawnRoad& ring = ring_in(parts);
    const auto [low, high] = std::ranges::minmax(ring.line, {}, [](Point p) { return p.y; });
    const auto ends_on_ring = [&](const DrawnRoad& road) {
        return &road != &ring &&
               std::ranges::any_of(ring.line, [&](Point p) { return distance_mm(p, road.line.back()) < 0.6; });
    };
    const auto arm = std::ranges::find_if(parts.roads, ends_on_ring);
    REQUIRE(arm != parts.roads.end());
    CHECK(std::abs((arm->line.back().x - parts.size.width / 2).count()) < 0.5); // it does not follow the ring
    CHECK(arm->line.back().y > (low.y + high.y) / 2);
}

TEST_CASE("past a roundabout beside the route: the ring stands clear of it, with the road that leads there") {
    const auto map = AsciiMap{5_m, latitude, R"(
                               N
                               |
                               |
                               |
                               |
                               |
                      a        |
                    h   b      |
        W---------g       c    |
                    f   d .    |
                      e     .  |
                              .|
                               X
                               |
                               |
                               |
                               |
                               |
                               |
                               S
    )"}
                         .way("ahgfedcba", "highway=primary,junction=roundabout")
                         .way("Wg", "highway=tertiary")
                         .way("Xc", "highway=primary")
                         .way("SXN", "highway=primary");
    const auto picture = tulip_at(DrawnLeg{map, "SN"}, 'X');
    const TulipParts parts{picture};
    const auto rightmost = std::ranges::max(ring_in(parts).line, {}, [](Point p) { return p.x; });
    CHECK(rightmost.x < parts.tip().x - 2.5_mm);
    CHECK(ink_outside(picture) == "");
    CHECK(blots(picture, 0.5_mm) == "");
}

TEST_CASE("a roundabout to which only a lane beside the route leads is not drawn: it would hang in the air") {
    const auto map = AsciiMap{5_m, latitude, R"(
                               N
                               |
                               |
                               |
                      a        |
                    h   b      |
        W---------g       c----Y
                    f   d      |
                      e        |
                               |
                               |
                               X---------R
                               |
                               |
                               |
                               |
                               |
                               |
                               S
    )"}
                         .way("ahgfedcba", "highway=primary,junction=roundabout")
                         .way("Wg", "highway=tertiary")
                         .way("Yc", "highway=tertiary")
                         .way("SXYN", "highway=primary")
                         .way("XR", "highway=tertiary");
    const auto closed = [](const DrawnRoad& road) { return distance_mm(road.line.front(), road.line.back()) < 0.01; };
    CHECK(std::ranges::none_of(TulipParts{tulip_at(DrawnLeg{map, "SR"}, 'X')}.roads, closed));
    CHECK(
        std::ranges::any_of(TulipParts{tulip_at(DrawnLeg{map, "SN"}, 'Y')}.roads, closed)); // here it leads off the junction
}
