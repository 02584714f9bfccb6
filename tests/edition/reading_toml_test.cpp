// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::edition;
using namespace std::chrono_literals;
using route::test::any_contains;
using route::test::EditionFolder;
using route::test::Texts;

namespace {

constexpr std::string_view leg_1 = "[[legs]]\nnumber = 1\ndate = 2024-06-11\nfirst_car = 13:20:00\n";

std::string toml_with(std::string_view keys, std::string_view sections = "") {
    return "schema = 1\nname = \"Coppa\"\nversion = \"1\"\ntime_zone = \"Europe/Rome\"\n" + std::string(keys) +
           std::string(leg_1) + std::string(sections);
}

} // namespace

TEST_CASE("every key of edition.toml is read") {
    EditionFolder folder;
    folder.toml(R"(schema = 1
name = "1000 Prove"
version = "2.1"
time_zone = "Europe/Rome"
languages = ["en", "it"]
style = ["fia-a4", "roll-150"]
files_url = "https://example.org/rally"
profile = "historic-car-slow"
rules = "asi"
network = "italia.roadnet"
elevation = ["srtm", "/dtm/povo.tif"]
lengths = "3d"
default_average_kmh = 42
total_from_leg_start = true
driving_side = "left"
interval_s = 30
[[groups]]
name = "Tribute"
cars = 2
[[groups]]
name = "Race"
cars = 400
interval_s = 60
after_min = 30
[controls]
open_before_min = 20
close_after_min = 45
[allow]
toll = true
[contacts]
headquarters = "+39 1"
medical = "+39 2"
[[legs]]
number = 1
name = "Uno"
date = 2024-06-11
first_car = 13:20:30
)");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    CHECK(edition.name == "1000 Prove");
    CHECK(edition.version == "2.1");
    CHECK((edition.languages == std::vector<Language>{"en", "it"}));
    CHECK(edition.files_url == "https://example.org/rally/");
    CHECK(edition.styles == std::vector<std::string>{"fia-a4", "roll-150"});
    CHECK(edition.profile == "historic-car-slow");
    CHECK(edition.rules == "asi");
    CHECK(edition.network == folder.path() / "italia.roadnet");
    CHECK(edition.elevation == std::vector<std::filesystem::path>{folder.path() / "srtm", "/dtm/povo.tif"});
    CHECK(edition.lengths_3d);
    CHECK(edition.default_average == KmPerHour{42});
    CHECK(edition.total_from_leg_start);
    CHECK(edition.driving_side == Hand::left);
    REQUIRE(edition.groups.size() == 2);
    CHECK(edition.groups[0].interval == 30s);
    CHECK(edition.groups[1].name == "Race");
    CHECK(edition.groups[1].cars == 400);
    CHECK(edition.groups[1].after == 30min);
    CHECK(edition.opens_before == 20min);
    CHECK(edition.closes_after == 45min);
    CHECK(edition.allow.toll);
    CHECK_FALSE(edition.allow.motorway);
    CHECK(edition.contacts.emergency == "112");
    CHECK(edition.contacts.medical == "+39 2");
    REQUIRE(edition.legs.size() == 1);
    CHECK(edition.legs[LegIndex{0}].name == "Uno");
    CHECK(edition.legs[LegIndex{0}].date == std::chrono::year{2024} / 6 / 11);
    CHECK(edition.legs[LegIndex{0}].first_car == 13h + 20min + 30s);
}

TEST_CASE("what is left out has its default") {
    EditionFolder folder;
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK((edition.languages == std::vector<Language>{"it", "en"}));
    CHECK(edition.rules == "aci");
    CHECK(edition.network.empty());
    REQUIRE(edition.groups.size() == 1);
    CHECK(edition.groups[0].cars == 10);
    CHECK(edition.groups[0].interval == 60s);
    CHECK_FALSE(edition.opens_before);
}

TEST_CASE("a calibration section needs its ends and its length") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 10\n", "[calibration]\nfrom = \"km 3, SP76\"\nto = \"km 8\"\nlength_m = 5003.5\nnote_en = "
                                         "\"Flat.\"\nnote_de = \"Eben.\"\n"));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    REQUIRE(edition.calibration);
    CHECK(edition.calibration->from == "km 3, SP76");
    CHECK(edition.calibration->length == Metres{5003.5});
    CHECK(text_in(edition.calibration->notes, "en") == "Flat.");
    CHECK(text_in(edition.calibration->notes, "de") == "Eben.");
    folder.toml(toml_with("cars = 10\n", "[calibration]\nfrom = \"km 3\"\nlength_m = 5\n"));
    const auto messages = folder.messages();
    CHECK(any_contains(messages, "calibration.to is missing. Tell where it ends."));
    CHECK(any_contains(messages, "calibration.length_m"));
    CHECK_FALSE(folder.read().calibration);
}

TEST_CASE("an address that no telephone can open, and a style that is none, are told with their line") {
    const auto told = [](std::string_view key) {
        EditionFolder folder;
        folder.toml(toml_with("cars = 10\n" + std::string(key) + "\n"));
        const auto messages = folder.messages();
        return messages.empty() ? std::string() : messages.front();
    };
    CHECK(told("files_url = \"http://example.org\"").empty());
    CHECK(told("files_url = \"example.org/rally\"") ==
          "edition.toml:6: error: files_url \"example.org/rally\" is no address that a telephone can open. "
          "Write where the build's files will be: files_url = \"https://example.org/rally/\" [files-url]");
    CHECK(told("files_url = \"https://\"").find("no address") != std::string::npos);
    CHECK(told("files_url = \"https://example.org/my rally/\"").find("no address") != std::string::npos);
    CHECK(told("files_url = \"https://example.org/" + std::string(200, 'x') + "\"")
              .find("is 220 letters long; 200 are the most") != std::string::npos);
    CHECK(told("style = [\"fia-a5\", \"fia-a5\"]") == "edition.toml:6: error: style names a style twice. Write style = "
                                                      "\"fia-a5\", or [\"fia-a5\", \"roll-150\"]. [style]");
    CHECK(told("style = []").find("names no style") != std::string::npos);
    CHECK(told("style = \"../secret\"").find("names no style") != std::string::npos);
    CHECK(told("style = [1]").find("names no style") != std::string::npos);
    CHECK(told("style = 5") != "");
}

TEST_CASE("an unknown key is a warning with its line and the key that was meant") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 10\nintervals = 60\n", "start_time = 1\n[alow]\ntoll = true\n"));
    CHECK(folder.messages() ==
          Texts{"edition.toml:6: warning: intervals is not known and is not used. Did you mean interval_s? [key-unknown]",
                "edition.toml:12: warning: alow is not known and is not used. Did you mean allow? [key-unknown]",
                "edition.toml:11: warning: legs.start_time is not known and is not used. [key-unknown]"});
}

TEST_CASE("a value of the wrong type or out of range is told with its line") {
    EditionFolder folder;
    folder.toml(toml_with("cars = \"many\"\ninterval_s = 0\ndefault_average_kmh = \"45\"\ndriving_side = \"centre\"\n"
                          "languages = [\"it\", \"fr\"]\ntotal_from_leg_start = 1\n"));
    const auto messages = folder.messages();
    const auto expect = [&](const char* text) { CHECK_MESSAGE(any_contains(messages, text), text); };
    expect("edition.toml:5: error: cars is text, not a whole number.");
    expect("edition.toml:6: error: interval_s 0 is not within 1 and 3600.");
    expect("edition.toml:7: error: default_average_kmh is text, not a number.");
    expect("edition.toml:8: error: driving_side \"centre\" is not known. Write \"right\" or \"left\".");
    expect("edition.toml:9: error: languages holds \"fr\": there are no phrases for that language. Use de, en or it, "
           "or add a folder of phrases.");
    expect("edition.toml:10: error: total_from_leg_start is a whole number, not true or false.");
    CHECK(messages.size() == 6);
}

TEST_CASE("missing keys are all told, and another schema is refused") {
    EditionFolder folder;
    folder.toml("version = \"1\"\n");
    const auto messages = folder.messages();
    for (const auto* key : {"schema", "name", "time_zone", "cars", "legs"}) {
        CHECK_MESSAGE(any_contains(messages, "edition.toml: error: " + std::string(key) + " is missing"), key);
    }
    folder.toml("schema = 2\n");
    CHECK(any_contains(folder.messages(), "edition.toml:1: error: schema 2 is not within 1 and 1."));
}

TEST_CASE("bad TOML is told with its line beside the waypoint list's errors") {
    EditionFolder folder;
    folder.toml("schema = 1\nname = Coppa\n").waypoints("leg,seq,kind,name\n1,1,START,A\n1,2,WHAT,B\n");
    const auto messages = folder.messages();
    CHECK(any_contains(messages, "edition.toml:2: error: "));
    CHECK(any_contains(messages, "waypoints.csv:3: error: \"B\": kind \"WHAT\" is not known."));
    CHECK(messages.size() == 2);
    folder.toml(toml_with("cars = 1\n[[legs]]\nnumber = 2\ndate = 2024-02-30\n"));
    CHECK(any_contains(folder.messages(), "edition.toml:8: error: "));
    folder.toml("schema = 1\n[[legs]]\nfirst_car = 13:20\n");
    CHECK(any_contains(folder.messages(), "13:20:00"));
}

TEST_CASE("dates and times in quotation marks are refused with the way to write them") {
    EditionFolder folder;
    folder.toml("schema = 1\nname = \"C\"\nversion = \"1\"\ntime_zone = \"Europe/Rome\"\ncars = "
                "1\n[[legs]]\nnumber = 1\n"
                "date = \"2024-06-11\"\nfirst_car = \"13:20\"\n");
    CHECK(folder.messages() == Texts{"edition.toml:8: error: legs.date is text, not a date. Write a date such as "
                                     "2024-06-11, without quotation marks. [wrong-type]",
                                     "edition.toml:9: error: legs.first_car is text, not a time of day. Write a time such "
                                     "as 13:20:00, without quotation marks. [wrong-type]"});
}

TEST_CASE("legs are sorted by number, and a number twice is an error, a date before the former leg's a warning") {
    EditionFolder folder;
    const std::string two = "[[legs]]\nnumber = 2\ndate = 2024-06-10\nfirst_car = 08:00:00\n";
    folder.toml(toml_with("cars = 1\n" + two))
        .waypoints("leg,seq,kind,name\n1,1,START,A\n1,2,FINISH,B\n2,1,START,A\n2,2,FINISH,B\n");
    const auto edition = folder.read();
    CHECK(edition.legs.at(0).number == 1);
    CHECK(edition.legs.at(1).number == 2);
    CHECK(folder.codes() == Texts{"dates-fall"});
    folder.toml(toml_with("cars = 1\n", leg_1)).waypoints(EditionFolder::good_waypoints);
    CHECK(folder.codes() == Texts{"leg-twice"});
}

TEST_CASE("cars stand in one row or in groups, not both, and overlapping groups are told") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 10\n", "[[groups]]\nname = \"A\"\ncars = 5\n"));
    CHECK(folder.codes() == Texts{"cars-twice"});
    folder.toml(toml_with("", "[[groups]]\nname = \"A\"\ncars = 31\n[[groups]]\nname = \"B\"\ncars = 5\nafter_min = 30\n"));
    CHECK(folder.codes() == Texts{"groups-overlap"});
    folder.toml(toml_with("", "[[groups]]\nname = \"A\"\ncars = 31\n[[groups]]\nname = \"B\"\ncars = 5\nafter_min = 31\n"));
    CHECK(folder.codes().empty());
}

TEST_CASE("legs on days that go back are bad input") {
    EditionFolder folder;
    folder.toml(toml_with("", "[[legs]]\nnumber = 2\ndate = 2024-06-10\nfirst_car = 09:00:00\n"));
    Diagnostics found;
    static_cast<void>(read_edition(folder.path(), folder.languages, found));
    const auto fall = std::ranges::find_if(found.all(), [](const auto& told) { return told.code == "dates-fall"; });
    REQUIRE(fall != found.all().end());
    CHECK(fall->severity == Severity::bad_input);
    CHECK(fall->message.find("leg 2 on a day before leg 1") != std::string::npos);
}

TEST_CASE("elevation is a list of paths, and lengths in 3-D need one") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 1\n"));
    CHECK_FALSE(folder.read().lengths_3d);
    CHECK(folder.read().elevation.empty());
    folder.toml(toml_with("cars = 1\nelevation = [\"dtm\"]\nlengths = \"2d\"\n"));
    CHECK(folder.messages() == Texts{});
    CHECK_FALSE(folder.read().lengths_3d);
    folder.toml(toml_with("cars = 1\nelevation = \"dtm\"\n"));
    CHECK(folder.messages() == Texts{"edition.toml:6: error: elevation is text, not a list. "
                                     "Write a list of files and folders such as [\"srtm\", \"povo.tif\"]. [wrong-type]"});
    folder.toml(toml_with("cars = 1\nelevation = [1, \"\"]\nlengths = \"4d\"\n"));
    CHECK(folder.codes() == Texts{"wrong-type", "wrong-type", "lengths"});
    folder.toml(toml_with("cars = 1\nlengths = \"3d\"\n"));
    CHECK(folder.messages() == Texts{"edition.toml:6: error: lengths is \"3d\", but no elevation model is given. "
                                     "Write elevation = [\"FOLDER\"], or leave lengths out. [lengths-flat]"});
}

TEST_CASE("an approval has a number, and may tell by whom and when") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 9\n", "[approval]\nnumber = \"RM/AS186/2024\"\nby = \"ACI Sport\"\ndate = 2024-05-20\n"));
    const auto edition = folder.read();
    CHECK_FALSE(folder.found.has_errors());
    REQUIRE(edition.approval);
    CHECK(edition.approval->number == "RM/AS186/2024");
    CHECK(edition.approval->by == "ACI Sport");
    CHECK(edition.approval->date == 2024y / 5 / 20);
    folder.toml(toml_with("cars = 9\n", "[approval]\nby = \"ACI Sport\"\n"));
    CHECK(any_contains(folder.messages(), "edition.toml:10: error: approval.number is missing"));
    folder.toml(toml_with("cars = 9\n", "[approval]\nnumber = \"\"\n"));
    CHECK(any_contains(folder.messages(), "[approval-number]"));
}

TEST_CASE("a row's time zone holds from there to its leg's end, a leg's from its start, the edition's elsewhere") {
    EditionFolder folder;
    folder.toml(toml_with("cars = 9\n", "[[legs]]\nnumber = 2\ndate = 2024-06-12\nfirst_car = 09:00:00\ntime_zone = "
                                        "\"Europe/Paris\"\n"));
    folder.waypoints("leg,seq,kind,name,lat,lon,average_kmh,time_zone\n"
                     "1,1,START,A,46,11,,\n"
                     "1,2,CO,B,46,11.1,40,Europe/Vienna\n"
                     "1,3,FINISH,C,46,11.2,40,\n"
                     "2,1,START,D,46,11,,\n"
                     "2,2,FINISH,E,46,11.2,40,\n");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    Texts zones;
    for (const WaypointIndex i : edition.waypoints.indices()) {
        zones.push_back(clocks_at(edition, i));
    }
    CHECK(zones == Texts{"Europe/Rome", "Europe/Vienna", "Europe/Vienna", "Europe/Paris", "Europe/Paris"});
    CHECK(clocks_on(edition, edition.legs.front()) == Texts{"Europe/Rome", "Europe/Vienna"});
    CHECK(clocks_at_start(edition, edition.legs.back()) == "Europe/Paris");
}
