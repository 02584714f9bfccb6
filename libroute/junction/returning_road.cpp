// SPDX-License-Identifier: BSL-1.0
#include "junction/core.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>

namespace route::junction::detail {

using network::DirectedEdge;
using network::NodeId;

/// A road that leaves the junction and soon comes back to it is drawn whole, as part of it.
bool add_returning_road(const Surroundings& around, const Core& core, DirectedEdge edge, const geo::LocalFrame& frame,
                        JunctionView& view) {
    constexpr Metres soon{100};
    auto trace = trace_of(around.roads, edge, soon, frame);
    const auto back = std::ranges::find_if(trace.nodes, [&](NodeId node) { return core.holds(node); });
    if (back == trace.nodes.end()) return false;
    const Metres length = trace.reached_after[static_cast<std::size_t>(back - trace.nodes.begin())];
    auto line = geo::part_of(trace.line, Metres{}, length);
    // It is met from both of its ends.
    const bool again = std::ranges::any_of(view.inner, [&](const InnerRoad& road) {
        return (road.line.front() - line.back()).norm() < Metres{0.5} &&
               (road.line.back() - line.front()).norm() < Metres{0.5};
    });
    if (!again) view.inner.push_back({look_of(around.roads, edge), std::move(line), false, false});
    return true;
}

} // namespace route::junction::detail
