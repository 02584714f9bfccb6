// SPDX-License-Identifier: BSL-1.0
#include "exchange/pomc_csv.hpp"
#include "exchange/small_publication.hpp"
#include "timing/local_time.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sstream>

using namespace route;
using exchange::NamedTable;
using test::SmallPublication;

namespace {

constexpr LegIndex leg{0};

/// The small leg has an average trial at km 3: 2 km at 45 km/h with a secret line in its middle.
//
//   3.000            4.000            5.000
//   line 1 ---------- line 2 ---------- line 3
//   45 km/h           secret            end
struct Trial : SmallPublication {
    Trial() {
        auto& placed = timed().itinerary.legs[leg].controls;
        for (const ControlIndex i : placed.indices()) {
            if (placed[i].kind != edition::Kind::pm || placed[i].line != 1) continue;
            placed[i].code = "PM 1";
            m_first = i;
        }
        start(std::chrono::ceil<std::chrono::minutes>(due_at_start()));
    }
    /// When the car whose times are the leg's own is due at the first line: timing makes it a whole minute where the trial asks for one.
    [[nodiscard]] timing::Instant due_at_start() { return timed().legs[leg].standard[m_first]; }
    void start(timing::Instant due) { timed().legs[leg].standard[m_first] = due; }
    edition::TrialLine& line(int number) {
        for (auto& told : edition().trials) {
            if (told.line == number && told.seq == edition().trials.front().seq) return told;
        }
        throw std::logic_error("no such line");
    }
    /// When the first car comes to the first line: seconds since the leg's midnight, down to the minute.
    [[nodiscard]] long long minute() {
        const auto facts = publication().leg(leg);
        for (const ControlIndex i : facts.leg().controls.indices()) {
            if (facts.leg().controls[i].code != "PM 1") continue;
            const auto due = facts.times().due(facts.times().cars.front(), i);
            const auto local = timing::local_time(due, timed().time_zone);
            const auto days = std::chrono::sys_days{local.date} - std::chrono::sys_days{facts.edition_leg().date};
            return std::chrono::floor<std::chrono::minutes>(local.time_of_day + days).count() * 60LL;
        }
        return -1;
    }

private:
    ControlIndex m_first;
};

std::vector<std::string> lines_of(const std::string& table) {
    std::istringstream text{table};
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("a row for each line of an average trial, with quoted texts, places of timed lines only and no leading zeros") {
    Trial trial;
    const auto tables = exchange::pomc_csv(trial.publication(), leg);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].name == "pomc-pm-1.csv");
    const auto lines = lines_of(tables[0].content);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == R"("No","Instruction","Type","Distance","A_Speed","B_Speed","C_Speed","D_Speed","Limit",)"
                      R"("AddTime_A","AddTime_B","AddTime_C","AddTime_D","Lat","Long")");
    CHECK(lines[1] == R"(1,"START of REGULARITY: PM 1 Passo","a",0,45,0,0,0,0,0,0,0,0,0,0)");
    CHECK(lines[2].starts_with(R"(2,"Control: PM 1 line 2, secret","v",1,45,0,0,0,0,0,0,0,0,46.0)"));
    CHECK(lines[3].starts_with(R"(3,"Control: PM 1 line 3. END of REGULARITY","v",2,45,0,)"));
}

TEST_CASE("control points count the seconds since midnight of the first car of each group, from the minute of its start") {
    Trial trial;
    const auto tables = exchange::pomc_csv(trial.publication(), leg);
    REQUIRE(tables.size() == 2);
    CHECK(tables[1].name == "pomc-pm-1-controls.csv");
    const auto lines = lines_of(tables[1].content);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "No,Lat,Long,Dist,A_Time,B_Time,C_Time,D_Time");
    REQUIRE(trial.minute() > 23 * 3600);
    CHECK(lines[1].ends_with(fmt::format(",1,{},0,0,0", trial.minute() + 80))); // 1 km at 45 km/h
    CHECK(lines[2].ends_with(fmt::format(",2,{},0,0,0", trial.minute() + 160)));
}

TEST_CASE("distances are kilometres to a hundredth, without a zero before the point") {
    Trial trial;
    trial.line(2).at = Metres{254.6};
    const auto tables = exchange::pomc_csv(trial.publication(), leg);
    CHECK(lines_of(tables[0].content).at(2).find(R"("v",.25,45,)") != std::string::npos);
    CHECK(lines_of(tables[1].content).at(1).find(fmt::format(",.25,{},", trial.minute() + 20)) != std::string::npos);
}

TEST_CASE("the first four classes are A to D, five make a second pair, and each keeps its own average") {
    Trial trial;
    for (int i = 0; i < 5; ++i) {
        trial.line(1).averages["class" + std::to_string(i)] = KmPerHour{40.0 + i};
    }
    trial.line(1).average.reset();
    const auto tables = exchange::pomc_csv(trial.publication(), leg);
    REQUIRE(tables.size() == 4);
    CHECK(
        lines_of(tables[0].content).at(1) ==
        R"-(1,"START of REGULARITY: PM 1 Passo (A class0, B class1, C class2, D class3)","a",0,40,41,42,43,0,0,0,0,0,0,0)-");
    CHECK(tables[2].name == "pomc-pm-1-second.csv");
    CHECK(tables[3].name == "pomc-pm-1-second-controls.csv");
    CHECK(lines_of(tables[2].content).at(1).find(R"-((A class4)","a",0,44,0,0,0,)-") != std::string::npos);
}

TEST_CASE("a class's times are those of its own first car, and a class in which nobody starts has none") {
    Trial trial;
    auto& edition = trial.edition();
    trial.line(1).averages = {{"high", KmPerHour{45}}, {"low", KmPerHour{36}}, {"old", KmPerHour{30}}};
    auto& cars = trial.timed().legs[leg].cars;
    REQUIRE(cars.size() > 3);
    for (std::size_t i = 0; i < cars.size(); ++i) {
        edition::Entry entry;
        entry.average_class = i < 3 ? "High" : "low";
        cars[i].average_class = edition::class_key(entry.average_class);
        cars[i].entry = edition.entries.end_index();
        edition.entries.push_back(entry);
    }
    const auto lines = lines_of(exchange::pomc_csv(trial.publication(), leg).at(1).content);
    const auto later = (cars[3].after - cars[0].after).count();
    CHECK(lines.at(1).ends_with(fmt::format(",1,{},{},0,0", trial.minute() + 80, trial.minute() + later + 100)));
}

TEST_CASE("control points count from the second in which the first car is due at the first line, as the timing made it") {
    Trial trial;
    const auto minute = trial.minute();
    trial.start(trial.due_at_start() + std::chrono::seconds{44}); // rolling
    const auto lines = lines_of(exchange::pomc_csv(trial.publication(), leg).at(1).content);
    CHECK(lines.at(1).ends_with(fmt::format(",1,{},0,0,0", minute + 44 + 80)));
}

TEST_CASE("a leg without average trials has no such tables") {
    SmallPublication small;
    small.edition().trials.clear();
    CHECK(exchange::pomc_csv(small.publication(), leg).empty());
}
