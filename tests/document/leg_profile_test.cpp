// SPDX-License-Identifier: BSL-1.0
#include "document/map/leg_profile.hpp"

#include "document/set_pages.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <numbers>

using namespace route;

namespace {

const drawing::Colour ground{214, 222, 206};
constexpr drawing::Rect where{{Millimetres{9}, Millimetres{30}}, {Millimetres{133}, document::profile_height}};

using HeightAt = std::function<std::optional<double>(double part)>;

/// A leg of a length whose road lies as high as told, from 0 at its start to 1 at its end.
made::Book leg_over(Metres length, const HeightAt& height_at, made::Book book = made::near_book({false, false})) {
    auto& leg = book.timed.itinerary.legs[LegIndex{0}];
    leg.track = {{{}, Chainage{}}, {{}, Chainage{length}}};
    Metres climbed;
    Metres descended;
    std::optional<double> before;
    for (int i = 0; i <= 400; ++i) {
        const double part = i / 400.0;
        const auto height = height_at(part);
        if (height && before) {
            climbed += Metres{std::max(*height - *before, 0.0)};
            descended += Metres{std::max(*before - *height, 0.0)};
        }
        if (height) before = height;
        leg.heights.push_back(
            {Chainage{length * part}, height ? std::optional(Metres{*height}) : std::nullopt, climbed, descended});
    }
    return book;
}

/// One pass in the middle of the leg.
HeightAt pass(double foot, double summit) {
    return [=](double part) { return foot + (summit - foot) * std::sin(part * std::numbers::pi); };
}

/// The profile alone on a sheet.
struct Drawn {
    explicit Drawn(made::Book book) : shop(std::move(book)) {
        auto sheet = shop.maker.new_sheet();
        document::draw_profile(sheet, where, shop.facts, shop.maker.wording(), nullptr);
        page = sheet.page();
        CHECK(to_text(drawing::faults(page.picture, shop.fonts)) == "");
        for (const auto& shape : made::shapes_of(page.picture)) {
            if (shape.stroke && shape.stroke->width == Millimetres{0.25} && shape.path.points().size() == 4)
                plot = made::extent_of(shape);
        }
    }

    /// The numbers along the foot: what each says, and where its middle stands between the plot's sides, 0 to 1.
    [[nodiscard]] std::vector<std::pair<std::string, double>> kilometres() const {
        std::vector<std::pair<std::string, double>> labels;
        for (const auto& text : made::set_texts(page.picture)) {
            if (text.cell.top() < plot.bottom()) continue;
            const auto middle = text.cell.left() + text.cell.size.width / 2.0;
            labels.emplace_back(text.text, (middle - plot.left()) / plot.size.width);
        }
        return labels;
    }
    /// The numbers at the left: metres, and how high they stand in the plot, 0 to 1.
    [[nodiscard]] std::vector<std::pair<double, double>> heights() const {
        std::vector<std::pair<double, double>> labels;
        for (const auto& text : made::set_texts(page.picture)) {
            if (text.cell.right() > plot.left() || text.text == "m") continue;
            const auto middle = text.cell.top() + text.cell.size.height / 2.0;
            labels.emplace_back(std::stod(text.text), (plot.bottom() - middle) / plot.size.height);
        }
        return labels;
    }

    made::Workshop shop;
    drawing::Page page;
    drawing::Rect plot;
};

double number_of(std::string text) {
    std::ranges::replace(text, ',', '.');
    return std::stod(text);
}

} // namespace

TEST_CASE("each number along the foot of a profile stands at its kilometre, whatever the leg's length") {
    for (const double length : {0.4, 3.0, 7.3, 12.6, 20.0, 29.9, 55.0, 112.34, 240.0, 480.0}) {
        CAPTURE(length);
        const Drawn drawn(leg_over(Metres{length * 1000}, pass(300, 1200)));
        const auto labels = drawn.kilometres();
        CHECK(labels.size() >= 1);
        CHECK(labels.size() <= 13);
        for (const auto& [text, at] : labels) {
            CHECK(number_of(text) / length == doctest::Approx(at).epsilon(0.001));
        }
    }
}

TEST_CASE("half kilometres along the foot are told with the language's decimal mark, whole ones without decimals") {
    const auto has = [](const Drawn& drawn, const std::string& label) {
        return std::ranges::any_of(drawn.kilometres(), [&](const auto& own) { return own.first == label; });
    };
    const Drawn short_leg(leg_over(Metres{3000}, pass(300, 400)));
    CHECK(has(short_leg, "1,5"));
    const Drawn english(leg_over(Metres{3000}, pass(300, 400), made::near_book({false}, {"en"})));
    CHECK(has(english, "1.5"));
    const Drawn long_leg(leg_over(Metres{100'000}, pass(300, 400)));
    CHECK(has(long_leg, "50"));
    CHECK_FALSE(has(long_leg, "50,0"));
}

TEST_CASE("each height at the left of a profile stands at its height, low ones below") {
    for (const auto& [foot, summit] : {std::pair{300.0, 1200.0}, std::pair{12.0, 47.0}, std::pair{0.0, 2757.0},
                                       std::pair{1990.0, 2010.0}, std::pair{-4.0, 9.0}}) {
        CAPTURE(summit);
        const Drawn drawn(leg_over(Metres{20'000}, pass(foot, summit)));
        const auto labels = drawn.heights();
        REQUIRE(labels.size() >= 2);
        CHECK(labels.size() <= 8);
        const double low = labels.front().first;
        const double high = labels.back().first;
        CHECK(low <= foot);
        CHECK(high >= summit);
        for (const auto& [metres, at] : labels) {
            CHECK(at == doctest::Approx((metres - low) / (high - low)).epsilon(0.001));
        }
    }
}

TEST_CASE("the ground of a profile lies inside its frame, from side to side") {
    const Drawn drawn(leg_over(Metres{20'000}, pass(300, 1200)));
    const auto shapes = made::filled_shapes(drawn.page.picture, ground);
    REQUIRE(shapes.size() == 1);
    const auto extent = made::extent_of(shapes[0]);
    CHECK(extent.left().count() == doctest::Approx(drawn.plot.left().count()));
    CHECK(extent.right().count() == doctest::Approx(drawn.plot.right().count()));
    CHECK(extent.bottom().count() == doctest::Approx(drawn.plot.bottom().count()));
    CHECK(extent.top() >= drawn.plot.top());
}

TEST_CASE("a flat leg is a low band, not a wall of noise: its scale spans at least ten metres") {
    const Drawn drawn(leg_over(Metres{20'000}, [](double) { return 204.0; }));
    const auto labels = drawn.heights();
    REQUIRE(labels.size() >= 2);
    CHECK(labels.back().first - labels.front().first >= 10);
    const auto shapes = made::filled_shapes(drawn.page.picture, ground);
    REQUIRE(shapes.size() == 1);
    CHECK(made::extent_of(shapes[0]).size.height < drawn.plot.size.height);
}

TEST_CASE("where no model covers the road the profile has a gap, one for each missing piece") {
    const auto with_gaps = [](std::vector<std::pair<double, double>> gaps) {
        return leg_over(Metres{20'000}, [gaps](double part) -> std::optional<double> {
            for (const auto& [from, to] : gaps) {
                if (part > from && part < to) return std::nullopt;
            }
            return 300 + 900 * std::sin(part * std::numbers::pi);
        });
    };
    const auto pieces = [](const Drawn& drawn) { return made::filled_shapes(drawn.page.picture, ground).size(); };
    CHECK(pieces(Drawn(with_gaps({}))) == 1);
    CHECK(pieces(Drawn(with_gaps({{0.4, 0.45}}))) == 2);
    CHECK(pieces(Drawn(with_gaps({{0.2, 0.23}, {0.7, 0.72}}))) == 3);
    CHECK(pieces(Drawn(with_gaps({{-1, 0.05}}))) == 1);
    const Drawn late(with_gaps({{-1, 0.05}}));
    CHECK(made::extent_of(made::filled_shapes(late.page.picture, ground)[0]).left() > late.plot.left());
}

TEST_CASE("heights tell when at most a tenth of the leg is missing, and never without a model") {
    auto book = leg_over(Metres{20'000}, pass(300, 1200));
    auto& leg = book.timed.itinerary.legs[LegIndex{0}];
    CHECK(document::heights_tell(leg));
    for (std::size_t i = 0; i < 36; ++i) {
        leg.heights[i].height.reset();
    }
    CHECK(document::heights_tell(leg));
    for (std::size_t i = 36; i < 60; ++i) {
        leg.heights[i].height.reset();
    }
    CHECK_FALSE(document::heights_tell(leg));
    leg.heights.clear();
    CHECK_FALSE(document::heights_tell(leg));
}

TEST_CASE("a summit is told with its height, the name of the waypoint that stands on it, at its place") {
    auto book = leg_over(Metres{20'000}, pass(300, 1214.6));
    CHECK(made::says(Drawn(leg_over(Metres{20'000}, pass(300, 1214.6))).page, "1215 m"));
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    controls.insert(controls.begin() + 1, controls.front());
    controls[ControlIndex{1}].kind = edition::Kind::info;
    controls[ControlIndex{1}].code.clear();
    controls[ControlIndex{1}].name = "Passo Croce Domini";
    controls[ControlIndex{1}].chainage = Chainage{Metres{10'400}};
    auto& times = book.timed.legs[LegIndex{0}].controls;
    times.insert(times.begin() + 1, times.front());
    const Drawn drawn(std::move(book));
    const auto text = made::text_named(drawn.page, "Passo Croce Domini 1215 m");
    const auto middle = text.cell.left() + text.cell.size.width / 2.0;
    CHECK(((middle - drawn.plot.left()) / drawn.plot.size.width) == doctest::Approx(0.5).epsilon(0.01));
    CHECK(text.cell.bottom() <= drawn.plot.top() + Millimetres{1e-9});
}

TEST_CASE("a secret check point lends a summit no name") {
    auto book = leg_over(Metres{20'000}, pass(300, 1200));
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    controls.insert(controls.begin() + 1, controls.front());
    controls[ControlIndex{1}].kind = edition::Kind::pm;
    controls[ControlIndex{1}].secret = true;
    controls[ControlIndex{1}].name = "NASCOSTO";
    controls[ControlIndex{1}].chainage = Chainage{Metres{10'000}};
    auto& times = book.timed.legs[LegIndex{0}].controls;
    times.insert(times.begin() + 1, times.front());
    CHECK_FALSE(made::tells(Drawn(std::move(book)).page, "NASCOSTO"));
}

TEST_CASE("small ups and downs are no summits, and a leg that only climbs has none") {
    const auto summits = [](const HeightAt& height_at) {
        const Drawn drawn(leg_over(Metres{20'000}, height_at));
        return std::ranges::count_if(made::words_of(drawn.page), [](const auto& word) { return word.ends_with(" m"); });
    };
    CHECK(summits([](double part) { return 300 + 30 * std::sin(part * 30); }) == 0);
    CHECK(summits([](double part) { return 300 + 900 * part; }) == 0);
    CHECK(summits([](double part) { return 300 + 400 * std::abs(std::sin(part * 2 * std::numbers::pi)); }) == 2);
}

TEST_CASE("controls stand over a profile with their codes, a series by its trials, nothing secret, a halt once") {
    auto plain = made::plain_book({"it"});
    const Drawn drawn(leg_over(Metres{112'340}, pass(300, 1200), std::move(plain)));
    for (const auto* code : {"CO 0", "PC 1–3", "CO 1", "CT 1", "PM 1", "CO 2"}) {
        CHECK_MESSAGE(made::count_of(drawn.page, code) == 1, code);
    }
    const auto at = [&](const std::string& code) {
        const auto cell = made::text_named(drawn.page, code).cell;
        return (cell.left() + cell.size.width / 2.0 - drawn.plot.left()) / drawn.plot.size.width;
    };
    CHECK(at("CT 1") == doctest::Approx(58.0 / 112.34).epsilon(0.01));
    CHECK(at("PC 1–3") == doctest::Approx(21.05 / 112.34).epsilon(0.01));
}

TEST_CASE("the elevation page tells climb, descent and highest point in both languages, with the profile below") {
    made::Workshop shop(leg_over(Metres{20'000}, pass(300, 1200), made::near_book({false}, {"it", "en"})));
    document::add_profile(shop.maker, shop.facts, nullptr);
    const auto made = shop.maker.result();
    REQUIRE(made.pages.size() == 1);
    const auto& page = made.pages[0];
    CHECK(made::says(page, "salita 900 m, discesa 900 m, punto più alto 1200 m"));
    CHECK(made::says(page, "climb 900 m, descent 900 m, highest point 1200 m"));
    CHECK(page.anchors.at(0).name == "profile");
    CHECK(made.outline.at(0).title == "Altimetria");
    CHECK(made::faults_on(made, shop.fonts) == "");
    made::Workshop without;
    document::add_profile(without.maker, without.facts, nullptr);
    CHECK(without.maker.result().pages.empty());
}

TEST_CASE("a leg at the sea has no height of minus nought") {
    made::Workshop shop(leg_over(Metres{20'000}, [](double) { return -0.3; }));
    document::add_profile(shop.maker, shop.facts, nullptr);
    const auto made = shop.maker.result();
    CHECK_FALSE(made::tells(made.pages.at(0), "-0"));
    CHECK(made::tells(made.pages.at(0), "punto più alto 0 m"));
}
