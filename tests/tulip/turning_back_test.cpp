// SPDX-License-Identifier: BSL-1.0
#include "support/lay_by.hpp"
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <doctest/doctest.h>

/// The route leaves a junction by the very road on which it came: on the spot, or round something.

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A lay-by on the left, seen from S.
AsciiMap lay_by_left() {
    return AsciiMap{5_m, latitude, R"(
            N
            |
            |
            |
        .---p
        |   |
        |   |
        |   |
        |   |
        |   |
        r---q
            |
            |
            |
            |
            S
    )"}
        .way("SqpN", "highway=secondary")
        .way("qr", "highway=service")
        .way("rp", "highway=service");
}

/// How far the route's own stroke, the one that ends at the arrow, reaches to one hand of the ball.
Millimetres reach_of_route(const TulipParts& parts, double hand) {
    Millimetres most;
    for (const auto& p : parts.road_to_the_arrow().line) {
        most = std::max(most, (p.x - parts.ball().x) * hand);
    }
    return most;
}

/// The route from where it first passes a letter to where it does so for the last time, as one junction.
junction::JunctionView from_first_pass_to_last(const DrawnLeg& leg, char letter) {
    const auto first = leg.nodes().find(letter);
    const auto last = leg.nodes().rfind(letter);
    return leg.view().junction({first, last, false, first, last});
}

} // namespace

TEST_CASE("round a lay-by and back: the loop is drawn as it is driven, and the arrow comes back beside the ball") {
    for (const double hand : {1.0, -1.0}) {
        const auto map = hand > 0 ? lay_by(5_m) : lay_by_left();
        CAPTURE(hand);
        // In at the near mouth, and at the far one.
        for (const std::string route : {"SrpqS", "SprqS"}) {
            CAPTURE(route);
            const DrawnLeg leg{map, route};
            CAPTURE(leg.nodes());
            const auto picture = tulip::tulip(from_first_pass_to_last(leg, 'q'), {});
            const TulipParts parts{picture};
            REQUIRE(parts.arrows.size() == 1);
            CHECK(reach_of_route(parts, hand) > 3_mm);
            CHECK(parts.tip().x < parts.ball().x - 3_mm); // where the oncoming traffic drives
            CHECK(parts.tip().y > parts.size.height / 2); // downwards
            CHECK(distance_mm(parts.tip(), parts.ball()) < 12);
            CHECK(ink_outside(picture) == "");
            CHECK(overlaps(picture) == "");
        }
    }
}

TEST_CASE("turned round on the spot, there is no loop") {
    const DrawnLeg leg{lay_by(5_m), std::vector<Stop>{{'S'}, {'q', std::nullopt, true}, {'S'}}};
    const TulipParts parts{tulip::tulip(from_first_pass_to_last(leg, 'q'), {})};
    REQUIRE(parts.arrows.size() == 1);
    CHECK(reach_of_route(parts, 1.0) < 0.5_mm);
    CHECK(parts.tip().x < parts.ball().x - 3_mm);
}
