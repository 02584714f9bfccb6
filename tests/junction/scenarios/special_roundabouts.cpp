// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"
#include "support/drawn_maps.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

AsciiMap mini() { return drawn::crossing(20_m, latitude).node('X', "highway=mini_roundabout"); }

/// Two small rings to both sides of a motorway, joined by the road under it; ramps at each.
AsciiMap dumb_bell() {
    return AsciiMap{5_m, latitude, R"(
                      P                       Q
                       .                     .
                        .                   .
                         .                 .
                          .               .
                          .               .
                          a               i
                        h   b           p   j

        W--------------g     c---------o     k--------E

                        f   d           n   l
                          e               m
                          .               .
                          .               .
                         .                 .
                        .                   .
                       .                     .
                      R                       T
    )"}
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("iponmlkji", "highway=tertiary,junction=roundabout")
        .way("Wg", "highway=tertiary")
        .way("co", "highway=tertiary,tunnel=yes")
        .way("kE", "highway=tertiary")
        .way("Pa", "highway=trunk_link,oneway=yes")
        .way("eR", "highway=trunk_link,oneway=yes")
        .way("iQ", "highway=trunk_link,oneway=yes")
        .way("Tm", "highway=trunk_link,oneway=yes");
}

/// A town's large one-way system, 90 m by 60 m, with lights; drawn as a roundabout of several streets.
AsciiMap gyratory(std::string_view tags) {
    return AsciiMap{10_m, latitude, R"(
                      N
                      |
                      |
                      |
                      |
                      |
               b------a-----h
              .              .
             .                .
        W----c                g--------E
             .                .
              .              .
               d------e-----f
                      |
                      |
                      |
                      |
                      |
                      S
    )"}
        .way("abcdefgha", tags)
        .way("Na", "highway=primary")
        .way("Wc", "highway=primary")
        .way("gE", "highway=primary")
        .way("eS", "highway=primary")
        .node('a', "highway=traffic_signals")
        .node('c', "highway=traffic_signals")
        .node('e', "highway=traffic_signals")
        .node('g', "highway=traffic_signals");
}

AsciiMap left_hand_ring() {
    return drawn::wide_ring(5_m, latitude)
        .way("abcdefgha", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
}

} // namespace

std::vector<Scenario> special_roundabout_scenarios() {
    constexpr std::string_view one_ring = "highway=primary,junction=circular,oneway=yes,lanes=3";
    constexpr std::string_view one_ways = "highway=primary,oneway=yes,lanes=3";
    return {
        {"mini-roundabout",
         "left at it",
         mini().way("AXC", "highway=tertiary").way("BXD", "highway=residential"),
         "AB",
         {"X mini_roundabout/crossroads 270>0, 90 180; exit 3: Turn left | Mini-roundabout: 3rd exit"}},
        {"mini-roundabout",
         "straight over it the road goes on, and so does the crew",
         mini().way("AXC", "highway=tertiary").way("BXD", "highway=residential"),
         "AC",
         {},
         {"X mini_roundabout/crossroads 270>90, 0 180; exit 2"}},
        {"mini-roundabout",
         "with three arms: right at it",
         mini().way("AX", "highway=tertiary").way("BXD", "highway=tertiary"),
         "AD",
         {"X mini_roundabout/tee 270>180, 0; exit 1: Right at T | Mini-roundabout: 1st exit"}},
        {"mini-roundabout",
         "where one drives on the left the left exit is the first",
         mini().way("AXC", "highway=tertiary,driving_side=left").way("BXD", "highway=residential,driving_side=left"),
         "AB",
         {"X mini_roundabout/crossroads 270>0, 90 180; exit 1: Turn left | Mini-roundabout: 1st exit"}},
        {"mini-roundabout",
         "an arm that only leads to it is no exit",
         mini().way("AXC", "highway=tertiary").way("BX", "highway=residential").way("DX", "highway=residential,oneway=yes"),
         "AB",
         {"X mini_roundabout/crossroads 270>0, 90 180; exit 2: Turn left | Mini-roundabout: 2nd exit"}},
        {"mini-roundabout",
         "a small ring of two-way roads with three arms, which nobody calls a roundabout",
         AsciiMap{2_m, latitude, R"(
                                                                       T
                                                                      .
                                                                     .
                                                                    .
                                                                   .
                                                                  .
                                                                 .
                                                                .
                                                              .
                                            a  b
         W----------------------------------h    c

                                           g     d
                                             f  e
                                                  .
                                                     .
                                                        .
                                                           .
                                                              .
                                                                 .
                                                                    S
         )"}
             .way("Whab", "highway=primary,name=Via Lunga,lanes=2")
             .way("hgfed", "highway=primary,lanes=1")
             .way("bcd", "highway=primary,name=Via Lunga")
             .way("bT", "highway=residential")
             .way("dS", "highway=primary,name=Via Lunga,lanes=2")
             .node('g', ""),
         "WS",
         {"h open_square/fork 270>115, 70; inner 3: At the fork keep right"}},

        {"dumb-bell",
         "through both rings, under the motorway",
         dumb_bell(),
         "WE",
         {"g roundabout/ring 270>90, 335 205; exit 2; beside 2; near the next: Roundabout: 2nd exit",
          "o roundabout/ring 270>90, 25 155; exit 1; beside 2: Roundabout: 1st exit"}},
        {"dumb-bell",
         "off the motorway, and round the near ring",
         dumb_bell(),
         "PW",
         {"a roundabout/ring 335>270, 90 205; exit 1: Roundabout: 1st exit"}},
        {"dumb-bell",
         "through both rings onto the motorway",
         dumb_bell(),
         "WQ",
         {"g roundabout/ring 270>90, 335 205; exit 2; beside 2; near the next: Roundabout: 2nd exit",
          "o roundabout/ring 270>25, 90 155; exit 2; beside 2: Roundabout: 2nd exit"}},

        {"gyratory with signals",
         "a ring by its tag: exits are counted",
         gyratory(one_ring),
         "SW",
         {"e roundabout/ring 175>270, 5 90; exit 3: Roundabout: 3rd exit"}},
        {"gyratory with signals",
         "straight over",
         gyratory(one_ring),
         "SN",
         {"e roundabout/ring 175>5, 270 90; exit 2: Roundabout: 2nd exit"}},
        {"gyratory with signals",
         "one-ways round a block without the tag: lights, turns and forks as they are met",
         gyratory(one_ways),
         "SW",
         {"g plain/tee 215>325, 90; near the next: Left at T", "c plain/tee 35>270, 145: Right at T"}},

        {"roundabout on the left",
         "the first exit is the left one",
         left_hand_ring(),
         "SW",
         {"e roundabout/ring 180>270, 0 90; exit 1: Roundabout: 1st exit"}},
        {"roundabout on the left",
         "straight over",
         left_hand_ring(),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 2: Roundabout: 2nd exit"}},
        {"roundabout on the left",
         "to the right: the third",
         left_hand_ring(),
         "SE",
         {"e roundabout/ring 180>90, 270 0; exit 3: Roundabout: 3rd exit"}},
    };
}

} // namespace route::test
