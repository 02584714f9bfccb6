// SPDX-License-Identifier: BSL-1.0
#include "pipeline/drawn_build.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;

namespace {

/// How many minutes a driver of a historic car needs over the leg.
long driving(const AsciiMap& map, const std::string& keys = "") {
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'C', "target_min=60");
    if (!keys.empty()) edition.key(keys);
    Diagnostics found;
    const auto plan = pipeline::planned(edition.write(), edition.network_file(), test::workshop(), found);
    REQUIRE(plan);
    return plan->timed.legs.front().sectors.front().driving.count();
}

/// 9.9 km, the two halves as they say.
AsciiMap road(const std::string& first, const std::string& second) {
    return AsciiMap{495_m, Latitude::degrees(46), R"(
        A---------B---------C
    )"}
        .way("AB", first)
        .way("BC", second);
}

} // namespace

TEST_CASE("driving takes as long as limits and the car's own pace on such roads allow") {
    CHECK(driving(road("highway=secondary", "highway=secondary")) == 11);             // 9.9 km at 55 km/h: 10.8
    CHECK(driving(road("highway=secondary,maxspeed=30", "highway=secondary")) == 16); // 9.9 + 5.4
    CHECK(driving(road("highway=secondary,maxspeed=90", "highway=secondary")) == 11); // the car's own pace
    CHECK(driving(road("highway=residential", "highway=secondary")) == 16);
}

TEST_CASE("bends slow a driver down, a long straight between them does not") {
    // 7 km with six right angles, 30 m each at 18 km/h.
    const auto stairs = AsciiMap{500_m, Latitude::degrees(46), R"(
        A-a
          |
          b-c
            |
            d-e
              |
              f-C
    )"}
                            .way("AabcdefC", "highway=secondary");
    CHECK(driving(stairs) == 9);
    const auto straight = AsciiMap{500_m, Latitude::degrees(46), R"(
        A-------------C
    )"}
                              .way("AC", "highway=secondary");
    CHECK(driving(straight) == 8);
    // 840 m with thirteen corners: twice as long as straight on.
    const auto hairpins = AsciiMap{30_m, Latitude::degrees(46), R"(
        A-a c-d g-h k-l
          | | | | | | |
          b-e f-i j-m C
    )"}
                              .way("AabecdfighjmklC", "highway=secondary");
    CHECK(driving(hairpins) == 2);
}

TEST_CASE("signals on the way cost their time") {
    const auto town = [](const char* signals) {
        AsciiMap map{300_m, Latitude::degrees(46), R"(
        A-s-t-u-v-w-C
    )"};
        map.way("AstuvwC", "highway=secondary");
        for (const char* node = signals; *node != '\0'; ++node) {
            map.node(*node, "highway=traffic_signals");
        }
        return map;
    };
    CHECK(driving(town("")) == 4);      // 3.6 km: 3.93 min
    CHECK(driving(town("stuvw")) == 5); // and 40 s
}
