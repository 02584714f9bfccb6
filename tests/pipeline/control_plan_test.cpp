// SPDX-License-Identifier: BSL-1.0
#include "document/map/control_plan.hpp"
#include "document/official/official_pages.hpp"
#include "pipeline/drawn_pages.hpp"

#include <memory>

using namespace route;
using document::BoardColour;
using test::DrawnPages;

namespace {

/// One cell is 25 m: a street from west to east, and one that crosses it.
test::AsciiMap crossroads(const char* more_tags = "") {
    return test::AsciiMap{25_m, geo::Latitude::degrees(46), R"(
                    N
                    |
                    |
                    |
        A-----B-----C-----D-----E-------F
                    |   K
                    |
                    S
    )"}
        .way("ABCDEF", std::string("highway=secondary,name=Via Maestra") + more_tags)
        .way("NCS", "highway=residential,name=Via Traversa")
        .node('K', "amenity=place_of_worship,name=San Rocco");
}

itinerary::PlacedControl control_of(edition::Kind kind, int line = 0, bool secret = false) {
    itinerary::PlacedControl control;
    control.kind = kind;
    control.line = line;
    control.secret = secret;
    return control;
}

/// The middles of the shapes filled with a colour.
std::vector<drawing::Point> middles(const drawing::Picture& picture, drawing::Colour colour) {
    std::vector<drawing::Shape> shapes;
    test::add_shapes(picture, shapes);
    std::vector<drawing::Point> found;
    for (const auto& shape : shapes) {
        if (shape.fill != colour) continue;
        const auto& points = shape.path.points();
        found.push_back((points.at(0) + points.at(2)) * 0.5);
    }
    return found;
}

std::vector<document::Board> boards(edition::Kind kind, int line = 0, bool secret = false,
                                    const timing::ControlRules& rules = {}) {
    return document::boards_of(control_of(kind, line, secret), rules);
}

} // namespace

TEST_CASE("yellow, red and beige stand 25 m apart, and a yellow one 100 m before a trial") {
    const auto manned = boards(edition::Kind::co);
    REQUIRE(manned.size() == 3);
    CHECK(manned[0].from_control == -25_m);
    CHECK(manned[1].colour == BoardColour::red);
    CHECK(manned[2].from_control == 25_m);
    CHECK(boards(edition::Kind::ct).size() == 3);
    const auto trial = boards(edition::Kind::pc, 1);
    REQUIRE(trial.size() == 2);
    CHECK(trial[0].from_control == -100_m);
    CHECK(boards(edition::Kind::pc, 2).empty());
    CHECK(boards(edition::Kind::pm, 2, true).empty());
    CHECK(boards(edition::Kind::info).empty());
}

TEST_CASE("boards stand where the rule set says, and a distance of nothing is no board") {
    timing::ControlRules rules;
    rules.board_before = 40_m;
    rules.board_after = 0_m;
    const auto manned = boards(edition::Kind::co, 0, false, rules);
    REQUIRE(manned.size() == 2);
    CHECK(manned[0].from_control == -40_m);
    CHECK(manned[1].colour == BoardColour::red);
    rules.trial_board_before = 0_m;
    CHECK(boards(edition::Kind::pc, 1, false, rules).size() == 1);
}

TEST_CASE(
    "a plan shows 400 m, its streets and landmarks by name, and the boards at their distances on the right of the road") {
    DrawnPages drawn(test::DrawnEdition(crossroads()).row("START", 'A').row("CT", 'C').row("FINISH", 'F'));
    const auto plan = document::control_plan(drawn.facts, drawn.plan.roads, ControlIndex{1}, Millimetres{80}, drawn.fonts,
                                             document::PlanReader::crew);
    std::vector<std::string> texts;
    test::add_texts(plan, texts);
    for (const std::string text : {"Via Maestra", "Via Traversa", "San Rocco", "N", "100 m"}) {
        CHECK_MESSAGE(std::ranges::count(texts, text) == 1, text);
    }
    const auto yellow = middles(plan, document::colour_of(BoardColour::yellow));
    const auto red = middles(plan, document::colour_of(BoardColour::red));
    const auto beige = middles(plan, document::colour_of(BoardColour::beige));
    REQUIRE(yellow.size() == 1);
    REQUIRE(red.size() == 1);
    REQUIRE(beige.size() == 1);
    // 25 m are 5 mm at 1 : 5000; the route runs eastwards, so the right is below the road, whose middle is the plan's.
    CHECK((red[0].x - yellow[0].x).count() == doctest::Approx(5).epsilon(0.01));
    CHECK((beige[0].x - red[0].x).count() == doctest::Approx(5).epsilon(0.01));
    CHECK(red[0].x.count() == doctest::Approx(40).epsilon(0.01));
    CHECK(red[0].y > Millimetres{42});
    drawing::Picture page{plan.size, {}};
    page.items.emplace_back(drawing::Inset{{}, std::make_shared<const drawing::Picture>(plan)});
    CHECK(drawing::to_text(drawing::faults(page, drawn.fonts)) == "");
}

TEST_CASE("boards stand on the left where they drive on the left, or where the organiser says so") {
    const auto red_board = [](DrawnPages& drawn) {
        const auto plan = document::control_plan(drawn.facts, drawn.plan.roads, ControlIndex{1}, Millimetres{80},
                                                 drawn.fonts, document::PlanReader::crew);
        return middles(plan, document::colour_of(BoardColour::red)).at(0);
    };
    DrawnPages left(
        test::DrawnEdition(crossroads(",driving_side=left")).row("START", 'A').row("CT", 'C').row("FINISH", 'F'));
    CHECK(red_board(left).y < Millimetres{38});
    DrawnPages told(test::DrawnEdition(crossroads()).row("START", 'A').row("CT", 'C', "side=left").row("FINISH", 'F'));
    CHECK(red_board(told).y < Millimetres{38});
}

TEST_CASE("lines of a trial are on its plan, a secret check point only on the marshals'") {
    DrawnPages drawn(test::DrawnEdition(crossroads())
                         .row("START", 'A')
                         .row("PM", 'B')
                         .line("1,0,,40,")
                         .line("2,150,,,yes")
                         .line("3,300,,,")
                         .row("FINISH", 'F'));
    const auto bars = [&](document::PlanReader reader) {
        const auto plan =
            document::control_plan(drawn.facts, drawn.plan.roads, ControlIndex{1}, Millimetres{80}, drawn.fonts, reader);
        std::vector<drawing::Shape> shapes;
        test::add_shapes(plan, shapes);
        return std::ranges::count_if(shapes, [](const auto& shape) {
            return shape.stroke && (shape.stroke->width == Millimetres{0.9} || shape.stroke->width == Millimetres{0.6}) &&
                   shape.stroke->colour == drawing::black && shape.path.points().size() == 2;
        });
    };
    CHECK(bars(document::PlanReader::marshal) == bars(document::PlanReader::crew) + 1);
}

TEST_CASE("crews have a plan of each control, four a page in an A5 book, and no text meets another") {
    test::DrawnEdition edition(crossroads());
    edition.row("START", 'A')
        .row("CT", 'B')
        .row("CT", 'C')
        .row("CT", 'D')
        .row("REGROUP", 'E', "stop_min=10")
        .row("FINISH", 'F');
    DrawnPages drawn(edition);
    document::add_control_plans(drawn.maker, drawn.facts, drawn.plan.roads);
    const auto made = drawn.maker.result();
    REQUIRE(made.pages.size() == 2);
    CHECK(made.outline.size() == 1);
    for (const std::string code : {"CO 0", "CT 1", "CT 2", "CT 3"}) {
        CHECK_MESSAGE(test::says(made.pages[0], code), code);
    }
    CHECK(test::says(made.pages[1], "CO 1")); // the regroup, once
    CHECK(test::says(made.pages[1], "CO 2"));
    test::check_layout(made, drawn.fonts);
}

TEST_CASE("a marshal's sheet holds the plan of its control") {
    DrawnPages drawn(test::DrawnEdition(crossroads()).row("START", 'A').row("CT", 'C').row("FINISH", 'F'), "official-a4");
    auto published = drawn.published;
    const auto with = document::marshal_pages(published, LegIndex{0}, drawn.style, drawn.fonts, drawn.found);
    REQUIRE(with.pages.size() == 3);
    CHECK(test::says(with.pages[1], "Via Traversa"));
    test::check_layout(with, drawn.fonts);
    published.roads = nullptr;
    CHECK_FALSE(test::says(document::marshal_pages(published, LegIndex{0}, drawn.style, drawn.fonts, drawn.found).pages[1],
                           "Via Traversa"));
}
