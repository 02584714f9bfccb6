// SPDX-License-Identifier: BSL-1.0
#include "exchange/crew_gpx.hpp"

#include "exchange/gpx_schema.hpp"
#include "exchange/small_publication.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace route;
using route::test::SmallPublication;

namespace {

pugi::xml_document parsed(const std::string& text) {
    pugi::xml_document document;
    REQUIRE(document.load_string(text.c_str()));
    return document;
}

std::vector<std::string> names_of_way_points(const pugi::xml_document& document) {
    std::vector<std::string> names;
    for (const auto point : document.child("gpx").children("wpt"))
        names.emplace_back(point.child_value("name"));
    return names;
}

} // namespace

TEST_CASE("a crew's file has controls and boxes along the road, and nothing secret") {
    SmallPublication small;
    const auto text = exchange::crew_gpx(small.publication(), LegIndex{0});
    const auto document = parsed(text);
    CHECK(names_of_way_points(document) == std::vector<std::string>{"CO 0 Trento", "2", "PM Passo", "PM Passo",
                                                                    "CO 1 Bar \"Luna\", Povo", "CO 2 Bar \"Luna\", Povo",
                                                                    "3", "PC 1 Piazza", "PC 1 END Piazza",
                                                                    "CO 2 Levico <centro> & lago"});
    CHECK(text.find("secret") == std::string::npos);
    CHECK(text.find("<rb:line>2</rb:line>") == text.rfind("<rb:line>2</rb:line>")); // of the PC, not of the PM
}

TEST_CASE("a control's way point tells kind, code, distance and due time in UTC") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    auto finish = document.child("gpx").child("wpt");
    while (finish.next_sibling("wpt"))
        finish = finish.next_sibling("wpt");
    CHECK(std::string(finish.child_value("type")) == "FINISH");
    CHECK(std::string(finish.child_value("desc")) == "Parco chiuso");
    const auto own = finish.child("extensions").child("rb:control");
    CHECK(std::string(own.child_value("rb:kind")) == "FINISH");
    CHECK(std::string(own.child_value("rb:code")) == "CO 2");
    CHECK(std::string(own.child_value("rb:total_km")) == "7.87");
    CHECK(std::string(own.child_value("rb:due_first_car")) == "2024-06-11T22:12:00Z");
}

TEST_CASE("a box's way point has its number and its text, first language first") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    const auto box = document.child("gpx").find_child_by_attribute("lat", "46.0679000").next_sibling("wpt");
    CHECK(std::string(box.child_value("name")) == "2");
    CHECK(std::string(box.child_value("cmt")) == "Sinistra\nSP 12");
    CHECK(std::string(box.child_value("desc")) == "Sinistra\nSP 12\nLeft");
    CHECK(std::string(box.child("extensions").child("rb:box").child_value("rb:partial_km")) == "2.40");
}

TEST_CASE("the track is as long as the itinerary") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    std::vector<geo::Position> track;
    const auto segments = document.child("gpx").child("trk").children("trkseg");
    CHECK(std::distance(segments.begin(), segments.end()) == 1);
    for (const auto point : segments.begin()->children("trkpt")) {
        track.push_back({geo::Latitude::degrees(point.attribute("lat").as_double()),
                         geo::Longitude::degrees(point.attribute("lon").as_double())});
    }
    CHECK(track.size() == 161);
    CHECK(geo::length_of(track).count() ==
          doctest::Approx(small.timed().itinerary.legs[LegIndex{0}].length().count()).epsilon(1e-9));
}

TEST_CASE("the file names edition, version and fingerprint, and OpenStreetMap with its licence") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    const auto metadata = document.child("gpx").child("metadata");
    CHECK(std::string(metadata.child_value("name")) == "Coppa Prova – leg 1");
    CHECK(std::string(metadata.child_value("desc")) == "Version 2 (draft), fingerprint 00000000");
    CHECK(std::string(metadata.child("copyright").attribute("author").value()) == "© OpenStreetMap contributors, ODbL 1.0");
    CHECK(std::string(metadata.child("copyright").child_value("license")).find("odbl") != std::string::npos);
    CHECK_FALSE(metadata.child("time"));
    auto fictional = small.publication();
    fictional.attribution = "fictional roads";
    const auto other = parsed(exchange::crew_gpx(fictional, LegIndex{0}));
    CHECK_FALSE(other.child("gpx").child("metadata").child("copyright").child("license"));
}

TEST_CASE("control characters in names never reach the file") {
    SmallPublication small;
    small.timed().itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].name = "A\x01\x1F"
                                                                               "B\xEF\xBF\xBF";
    const auto text = exchange::crew_gpx(small.publication(), LegIndex{0});
    CHECK(text.find("CO 0 A  B ") != std::string::npos);
    CHECK(text.find("&#") == std::string::npos);
}

TEST_CASE("crew.gpx is valid GPX 1.1") {
    SmallPublication small;
    small.timed().itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].name = "A\x01 & <B>";
    test::check_valid(exchange::crew_gpx(small.publication(), LegIndex{0}), "gpx.xsd");
}

TEST_CASE("way points and track points have their height where it is known, and the file stays valid") {
    SmallPublication small;
    CHECK(exchange::crew_gpx(small.publication(), LegIndex{0}).find("<ele>") == std::string::npos);
    small.with_heights();
    const auto text = exchange::crew_gpx(small.publication(), LegIndex{0});
    const auto document = parsed(text);
    const auto gpx = document.child("gpx");
    CHECK(std::string(gpx.child("wpt").child_value("ele")) == "200.0");
    const auto segment = gpx.child("trk").child("trkseg");
    CHECK(std::string(segment.find_child([](pugi::xml_node) { return true; }).child_value("ele")) == "200.0");
    CHECK(std::string(std::next(segment.begin(), 100)->child_value("ele")) == "300.0");
    CHECK_FALSE(std::next(segment.begin(), 155)->child("ele"));
    test::check_valid(text, "gpx.xsd");
}

TEST_CASE(
    "a control's way point carries the row of the list that made it, once, and lines of trials without the secret ones") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    std::vector<std::string> rows;
    std::vector<std::string> lines;
    for (const auto point : document.child("gpx").children("wpt")) {
        const auto own = point.child("extensions");
        if (const auto row = own.child("rb:row")) rows.emplace_back(row.attribute("kind").value());
        for (const auto line : own.children("rb:trial_line")) {
            lines.push_back(std::string(line.attribute("at_m").value()) + " " + line.attribute("average_kmh").value() +
                            line.attribute("time_s").value());
        }
    }
    // The halt's way out has no row of its own; the PM's check point at 1000 m is secret.
    CHECK(rows == std::vector<std::string>{"START", "PM", "LUNCH", "PC", "FINISH"});
    CHECK(std::ranges::none_of(lines, [](const std::string& line) { return line.starts_with("1000"); }));
    CHECK(lines.size() == 4);
    const auto lunch = document.child("gpx").find_child([](pugi::xml_node node) {
        return std::string(node.child("extensions").child("rb:row").attribute("kind").value()) == "LUNCH";
    });
    const auto row = lunch.child("extensions").child("rb:row");
    CHECK(std::string(row.attribute("name").value()) == "Bar \"Luna\", Povo");
    CHECK(std::string(row.attribute("stop_min").value()) == "20");
    const auto edition = document.child("gpx").child("metadata").child("extensions").child("rb:edition");
    CHECK(std::string(edition.attribute("languages").value()) == "it en");
    CHECK(std::string(edition.attribute("leg_date").value()) == "2024-06-11");
    CHECK(std::string(edition.attribute("leg_first_car").value()) == "23:30:00");
}

TEST_CASE("averages that a trial hides in a table are in no column") {
    SmallPublication small;
    for (auto& line : small.edition().trials) {
        line.given_as = edition::GivenAs::table;
    }
    const auto text = exchange::crew_gpx(small.publication(), LegIndex{0});
    CHECK(text.find(" average_kmh=") == std::string::npos); // the edition's default for sectors is another column
    CHECK(text.find("given_as=\"table\"") != std::string::npos);
}

TEST_CASE("a box's text stands there in each language") {
    SmallPublication small;
    const auto document = parsed(exchange::crew_gpx(small.publication(), LegIndex{0}));
    const auto box = document.child("gpx").find_child_by_attribute("lat", "46.0679000").next_sibling("wpt");
    const auto own = box.child("extensions").child("rb:box");
    CHECK(std::string(own.child_value("rb:text_it")) == "Sinistra\nSP 12");
    CHECK(std::string(own.child_value("rb:text_en")) == "Left");
}
