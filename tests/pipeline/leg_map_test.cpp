// SPDX-License-Identifier: BSL-1.0
#include "document/map/leg_map.hpp"
#include "document/map/map_view.hpp"
#include "pipeline/drawn_pages.hpp"

using namespace route;
using test::DrawnPages;

namespace {

/// One cell is 200 m: a valley with a village, a wood and a lake.
test::AsciiMap valley() {
    return test::AsciiMap{200_m, geo::Latitude::degrees(46), R"(
        A-----B-----C-----D-----E-----F
              |           |
         p--q |     u--v  |
         |  | G     |  |  H
         s--r       x--w
    )"}
        .way("ABCDEF", "highway=secondary,ref=SP76,name=Via Valle")
        .way("BG", "highway=tertiary")
        .way("DH", "highway=tertiary")
        .way("pqrsp", "natural=water,name=Lago")
        .way("uvwxu", "landuse=forest")
        .node('C', "place=village,name=Pergine");
}

const drawing::Colour water_blue{160, 196, 224};
const drawing::Colour wood_green{222, 236, 210};

itinerary::LegItinerary eastward_leg(Metres length) {
    itinerary::LegItinerary leg;
    const geo::LocalFrame frame{{geo::Latitude::degrees(45), geo::Longitude::degrees(9)}};
    for (Metres along; along <= length; along += Metres{500}) {
        leg.track.push_back({frame.to_position({along, Metres{}}), Chainage{along}});
    }
    return leg;
}

} // namespace

TEST_CASE("a leg's map shows route, controls, places, road numbers, water and woods") {
    DrawnPages drawn(test::DrawnEdition(valley()).row("START", 'A').row("CT", 'C').row("CO", 'E').row("FINISH", 'F'));
    document::add_leg_map(drawn.maker, drawn.facts, drawn.plan.roads);
    const auto made = drawn.maker.result();
    REQUIRE(made.pages.size() == 1);
    const auto& page = made.pages.front();
    for (const std::string text :
         {"Carta della tappa 1", "CO 0", "CT 1", "CO 1", "CO 2", "Pergine", "SP76", "N", "1 : 75 000", "2 km"}) {
        CHECK_MESSAGE(test::says(page, text), text);
    }
    CHECK(test::filled_with(page, water_blue) == 1);
    CHECK(test::filled_with(page, wood_green) == 1);
    CHECK(made.outline.size() == 1);
    test::check_layout(made, drawn.fonts);
}

TEST_CASE("a secret check point is not on the crews' map") {
    DrawnPages drawn(test::DrawnEdition(valley())
                         .row("START", 'A')
                         .row("PM", 'B')
                         .line("1,0,,40,")
                         .line("2,900,,,yes")
                         .line("3,1300,,,")
                         .row("FINISH", 'F'));
    document::add_leg_map(drawn.maker, drawn.facts, drawn.plan.roads);
    const auto made = drawn.maker.result();
    std::size_t diamonds = 0;
    for (const auto& text : test::texts_of(made.pages.front())) {
        diamonds += text.starts_with("PM") ? 1U : 0U;
    }
    CHECK(diamonds == 1);
}

TEST_CASE("controls that crowd in one street all have their labels, and none lies on another") {
    test::DrawnEdition edition(test::AsciiMap{20_m, geo::Latitude::degrees(46), "A-B-C-D-E-F-G-H-I-J-K-L-M-N-O-P"}.way(
        "ABCDEFGHIJKLMNOP", "highway=tertiary"));
    edition.row("START", 'A');
    for (const char letter : std::string("BCDEFGHIJKLMNO")) {
        edition.row("CT", letter);
    }
    edition.row("FINISH", 'P');
    DrawnPages drawn(edition);
    document::add_leg_map(drawn.maker, drawn.facts, drawn.plan.roads);
    const auto made = drawn.maker.result();
    for (int i = 1; i <= 14; ++i) {
        CHECK(test::says(made.pages.front(), "CT " + std::to_string(i)));
    }
    test::check_layout(made, drawn.fonts);
}

TEST_CASE("a start and a finish at one place share their mark") {
    DrawnPages drawn(test::DrawnEdition(valley()).row("START", 'A').row("CT", 'C').row("FINISH", 'A'));
    document::add_leg_map(drawn.maker, drawn.facts, drawn.plan.roads);
    CHECK(test::says(drawn.maker.result().pages.front(), "CO 0 · CO 1"));
}

TEST_CASE("a long leg is cut into sheets that overlap, show it whole and keep the least scale") {
    const drawing::Size paper{Millimetres{133}, Millimetres{160}};
    const auto leg = eastward_leg(Metres{400'000});
    const auto sheets = document::map_sheets(leg, paper, document::smallest_map_scale);
    REQUIRE(sheets.size() >= 10);
    CHECK(sheets.size() <= 13);
    CHECK(sheets.front().from == Chainage{});
    CHECK(sheets.back().to == Chainage{leg.length()});
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        CHECK(sheets[i].scale <= document::smallest_map_scale);
        if (i > 0) CHECK(sheets[i].from < sheets[i - 1].to);
        const document::MapView view{sheets[i].centre, sheets[i].scale, paper};
        for (const auto& position : document::track_between(leg, sheets[i].from, sheets[i].to)) {
            const auto point = view.on_paper(position);
            CHECK(point.x >= Millimetres{});
            CHECK(point.x <= paper.width);
        }
    }
    CHECK(document::map_sheets(eastward_leg(Metres{8'000}), paper, document::smallest_map_scale).size() == 1);
}

TEST_CASE("a leg that nobody drives far is shown no larger than 1 : 10,000") {
    const auto sheets =
        document::map_sheets(eastward_leg(Metres{500}), {Millimetres{133}, Millimetres{160}}, document::smallest_map_scale);
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].scale == 10'000);
}
