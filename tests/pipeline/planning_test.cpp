// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "pipeline/drawn_build.hpp"
#include "support/drawn_relief.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using test::DrawnEdition;
using test::SmallRally;

namespace {

std::string messages(const Diagnostics& found) {
    std::string text;
    for (const auto& diagnostic : found.all()) {
        text += to_text(diagnostic) + "\n";
    }
    return text;
}

std::ptrdiff_t times_told(const Diagnostics& found, std::string_view code) {
    return std::ranges::count_if(found.all(), [&](const auto& told) { return told.code == code; });
}

} // namespace

TEST_CASE("bad rows and bad places are told together") {
    DrawnEdition edition{test::small_town()};
    edition.row("START", 'A')
        .row("CT", 'B', "lat=47")
        .row("CX", 'C')
        .row("CO", 'D', "target_min=soon")
        .row_by_name("CT", "Atlantis")
        .row("FINISH", 'G');
    Diagnostics found;
    CHECK_FALSE(pipeline::planned(edition.write(), edition.network_file(), test::workshop(), found));
    const auto text = messages(found);
    for (const char* line :
         {"waypoints.csv:3: error: \"B\": outside the network", "waypoints.csv:4: error: \"C\": ",
          "waypoints.csv:5: error: \"D\": ", "waypoints.csv:6: error: \"Atlantis\": the network has no place"}) {
        CAPTURE(text);
        CHECK(text.find(line) != std::string::npos);
    }
}

TEST_CASE("the network that edition.toml names is looked for beside it, from wherever the program runs") {
    SmallRally rally;
    rally.key("network = \"../map.roadnet\"");
    Diagnostics found;
    CHECK(pipeline::planned(rally.write(), std::nullopt, test::workshop(), found));
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(rally.place().path());
    CHECK_NOTHROW(static_cast<void>(pipeline::planned("edition", std::nullopt, test::workshop(), found)));
    std::filesystem::current_path(before);
}

TEST_CASE("without any network the way out is told") {
    const SmallRally rally;
    Diagnostics found;
    CHECK_THROWS_WITH_AS(static_cast<void>(pipeline::planned(rally.write(), std::nullopt, test::workshop(), found)),
                         "no network is named", InputError);
}

TEST_CASE("edition, network and styles all change the fingerprint, and nothing else does") {
    const SmallRally rally;
    const auto fingerprint_of = [](const DrawnEdition& edition, const std::filesystem::path& styles) {
        Diagnostics found;
        auto shop = test::workshop();
        shop.styles = styles;
        return pipeline::planned(edition.write(), edition.network_file(), shop, found).value().fingerprint;
    };
    const std::filesystem::path shipped = ROUTE_SOURCE_DIR "/styles";
    const auto first = fingerprint_of(rally, shipped);
    CHECK(fingerprint_of(SmallRally{}, shipped) == first);
    const auto copy = rally.place().path() / "styles";
    std::filesystem::copy(shipped, copy, std::filesystem::copy_options::recursive);
    CHECK(fingerprint_of(rally, copy) == first);
    std::ofstream(copy / "profiles" / "historic-car.toml", std::ios::app) << "# changed\n";
    CHECK(fingerprint_of(rally, copy) != first);
    SmallRally other;
    other.key("total_from_leg_start = true");
    CHECK(fingerprint_of(other, shipped) != first);
}

TEST_CASE("elevation is in the plan's table and in its fingerprint by what it says of the road") {
    SmallRally rally;
    const auto plan = [&rally] {
        Diagnostics found;
        auto made = pipeline::planned(rally.write(), rally.network_file(), test::workshop(), found);
        REQUIRE(made);
        return *std::move(made);
    };
    const auto flat = plan();
    CHECK(pipeline::table_of(flat).find("climb") == std::string::npos);
    rally.key("elevation = [\"hill.tif\"]");
    const auto middle = test::small_town().position('C');
    const auto hill = rally.place().path() / "edition" / "hill.tif";
    const auto height = [middle](geo::Position place) {
        return 300 + 2e4 * (place.longitude.degrees() - middle.longitude.degrees());
    };
    test::write_relief(hill, {test::around(middle, 3_km)}, height);
    const auto hilly = plan();
    CHECK(pipeline::table_of(hilly).find("km  climb 4") != std::string::npos);
    CHECK(pipeline::table_of(hilly).find("m, descent 0 m, highest ") != std::string::npos);
    CHECK(plan().fingerprint == hilly.fingerprint);
    test::write_relief(hill, {test::around(middle, 3_km)}, [&](geo::Position place) { return height(place) + 1; });
    CHECK(plan().fingerprint != hilly.fingerprint);
    std::filesystem::remove(hill);
    CHECK_THROWS_WITH_AS(plan(), (hill.string() + ": the elevation model is not there").c_str(), IoError);
}

TEST_CASE("an edition may open unpaved roads that the profile closes") {
    auto map = test::AsciiMap{100_m, geo::Latitude::degrees(46), "A---B---C"}
                   .way("AB", "highway=secondary")
                   .way("BC", "highway=track");
    DrawnEdition closed{map};
    closed.row("START", 'A').row("FINISH", 'C');
    Diagnostics found;
    CHECK_FALSE(pipeline::planned(closed.write(), closed.network_file(), test::workshop(), found));
    DrawnEdition open{map};
    open.key("[allow]\nunpaved = true").row("START", 'A').row("FINISH", 'C');
    Diagnostics none;
    CHECK(pipeline::planned(open.write(), open.network_file(), test::workshop(), none));
}

TEST_CASE("an import that is stopped leaves the former network") {
    const test::TemporaryFolder folder;
    const auto extract = folder.file("town.opl", test::small_town().opl());
    const auto network = folder.file("town.roadnet", "former");
    std::stop_source stop;
    stop.request_stop();
    Diagnostics found;
    CHECK_THROWS_AS(pipeline::import_extracts({extract}, network, stop.get_token(), found), Interrupted);
    CHECK(test::content_of(network) == "former");
    pipeline::import_extracts({extract}, network, {}, found);
    CHECK(network::RoadNetwork::open(network).way_count() == 7);
    CHECK(folder.entry_count() == 2);
}

TEST_CASE("driving_side in edition.toml goes before what the map tells, with a warning where they differ") {
    const auto ring = test::AsciiMap{20_m, geo::Latitude::degrees(46), R"(
        S-----B--C-----F
              |  |
              E--D
    )"}
                          .way("SB", "highway=tertiary")
                          .way("CF", "highway=tertiary")
                          .way("BEDCB", "highway=tertiary,junction=roundabout");
    for (const auto* side : {"left", "right"}) {
        CAPTURE(side);
        DrawnEdition edition(ring);
        edition.row("START", 'S').row("FINISH", 'F').key(fmt::format("driving_side = \"{}\"", side)).write();
        Diagnostics found;
        const auto plan = pipeline::planned(edition.folder(), edition.network_file(), test::workshop(), found);
        REQUIRE(plan);
        const bool left = side == std::string_view("left");
        CHECK(plan->rights.on_leg(1).profile().drives_on_left(plan->roads) == left);
        CHECK(times_told(found, "driving-side-differs") == (left ? 1 : 0));
        CHECK(times_told(found, "driving-side-untold") == 0);
    }
}
