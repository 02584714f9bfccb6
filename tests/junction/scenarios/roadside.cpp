// SPDX-License-Identifier: BSL-1.0
#include "junction/scenarios/scenario.hpp"

namespace route::test {

namespace {

using namespace route::literals;

const auto latitude = geo::Latitude::degrees(46);

/// 600 m of road with a place in its middle.
AsciiMap open_road() {
    return AsciiMap{20_m, latitude, R"(
        A--------------x---------------G
    )"}
        .way("AxG", "highway=tertiary");
}

AsciiMap tee_behind() {
    return AsciiMap{10_m, latitude, R"(
                                   D
                                   |
                                   |
                                   |
                                   |
                                   |
                                   |
                                   |
        A-----------------------x--X
                                   |
                                   |
                                   |
                                   |
                                   |
                                   |
                                   |
                                   C
    )"}
        .way("AxX", "highway=tertiary")
        .way("DXC", "highway=tertiary");
}

/// A ship from P to Q.
AsciiMap ferry() {
    return AsciiMap{50_m, latitude, R"(
        A---P----------------------------------Q---G
                                               |
                                               |
                                               H
    )"}
        .way("AP", "highway=secondary")
        .way("PQ", "route=ferry,motor_vehicle=yes,name=Traghetto")
        .way("QG", "highway=secondary")
        .way("QH", "highway=residential");
}

AsciiMap fork_before_tunnel() {
    return AsciiMap{20_m, latitude, R"(
        A---------X--t-----------C
                    .
                       .
                          .
                             B
    )"}
        .way("AX", "highway=secondary,ref=SS 12")
        .way("XtC", "highway=secondary,ref=SS 12,tunnel=yes")
        .way("XB", "highway=tertiary,name=Via del Lago");
}

AsciiMap crossing_levels(std::string_view a, std::string_view b) {
    return AsciiMap{20_m, latitude, R"(
                  N
                  |
                  |
                  |
                  |
        A---------x-------X------C
                  |       |
                  |       |
                  |       |
                  |       |
                  S       B
    )"}
        .way("AXC", a)
        .way("NS", b)
        .way("XB", "highway=residential");
}

/// A shopping street between two roads, closed to cars.
AsciiMap shopping_street() {
    return AsciiMap{20_m, latitude, R"(
        A--------X--------B
                 |
                 |
                 |
                 |
                 |
        C--------Y--------D
                 |
                 |
                 |
                 |
                 E
    )"}
        .way("AXB", "highway=tertiary,name=Via Alta")
        .way("XY", "highway=pedestrian,name=Corso")
        .way("CYD", "highway=tertiary,name=Via Bassa")
        .way("YE", "highway=residential,name=Vicolo");
}

} // namespace

std::vector<Scenario> roadside_scenarios() {
    return {
        {"level crossing",
         "on the open road",
         open_road().node('x', "railway=level_crossing"),
         "AG",
         {"x plain/open_road 270>90: Level crossing"}},
        {"level crossing",
         "just before a T",
         tee_behind().node('x', "railway=level_crossing"),
         "AC",
         {"X plain/tee 270>180, 0: Right at T | Level crossing"}},
        {"level crossing",
         "just behind a T",
         tee_behind().node('x', "railway=level_crossing"),
         "CA",
         {"X plain/side_road 180>270, 0: Turn left | Level crossing"}},

        {"ford", "on the open road", open_road().node('x', "ford=yes"), "AG", {"x plain/open_road 270>90: Ford"}},
        {"ford", "just before a T", tee_behind().node('x', "ford=yes"), "AD", {"X plain/tee 270>0, 180: Left at T | Ford"}},

        {"ferry",
         "boarded, left, and straight on",
         ferry(),
         "AG",
         {"P plain/open_road 270>90: Straight on | Board the ferry | Traghetto",
          "Q plain/side_road 270>90, 180: Straight on | Leave the ferry"}},
        {"ferry",
         "right from the landing",
         ferry(),
         "AH",
         {"P plain/open_road 270>90: Straight on | Board the ferry | Traghetto",
          "Q plain/side_road 270>180, 90: Turn right | Leave the ferry"}},

        {"tunnel",
         "into the tunnel past the road that goes round it",
         fork_before_tunnel(),
         "AC",
         {},
         {"X plain/fork 270>90, 110"}},
        {"tunnel",
         "round the tunnel",
         fork_before_tunnel(),
         "AB",
         {"X plain/fork 270>110, 90: At the fork keep right | Via del Lago"}},

        {"toll gate",
         "on the open road: no box, nobody can miss it",
         open_road().node('x', "barrier=toll_booth"),
         "AG",
         {},
         {"x plain/open_road 270>90"}},
        {"toll gate",
         "just before a T",
         tee_behind().node('x', "barrier=toll_booth"),
         "AC",
         {"X plain/tee 270>180, 0: Right at T | Toll booth"}},

        {"border",
         "on the open road",
         open_road().node('x', "barrier=border_control"),
         "AG",
         {"x plain/open_road 270>90: Continue | Border"}},
        {"border",
         "just before a T",
         tee_behind().node('x', "barrier=border_control"),
         "AC",
         {"X plain/tee 270>180, 0: Right at T | Border"}},

        {"pass",
         "with its name and height",
         open_road().node('x', "mountain_pass=yes,natural=saddle,name=Passo Gavia,ele=2621"),
         "AG",
         {"x plain/open_road 270>90: Continue | Passo Gavia, 2621 m"}},
        {"pass",
         "whose height the map does not know",
         open_road().node('x', "natural=saddle,name=Passo Gavia"),
         "AG",
         {"x plain/open_road 270>90: Continue | Passo Gavia"}},
        {"pass",
         "without a name",
         open_road().node('x', "mountain_pass=yes,ele=1209"),
         "AG",
         {"x plain/open_road 270>90: Continue | Pass, 1209 m"}},
        {"pass",
         "just before a T",
         tee_behind().node('x', "mountain_pass=yes,name=Passo Rolle,ele=1984"),
         "AC",
         {"X plain/tee 270>180, 0: Right at T | Passo Rolle, 1984 m"}},

        {"pedestrian street by permit",
         "driven: it is an arm as another",
         shopping_street(),
         "AYE",
         {"X plain/side_road 270>180, 90: Turn right | Corso"},
         {},
         "XY"},
        {"pedestrian street by permit",
         "not ours: it misleads nobody",
         shopping_street(),
         "AB",
         {},
         {"X plain/side_road 270>90, 180"}},
        {"pedestrian street by permit",
         "open, but the route goes past it",
         shopping_street(),
         "AB",
         {},
         {"X plain/side_road 270>90, 180"},
         "XY"},

        {"crossing on several levels",
         "a bridge over the route is no junction",
         crossing_levels("highway=tertiary", "highway=secondary,bridge=yes,layer=1"),
         "AC",
         {},
         {"X plain/side_road 270>90, 180"}},
        {"crossing on several levels",
         "a road below, and a turn behind it",
         crossing_levels("highway=tertiary,bridge=yes,layer=1", "highway=secondary"),
         "AB",
         {"X plain/side_road 270>180, 90: Turn right"}},
    };
}

} // namespace route::test
