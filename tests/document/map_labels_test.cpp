// SPDX-License-Identifier: BSL-1.0
#include "document/map/map_labels.hpp"

#include "document/set_pages.hpp"
#include "support/ascii_map.hpp"

#include <doctest/doctest.h>

using namespace route;
using document::LabelLook;
using document::MapLabels;
using document::MapView;
using drawing::Point;
using drawing::Rect;

namespace {

constexpr drawing::Size paper{Millimetres{100}, Millimetres{80}};
constexpr Point middle{Millimetres{50}, Millimetres{40}};
const LabelLook plain{{Points{8}, drawing::Weight::regular, drawing::black}};
const LabelLook plate{{Points{8}, drawing::Weight::bold, drawing::black}, true, true};

/// A blank map to put labels on.
struct Blank {
    drawing::Picture picture{paper, {}};
    drawing::FontSet fonts;
    MapLabels labels{picture, fonts};

    [[nodiscard]] std::vector<drawing::Text> texts() const { return made::set_texts(picture); }
    [[nodiscard]] std::string faults() const { return to_text(drawing::faults(picture, fonts)); }
};

/// A village in the middle of its road, and what a map of a scale says there.
std::vector<std::string> said_at(const test::AsciiMap& map, double scale, Language language = "it") {
    const auto roads = map.network();
    const MapView view{map.position('M'), scale, paper};
    Blank blank;
    document::label_ground(blank.labels, view, roads, language, blank.picture);
    CHECK(blank.faults() == "");
    std::vector<std::string> words;
    for (const auto& text : blank.texts()) {
        words.push_back(text.text);
    }
    return words;
}

test::AsciiMap road_through(const std::string& node_tags, const std::string& way_tags = "highway=tertiary") {
    auto map = test::AsciiMap{200_m, geo::Latitude::degrees(46), "A----M----B"};
    map.way("AMB", way_tags);
    if (!node_tags.empty()) map.node('M', node_tags);
    return map;
}

bool has(const std::vector<std::string>& words, const std::string& word) { return std::ranges::count(words, word) > 0; }

} // namespace

TEST_CASE("a label on a point has its middle there") {
    Blank blank;
    REQUIRE(blank.labels.on(middle, "Lovere", plain));
    REQUIRE(blank.texts().size() == 1);
    const auto cell = blank.texts()[0].cell;
    CHECK((cell.left() + cell.size.width / 2.0).count() == doctest::Approx(50));
    CHECK((cell.top() + cell.size.height / 2.0).count() == doctest::Approx(40));
    CHECK(blank.faults() == "");
}

TEST_CASE("what comes first has the choice: a second label finds no room on the same point, but beside it") {
    Blank blank;
    REQUIRE(blank.labels.on(middle, "Lovere", plain));
    CHECK_FALSE(blank.labels.on(middle, "Iseo", plain));
    CHECK(blank.texts().size() == 1);
    CHECK(blank.labels.beside(middle, Millimetres{0.5}, Millimetres{20}, "Iseo", plain));
    CHECK(blank.texts().size() == 2);
    CHECK(blank.faults() == "");
}

TEST_CASE("a label beside a point stands to its right where there is room, else to its left") {
    Blank blank;
    REQUIRE(blank.labels.beside(middle, Millimetres{2}, Millimetres{6}, "CO 1", plate));
    CHECK(blank.texts()[0].cell.left() >= Millimetres{52});
    Blank at_edge;
    const Point right_edge{Millimetres{97}, Millimetres{40}};
    REQUIRE(at_edge.labels.beside(right_edge, Millimetres{2}, Millimetres{6}, "CO 1", plate));
    CHECK(at_edge.texts()[0].cell.right() <= Millimetres{95.1});
}

TEST_CASE("no label leaves the paper, in none of its corners") {
    for (const double x : {0.0, 50.0, 100.0}) {
        for (const double y : {0.0, 40.0, 80.0}) {
            Blank blank;
            CHECK(blank.labels.beside({Millimetres{x}, Millimetres{y}}, Millimetres{1}, Millimetres{10}, "Sarnico", plate));
            const auto cell = blank.texts().at(0).cell;
            CHECK(cell.left() > Millimetres{});
            CHECK(cell.right() < paper.width);
            CHECK(cell.top() > Millimetres{});
            CHECK(cell.bottom() < paper.height);
        }
    }
}

TEST_CASE("a label keeps off what must stay free, and is refused where nothing is left") {
    Blank blank;
    blank.labels.keep_free({{Millimetres{50}, {}}, {Millimetres{50}, paper.height}}); // the right half
    REQUIRE(blank.labels.beside(middle, Millimetres{1}, Millimetres{6}, "Lovere", plain));
    CHECK(blank.texts()[0].cell.right() <= Millimetres{50});
    Blank full;
    full.labels.keep_free({{}, paper});
    CHECK_FALSE(full.labels.beside(middle, Millimetres{1}, Millimetres{40}, "Lovere", plain));
    CHECK_FALSE(full.labels.on(middle, "Lovere", plain));
    CHECK_FALSE(full.labels.may_take({middle, {Millimetres{1}, Millimetres{1}}}));
    CHECK(full.picture.items.empty());
}

TEST_CASE("a place is free until something stands there, and the paper's outside never is") {
    Blank blank;
    const Rect where{{Millimetres{48}, Millimetres{38}}, {Millimetres{4}, Millimetres{4}}};
    CHECK(blank.labels.may_take(where));
    REQUIRE(blank.labels.on(middle, "Lovere", plain));
    CHECK_FALSE(blank.labels.may_take(where));
    CHECK_FALSE(blank.labels.may_take({{Millimetres{98}, Millimetres{38}}, {Millimetres{4}, Millimetres{4}}}));
}

TEST_CASE("a plate is a white field in a frame under its text, a plain label has none") {
    Blank blank;
    REQUIRE(blank.labels.on(middle, "CO 1", plate));
    const auto fields = made::filled_shapes(blank.picture, drawing::white);
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].stroke.has_value());
    CHECK(std::holds_alternative<drawing::Text>(blank.picture.items.back()));
    Blank other;
    REQUIRE(other.labels.on(middle, "CO 1", plain));
    CHECK(made::shapes_of(other.picture).empty());
}

TEST_CASE("a label far from its point has a line to it, one nearby none") {
    Blank near;
    REQUIRE(near.labels.beside(middle, Millimetres{1}, Millimetres{20}, "CO 1", plate));
    CHECK(made::shapes_of(near.picture).size() == 1);
    Blank far;
    far.labels.keep_free({{Millimetres{44}, Millimetres{34}}, {Millimetres{12}, Millimetres{12}}});
    REQUIRE(far.labels.beside(middle, Millimetres{1}, Millimetres{20}, "CO 1", plate));
    const auto shapes = made::shapes_of(far.picture);
    REQUIRE(shapes.size() == 2);
    CHECK(shapes[0].path.points().front() == middle);
}

TEST_CASE("labels avoid the route unless they may cover it") {
    const MapView view{{geo::Latitude::degrees(46), geo::Longitude::degrees(11)}, 10'000, paper};
    const geo::PlaneLine road{{Metres{-400}, Metres{0}}, {Metres{400}, Metres{0}}}; // across the paper's middle
    Blank blank;
    blank.labels.avoid({road}, view);
    CHECK_FALSE(blank.labels.on(middle, "Lovere", plain));
    auto covering = plain;
    covering.may_cover_route = true;
    CHECK(blank.labels.on(middle, "Lovere", covering));
    Blank beside;
    beside.labels.avoid({road}, view);
    REQUIRE(beside.labels.beside(middle, Millimetres{1}, Millimetres{8}, "Lovere", covering));
    const auto cell = beside.texts()[0].cell;
    CHECK((cell.bottom() <= middle.y || cell.top() >= middle.y));
}

TEST_CASE("letters that the fonts lack do not stop a map") {
    Blank blank;
    CHECK(blank.labels.on(middle, "東 Lovere", plain));
    CHECK(blank.texts().at(0).text == "? Lovere");
}

TEST_CASE("towns are named on smaller maps than villages, villages on smaller ones than hamlets") {
    const auto named = [](const std::string& kind, double scale) {
        return has(said_at(road_through("place=" + kind + ",name=Pergine"), scale), "Pergine");
    };
    CHECK(named("hamlet", 50'000));
    CHECK_FALSE(named("hamlet", 150'000));
    CHECK(named("village", 150'000));
    CHECK_FALSE(named("village", 500'000));
    CHECK(named("town", 500'000));
    CHECK(named("city", 2'000'000));
}

TEST_CASE("a town's name is larger than a village's") {
    const auto size = [](const std::string& kind) {
        const auto map = road_through("place=" + kind + ",name=Pergine");
        const auto roads = map.network();
        Blank blank;
        document::label_ground(blank.labels, MapView{map.position('M'), 50'000, paper}, roads, "it", blank.picture);
        return blank.texts().at(0).style.size;
    };
    CHECK(size("city") > size("town"));
    CHECK(size("town") > size("village"));
    CHECK(size("village") > size("hamlet"));
}

TEST_CASE("a map names places in the book's language where the map knows that name, else as they are called there") {
    const auto map = road_through("place=town,name=Bolzano,name:de=Bozen");
    CHECK(has(said_at(map, 50'000, "de"), "Bozen"));
    CHECK(has(said_at(map, 50'000, "fr"), "Bolzano"));
}

TEST_CASE("main roads bear their number once every 45 mm, the first of several, and small roads bear none") {
    const auto numbers = [](const std::string& tags, double scale) {
        return std::ranges::count(said_at(road_through("", tags), scale), "SS12");
    };
    CHECK(numbers("highway=primary,ref=SS12", 30'000) == 1);
    CHECK(numbers("highway=primary,ref=SS12;SP3", 30'000) == 1);
    CHECK(numbers("highway=residential,ref=SS12", 30'000) == 0);
    CHECK(numbers("highway=primary", 30'000) == 0);
}

TEST_CASE("passes and summits are told with their height, summits on large maps only") {
    const auto with = [](const std::string& tags) {
        auto map = test::AsciiMap{200_m, geo::Latitude::degrees(46), R"(
            A----M----B

                 P
        )"};
        map.way("AMB", "highway=tertiary").node('P', tags);
        return map;
    };
    const auto peak = with("natural=peak,name=Monte Baldo,ele=2218");
    CHECK(has(said_at(peak, 50'000), "Monte Baldo 2218"));
    CHECK_FALSE(has(said_at(peak, 200'000), "Monte Baldo 2218"));
    CHECK_FALSE(has(said_at(with("natural=peak,ele=2218"), 50'000), " 2218"));
}
