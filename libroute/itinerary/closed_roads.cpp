// SPDX-License-Identifier: BSL-1.0
#include "itinerary/closed_roads.hpp"

#include "itinerary/told_roads.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

namespace route::itinerary::detail {

using network::DirectedEdge;
using network::RoadNetwork;
using osm::RuleKind;
using osm::RuleSubject;
using osm::Traffic;
using routing::DrivingRights;
using routing::VehicleProfile;

namespace {

/// How much dearer a closed road is than an open one: it is driven only where nothing open leads on.
constexpr double price_of_closed = 100;

/// Rights to drive everywhere but against one-ways, closed roads at a high price.
DrivingRights opened(const RoadNetwork& roads, const DrivingRights& rights) {
    routing::RoadExceptions exceptions;
    for (std::uint32_t i = 0; i < roads.segment_count() * 2; ++i) {
        const auto edge = DirectedEdge::from_index(i);
        if (rights.may_drive(roads, edge)) {
            exceptions.edges.push_back({edge, true, false, false});
        } else if (!roads.against_one_way(edge)) {
            exceptions.edges.push_back({edge, true, true, false});
        }
    }
    for (std::uint32_t n = 0; n < roads.node_count(); ++n) {
        if (!rights.may_pass(roads, network::NodeId{n})) exceptions.open_nodes.emplace_back(n);
    }
    auto profile = rights.profile();
    profile.destination_only_factor = price_of_closed;
    return {std::move(profile), std::move(exceptions), roads};
}

/// The tags that shut a node.
std::string why_shut(const RoadNetwork& roads, const VehicleProfile& profile, network::NodeId node) {
    const auto [first, end] = roads.rules_of(RuleSubject::node, node.value());
    std::string tags;
    for (auto i = first; i < end; ++i) {
        const auto rule = roads.rule(i);
        const auto& statement = rule.statement;
        const bool shuts = statement.kind == RuleKind::gate ||
                           (statement.kind == RuleKind::access && statement.access >= network::Access::restricted);
        if (!shuts || !statement.traffic.meets(Traffic::of(profile.vehicle))) continue;
        tags += (tags.empty() ? "" : ", ") + std::string(rule.tag);
    }
    return tags.empty() ? "closed by an order of the event" : tags;
}

} // namespace

std::string why_closed(const RoadNetwork& roads, const VehicleProfile& profile, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    const auto [first, end] = roads.rules_of(RuleSubject::way, roads.way(edge).value());
    for (auto i = first; i < end; ++i) {
        const auto rule = roads.rule(i);
        const auto& statement = rule.statement;
        const bool shuts = statement.kind == RuleKind::access && statement.access >= network::Access::restricted;
        const bool too_low =
            osm::is_limit(statement.kind) && statement.limit > 0 && profile.measure(statement.kind) > statement.limit;
        const bool rough = statement.kind == RuleKind::ground && !profile.can_drive_on(road);
        if ((shuts || too_low || rough) && statement.traffic.meets(Traffic::of(profile.vehicle, edge.forward())))
            return std::string(rule.tag);
    }
    if (road.toll && !profile.allow_toll) return "toll=yes, [allow] toll";
    if (road.road_class == network::RoadClass::motorway && !profile.allow_motorway)
        return "highway=motorway, [allow] motorway";
    if (road.road_class == network::RoadClass::ferry) return "route=ferry, [allow] ferry";
    if (road.unpaved && !profile.allow_unpaved) return "unpaved, [allow] unpaved";
    if (road.track_grade > profile.softest_track) return fmt::format("tracktype=grade{}", road.track_grade);
    return fmt::format("highway={}", network::name_of(road.road_class));
}

std::vector<std::string> in_the_way(const RoadNetwork& roads, const DrivingRights& rights, const routing::RoutePoint& from,
                                    const routing::RoutePoint& to, const std::stop_token& stop) {
    const auto found = routing::cheapest_path(roads, opened(roads, rights), {from, to}, stop);
    const auto* path = std::get_if<routing::LegPath>(&found);
    std::vector<std::string> obstacles;
    if (path == nullptr) return obstacles;
    const auto add = [&](std::string obstacle) {
        if (std::ranges::find(obstacles, obstacle) == obstacles.end()) obstacles.push_back(std::move(obstacle));
    };
    std::optional<network::WayIndex> last_way;
    for (std::size_t i = 0; i < path->pieces.size(); ++i) {
        const auto edge = path->pieces[i].edge;
        const auto node = roads.from(edge);
        if (i > 0 && path->pieces[i - 1].edge != edge && !rights.may_pass(roads, node)) {
            add(fmt::format("node {} ({}) at {}", roads.osm_id(node).value(), why_shut(roads, rights.profile(), node),
                            told_position(roads.position(node))));
        }
        const auto way = roads.way(edge);
        if (rights.may_drive(roads, edge) || last_way == way) continue;
        last_way = way;
        add(fmt::format("{} ({}) at {}", told_road(roads, edge), why_closed(roads, rights.profile(), edge),
                        told_position(path->pieces[i].start)));
    }
    return obstacles;
}

} // namespace route::itinerary::detail
