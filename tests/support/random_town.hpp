// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"

#include <cstdint>
#include <string>

namespace route::test {

/// A made-up town of some hundred crooked streets, as OPL: one-ways, roundabout pieces, barriers, signals, restrictions,
/// private and unpaved roads, bridges. The same seed gives the same town on every machine.
[[nodiscard]] std::string random_town_opl(std::uint32_t seed);
[[nodiscard]] network::RoadNetwork random_town(std::uint32_t seed);

/// Whole numbers from 0 to limit-1; made here, because the distributions of std differ between libraries.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_state(seed * 2654435761U + 1U) {}
    [[nodiscard]] std::uint32_t operator()(std::uint32_t limit);
    [[nodiscard]] bool one_in(std::uint32_t n) { return (*this)(n) == 0; }

private:
    std::uint64_t m_state;
};

} // namespace route::test
