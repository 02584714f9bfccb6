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

namespace {

/// A point of another program's OpenRally book with its drawing.
std::string drawn_point(const test::AsciiMap& map, char letter, const std::string& name, const std::string& tulip,
                        const std::string& more = {}) {
    return fmt::format(
        "<wpt {}><name>{}</name><extensions><o:distance>1</o:distance><o:tulip><![CDATA[\n  {}\n]]></o:tulip>{}"
        "</extensions></wpt>\n",
        point(map, letter), name, tulip, more);
}

std::string openrally(const std::string& content, const std::string& creator = "another") {
    return fmt::format("<gpx version=\"1.1\" creator=\"{}\" xmlns=\"http://www.topografix.com/GPX/1/1\" "
                       "xmlns:o=\"http://www.openrally.org/xmlschemas/GpxExtensions/v1.0.3\">\n{}\n</gpx>\n",
                       creator, content);
}

constexpr const char* lines_drawing =
    R"(<svg width="100" height="80px"><circle cx="50" cy="47" r="30" stroke="red" fill="none"/></svg>)";

} // namespace

TEST_CASE("another program's drawing of a junction stands in our box, as a file of the edition with its size") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content = openrally(drawn_point(map, 'B', "1", lines_drawing) + track(map, "ABDECFG"));
    const auto adopted = adopt(rally, {file(rally, "book.gpx", content)}, "adopted");
    REQUIRE(adopted.legs.size() == 1);
    CHECK(adopted.files.at("edits.toml").find("tulip = \"tulip-1-001.svg\"") != std::string::npos);
    const auto& svg = adopted.files.at("tulip-1-001.svg");
    CHECK(svg.find("viewBox=\"0 0 100 80\"") != std::string::npos);
    CHECK(svg.find("xmlns=\"http://www.w3.org/2000/svg\"") != std::string::npos);
    CHECK(adopted.tells("1 of its drawings stand in their boxes as they were."));

    Diagnostics found;
    const auto plan = pipeline::planned(rally.place().path() / "adopted", rally.network_file(), test::workshop(), found);
    REQUIRE(plan);
    CHECK_FALSE(found.has_errors());
    REQUIRE(plan->edition.edits.size() == 1);
    CHECK(plan->edition.edits.front().tulip->svg == svg);
}

TEST_CASE("pictures, letters, drawings of notes and second drawings of one box are not taken, and that is told once") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto picture = drawn_point(map, 'E', "1", "data:image/png;base64,R0lGODlhAQABAIAAAP",
                                     "<o:notes>data:image/png;base64,R0</o:notes>");
    const auto letters = drawn_point(map, 'C', "2", R"(<svg viewBox="0 0 9 9"><text>Bar</text></svg>)");
    const auto content = openrally(drawn_point(map, 'B', "3", lines_drawing) + drawn_point(map, 'B', "4", lines_drawing) +
                                   picture + letters + track(map, "ABDECFG"));
    const auto adopted = adopt(rally, {file(rally, "book.gpx", content)}, "adopted");
    CHECK(adopted.files.contains("tulip-1-001.svg"));
    CHECK_FALSE(adopted.files.contains("tulip-1-002.svg"));
    CHECK(adopted.tells("1 of its drawings stand in their boxes as they were, 4 do not"));
    CHECK(adopted.tells("are at no box of ours: 1"));
    CHECK(adopted.tells("are drawings of notes: 1"));
    CHECK(adopted.tells("holds letters, which look otherwise on every computer: 1"));
    CHECK(adopted.tells("is a picture (image/png): 1"));
}

TEST_CASE("drawings of our own are made anew, not adopted") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content = openrally(drawn_point(map, 'B', "1", lines_drawing) + track(map, "ABDECFG"), "roadbook");
    const auto adopted = adopt(rally, {file(rally, "book.gpx", content)}, "adopted");
    CHECK_FALSE(adopted.files.contains("tulip-1-001.svg"));
    CHECK_FALSE(adopted.tells("drawings"));
}

TEST_CASE("which language texts are taken for is told where no file and nobody tells it") {
    const SmallRally rally;
    const auto map = test::small_town();
    const auto content =
        gpx(fmt::format("<wpt {}><name>1</name><cmt>Mind the dog</cmt></wpt>\n{}", point(map, 'C'), track(map, "ABCFG")));
    CHECK(adopt(rally, {file(rally, "book.gpx", content)}, "adopted")
              .tells("no language is told: texts of points are taken for \"it\""));
    CHECK_FALSE(adopt(rally, {file(rally, "track.gpx", gpx(track(map, "ABCFG")))}, "bare").tells("no language is told"));
}

TEST_CASE("what a device writes and is not read is refused with the command that makes GPX of it") {
    const SmallRally rally;
    const auto adopted = adopt(rally, {file(rally, "Day 1.FIT", "x"), file(rally, "log.nmea", "$GPGGA")}, "none");
    const auto fit = (rally.place().path() / "Day 1").string();
    CHECK(adopted.tells(fmt::format("gpsbabel -i garmin_fit -f '{}.FIT' -o gpx -F '{}.gpx'", fit, fit)));
    CHECK(adopted.tells("gpsbabel -i nmea -f "));
    CHECK_FALSE(std::filesystem::exists(rally.place().path() / "none"));
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
