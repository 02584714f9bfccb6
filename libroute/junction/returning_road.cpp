// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include "junction/judgement.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;

geo::PlaneLine returning_road(const Surroundings& around, const JunctionNodes& nodes, DirectedEdge edge,
                              const geo::LocalFrame& frame) {
    const auto trace = trace_of(around.roads, edge, judgement::soon_back, frame);
    const auto back = std::ranges::find_if(trace.nodes, [&](NodeId node) { return nodes.holds(node); });
    if (back == trace.nodes.end()) return {};
    const Metres length = trace.reached_after[static_cast<std::size_t>(back - trace.nodes.begin())];
    return geo::part_of(trace.line, Metres{}, length);
}

} // namespace route::junction::detail
