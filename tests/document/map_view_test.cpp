// SPDX-License-Identifier: BSL-1.0
#include "document/map/map_view.hpp"

#include "document/map/leg_map.hpp"
#include "document/set_pages.hpp"
#include "geo/geodesic.hpp"
#include "support/ascii_map.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace route;
using document::MapView;

namespace {

const geo::Position centre{geo::Latitude::degrees(46), geo::Longitude::degrees(11)};
constexpr drawing::Size paper{Millimetres{100}, Millimetres{80}};

geo::Position at(double east, double north) { return geo::LocalFrame{centre}.to_position({Metres{east}, Metres{north}}); }

/// What a map of this scale shows of a network, round the middle of a drawing that is 2 km wide.
drawing::Picture ground_of(const test::AsciiMap& map, double scale) {
    const auto roads = map.network();
    const MapView view{map.position('M'), scale, paper};
    drawing::Picture picture{paper, {}};
    document::draw_ground(picture, view, roads);
    return picture;
}

test::AsciiMap road_of(const std::string& tags) {
    return test::AsciiMap{200_m, geo::Latitude::degrees(46), "A----M----B"}.way("AMB", tags);
}

itinerary::LegItinerary leg_through(const std::vector<geo::Position>& places) {
    itinerary::LegItinerary leg;
    Chainage along;
    for (const auto& place : places) {
        if (!leg.track.empty()) along = along + geo::distance(leg.track.back().position, place);
        leg.track.push_back({place, along});
    }
    return leg;
}

std::vector<std::string> scale_bar_of(double scale) {
    made::Workshop shop;
    auto sheet = shop.maker.new_sheet();
    document::set_scale_bar(sheet, {{Millimetres{9}, Millimetres{100}}, {Millimetres{133}, Millimetres{9}}}, scale);
    CHECK(to_text(drawing::faults(sheet.page().picture, shop.fonts)) == "");
    return made::words_of(sheet.page());
}

} // namespace

TEST_CASE("a map's centre is the middle of its paper, north is up and east to the right") {
    const MapView view{centre, 50'000, paper};
    CHECK(view.on_paper(centre).x.count() == doctest::Approx(50));
    CHECK(view.on_paper(centre).y.count() == doctest::Approx(40));
    CHECK(view.on_paper(at(1000, 0)).x.count() == doctest::Approx(70).epsilon(0.001));
    CHECK(view.on_paper(at(0, 1000)).y.count() == doctest::Approx(20).epsilon(0.001));
    CHECK(view.on_paper(at(0, -500)).y.count() == doctest::Approx(50).epsilon(0.001));
}

TEST_CASE("lengths on paper and on the ground are each other's inverse") {
    const MapView view{centre, 25'000, paper};
    CHECK(view.on_ground(Millimetres{4}) == Metres{100});
    CHECK(view.on_paper(Metres{100}) == Millimetres{4});
}

TEST_CASE("a map shows a little more than its paper and nothing farther away") {
    const MapView view{centre, 50'000, paper}; // 5 km wide, 4 km high
    CHECK(view.shows(at(2400, 0)));
    CHECK(view.shows(at(2600, 0))); // 2 mm off the paper
    CHECK_FALSE(view.shows(at(2700, 0)));
    CHECK(view.shows(at(0, -2100)));
    CHECK_FALSE(view.shows(at(0, 2200)));
    const auto bounds = view.bounds();
    CHECK(bounds.south_west.latitude.degrees() < 46);
    CHECK(bounds.north_east.longitude.degrees() > 11);
}

TEST_CASE("of a line only the parts on the map are shown: none, one, or several") {
    const MapView view{centre, 50'000, paper};
    const auto parts_of = [&](const std::vector<geo::Position>& line) { return view.shown(line).size(); };
    CHECK(parts_of({at(-9000, 0), at(9000, 0)}) == 1);
    CHECK(parts_of({at(-9000, 9000), at(9000, 9000)}) == 0);
    // Out of the map and back into it.
    CHECK(parts_of({at(-9000, 500), at(9000, 500), at(9000, -500), at(-9000, -500)}) == 2);
    const auto whole = view.shown(std::vector{at(-100, 0), at(100, 0)});
    REQUIRE(whole.size() == 1);
    CHECK(geo::length_of(whole[0]).count() == doctest::Approx(200).epsilon(0.001));
}

TEST_CASE("a line has no more points than paper can show") {
    const MapView view{centre, 50'000, paper};
    std::vector<geo::Position> wriggle;
    for (int i = 0; i <= 1000; ++i) {
        wriggle.push_back(at(-1000 + i * 2.0, i % 2 == 0 ? 1.0 : -1.0)); // a fiftieth of a millimetre
    }
    REQUIRE(view.shown(wriggle).size() == 1);
    CHECK(view.shown(wriggle)[0].size() < 10);
}

TEST_CASE("the track between two chainages has both its ends and what lies between, in the order of driving") {
    const auto leg = leg_through({at(0, 0), at(1000, 0), at(2000, 0), at(3000, 0)});
    const auto line = document::track_between(leg, Chainage{Metres{500}}, Chainage{Metres{2500}});
    REQUIRE(line.size() == 4);
    CHECK(geo::distance(line.front(), at(500, 0)).count() < 1);
    CHECK(geo::distance(line[1], at(1000, 0)).count() < 1);
    CHECK(geo::distance(line.back(), at(2500, 0)).count() < 1);
    CHECK(document::track_between(leg, Chainage{Metres{1100}}, Chainage{Metres{1200}}).size() == 2);
}

TEST_CASE("the route is drawn over a white rim, with an arrow head every 24 mm on a map and every 14 mm on a plan") {
    const auto leg = leg_through({at(-2400, 0), at(2400, 0)});
    const auto heads_at = [&](double scale) {
        drawing::Picture picture{paper, {}};
        document::draw_route(picture, MapView{centre, scale, paper}, leg, Chainage{}, Chainage{leg.length()});
        REQUIRE(picture.items.size() == 3);
        const auto shapes = made::shapes_of(picture);
        CHECK(shapes[0].stroke->colour == drawing::white);
        CHECK(shapes[1].stroke->colour == document::route_colour);
        CHECK(shapes[0].stroke->width > shapes[1].stroke->width);
        CHECK(shapes[2].fill == drawing::white);
        return shapes[2].path.points().size() / 3;
    };
    CHECK(heads_at(50'000) == 4); // 96 mm
    CHECK(heads_at(10'000) == 8); // the paper's 100 mm and 3 mm more at either side
}

TEST_CASE("arrow heads point the way the road is driven") {
    const auto tip_of = [](const itinerary::LegItinerary& leg) {
        drawing::Picture picture{paper, {}};
        document::draw_route(picture, MapView{centre, 50'000, paper}, leg, Chainage{}, Chainage{leg.length()});
        const auto points = made::shapes_of(picture).back().path.points();
        return points[0].x - points[1].x; // from the head's foot to its tip
    };
    CHECK(tip_of(leg_through({at(-2000, 0), at(2000, 0)})) > Millimetres{});
    CHECK(tip_of(leg_through({at(2000, 0), at(-2000, 0)})) < Millimetres{});
}

TEST_CASE("small maps leave small roads out, large ones show them") {
    const auto shown = [](const std::string& kind, double scale) {
        return !ground_of(road_of("highway=" + kind), scale).items.empty();
    };
    CHECK(shown("residential", 20'000));
    CHECK_FALSE(shown("residential", 100'000));
    CHECK(shown("tertiary", 100'000));
    CHECK_FALSE(shown("tertiary", 300'000));
    CHECK(shown("primary", 300'000));
    CHECK(shown("motorway", 2'000'000));
}

TEST_CASE("a main road is drawn broader than a lane, and broader on a plan than on a map") {
    const auto width = [](const std::string& kind, double scale) {
        Millimetres widest;
        for (const auto& shape : made::shapes_of(ground_of(road_of("highway=" + kind), scale))) {
            if (shape.stroke) widest = std::max(widest, shape.stroke->width);
        }
        return widest;
    };
    CHECK(width("primary", 10'000) > width("residential", 10'000));
    CHECK(width("primary", 10'000) > width("primary", 50'000));
    CHECK(width("primary", 50'000) > width("primary", 300'000));
}

TEST_CASE("a road in a tunnel is dashed and has no fill") {
    const auto shapes = made::shapes_of(ground_of(road_of("highway=primary,tunnel=yes"), 20'000));
    REQUIRE(shapes.size() == 1);
    CHECK_FALSE(shapes[0].stroke->dashes.empty());
    CHECK(made::shapes_of(ground_of(road_of("highway=primary"), 20'000)).size() == 2);
}

TEST_CASE("a stream is drawn on large maps only, a river on all") {
    const auto lines = [](const std::string& kind, double scale) {
        auto map = test::AsciiMap{200_m, geo::Latitude::degrees(46), R"(
        A----M----B
        C---------D
        )"};
        map.way("AMB", "highway=primary").way("CD", "waterway=" + kind);
        return ground_of(map, scale).items.size();
    };
    CHECK(lines("stream", 50'000) == 3);
    CHECK(lines("stream", 100'000) == 2);
    CHECK(lines("river", 100'000) == 3);
}

TEST_CASE("a scale bar has a round length of at most 45 mm, in metres below a kilometre, and tells its scale in groups") {
    CHECK(scale_bar_of(10'000) == std::vector<std::string>{"200 m", "1 : 10 000"});
    CHECK(scale_bar_of(12'500) == std::vector<std::string>{"500 m", "1 : 12 500"});
    CHECK(scale_bar_of(25'000) == std::vector<std::string>{"1 km", "1 : 25 000"});
    CHECK(scale_bar_of(300'000) == std::vector<std::string>{"10 km", "1 : 300 000"});
    CHECK(scale_bar_of(1'250'000) == std::vector<std::string>{"50 km", "1 : 1 250 000"});
}

TEST_CASE("a scale bar is as long as its length on the ground") {
    made::Workshop shop;
    auto sheet = shop.maker.new_sheet();
    document::set_scale_bar(sheet, {{Millimetres{9}, Millimetres{100}}, {Millimetres{133}, Millimetres{9}}}, 25'000);
    Millimetres right;
    for (const auto& shape : made::shapes_of(sheet.page().picture)) {
        right = std::max(right, made::extent_of(shape).right());
    }
    CHECK((right - Millimetres{9}).count() == doctest::Approx(40)); // 1 km
}

TEST_CASE("the north arrow points up and has its N below") {
    drawing::Picture picture{paper, {}};
    document::draw_north_arrow(picture, {Millimetres{95}, Millimetres{2}});
    const auto texts = made::set_texts(picture);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].text == "N");
    const auto arrow = made::extent_of(made::shapes_of(picture).front());
    CHECK(arrow.top() == Millimetres{2});
    CHECK(texts[0].baseline.y > arrow.bottom());
    CHECK(to_text(drawing::faults(picture, drawing::FontSet())) == "");
}

TEST_CASE("a leg's sheet has a usual scale, the largest at which it fits its paper") {
    for (const double length : {3'000.0, 9'000.0, 17'000.0, 24'000.0}) {
        CAPTURE(length);
        const auto leg = leg_through({at(0, 0), at(length / 2, 300), at(length, 0)});
        const auto sheets = document::map_sheets(leg, paper, document::smallest_map_scale);
        REQUIRE(sheets.size() == 1);
        const auto least = length * 1000 / (paper.width.count() - 14);
        CHECK(sheets[0].scale >= least * 0.999);
        CHECK(sheets[0].scale <= std::max(least * 1.55, 10'000.0)); // the steps are 25 to 50 % apart
        CHECK(sheets[0].height <= paper.height);
        CHECK(sheets[0].height >= Millimetres{60});
    }
}
