// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"
#include "support/drawn_maps.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

AsciiMap crossing() { return drawn::crossing(20_m, latitude); }

/// The bar bends away from the stem by 20° to each side.
AsciiMap slanting_tee() {
    return {20_m, latitude, R"(
        A
          .
             .
                X
                | .
                |    .
                |       B
                |
                S
    )"};
}

AsciiMap wye() {
    return {20_m, latitude, R"(
       L         R
         .     .
          .   .
           . .
            X
            |
            |
            |
            S
    )"};
}

AsciiMap narrow_fork() { return drawn::three_ahead(20_m, latitude); }

AsciiMap trident() {
    return {20_m, latitude, R"(
         L N R
         . | .
         . | .
          .|.
          .|.
           X
           |
           |
           |
           |
           S
    )"};
}

AsciiMap star() {
    return {20_m, latitude, R"(
        Q    B    K
         .   |   .
          .  |  .
           . | .
            .|.
        A----X----C
             |.
             | .
             |  .
             |   .
             D    E
    )"};
}

/// The road from A to C bends by 51° to the right at X; B lies straight on.
AsciiMap bend() {
    return {20_m, latitude, R"(
        A--X----B
            .
            .
             .
              .
               C
    )"};
}

/// The road bends hard to the right; a lane leaves it half ahead to the left.
AsciiMap hard_bend() {
    return {20_m, latitude, R"(
          L
           .
            .
              .
               X
               |  .
               |     .
               |        .
               |           C
               |
               |
               S
    )"};
}

AsciiMap hairpin() { return drawn::road_with_a_branch_aside(20_m, latitude); }

} // namespace

std::vector<Scenario> single_node_scenarios() {
    return {
        {"crossroads",
         "straight over a like road stays on the road",
         crossing().way("AXC", "highway=tertiary").way("BXD", "highway=tertiary"),
         "AC",
         {},
         {"X plain/crossroads 270>90, 0 180"}},
        {"crossroads",
         "straight over a main road from a small one: a stop that must be told",
         crossing().way("AXC", "highway=unclassified").way("BXD", "highway=primary").node('X', "highway=stop"),
         "AC",
         {"X plain/crossroads 270>90, 0 180: Crossroads: straight on"}},
        {"crossroads",
         "left out of the main road",
         crossing().way("AXC", "highway=secondary").way("BXD", "highway=residential"),
         "AB",
         {"X plain/crossroads 270>0, 90 180: Turn left"}},
        {"crossroads",
         "right into the main road",
         crossing().way("AXC", "highway=residential").way("BXD", "highway=secondary,ref=SP 7"),
         "AD",
         {"X plain/crossroads 270>180, 0 90: Turn right | SP 7"}},
        {"crossroads",
         "from the side that may not be entered, a one-way: it is an arm all the same",
         crossing()
             .way("AXC", "highway=tertiary")
             .way("BX", "highway=residential,oneway=yes")
             .way("XD", "highway=residential"),
         "BD",
         {},
         {"X plain/crossroads 0>180, 90 270"}},
        {"crossroads",
         "with a lane to each hand that only the map calls a road: straight on stays on it",
         crossing().way("AXC", "highway=secondary").way("BXD", "highway=track"),
         "AC",
         {},
         {"X plain/crossroads 270>90, 0 180"}},

        {"T",
         "left at its end",
         crossing().way("AX", "highway=tertiary").way("BXD", "highway=secondary"),
         "AB",
         {"X plain/tee 270>0, 180: Left at T"}},
        {"T",
         "right at its end",
         crossing().way("AX", "highway=residential").way("BXD", "highway=residential"),
         "AD",
         {"X plain/tee 270>180, 0: Right at T"}},
        {"T",
         "along its bar one stays on the road",
         crossing().way("AX", "highway=tertiary").way("BXD", "highway=tertiary"),
         "BD",
         {},
         {"X plain/side_road 0>180, 270"}},
        {"T",
         "out of its bar into the stem",
         crossing().way("AX", "highway=tertiary").way("BXD", "highway=secondary"),
         "BA",
         {"X plain/side_road 0>270, 180: Turn right"}},
        {"T",
         "with a slanting bar: sharply back",
         slanting_tee().way("SX", "highway=tertiary").way("AXB", "highway=tertiary"),
         "SB",
         {"X plain/tee 180>110, 290: Right at T"}},
        {"T",
         "with a slanting bar: gently on",
         slanting_tee().way("SX", "highway=tertiary").way("AXB", "highway=tertiary"),
         "SA",
         {"X plain/tee 180>290, 110: Left at T"}},

        {"Y",
         "left",
         wye().way("SX", "highway=tertiary").way("LXR", "highway=tertiary"),
         "SL",
         {"X plain/wye 180>310, 50: At the fork keep left"}},
        {"Y",
         "right",
         wye().way("SX", "highway=tertiary").way("LXR", "highway=tertiary"),
         "SR",
         {"X plain/wye 180>50, 310: At the fork keep right"}},
        {"Y",
         "round its corner from one arm into the other",
         wye().way("SX", "highway=tertiary").way("LXR", "highway=tertiary"),
         "LR",
         {"X plain/tee 310>50, 180: Left at T"}},
        {"Y",
         "down its stem",
         wye().way("SX", "highway=tertiary").way("LXR", "highway=tertiary"),
         "LS",
         {"X plain/tee 310>180, 50: Right at T"}},

        {"fork",
         "left of two",
         narrow_fork().way("SXL", "highway=tertiary").way("XR", "highway=tertiary"),
         "SL",
         {"X plain/fork 180>330, 30: At the fork keep left"}},
        {"fork",
         "right of two, the smaller one",
         narrow_fork().way("SXL", "highway=tertiary").way("XR", "highway=residential,name=Via Bassa"),
         "SR",
         {"X plain/fork 180>30, 330: At the fork keep right | Via Bassa"}},
        {"fork",
         "the middle one of three, by far the straightest",
         narrow_fork().way("SXN", "highway=tertiary").way("XL", "highway=tertiary").way("XR", "highway=tertiary"),
         "SN",
         {},
         {"X plain/fork 180>0, 330 30"}},
        {"fork",
         "the middle one of three side by side",
         trident().way("SXN", "highway=tertiary").way("XL", "highway=tertiary").way("XR", "highway=tertiary"),
         "SN",
         {"X plain/fork 180>0, 340 20: At the fork take the middle way"}},
        {"fork",
         "the left one of three",
         narrow_fork().way("SXN", "highway=tertiary").way("XL", "highway=tertiary").way("XR", "highway=tertiary"),
         "SL",
         {"X plain/fork 180>330, 0 30: At the fork keep left"}},
        {"fork",
         "down into its handle",
         narrow_fork().way("SXL", "highway=tertiary").way("XR", "highway=tertiary"),
         "LS",
         {},
         {"X plain/side_road 330>180, 30"}},

        {"five and more arms",
         "half left out of a crossing of streets",
         star().way("AXC", "highway=tertiary").way("BXD", "highway=residential").way("XK", "highway=tertiary"),
         "AK",
         {"X plain/star 270>45, 0 90 180: Turn left"}},
        {"five and more arms",
         "straight over",
         star().way("AXC", "highway=residential").way("BXD", "highway=primary").way("XK", "highway=primary"),
         "AC",
         {"X plain/star 270>90, 0 45 180: Crossroads: straight on"}},
        {"five and more arms",
         "the third of six",
         star()
             .way("AXC", "highway=tertiary")
             .way("BXD", "highway=tertiary")
             .way("QXE", "highway=tertiary")
             .way("XK", "highway=tertiary"),
         "AQ",
         {"X plain/star 270>315, 0 45 90 135 180: Sharp left"}},

        {"bend with a minor road straight on",
         "round the bend",
         bend().way("AXC", "highway=secondary").way("XB", "highway=residential"),
         "AC",
         {"X plain/bend 270>140, 90: Turn right"}},
        {"bend with a minor road straight on",
         "straight on into the minor road",
         bend().way("AXC", "highway=secondary").way("XB", "highway=residential,name=Via Vecchia"),
         "AB",
         {"X plain/side_road 270>90, 140: Straight on | Via Vecchia"}},
        {"bend with a minor road straight on",
         "out of the minor road into the main one",
         bend().way("AXC", "highway=secondary").way("XB", "highway=residential"),
         "BA",
         {},
         {"X plain/side_road 90>270, 140"}},
        {"bend with a minor road straight on",
         "a gravel road straight on",
         bend().way("AXC", "highway=secondary").way("XB", "highway=unclassified,surface=gravel"),
         "AC",
         {"X plain/bend 270>140, 90: Turn right"}},

        {"T",
         "a main road bends hard, a small road leaves it half ahead to the other hand: nothing ends there",
         hard_bend().way("SXC", "highway=secondary").way("XL", "highway=unclassified"),
         "SC",
         {"X plain/side_road 180>110, 310: Turn right"}},
        {"T",
         "the same map, but the small road is as large: there one must give way",
         hard_bend().way("SX", "highway=unclassified").way("LXC", "highway=secondary"),
         "SC",
         {"X plain/tee 180>110, 310: Right at T"}},
        {"T",
         "onto a one-way main road there is but one way, and yet a corner to turn",
         AsciiMap{20_m, latitude, R"(
                N
                |
                |
                |
        S-------X
                |
                |
                |
                T
    )"}
             .way("TXN", "highway=primary,oneway=yes")
             .way("SX", "highway=residential"),
         "SN",
         {"X plain/tee 270>0, 180: Left at T"}},
        {"hairpin with a side road at its apex",
         "round the hairpin",
         hairpin().way("AXC", "highway=secondary").way("XB", "highway=residential"),
         "AC",
         {"X plain/hairpin 270>250, 90: Hairpin right"}},
        {"hairpin with a side road at its apex",
         "round it from below",
         hairpin().way("AXC", "highway=secondary").way("XB", "highway=residential"),
         "CA",
         {"X plain/hairpin 250>270, 90: Hairpin left"}},
        {"hairpin with a side road at its apex",
         "off its apex into the side road",
         hairpin().way("AXC", "highway=secondary,ref=SP 9").way("XB", "highway=tertiary,name=Via del Bosco"),
         "AB",
         {"X plain/side_road 270>90, 250: Straight on | Via del Bosco"}},
        {"hairpin with a side road at its apex",
         "a hairpin into another road is no hairpin of the main road",
         hairpin().way("AXB", "highway=secondary").way("XC", "highway=tertiary"),
         "AC",
         {"X plain/side_road 270>250, 90: Sharp right"}},
    };
}

} // namespace route::test
