// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "routing/vehicle_profile.hpp"
#include "support/driven_route.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using routing::VehicleProfile;
using test::content_of;
using test::TemporaryFolder;

namespace {

const std::string shipped = content_of(ROUTE_SOURCE_DIR "/styles/profiles/historic-car.toml");

/// What is said of the shipped profile with one text replaced.
std::string complaint(const std::string& text, const std::string& replacement) {
    const TemporaryFolder folder;
    auto content = shipped;
    const auto at = content.find(text);
    REQUIRE(at != std::string::npos);
    content.replace(at, text.size(), replacement);
    folder.file("profiles/historic-car.toml", content);
    try {
        static_cast<void>(VehicleProfile::load(folder.path(), "historic-car"));
    } catch (const InputError& error) {
        CHECK(error.where().file == (folder.path() / "profiles/historic-car.toml").string());
        return std::to_string(error.where().line) + ": " + error.what();
    }
    return "";
}

} // namespace

TEST_CASE("the shipped profile keeps to paved public roads without toll") {
    const auto car = test::historic_car();
    CHECK(car.name == "historic-car");
    CHECK_FALSE(car.allow_motorway);
    CHECK_FALSE(car.allow_toll);
    CHECK_FALSE(car.allow_unpaved);
    CHECK_FALSE(car.allow_ferry);
    CHECK(car.snap_radius == 50_m);
    CHECK(car.fastest().count() == 70);
}

TEST_CASE("a profile that is not there is told by name") {
    CHECK_THROWS_WITH_AS(static_cast<void>(VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "tank")),
                         "there is no vehicle profile \"tank\"", InputError);
}

TEST_CASE("a bad value is told with its line and range") {
    CHECK(complaint("primary = 60", "primary = 600") == "11: speed_kmh.primary 600 is not within 0 and 130");
    CHECK(complaint("primary = 60", "primary = \"fast\"") == "11: speed_kmh.primary is not a number");
    CHECK(complaint("toll = false", "toll = 1") == "44: allow.toll is neither true nor false");
    CHECK(complaint("signals = 8.0", "") == "0: cost_s.signals is missing");
    CHECK(complaint("signals = 8.0", "signals = nan").ends_with("cost_s.signals nan is not within 0 and 3600"));
}

TEST_CASE("a key that no profile has is refused: it would be a mistyped one") {
    CHECK(complaint("signals = 8.0", "signals = 8.0\nsignal = 9.0").ends_with("cost_s.signal is not known"));
    CHECK(complaint("[cost_s]", "[costs]\n[cost_s]").ends_with("costs is not known"));
}

TEST_CASE("a profile that is no TOML is told with its line") {
    CHECK(complaint("name = \"historic-car\"", "name = ").starts_with("4: "));
}
