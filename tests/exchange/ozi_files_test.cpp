// SPDX-License-Identifier: BSL-1.0
#include "edition/ozi_waypoints.hpp"
#include "exchange/crew_gpx.hpp"
#include "exchange/ozi_files.hpp"
#include "exchange/small_publication.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <pugixml.hpp>
#include <string>
#include <vector>

using namespace route;
using test::SmallPublication;

namespace {

std::vector<std::string> split(const std::string& text, const std::string& at) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto end = text.find(at); end != std::string::npos; end = text.find(at, from)) {
        parts.push_back(text.substr(from, end - from));
        from = end + at.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

/// The rows below a head of so many lines.
std::vector<std::vector<std::string>> rows_of(const std::string& file, std::size_t head) {
    auto lines = split(file, "\r\n");
    REQUIRE(lines.size() > head);
    CHECK(lines.back().empty());
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = head; i + 1 < lines.size(); ++i) {
        CHECK(lines[i].find_first_of("\r\n") == std::string::npos);
        rows.push_back(split(lines[i], ","));
    }
    return rows;
}

std::string waypoints_of(SmallPublication& small) {
    Diagnostics found;
    return exchange::ozi_waypoints(small.publication(), LegIndex{0}, found);
}

} // namespace

TEST_CASE("OziExplorer's way points are those of crew.gpx, as the reader of waypoint lists reads them") {
    SmallPublication small;
    Diagnostics found;
    const auto read = edition::read_ozi_waypoints("ozi.wpt", waypoints_of(small), found);
    CHECK(found.all().empty());
    REQUIRE(read);
    pugi::xml_document gpx;
    REQUIRE(gpx.load_string(exchange::crew_gpx(small.publication(), LegIndex{0}).c_str()));
    std::size_t i = 0;
    for (const auto point : gpx.child("gpx").children("wpt")) {
        REQUIRE(i < read->features.size());
        const auto& feature = read->features[i++];
        CHECK(feature.value("name") == point.child_value("name"));
        REQUIRE(feature.geometry);
        const auto& place = feature.geometry->points.front();
        CHECK(place.latitude.degrees() == doctest::Approx(point.attribute("lat").as_double()).epsilon(1e-9));
        CHECK(place.longitude.degrees() == doctest::Approx(point.attribute("lon").as_double()).epsilon(1e-9));
    }
    CHECK(i == read->features.size());
}

TEST_CASE("each way point has 24 fields, and a description of 40 characters with the total and the text on one line") {
    SmallPublication small;
    auto& box = small.book().legs[LegIndex{0}].sectors.front().boxes.at(1);
    box.text["it"] = {{"Sinistra, al bivio", true}, {"verso la città di Pergine Valsugana", false}};
    box.danger = 2;
    const auto file = waypoints_of(small);
    const auto lines = split(file, "\r\n");
    CHECK(lines.at(0) == "OziExplorer Waypoint File Version 1.1");
    CHECK(lines.at(1) == "WGS 84");
    bool seen = false;
    for (const auto& row : rows_of(file, 4)) {
        CHECK(row.size() == 24);
        CHECK(row.at(10).size() <= 40);
        CHECK(row.at(14) == "-777.0"); // no height is known
        if (row.at(1) != "2") continue;
        seen = true;
        CHECK(row.at(10) == "2.40 Sinistra\xD1 al bivio\xD1 verso la citt\xE0"); // 40 would end at a space
        CHECK(row.at(9) == "255");                                               // red
    }
    CHECK(seen);
}

TEST_CASE("the track has every point of the road with its height in feet, and begins a line") {
    SmallPublication small;
    small.with_heights();
    Diagnostics found;
    const auto file = exchange::ozi_track(small.publication(), LegIndex{0}, found);
    const auto& track = small.timed().itinerary.legs[LegIndex{0}].track;
    const auto rows = rows_of(file, 6);
    REQUIRE(rows.size() == track.size());
    CHECK(split(file, "\r\n").at(5) == std::to_string(track.size()));
    CHECK(rows.front().at(2) == "1");
    CHECK(rows.front().at(3) == "656.2"); // 200 m
    CHECK(rows.back().at(2) == "0");
    CHECK(rows.back().at(3) == "-777.0"); // its last kilometre is not covered
    CHECK(std::stod(rows.at(80).at(1)) == doctest::Approx(track[80].position.longitude.degrees()).epsilon(1e-9));
}

TEST_CASE("letters that Windows-1252 lacks are replaced and told once, and a capital N with tilde is no comma") {
    SmallPublication small;
    auto& controls = small.timed().itinerary.legs[LegIndex{0}].controls;
    controls[ControlIndex{0}].name = "ESPAÑA, Čedad";
    Diagnostics found;
    const auto file = exchange::ozi_waypoints(small.publication(), LegIndex{0}, found);
    CHECK(file.find("ESPANA\xD1 Cedad") != std::string::npos);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all().front().severity == Severity::note);
    CHECK(found.all().front().message.find("Ñ Č") != std::string::npos);
}

TEST_CASE("a name in quotation marks comes back whole from the reader of OziExplorer's files") {
    SmallPublication small;
    small.book().legs[LegIndex{0}].sectors.front().boxes.at(1).number = "\"Luna\", 2";
    Diagnostics found;
    const auto read = edition::read_ozi_waypoints("ozi.wpt", waypoints_of(small), found);
    REQUIRE(read);
    const auto named = [](const edition::DrawnFeature& feature) { return feature.value("name") == "\"Luna\", 2"; };
    CHECK(std::ranges::count_if(read->features, named) == 1);
}
