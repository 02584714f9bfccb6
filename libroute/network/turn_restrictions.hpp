// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "network/records.hpp"
#include "osm/extract.hpp"

#include <cstdint>
#include <vector>

/// Private to network/: turn restrictions and rules, from the ids of ways to the edges and numbers of the file.
namespace route::network::detail {

struct Turns {
    std::vector<records::ForbiddenTurn> forbidden;  ///< sorted: at a node, for everybody, always
    std::vector<records::Restriction> restrictions; ///< all others, by relation
    std::vector<std::uint32_t> edges;               ///< of `restrictions`
};

/// The network as far as it is made; `number` is of each extract node its number in the network, or ~0.
struct UnfinishedNetwork {
    const osm::Extract& extract;
    const std::vector<records::Node>& nodes;
    const std::vector<std::uint32_t>& out_edges;
    const std::vector<records::Segment>& segments;
    const std::vector<std::uint32_t>& number;
};

/// Where a way runs through the node, or ways meet more than once, a restriction may be read in several ways; the turn
/// that it speaks of, and one-ways, must leave one. What cannot be applied is told with its ids.
[[nodiscard]] Turns resolved_turns(const UnfinishedNetwork& network, Diagnostics& diagnostics);

/// The rules of ways, nodes and restrictions that the network has.
[[nodiscard]] std::vector<records::RoadRule> numbered_rules(const osm::Extract& extract,
                                                            const std::vector<std::uint32_t>& number,
                                                            const std::vector<records::Restriction>& restrictions);

} // namespace route::network::detail
