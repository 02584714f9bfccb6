// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace route::itinerary {

/// Whether a rule's condition holds during some hours.
enum class Force : std::uint8_t { never, sometimes, always };

/// Of each leg's number, for each rule of the network. What cannot be judged is `sometimes`: it counts where it closes a
/// road, and not where it opens one.
using RuleForces = std::map<int, std::vector<Force>>;

/// What is made of rules that hold at some of the hours only. Where doubt opens, limits are not held against the vehicle
/// either: so cars would drive if the map told no hours and no limits.
enum class Doubt : std::uint8_t { closes, opens };

/// What the rules of the map – hours, limits, what holds for other vehicles than cars – let the profile's vehicle do during
/// some hours. One judgement for the routes, for what they go round, and for the real passing times.
class RuleJudge {
public:
    using ForceOf = std::function<Force(std::uint32_t rule)>;

    /// `force_of` is asked of conditional rules only.
    RuleJudge(const network::RoadNetwork& roads, const routing::VehicleProfile& profile, ForceOf force_of,
              Doubt doubt = Doubt::closes)
        : m_roads(roads), m_profile(profile), m_force_of(std::move(force_of)), m_doubt(doubt) {}

    struct Passage {
        bool open = false;
        bool no_way_through = false; ///< of one that is open: for those who stop there
        bool operator==(const Passage&) const = default;
    };
    [[nodiscard]] Passage along(network::DirectedEdge edge) const;
    /// Whether the vehicle gets past what stands at a node.
    [[nodiscard]] bool lets_pass(network::NodeId node) const;
    [[nodiscard]] bool binds(std::uint32_t restriction) const;
    /// Whether the rule is a reason why the vehicle cannot drive along edges of such traffic, past a node, or round a turn at
    /// all the hours: a ban or a limit in force, or an opening that does not last.
    [[nodiscard]] bool is_in_the_way(std::uint32_t rule, osm::Traffic traffic) const;
    /// Whether it may change what the attributes of road and node say.
    [[nodiscard]] bool matters(std::uint32_t rule) const;

private:
    template <typename Value> class Possible;
    [[nodiscard]] Force force_of(std::uint32_t rule) const;
    [[nodiscard]] bool exceeds(const osm::RuleStatement& statement) const;
    [[nodiscard]] osm::Access access(osm::Access base, osm::Traffic traffic, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] bool is_too_large(osm::Traffic traffic, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] bool runs_along(network::DirectedEdge edge, std::uint32_t first, std::uint32_t end) const;

    const network::RoadNetwork& m_roads;
    const routing::VehicleProfile& m_profile;
    ForceOf m_force_of;
    Doubt m_doubt;
};

/// Where the rules of the map let such a vehicle drive otherwise than the roads' attributes say. `forces` is of one leg.
[[nodiscard]] routing::RoadExceptions exceptions_by_rules(const network::RoadNetwork& roads,
                                                          const routing::VehicleProfile& profile,
                                                          const std::vector<Force>& forces, Doubt doubt = Doubt::closes);

} // namespace route::itinerary
