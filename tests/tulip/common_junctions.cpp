// SPDX-License-Identifier: BSL-1.0
#include "tulip/common_junctions.hpp"
#include "support/drawn_maps.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

AsciiMap crossroads() {
    return AsciiMap{10_m, latitude, R"(
                      B
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
        A------------sX-------------C
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      D
    )"}
        .way("AsXC", "highway=tertiary")
        .way("BXD", "highway=secondary")
        .node('s', "highway=stop")
        .node('X', "highway=traffic_signals");
}

AsciiMap tee() {
    return AsciiMap{10_m, latitude, R"(
                      B
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
        A-------------X
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      |
                      D
    )"}
        .way("AX", "highway=residential")
        .way("BXD", "highway=secondary");
}

AsciiMap narrow_fork() {
    // The tines part at 10°.
    return AsciiMap{10_m, latitude, R"(
                 L R
                  ..
                 . .
                  ..
                  .
                  .
                  .
                  .
                  .
                  .
                  .
                  .
                  X
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
        .way("SX", "highway=tertiary")
        .way("XL", "highway=tertiary")
        .way("XR", "highway=tertiary");
}

AsciiMap five_arms() {
    return AsciiMap{10_m, latitude, R"(
              N        K
              |       .
              |      .
              |     .
              |    .
              |   .
              |  .
              | .
              |.
        W-----X---------E
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
        .way("NXS", "highway=tertiary")
        .way("WXE", "highway=residential")
        .way("XK", "highway=unclassified,surface=gravel");
}

AsciiMap hairpin() {
    return AsciiMap{10_m, latitude, R"(
        A-------------------X--------B
                             h
                    .  .  .
           .  .
        C
    )"}
        .way("AXhC", "highway=secondary")
        .way("XB", "highway=residential");
}

AsciiMap roundabout() {
    return drawn::ring_with_long_arms(5_m, latitude)
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("Wg", "highway=secondary")
        .way("cE", "highway=secondary,oneway=-1")
        .way("eS", "highway=tertiary");
}

AsciiMap divided_road() {
    return AsciiMap{10_m, latitude, R"(
              P Q
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
        A-----u-v-----B
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              | |
              R T
    )"}
        .way("PuR", "highway=primary,oneway=yes")
        .way("TvQ", "highway=primary,oneway=yes")
        .way("AuvB", "highway=residential");
}

AsciiMap island() {
    return AsciiMap{5_m, latitude, R"(
        P---------------------u-----w---------------------Q
                               \   /
                                \ /
                                 v
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 |
                                 B
    )"}
        .way("PuwQ", "highway=secondary")
        .way("uv", "highway=tertiary,oneway=yes")
        .way("vw", "highway=tertiary,oneway=yes")
        .way("vB", "highway=tertiary");
}

} // namespace

std::vector<CommonJunction> common_junctions() {
    return {
        {"crossroads, straight on", crossroads(), "AC", 'X'},
        {"crossroads, left", crossroads(), "AB", 'X'},
        {"crossroads, right", crossroads(), "AD", 'X'},
        {"T, left", tee(), "AB", 'X'},
        {"T, right", tee(), "AD", 'X'},
        {"T, along the main road", tee(), "BD", 'X'},
        {"narrow fork, left", narrow_fork(), "SL", 'X'},
        {"narrow fork, right", narrow_fork(), "SR", 'X'},
        {"five arms, half right", five_arms(), "SE", 'X'},
        {"five arms, left", five_arms(), "SW", 'X'},
        {"hairpin", hairpin(), "AC", 'X'},
        {"hairpin from below", hairpin(), "CA", 'X'},
        {"dead end", tee(), "ABA", 'B'},
        {"roundabout, straight on", roundabout(), "SN", 'e'},
        {"roundabout, left", roundabout(), "SW", 'e'},
        {"roundabout, all the way round", roundabout(), "SaS", 'e'},
        {"divided road crossed", divided_road(), "AB", 'u'},
        {"divided road joined", divided_road(), "AR", 'u'},
        {"divided road, left onto it", divided_road(), "AQ", 'u'},
        {"divided road left", divided_road(), "PA", 'u'},
        {"island, out of the main road", island(), "PB", 'u'},
        {"island, into the main road", island(), "BQ", 'v'},
    };
}

} // namespace route::test
