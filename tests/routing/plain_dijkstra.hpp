// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "routing/leg_path.hpp"

#include <cstdint>
#include <optional>

namespace route::test {

/// What the cheapest path through all points costs, in whole milliseconds, found the plainest way there is: Dijkstra's
/// algorithm over pairs of directed edge and number of points passed, without bounds and without legs. Shares no code
/// with the search that it checks. Nothing when there is no path.
[[nodiscard]] std::optional<std::uint64_t> plain_cost(const network::RoadNetwork& roads,
                                                      const routing::DrivingRights& rights,
                                                      const std::vector<routing::RoutePoint>& points);

/// The edges that a car may drive after `driven`, the last of which it is on: restrictions over ways kept.
[[nodiscard]] std::vector<network::DirectedEdge> allowed_after(const network::RoadNetwork& roads,
                                                               const routing::DrivingRights& rights,
                                                               const std::vector<network::DirectedEdge>& driven);
/// Whether driving `next` after `driven` completes a restriction that binds such a car.
[[nodiscard]] bool is_forbidden_after(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                      const std::vector<network::DirectedEdge>& driven, network::DirectedEdge next);

} // namespace route::test
