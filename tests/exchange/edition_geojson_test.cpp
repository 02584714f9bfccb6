// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_geojson.hpp"
#include "exchange/small_publication.hpp"
#include "geo/geodesic.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <vector>

using namespace route;
using nlohmann::json;
using test::SmallPublication;

namespace {

/// The geometry of the leg, when its 16 km to the east begin there.
json leg_from(double longitude) {
    SmallPublication small;
    auto& track = small.timed().itinerary.legs[LegIndex{0}].track;
    geo::Position place{geo::Latitude::degrees(-16.8), geo::Longitude::degrees(longitude)};
    for (auto& point : track) {
        point.position = place;
        place = geo::destination(place, Bearing::degrees(80), Metres{100});
    }
    const auto root = json::parse(exchange::edition_geojson(small.publication()));
    for (const auto& feature : root["features"]) {
        if (feature["properties"]["layer"] == "legs") return feature["geometry"];
    }
    return {};
}

} // namespace

TEST_CASE("a leg is one line with a point for each of its track") {
    const auto geometry = leg_from(11);
    CHECK(geometry["type"] == "LineString");
    CHECK(geometry["coordinates"].size() == 161);
}

//       179.95        180 | -180        -179.9
//  START ------------------+-----------------> FINISH
TEST_CASE("a leg over the meridian of 180 degrees is cut there, as RFC 7946 asks") {
    const auto geometry = leg_from(179.95);
    CHECK(geometry["type"] == "MultiLineString");
    REQUIRE(geometry["coordinates"].size() == 2);
    const auto& west = geometry["coordinates"][0];
    const auto& east = geometry["coordinates"][1];
    CHECK(west.size() + east.size() == 161 + 2);
    CHECK(west.back()[0] == 180.0);
    CHECK(east.front()[0] == -180.0);
    CHECK(west.back()[1] == east.front()[1]);
    CHECK(west.back()[1].get<double>() > west[west.size() - 2][1].get<double>());
    CHECK(west.back()[1].get<double>() < east[1][1].get<double>());
    for (const auto& part : {west, east}) {
        for (std::size_t i = 1; i < part.size(); ++i) {
            CHECK(std::abs(part[i][0].get<double>() - part[i - 1][0].get<double>()) < 0.01);
        }
    }
}
