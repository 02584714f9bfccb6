// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "pipeline/drawn_build.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

using namespace route;
using pipeline::BuildOptions;
using pipeline::Product;
using test::build;
using test::contents;
using test::SmallRally;

namespace {

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& [name, content] : contents(folder)) {
        names.push_back(name);
    }
    return names;
}

const std::vector<std::string> all_files{"distances-and-times.csv",
                                         "dossier.pdf",
                                         "edition.geojson",
                                         "edition.gpkg",
                                         "edition.kmz",
                                         "edition.xlsx",
                                         "itinerary.json",
                                         "itinerary.pdf",
                                         "leg-1/check-sheets.pdf",
                                         "leg-1/course.fit",
                                         "leg-1/crew.gpx",
                                         "leg-1/deployment.pdf",
                                         "leg-1/due-times.csv",
                                         "leg-1/finish-statement.pdf",
                                         "leg-1/marshals.gpx",
                                         "leg-1/marshals.pdf",
                                         "leg-1/openrally.gpx",
                                         "leg-1/ozi.plt",
                                         "leg-1/ozi.wpt",
                                         "leg-1/rallygdp.gpx",
                                         "leg-1/resets.csv",
                                         "leg-1/roadbook.pdf",
                                         "leg-1/signposting.pdf",
                                         "leg-1/start-list.pdf",
                                         "leg-1/stops.pdf",
                                         "leg-1/time-cards.pdf",
                                         "leg-1/timekeepers.pdf",
                                         "leg-1/timetables.pdf",
                                         "leg-1/tripmeter.csv",
                                         "leg-2/check-sheets.pdf",
                                         "leg-2/course.fit",
                                         "leg-2/crew.gpx",
                                         "leg-2/deployment.pdf",
                                         "leg-2/due-times.csv",
                                         "leg-2/finish-statement.pdf",
                                         "leg-2/marshals.gpx",
                                         "leg-2/marshals.pdf",
                                         "leg-2/openrally.gpx",
                                         "leg-2/ozi.plt",
                                         "leg-2/ozi.wpt",
                                         "leg-2/rallygdp.gpx",
                                         "leg-2/resets.csv",
                                         "leg-2/roadbook.pdf",
                                         "leg-2/signposting.pdf",
                                         "leg-2/start-list.pdf",
                                         "leg-2/stops.pdf",
                                         "leg-2/time-cards.pdf",
                                         "leg-2/timetables.pdf",
                                         "leg-2/tripmeter.csv",
                                         "planner.pdf",
                                         "press.pdf",
                                         "roads.pdf",
                                         "roads.xlsx",
                                         "safety.pdf"};

} // namespace

TEST_CASE("a build makes every file, and again the same bytes") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    const auto again = rally.place().path() / "again";
    build(rally, out);
    build(rally, again);
    CHECK(names_in(out) == all_files);
    CHECK((contents(out) == contents(again)));
}

TEST_CASE("each further style is a road book of its own") {
    SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out, {.leg = {}, .only = {}, .styles = {"a4", "roll-150"}, .languages = {}});
    CHECK(std::filesystem::exists(out / "leg-1" / "roadbook.pdf"));
    CHECK(std::filesystem::exists(out / "leg-2" / "roadbook-roll-150.pdf"));
    CHECK_FALSE(std::filesystem::exists(out / "leg-1" / "roadbook-a4.pdf"));
    rally.key("style = [\"fia-a5\", \"a4\"]");
    build(rally, out);
    CHECK(std::filesystem::exists(out / "leg-1" / "roadbook-a4.pdf"));
    CHECK_FALSE(std::filesystem::exists(out / "leg-2" / "roadbook-roll-150.pdf"));
}

TEST_CASE("a second build replaces the folder as a whole: what is no longer made is gone") {
    SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    rally.place().file("out/leg-3/roadbook.pdf", "of a leg that is no more");
    build(rally, out);
    CHECK(names_in(out) == all_files);
}

TEST_CASE("--only makes its files and takes the others over unchanged") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto whole = contents(out);
    rally.place().file("out/leg-1/crew.gpx", "spoilt");
    rally.place().file("out/leg-1/roadbook.pdf", "kept as it is");
    build(rally, out, {.leg = {}, .only = {Product::gpx}, .styles = {}, .languages = {}});
    auto expected = whole;
    expected["leg-1/roadbook.pdf"] = "kept as it is";
    CHECK((contents(out) == expected));
}

TEST_CASE("--leg makes one leg's files and takes the others over unchanged") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto whole = contents(out);
    rally.place().file("out/leg-1/crew.gpx", "kept as it is");
    rally.place().file("out/leg-2/crew.gpx", "spoilt");
    build(rally, out, {.leg = 2, .only = {}, .styles = {}, .languages = {}});
    auto expected = whole;
    expected["leg-1/crew.gpx"] = "kept as it is";
    CHECK((contents(out) == expected));
}

TEST_CASE("what would be taken over is refused when it was made from other input, and stands") {
    SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto former = contents(out);
    SUBCASE("another waypoint list") {
        rally.next_leg().row("START", 'A').row("FINISH", 'B');
        CHECK_THROWS_AS(build(rally, out, {.leg = 1, .only = {}, .styles = {}, .languages = {}}), StaleDataError);
    }
    SUBCASE("other languages") {
        CHECK_THROWS_AS(build(rally, out, {.leg = {}, .only = {Product::pdf}, .styles = {}, .languages = {"en"}}),
                        StaleDataError);
    }
    SUBCASE("a damaged index") {
        rally.place().file("out/itinerary.json", "{ no json");
        CHECK_THROWS_AS(build(rally, out, {.leg = 1, .only = {}, .styles = {}, .languages = {}}), InputError);
        rally.place().file("out/itinerary.json", "[1, 2]");
        CHECK_THROWS_AS(build(rally, out, {.leg = 1, .only = {}, .styles = {}, .languages = {}}), InputError);
        rally.place().file("out/itinerary.json", R"({"fingerprint": 12})");
        CHECK_THROWS_AS(build(rally, out, {.leg = 1, .only = {}, .styles = {}, .languages = {}}), InputError);
        rally.place().file("out/itinerary.json", former.at("itinerary.json"));
    }
    CHECK((contents(out) == former));
    CHECK(rally.place().entry_count() == 3); // edition, network, out: no remains
}

TEST_CASE("without a former build there is nothing to take over") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    CHECK_THROWS_WITH_AS(build(rally, out, {.leg = 1, .only = {}, .styles = {}, .languages = {}}),
                         "there is no former build to take the other files from", StaleDataError);
    CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("a leg, style or language that is not there is told, and nothing is written") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    CHECK_THROWS_WITH_AS(build(rally, out, {.leg = 7, .only = {}, .styles = {}, .languages = {}}), "there is no leg 7",
                         InputError);
    CHECK_THROWS_AS(build(rally, out, {.leg = {}, .only = {}, .styles = {"baroque"}, .languages = {}}), InputError);
    CHECK_THROWS_AS(build(rally, out, {.leg = {}, .only = {}, .styles = {}, .languages = {"tlh"}}), Error);
    CHECK_FALSE(std::filesystem::exists(out));
    CHECK(rally.place().entry_count() == 2);
}

TEST_CASE("when the user stops a build the former outputs stand and no remains are left") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto former = contents(out);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(build(rally, out, {}, test::workshop(stop.get_token())), Interrupted);
    CHECK((contents(out) == former));
    CHECK(rally.place().entry_count() == 3);
}

TEST_CASE("on a full disk the former outputs stand and no remains are left, whichever file does not fit") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto former = contents(out);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    for (const rlim_t bytes : {rlim_t{100}, rlim_t{3000}, rlim_t{20'000}}) {
        CAPTURE(bytes);
        Diagnostics found;
        const auto plan = pipeline::planned(rally.write(), rally.network_file(), test::workshop(), found);
        REQUIRE(plan);
        const rlimit limit{bytes, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        CHECK_THROWS_AS(static_cast<void>(pipeline::build(*plan, out, {}, test::workshop(), found)), IoError);
        setrlimit(RLIMIT_FSIZE, &before);
        CHECK((contents(out) == former));
        CHECK(rally.place().entry_count() == 3);
    }
}

TEST_CASE("the columns of every box add up, and the GPX track is as long as the leg") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto json = nlohmann::json::parse(contents(out).at("itinerary.json"));
    for (const auto& leg : json["legs"]) {
        double sectors = 0;
        for (const auto& sector : leg["sectors"]) {
            sectors += sector["length_m"].get<double>();
        }
        CHECK(sectors == doctest::Approx(leg["length_m"].get<double>()).epsilon(1e-6));
        int sum = 0;
        for (const auto& box : leg["boxes"]) {
            const auto hundredths = [&box](const char* key) {
                return static_cast<int>(std::lround(std::stod(box[key].get<std::string>()) * 100));
            };
            sum += hundredths("partial_km");
            if (hundredths("total_km") == 0) sum = 0;
            CHECK(sum == hundredths("total_km"));
        }
    }
}
