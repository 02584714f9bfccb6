// SPDX-License-Identifier: BSL-1.0
#include "roadbook/drawn_rally.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

const auto latitude = geo::Latitude::degrees(46);

} // namespace

TEST_CASE("a turn behind a way to the same hand has a box of its own: whoever is told left takes the first left") {
    const auto map = AsciiMap{5_m, latitude, R"(
              L     R
               .   .
               .   .
                . .
                . .
                 Y
                 |
                 |
                 |
        W        |
          ....   |
              ...X
                 |
                 |
                 |
                 |
                 |
                 |
                 |
                 S
    )"}
                         .way("SX", "highway=tertiary,ref=SP 9")
                         .way("XW", "highway=tertiary,ref=SP 9")
                         .way("XY", "highway=tertiary")
                         .way("YL", "highway=tertiary")
                         .way("YR", "highway=tertiary");
    const auto left = drive(map, "SL");
    REQUIRE(left.story() == "S:control X:junction Y:junction L:control");
    CHECK(words_of(left.boxes()[1], "en").starts_with("Straight on"));
    CHECK(words_of(left.boxes()[2], "en").starts_with("At the fork keep left"));
    // To the other hand nothing lies before it: one drawing shows both.
    CHECK(drive(map, "SR").story() == "S:control X:junction R:control");
}

TEST_CASE("a route that turns off a road that goes straight on turns, and keeps to no side of a fork") {
    const auto map = AsciiMap{10_m, latitude, R"(
                 N
                 |
                 |
        L.       |
          ..     |
            ..   |
              .. |
                .|
                 X
                 |
                 |
                 |
                 S
    )"}
                         .way("SXL", "highway=secondary,ref=SP 9")
                         .way("XN", "highway=residential");
    CHECK(words_of(drive(map, "SL").boxes()[1], "en").starts_with("Turn left"));
}

TEST_CASE("behind a fork a bend in the road makes no crossing of it, though it comes at once") {
    const auto map = AsciiMap{5_m, latitude, R"(
          L-----M
         l
          .         R
           .     .
            . .
             X
             |
             |
             |
             |
             S
    )"}
                         .way("SX", "highway=tertiary")
                         .way("Xl", "highway=primary")
                         .way("lLM", "highway=primary,name=Via Nuova")
                         .way("XR", "highway=secondary");
    CHECK(words_of(drive(map, "SM").boxes()[1], "en").find("left") != std::string::npos);
}
