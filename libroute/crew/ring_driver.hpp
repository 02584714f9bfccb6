// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/roadside.hpp"
#include "crew/words.hpp"

#include <optional>
#include <string>

/// Private to crew/: a roundabout is driven by counting.
namespace route::crew::detail {

/// The ring's way on from a node; nothing where there is no ring.
[[nodiscard]] std::optional<network::DirectedEdge> way_round(const network::RoadNetwork& roads, network::NodeId node);

struct RingDrive {
    std::size_t next = 0;           ///< the crossing that comes up behind the ring
    std::optional<Chainage> astray; ///< where the count and the route part
    std::string detail;
};

/// What a ring's box tells to do.
struct RingOrder {
    std::optional<int> exit; ///< by which it is left, or before which the crew turns into the middle
    std::optional<Middle> middle;
    std::optional<Told> way; ///< through the middle
};

/// Goes on to the ring at a crossing and leaves it as it is told; without an exit it stays on the ring, where a control
/// stands.
[[nodiscard]] RingDrive driven_round(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                     const std::vector<Crossing>& crossings, std::size_t entry, const RingOrder& order);

} // namespace route::crew::detail
