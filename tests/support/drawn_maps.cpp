// SPDX-License-Identifier: BSL-1.0
#include "support/drawn_maps.hpp"

namespace route::test::drawn {

AsciiMap ring_of_four(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                          e
                          |
                          |
                          |
                          |
                          |
                          S
    )"};
}

AsciiMap crossing(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
             B
             |
             |
             |
             |
        A----X----C
             |
             |
             |
             |
             D
    )"};
}

AsciiMap road_with_a_branch_aside(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
        A---------X-----B
                 .
              .
           .
        C
    )"};
}

AsciiMap mouth_round_an_island(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
        P-------------u-----w-------------Q
                       \   /
                        \ /
                         v
                         |
                         |
                         |
                         |
                         |
                         |
                         B
    )"};
}

AsciiMap ring_with_long_arms(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          |
                          |
                          |
                          |
                          a
                        h   b

        W--------------g     c--------------E

                        f   d
                          e
                          |
                          |
                          |
                          |
                          |
                          |
                          |
                          |
                          S
    )"};
}

AsciiMap ring_with_a_parted_arm(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
                          N
                          |
                          |
                          |
                          |
                          |
                          |
                          a
                        h   b
                              n
        W--------------g        . k-------------E
                              m
                        f   d
                          e
                          |
                          |
                          |
                          |
                          |
                          |
                          S
    )"};
}

AsciiMap block(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
                  H
                  |
                  |
        A---------C---------D
                  |         |
                  |         |
                  G---------f
    )"};
}

AsciiMap wide_ring(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
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

        W------------------g     c------------------E

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
    )"};
}

AsciiMap three_ahead(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
        L  N  R
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

AsciiMap side_road(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
        A---B---C
            |
            D
    )"};
}

AsciiMap side_road_on_the_left(Metres cell, geo::Latitude latitude) {
    return AsciiMap{cell, latitude, R"(
                         F
                         |
        A----------------X-------------------G
    )"};
}

} // namespace route::test::drawn
