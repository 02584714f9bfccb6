// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"
#include "support/drawn_maps.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

/// A ring of 15 m radius with four arms; anticlockwise it is a-h-g-f-e-d-c-b.
AsciiMap ring() { return drawn::wide_ring(5_m, latitude); }

AsciiMap four_arms() {
    return ring()
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary,name=Via Nord")
        .way("cE", "highway=tertiary,name=Via Est")
        .way("eS", "highway=tertiary,name=Via Sud")
        .way("Wg", "highway=tertiary,name=Via Ovest");
}

/// The eastern road parts round an island before the ring, at k; its halves are still to be laid.
AsciiMap ring_before_an_island() {
    return AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |           L
                              |          .
                              |        .
                              |      .
                              |    .
                              |  .
                              a
                            h   b
                                  n
        W------------------g        . k-------------E
                                  m
                            f   d
                              e
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              S
    )"}
        .way("ahgfedba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("kE", "highway=tertiary,name=Via Est")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary");
}

/// In at b, out at d.
AsciiMap split_arm() {
    return ring_before_an_island()
        .way("dmk", "highway=tertiary,oneway=yes,name=Via Est")
        .way("knb", "highway=tertiary,oneway=yes,name=Via Est");
}

/// In at b as before, and there a lane leaves as well, to the right of who arrives.
AsciiMap lane_at_the_way_in() { return split_arm().way("bL", "highway=unclassified"); }

/// Two one-ways side by side, in at b and out at d, with a street of its own between them.
AsciiMap street_between_halves() {
    return AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              a
                            h   b-------------------------F

        W------------------g     c------------------------M

                            f   d-------------------------E
                              e
                              |
                              |
                              |
                              S
    )"}
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("eS", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("Fb", "highway=tertiary,oneway=yes")
        .way("dE", "highway=tertiary,oneway=yes")
        .way("cM", "highway=tertiary");
}

/// In at d, out at b, which comes first.
AsciiMap crossed_halves() {
    return ring_before_an_island()
        .way("kmd", "highway=tertiary,oneway=yes,name=Via Est")
        .way("bnk", "highway=tertiary,oneway=yes,name=Via Est");
}

/// A lane to the west sets out a car's length before the ring.
AsciiMap by_pass_in_the_mouth() {
    return AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              a
                            h   b

        W-----q------------g     c------------------E

                            f   d
                  r           e
                              p
                              |
                              |
                              |
                              |
                              |
                              |
                              S
    )"}
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cE", "highway=tertiary")
        .way("epS", "highway=tertiary")
        .way("Wqg", "highway=tertiary")
        .way("prq", "highway=tertiary,oneway=yes");
}

/// Traffic from south to east has a lane of its own, p–q, outside the ring.
AsciiMap by_pass() {
    return AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              |
                              |
                              |
                              a
                            h   b

        W------------------g     c----------q---------E

                            f   d        .
                              e       .
                              |     r
                              |   .
                              | .
                              p
                              |
                              |
                              |
                              |
                              S
    )"}
        .way("ahgfedcba", "highway=tertiary,junction=roundabout")
        .way("Na", "highway=tertiary")
        .way("cqE", "highway=tertiary")
        .way("epS", "highway=tertiary")
        .way("Wg", "highway=tertiary")
        .way("prq", "highway=tertiary_link,oneway=yes");
}

} // namespace

std::vector<Scenario> roundabout_scenarios() {
    return {
        {"entry-only and exit-only arms",
         "a lane that leaves at the way in is the first exit",
         lane_at_the_way_in(),
         "ES",
         {"b roundabout/ring 90>180, 270 0 55; exit 4: Roundabout: 4th exit"}},
        {"split arm counted once",
         "where the halves of the road of arrival are crossed its way out is the first exit",
         crossed_halves(),
         "EN",
         {"d roundabout/ring 90>0, 180 270; exit 2: Roundabout: 2nd exit"}},
        {"split arm counted once",
         "with a street between them that is an exit they are two arms",
         street_between_halves(),
         "FE",
         {"b roundabout/ring 75>105, 90 180 270 0; exit 4: Roundabout: 4th exit"}},
        {"ring of several ways",
         "drawn in three pieces of two classes, one of them against its direction, it is one ring",
         ring()
             .way("edc", "highway=tertiary,junction=roundabout")
             .way("abc", "highway=primary,junction=roundabout,oneway=-1")
             .way("ahgfe", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("cE", "highway=tertiary")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "SW",
         {"e roundabout/ring 180>270, 0 90; exit 3: Roundabout: 3rd exit"}},
        {"ring of several ways",
         "one-ways round a small circle that nobody calls a roundabout",
         ring()
             .way("edcba", "highway=tertiary,oneway=yes")
             .way("ahgfe", "highway=tertiary,oneway=yes")
             .way("Na", "highway=tertiary")
             .way("cE", "highway=tertiary")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "WE",
         {"g roundabout/ring 270>90, 0 180; exit 2: Roundabout: 2nd exit"}},
        {"ring of several ways",
         "the first exit",
         four_arms(),
         "SE",
         {"e roundabout/ring 180>90, 270 0; exit 1: Roundabout: 1st exit | Via Est"}},
        {"ring of several ways",
         "straight over",
         four_arms(),
         "NS",
         {"a roundabout/ring 0>180, 90 270; exit 2: Roundabout: 2nd exit | Via Sud"}},
        {"ring of several ways",
         "all the way round, out by the road of arrival",
         four_arms(),
         "SaS",
         {"e roundabout/ring 180>180, 270 0 90; exit 4: Roundabout: 4th exit | Turn round"}},

        {"split arm counted once",
         "passed",
         split_arm(),
         "SW",
         {"e roundabout/ring 180>270, 0 90; exit 3: Roundabout: 3rd exit"}},
        {"split arm counted once",
         "in by it",
         split_arm(),
         "EW",
         {"b roundabout/ring 90>270, 180 0; exit 2: Roundabout: 2nd exit"}},
        {"split arm counted once",
         "out by it",
         split_arm(),
         "WE",
         {"g roundabout/ring 270>90, 0 180; exit 2: Roundabout: 2nd exit | Via Est"}},
        {"split arm counted once",
         "a divided road meets the ring as two one-ways",
         AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              |
                              |
                              a
                            h   b---------------------Q

        W------------------g

                            f   d---------------------P
                              e
                              |
                              |
                              |
                              |
                              |
                              |
                              S
         )"}
             .way("ahgfedba", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("dP", "highway=primary,oneway=yes")
             .way("Qb", "highway=primary,oneway=yes")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 2: Roundabout: 2nd exit"}},

        {"entry-only and exit-only arms",
         "an arm that only leads in is drawn, not counted",
         ring()
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("Ec", "highway=tertiary,oneway=yes")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 1: Roundabout: 1st exit"}},
        {"entry-only and exit-only arms",
         "an arm that only leads out is counted",
         ring()
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("cE", "highway=tertiary,oneway=yes")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 2: Roundabout: 2nd exit"}},
        {"entry-only and exit-only arms",
         "in by an entry, out by an exit",
         ring()
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary,oneway=yes")
             .way("cE", "highway=tertiary,oneway=yes")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary,oneway=yes"),
         "NE",
         {"a roundabout/ring 0>90, 180 270; exit 2: Roundabout: 2nd exit"}},

        {"split arm counted once",
         "one comes in between its halves: they are two arms, the way in the first and the way out the last",
         AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              a
                            h   b

        W------------------g     c------------------E

                            f   d
                            | e |
                            | | |
                            | | |
                            | | |
                            | S |
                             . .
                              T
                              |
                              |
                              U
    )"}
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("cE", "highway=tertiary")
             .way("Wg", "highway=tertiary")
             .way("Se", "highway=tertiary")
             .way("fT", "highway=tertiary,oneway=yes")
             .way("Td", "highway=tertiary,oneway=yes")
             .way("TU", "highway=tertiary"),
         "SN",
         {"e roundabout/ring 180>0, 185 270 90 175; exit 2: Roundabout: 2nd exit"}},
        {"by-pass lane",
         "round the ring past the lane beside it",
         by_pass(),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 2; beside 1: Roundabout: 2nd exit"}},
        {"by-pass lane",
         "taken: it is no pass through the ring",
         by_pass(),
         "SrE",
         {"p ramp/side_road 180>65, 0: Turn right"}},
        {"by-pass lane",
         "from the other side it is no exit",
         by_pass(),
         "WE",
         {"g roundabout/ring 270>90, 0 180; exit 2; beside 1: Roundabout: 2nd exit"}},

        {"by-pass lane",
         "in the ring's very mouth: no distance in print parts the two",
         by_pass_in_the_mouth(),
         "SN",
         {"e roundabout/ring 180>0, 270 90; exit 2: Roundabout: 2nd exit"}},
        {"by-pass lane", "out by it", by_pass_in_the_mouth(), "SrW", {"p plain/side_road 180>275, 0: Turn left"}},

        {"two roundabouts in a row",
         "60 m apart, each with its own exits",
         AsciiMap{5_m, latitude, R"(
                       N                       M
                       |                       |
                       |                       |
                       |                       |
                       |                       |
                       |                       |
                       a                       i
                     h   b                   p   j

        W-----------g     c-----------------o     k-----------E

                     f   d                   n   l
                       e                       m
                                               |
                                               |
                                               |
                                               |
                                               |
                                               S
         )"}
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("iponmlkji", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("Wg", "highway=tertiary")
             .way("co", "highway=tertiary")
             .way("iM", "highway=tertiary")
             .way("kE", "highway=tertiary")
             .way("mS", "highway=tertiary"),
         "WE",
         {"g roundabout/ring 270>90, 0; exit 1; near the next: Roundabout: 1st exit",
          "o roundabout/ring 270>90, 0 180; exit 2: Roundabout: 2nd exit"}},
        {"two roundabouts in a row",
         "back to back, with 20 m of road between them",
         AsciiMap{5_m, latitude, R"(
                       N               M
                       |               |
                       |               |
                       |               |
                       |               |
                       |               |
                       a               i
                     h   b           p   j

        W-----------g     c----------o    k-----------E

                     f   d           n   l
                       e               m
         )"}
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("iponmlkji", "highway=tertiary,junction=roundabout")
             .way("Na", "highway=tertiary")
             .way("Wg", "highway=tertiary")
             .way("co", "highway=tertiary")
             .way("iM", "highway=tertiary")
             .way("kE", "highway=tertiary"),
         "WM",
         {"g roundabout/ring 270>90, 0; exit 1; beside 1; near the next: Roundabout: 1st exit",
          "o roundabout/ring 270>0, 90; exit 2; beside 1: Roundabout: 2nd exit"}},

        {"roundabout driven through twice",
         "out by one arm, round the block, in by another",
         AsciiMap{5_m, latitude, R"(
                              q-----------------------N
                              |                       |
                              |                       |
                              |                       |
                              |                       |
                              |                       |
                              |                       |
                              a                       |
                            h   b                     |
                                                      |
        W------------------g     c--------------------E

                            f   d
                              e
                              |
                              |
                              |
                              |
                              |
                              |
                              S
         )"}
             .way("ahgfedcba", "highway=tertiary,junction=roundabout")
             .way("ENqa", "highway=tertiary")
             .way("cE", "highway=tertiary")
             .way("eS", "highway=tertiary")
             .way("Wg", "highway=tertiary"),
         "SENW",
         {"e roundabout/ring 180>90, 270 0; exit 1: Roundabout: 1st exit",
          "a roundabout/ring 0>270, 90 180; exit 1: Roundabout: 1st exit"}},
        {"roundabout driven through twice",
         "a point to pass on the ring: the exits of the first round count on",
         four_arms(),
         "ShE",
         {"e roundabout/ring 180>90, 270 0; exit 5: Roundabout: 5th exit | Via Est"}},

        {"leg that begins or ends on a ring",
         "finish past two exits",
         four_arms(),
         "Sh",
         {"e roundabout/ring 180>, 270 0 90: Roundabout: to the control on it"}},
        {"leg that begins or ends on a ring",
         "finish before the first exit",
         four_arms(),
         "Sd",
         {"e roundabout/ring 180>, 270 0 90: Roundabout: to the control on it"}},
        {"leg that begins or ends on a ring",
         "start on it, out by the first exit",
         four_arms(),
         "bN",
         {"a plain/tee 115>0, 225: Right at T | Via Nord"}},
    };
}

} // namespace route::test
