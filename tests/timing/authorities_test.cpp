// SPDX-License-Identifier: BSL-1.0
#include "timing/authorities.hpp"

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>

using namespace route;
using namespace route::timing;
using namespace std::chrono_literals;
using network::RoadClass;

namespace {

const std::filesystem::path styles = std::filesystem::path(ROUTE_SOURCE_DIR) / "styles";

const CountryRoads& italy() {
    static const auto authorities = Authorities::load(styles);
    return authorities.country("IT", "");
}

/// What is said of a file of a country.
std::string complaint(const std::string& toml, const std::string& other = "") {
    const test::TemporaryFolder folder;
    folder.file("authorities/xx.toml", "schema = 1\n" + toml);
    if (!other.empty()) folder.file("authorities/yy.toml", "schema = 1\n" + other);
    try {
        static_cast<void>(Authorities::load(folder.path()));
    } catch (const InputError& error) {
        return std::string(error.what());
    }
    return "";
}

} // namespace

TEST_CASE("Italy's roads are called after their owners, those without a number are presumed by their class") {
    const auto owner = [](const std::string& number, RoadClass road_class = RoadClass::secondary) {
        return italy().owner_of(number, road_class);
    };
    CHECK(owner("SS 47").owner == RoadOwner::state);
    CHECK(owner("SS47").owner == RoadOwner::state);
    CHECK(owner("NSA 12").owner == RoadOwner::state);
    CHECK(owner("SR 11").owner == RoadOwner::region);
    CHECK(owner("SP 204").owner == RoadOwner::province);
    CHECK(owner("SC 3").owner == RoadOwner::municipality);
    CHECK(owner("A22").owner == RoadOwner::motorway);
    CHECK_FALSE(owner("SP 204").presumed);
    CHECK(owner("SPX").owner == RoadOwner::unknown);
    CHECK(owner("SP").owner == RoadOwner::unknown);
    CHECK(owner("D 17").owner == RoadOwner::unknown);
    CHECK(owner("", RoadClass::residential).owner == RoadOwner::municipality);
    CHECK(owner("", RoadClass::residential).presumed);
    CHECK(owner("", RoadClass::primary).owner == RoadOwner::unknown);
    CHECK(owner("X 1", RoadClass::residential).owner == RoadOwner::unknown); // its number tells another owner, unknown here
}

TEST_CASE("in Italy the region authorises for itself and the state, in Trento and Bolzano the province") {
    CHECK(italy().authority_for(RoadOwner::state, "IT-34") == Rank::region);
    CHECK(italy().authority_for(RoadOwner::region, "IT-34") == Rank::region);
    CHECK(italy().authority_for(RoadOwner::state, "IT-32") == Rank::province);
    CHECK(italy().authority_for(RoadOwner::province, "IT-34") == Rank::province);
    CHECK(italy().authority_for(RoadOwner::municipality, "IT-32") == Rank::municipality);
    CHECK(italy().authority_for(RoadOwner::motorway, "IT-34") == std::nullopt);
    CHECK(italy().authority_for(RoadOwner::unknown, "IT-34") == std::nullopt);
}

TEST_CASE("a country is known by its code, else by the time zone, else not at all") {
    const auto authorities = Authorities::load(styles);
    CHECK(authorities.country("IT", "Europe/Paris").code == "IT");
    CHECK(authorities.country("", "Europe/Rome").code == "IT");
    CHECK(authorities.country("AD", "Europe/Rome").level_of(Rank::municipality) == 7);
    const auto& unknown = authorities.country("ZZ", "Europe/Rome");
    CHECK(unknown.code.empty());
    CHECK(unknown.level_of(Rank::municipality) == 8);
    CHECK(unknown.level_of(Rank::province) == 6);
    CHECK(unknown.level_of(Rank::region) == 4);
    CHECK(unknown.owner_of("SS 47", RoadClass::residential).owner == RoadOwner::unknown);
    CHECK(authorities.country("", "Mars/Olympus").code.empty());
    CHECK(Authorities::load("/no/such/folder").country("IT", "").code.empty());
}

TEST_CASE("deadlines are counted from the first leg, over the ends of years") {
    REQUIRE(italy().deadlines);
    const auto calendar = calendar_of(*italy().deadlines, 2025y / 1 / 20);
    REQUIRE(calendar.size() == 4);
    CHECK(calendar[0].kind == DeadlineKind::ministry);
    CHECK(calendar[0].day == 2024y / 11 / 21);
    CHECK(calendar[1].kind == DeadlineKind::others);
    CHECK(calendar[1].day == 2024y / 12 / 21);
    CHECK(calendar[2].kind == DeadlineKind::ministry_list);
    CHECK(calendar[2].day == 2024y / 12 / 31);
    CHECK(calendar[3].kind == DeadlineKind::municipality);
    CHECK(calendar[3].day == 2025y / 1 / 5);
    CHECK(calendar_of(*italy().deadlines, 2024y / 3 / 15).back().day == 2024y / 2 / 29);
}

TEST_CASE("a file of a country that is wrong is refused with what is wrong") {
    CHECK(complaint("country = \"XX\"\n").empty());
    CHECK(complaint("").find("country") != std::string::npos);
    CHECK(complaint("country = \"XX\"\n[level]\nmunicipality = 9\n").find("municipality") != std::string::npos);
    CHECK(complaint("country = \"XX\"\n[class]\nstate = \"primary lane\"\n").find("there is no class of roads \"lane\"") !=
          std::string::npos);
    CHECK(complaint("country = \"XX\"\n[authority]\nstate = \"king\"\n").find("authority.state") != std::string::npos);
    CHECK(complaint("country = \"XX\"\n[number]\nking = \"K\"\n").find("king") != std::string::npos);
    CHECK(complaint("country = \"XX\"\n[deadline]\nmunicipality_days = -3\nothers_days = 3\n").find("municipality_days") !=
          std::string::npos);
    CHECK(complaint("country = \"XX\"\n", "country = \"XX\"\n").find("country XX is told by another file too") !=
          std::string::npos);
}
