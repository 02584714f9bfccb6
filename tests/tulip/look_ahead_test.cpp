// SPDX-License-Identifier: BSL-1.0
#include "tulip/drawn_tulip.hpp"

#include <doctest/doctest.h>

/// The faster a crew comes, the more of the road its drawing shows.

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

/// The crew turns right at X; side roads leave 35 and 55 m before it.
AsciiMap two_mouths_before(const std::string& tags) {
    return AsciiMap{5_m, geo::Latitude::degrees(46), R"(
                        N
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        X-----------------------E
                        |
                        |
                        |
                        |
                        |
                        |
        P---------------u
                        |
                        |
                        |
                        v---------------Q
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        |
                        S
    )"}
        .way("NXuvS", tags)
        .way("XE", "highway=tertiary")
        .way("uP", "highway=tertiary")
        .way("vQ", "highway=tertiary");
}

std::size_t roads_seen(const std::string& tags) {
    const auto picture = tulip_at(DrawnLeg{two_mouths_before(tags), "SE"}, 'X');
    CHECK(ink_outside(picture) == "");
    return TulipParts{picture}.roads.size();
}

} // namespace

TEST_CASE("a drawing shows more of a fast road than of a slow one") {
    // The road itself, its way on and the exit are always seen.
    CHECK(roads_seen("highway=secondary,maxspeed=30") == 3);
    CHECK(roads_seen("highway=secondary,maxspeed=70") == 4);
    CHECK(roads_seen("highway=secondary,maxspeed=90") == 5);
}

TEST_CASE("where the map tells no limit the road's class does") {
    CHECK(roads_seen("highway=residential") == 3);
    CHECK(roads_seen("highway=secondary") == 5);
}

TEST_CASE("a fast road that comes out of a hairpin is a slow one") {
    const auto map = AsciiMap{5_m, geo::Latitude::degrees(46), R"(
                        N
                        |
                        |
                        |
                        |
                        |
                        |
                        X-----------------------E
                        |
                        |
                        |
                        |
        P---------------u
                        c     S
                        d     |
                        e     |
                          f g
    )"}
                         .way("NXucdefgS", "highway=secondary,maxspeed=90")
                         .way("XE", "highway=tertiary")
                         .way("uP", "highway=tertiary");
    const TulipParts bend{tulip_at(DrawnLeg{map, "SE"}, 'X')};
    const TulipParts straight{tulip_at(DrawnLeg{two_mouths_before("highway=secondary,maxspeed=90"), "SE"}, 'X')};
    // The way on north of the junction has 35 m in both maps.
    const auto way_on = [](const TulipParts& parts) {
        double longest = 0;
        for (const auto& road : parts.roads) {
            longest = std::max(longest, (road.line.front().y - road.line.back().y).count());
        }
        return longest;
    };
    CHECK(way_on(bend) > way_on(straight) * 1.3);
}
