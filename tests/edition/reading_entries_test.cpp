// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using namespace route::edition;
using route::test::any_contains;
using route::test::EditionFolder;
using route::test::Texts;

namespace {

const std::string header = "number,crew,country,car,year,class,group,average_class,phone,role,offset_min\n";

constexpr std::string_view two_groups = R"(schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
[[groups]]
name = "Tribute"
cars = 2
[[groups]]
name = "Vintage"
cars = 2
after_min = 30
[[legs]]
number = 1
date = 2024-06-11
first_car = 13:20:00
)";

std::vector<std::string> doors_of(const Edition& edition) {
    std::vector<std::string> doors;
    for (const auto& entry : edition.entries) {
        doors.push_back(entry.doors);
    }
    return doors;
}

} // namespace

TEST_CASE("entries are read with all that they tell, and sorted by number") {
    EditionFolder folder;
    folder.file("entries.csv", header + "27,Vesco – Salvinelli,I,\"O.M. 665 SMM\",1929,3,,,+39 333 1,,\n"
                                        "007,Bond – Moneypenny,GB,Aston Martin DB2,1950,5,,,,,\n");
    const auto edition = folder.read();
    CHECK(doors_of(edition) == Texts{"007", "27"});
    const auto& first = edition.entries[EntryIndex{0}];
    CHECK(first.number == 7);
    CHECK(first.crew == "Bond – Moneypenny");
    CHECK(first.country == "GB");
    const auto& second = edition.entries[EntryIndex{1}];
    CHECK(second.car == "O.M. 665 SMM");
    CHECK(second.year == 1929);
    CHECK(second.vehicle_class == "3");
    CHECK(second.phone == "+39 333 1");
    CHECK(second.where.line == 2);
    CHECK(edition.groups.front().cars == 2);
    CHECK(folder.messages() == Texts{"entries.csv: note: 2 crews start, edition.toml says 10 cars: the list counts. "
                                     "[entries-differ]"});
}

TEST_CASE("reserves do not count among the cars, nor do the organiser's, which come last") {
    EditionFolder folder;
    folder.file("entries.csv", header + "0,Staff,,,,,,,,lead,30\n1,A – B,,,,,,,,,\n2,C – D,,,,,,,,reserve,\n"
                                        ",Scopa,,,,,,,,sweep,15\n3,E – F,,,,,,,,crew,\n");
    const auto edition = folder.read();
    CHECK(doors_of(edition) == Texts{"1", "2", "3", "0", ""});
    CHECK(edition.groups.front().cars == 2);
    CHECK(edition.entries[EntryIndex{1}].role == CarRole::reserve);
    CHECK(edition.entries[EntryIndex{3}].role == CarRole::lead);
    CHECK(edition.entries[EntryIndex{3}].offset == std::chrono::minutes{30});
}

TEST_CASE("all that is wrong with entries is told at once, each with its line and way out") {
    EditionFolder folder;
    folder.file("entries.csv", header + "1,A – B,,,,,,,,,\n"
                                        "1,C – D,,,,,,,,,\n"
                                        ",E – F,,,,,,,,,\n"
                                        "4,,,,,,,,,,\n"
                                        "5,G – H,,,1850,,,,,,\n"
                                        "6,I – J,,,,,,,,captain,\n"
                                        "7,K – L,,,,,,,,sweep,\n"
                                        "x8,M – N,,,,,,,,,\n"
                                        "9,O – P,,,,,Tribute,,,,5\n");
    CAPTURE(fmt::format("{}", fmt::join(folder.messages(), "\n")));
    CHECK(
        folder.messages() ==
        Texts{
            "entries.csv:4: error: \"E – F\": number is empty. Write the start number, such as 27. [cell-empty]",
            "entries.csv:5: error: car 4 has no crew. Write who drives, such as \"Rossi – Bianchi\". [cell-empty]",
            "entries.csv:6: error: \"G – H\": year 1850 is not within 1880 and 2100. Write the year in which the car was "
            "built, such as 1934. [out-of-range]",
            "entries.csv:7: error: \"I – J\": role \"captain\" is not known. Write one of crew, reserve, lead, relay, "
            "sweep, "
            "or leave it empty for a crew. [role-unknown]",
            "entries.csv:8: error: \"K – L\": nobody tells when the sweep car drives. Write minutes such as 30: before the "
            "first car, or behind it or the last one. [offset-missing]",
            "entries.csv:9: error: \"M – N\": number \"x8\" is not a number. Write the start number, such as 27. "
            "[not-a-number]",
            "entries.csv:10: warning: \"O – P\": offset_min 5 is not used: the car competes. Its place in the order gives "
            "its time; offset_min is for lead, relay and sweep cars. [offset-unused]",
            "entries.csv:3: error: \"C – D\": number 1 is that of \"A – B\" in line 2 too. Give one of them another number. "
            "[entry-number-twice]",
            "entries.csv:10: error: \"O – P\": group \"Tribute\" is not in edition.toml. Write [[groups]] there with its "
            "name, cars and after_min, or leave the column out. [entry-group]"});
}

TEST_CASE("where the edition has groups each crew is in one of them, and the list tells how many") {
    EditionFolder folder;
    folder.toml(two_groups)
        .file("entries.csv", header + "5,A – B,,,,,Vintage,,,,\n1,C – D,,,,,Tribute,,,,\n"
                                      "2,E – F,,,,,Vintage,,,,\n9,G – H,,,,,Vintage,,,,\n");
    const auto edition = folder.read();
    CHECK(doors_of(edition) == Texts{"1", "2", "5", "9"});
    CHECK(edition.groups[0].cars == 1);
    CHECK(edition.groups[1].cars == 3);
    folder.file("entries.csv", header + "5,A – B,,,,,,,,,\n1,C – D,,,,,Vintge,,,,\n");
    CHECK(any_contains(folder.messages(),
                       "entries.csv:2: error: \"A – B\": is in no group. Write one of the edition's groups: "
                       "Tribute, Vintage. [entry-group]"));
    CHECK(any_contains(folder.messages(),
                       "group \"Vintge\" is not in edition.toml. Write one of its groups: Tribute, Vintage."));
}

TEST_CASE("a list of which no crew starts is no list") {
    EditionFolder folder;
    folder.file("entries.csv", header + ",Scopa,,,,,,,,sweep,15\n");
    CHECK(folder.codes() == Texts{"entries-empty"});
}

TEST_CASE("a crew's class of averages is one that trials.csv has, however it is written") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n1,1,START,A\n1,5,PM,Passo\n1,9,FINISH,C\n");
    const auto entries = [&](const std::string& average_class) {
        folder.file("entries.csv", header + "1,A – B,,,,,," + average_class + ",,,\n");
    };
    folder.trials("leg,seq,line,at_m,average_kmh_High,average_kmh_low\n1,5,1,0,50,45\n1,5,2,4000,,\n");
    entries("HIGH");
    CHECK(folder.codes() == Texts{"entries-differ"});
    entries("medium");
    CHECK(any_contains(folder.messages(),
                       "average_class \"medium\" has no column average_kmh_medium in trials.csv. Write one of "
                       "its classes: high, low."));
    entries("");
    CHECK(any_contains(folder.messages(), "has no average_class, and an average trial has no average_kmh for all"));
    folder.trials("leg,seq,line,at_m,average_kmh,average_kmh_high\n1,5,1,0,45,50\n1,5,2,4000,,\n");
    CHECK(folder.codes() == Texts{"entries-differ"});
    // A change for one class alone leaves the others theirs.
    folder.trials("leg,seq,line,at_m,average_kmh,average_kmh_high\n1,5,1,0,45,50\n1,5,2,2000,,48\n1,5,3,4000,,\n");
    CHECK(folder.codes() == Texts{"entries-differ"});
}

TEST_CASE("a class of averages that no trial has is told once") {
    EditionFolder folder;
    folder.file("entries.csv", header + "1,A – B,,,,,,high,,,\n2,C – D,,,,,,low,,,\n");
    CHECK(any_contains(folder.messages(),
                       "entries.csv:2: warning: \"A – B\": average_class \"high\" has no effect: trials.csv "
                       "has no averages by class."));
    CHECK(folder.codes() == Texts{"entry-average-class", "entries-differ"});
}

TEST_CASE("a group may drive legs of its own, at times and with halts of its own") {
    EditionFolder folder;
    folder.toml(std::string(two_groups) + "[[legs]]\nnumber = 2\ndate = 2024-06-11\nfirst_car = 13:20:00\n");
    folder.waypoints(
        "leg,seq,kind,name,stop_min\n1,1,START,A,\n1,2,LUNCH,B,60\n1,3,FINISH,C,\n2,1,START,A,\n2,2,FINISH,C,\n");
    CHECK(folder.codes() == Texts{});
    const auto with_group = [&](const std::string& keys) {
        auto toml = std::string(two_groups);
        toml.insert(toml.find("[[groups]]\nname = \"Vintage\""), keys);
        folder.toml(toml + "[[legs]]\nnumber = 2\ndate = 2024-06-10\nfirst_car = 13:20:00\n");
    };
    with_group("legs = [1]\nstarts = [{leg = 1, after_min = 5}]\nhalts = [{leg = 1, seq = 2, stop_min = 45}]\n");
    const auto edition = folder.read();
    const auto& group = edition.groups.front();
    CHECK(drives(group, 1));
    CHECK_FALSE(drives(group, 2));
    CHECK(start_after(group, 1) == std::chrono::minutes{5});
    REQUIRE(group.halts.size() == 1);
    CHECK(group.halts[0].stop == std::chrono::minutes{45});
    with_group("legs = [1, 7]\nhalts = [{leg = 1, seq = 3, stop_min = 45}]\n");
    CHECK(any_contains(folder.messages(), "edition.toml:5: error: \"Tribute\": the group names leg 7, which there is not"));
    CHECK(any_contains(folder.messages(), "\"Tribute\": leg 1 seq 3 is no halt of the waypoint list"));
}

TEST_CASE("a leg that no group drives is told") {
    EditionFolder folder;
    folder.toml(R"(schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
groups = [{name = "A", cars = 3, legs = [1]}]
[[legs]]
number = 1
date = 2024-06-11
first_car = 13:20:00
[[legs]]
number = 2
date = 2024-06-12
first_car = 13:20:00
)");
    folder.waypoints("leg,seq,kind,name\n1,1,START,A\n1,3,FINISH,C\n2,1,START,A\n2,2,FINISH,C\n");
    CHECK(folder.codes() == Texts{"leg-without-cars"});
}

TEST_CASE("heads and roles may be in the organiser's language") {
    EditionFolder folder;
    folder.languages.entry_words.add_column("number", "Numero, N. gara");
    folder.languages.entry_words.add_column("crew", "Equipaggio");
    folder.languages.entry_words.add_column("role", "Ruolo");
    folder.languages.entry_words.add_column("offset_min", "Minuti");
    folder.languages.entry_words.add_kind("sweep", "Scopa, Vettura scopa");
    folder.file("entries.csv", "N. gara;Equipaggio;Ruolo;Minuti\n12;Rossi – Bianchi;;\n;Verdi;vettura scopa;20\n");
    const auto edition = folder.read();
    REQUIRE(edition.entries.size() == 2);
    CHECK(edition.entries[EntryIndex{0}].number == 12);
    CHECK(edition.entries[EntryIndex{1}].role == CarRole::sweep);
}

TEST_CASE("a leg may have a ceremonial start before its own") {
    EditionFolder folder;
    folder.toml(std::string(EditionFolder::good_toml) + "ceremony = {place = \"Viale Venezia\", first_car = 12:30:00}\n");
    const auto edition = folder.read();
    CHECK(folder.codes() == Texts{});
    REQUIRE(edition.legs[LegIndex{0}].ceremony);
    CHECK(edition.legs[LegIndex{0}].ceremony->place == "Viale Venezia");
    CHECK(edition.legs[LegIndex{0}].ceremony->first_car == std::chrono::minutes{750});
    folder.toml(std::string(EditionFolder::good_toml) + "ceremony = {place = \"Viale Venezia\"}\n");
    CHECK(any_contains(folder.messages(), "Write when the first car drives over the ramp: 13:00:00."));
}
