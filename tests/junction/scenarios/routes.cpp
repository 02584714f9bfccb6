// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"
#include "support/lay_by.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

AsciiMap block() {
    return AsciiMap{20_m, latitude, R"(
                  H
                  |
                  |
                  |
        A---------C---------D
                  |         |
                  |         |
                  |         |
                  G---------f
                  |
                  |
                  |
                  E
    )"}
        .way("AC", "highway=tertiary")
        .way("CD", "highway=tertiary")
        .way("HCGE", "highway=tertiary")
        .way("DfG", "highway=tertiary");
}

AsciiMap dead_end() {
    return AsciiMap{20_m, latitude, R"(
                  B
                  |
                  |
                  |
        A---------X
                  |
                  |
                  |
                  D
    )"}
        .way("AX", "highway=tertiary")
        .way("BXD", "highway=secondary");
}

/// A circuit of streets, a-b-c-d, with the road to it from S, and a lane off it.
AsciiMap circuit() {
    return AsciiMap{20_m, latitude, R"(
           a-----------------d
           |                 |
           |                 |
           |                 |
        S--x-----------------y-------F
           |                 |
           |                 |
           |                 |
           b-----------------c
    )"}
        .way("Sx", "highway=residential")
        .way("axb", "highway=tertiary")
        .way("bc", "highway=tertiary")
        .way("cyd", "highway=tertiary")
        .way("da", "highway=tertiary")
        .way("yF", "highway=residential");
}

AsciiMap straight_road() {
    return {20_m, latitude, R"(
                      B
                      |
                      |
                      |
        A-------------X--------------C
    )"};
}

/// A service road beside the main road, joined to it at both of its ends.
AsciiMap service_road() {
    return AsciiMap{10_m, latitude, R"(
                        T
                        |
                        |
                        |
                        |
                        |
        A---------u-----X------------w-----------C
                    .                .
                      p-----------q
    )"}
        .way("AuXwC", "highway=primary,ref=SS 12")
        .way("XT", "highway=tertiary")
        .way("upqw", "highway=service,name=Complanare");
}

/// A slip road joins the road to the east, A-x-C.
AsciiMap triangle() {
    return AsciiMap{10_m, latitude, R"(
        N
        |
        |
        |
        |
        |
        B----C---------------E
        |
        |  x
        |
        A
        |
        |
        |
        |
        |
        S
    )"}
        .way("SABN", "highway=primary,ref=SS 12")
        .way("AxC", "highway=secondary,oneway=yes")
        .way("BCE", "highway=secondary,ref=SP 5");
}

/// Off the main street and back to it round a house, past two alleys.
AsciiMap round_a_house() {
    return AsciiMap{10_m, latitude, R"(
        N
        |
        |
        |
        |
        Z--q----Q
        |  |
        |  v
        X--p----P
        |
        |
        |
        |
        S
    )"}
        .way("SXZN", "highway=tertiary,name=Corso")
        .way("Xp", "highway=residential")
        .way("pvq", "highway=residential,oneway=yes")
        .way("Zq", "highway=residential")
        .way("pP", "highway=residential")
        .way("qQ", "highway=residential");
}

} // namespace

std::vector<Scenario> route_scenarios() {
    return {
        {"the same junction twice",
         "each pass has its own box and way out",
         block(),
         "AGDH",
         {"C plain/crossroads 270>180, 0 90; near the next: Turn right", "G plain/side_road 0>90, 180: Turn left",
          "C plain/crossroads 90>0, 180 270: Turn right"}},
        {"the same junction twice",
         "gone over the first time, turned at the second",
         block(),
         "ADGCA",
         {"G plain/tee 90>0, 180; near the next: Right at T", "C plain/crossroads 180>270, 0 90: Turn left"}},

        {"out and back",
         "to the end of a road, and on",
         dead_end(),
         "ADB",
         {"X plain/tee 270>180, 0; near the next: Right at T", "D turning_back/open_road 0>0: Turn round"}},
        {"out and back",
         "the whole way back",
         dead_end(),
         "ADA",
         {"X plain/tee 270>180, 0; near the next: Right at T", "D turning_back/open_road 0>0; near the next: Turn round",
          "X plain/side_road 180>270, 0: Turn left"}},

        {"out and back",
         "round a lay-by",
         lay_by(5_m),
         "SrpqS",
         {"q turning_back/side_road 180>180, 0; inner 3: Turn round"}},

        {"out and back",
         "round a triangle of slip roads: turn by turn, not as one turning round",
         triangle(),
         "SxS",
         {"A plain/fork 180>55, 0; beside 1; near the next: Turn right",
          "C plain/side_road 225>270, 90; beside 2; near the next: Sharp left | SP 5",
          "B plain/tee 90>180, 0; beside 2: Left at T | SS 12"}},
        {"junctions in one drawing",
         "round a house and on: no drawing tells more than two turns",
         round_a_house(),
         "SvN",
         {"X staggered/fork 180>0, 0 90; inner 1; beside 1; near the next: Right, then at once left",
          "q plain/tee 180>270, 90; beside 2; near the next: Left at T",
          "Z plain/tee 90>0, 180; beside 2: Right at T | Corso"}},

        {"circuit laps",
         "two laps: the way out is told when it is taken, not before",
         circuit(),
         "SbcdabcF",
         {"x plain/tee 270>180, 0: Right at T", "y plain/side_road 180>90, 0: Turn right"}},
        {"circuit laps",
         "half a lap",
         circuit(),
         "SbcF",
         {"x plain/tee 270>180, 0: Right at T", "y plain/side_road 180>90, 0: Turn right"}},

        {"the road changes its name",
         "and its number, and nothing joins it",
         straight_road().way("AX", "highway=secondary,ref=SP 1,name=Via Roma").way("XC", "highway=secondary,ref=SP 2"),
         "AC",
         {}},
        {"the road changes its name",
         "and its class, at the mouth of a field track",
         straight_road()
             .way("AX", "highway=tertiary,name=Via Roma")
             .way("XC", "highway=residential,name=Via Trento")
             .way("BX", "highway=track"),
         "AC",
         {},
         {"X plain/side_road 270>90, 0"}},

        {"driveway",
         "beside the road it is no road",
         straight_road().way("AXC", "highway=tertiary").way("BX", "highway=service,service=driveway"),
         "AC",
         {}},
        {"driveway",
         "a parking aisle straight on where the road bends",
         AsciiMap{20_m, latitude, R"(
        A--X----B
            .
             .
              .
               .
                C
         )"}
             .way("AXC", "highway=tertiary")
             .way("XB", "highway=service,service=parking_aisle"),
         "AC",
         {}},

        {"parallel service road",
         "beside the main road it misleads nobody",
         service_road(),
         "AC",
         {},
         {"u plain/fork 270>90, 115; beside 1", "w plain/side_road 270>90, 235"}},
        {"parallel service road",
         "taken by a point to pass, to its end",
         service_road(),
         "ApC",
         {"u plain/fork 270>115, 90: At the fork keep right | Complanare"}},
        {"parallel service road",
         "a turn out of the main road past its mouth",
         service_road(),
         "AT",
         {"X plain/side_road 270>0, 90; beside 1: Turn left"}},
    };
}

} // namespace route::test
