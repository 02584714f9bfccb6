// SPDX-License-Identifier: BSL-1.0
#include "junction/sight.hpp"

#include "junction/eye.hpp"
#include "junction/judgement.hpp"
#include "junction/ring.hpp"
#include "junction/road_trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace route::junction {

using network::Access;
using network::DirectedEdge;
using network::NodeId;
using network::RoadClass;
using network::RoadNetwork;

std::vector<RouteNode> route_nodes(const RoadNetwork& roads, const itinerary::LegItinerary& leg) {
    std::vector<RouteNode> nodes;
    bool turned = false; // on the open road, since the last node
    for (std::size_t i = 0; i + 1 < leg.path.size(); ++i) {
        const auto& before = leg.path[i];
        const auto& after = leg.path[i + 1];
        // A waypoint parts an edge's stretch in two; that is no node.
        const NodeId node = roads.to(before.edge);
        const bool goes_on = before.edge == after.edge; // or round and round on a street that is a loop
        const bool turns = after.edge == before.edge.reversed();
        const bool away_from_node =
            (goes_on || turns) &&
            geo::LocalFrame{roads.position(node)}.to_plane(itinerary::position_at(leg, before.to)).norm() > Metres{1};
        if (away_from_node || (goes_on && roads.from(after.edge) != node)) {
            turned = turned || turns;
            continue;
        }
        const bool comes_back = turned && !nodes.empty() && nodes.back().node == node;
        turned = false;
        if (comes_back && before.to - nodes.back().chainage <= judgement::shortest_excursion) {
            nodes.back().out = after.edge; // all of it is one place
            continue;
        }
        nodes.push_back({node, before.to, before.edge, after.edge});
    }
    return nodes;
}

RoadLook look_of(const RoadNetwork& roads, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    return {road.road_class, road.link, road.unpaved};
}

int rank_of(const RoadLook& look) {
    static constexpr std::array<int, osm::road_class_count> ranks{
        0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 8, 8, // motorway … ferry
    };
    const int rank = ranks[static_cast<std::size_t>(look.road_class)] + (look.link ? 1 : 0);
    return look.unpaved ? std::max(rank, 7) : rank;
}

TurnClass class_of(TurnAngle turn) {
    const TurnAngle deviation = abs(turn);
    if (deviation < judgement::felt_turn) return TurnClass::straight;
    if (deviation <= judgement::turn_off) return TurnClass::bear;
    if (deviation <= judgement::sharp_turn) return TurnClass::turn;
    return deviation <= judgement::turn_round ? TurnClass::sharp : TurnClass::back;
}

bool turns_off(TurnAngle turn) { return class_of(turn) >= TurnClass::turn; }

bool heads_back(TurnAngle turn) { return abs(turn) > judgement::nearly_back; }

bool is_visible_road(const RoadNetwork& roads, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    return !road.yard && road.road_class != RoadClass::ferry;
}

bool has_same_number(const RoadNetwork& roads, DirectedEdge a, DirectedEdge b) {
    const auto number = roads.ref(roads.way(a));
    return !number.empty() && number == roads.ref(roads.way(b));
}

bool has_same_signs(const RoadNetwork& roads, DirectedEdge a, DirectedEdge b) {
    const auto name = roads.name(roads.way(a));
    return has_same_number(roads, a, b) || (!name.empty() && name == roads.name(roads.way(b)));
}

bool are_one_crossing(const RoadNetwork& roads, const RouteNode& first, const RouteNode& second) {
    return second.chainage - first.chainage < judgement::nearest_look &&
           abs(roads.start_bearing(second.out) - roads.end_bearing(second.in)) > judgement::corner;
}

bool passes_a_node_again(std::span<const RouteNode> nodes, std::size_t first, std::size_t last) {
    if (nodes[last].out == nodes[first].in.reversed()) return false;
    for (std::size_t i = first; i < last; ++i) {
        for (std::size_t k = i + 1; k <= last; ++k) {
            if (nodes[i].node == nodes[k].node) return true;
        }
    }
    return false;
}

namespace {

/// One turns the wheel hard where another way leads off, or leaves the road that goes straighter on.
bool turns_at(const Sight& sight) {
    const TurnAngle taken = abs(sight.taken.turn);
    if (sight.goes_back) return true;
    if (sight.rivals.empty() || taken < judgement::felt_turn) return false;
    return taken > judgement::wheel_turned || std::ranges::any_of(sight.rivals, [&](const SeenRoad& rival) {
               return !rival.signed_off && abs(rival.turn) < taken;
           });
}

} // namespace

std::optional<std::size_t> turn_too_many(std::span<const RouteNode> nodes, std::span<const Sight> sights, std::size_t first,
                                         std::size_t last) {
    constexpr std::size_t most_turns = 2;
    std::size_t turns = 0;
    Chainage before;
    double sum = 0;
    for (std::size_t i = first; i <= last; ++i) {
        // At once behind another it is one with it: no distance in print parts the two.
        const bool at_once = turns > 0 && nodes[i].chainage - before <= judgement::shortest_excursion;
        if (!turns_at(sights[i]) || at_once) continue;
        before = nodes[i].chainage;
        ++turns;
        sum += sights[i].taken.turn.degrees();
        if (turns > most_turns || (turns > 1 && std::abs(sum) > 180 + judgement::beyond_back.degrees())) return i;
    }
    return std::nullopt;
}

const SeenRoad* Sight::find(DirectedEdge edge) const {
    if (taken.edge == edge) return &taken;
    const auto rival = std::ranges::find(rivals, edge, &SeenRoad::edge);
    return rival == rivals.end() ? nullptr : &*rival;
}

namespace detail {

Bearing direction_of(const geo::PlaneLine& line, Metres reach) {
    return (geo::point_along(line, reach) - line.front()).direction();
}

using judgement::farthest_look;
using judgement::look_step;
using judgement::mouth;
using judgement::nearest_look;

namespace {

/// How far the line runs on from `reach` before a corner, as far as the eye looks.
Metres straight_until(const geo::PlaneLine& line, Metres reach) {
    // Behind a corner the road's own direction counts, not that from the junction to there.
    const bool behind = reach > nearest_look;
    Bearing before = behind ? (geo::point_along(line, reach) - geo::point_along(line, reach - look_step)).direction()
                            : direction_of(line, reach);
    while (reach + look_step <= farthest_look) {
        const auto piece = geo::point_along(line, reach + look_step) - geo::point_along(line, reach);
        if (piece.norm() > Metres{0.5}) {
            if (abs(piece.direction() - before) > judgement::corner) break;
            before = piece.direction();
        }
        reach += look_step;
    }
    return reach;
}

} // namespace

Bearing outlook_of(const geo::PlaneLine& line) {
    const Metres straight = straight_until(line, nearest_look);
    if (straight >= mouth) return direction_of(line, straight);
    // A corner in the mouth: the road is what comes behind it, unless that bends again at once.
    const Metres behind = straight_until(line, mouth);
    return direction_of(line, behind + look_step > farthest_look ? behind : straight);
}

Bearing approach_of(const geo::PlaneLine& line) {
    const Bearing last = direction_of(line, nearest_look);
    Metres reach = nearest_look;
    while (reach + look_step <= farthest_look) {
        const auto piece = geo::point_along(line, reach + look_step) - geo::point_along(line, reach);
        if (piece.norm() > Metres{0.5} && abs(piece.direction() - last) > judgement::corner) break;
        reach += look_step;
    }
    return direction_of(line, reach);
}

SeenRoad seen_road(const RoadNetwork& roads, const routing::DrivingRights& rights, DirectedEdge edge, Bearing bearing) {
    const auto& road = roads.attributes(edge);
    SeenRoad seen;
    seen.edge = edge;
    seen.bearing = bearing;
    seen.look = look_of(roads, edge);
    seen.may_enter = rights.may_drive(roads, edge);
    seen.may_arrive = !roads.against_one_way(edge.reversed());
    seen.leads_out = !roads.against_one_way(edge);
    seen.signed_off = !seen.leads_out || road.road_class == RoadClass::pedestrian ||
                      roads.access(edge) == Access::restricted || roads.access(edge) == Access::no;
    return seen;
}

TurnAngle turn_into(Bearing arrival, const SeenRoad& road, bool goes_back) {
    return goes_back ? TurnAngle::degrees(180) : road.bearing - arrival; // back is back, however the road bends
}

namespace {

/// Draws up what is to be seen at one node after the other.
class Lookout {
public:
    Lookout(const RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg)
        : m_roads(roads), m_rights(rights), m_leg(leg) {}

    [[nodiscard]] Sight sight_at(const RouteNode& node) const {
        const geo::LocalFrame frame{m_roads.position(node.node)};
        auto back = driven_line(m_leg, node.chainage - farthest_look, node.chainage, frame);
        std::ranges::reverse(back);
        Sight sight;
        sight.arrival = approach_of(back).reversed();
        sight.arrival_look = look_of(m_roads, node.in);
        sight.goes_back = node.out == node.in.reversed();
        sight.features = m_roads.features(node.node);
        sight.through_mouth = m_roads.attributes(node.in).one_way != network::OneWay::no &&
                              m_roads.length(node.in) < judgement::longest_mouth &&
                              !ring_way_on(m_roads, m_roads.from(node.in));
        // As the others: where the route turns off again further on is not to be seen from here.
        sight.taken = seen_at(node, node.out, outlook_of(trace_of(m_roads, node.out, farthest_look, frame).line), sight);
        for (const auto edge : m_roads.out_edges(node.node)) {
            if (edge == node.out || edge == node.in.reversed() || !is_visible_road(m_roads, edge)) continue;
            sight.rivals.push_back(
                seen_at(node, edge, outlook_of(trace_of(m_roads, edge, farthest_look, frame).line), sight));
        }
        return sight;
    }

private:
    [[nodiscard]] SeenRoad seen_at(const RouteNode& node, DirectedEdge edge, Bearing bearing, const Sight& sight) const {
        SeenRoad road = seen_road(m_roads, m_rights, edge, bearing);
        road.turn = turn_into(sight.arrival, road, edge == node.out && sight.goes_back);
        road.same_signs = has_same_signs(m_roads, node.in, edge);
        road.same_number = has_same_number(m_roads, node.in, edge);
        return road;
    }

    const RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const itinerary::LegItinerary& m_leg;
};

} // namespace

} // namespace detail

std::vector<Sight> sights_of(const RoadNetwork& roads, const routing::DrivingRights& rights,
                             const itinerary::LegItinerary& leg, const std::vector<RouteNode>& nodes) {
    const detail::Lookout lookout{roads, rights, leg};
    std::vector<Sight> sights;
    sights.reserve(nodes.size());
    for (const auto& node : nodes) {
        sights.push_back(lookout.sight_at(node));
    }
    return sights;
}

bool sign_binds(network::NodeFeatures features, network::DirectedEdge in) {
    if (!features.stop && !features.give_way) return false;
    return !(features.toward_forward && !in.forward()) && !(features.toward_backward && in.forward());
}

} // namespace route::junction
