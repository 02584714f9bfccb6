// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/ascii_map.hpp"

/// Places that several tests talk about, each drawn once, without their ways: which roads they are is the test's matter.
namespace route::test::drawn {

/// A ring of eight nodes with an arm to each side of the world.
[[nodiscard]] AsciiMap ring_of_four(Metres cell, geo::Latitude latitude);
/// Two roads that cross at X.
[[nodiscard]] AsciiMap crossing(Metres cell, geo::Latitude latitude);
/// At X a road goes on to B, another leaves half back to C.
[[nodiscard]] AsciiMap road_with_a_branch_aside(Metres cell, geo::Latitude latitude);
/// A side road that parts in two round an island before the road from P to Q.
[[nodiscard]] AsciiMap mouth_round_an_island(Metres cell, geo::Latitude latitude);
/// The ring of four with longer arms to north and south.
[[nodiscard]] AsciiMap ring_with_long_arms(Metres cell, geo::Latitude latitude);
/// A ring whose eastern arm parts round an island before it.
[[nodiscard]] AsciiMap ring_with_a_parted_arm(Metres cell, geo::Latitude latitude);
/// A crossing at C, and a block round which one comes back to it.
[[nodiscard]] AsciiMap block(Metres cell, geo::Latitude latitude);
/// The ring of four, half as wide again.
[[nodiscard]] AsciiMap wide_ring(Metres cell, geo::Latitude latitude);
/// Coming from S there are three ways ahead.
[[nodiscard]] AsciiMap three_ahead(Metres cell, geo::Latitude latitude);
/// A road from A to C with a side road at B.
[[nodiscard]] AsciiMap side_road(Metres cell, geo::Latitude latitude);
/// Going east, a side road comes from the north at X.
[[nodiscard]] AsciiMap side_road_on_the_left(Metres cell, geo::Latitude latitude);

} // namespace route::test::drawn
