// SPDX-License-Identifier: BSL-1.0
#include "junction/eye.hpp"
#include "junction/surroundings.hpp"

#include <algorithm>
#include <string_view>

namespace route::junction::detail {

using network::DirectedEdge;

namespace {

std::vector<std::string> split_destinations(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        auto part = text.substr(0, end);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        const bool again = std::ranges::find(parts, part) != parts.end();
        if (!part.empty() && !again) parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

Arm arm_of(const Surroundings& around, DirectedEdge edge, geo::PlaneLine line) {
    const Bearing bearing = outlook_of(line);
    return arm_of(around, seen_road(around.roads, around.rights, edge, bearing), std::move(line));
}

Arm arm_of(const Surroundings& around, const SeenRoad& road, geo::PlaneLine line) {
    const auto& roads = around.roads;
    Arm arm;
    static_cast<SeenRoad&>(arm) = road;
    arm.name = roads.name(roads.way(road.edge));
    arm.ref = roads.ref(roads.way(road.edge));
    arm.destinations = split_destinations(roads.destinations(road.edge));
    arm.limit_kmh = roads.attributes(road.edge).max_speed_kmh;
    arm.line = std::move(line);
    return arm;
}

} // namespace route::junction::detail
