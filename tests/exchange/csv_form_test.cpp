// SPDX-License-Identifier: BSL-1.0
#include "exchange/distances_csv.hpp"
#include "exchange/due_times_csv.hpp"
#include "exchange/rabbit_tables_csv.hpp"
#include "exchange/rallygdp_gpx.hpp"
#include "exchange/resets_csv.hpp"
#include "exchange/small_publication.hpp"
#include "exchange/tripmeter_csv.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

using namespace route;
using exchange::CsvForm;
using test::SmallPublication;

namespace {

std::vector<std::string> lines_of(const std::string& table) {
    std::istringstream text{table};
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The fields of a row without quotation marks inside its fields.
std::size_t fields_in(const std::string& line, char separator) {
    bool quoted = false;
    std::size_t count = 1;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (c == separator && !quoted) ++count;
    }
    return count;
}

} // namespace

TEST_CASE("every table has as many fields in each row, in both forms") {
    SmallPublication small;
    const auto publication = small.publication();
    const LegIndex leg{0};
    for (const auto form : {CsvForm::us, CsvForm::eu}) {
        const char separator = form == CsvForm::eu ? ';' : ',';
        for (const auto& table :
             {exchange::distances_csv(publication, form), exchange::due_times_csv(publication, leg, form),
              exchange::tripmeter_csv(publication, leg, form), exchange::resets_csv(publication, leg, form)}) {
            const auto lines = lines_of(table);
            REQUIRE(lines.size() > 1);
            for (const auto& line : lines) {
                CAPTURE(line);
                CHECK(fields_in(line, separator) == fields_in(lines.front(), separator));
            }
        }
    }
}

TEST_CASE("the European form has decimal commas where the other one has points, and texts as they are") {
    SmallPublication small;
    const auto us = lines_of(exchange::tripmeter_csv(small.publication(), LegIndex{0}));
    const auto eu = lines_of(exchange::tripmeter_csv(small.publication(), LegIndex{0}, CsvForm::eu));
    REQUIRE(us.size() == eu.size());
    CHECK(us.at(1).find("0.00,") != std::string::npos);
    CHECK(eu.at(1).find("0,00;") != std::string::npos);
    CHECK(eu.at(1).find(',') != std::string::npos);
    const auto distances = exchange::distances_csv(small.publication(), CsvForm::eu);
    CHECK(distances.find("\"CO 1 Bar \"\"Luna\"\", Povo\"") != std::string::npos);
}

TEST_CASE("points to set the meter at are starts of sectors, and others at a distance, with the book's total") {
    SmallPublication small;
    const auto lines = lines_of(exchange::resets_csv(small.publication(), LegIndex{0}));
    CHECK(lines.front() == "box,code,lat,lon,total_km,leg_km");
    std::size_t starts = 0;
    for (const auto& line : lines) {
        if (line.find(",0.00,") != std::string::npos) ++starts;
    }
    CHECK(starts == small.book().legs[LegIndex{0}].sectors.size());
}

TEST_CASE("RallyGDP's way points are called by their bare numbers and tell bare totals") {
    SmallPublication small;
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::rallygdp_gpx(small.publication(), LegIndex{0}).c_str()));
    std::size_t points = 0;
    const auto& book = small.book().legs[LegIndex{0}];
    std::vector<const roadbook::Box*> boxes;
    for (const auto& sector : book.sectors) {
        for (const auto& box : sector.boxes) {
            boxes.push_back(&box);
        }
    }
    for (const auto point : document.child("gpx").children("wpt")) {
        REQUIRE(points < boxes.size());
        CHECK(point.child_value("name") == boxes[points]->number);
        CHECK(std::stod(point.child_value("cmt")) == doctest::Approx(boxes[points]->total.length().kilometres()));
        ++points;
    }
    CHECK(points == boxes.size());
    CHECK(document.child("gpx").child("trk"));
}

TEST_CASE("a Rabbit's tables go each 100 m and to the end in whole seconds, and there are none where crews have landmarks") {
    SmallPublication small;
    for (auto& control : small.timed().itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::pm && control.line == 1) control.code = "PM 1";
    }
    const auto lines = lines_of(exchange::rabbit_tables_csv(small.publication(), LegIndex{0}));
    REQUIRE(lines.size() == 21); // 2 km
    CHECK(lines.front() == "trial,average_class,km,time");
    const auto& trials = small.edition().trials;
    const auto first = std::ranges::find_if(trials, [](const edition::TrialLine& line) { return line.average.has_value(); });
    REQUIRE(first != trials.end());
    const auto seconds = std::lround(100 * 3.6 / first->average->count());
    CHECK(lines.at(1).ends_with(fmt::format(",0.100,00:00:{:02}", seconds)));
    CHECK(lines.back().find(",2.000,") != std::string::npos);
    for (auto& line : small.edition().trials) {
        line.given_as = edition::GivenAs::landmarks;
    }
    CHECK(exchange::rabbit_tables_csv(small.publication(), LegIndex{0}).empty());
}
