// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/drawn_leg.hpp"

#include <string>
#include <vector>

namespace route::test {

/// A junction as it is met on every rally, and how the route passes it.
struct CommonJunction {
    std::string name;
    AsciiMap map;
    std::string route;
    char at;
};

[[nodiscard]] std::vector<CommonJunction> common_junctions();

} // namespace route::test
