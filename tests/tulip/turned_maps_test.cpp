// SPDX-License-Identifier: BSL-1.0
#include "tulip/common_junctions.hpp"
#include "tulip/drawn_tulip.hpp"

#include <cmath>
#include <doctest/doctest.h>

/// A junction looks the same to a crew whichever way it lies on the map.

using namespace route;
using namespace route::test;
using namespace route::literals;

TEST_CASE("the ball is at the bottom, near the middle line, however the map lies") {
    for (const auto& junction : common_junctions()) {
        CAPTURE(junction.name);
        for (int degrees = 0; degrees < 360; degrees += 15) {
            CAPTURE(degrees);
            const DrawnLeg leg{junction.map, junction.route, Lie{TurnAngle::degrees(degrees)}};
            const TulipParts parts{tulip_at(leg, junction.at)};
            CHECK(parts.ball().y > parts.size.height * 0.52 + 5_mm);
            CHECK(std::abs((parts.ball().x - parts.size.width / 2).count()) <= 3);
        }
    }
}

TEST_CASE("a map turned by any angle gives the same picture") {
    for (const auto& junction : common_junctions()) {
        CAPTURE(junction.name);
        tulip::TulipOptions options;
        options.sign_pictograms = {"control-passage"};
        options.danger = 1;
        const auto as_drawn = tulip_at(DrawnLeg{junction.map, junction.route}, junction.at, options);
        for (const double degrees : {7.0, 45.0, 90.0, 133.0, 180.0, 251.0, 300.0}) {
            CAPTURE(degrees);
            const DrawnLeg leg{junction.map, junction.route, Lie{TurnAngle::degrees(degrees)}};
            const auto turned = tulip_at(leg, junction.at, options);
            CHECK(greatest_difference(as_drawn, turned).count() < 0.1);
        }
    }
}
