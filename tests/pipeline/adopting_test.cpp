// SPDX-License-Identifier: BSL-1.0
#include "pipeline/adopting.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "pipeline/drawn_build.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using test::contents;
using test::SmallRally;

namespace {

struct Adopted {
    std::vector<pipeline::AdoptedLeg> legs;
    std::map<std::string, std::string> files;
    std::vector<std::string> messages;

    [[nodiscard]] bool tells(std::string_view text) const {
        return std::ranges::any_of(messages,
                                   [&](const std::string& message) { return message.find(text) != std::string::npos; });
    }
};

Adopted adopt(const test::DrawnEdition& rally, const std::vector<std::filesystem::path>& files, const std::string& name) {
    pipeline::AdoptOptions options;
    options.files = files;
    options.network = rally.network_file();
    options.edition = rally.place().path() / name;
    Diagnostics found;
    Adopted adopted;
    adopted.legs = pipeline::adopt(options, test::workshop(), found);
    if (std::filesystem::exists(options.edition)) adopted.files = contents(options.edition);
    for (const auto& diagnostic : found.all()) {
        adopted.messages.push_back(to_text(diagnostic));
    }
    return adopted;
}

/// A file with the content beside the rally.
std::filesystem::path file(const test::DrawnEdition& rally, const std::string& name, const std::string& content) {
    auto path = rally.place().path() / name;
    write_whole_file(path, content);
    return path;
}

std::string point(const test::AsciiMap& map, char letter) {
    const auto position = map.position(letter);
    return fmt::format("lat=\"{:.7f}\" lon=\"{:.7f}\"", position.latitude.degrees(), position.longitude.degrees());
}

std::string track(const test::AsciiMap& map, std::string_view letters) {
    std::string text = "<trk><trkseg>";
    for (const char letter : letters) {
        text += fmt::format("<trkpt {}/>", point(map, letter));
    }
    return text + "</trkseg></trk>";
}

std::string gpx(const std::string& content) {
    return fmt::format("<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n{}\n</gpx>\n",
                       content);
}

} // namespace

TEST_CASE("our own crew.gpx comes back as the edition that made it") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    test::build(rally, out);
    const auto adopted = adopt(rally, {out / "leg-2" / "crew.gpx", out / "leg-1" / "crew.gpx"}, "adopted");
    REQUIRE(adopted.legs.size() == 2);
    CHECK(adopted.legs[0].number == 1);
    CHECK(adopted.legs[0].waypoints == 4);
    CHECK(adopted.legs[0].noted == 0);
    CHECK(adopted.legs[1].waypoints == 3);
    CHECK_FALSE(adopted.files.contains("edits.toml"));
    CHECK(adopted.files.at("trials.csv").find("2,150,15.00") != std::string::npos);
    CHECK(adopted.files.at("waypoints.csv").find(",3,") != std::string::npos); // the target time

    // Built again it is the same book but for what the file cannot tell.
    Diagnostics found;
    const auto plan = pipeline::planned(rally.place().path() / "adopted", rally.network_file(), test::workshop(), found);
    REQUIRE(plan);
    static_cast<void>(pipeline::build(*plan, rally.place().path() / "again", {}, test::workshop(), found));
    const auto first = contents(out);
    const auto again = contents(rally.place().path() / "again");
    CHECK(first.at("leg-1/tripmeter.csv") == again.at("leg-1/tripmeter.csv"));
    CHECK(first.at("leg-2/tripmeter.csv") == again.at("leg-2/tripmeter.csv"));
}

TEST_CASE("secret check points do not come back from a file for crews, and that is told") {
    class WithSecret : public test::DrawnEdition {
    public:
        WithSecret() : DrawnEdition(test::small_town()) {
            row("START", 'A').row("PM", 'B').line("1,0,,36,").line("2,90,,,yes").line("3,150,,,").row("FINISH", 'G');
        }
    };
    const WithSecret rally;
    const auto out = rally.place().path() / "out";
    test::build(rally, out);
    const auto adopted = adopt(rally, {out / "leg-1" / "crew.gpx"}, "adopted");
    CHECK(adopted.tells("secret lines of trials, and averages that a trial hides, are in no file for crews"));
    CHECK(adopted.files.at("trials.csv").find(",90,") == std::string::npos);
    CHECK(adopted.legs.at(0).route > Metres{});
}

TEST_CASE("a track alone becomes a leg whose route follows it, held by VIA points where it would go elsewhere") {
    const SmallRally rally;
    const auto adopted = adopt(rally, {file(rally, "recce.gpx", gpx(track(test::small_town(), "ABDECFG")))}, "adopted");
    REQUIRE(adopted.legs.size() == 1);
    CHECK(adopted.legs[0].waypoints == 2);
    CHECK(adopted.legs[0].holding == 1);
    CHECK(abs(adopted.legs[0].route - adopted.legs[0].track) < 5_m);
    CHECK(adopted.tells("no point is the START"));
    CHECK_FALSE(adopted.tells("[track-left]"));
}

TEST_CASE("a control at which the track turns round is where the cars do") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content = gpx(fmt::format("<wpt {}><name>CT 1 Mill</name></wpt>\n{}", point(map, 'F'), track(map, "ABCFCE")));
    const auto adopted = adopt(rally, {file(rally, "recce.gpx", content)}, "adopted");
    REQUIRE(adopted.legs.size() == 1);
    CHECK(adopted.legs[0].holding == 0);
    CHECK(adopted.files.at("waypoints.csv").find("CT,Mill") != std::string::npos);
    CHECK(abs(adopted.legs[0].route - adopted.legs[0].track) < 5_m);
}

TEST_CASE("a finish that the leg comes by on its way is where the track ends") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content = gpx(fmt::format("<wpt {}><name>START Roma</name></wpt><wpt {}><name>FINISH Roma</name></wpt>\n{}",
                                         point(map, 'A'), point(map, 'B'), track(map, "ABCEDB")));
    const auto adopted = adopt(rally, {file(rally, "lap.gpx", content)}, "adopted");
    REQUIRE(adopted.legs.size() == 1);
    CHECK(adopted.legs[0].waypoints == 2);
    CHECK(abs(adopted.legs[0].route - adopted.legs[0].track) < 5_m);
    CHECK_FALSE(adopted.tells("[track-left]"));
}

TEST_CASE("texts of boxes become notes with anchors, unless our box says the same") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content =
        gpx(fmt::format("<wpt {}><name>1</name><cmt>Mind the dog</cmt></wpt>\n{}", point(map, 'C'), track(map, "ABCFG")));
    const auto adopted = adopt(rally, {file(rally, "book.gpx", content)}, "adopted");
    REQUIRE(adopted.legs.size() == 1);
    CHECK(adopted.legs[0].boxes == 1);
    CHECK(adopted.legs[0].noted == 1);
    const auto& edits = adopted.files.at("edits.toml");
    CHECK(edits.find("Mind the dog") != std::string::npos);
    CHECK(edits.find("node = ") != std::string::npos); // no number that slips
}

TEST_CASE("where the track leaves the roads that cars may use, that is told with the road") {
    auto map = test::small_town();
    map.way("FH", "highway=residential,access=private,name=Via Chiusa");
    class Private : public test::DrawnEdition {
    public:
        explicit Private(const test::AsciiMap& map) : DrawnEdition(map) { row("START", 'A').row("FINISH", 'G'); }
    };
    const Private rally{map};
    const auto adopted = adopt(rally, {file(rally, "recce.gpx", gpx(track(map, "ABCFHE")))}, "adopted");
    CHECK(adopted.tells("[track-gap]"));
    CHECK(adopted.tells("Via Chiusa"));
}

TEST_CASE("a folder that is used, and files that are none, are refused without a trace") {
    const SmallRally rally;
    pipeline::AdoptOptions options;
    options.files = {file(rally, "recce.gpx", gpx(track(test::small_town(), "AB")))};
    options.network = rally.network_file();
    options.edition = rally.place().path() / "used";
    std::filesystem::create_directories(options.edition);
    write_whole_file(options.edition / "mine.txt", "mine");
    Diagnostics found;
    CHECK_THROWS_AS(static_cast<void>(pipeline::adopt(options, test::workshop(), found)), IoError);
    CHECK(contents(options.edition).size() == 1);

    CHECK(adopt(rally, {file(rally, "notes.txt", "x")}, "none").tells("is neither a GPX nor a KML file by its name"));
    CHECK(adopt(rally, {file(rally, "empty.gpx", gpx(""))}, "none").tells("holds neither waypoints nor a track"));
    CHECK_FALSE(std::filesystem::exists(rally.place().path() / "none"));
}
