// SPDX-License-Identifier: BSL-1.0
#include "pipeline/drawn_build.hpp"

#include "base/whole_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <memory>

using namespace route;
using namespace std::chrono_literals;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;

namespace {

/// 9.9 km: the first half as `first` says, the other a secondary road.
AsciiMap road(const std::string& first) {
    return AsciiMap{495_m, Latitude::degrees(46), R"(
        A-P-------B---------C
    )"}
        .way("APB", first)
        .way("BC", "highway=secondary");
}

struct Outcome {
    std::string codes;
    std::string messages;
    std::chrono::minutes least{0};
};

/// Planned from `first_car` on under a rule set, in `target` minutes.
Outcome planned(const DrawnEdition& edition, const std::string& own_rules = "") {
    if (!own_rules.empty()) {
        static_cast<void>(edition.write());
        write_whole_file(edition.folder() / "event.toml", "schema = 1\n" + own_rules);
    }
    Diagnostics found;
    const auto plan = pipeline::planned(edition.write(), edition.network_file(), test::workshop(), found);
    Outcome outcome;
    for (const auto& diagnostic : found.all()) {
        if (diagnostic.code == "driving-side-untold") continue;
        outcome.codes += (outcome.codes.empty() ? "" : " ") + diagnostic.code.text();
        outcome.messages += to_text(diagnostic) + "\n";
    }
    if (plan) outcome.least = plan->timed.legs.front().sectors.front().least;
    return outcome;
}

std::unique_ptr<DrawnEdition> edition_of(const AsciiMap& map, const std::string& rules, int target_min,
                                         const std::string& keys = "") {
    auto edition = std::make_unique<DrawnEdition>(map);
    edition->row("START", 'A').row("FINISH", 'C', fmt::format("target_min={}", target_min));
    edition->key(fmt::format("rules = \"{}\"", rules));
    if (!keys.empty()) edition->key(keys);
    return edition;
}

} // namespace

TEST_CASE("a sector's least time is the sum over its roads of length by limit, in whole minutes that break none") {
    // 4.95 km at 96.56 and as much at 48.28 km/h: 3.08 and 6.15 minutes.
    const auto motorway = road("highway=motorway");
    CHECK(planned(*edition_of(motorway, "msuk", 60, "[allow]\nmotorway = true")).least == 10min);
    CHECK(planned(*edition_of(road("highway=primary"), "msuk", 60)).least == 13min); // 12.30
    CHECK(planned(*edition_of(motorway, "aci", 60, "[allow]\nmotorway = true")).least == 12min);
    const auto too_fast = planned(*edition_of(motorway, "msuk", 9, "[allow]\nmotorway = true"));
    CHECK(too_fast.codes == "average-above-limit");
    CHECK(too_fast.messages.find("rule set msuk allows 48.28 km/h on 4.95 km of open road, 96.56 km/h on 4.95 km of divided "
                                 "road. Set target_min to 10 or more.") != std::string::npos);
}

TEST_CASE("a narrow road has its own limit, at the hours of the rule and where the map tells its width") {
    const auto least = [](const std::string& width, const std::string& rules = "msuk") {
        return planned(*edition_of(road("highway=unclassified" + width), rules, 60)).least;
    };
    CHECK(least("") == 13min);
    CHECK(least(",width=4") == 13min);
    CHECK(least(",width=3.5") == 16min); // 9.23 and 6.15
    CHECK(least(",est_width=3 m") == 16min);
    CHECK(least(",width=10'") == 16min);
    CHECK(least(",width=narrow") == 13min);
    CHECK(least(",width=3", "aci") == 12min);
    // The cars start at nine: a rule for the night does not bind them.
    const auto by_night = "based_on = \"msuk\"\nnarrow_from_hour = 22\nnarrow_to_hour = 6\n";
    CHECK(planned(*edition_of(road("highway=unclassified,width=3"), "event.toml", 60), by_night).least == 13min);
}

TEST_CASE("a road that a permit closes to others has its own limit, as long as the permit lasts while cars pass") {
    const auto with_permit = [](const std::string& properties, const std::string& rules, const std::string& keys = "") {
        auto edition = edition_of(road("highway=secondary"), rules, 60, keys);
        edition->permit("AB", R"("name":"Strada chiusa")" + properties);
        return planned(*edition);
    };
    CHECK(with_permit("", "aci").least == 12min);
    CHECK(with_permit(R"(,"closed":true)", "aci").least == 10min); // 3.71 and 5.94
    CHECK(with_permit(R"(,"closed":true,"to":"2024-06-11T09:01")", "aci").least == 12min);
    CHECK(with_permit(R"(,"closed":true,"leg":1)", "aci").least == 10min);
    CHECK(with_permit(R"(,"closed":"perhaps")", "aci").codes.find("not-yes-or-no") != std::string::npos);
    // FIVA raises it by permission only, and that is told.
    const auto without = with_permit(R"(,"closed":true)", "fiva");
    CHECK(without.least == 12min);
    CHECK(without.codes == "speed-permission");
    const auto permitted = with_permit(R"(,"closed":true)", "fiva", "speed_permission = \"ASN, 3 March 2024\"");
    CHECK(permitted.least == 10min);
    CHECK(permitted.codes.empty());
}

TEST_CASE("an event's limit for closed roads that no permit closes is told") {
    const auto told = planned(*edition_of(road("highway=secondary"), "event.toml", 60), "cap_closed_kmh = 80\n");
    CHECK(told.codes == "closed-cap-unused");
    CHECK(told.messages.find("event.toml: warning: cap_closed_kmh is 80, but no permit closes a road to others.") !=
          std::string::npos);
}

TEST_CASE("a trial on a road closed to others may be as fast as that allows") {
    const auto trial = [](const std::string& properties) {
        DrawnEdition edition{road("highway=secondary")};
        edition.row("START", 'A').row("PM", 'P').line("1,0,,60,").line("2,3000,,,").row("FINISH", 'C', "target_min=30");
        edition.key("rules = \"aci\"");
        if (!properties.empty()) edition.permit("AB", R"("name":"Strada chiusa")" + properties);
        return planned(edition).codes;
    };
    CHECK(trial(R"(,"closed":true)").find("trial-fast") == std::string::npos);
    CHECK(trial("").find("trial-fast") != std::string::npos);
    CHECK(trial(R"(,"against_one_way":true)").find("trial-fast") != std::string::npos);
}

TEST_CASE("an average holds until a line tells another, on whatever road it leads over") {
    // Closed to others as far as B; the trial goes on for two kilometres behind it.
    DrawnEdition edition{road("highway=secondary")};
    edition.row("START", 'A').row("PM", 'P').line("1,0,,60,").line("2,3000,,,").line("3,6000,,,");
    edition.row("FINISH", 'C', "target_min=30").key("rules = \"aci\"");
    edition.permit("AB", R"("name":"Strada chiusa","closed":true)");
    const auto told = planned(edition);
    CAPTURE(told.messages);
    CHECK(
        told.messages.find("trials.csv:3: error: \"P\": PM 1 asks for 60.00 km/h; rule set aci allows 50 km/h on 2.04 km of "
                           "open road, 80 km/h on 0.96 km of closed road.") != std::string::npos);
}

TEST_CASE("where a leg has no schedule nobody accuses a trial on a closed road") {
    DrawnEdition edition{road("highway=secondary")};
    edition.row("START", 'A').row("PM", 'P').line("1,0,,60,").line("2,3000,,,").row("FINISH", 'C', "target_min=1");
    edition.key("rules = \"aci\"").permit("AB", R"("name":"Strada chiusa","closed":true)");
    CHECK(planned(edition).codes == "average-above-limit");
}

TEST_CASE("the event's own rules are part of the fingerprint") {
    const auto print = [](const std::string& rules) {
        const auto edition = edition_of(road("highway=secondary"), "event.toml", 60);
        static_cast<void>(edition->write());
        write_whole_file(edition->folder() / "event.toml", "schema = 1\n" + rules);
        Diagnostics found;
        const auto plan = pipeline::planned(edition->folder(), edition->network_file(), test::workshop(), found);
        return plan ? plan->fingerprint.text() : std::string();
    };
    CHECK(print("max_average_kmh = 45\n") != print("max_average_kmh = 46\n"));
    CHECK(print("max_average_kmh = 45\n") == print("max_average_kmh = 45\n"));
}
