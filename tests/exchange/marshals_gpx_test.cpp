// SPDX-License-Identifier: BSL-1.0
#include "exchange/gpx_schema.hpp"
#include "exchange/marshals_gpx.hpp"
#include "exchange/small_publication.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace route;
using namespace route::test;

TEST_CASE("marshals are told the secret check point, and when each control works") {
    SmallPublication small;
    const auto text = exchange::marshals_gpx(small.publication(), LegIndex{0});
    pugi::xml_document document;
    REQUIRE(document.load_string(text.c_str()));
    std::size_t points = 0;
    std::size_t secret = 0;
    for (const auto point : document.child("gpx").children("wpt")) {
        const auto own = point.child("extensions").child("rb:control");
        ++points;
        secret += std::string(own.child_value("rb:secret")) == "true" ? 1 : 0;
        CHECK(std::string(own.child_value("rb:opens")) < std::string(own.child_value("rb:closes")));
        CHECK(std::string(own.child_value("rb:due_first_car")) <= std::string(own.child_value("rb:due_last_car")));
    }
    CHECK(points == small.timed().itinerary.legs[LegIndex{0}].controls.size());
    CHECK(secret == 1);
}

TEST_CASE("marshals.gpx is valid GPX 1.1") {
    SmallPublication small;
    check_valid(exchange::marshals_gpx(small.publication(), LegIndex{0}), "gpx.xsd");
}
