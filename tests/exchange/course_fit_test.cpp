// SPDX-License-Identifier: BSL-1.0
#include "exchange/course_fit.hpp"

#include "base/whole_file.hpp"
#include "exchange/crew_gpx.hpp"
#include "exchange/fit_file.hpp"
#include "exchange/fit_reader.hpp"
#include "exchange/small_publication.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <map>
#include <pugixml.hpp>

using namespace route;
using route::test::FitMessage;
using route::test::SmallPublication;

namespace {

constexpr int course = 31;
constexpr int lap = 19;
constexpr int event = 21;
constexpr int record = 20;
constexpr int course_point = 32;
constexpr int timestamp = 253;

std::vector<FitMessage> messages_of(const std::vector<FitMessage>& all, int number) {
    std::vector<FitMessage> found;
    std::ranges::copy_if(all, std::back_inserter(found), [=](const FitMessage& m) { return m.number == number; });
    return found;
}

std::vector<FitMessage> course_of(SmallPublication& small) {
    return test::fit_messages(exchange::course_fit(small.publication(), LegIndex{0}));
}

/// By name: the type of the course point.
std::map<std::string, int> points_of(SmallPublication& small) {
    std::map<std::string, int> points;
    for (const auto& point : messages_of(course_of(small), course_point)) {
        points[point.text_in(6)] = static_cast<int>(point.number_in(5));
    }
    return points;
}

geo::Position position(const pugi::xml_node& point) {
    return {geo::Latitude::degrees(point.attribute("lat").as_double()),
            geo::Longitude::degrees(point.attribute("lon").as_double())};
}

geo::Position position(const FitMessage& message, int latitude) {
    const auto degrees = [&](int field) { return message.signed_in(field) * (180.0 / 2147483648.0); };
    return {geo::Latitude::degrees(degrees(latitude)), geo::Longitude::degrees(degrees(latitude + 1))};
}

roadbook::Box& second_box(SmallPublication& small) {
    return small.book().legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[1];
}

/// A junction at which one turns, with a road that runs straight on.
void set_turn(roadbook::Box& box, double degrees) {
    junction::Arm exit;
    exit.role = junction::ArmRole::exit;
    exit.turn = TurnAngle::degrees(degrees);
    box.view.turn = exit.turn;
    box.view.exit_number = 0;
    box.view.arms.resize(1);
    box.view.arms.push_back(exit);
}

} // namespace

TEST_CASE("a course has its head first, then times and places that only rise, then the end of the timer") {
    SmallPublication small;
    const auto all = course_of(small);
    REQUIRE(all.size() > 10);
    CHECK(all[0].number == 0);
    CHECK(all[0].number_in(0) == 6);
    CHECK(all[1].number == course);
    CHECK(all[1].text_in(5) == "Coppa Prova – leg 1");
    CHECK(all[2].number == lap);
    CHECK(all[3].number == event);
    CHECK(all.back().number == event);
    const auto records = messages_of(all, record);
    for (std::size_t i = 1; i < records.size(); ++i) {
        CHECK(records[i - 1].number_in(timestamp) < records[i].number_in(timestamp));
        CHECK(records[i - 1].number_in(5) <= records[i].number_in(5));
    }
    CHECK(records.front().number_in(5) == 0);
    CHECK(records.back().number_in(5) == 1600000);
    CHECK(all[2].number_in(9) == 1600000);
}

TEST_CASE("a course starts and ends with the first car, and stands as long as it at a halt") {
    SmallPublication small;
    const auto all = course_of(small);
    const auto& times = small.timed().legs[LegIndex{0}];
    const auto due = [&](std::size_t control) {
        return static_cast<std::uint64_t>(exchange::fit_time(times.controls[ControlIndex{control}].due_first_car));
    };
    const auto records = messages_of(all, record);
    CHECK(records.front().number_in(timestamp) == due(0));
    CHECK(records.back().number_in(timestamp) == due(times.controls.size() - 1));
    CHECK(all[2].number_in(7) == (due(times.controls.size() - 1) - due(0)) * 1000);
    std::vector<std::uint64_t> at_lunch;
    for (const auto& point : records) {
        if (point.number_in(5) == 812600) at_lunch.push_back(point.number_in(timestamp));
    }
    REQUIRE(at_lunch.size() == 2);
    CHECK(at_lunch[1] - at_lunch[0] == 20 * 60);
}

TEST_CASE("course points are those of crew.gpx, by names of 15 bytes at most, at a record each, and nothing secret") {
    SmallPublication small;
    small.timed().itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].name = "Città di Forlì è";
    const auto all = course_of(small);
    pugi::xml_document gpx;
    REQUIRE(gpx.load_string(exchange::crew_gpx(small.publication(), LegIndex{0}).c_str()));
    std::vector<std::string> names;
    for (const auto& point : messages_of(all, course_point)) {
        names.push_back(point.text_in(6));
        CHECK(point.fields.at(6).size() == 16);
        CHECK(point.number_in(254) == names.size() - 1);
        const auto records = messages_of(all, record);
        const auto same = std::ranges::find_if(records, [&](const FitMessage& r) {
            return r.number_in(timestamp) == point.number_in(1) && r.number_in(5) == point.number_in(4) &&
                   r.signed_in(0) == point.signed_in(2) && r.signed_in(1) == point.signed_in(3);
        });
        CHECK(same != records.end());
    }
    CHECK(names == std::vector<std::string>{"CO 0 Città di", "2 Sinistra", "PM Passo", "PM Passo", "CO 1 Bar \"Luna\"",
                                            "CO 2 Bar \"Luna\"", "3", "PC 1 Piazza", "PC 1 END Piazza", "CO 2 Levico <ce"});
    std::size_t i = 0;
    for (const auto point : gpx.child("gpx").children("wpt")) {
        REQUIRE(i < names.size());
        const std::string name = point.child_value("name");
        CHECK((name.starts_with(names[i]) || names[i].starts_with(name + " ")));
        ++i;
    }
    CHECK(i == names.size());
}

TEST_CASE("no character of a name is cut in two") {
    SmallPublication small;
    small.timed().itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].name = "Forlimpopà";
    CHECK(points_of(small).contains("CO 0 Forlimpop"));
}

TEST_CASE("a course point tells the turn that the box tells") {
    SmallPublication small;
    auto& box = second_box(small);
    const auto type = [&] { return points_of(small).at("2 Sinistra"); };
    CHECK(type() == 0); // no way leads out of it
    for (const auto& [degrees, expected] : std::vector<std::pair<double, int>>{
             {0, 8}, {30, 21}, {-30, 19}, {90, 7}, {-90, 6}, {140, 22}, {-140, 20}, {10, 8}}) {
        CAPTURE(degrees);
        set_turn(box, degrees);
        CHECK(type() == expected);
    }
    set_turn(box, 0);
    box.danger = 2;
    CHECK(type() == 5);
    set_turn(box, 90);
    CHECK(type() == 7);
}

TEST_CASE("at a roundabout the course point's name is the exit") {
    SmallPublication small;
    auto& box = second_box(small);
    set_turn(box, -90);
    box.view.kind = junction::JunctionKind::roundabout;
    box.view.exit_number = 3;
    CHECK(points_of(small).at("2 3ª uscita") == 6);
}

TEST_CASE("a turn at a control has a course point beside the control's") {
    SmallPublication small;
    auto& box = small.book().legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0];
    box.view.arms = second_box(small).view.arms;
    box.text["it"] = {{"A destra", true}};
    set_turn(box, 90);
    CHECK(points_of(small).at("CO 0 Trento") == 0);
    CHECK(points_of(small).at("1 A destra") == 7);
    set_turn(box, 0);
    CHECK_FALSE(points_of(small).contains("1 A destra"));
}

TEST_CASE("a course has heights and climbs where they are known") {
    SmallPublication small;
    CHECK(messages_of(course_of(small), record).front().number_in(2) == 0xFFFF);
    CHECK(messages_of(course_of(small), lap).front().number_in(21) == 0xFFFF);
    small.with_heights();
    const auto all = course_of(small);
    CHECK(messages_of(all, record).front().number_in(2) == (200 + 500) * 5);
    CHECK(messages_of(all, record).back().number_in(2) == 0xFFFF);
    CHECK(messages_of(all, lap).front().number_in(21) == 150);
}

TEST_CASE("a course of another leg or version has another id, the same one has the same bytes") {
    SmallPublication small;
    auto published = small.publication();
    const auto first = exchange::course_fit(published, LegIndex{0});
    CHECK(exchange::course_fit(published, LegIndex{0}) == first);
    published.fingerprint = Fingerprint{0x123};
    const auto other = exchange::course_fit(published, LegIndex{0});
    CHECK(test::fit_messages(other)[0].number_in(3) != test::fit_messages(first)[0].number_in(3));
}

TEST_CASE("gpsbabel reads the course's road as crew.gpx has it") {
    if (std::system("command -v gpsbabel > /dev/null") != 0) {
        MESSAGE("SKIPPED: needs gpsbabel");
        return;
    }
    SmallPublication small;
    // A bend, so that the road is no straight line.
    auto& track = small.timed().itinerary.legs[LegIndex{0}].track;
    for (std::size_t i = 60; i < 100; ++i) {
        track[i].position =
            geo::destination(track[i].position, Bearing::degrees(0), Metres{0.05 * double(i - 60) * double(100 - i)});
    }
    const test::TemporaryFolder folder;
    const auto fit = folder.path() / "course.fit";
    const auto gpx = folder.path() / "course.gpx";
    write_whole_file(fit, exchange::course_fit(small.publication(), LegIndex{0}));
    const auto command = "gpsbabel -i garmin_fit -f '" + fit.string() + "' -o gpx -F '" + gpx.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    pugi::xml_document read;
    REQUIRE(read.load_file(gpx.c_str()));
    pugi::xml_document ours;
    REQUIRE(ours.load_string(exchange::crew_gpx(small.publication(), LegIndex{0}).c_str()));
    std::vector<geo::Position> course_track;
    for (const auto point : read.child("gpx").child("trk").child("trkseg").children("trkpt")) {
        course_track.push_back(position(point));
        if (course_track.size() == 1) CHECK(std::string(point.child_value("time")) == "2024-06-11T21:30:00Z");
    }
    std::vector<geo::Position> crew_track;
    for (const auto point : ours.child("gpx").child("trk").child("trkseg").children("trkpt")) {
        crew_track.push_back(position(point));
    }
    CHECK(course_track.size() > 10);
    CHECK(course_track.size() < crew_track.size());
    CHECK(geo::length_of(course_track).count() == doctest::Approx(geo::length_of(crew_track).count()).epsilon(1e-4));
    // Every point that crew.gpx has is within a metre of the course.
    const geo::LocalFrame frame{crew_track[80]};
    geo::PlaneLine line;
    for (const auto& place : course_track) {
        line.push_back(frame.to_plane(place));
    }
    for (const auto& place : crew_track) {
        CHECK(geo::nearest_on(line, frame.to_plane(place)).distance < Metres{1.1});
    }
    for (const auto& point : messages_of(test::fit_messages(read_whole_file(fit)), record)) {
        const auto here = position(point, 0);
        CHECK(std::ranges::any_of(course_track, [&](geo::Position p) { return geo::distance(p, here) < Metres{0.05}; }));
    }
}
