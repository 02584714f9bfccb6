// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using edition::OrderEffect;
using test::EditionFolder;
using test::Texts;

namespace {

std::string collection(const std::string& features) {
    return "{\"type\": \"FeatureCollection\", \"features\": [\n" + features + "\n]}\n";
}

std::string feature(const std::string& properties,
                    const std::string& geometry = R"({"type":"LineString","coordinates":[[11,46],[11.01,46]]})") {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

Texts permit_messages(const std::string& properties) {
    return EditionFolder{}.file("permits.geojson", collection(feature(properties))).messages();
}

} // namespace

TEST_CASE("a permit with all that it may say") {
    EditionFolder folder;
    folder.file(
        "permits.geojson",
        collection(feature(
            R"("name":"Piazza","from":"2024-06-11T08:00","to":"2024-06-11T20:30:15+02:00","leg":[1],"against_one_way":true,"note":"ask Rossi","osm_way":[12,-7])",
            R"({"type":"Polygon","coordinates":[[[11,46],[11.01,46],[11,46.01],[11,46]]]})")));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.road_orders.size() == 1);
    const auto& order = edition.road_orders.front();
    CHECK(order.effect == OrderEffect::open);
    CHECK(order.where.line == 2);
    CHECK(order.name == "Piazza");
    CHECK(order.note == "ask Rossi");
    CHECK(order.against_one_way);
    CHECK(order.legs == std::vector{1});
    CHECK(order.ground.ways == std::vector{OsmWayId{-7}, OsmWayId{12}});
    REQUIRE(order.ground.areas.size() == 1);
    CHECK(order.ground.areas.front().front().size() == 4);
    CHECK(order.from->time_of_day == std::chrono::hours{8});
    CHECK_FALSE(order.from->offset.has_value());
    CHECK(order.to->time_of_day == std::chrono::seconds{20 * 3600 + 30 * 60 + 15});
    CHECK(order.to->offset == std::chrono::minutes{120});
}

TEST_CASE("lists are numbers, lists or texts with semicolons, whatever the other features write") {
    EditionFolder folder;
    folder.file("closures.geojson", collection(feature(R"("name":"a","osm_way":12)", "null") + ",\n" +
                                               feature(R"("name":"b","osm_way":"3;1")", "null") + ",\n" +
                                               feature(R"("name":"c","osm_way":[5, 4],"leg":"1")", "null")));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.road_orders.size() == 3);
    CHECK(edition.road_orders[0].ground.ways == std::vector{OsmWayId{12}});
    CHECK(edition.road_orders[1].ground.ways == std::vector{OsmWayId{1}, OsmWayId{3}});
    CHECK(edition.road_orders[2].ground.ways == std::vector{OsmWayId{4}, OsmWayId{5}});
    CHECK(edition.road_orders[2].where.line == 4);
    CHECK(edition.road_orders[2].effect == OrderEffect::closed);
}

TEST_CASE("a date alone lasts from midnight to midnight") {
    EditionFolder folder;
    folder.file("closures.geojson",
                collection(feature(R"("name":"Mercato","from":"2024-06-11","to":"2024-06-11","effect":"forced")")));
    const auto order = folder.read().road_orders.at(0);
    CHECK(order.effect == OrderEffect::forced);
    CHECK(order.from->time_of_day == std::chrono::hours{0});
    CHECK(order.to->time_of_day == std::chrono::hours{24});
}

TEST_CASE("coordinates in another system are brought to WGS84") {
    EditionFolder folder;
    folder.file(
        "permits.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32632"}},
"features":[)" +
            feature(R"("name":"Piazza")", R"({"type":"LineString","coordinates":[[663900,5103800],[664000,5103800]]})") +
            "]}");
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    const auto first = edition.road_orders.at(0).ground.lines.at(0).at(0);
    CHECK(first.latitude.degrees() == doctest::Approx(46.0687).epsilon(1e-4));
    CHECK(first.longitude.degrees() == doctest::Approx(11.1189).epsilon(1e-4));
}

TEST_CASE("what a permit may not say is told with its line, and all of it") {
    CHECK(
        permit_messages(R"("from":"soon","leg":"one")") ==
        Texts{"permits.geojson:2: error: \"feature 1\": has no name. Add the property name: messages and reports speak of "
              "it. [no-name]",
              "permits.geojson:2: error: \"feature 1\": from \"soon\" is no date and time. Write 2024-06-11T14:30, which is "
              "local "
              "time, or 2024-06-11T14:30+02:00. [not-a-time]",
              "permits.geojson:2: error: \"feature 1\": leg \"one\" is no whole number or list of them. Write a number, a "
              "list such "
              "as [1, 2], or \"1;2\". [not-a-number]"});
    CHECK(permit_messages(R"("name":"P","leg":4)") ==
          Texts{"permits.geojson:2: error: \"P\": leg 4 is not in edition.toml. "
                "Correct the property leg, or leave it out for all legs. [leg-unknown]"});
    CHECK(permit_messages(R"("name":"P","notes":"ask")") ==
          Texts{"permits.geojson:2: warning: \"P\": the property \"notes\" is not known and not used. Did you mean note? "
                "[property-unknown]"});
    CHECK(permit_messages(R"("name":"P","against_one_way":"perhaps")") ==
          Texts{"permits.geojson:2: error: \"P\": against_one_way \"perhaps\" is neither true nor false. Write true, or "
                "leave it out for "
                "false. [not-yes-or-no]"});
    for (const char* time :
         {"2024-13-11T10:00", "2024-02-30T10:00", "2024-06-11T25:00", "10:00", "2024-06-11T10:00 (about)", "11/06/2024"}) {
        CAPTURE(time);
        CHECK(test::any_contains(permit_messages(R"("name":"P","to":")" + std::string(time) + "\""), "is no date and time"));
    }
}

TEST_CASE("a permit without ground, or on a point or beyond the globe, is refused") {
    const auto told = [](const std::string& geometry, const char* part) {
        return test::any_contains(
            EditionFolder{}.file("permits.geojson", collection(feature(R"("name":"P")", geometry))).messages(), part);
    };
    CHECK(told("null", "has no geometry and names no osm_way"));
    CHECK(told(R"({"type":"Point","coordinates":[11,46]})", "is drawn as a point"));
    CHECK(told(R"({"type":"LineString","coordinates":[[11,46],[11,460]]})", "no longitude and latitude"));
    CHECK(told(R"({"type":"LineString","coordinates":[]})", "has no geometry and names no osm_way"));
    CHECK(test::any_contains(
        EditionFolder{}
            .file("closures.geojson", collection(feature(R"("name":"C","effect":"forced","osm_way":3)", "null")))
            .messages(),
        "a forced way is a line"));
    CHECK(test::any_contains(
        EditionFolder{}.file("closures.geojson", collection(feature(R"("name":"C","effect":"shut")"))).messages(),
        "effect \"shut\" is not known. Allowed are closed and forced."));
}

TEST_CASE("no damage to a permits file passes in silence, or worse") {
    const auto good = collection(feature(R"("name":"Piazza")") + ",\n" + feature(R"("name":"Corso")"));
    for (std::size_t length = 0; length + 2 < good.size(); ++length) {
        CAPTURE(length);
        EditionFolder folder;
        folder.file("permits.geojson", good.substr(0, length));
        static_cast<void>(folder.read());
        CHECK(folder.found.has_errors());
    }
    CHECK(EditionFolder{}
              .file("permits.geojson", good.substr(0, good.find("Corso")))
              .messages()
              .front()
              .starts_with("permits.geojson:3: error: is no JSON from here on: "));
    CHECK(
        test::any_contains(EditionFolder{}.file("permits.geojson", "{\"type\": \"Topology\"}").messages(), "is no GeoJSON"));
    CHECK(test::any_contains(EditionFolder{}.file("permits.geojson", "[1, 2]").messages(), "is no GeoJSON"));
}

TEST_CASE("members of a permits file that are no features are told with their lines, not passed over") {
    for (const char* member : {"null", "\"a note\"", "[1, 2]", R"({"type":"Point","coordinates":[11,46]})"}) {
        CAPTURE(member);
        const auto text = collection(feature(R"("name":"Piazza")") + ",\n" + member + ",\n" + feature(R"("name":"Corso")"));
        const auto messages = EditionFolder{}.file("permits.geojson", text).messages();
        REQUIRE_FALSE(messages.empty());
        CHECK(messages.front().starts_with("permits.geojson:3: error: a member of \"features\" is no feature"));
    }
}
