// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::Feature;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A crossroads with a place to put a sign 10 m and 30 m west of it.
AsciiMap crossroads() {
    return AsciiMap{10_m, latitude, R"(
                     B
                     |
                     |
                     |
                     |
                     |
        A---------r-sX---------C
                     |
                     |
                     |
                     |
                     |
                     D
    )"}
        .way("ArsXC", "highway=tertiary")
        .way("BXD", "highway=secondary");
}

long count(const junction::JunctionView& view, Feature feature) {
    return std::ranges::count(view.features, feature, &junction::PlacedFeature::feature);
}

} // namespace

TEST_CASE("lights at the crossing stand in its middle") {
    const auto view = DrawnLeg{crossroads().node('X', "highway=traffic_signals"), "AC"}.junction('X');
    REQUIRE(view.features.size() == 1);
    CHECK(view.features.front().feature == Feature::signals);
    CHECK(view.features.front().at.norm() == within(0.5_m, 0_m));
}

TEST_CASE("a stop sign on the road of arrival is seen where it stands") {
    const auto view = DrawnLeg{crossroads().node('s', "highway=stop"), "AC"}.junction('X');
    REQUIRE(view.features.size() == 1);
    CHECK(view.features.front().feature == Feature::stop);
    CHECK(view.features.front().at.east == within(0.5_m, -10_m));
}

TEST_CASE("a stop or give-way sign behind the junction is for those who come the other way") {
    const auto with_stop = crossroads().node('s', "highway=stop");
    CHECK(DrawnLeg{with_stop, "CA"}.junction('X').features.empty());
    CHECK(DrawnLeg{with_stop, "BA"}.junction('X').features.empty());
    const auto with_give_way = crossroads().node('s', "highway=give_way");
    CHECK(count(DrawnLeg{with_give_way, "AC"}.junction('X'), Feature::give_way) == 1);
    CHECK(DrawnLeg{with_give_way, "CA"}.junction('X').features.empty());
}

TEST_CASE("a sign with a direction only binds those who drive that way along the road as it is drawn") {
    const auto ours = crossroads().node('s', "highway=stop,direction=forward");
    CHECK(count(DrawnLeg{ours, "AC"}.junction('X'), Feature::stop) == 1);
    const auto theirs = crossroads().node('s', "highway=stop,direction=backward");
    CHECK(DrawnLeg{theirs, "AC"}.junction('X').features.empty());
    const auto against = AsciiMap{10_m, latitude, R"(
                     B
                     |
                     |
        A---------r-sX---------C
    )"}
                             .way("CXsrA", "highway=tertiary")
                             .way("BX", "highway=secondary")
                             .node('s', "highway=stop,direction=backward");
    CHECK(count(DrawnLeg{against, "AC"}.junction('X'), Feature::stop) == 1);
}

TEST_CASE("a sign on another road than the crew's is not seen") {
    const auto map = AsciiMap{10_m, latitude, R"(
                     B
                     |
                     |
                     s
        A------------X---------C
    )"}
                         .way("AXC", "highway=tertiary")
                         .way("BsX", "highway=residential")
                         .node('s', "highway=stop");
    CHECK(DrawnLeg{map, "AC"}.junction('X').features.empty());
}

TEST_CASE("level crossings, barriers, fords and toll booths in sight of the junction are placed on the road") {
    auto map = crossroads();
    map.node('r', "railway=level_crossing").node('s', "barrier=gate,access=yes");
    const auto view = DrawnLeg{map, "AC"}.junction('X');
    CHECK(count(view, Feature::level_crossing) == 1);
    CHECK(count(view, Feature::barrier) == 1);
    CHECK(view.features.front().at.east == within(0.5_m, -30_m));
    CHECK(count(DrawnLeg{crossroads().node('r', "ford=yes"), "AC"}.junction('X'), Feature::ford) == 1);
    CHECK(count(DrawnLeg{crossroads().node('r', "barrier=toll_booth"), "AC"}.junction('X'), Feature::toll) == 1);
}

TEST_CASE("what stands further off than one can see is no part of the view") {
    const auto map = AsciiMap{10_m, latitude, R"(
                             B
                             |
                             |
        A--------r-----------X---------C
    )"}
                         .way("ArXC", "highway=tertiary")
                         .way("BX", "highway=secondary")
                         .node('r', "railway=level_crossing");
    CHECK(DrawnLeg{map, "AC"}.junction('X').features.empty());
}
