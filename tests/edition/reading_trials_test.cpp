// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::edition;
using route::test::any_contains;
using route::test::EditionFolder;
using route::test::Texts;

namespace {

/// An edition with PC at seq 5 and PM at seq 7 and the given rows of trials.csv.
EditionFolder& with_trials(EditionFolder& folder, std::string_view rows) {
    return folder.waypoints("leg,seq,kind,name\n1,1,START,A\n1,5,PC,Kartodromo\n1,7,PM,Passo\n1,8,CO,B\n1,9,FINISH,C\n")
        .trials("leg,seq,line,at_m,time_s,average_kmh,secret\n" + std::string(rows));
}

constexpr std::string_view good_pc = "1,5,1,0,,,\n1,5,2,170.5,24.50,,\n1,5,3,380,30.25,,\n";
constexpr std::string_view good_pm = "1,7,1,0,,45,\n1,7,2,2100,,,yes\n1,7,3,4000,,36,\n1,7,4,6000,,,\n";

} // namespace

TEST_CASE("the lines of linked trials and the speeds of average trials are read") {
    EditionFolder folder;
    with_trials(folder, std::string(good_pm) + std::string(good_pc));
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    const auto pc = lines_of(edition, edition.waypoints.at(1));
    REQUIRE(pc.size() == 3);
    CHECK(pc[1].line == 2);
    CHECK(pc[1].at == Metres{170.5});
    CHECK(pc[1].time->count() == 2450);
    CHECK_FALSE(pc[0].time);
    CHECK(pc[1].where.line == 7);
    const auto pm = lines_of(edition, edition.waypoints.at(2));
    REQUIRE(pm.size() == 4);
    CHECK(pm[0].average == KmPerHour{45});
    CHECK(pm[1].secret);
    CHECK_FALSE(pm[1].average);
    CHECK(lines_of(edition, edition.waypoints.at(3)).empty());
}

TEST_CASE("a PC or PM without lines is told at its waypoint") {
    EditionFolder folder;
    with_trials(folder, good_pc);
    CHECK(folder.messages() == Texts{"waypoints.csv:4: error: \"Passo\": the PM has no lines in trials.csv. "
                                     "Write its lines there as leg 1 seq 7. [trial-missing]"});
    folder.without("trials.csv");
    CHECK(folder.codes() == Texts{"trial-missing", "trial-missing"});
}

TEST_CASE("lines of no trial are told once for each place") {
    EditionFolder folder;
    with_trials(folder, std::string(good_pc) + std::string(good_pm) + "1,8,1,0,,,\n1,8,2,10,5,,\n1,77,1,0,,,\n");
    CHECK(folder.messages() == Texts{"trials.csv:9: error: \"B\": leg 1 seq 8 is a CO, not a PC or PM. leg "
                                     "and seq are those of the trial's PC or "
                                     "PM in the waypoint list. [trial-without-waypoint]",
                                     "trials.csv:11: error: no waypoint has leg 1 seq 77. leg and seq are "
                                     "those of the trial's PC or PM in the "
                                     "waypoint list. [trial-without-waypoint]"});
}

TEST_CASE("the lines of a trial are numbered from 1 without gaps, lie apart, and begin at 0") {
    EditionFolder folder;
    const auto codes = [&](std::string_view pc) {
        with_trials(folder, std::string(pc) + std::string(good_pm));
        return folder.codes();
    };
    CHECK(codes("1,5,1,0,,,\n1,5,3,100,9,,\n") == Texts{"line-number"});
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,9,,\n1,5,2,200,9,,\n") == Texts{"line-number"});
    CHECK(codes("1,5,2,0,,,\n1,5,3,100,9,,\n") == Texts{"line-number"});
    CHECK(codes("1,5,1,10,,,\n1,5,2,100,9,,\n") == Texts{"first-line-not-0"});
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,9,,\n1,5,3,100,9,,\n") == Texts{"at-not-increasing"});
    CHECK(codes("1,5,1,0,,,\n") == Texts{"trial-one-line"});
}

TEST_CASE("a PC needs times at all lines but the first") {
    EditionFolder folder;
    const auto codes = [&](std::string_view pc) {
        with_trials(folder, std::string(pc) + std::string(good_pm));
        return folder.codes();
    };
    CHECK(codes("1,5,1,0,0,,\n1,5,2,100,9,,\n").empty());
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,,,\n") == Texts{"time-missing"});
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,0,,\n") == Texts{"time-missing"});
    CHECK(codes("1,5,1,0,9,,\n1,5,2,100,,,\n") == Texts{"time-at-first-line", "time-missing"});
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,9.005,,\n") == Texts{"time-too-fine"});
    CHECK(codes("1,5,1,0,,,\n1,5,2,100,9,40,\n") == Texts{"average-unused"});
}

TEST_CASE("a PM needs an average from its first line on") {
    EditionFolder folder;
    const auto codes = [&](std::string_view pm) {
        with_trials(folder, std::string(good_pc) + std::string(pm));
        return folder.codes();
    };
    CHECK(codes("1,7,1,0,,,\n1,7,2,100,,45,\n") == Texts{"average-missing", "average-unused"});
    CHECK(codes("1,7,1,0,,45,\n1,7,2,100,9,,\n") == Texts{"time-unused"});
}

TEST_CASE("a bad cell of a trial is told alone, without what follows from it") {
    EditionFolder folder;
    with_trials(folder, "1,5,1,zero,,,\n1,5,2,170,24.50,,\n" + std::string(good_pm));
    CHECK(folder.messages() == Texts{"trials.csv:2: error: at_m \"zero\" is not a number. Write metres from the first line "
                                     "such as 170.50. [not-a-number]"});
}

TEST_CASE("hundredths survive the way through binary fractions") {
    EditionFolder folder;
    with_trials(folder, "1,5,1,0,,,\n1,5,2,170,1.15,,\n1,5,3,270,\"0,29\",,\n1,5,4,370,35999.99,,\n" + std::string(good_pm));
    const auto edition = folder.read();
    CHECK(folder.found.all().empty());
    CHECK(edition.trials.at(1).time->count() == 115);
    CHECK(edition.trials.at(2).time->count() == 29);
    CHECK(edition.trials.at(3).time->count() == 3599999);
}

TEST_CASE("an average trial has speeds for each class, tells how it is given and how cars start") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n1,1,START,A\n1,7,PM,Passo\n1,9,FINISH,C\n");
    folder.trials("leg;seq;line;at_m;average_kmh_high;average_kmh_low;given_as;starts\n"
                  "1;7;1;0;49,9;45;Table;next minute\n1;7;2;2000;;42;;\n1;7;3;6000;;;;\n");
    const auto edition = folder.read();
    CHECK(folder.messages() == Texts{});
    const auto lines = lines_of(edition, edition.waypoints.at(1));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].averages.at("high") == KmPerHour{49.9});
    CHECK(lines[0].averages.at("low") == KmPerHour{45});
    CHECK(lines[1].averages.size() == 1);
    CHECK(lines[0].given_as == GivenAs::table);
    CHECK(lines[0].starts == TrialStart::next_minute);
    CHECK(average_classes(edition.trials) == Texts{"high", "low"});
}

TEST_CASE("a class without an average, unknown words, and classes that cross are told") {
    EditionFolder folder;
    folder.waypoints("leg,seq,kind,name\n1,1,START,A\n1,7,PM,Passo\n1,9,FINISH,C\n");
    const std::string head = "leg,seq,line,at_m,average_kmh_high,average_kmh_low,given_as,starts\n";
    folder.trials(head + "1,7,1,0,50,,,\n1,7,2,6000,,,,\n");
    CHECK(folder.messages() == Texts{"trials.csv:2: error: \"Passo\": the first line has no average for class low. Write "
                                     "average_kmh_low, or average_kmh for all classes that have none of their own. "
                                     "[average-missing]"});
    folder.trials(head + "1,7,1,0,50,45,tables,at once\n1,7,2,6000,,,,\n");
    CHECK(folder.messages() == Texts{"trials.csv:2: error: given_as \"tables\" is not known. Write one of averages, table, "
                                     "landmarks, stones. [word-unknown]",
                                     "trials.csv:2: error: starts \"at once\" is not known. Write one of scheduled, "
                                     "next-minute, self, rolling. [word-unknown]"});
    folder.trials(head + "1,7,1,0,50,45,,\n1,7,2,3000,40,44,stones,\n1,7,3,6000,,,,\n");
    CHECK(folder.codes() == Texts{"classes-cross", "average-unused"});
    folder.trials(head + "1,7,1,0,50,x,,\n1,7,2,6000,,,,\n");
    CHECK(folder.codes() == Texts{"not-a-number"});
}
