// SPDX-License-Identifier: BSL-1.0
#include "junction/eye.hpp"
#include "junction/junction_arms.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>

namespace route::junction::detail {

namespace {

/// Whether the route turns off at a node, where there is a choice: that is a drawing of its own, and the same turn in two
/// drawings is taken twice.
bool is_turn_of_its_own(const Surroundings& around, std::size_t node) {
    const Sight& sight = around.sights[node];
    return !sight.rivals.empty() && turns_off(sight.taken.turn);
}

constexpr Metres short_of_it{4};
constexpr Metres shortest{8};

/// The first node that the route passes at a place or after it.
std::size_t first_node_from(const Surroundings& around, Chainage place) {
    const auto node = std::ranges::lower_bound(around.nodes, place, {}, &RouteNode::chainage);
    return static_cast<std::size_t>(node - around.nodes.begin());
}

/// Where the road that is seen behind the place begins.
Chainage seen_from(const Surroundings& around, Chainage place) {
    for (std::size_t i = first_node_from(around, place - shortest); i-- > 0;) {
        if (around.nodes[i].chainage <= place - shown_road) break;
        if (is_turn_of_its_own(around, i)) return around.nodes[i].chainage + short_of_it;
    }
    return place - shown_road;
}

/// Where the road that is seen ahead of it ends.
Chainage seen_until(const Surroundings& around, Chainage place) {
    for (std::size_t i = first_node_from(around, place + shortest); i < around.nodes.size(); ++i) {
        if (around.nodes[i].chainage >= place + shown_road) break;
        if (is_turn_of_its_own(around, i)) return around.nodes[i].chainage - short_of_it;
    }
    return place + shown_road;
}

} // namespace

JunctionArms arms_at_place(const Surroundings& around, Chainage chainage) {
    const auto& leg = around.leg;
    const geo::LocalFrame frame{itinerary::position_at(leg, chainage)};
    JunctionArms place;
    place.centre = frame.origin();
    place.entry = place.leave = chainage;
    place.drives_on_left = around.rights.profile().drives_on_left(around.roads);
    place.driven = driven_line(leg, chainage - shown_road, chainage + shown_road, frame);
    const auto edge = itinerary::step_to(leg, chainage).edge;
    const auto edge_on = itinerary::step_from(leg, chainage).edge;
    if (chainage > Chainage{}) {
        auto back = driven_line(leg, seen_from(around, chainage), chainage, frame);
        std::ranges::reverse(back);
        const Bearing came_from = approach_of(back);
        Arm entry = arm_of(around, seen_road(around.roads, around.rights, edge.reversed(), came_from), std::move(back));
        entry.role = ArmRole::entry;
        entry.destinations.clear();
        place.arms.push_back(std::move(entry));
    }
    if (chainage.since_start() < leg.length()) {
        Arm exit = arm_of(around, edge_on, driven_line(leg, chainage, seen_until(around, chainage), frame));
        exit.role = ArmRole::exit;
        exit.destinations.clear();
        place.arms.push_back(std::move(exit));
    }
    return settled(std::move(place));
}

} // namespace route::junction::detail
