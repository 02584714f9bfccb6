// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

/// A road from west to east over a divided road, whose carriageways lie 20 m apart.
AsciiMap divided_road(std::string_view crossing) {
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
        A-----u-v-----B
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
        .way("PuR", "highway=primary,oneway=yes,name=Statale")
        .way("TvQ", "highway=primary,oneway=yes,name=Statale")
        .way("AuvB", crossing);
}

AsciiMap two_divided_roads() {
    return AsciiMap{10_m, latitude, R"(
              P Q
              | |
              | |
              | |
              | |
              | |
              | |
        F-----a-b-----G
        K-----c-d-----H
              | |
              | |
              | |
              | |
              | |
              | |
              R T
    )"}
        .way("PacR", "highway=primary,oneway=yes,name=Statale")
        .way("TdbQ", "highway=primary,oneway=yes,name=Statale")
        .way("GbaF", "highway=secondary,oneway=yes,name=Viale")
        .way("KcdH", "highway=secondary,oneway=yes,name=Viale");
}

AsciiMap gap() {
    return AsciiMap{10_m, latitude, R"(
        P Q
        | |
        | |
        | |
        | |
        | |
        | |
        w-u
        | |
        | |
        | |
        | |
        | |
        | |
        R T
    )"}
        .way("PwR", "highway=primary,oneway=yes,name=Statale")
        .way("TuQ", "highway=primary,oneway=yes,name=Statale")
        .way("uw", "highway=primary_link,oneway=yes");
}

/// From S to F one road; from F on two carriageways.
AsciiMap split() {
    return AsciiMap{5_m, latitude, R"(
        P   Q
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        |   |
        p   q
        .   .
         . .
         . .
          F
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
          S
    )"}
        .way("SF", "highway=primary,name=Statale")
        .way("FqQ", "highway=primary,oneway=yes,name=Statale")
        .way("PpF", "highway=primary,oneway=yes,name=Statale");
}

} // namespace

std::vector<Scenario> divided_road_scenarios() {
    const auto small = divided_road("highway=residential,name=Via Piccola");
    const auto like = divided_road("highway=secondary,name=Viale");
    return {
        {"divided road crossed",
         "from a small road: a stop that must be told",
         small,
         "AB",
         {"u dual_carriageway/crossroads 270>90, 0 180; inner 1: Crossroads: straight on"}},
        {"divided road crossed",
         "from the other side",
         small,
         "BA",
         {"v dual_carriageway/crossroads 90>270, 180 0; inner 1: Crossroads: straight on"}},
        {"divided road crossed",
         "by a road nearly as large: straight on stays on it",
         like,
         "AB",
         {},
         {"u dual_carriageway/crossroads 270>90, 0 180; inner 1"}},
        {"divided road crossed",
         "by another divided road: four nodes, one crossing",
         two_divided_roads(),
         "KH",
         {},
         {"c dual_carriageway/crossroads 270>90, 0 180; inner 4"}},

        {"divided road joined",
         "right onto the near half",
         small,
         "AR",
         {"u dual_carriageway/crossroads 270>180, 0 90; inner 1: Turn right | Statale"}},
        {"divided road joined",
         "left, over the near half",
         small,
         "AQ",
         {"u dual_carriageway/crossroads 270>0, 90 180; inner 1: Turn left | Statale"}},
        {"divided road joined",
         "left from the other side",
         small,
         "BR",
         {"v dual_carriageway/crossroads 90>180, 270 0; inner 1: Turn left | Statale"}},
        {"divided road joined",
         "left from one divided road into another",
         two_divided_roads(),
         "KQ",
         {"c dual_carriageway/crossroads 270>0, 90 180; inner 4: Turn left | Statale"}},

        {"divided road left",
         "to the right",
         small,
         "PA",
         {"u dual_carriageway/crossroads 0>270, 90 180; inner 1: Turn right | Via Piccola"}},
        {"divided road left",
         "to the left, over the other half",
         small,
         "PB",
         {"u dual_carriageway/crossroads 0>90, 180 270; inner 1: Turn left | Via Piccola"}},
        {"divided road left",
         "to the left from the other half",
         small,
         "TA",
         {"v dual_carriageway/crossroads 180>270, 0 90; inner 1: Turn left | Via Piccola"}},
        {"divided road left",
         "driven straight on past the crossing",
         small,
         "TQ",
         {},
         {"v dual_carriageway/crossroads 180>0, 270 90; inner 1"}},

        {"turned round at a gap",
         "from the right half back by the left one",
         gap(),
         "TR",
         {"u turning_back/side_road 180>180, 0; inner 1: Turn round"}},
        {"turned round at a gap",
         "by a crossing road that joins both halves",
         small,
         "TR",
         {"v turning_back/star 180>180, 270 0 90; inner 1: Turn round"}},
        {"turned round at a gap",
         "past the gap one stays on the road",
         gap(),
         "TQ",
         {},
         {"u dual_carriageway/open_road 180>0; inner 1"}},

        {"divided road begins or ends",
         "where it begins there is nothing to tell",
         split(),
         "SQ",
         {},
         {"F plain/open_road 180>25"}},
        {"divided road begins or ends",
         "where it ends there is nothing to tell",
         split(),
         "PS",
         {},
         {"F plain/open_road 335>180"}},
    };
}

} // namespace route::test
