// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/map_rules.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <map>
#include <vector>

namespace route::itinerary {

/// Of each leg's number the orders in Edition::road_orders that are in force at any moment of it.
using OrdersInForce = std::map<int, std::vector<std::size_t>>;

/// What the cars of an edition may drive, leg by leg: the profile's rules with its permits and closures.
class LegRights {
public:
    /// Without orders: the profile's rules on all legs.
    LegRights(routing::VehicleProfile profile); // NOLINT(google-explicit-constructor)

    [[nodiscard]] const routing::VehicleProfile& profile() const { return m_profile_alone.profile(); }
    [[nodiscard]] const routing::DrivingRights& on_leg(int number) const;
    /// The rights that the cars would have without any order.
    [[nodiscard]] const routing::DrivingRights& without_orders(int number) const;
    /// The rights that they would have if the map told no hours and no limits, and what is open at times always were.
    [[nodiscard]] const routing::DrivingRights& without_rules(int number) const;
    /// Whether rules of the map change anything on the leg, or would if they held at more of its hours.
    [[nodiscard]] bool has_rules(int number) const { return m_without_rules.contains(number); }
    /// Whether a rule of the network is in the way of the leg's cars at the hours that it is expected to take.
    [[nodiscard]] bool is_in_the_way(int number, const network::RoadNetwork& roads, std::uint32_t rule,
                                     osm::Traffic traffic) const;
    /// Orders that speak of this edge, in force or not: indices in Edition::road_orders, ascending.
    [[nodiscard]] std::vector<std::size_t> orders_on(network::DirectedEdge edge) const;

private:
    friend LegRights leg_rights(const edition::Edition&, const OrdersInForce&, const RuleForces&,
                                const network::RoadNetwork&, const routing::VehicleProfile&, Diagnostics&);

    void settle(int leg, routing::RoadExceptions by_rules, routing::RoadExceptions mildest,
                const routing::RoadExceptions& ordered, const network::RoadNetwork& roads);

    routing::DrivingRights m_profile_alone;
    std::map<int, routing::DrivingRights> m_legs;     ///< of legs on which an order or a rule of the map changes something
    std::map<int, routing::DrivingRights> m_by_rules; ///< by the rules of the map alone
    std::map<int, routing::DrivingRights> m_without_rules; ///< of legs on which rules matter
    RuleForces m_forces;
    std::vector<std::pair<network::DirectedEdge, std::size_t>> m_orders; ///< sorted
};

/// Finds the roads of every order. An order that touches no road is a warning, and so is a forced line that leaves the
/// roads or runs where nobody may drive. \pre the edition's orders concern legs that it has
[[nodiscard]] LegRights leg_rights(const edition::Edition& edition, const OrdersInForce& in_force, const RuleForces& forces,
                                   const network::RoadNetwork& roads, const routing::VehicleProfile& profile,
                                   Diagnostics& diagnostics);

} // namespace route::itinerary
