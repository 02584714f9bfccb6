// SPDX-License-Identifier: BSL-1.0
#include "timing/rules.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"

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
    CHECK(rules.max_average == KmPerHour{50});
    CHECK(rules.max_trial_average == KmPerHour{50});
    CHECK(rules.opens_before == 15min);
    CHECK(rules.closes_after == 30min);
    CHECK(rules.min_timed_spacing == Metres{3200});
    CHECK(rules.min_stamp_spacing == Metres{500});
    CHECK(rules.declared_tolerance == 0.001);
    CHECK(rules.declared_tolerance_most == Metres{50});
}

TEST_CASE("every rule set that is shipped loads, and asi allows 40 km/h") {
    for (const auto& entry : std::filesystem::directory_iterator(styles / "rules")) {
        CHECK_NOTHROW(static_cast<void>(RuleSet::load(styles, entry.path().stem().string())));
    }
    CHECK(RuleSet::load(styles, "asi").max_average == KmPerHour{40});
}

TEST_CASE("a rule set that is not there is refused with those that are") {
    CHECK_THROWS_WITH_AS(static_cast<void>(RuleSet::load(styles, "fia")), "there is no rule set \"fia\"", InputError);
    CHECK_THROWS_AS(static_cast<void>(RuleSet::load(styles, "../profiles/historic-car")), InputError);
    CHECK_THROWS_AS(static_cast<void>(RuleSet::load(styles, "")), InputError);
    try {
        static_cast<void>(RuleSet::load(styles, "fia"));
    } catch (const InputError& error) {
        CHECK(error.hint() == "Choose one of: aci, asi.");
    }
}

TEST_CASE("a rule that is missing, unknown, no number or without reason is refused with its line") {
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "").load()), "max_average_kmh is missing",
                         InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "max_average_kmh = \"fast\"").load()),
                         "max_average_kmh is not a number", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("max_average_kmh = 50", "max_average_kmh = 0").load()),
                         "max_average_kmh 0 is not within 1 and 200", InputError);
    CHECK_THROWS_WITH_AS(static_cast<void>(OwnRules("schema = 1", "schema = 1\nmax_averge_kmh = 4").load()),
                         "max_averge_kmh is not known", InputError);
    CHECK_THROWS_AS(static_cast<void>(OwnRules("schema = 1", "schema 1").load()), InputError);
    try {
        static_cast<void>(OwnRules("open_before_min = 15", "open_before_min = -1").load());
    } catch (const InputError& error) {
        CHECK(error.where().line == 12);
    }
}
