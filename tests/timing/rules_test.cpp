// SPDX-License-Identifier: BSL-1.0
#include "timing/rules.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path styles = std::filesystem::path(ROUTE_SOURCE_DIR) / "styles";

/// A folder of styles with one rule set "own": aci with one text replaced.
class OwnRules {
public:
    OwnRules(const std::string& text, const std::string& by) {
        std::string name = (std::filesystem::temp_directory_path() / "rules-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        m_folder = name;
        std::filesystem::create_directory(m_folder / "rules");
        auto content = read_whole_file(styles / "rules" / "aci.toml");
        const auto place = content.find(text);
        REQUIRE(place != std::string::npos);
        write_whole_file(m_folder / "rules" / "own.toml", content.replace(place, text.size(), by));
    }
    OwnRules(const OwnRules&) = delete;
    OwnRules& operator=(const OwnRules&) = delete;
    ~OwnRules() { std::filesystem::remove_all(m_folder); }
    [[nodiscard]] RuleSet load() const { return RuleSet::load(m_folder, "own"); }

private:
    std::filesystem::path m_folder;
};

} // namespace

TEST_CASE("the rule set aci holds the published limits") {
    const auto rules = RuleSet::load(styles, "aci");
    CHECK(rules.name == "aci");
    CHECK(rules.speed.open == KmPerHour{50});
    CHECK(rules.speed.closed == KmPerHour{80});
    CHECK_FALSE(rules.speed.strict);
    CHECK(rules.speed.trial_above_is_error);
    CHECK(rules.controls.opens_before == 15min);
    CHECK(rules.controls.closes_after == 30min);
    CHECK(rules.spacing.timed == Metres{3200});
    CHECK(rules.spacing.stamp == Metres{500});
    CHECK(rules.declared.part == 0.001);
    CHECK(rules.declared.most == Metres{50});
}

TEST_CASE("asi asks to stay below 40 km/h, trials too") {
    const auto rules = RuleSet::load(styles, "asi");
    CHECK(rules.speed.open == KmPerHour{40});
    CHECK(rules.speed.strict);
    CHECK(rules.speed.trial_above_is_error);
    CHECK_FALSE(rules.speed.closed);
}

TEST_CASE("msuk has limits for motorways and for narrow roads by day, and asks for rest") {
    const auto rules = RuleSet::load(styles, "msuk");
    CHECK(rules.speed.dual == KmPerHour{96.56});
    CHECK(rules.speed.narrow == KmPerHour{32.19});
    CHECK(rules.speed.narrow_width == Metres{4});
    CHECK(rules.speed.narrow_hours.hold(7h));
    CHECK_FALSE(rules.speed.narrow_hours.hold(22h));
    CHECK(rules.rest.longest_drive == Metres{322'000});
    CHECK(rules.controls.max_lateness == 30min);
    CHECK(rules.controls.lateness == Lateness::carried);
    CHECK(rules.trials.pm_scored_from == ScoredFrom::preceding_check);
    CHECK(rules.spacing.stamp_counts_trials);
}

TEST_CASE("a rule set tells which papers its federation asks for, by names that a build knows") {
    CHECK(RuleSet::load(styles, "msuk").papers == std::vector<std::string>{"time-cards", "check-sheets", "stops", "roads"});
    CHECK(RuleSet::load(styles, "fiva").papers.empty());
    const std::string own = "papers = [\"itinerary\", \"time-cards\", \"timekeepers\"]";
    CHECK(OwnRules(own, "papers = [\"safety\"]").load().papers == std::vector<std::string>{"safety"});
    CHECK_THROWS_AS(static_cast<void>(OwnRules(own, "papers = \"safety\"").load()), InputError);
    CHECK_THROWS_AS(static_cast<void>(OwnRules(own, "papers = [\"safety\", \"safety\"]").load()), InputError);
    try {
        static_cast<void>(OwnRules(own, "papers = [\"safety\", \"timecard\"]").load());
        CHECK(false);
    } catch (const InputError& error) {
        CHECK(std::string(error.what()).find("papers holds \"timecard\", which is none of: roadbook, itinerary") !=
              std::string::npos);
        CHECK(error.where().line == 20);
    }
}

TEST_CASE("hours of the day may run over midnight") {
    const DayHours night{22h, 7h};
    CHECK(night.hold(23h));
    CHECK(night.hold(0h));
    CHECK_FALSE(night.hold(7h));
    CHECK_FALSE(night.hold(12h));
}

TEST_CASE("every rule set that is shipped loads, and tells a source for each of its rules") {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(styles / "rules")) {
        const auto name = entry.path().stem().string();
        names.push_back(name);
        for (const auto& rule : RuleSet::load(styles, name).told) {
            CHECK_MESSAGE(!rule.source.empty(), name, ": ", rule.key);
        }
    }
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{"aci", "asi", "dmsb", "ffsa", "fia-regularity", "fiva", "msuk"});
}

TEST_CASE("a rule set that is not there is refused with those that are") {
    CHECK_THROWS_WITH_AS(static_cast<void>(RuleSet::load(styles, "fia")), "there is no rule set \"fia\"", InputError);
    CHECK_THROWS_AS(static_cast<void>(RuleSet::load(styles, "../profiles/historic-car")), InputError);
    CHECK_THROWS_AS(static_cast<void>(RuleSet::load(styles, "")), InputError);
    try {
        static_cast<void>(RuleSet::load(styles, "fia"));
    } catch (const InputError& error) {
        CHECK(error.hint().starts_with("Choose one of: aci, asi, dmsb, ffsa, fia-regularity, fiva, msuk;"));
    }
}

TEST_CASE("a rule that is unknown, no number or without reason is refused with its line") {
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "max_average_kmh = \"fast\"").load()),
                         "max_average_kmh is not a number", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "max_average_kmh = 0").load()),
                         "max_average_kmh 0 is not within 1 and 200", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("open_before_min = 15", "open_before_min = 12.5").load()),
                         "open_before_min 12.5 is no whole number", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("trial_above_cap = \"error\"", "trial_above_cap = \"never\"").load()),
                         "trial_above_cap is none of: warning, error", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("schema = 1", "schema = 1\nmax_averge_kmh = 4").load()),
                         "max_averge_kmh is not known", InputError);
    // A source without its rule would hide a misspelt key.
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "").load()),
                         "sources.max_average_kmh is not known", InputError);
    CHECK_THROWS_AS(static_cast<void>(OwnRules("schema = 1", "schema 1").load()), InputError);
    try {
        static_cast<void>(OwnRules("open_before_min = 15", "open_before_min = -1").load());
        CHECK(false);
    } catch (const InputError& error) {
        CHECK(error.where().line == 10);
    }
}

TEST_CASE("an event's own rules lie in its folder, may begin with a federation's, and keep what they do not tell") {
    const test::TemporaryFolder folder;
    write_whole_file(folder.path() / "event.toml", "schema = 1\nbased_on = \"aci\"\nmax_average_kmh = 45\n"
                                                   "max_lateness_min = 30\n[sources]\nmax_lateness_min = \"art. 12\"\n");
    const auto rules = RuleSet::load(styles, "event.toml", folder.path());
    CHECK(rules.name == "event.toml");
    CHECK(rules.based_on == "aci");
    CHECK(rules.speed.open == KmPerHour{45});
    CHECK(rules.speed.closed == KmPerHour{80});
    CHECK(rules.controls.max_lateness == 30min);
    REQUIRE(rules.find("max_average_kmh") != nullptr);
    CHECK(std::get<double>(rules.find("max_average_kmh")->value) == 45);
    CHECK(rules.find("max_average_kmh")->source.empty()); // no longer that of the federation
    CHECK(rules.find("max_lateness_min")->source == "art. 12");
    CHECK(rules.find("cap_closed_kmh")->source.starts_with("Codice della Strada"));
    CHECK(rules.find("cap_dual_kmh") == nullptr);
}

TEST_CASE("an own rule file without a base has the documented defaults, so that it survives an upgrade") {
    const test::TemporaryFolder folder;
    write_whole_file(folder.path() / "event.toml", "schema = 1\n");
    const auto rules = RuleSet::load(styles, "event.toml", folder.path());
    CHECK(rules.speed.open == KmPerHour{50});
    CHECK(rules.controls.opens_before == 15min);
    CHECK(rules.told.empty());
}

TEST_CASE("an own rule file that is not there, lies elsewhere, or begins with an unknown set is refused with the way out") {
    const test::TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(static_cast<void>(RuleSet::load(styles, "event.toml", folder.path())),
                         "there is no rule file \"event.toml\"", InputError);
    CHECK_THROWS_AS(static_cast<void>(RuleSet::load(styles, "../event.toml", folder.path())), InputError);
    write_whole_file(folder.path() / "event.toml", "schema = 1\n\nbased_on = \"csai\"\n");
    try {
        static_cast<void>(RuleSet::load(styles, "event.toml", folder.path()));
        CHECK(false);
    } catch (const InputError& error) {
        CHECK(std::string(error.what()) == "there is no rule set \"csai\"");
        CHECK(error.where().line == 3);
    }
}
