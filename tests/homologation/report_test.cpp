// SPDX-License-Identifier: BSL-1.0
#include "homologation/report.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::homologation;
using namespace std::chrono_literals;

namespace {

const std::string styles = ROUTE_SOURCE_DIR "/styles";

Diagnostic stamp_near(const std::string& message = "412 m from CO 3; 500 m are asked for", int line = 7) {
    return {Severity::warning, "stamp-near", {"waypoints.csv", line}, "Clusone", message, "Move it."};
}
Diagnostic wrong_way() {
    return {Severity::infeasible, "crew-wrong-way", {}, "leg 1, 12.30 km, box 37", "the crew leaves the route", ""};
}

Diagnostics found_of(const std::vector<Diagnostic>& all) {
    Diagnostics found;
    for (const auto& told : all) {
        found.add(told);
    }
    return found;
}

edition::Waiver waiver_of(const std::string& rule, const std::string& mark) {
    return {{"waivers.toml", 4}, rule, mark, "a yard of its own", "The clerk", 2026y / 5 / 20};
}

Verdict verdict_of(const Report& report, std::string_view id) {
    for (const auto& rule : report.rules()) {
        if (rule.facts->id == id) return report.verdict(rule);
    }
    FAIL("no such rule");
    return Verdict::held;
}

} // namespace

TEST_CASE("an edition of which nothing is found may be sent") {
    const Report report{check_set(styles).rules, found_of({}), {}, true};
    CHECK_FALSE(report.stops());
    CHECK(report.count(Verdict::held) == report.rules().size());
}

TEST_CASE("a warning wants a look, a must that is broken stops the edition, and a note stops nothing") {
    auto note = stamp_near("");
    note.severity = Severity::note;
    CHECK(verdict_of({check_set(styles).rules, found_of({note}), {}, true}, "stamp-spacing") == Verdict::noted);
    const Report warned{check_set(styles).rules, found_of({stamp_near()}), {}, true};
    CHECK(verdict_of(warned, "stamp-spacing") == Verdict::to_look_at);
    CHECK_FALSE(warned.stops());
    const Report astray{check_set(styles).rules, found_of({stamp_near(), wrong_way()}), {}, true};
    CHECK(verdict_of(astray, "blind-crew") == Verdict::broken);
    CHECK(astray.stops());
    // What a warning tells of a rule that must hold breaks it: cars pass while the road is closed.
    const Report closed{check_set(styles).rules,
                        found_of({{Severity::warning, "map-hours", {}, "leg 1, 3.00 km", "in force while cars pass", ""}}),
                        {},
                        true};
    CHECK(verdict_of(closed, "road-open") == Verdict::broken);
    CHECK(closed.stops());
}

TEST_CASE("the same finding told twice is one, and findings go by the rules' order") {
    const Report report{check_set(styles).rules, found_of({wrong_way(), stamp_near(), wrong_way()}), {}, true};
    REQUIRE(report.findings().size() == 2);
    CHECK(report.findings()[0].rule->facts->id == "stamp-spacing");
    CHECK(report.findings()[1].rule->facts->id == "blind-crew");
}

TEST_CASE("what speaks of no edition is no finding") {
    const Report report{
        check_set(styles).rules, found_of({{Severity::note, "objects-doubled", {}, "", "3 objects", ""}}), {}, true};
    CHECK(report.findings().empty());
}

TEST_CASE("a waiver accepts a finding by its facts: a row that is moved is the same, other metres are not") {
    const Report before{check_set(styles).rules, found_of({stamp_near(), wrong_way()}), {}, true};
    const auto stamp = before.findings()[0].mark.short_text();
    const auto crew = before.findings()[1].mark.short_text();
    const std::vector<edition::Waiver> waivers{waiver_of("stamp-spacing", stamp), waiver_of("blind-crew", crew)};
    const Report moved{check_set(styles).rules,
                       found_of({stamp_near("412 m from CO 3; 500 m are asked for", 12), wrong_way()}), waivers, true};
    CHECK(verdict_of(moved, "stamp-spacing") == Verdict::accepted);
    CHECK(verdict_of(moved, "blind-crew") == Verdict::accepted);
    CHECK_FALSE(moved.stops());
    CHECK(moved.lapsed().empty());
    const Report changed{check_set(styles).rules,
                         found_of({stamp_near("380 m from CO 3; 500 m are asked for"), wrong_way()}), waivers, true};
    CHECK(verdict_of(changed, "stamp-spacing") == Verdict::to_look_at);
    REQUIRE(changed.lapsed().size() == 1);
    CHECK(changed.lapsed()[0].finding == stamp);
    REQUIRE(verdict_of(changed, "waivers") == Verdict::to_look_at);
    CHECK(changed.findings().back().told.where.line == 4);
}

TEST_CASE("a waiver of another rule accepts nothing, and one of a rule that there is not is a fault") {
    const Report before{check_set(styles).rules, found_of({stamp_near()}), {}, true};
    const auto mark = before.findings()[0].mark.short_text();
    const Report other{check_set(styles).rules, found_of({stamp_near()}), {waiver_of("control-spacing", mark)}, true};
    CHECK(verdict_of(other, "stamp-spacing") == Verdict::to_look_at);
    const Report unknown{check_set(styles).rules, found_of({stamp_near()}), {waiver_of("stamp-spacng", mark)}, true};
    CHECK(verdict_of(unknown, "waivers") == Verdict::broken);
    CHECK(unknown.stops());
}

TEST_CASE("an edition that could not be planned is not to be sent, and no waiver lapses by that") {
    const Report report{check_set(styles).rules, found_of({}), {waiver_of("stamp-spacing", "01234567")}, false};
    CHECK(report.stops());
    CHECK(report.findings().empty());
}
