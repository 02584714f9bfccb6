// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

/// The mouth of a side road with a triangular island in it.
AsciiMap island(std::string_view left, std::string_view right) {
    return AsciiMap{5_m, latitude, R"(
        P----------------u-----w----------------Q
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
                            B
    )"}
        .way("PuwQ", "highway=secondary,name=Statale")
        .way("uv", left)
        .way("vw", right)
        .way("vB", "highway=tertiary,name=Via Bassa");
}

AsciiMap island() { return island("highway=tertiary,oneway=yes", "highway=tertiary,oneway=yes"); }

/// A lane for those who turn right cuts the corner from s to t, 60 m away from the crossing.
AsciiMap slip_lane() {
    return AsciiMap{10_m, latitude, R"(
                         N
                         |
                         |
                         |
                         |
                         |
                         |
        A----------s-----X------------C
                     .   |
                       . |
                        .|
                        .|
                         t
                         |
                         |
                         |
                         |
                         D
    )"}
        .way("AsXC", "highway=secondary,name=Statale")
        .way("NXtD", "highway=tertiary,name=Via Bassa")
        .way("st", "highway=secondary_link,oneway=yes");
}

/// A ramp that parts again 30 m on: its left branch runs on beside the main road, and then towards it.
AsciiMap ramp_that_parts() {
    return AsciiMap{5_m, latitude, R"(
                                                             ....L
                                                        .....
        A>-----------------------n------------------.....-------->C
                                   ..          .....
                                     m.....
                                      ....
                                          ....
                                              ....
                                                  ....
                                                      ...R
    )"}
        .way("AnC", "highway=trunk,oneway=yes,name=Tangenziale")
        .way("nm", "highway=trunk_link,oneway=yes")
        .way("mL", "highway=trunk_link,oneway=yes")
        .way("mR", "highway=trunk_link,oneway=yes");
}

/// A motorway-like road with a ramp off it, and one onto it, and the road over it on a bridge.
AsciiMap interchange() {
    return AsciiMap{20_m, latitude, R"(
                           D
                           |
                           |
                           |
        B<-----------------+----------------<G
        A>-----n-----------+-----------z---->C
                 .         |        .
                     .     |     .
                         . |  .
                           m
                           |
                           |
                           |
                           |
                           E
    )"}
        .way("AnzC", "highway=trunk,oneway=yes,ref=SS 47")
        .way("GB", "highway=trunk,oneway=yes,ref=SS 47")
        .way("DmE", "highway=secondary,ref=SP 1,bridge=yes,layer=1")
        .way("nm", "highway=trunk_link,oneway=yes,destination=Levico")
        .way("mz", "highway=trunk_link,oneway=yes,destination=Padova");
}

/// Four streets come to the corners of a small square.
AsciiMap square() {
    return AsciiMap{5_m, latitude, R"(
                             N
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
                             a----b--------------------E
                             |    |
                             |    |
                             |    |
        W--------------------c----d
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
                                  S
    )"}
        .way("abdca", "highway=residential,name=Piazza")
        .way("Na", "highway=residential,name=Via Nord")
        .way("Wc", "highway=residential,name=Via Ovest")
        .way("bE", "highway=residential,name=Via Est")
        .way("dS", "highway=residential,name=Via Sud");
}

} // namespace

std::vector<Scenario> mouth_scenarios() {
    const auto two_way = island("highway=tertiary", "highway=tertiary");
    return {
        {"channelised T",
         "right out of the main road",
         island(),
         "PB",
         {"u island_mouth/side_road 270>180, 90; inner 3: Turn right | Via Bassa"}},
        {"channelised T",
         "left out of the main road",
         island(),
         "QB",
         {"w island_mouth/side_road 90>180, 270; inner 3: Turn left | Via Bassa"}},
        {"channelised T",
         "right into the main road",
         island(),
         "BQ",
         {"v island_mouth/tee 180>90, 270; inner 3: Right at T | Statale"}},
        {"channelised T",
         "left into the main road",
         island(),
         "BP",
         {"v island_mouth/tee 180>270, 90; inner 3: Left at T | Statale"}},
        {"channelised T", "past it on the main road", island(), "PQ", {}, {"u island_mouth/side_road 270>90, 180; inner 3"}},

        {"slip road",
         "right by the lane that cuts the corner",
         slip_lane(),
         "AD",
         {"s ramp/fork 270>130, 90: At the fork keep right"}},
        {"slip road",
         "between the main road and the other branch, wherever it leads then",
         ramp_that_parts(),
         "AL",
         {"n ramp/fork 270>80, 90 105; inner 1: At the fork take the middle way"}},
        {"slip road", "straight on past it", slip_lane(), "AC", {}, {"s ramp/fork 270>90, 130; beside 2"}},
        {"slip road",
         "left at the crossing, past the lane",
         slip_lane(),
         "AN",
         {"X plain/crossroads 270>0, 90 180; beside 1: Turn left | Via Bassa"}},
        {"slip road",
         "from the side road it is no way in",
         slip_lane(),
         "DA",
         {"X plain/crossroads 180>270, 0 90; beside 1: Turn left | Statale"}},

        {"interchange",
         "off the main road by its ramp, then right",
         interchange(),
         "AE",
         {"n ramp/fork 270>110, 90: At the fork keep right | Signs: Levico",
          "m ramp/crossroads 290>180, 0 70: Turn right | SP 1"}},
        {"interchange",
         "off the main road by its ramp, then left over the bridge",
         interchange(),
         "AD",
         {"n ramp/fork 270>110, 90: At the fork keep right | Signs: Levico",
          "m ramp/crossroads 290>0, 70 180: Turn left | SP 1"}},
        {"interchange",
         "onto the main road by a ramp",
         interchange(),
         "EC",
         {"m ramp/crossroads 180>70, 290 0: Turn right | Signs: Padova"}},
        {"interchange",
         "past its ramps on the main road",
         interchange(),
         "AzC",
         {},
         {"n ramp/fork 270>90, 110", "z ramp/side_road 270>90, 250"}},

        {"square without lanes",
         "over it to the far corner",
         square(),
         "WE",
         {"c open_square/crossroads 270>90, 0 180; inner 4: Left, then at once right | Via Est"}},
        {"square without lanes",
         "left of it, the near side",
         square(),
         "NE",
         {"a open_square/crossroads 0>90, 180 270; inner 4: Turn left | Via Est"}},
        {"square without lanes",
         "straight over, past two corners",
         square(),
         "NS",
         {"a open_square/crossroads 0>180, 90 270; inner 4: Left, then at once right | Via Sud"}},
        {"square without lanes",
         "a triangle of grass at a small road's mouth, driven round as one likes",
         two_way,
         "PB",
         {"u open_square/side_road 270>180, 90; inner 3: Turn right | Via Bassa"}},
        {"square without lanes",
         "the triangle from below",
         two_way,
         "BP",
         {"v open_square/tee 180>270, 90; inner 3: Left at T | Statale"}},
        {"square without lanes",
         "past the triangle on the main road",
         two_way,
         "PQ",
         {},
         {"u open_square/side_road 270>90, 180; inner 3"}},
    };
}

} // namespace route::test
