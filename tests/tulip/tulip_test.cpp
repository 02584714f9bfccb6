// SPDX-License-Identifier: BSL-1.0
#include "support/drawn_maps.hpp"
#include "tulip/common_junctions.hpp"
#include "tulip/drawn_tulip.hpp"

#include "drawing/svg_writer.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

using namespace route;
using namespace route::test;
using namespace route::literals;
using drawing::Point;

namespace {

const auto latitude = geo::Latitude::degrees(46);

AsciiMap star() {
    return {10_m, latitude, R"(
                      N
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
        W-------------X-------------E
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      S
    )"};
}

/// Two tines of a fork that parts at an angle of about `degrees` 100 m on; one tine goes straight on.
AsciiMap fork_with(int cells) {
    std::string drawing = "  N" + std::string(static_cast<std::size_t>(cells) - 1, ' ') + "R\n";
    for (int row = 0; row < 10; ++row) {
        drawing += row == 9 ? "  X\n" : "  |\n";
    }
    for (int row = 0; row < 10; ++row) {
        drawing += row == 9 ? "  S\n" : "  |\n";
    }
    auto map = AsciiMap{10_m, latitude, drawing};
    map.way("SX", "highway=tertiary").way("XN", "highway=tertiary").way("XR", "highway=tertiary");
    return map;
}

/// The width of the road that ends (or begins) nearest to a direction from the junction's middle.
const DrawnRoad& road_towards(const TulipParts& parts, double right, double up) {
    const Point target{parts.size.width / 2 + Millimetres{right * 8}, parts.size.height * 0.52 - Millimetres{up * 8}};
    const auto nearness = [&](const DrawnRoad& road) {
        return std::min(distance_mm(road.line.front(), target), distance_mm(road.line.back(), target));
    };
    return *std::ranges::min_element(parts.roads, {}, nearness);
}

double angle_between_tines(const TulipParts& parts) {
    // Both tines set out from the same place; compared over 9 mm.
    std::vector<double> angles;
    const Point middle{parts.size.width / 2, parts.size.height * 0.52};
    for (const auto& road : parts.roads) {
        const Point far = road.line.back();
        if (far.y > middle.y) continue; // the stem
        angles.push_back(std::atan2((far.x - middle.x).count(), (middle.y - far.y).count()) * 180 / std::numbers::pi);
    }
    REQUIRE(angles.size() == 2);
    return std::abs(angles[0] - angles[1]);
}

} // namespace

TEST_CASE("every tulip has one ball and one arrow, and all its ink inside") {
    for (const auto& junction : common_junctions()) {
        CAPTURE(junction.name);
        const DrawnLeg leg{junction.map, junction.route};
        const auto picture = tulip_at(leg, junction.at);
        const TulipParts parts{picture};
        CHECK(parts.balls.size() == 1);
        CHECK(parts.arrows.size() == 1);
        CHECK(ink_outside(picture) == "");
        CHECK(parts.roads.size() >= 2);
    }
}

TEST_CASE("a tulip is drawn in any size of cell without leaving it") {
    for (const drawing::Size size :
         {drawing::Size{30_mm, 25_mm}, drawing::Size{34_mm, 31_mm}, drawing::Size{45_mm, 30_mm}}) {
        for (const auto& junction : common_junctions()) {
            CAPTURE(junction.name);
            tulip::TulipOptions options;
            options.size = size;
            options.sign_pictograms = {"control-time"};
            CHECK(ink_outside(tulip_at(DrawnLeg{junction.map, junction.route}, junction.at, options)) == "");
        }
    }
}

TEST_CASE("the ball is at the bottom, the arrow points where the route goes") {
    const auto map = star().way("NXS", "highway=tertiary").way("WXE", "highway=tertiary");
    const auto arrow = [&](const char* route) {
        const TulipParts parts{tulip_at(DrawnLeg{map, route}, 'X')};
        CHECK(parts.ball().y > parts.size.height * 0.75);
        CHECK(std::abs((parts.ball().x - parts.size.width / 2).count()) < 1);
        return parts.tip() - Point{parts.size.width / 2, parts.size.height * 0.52};
    };
    CHECK(arrow("SN").y < -8_mm);
    CHECK(std::abs(arrow("SN").x.count()) < 1);
    CHECK(arrow("SE").x > 8_mm);
    CHECK(std::abs(arrow("SE").y.count()) < 1);
    CHECK(arrow("SW").x < -8_mm);
    CHECK(arrow("EN").x > 8_mm);
    CHECK(arrow("NE").x < -8_mm);
}

TEST_CASE("a start is drawn with the ball on the road and the arrow ahead, a finish with the ball alone") {
    const auto map = star().way("WXE", "highway=tertiary").way("XS", "highway=residential");
    const DrawnLeg leg{map, "WE"};
    const auto start = tulip::tulip(leg.view().place(Chainage{}), {});
    const TulipParts parts{start};
    CHECK(parts.balls.size() == 1);
    CHECK(parts.arrows.size() == 1);
    CHECK(parts.ball().y > parts.tip().y + 8_mm);
    CHECK(ink_outside(start) == "");
    const auto finish = tulip::tulip(leg.view().place(Chainage{leg.leg().length()}), {});
    const TulipParts end{finish};
    CHECK(end.balls.size() == 1);
    CHECK(end.arrows.empty());
    CHECK(end.ball().y > end.size.height * 0.75);
    CHECK(ink_outside(finish) == "");
}

TEST_CASE("the thickness tells the class, the same for the route and for side roads") {
    constexpr std::string_view classes[] = {"trunk", "primary", "secondary", "tertiary", "residential", "service"};
    double wider = 100;
    for (const auto road_class : classes) {
        CAPTURE(road_class);
        const auto tags = "highway=" + std::string(road_class);
        const TulipParts alike{tulip_at(DrawnLeg{star().way("NXS", tags).way("WXE", tags), "SE"}, 'X')};
        REQUIRE(alike.roads.size() == 4);
        const double width = alike.roads.front().width.count();
        for (const auto& road : alike.roads) {
            CHECK(road.width.count() == doctest::Approx(width));
        }
        CHECK(width < wider);
        CHECK(width >= 0.5);
        wider = width;
        // As a side road of another one it is as thick as when it is driven.
        const TulipParts side{tulip_at(DrawnLeg{star().way("NXS", "highway=tertiary").way("XE", tags), "SN"}, 'X')};
        CHECK(road_towards(side, 1, 0).width.count() == doctest::Approx(width));
    }
}

TEST_CASE("the thickness never tells the way: it is the same picture of roads whichever way is taken") {
    const auto map = star().way("NXS", "highway=secondary").way("WXE", "highway=residential");
    const TulipParts ahead{tulip_at(DrawnLeg{map, "SN"}, 'X')};
    const TulipParts right{tulip_at(DrawnLeg{map, "SE"}, 'X')};
    for (const auto* parts : {&ahead, &right}) {
        CHECK(road_towards(*parts, 0, 1).width.count() == doctest::Approx(1.35));
        CHECK(road_towards(*parts, 1, 0).width.count() == doctest::Approx(0.85));
        CHECK(road_towards(*parts, -1, 0).width.count() == doctest::Approx(0.85));
    }
}

TEST_CASE("unpaved roads are dashed, paved ones are not") {
    const auto map =
        star().way("NXS", "highway=tertiary").way("XE", "highway=unclassified,surface=gravel").way("XW", "highway=track");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SN"}, 'X')};
    CHECK(road_towards(parts, 1, 0).dashed);
    CHECK(road_towards(parts, -1, 0).dashed);
    CHECK_FALSE(road_towards(parts, 0, 1).dashed);
    CHECK_FALSE(road_towards(parts, 0, -1).dashed);
}

TEST_CASE("a side road that may not be entered ends in a bar, one that may be entered does not") {
    const auto bars = [](std::string_view tags) {
        const auto map = star().way("NXS", "highway=tertiary").way("XE", tags);
        const TulipParts parts{tulip_at(DrawnLeg{map, "SN"}, 'X')};
        for (const auto& bar : parts.bars) {
            CHECK(distance_mm((bar.at(0) + bar.at(1)) * 0.5, road_towards(parts, 1, 0).line.back()) < 0.1);
        }
        return parts.bars.size();
    };
    CHECK(bars("highway=residential") == 0);
    CHECK(bars("highway=residential,oneway=yes") == 0);
    CHECK(bars("highway=residential,oneway=-1") == 1);
    CHECK(bars("highway=residential,access=private") == 1);
    CHECK(bars("highway=pedestrian") == 1);
}

TEST_CASE("the tines of a narrow fork are drawn at least 20 degrees apart, those of a wide one as they are") {
    for (const int cells : {1, 2, 3}) {
        CAPTURE(cells);
        const auto map = fork_with(cells);
        CHECK(angle_between_tines(TulipParts{tulip_at(DrawnLeg{map, "SN"}, 'X')}) >= 20);
        CHECK(angle_between_tines(TulipParts{tulip_at(DrawnLeg{map, "SR"}, 'X')}) >= 20);
    }
    const auto wide = fork_with(10); // 45°
    CHECK(angle_between_tines(TulipParts{tulip_at(DrawnLeg{wide, "SN"}, 'X')}) == doctest::Approx(45).epsilon(0.03));
}

TEST_CASE("the tines of a narrow fork stay on their sides") {
    const auto map = fork_with(1);
    const TulipParts left{tulip_at(DrawnLeg{map, "SN"}, 'X')};
    const TulipParts right{tulip_at(DrawnLeg{map, "SR"}, 'X')};
    const auto side_end = [](const TulipParts& parts) { return parts.roads.front().line.back(); };
    CHECK(side_end(left).x > left.tip().x);
    CHECK(side_end(right).x < right.tip().x);
}

TEST_CASE("a danger is one to three red exclamation marks in the picture, red for nothing else") {
    const auto map = star().way("WXE", "highway=tertiary").way("XS", "highway=residential");
    const DrawnLeg leg{map, "WE"};
    for (int danger = 0; danger <= 3; ++danger) {
        CAPTURE(danger);
        tulip::TulipOptions options;
        options.danger = danger;
        const auto picture = tulip_at(leg, 'X', options);
        const TulipParts parts{picture};
        CHECK(ink_outside(picture) == "");
        REQUIRE(parts.texts.size() == (danger > 0 ? 1 : 0));
        if (danger == 0) continue;
        CHECK(parts.texts.front().text == std::string(static_cast<std::size_t>(danger), '!'));
        CHECK(parts.texts.front().style.colour == drawing::danger_red);
        for (const auto& item : picture.items) {
            const auto* shape = std::get_if<drawing::Shape>(&item);
            if (shape == nullptr) continue;
            if (shape->fill) CHECK(*shape->fill == drawing::black);
            if (shape->stroke) CHECK(shape->stroke->colour == drawing::black);
        }
    }
}

TEST_CASE("a road that hooks round just before a T is drawn as the driver comes to it: left is left, right is right") {
    const auto map = AsciiMap{5_m, latitude, R"(
                              E
                           .
                        .
                     .
        W-----------X
                    h
          .---------i
        k
        |
        |
        m
          .
            .
              .
                .
                  S
    )"}
                         .way("WXE", "highway=secondary")
                         .way("XhikmS", "highway=tertiary");
    for (const auto& [route, hand] : {std::pair{"SE", 1}, {"SW", -1}}) {
        CAPTURE(route);
        const TulipParts parts{tulip_at(DrawnLeg{map, route}, 'X')};
        const Point junction{parts.size.width / 2, parts.size.height * 0.52};
        CHECK(std::abs((parts.ball().x - junction.x).count()) < 1.5); // below, where a crew looks for it
        CHECK(parts.ball().y > junction.y + 8_mm);
        const Point out = parts.tip() - junction;
        CHECK(out.x * hand > 8_mm);
        CHECK(out.y < 3_mm); // to the side, or half ahead
    }
}

TEST_CASE("signs lie neither on roads nor on each other, with one, two or three at a place") {
    const std::vector<std::string> signs{"control-time", "refuel", "control-passage"};
    for (const auto& junction : common_junctions()) {
        const DrawnLeg leg{junction.map, junction.route};
        for (std::size_t count = 1; count <= signs.size(); ++count) {
            CAPTURE(junction.name);
            CAPTURE(count);
            tulip::TulipOptions options;
            options.sign_pictograms.assign(signs.begin(), signs.begin() + static_cast<std::ptrdiff_t>(count));
            const auto picture = tulip_at(leg, junction.at, options);
            CHECK(TulipParts{picture}.signs.size() >= count);
            CHECK(overlaps(picture) == "");
        }
    }
}

TEST_CASE("what stands at the junction is a sign in the picture, once") {
    auto map = star().way("NXS", "highway=tertiary").way("WXE", "highway=tertiary");
    map.node('X', "highway=traffic_signals");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SE"}, 'X')};
    REQUIRE(parts.signs.size() == 1);
    CHECK(parts.signs.front().name == "traffic-signals");
}

TEST_CASE("a control is marked by a line across the road and its sign beside it") {
    const auto map = star().way("WXE", "highway=tertiary").way("XS", "highway=residential");
    tulip::TulipOptions options;
    options.sign_pictograms = {"control-passage"};
    const TulipParts parts{tulip_at(DrawnLeg{map, "WE"}, 'X', options)};
    REQUIRE(parts.bars.size() == 1);
    const auto& bar = parts.bars.front();
    const Point middle{parts.size.width / 2, parts.size.height * 0.52};
    CHECK(distance_mm((bar.at(0) + bar.at(1)) * 0.5, middle) < 0.5);
    CHECK(std::abs((bar.at(0).y - bar.at(1).y).count()) < 0.3); // across the way up
    REQUIRE(parts.signs.size() == 1);
    const auto& where = parts.signs.front().where;
    CHECK(distance_mm({where.left() + where.size.width / 2, where.top() + where.size.height / 2}, middle) < 9);
}

TEST_CASE("a control's sign stands on the hand that the organiser tells, whatever else is there") {
    const auto map = star().way("WXE", "highway=tertiary").way("XS", "highway=residential").way("XN", "highway=residential");
    for (const auto hand : {junction::InSight::left, junction::InSight::right}) {
        tulip::TulipOptions options;
        options.sign_pictograms = {"control-passage"};
        options.signs_stand = hand;
        const TulipParts parts{tulip_at(DrawnLeg{map, "WE"}, 'X', options)};
        REQUIRE(parts.signs.size() == 1);
        const auto& where = parts.signs.front().where;
        const Millimetres middle = where.left() + where.size.width / 2;
        CHECK((middle > parts.size.width / 2) == (hand == junction::InSight::right));
    }
}

TEST_CASE("a landmark is drawn on the hand on which the words have it, at rings as at crossings") {
    const auto crossing =
        star().way("WXE", "highway=tertiary").way("XS", "highway=residential").way("XN", "highway=residential");
    for (const auto hand : {junction::InSight::left, junction::InSight::right, junction::InSight::ahead}) {
        tulip::TulipOptions options;
        // Its place is hardly aside: there is as much room on the other hand.
        options.landmarks = {{"church", {Metres{-1}, Metres{12}}, hand}};
        for (const auto* route : {"SN", "SE", "SW"}) {
            const TulipParts parts{tulip_at(DrawnLeg{crossing, route}, 'X', options)};
            REQUIRE(parts.signs.size() == 1);
            const auto& where = parts.signs.front().where;
            const Millimetres aside = where.left() + where.size.width / 2 - parts.ball().x;
            if (hand == junction::InSight::left) CHECK(aside < 0_mm);
            if (hand == junction::InSight::right) CHECK(aside > 0_mm);
            if (hand == junction::InSight::ahead) CHECK(where.bottom() < parts.ball().y - 8_mm);
        }
    }
}

TEST_CASE("a divided road is drawn as two lines") {
    for (const auto& junction : common_junctions()) {
        if (junction.name != "divided road crossed") continue;
        const TulipParts parts{tulip_at(DrawnLeg{junction.map, junction.route}, junction.at)};
        const auto thick = std::ranges::count_if(parts.roads, [](const DrawnRoad& road) { return road.width > 1.5_mm; });
        CHECK(thick == 4);
        CHECK(parts.bars.empty());
    }
}

namespace {

AsciiMap ring(std::string_view driven, std::string_view east) {
    return AsciiMap{5_m, latitude, R"(
                          N
                          |
                          |
                          |
                          |
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
                          |
                          |
                          S
    )"}
        .way(driven, "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("cE", east)
        .way("eS", "highway=tertiary");
}

} // namespace

TEST_CASE("a roundabout is a closed ring in the middle with its arms where they lie") {
    const auto map = ring("ahgfedcba", "highway=tertiary");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SW"}, 'e')};
    REQUIRE(parts.roads.size() == 5);
    const auto& circle = parts.roads.front().line;
    CHECK(distance_mm(circle.front(), circle.back()) < 0.01);
    const Point middle{parts.size.width / 2, parts.size.height * 0.52};
    for (const Point p : circle) {
        CHECK(distance_mm(p, middle) == doctest::Approx(distance_mm(circle.front(), middle)).epsilon(0.01));
    }
    CHECK(distance_mm(road_towards(parts, 1, 0).line.back(), middle) > 8);
    CHECK(std::abs((road_towards(parts, 0, 1).line.back().x - middle.x).count()) < 0.5);
    CHECK(parts.tip().x < middle.x - 8_mm);
    CHECK(std::abs((parts.ball().x - middle.x).count()) < 0.5);
}

TEST_CASE("a large roundabout is drawn larger than a small one, both with room for their arms") {
    const auto radius = [](Metres cell) {
        const auto map = drawn::ring_of_four(cell, latitude)
                             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                             .way("Na", "highway=tertiary")
                             .way("Wg", "highway=tertiary")
                             .way("cE", "highway=tertiary")
                             .way("eS", "highway=tertiary");
        const auto picture = tulip_at(DrawnLeg{map, "SN"}, 'e');
        CHECK(ink_outside(picture) == "");
        const TulipParts parts{picture};
        return distance_mm(parts.roads.front().line.front(), {parts.size.width / 2, parts.size.height * 0.52});
    };
    CHECK(radius(3_m) < radius(5_m));
    CHECK(radius(5_m) < radius(12_m));
}

TEST_CASE("an exit of a roundabout that may not be taken is barred") {
    const auto map = ring("ahgfedcba", "highway=residential,access=private");
    const TulipParts parts{tulip_at(DrawnLeg{map, "SN"}, 'e')};
    CHECK(parts.bars.size() == 1);
}

TEST_CASE("all the way round, the way out is drawn beside the way in, on the side where the ring comes to it "
          "last") {
    const TulipParts right{tulip_at(DrawnLeg{ring("ahgfedcba", "highway=tertiary"), "SaS"}, 'e')};
    CHECK(right.tip().x < right.ball().x - 2_mm);
    CHECK(right.tip().y > right.size.height * 0.6);
    const TulipParts left{tulip_at(DrawnLeg{ring("abcdefgha", "highway=tertiary"), "SaS"}, 'e')};
    CHECK(left.tip().x > left.ball().x + 2_mm);
}

TEST_CASE("the display list of a plain crossroads") {
    const auto map = star().way("NXS", "highway=tertiary").way("WXE", "highway=residential");
    CHECK(drawing::to_text(tulip_at(DrawnLeg{map, "SE"}, 'X')) == R"(picture 34.00 31.00
shape M 17.00 16.12 L 7.00 16.12 stroke 0.85 #000000
shape M 17.00 16.12 L 17.00 6.12 stroke 1.15 #000000
shape M 17.00 16.12 L 17.00 29.20 stroke 1.15 #000000
shape M 18.45 29.20 C 18.45 30.00 17.80 30.65 17.00 30.65 C 16.20 30.65 15.55 30.00 15.55 29.20 C 15.55 28.40 16.20 27.75 17.00 27.75 C 17.80 27.75 18.45 28.40 18.45 29.20 Z fill #000000
shape M 17.00 16.12 L 29.59 16.12 stroke 0.85 #000000
shape M 33.19 16.12 L 29.19 17.87 L 29.94 16.12 L 29.19 14.37 Z fill #000000
)");
}
