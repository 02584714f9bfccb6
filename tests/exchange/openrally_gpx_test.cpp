// SPDX-License-Identifier: BSL-1.0
#include "exchange/gpx_schema.hpp"
#include "exchange/openrally_gpx.hpp"
#include "exchange/small_publication.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace route;
using namespace route::test;

namespace {

std::string drawn(const roadbook::Box& box) { return "<svg width=\"1\" height=\"1\" id=\"box" + box.number + "\"/>"; }

std::size_t boxes_of(const roadbook::RoadBook& book) {
    std::size_t count = 0;
    for (const auto& sector : book.legs.front().sectors) {
        count += sector.boxes.size();
    }
    return count;
}

} // namespace

TEST_CASE("each box is one way point with its distance since the start and its tulip") {
    SmallPublication small;
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::openrally_gpx(small.publication(), LegIndex{0}, drawn).c_str()));
    std::size_t points = 0;
    double before = 0;
    for (const auto point : document.child("gpx").children("wpt")) {
        const auto own = point.child("extensions");
        const double distance = std::stod(own.child_value("openrally:distance"));
        CHECK(distance >= before);
        before = distance;
        CHECK(std::string(own.child_value("openrally:tulip")).find("id=\"box") != std::string::npos);
        ++points;
    }
    CHECK(points == boxes_of(small.book()));
}

TEST_CASE("a time control tells the minutes to the next one where the way to it begins") {
    SmallPublication small;
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::openrally_gpx(small.publication(), LegIndex{0}, drawn).c_str()));
    const auto first = document.child("gpx").child("wpt").child("extensions").child("openrally:timecontrol");
    REQUIRE(first);
    CHECK(first.attribute("allowed").as_int() == small.timed().legs[LegIndex{0}].sectors[SectorIndex{0}].target.count());
}

TEST_CASE("a way point's type is the kind of its control, or of its box") {
    SmallPublication small;
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::openrally_gpx(small.publication(), LegIndex{0}, drawn).c_str()));
    for (const auto point : document.child("gpx").children("wpt")) {
        const std::string type = point.child_value("type");
        const bool control = static_cast<bool>(point.child("extensions").child("openrally:timecontrol"));
        CAPTURE(type);
        CHECK((type == "START" || type == "LUNCH" || type == "FINISH") == control);
    }
}

TEST_CASE("openrally.gpx says nothing of secret check points") {
    SmallPublication small;
    CHECK(exchange::openrally_gpx(small.publication(), LegIndex{0}, drawn).find("secret") == std::string::npos);
}

TEST_CASE("openrally.gpx is valid by OpenRally's strict schema") {
    SmallPublication small;
    check_valid(exchange::openrally_gpx(small.publication(), LegIndex{0}, drawn), "test_wrapper.xsd");
}

TEST_CASE("with heights openrally.gpx has them, and stays valid by the strict schema") {
    SmallPublication small;
    const auto text = exchange::openrally_gpx(small.with_heights().publication(), LegIndex{0}, drawn);
    pugi::xml_document document;
    REQUIRE(document.load_string(text.c_str()));
    CHECK(std::string(document.child("gpx").child("wpt").child_value("ele")) == "200.0");
    check_valid(text, "test_wrapper.xsd");
}
