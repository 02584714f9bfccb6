// SPDX-License-Identifier: BSL-1.0
#include "itinerary/leg_rights.hpp"

#include "itinerary/ordered_roads.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <queue>

namespace route::itinerary {

using edition::OrderEffect;
using edition::RoadOrder;
using network::DirectedEdge;
using network::RoadNetwork;
using network::SegmentId;
using routing::DrivingRights;
using routing::RoadExceptions;

namespace {

/// A forced line may cut corners: what lies between two of its roads is filled in up to this length.
constexpr Metres longest_gap{80};

/// The shortest way between two places over edges that are not one-way the other way round; no more than longest_gap.
/// Nothing when there is none.
std::optional<std::vector<DirectedEdge>> shortest_between(const RoadNetwork& roads, network::NodeId from,
                                                          network::NodeId to) {
    struct Reached {
        Metres length;
        network::NodeId node;
        std::vector<DirectedEdge> edges;
        bool operator>(const Reached& other) const { return std::pair(length, node) > std::pair(other.length, other.node); }
    };
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue;
    std::vector<network::NodeId> done;
    queue.push({Metres{}, from, {}});
    while (!queue.empty()) {
        const Reached reached = queue.top();
        queue.pop();
        if (reached.node == to) return reached.edges;
        if (std::ranges::find(done, reached.node) != done.end()) continue;
        done.push_back(reached.node);
        for (const auto edge : roads.out_edges(reached.node)) {
            const Metres length = reached.length + roads.length(edge);
            if (length > longest_gap || roads.against_one_way(edge)) continue;
            auto edges = reached.edges;
            edges.push_back(edge);
            queue.push({length, roads.to(edge), std::move(edges)});
        }
    }
    return std::nullopt;
}

/// The roads of one order.
struct OrderedRoads {
    std::vector<SegmentId> segments;
    std::vector<std::vector<DirectedEdge>> chains; ///< of a forced order: end to end in the direction drawn
};

class OrderFinder {
public:
    OrderFinder(const RoadOrder& order, const RoadNetwork& roads, Diagnostics& diagnostics)
        : m_order(order), m_roads(roads), m_diagnostics(diagnostics) {}

    OrderedRoads find() {
        OrderedRoads result;
        if (m_order.effect == OrderEffect::forced) {
            for (const auto& line : m_order.ground.lines) {
                add_chains(line, result);
            }
        } else {
            result.segments = detail::segments_of(m_order.ground, m_roads);
        }
        if (result.segments.empty()) {
            warn("order-without-road",
                 fmt::format("{} touches no road", m_order.effect == OrderEffect::open ? "the permit" : "the closure"),
                 "Most of a road's length between two junctions must lie in the area or along the line.");
        }
        return result;
    }

private:
    void warn(DiagnosticCode code, std::string message, std::string hint) {
        m_diagnostics.add({Severity::warning, code, m_order.where, m_order.name, std::move(message), std::move(hint)});
    }

    void add_chains(const std::vector<geo::Position>& line, OrderedRoads& result) {
        std::vector<DirectedEdge> chain;
        const auto close = [&] {
            if (!chain.empty()) result.chains.push_back(chain);
            chain.clear();
        };
        for (const auto& road : detail::roads_along(line, m_roads)) {
            if (m_roads.against_one_way(road.edge)) continue;
            if (!chain.empty() && !join(chain, road.edge)) close();
            chain.push_back(road.edge);
        }
        close();
        for (const auto& edges : result.chains) {
            for (const auto edge : edges) {
                result.segments.push_back(edge.segment());
            }
        }
    }

    /// Fills what is between the chain's end and the next road. False when they are too far apart.
    bool join(std::vector<DirectedEdge>& chain, DirectedEdge next) {
        const auto end = m_roads.to(chain.back());
        if (const auto between = shortest_between(m_roads, end, m_roads.from(next))) {
            chain.insert(chain.end(), between->begin(), between->end());
            return true;
        }
        const auto place = m_roads.position(end);
        warn("forced-gap",
             fmt::format("the forced line leaves the roads at {:.5f} {:.5f}", place.latitude.degrees(),
                         place.longitude.degrees()),
             "It ends there and begins anew further on. Draw it along the road.");
        return false;
    }

    const RoadOrder& m_order;
    const RoadNetwork& m_roads;
    Diagnostics& m_diagnostics;
};

/// The exceptions that the orders in force make on one leg.
class ExceptionMaker {
public:
    explicit ExceptionMaker(const RoadNetwork& roads) : m_roads(roads) {}

    // Of two exceptions the later one holds: a permit opens what a closure closes, and a forced way is one-way for all.
    RoadExceptions made(const std::vector<RoadOrder>& orders, const std::vector<OrderedRoads>& found,
                        const std::vector<std::size_t>& in_force) {
        for (const auto effect : {OrderEffect::closed, OrderEffect::open, OrderEffect::forced}) {
            for (const auto i : in_force) {
                if (orders[i].effect == effect) add(orders[i], found[i]);
            }
        }
        return std::move(m_exceptions);
    }

private:
    void add(const RoadOrder& order, const OrderedRoads& found) {
        switch (order.effect) {
        case OrderEffect::closed: close(found); break;
        case OrderEffect::open: open(order, found); break;
        case OrderEffect::forced: force(found); break;
        }
    }

    void close(const OrderedRoads& found) {
        for (const auto segment : found.segments) {
            m_exceptions.edges.push_back({{segment, true}, false});
            m_exceptions.edges.push_back({{segment, false}, false});
        }
    }

    /// What stands at either end of an opened road is opened with it: the gate of a yard, the bollards of a square.
    void open(const RoadOrder& order, const OrderedRoads& found) {
        for (const auto segment : found.segments) {
            for (const bool forward : {true, false}) {
                const DirectedEdge edge{segment, forward};
                if (m_roads.against_one_way(edge) && !order.against_one_way) continue;
                m_exceptions.edges.push_back({edge, true});
                for (const auto node : {m_roads.from(edge), m_roads.to(edge)}) {
                    const auto features = m_roads.features(node);
                    if (features.blocked || features.ruled) m_exceptions.permitted_nodes.push_back(node);
                }
            }
        }
    }

    void force(const OrderedRoads& found) {
        for (const auto& chain : found.chains) {
            for (std::size_t i = 0; i < chain.size(); ++i) {
                m_exceptions.edges.push_back({chain[i].reversed(), false});
                if (i + 1 < chain.size()) m_exceptions.forced_turns.push_back({chain[i], chain[i + 1]});
            }
        }
    }

    const RoadNetwork& m_roads;
    RoadExceptions m_exceptions;
};

template <typename List> void append(const List& more, List& list) { list.insert(list.end(), more.begin(), more.end()); }

void append(const RoadExceptions& more, RoadExceptions& exceptions) {
    append(more.edges, exceptions.edges);
    append(more.open_nodes, exceptions.open_nodes);
    append(more.permitted_nodes, exceptions.permitted_nodes);
    append(more.closed_nodes, exceptions.closed_nodes);
    append(more.forced_turns, exceptions.forced_turns);
    append(more.restrictions, exceptions.restrictions);
}

void warn_of_undrivable(const RoadOrder& order, const OrderedRoads& found, int leg, const DrivingRights& rights,
                        const RoadNetwork& roads, Diagnostics& diagnostics) {
    for (const auto& chain : found.chains) {
        for (const auto edge : chain) {
            if (rights.may_drive(roads, edge)) continue;
            diagnostics.add({Severity::warning, "forced-closed", order.where, order.name,
                             fmt::format("forces cars over way {}, which they may not drive on leg {}",
                                         roads.osm_id(roads.way(edge)).value(), leg),
                             "Add a permit for it, or draw the line elsewhere."});
            return;
        }
    }
}

} // namespace

LegRights::LegRights(routing::VehicleProfile profile) : m_profile_alone(std::move(profile)) {}

const DrivingRights& LegRights::on_leg(int number) const {
    const auto found = m_legs.find(number);
    return found == m_legs.end() ? m_profile_alone : found->second;
}

const DrivingRights& LegRights::without_orders(int number) const {
    const auto found = m_by_rules.find(number);
    return found == m_by_rules.end() ? m_profile_alone : found->second;
}

const DrivingRights& LegRights::without_rules(int number) const {
    const auto found = m_without_rules.find(number);
    return found == m_without_rules.end() ? on_leg(number) : found->second;
}

bool LegRights::is_in_the_way(int number, const RoadNetwork& roads, std::uint32_t rule, osm::Traffic traffic) const {
    const auto forces = m_forces.find(number);
    if (forces == m_forces.end()) return false;
    return RuleJudge{roads, profile(), [&](std::uint32_t r) { return forces->second[r]; }}.is_in_the_way(rule, traffic);
}

std::vector<std::size_t> LegRights::orders_on(DirectedEdge edge) const {
    std::vector<std::size_t> orders;
    auto entry = std::ranges::lower_bound(m_orders, std::pair(edge, std::size_t{0}));
    for (; entry != m_orders.end() && entry->first == edge; ++entry) {
        orders.push_back(entry->second);
    }
    return orders;
}

/// What is ordered for the event goes before what the map says.
void LegRights::settle(int leg, RoadExceptions by_rules, RoadExceptions mildest, const RoadExceptions& ordered,
                       const RoadNetwork& roads) {
    const auto with_orders = [&](RoadExceptions exceptions) {
        append(ordered, exceptions);
        return DrivingRights{profile(), std::move(exceptions), roads};
    };
    if (!by_rules.empty()) m_by_rules.emplace(leg, DrivingRights{profile(), by_rules, roads});
    if (by_rules != mildest) m_without_rules.emplace(leg, with_orders(std::move(mildest)));
    if (!by_rules.empty() || !ordered.empty()) m_legs.emplace(leg, with_orders(std::move(by_rules)));
}

LegRights leg_rights(const edition::Edition& edition, const OrdersInForce& in_force, const RuleForces& forces,
                     const RoadNetwork& roads, const routing::VehicleProfile& profile, Diagnostics& diagnostics) {
    LegRights rights{profile};
    std::vector<OrderedRoads> found;
    for (std::size_t i = 0; i < edition.road_orders.size(); ++i) {
        found.push_back(OrderFinder{edition.road_orders[i], roads, diagnostics}.find());
        for (const auto segment : found.back().segments) {
            rights.m_orders.emplace_back(DirectedEdge{segment, true}, i);
            rights.m_orders.emplace_back(DirectedEdge{segment, false}, i);
        }
    }
    std::ranges::sort(rights.m_orders);
    rights.m_orders.erase(std::unique(rights.m_orders.begin(), rights.m_orders.end()), rights.m_orders.end());
    rights.m_forces = forces;
    for (const auto& leg : edition.legs) {
        const auto force = forces.find(leg.number);
        const auto orders = in_force.find(leg.number);
        RoadExceptions by_rules;
        RoadExceptions mildest;
        if (force != forces.end()) {
            by_rules = exceptions_by_rules(roads, profile, force->second);
            mildest = exceptions_by_rules(roads, profile, force->second, Doubt::opens);
        }
        const auto ordered = orders == in_force.end()
                                 ? RoadExceptions{}
                                 : ExceptionMaker{roads}.made(edition.road_orders, found, orders->second);
        rights.settle(leg.number, std::move(by_rules), std::move(mildest), ordered, roads);
        if (orders == in_force.end()) continue;
        for (const auto i : orders->second) {
            warn_of_undrivable(edition.road_orders[i], found[i], leg.number, rights.on_leg(leg.number), roads, diagnostics);
        }
    }
    return rights;
}

} // namespace route::itinerary
