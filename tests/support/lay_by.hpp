// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/ascii_map.hpp"

namespace route::test {

/// A lay-by beside the road from S to N, on its right, with a mouth at each end: q, and p further on; r lies in it.
inline AsciiMap lay_by(Metres cell) {
    return AsciiMap{cell, geo::Latitude::degrees(46), R"(
            N
            |
            |
            |
            p---.
            |   |
            |   |
            |   |
            |   |
            |   |
            q---r
            |
            |
            |
            |
            S
    )"}
        .way("SqpN", "highway=secondary")
        .way("qr", "highway=service")
        .way("rp", "highway=service");
}

} // namespace route::test
