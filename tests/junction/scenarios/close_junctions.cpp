// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

/// Two roads that meet the main road 30 m from each other, one from each side.
AsciiMap staggered() {
    return AsciiMap{10_m, latitude, R"(
                 A
                 |
                 |
                 |
                 |
                 |
                 |
                 |
        P--------u--v--------Q
                    |
                    |
                    |
                    |
                    |
                    |
                    |
                    B
    )"}
        .way("PuvQ", "highway=secondary,name=Statale")
        .way("Au", "highway=residential,name=Via Alta")
        .way("vB", "highway=residential,name=Via Bassa");
}

/// A street crosses another with an offset of one lane: to the eye it is a crossing.
AsciiMap shifted_crossing() {
    return AsciiMap{5_m, latitude, R"(
                          A
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
        P-----------------uv-----------------Q
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
        .way("PuvQ", "highway=residential,name=Via Traversa")
        .way("Au", "highway=residential,name=Via Lunga")
        .way("vB", "highway=residential,name=Via Lunga");
}

/// Two side roads to the same hand, 30 m apart.
AsciiMap near_mouths() {
    return AsciiMap{10_m, latitude, R"(
                 K  L
                 |  |
                 |  |
                 |  |
                 |  |
                 |  |
                 |  |
                 |  |
        P--------u--v--------Q
    )"}
        .way("PuvQ", "highway=secondary,name=Statale")
        .way("Ku", "highway=tertiary,name=Via K")
        .way("Lv", "highway=tertiary,name=Via L");
}

/// A T, and a crossing 30 m behind it.
AsciiMap tee_and_crossing() {
    return AsciiMap{10_m, latitude, R"(
                 D
                 |
                 |
                 |
                 |
                 |
        A--------X
                 |
                 |
        F--------Y---------G
                 |
                 |
                 |
                 |
                 |
                 |
                 B
    )"}
        .way("AX", "highway=tertiary")
        .way("DXYB", "highway=tertiary")
        .way("FYG", "highway=tertiary");
}

AsciiMap two_tees() {
    return AsciiMap{20_m, latitude, R"(
                 D
                 |
                 |
                 |
        A--------X
                 |
                 |
                 |
                 |
                 Y---------G
                 |
                 |
                 |
                 B
    )"}
        .way("AX", "highway=tertiary")
        .way("DXYB", "highway=tertiary")
        .way("YG", "highway=tertiary");
}

/// From the road S–N a link leads to the street beside it.
AsciiMap street_beside() {
    return AsciiMap{10_m, latitude, R"(
        N  M
        |  |
        |  |
        |  |
        |  |
        X--Y
        |  |
        |  |
        |  |
        |  |
        |  |
        |  |
        S  T
    )"};
}

/// A lane leaves the crossing at u, and comes back to it at v.
AsciiMap returning_lane() {
    return AsciiMap{10_m, latitude, R"(
                 A
                 |
                 |
                 |
                 |
                 |
                 |
        P--------u--v--------Q
                 | .|
                 |. |
                 x  |
                    |
                    |
                    |
                    |
                    B
    )"}
        .way("PuvQ", "highway=secondary,name=Statale")
        .way("Au", "highway=residential,name=Via Alta")
        .way("vB", "highway=residential,name=Via Bassa")
        .way("uxv", "highway=residential,name=Vicolo");
}

/// A crescent leaves the road at u and joins it again at w, 50 m on.
AsciiMap crescent() {
    return AsciiMap{10_m, latitude, R"(
                        T
                        |
                        |
                        |
                        |
                        |
        P---------------u----w-----------Q
                        |    |
                        |    |
                        c----d
    )"}
        .way("PuwQ", "highway=secondary,name=Statale")
        .way("Tu", "highway=tertiary,name=Via Alta")
        .way("ucdw", "highway=residential,name=Vicolo");
}

/// The side road leaves to the north and has turned east after 15 m.
AsciiMap curving_mouth() {
    return AsciiMap{5_m, latitude, R"(
                             b-------------------B
                           a
                           |
                           |
        A------------------X-------------------C
    )"}
        .way("AXC", "highway=secondary,name=Statale")
        .way("XabB", "highway=tertiary,name=Via Nuova");
}

/// The main road itself bends from the junction on, by 90° within 40 m.
AsciiMap curve_from_the_junction() {
    return AsciiMap{5_m, latitude, R"(
        A------------------X--p---------------C
                             q
                              r
                              |
                              s
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
                              D
    )"}
        .way("AXqrsD", "highway=secondary,name=Statale")
        .way("XpC", "highway=residential,name=Via Dritta");
}

} // namespace

std::vector<Scenario> close_junction_scenarios() {
    return {
        {"staggered crossing",
         "over the main road: left, then at once right",
         staggered(),
         "AB",
         {"u staggered/crossroads 0>180, 90 270; inner 1: Left, then at once right | Via Bassa"}},
        {"staggered crossing",
         "back: left, then at once right again",
         staggered(),
         "BA",
         {"v staggered/crossroads 180>0, 270 90; inner 1: Left, then at once right | Via Alta"}},
        {"staggered crossing", "along the main road", staggered(), "PQ", {}, {"u plain/side_road 270>90, 0; beside 1"}},
        {"staggered crossing",
         "out of the main road at its second mouth",
         staggered(),
         "PB",
         {"v plain/side_road 270>180, 90; beside 1: Turn right | Via Bassa"}},

        {"staggered crossing",
         "5 m are no stagger, and no T",
         shifted_crossing(),
         "AB",
         {"u close_together/crossroads 0>180, 90 270; inner 1: Crossroads: straight on"}},

        {"junctions in one drawing",
         "a T and a crossing 30 m behind it",
         tee_and_crossing(),
         "AG",
         {"X staggered/star 270>90, 270 0 180; inner 1: Right, then at once left"}},
        {"junctions in one drawing",
         "the same to the other hand",
         tee_and_crossing(),
         "AF",
         {"X close_together/star 270>270, 0 90 180; inner 1: Right, and right again at once"}},
        {"junctions in one drawing",
         "the second of two mouths: the first is drawn beside it",
         near_mouths(),
         "PL",
         {"v plain/side_road 270>0, 90; beside 1: Turn left | Via L"}},
        {"junctions in one drawing",
         "in by one mouth, out by the next",
         near_mouths(),
         "KL",
         {"u close_together/crossroads 0>0, 90 270; inner 1: Left, and left again at once | Via L"}},

        {"junctions in one drawing",
         "round the corner of a block of one-way streets is no turning round",
         street_beside()
             .way("SX", "highway=residential,oneway=yes,name=Via Alba")
             .way("XN", "highway=residential,name=Via Alba")
             .way("XY", "highway=residential,oneway=yes")
             .way("MYT", "highway=residential,oneway=yes,name=Via Bruna"),
         "ST",
         {"X close_together/side_road 180>180, 0 0; inner 1: Right, and right again at once | Via Bruna"}},
        {"junctions in one drawing",
         "back by the service road that bears the main road's name is no turning round",
         street_beside()
             .way("SXN", "highway=trunk,name=Via Lunga")
             .way("XY", "highway=residential,name=Via Lunga")
             .way("MYT", "highway=residential,name=Via Lunga"),
         "ST",
         {"X close_together/side_road 180>180, 0 0; inner 1: Right, and right again at once"}},
        {"turned round at a gap",
         "two one-ways without a name are the halves of one road",
         street_beside()
             .way("SXN", "highway=secondary,oneway=yes")
             .way("XY", "highway=secondary_link,oneway=yes")
             .way("MYT", "highway=secondary,oneway=yes"),
         "ST",
         {"X turning_back/side_road 180>180, 0; inner 1: Turn round"}},

        {"junctions grouped on the page",
         "two T, 100 m apart: two boxes without a rule between them",
         two_tees(),
         "AG",
         {"X plain/tee 270>180, 0; near the next: Right at T", "Y plain/side_road 0>90, 180: Turn left"}},
        {"junctions grouped on the page",
         "the way back",
         two_tees(),
         "GA",
         {"Y plain/tee 90>0, 180; near the next: Right at T", "X plain/side_road 180>270, 0: Turn left"}},

        {"arm that runs on and joins again",
         "a lane that leaves the crossing and comes back to it is part of it",
         returning_lane(),
         "AB",
         {"u staggered/crossroads 0>180, 90 270; inner 2: Left, then at once right | Via Bassa"}},
        {"arm that runs on and joins again",
         "a crescent beside the road",
         crescent(),
         "PT",
         {"u plain/crossroads 270>0, 90 180: Turn left | Via Alta"}},
        {"arm that runs on and joins again",
         "the crescent is driven, by a point to pass",
         crescent(),
         "PdQ",
         {"u plain/crossroads 270>180, 0 90; near the next: Turn right | Vicolo",
          "w plain/tee 180>90, 270: Right at T | Statale"}},

        {"curve that begins at the junction",
         "a side road that turns east behind its mouth",
         curving_mouth(),
         "AB",
         {"X plain/side_road 270>0, 90: Turn left | Via Nuova"}},
        {"curve that begins at the junction",
         "back out of it",
         curving_mouth(),
         "BC",
         {"X plain/tee 0>90, 270: Left at T | Statale"}},
        {"curve that begins at the junction",
         "the main road bends from here on, a street goes straight on",
         curve_from_the_junction(),
         "AD",
         {"X plain/bend 270>130, 90: At the fork keep right"}},
        {"curve that begins at the junction",
         "straight on into the street",
         curve_from_the_junction(),
         "AC",
         {"X plain/fork 270>90, 130: At the fork keep left | Via Dritta"}},
    };
}

} // namespace route::test
