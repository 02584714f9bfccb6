// SPDX-License-Identifier: BSL-1.0
#include "drawing/layout_check.hpp"
#include "tulip/common_junctions.hpp"
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

/// What a signpost says stands on a small plate at its road, where it is in nobody's way.

using namespace route;
using namespace route::test;
using namespace route::literals;
using drawing::Point;

namespace {

const drawing::FontSet& fonts() {
    static const drawing::FontSet set;
    return set;
}

tulip::TulipOptions with_plates() {
    tulip::TulipOptions options;
    options.fonts = &fonts();
    return options;
}

/// On a road with two directions the tag tells which one reads the sign.
std::string from_the_junction(std::string tags) {
    const auto at = tags.find(",destination=");
    return at == std::string::npos ? tags : tags.replace(at, 13, ",destination:forward=");
}

AsciiMap tee(const std::string& east, const std::string& west) {
    return AsciiMap{10_m, geo::Latitude::degrees(46), R"(
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
    )"}
        .way("XS", "highway=secondary,ref=SP9")
        .way("XE", from_the_junction(east))
        .way("XW", from_the_junction(west));
}

TulipParts parts_of(const std::string& east, const std::string& west) {
    const auto picture = tulip_at(DrawnLeg{tee(east, west), "SE"}, 'X', with_plates());
    CHECK(ink_outside(picture) == "");
    CHECK(overlaps(picture) == "");
    CHECK(drawing::to_text(drawing::faults(picture, fonts())) == "");
    return TulipParts{picture};
}

std::string words(const TulipParts& parts) {
    std::string words;
    for (const auto& text : parts.texts) {
        words += (words.empty() ? "" : " | ") + text.text;
    }
    return words;
}

double distance(const drawing::Rect& rect, Point p) {
    const double x = std::max({(rect.left() - p.x).count(), 0.0, (p.x - rect.right()).count()});
    const double y = std::max({(rect.top() - p.y).count(), 0.0, (p.y - rect.bottom()).count()});
    return std::hypot(x, y);
}

} // namespace

TEST_CASE("number and destination stand at the exit, the number first, as on the sign") {
    const auto parts = parts_of("highway=secondary,ref=SS45bis,destination=Trento;Riva del Garda", "highway=tertiary");
    CHECK(words(parts) == "SS45bis | Trento");
    REQUIRE(parts.plates.size() == 1);
    CHECK(distance(parts.plates.front(), parts.tip()) < 3);
    CHECK(parts.texts[0].baseline.y < parts.texts[1].baseline.y);
    for (const auto& text : parts.texts) {
        CHECK(fonts().heights_of(text.style).capital >= 1.9_mm);
        CHECK(text.style.colour == drawing::black);
    }
}

TEST_CASE("a number alone, or a destination alone, is a plate of one line, and a road without either has none") {
    CHECK(words(parts_of("highway=secondary,ref=SS45bis", "highway=tertiary")) == "SS45bis");
    CHECK(words(parts_of("highway=secondary,destination=Trento", "highway=tertiary")) == "Trento");
    CHECK(parts_of("highway=secondary", "highway=tertiary").plates.empty());
}

TEST_CASE("side roads have their plates too, nearer to them than to the exit") {
    const auto parts = parts_of("highway=secondary,destination=Trento", "highway=tertiary,ref=SP31,destination=Cavedine");
    CHECK(words(parts) == "Trento | SP31 | Cavedine");
    REQUIRE(parts.plates.size() == 2);
    const auto& side = parts.plates[1];
    CHECK(side.right() < parts.size.width / 2);
    // The number of the road of arrival says nothing at a side road.
    CHECK(words(parts_of("highway=secondary,destination=Trento", "highway=secondary,ref=SP9")) == "Trento");
}

TEST_CASE("long names are shortened at a word, or left out when little would remain") {
    const auto plate = [](const std::string& destination) {
        return words(parts_of("highway=secondary,destination=" + destination, "highway=tertiary"));
    };
    CHECK(plate("San Michele all'Adige") == "San Michele");
    CHECK(plate("Bolzano - Zona Industriale") == "Bolzano");
    CHECK(plate("Zona Artigianale e Commerciale di Spini") == "");
    CHECK(plate("Sankt-Martin-in-Passeier-am-Berg") == "");
}

TEST_CASE("where there is no room a plate is left out, and what is drawn is drawn all the same") {
    tulip::TulipOptions crowded = with_plates();
    crowded.sign_pictograms = {"control-time", "refuel", "control-passage", "info"};
    crowded.danger = 3;
    for (const auto& junction : common_junctions()) {
        CAPTURE(junction.name);
        AsciiMap map = junction.map;
        const DrawnLeg leg{map, junction.route};
        auto view = leg.junction(junction.at);
        for (auto& arm : view.arms) {
            arm.ref = "SS237";
            arm.destinations = {"Madonna di Campiglio"};
        }
        for (auto size : {drawing::Size{30_mm, 25_mm}, drawing::Size{34_mm, 31_mm}}) {
            for (auto options : {with_plates(), crowded}) {
                options.size = size;
                const auto picture = tulip::tulip(view, options);
                CHECK(ink_outside(picture) == "");
                const TulipParts parts{picture};
                CHECK(parts.balls.size() == 1);
                CHECK(parts.arrows.size() == 1);
                if (options.danger == 0) CHECK(overlaps(picture) == "");
                if (options.danger == 0) CHECK(drawing::to_text(drawing::faults(picture, fonts())) == "");
            }
        }
    }
}

TEST_CASE("on the open road there is no signpost and no plate") {
    const DrawnLeg leg{tee("highway=secondary,ref=SS45bis", "highway=tertiary"), "SE"};
    const auto at = Chainage{Metres{40}};
    CHECK(TulipParts{tulip::tulip(leg.view().place(at), with_plates())}.plates.empty());
}

TEST_CASE("plates need fonts: without them the tulip is the same picture without plates") {
    const DrawnLeg leg{tee("highway=secondary,ref=SS45bis", "highway=tertiary"), "SE"};
    CHECK(TulipParts{tulip_at(leg, 'X')}.plates.empty());
    CHECK(TulipParts{tulip_at(leg, 'X')}.roads.size() == TulipParts{tulip_at(leg, 'X', with_plates())}.roads.size());
}

TEST_CASE("a roundabout's exit has its plate") {
    for (const auto& junction : common_junctions()) {
        if (junction.name != "roundabout, left") continue;
        auto view = DrawnLeg{junction.map, junction.route}.junction(junction.at);
        for (auto& arm : view.arms) {
            if (arm.role == junction::ArmRole::exit) arm.destinations = {"Arco"};
        }
        const auto picture = tulip::tulip(view, with_plates());
        CHECK(overlaps(picture) == "");
        const TulipParts parts{picture};
        REQUIRE(parts.plates.size() == 1);
        CHECK(distance(parts.plates.front(), parts.tip()) < 4);
    }
}
