// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "routing/vehicle_profile.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace route::routing {

/// A directed edge that may be driven, or not, whatever the profile and the road's tags say.
struct EdgeException {
    network::DirectedEdge edge;
    bool open = false;
    bool no_way_through = false; ///< of one that is open: for those who stop there
    bool by_permit = true;       ///< of one that is open: for the event alone, not by the map's own rules
    auto operator<=>(const EdgeException&) const = default;
};

/// A restriction of the network that is in force, or is not, whatever it is without regard to hours.
struct RestrictionSwitch {
    std::uint32_t restriction = 0;
    bool in_force = false;
    auto operator<=>(const RestrictionSwitch&) const = default;
};

/// Who has driven `edge` must drive `next`: marshals let nobody go elsewhere, whatever the signs say.
struct ForcedTurn {
    network::DirectedEdge edge;
    network::DirectedEdge next;
    auto operator<=>(const ForcedTurn&) const = default;
};

/// Where the roads of an event differ from what the map tells. In any order; of two exceptions for one edge the later
/// one holds.
struct RoadExceptions {
    std::vector<EdgeException> edges;
    std::vector<network::NodeId> open_nodes;      ///< gates that are open by the map's own rules
    std::vector<network::NodeId> permitted_nodes; ///< locked gates and bollards that are opened for the event
    std::vector<network::NodeId> closed_nodes;    ///< gates that are shut; one that is opened as well is open
    std::vector<ForcedTurn> forced_turns;
    std::vector<RestrictionSwitch> restrictions;
    [[nodiscard]] bool empty() const {
        return edges.empty() && open_nodes.empty() && permitted_nodes.empty() && closed_nodes.empty() &&
               forced_turns.empty() && restrictions.empty();
    }
    bool operator==(const RoadExceptions&) const = default;
};

/// Which roads a car may use: its profile's rules, and the exceptions made for the event. Cheap to copy; without
/// exceptions it costs what the profile alone costs.
class DrivingRights {
public:
    /// The profile's rules alone.
    DrivingRights(VehicleProfile profile) : m_profile(std::move(profile)) {} // NOLINT(google-explicit-constructor)
    DrivingRights(VehicleProfile profile, RoadExceptions exceptions, const network::RoadNetwork& roads);

    [[nodiscard]] const VehicleProfile& profile() const { return m_profile; }
    [[nodiscard]] bool may_drive(const network::RoadNetwork& roads, network::DirectedEdge edge) const {
        if (m_exceptions && m_exceptions->touched[edge.segment().value()]) {
            if (const auto* exception = exception_for(edge)) return exception->open;
        }
        return m_profile.may_drive(roads, edge);
    }
    /// Whether cars get past what stands at a node.
    [[nodiscard]] bool may_pass(const network::RoadNetwork& roads, network::NodeId node) const {
        if (roads.features(node).blocked) return m_exceptions && is_opened(node);
        return !m_exceptions || m_exceptions->closed_nodes.empty() || !is_shut(node) || is_opened(node);
    }
    /// Whether the edge is for those only who stop on it, or beyond it: no way through.
    [[nodiscard]] bool is_no_way_through(const network::RoadNetwork& roads, network::DirectedEdge edge) const {
        if (m_exceptions && m_exceptions->touched[edge.segment().value()]) {
            if (const auto* exception = exception_for(edge)) return exception->open && exception->no_way_through;
        }
        return VehicleProfile::is_no_way_through(roads, edge);
    }
    /// Whether a restriction of the network binds such a car.
    [[nodiscard]] bool is_bound_by(const network::RoadNetwork& roads, std::uint32_t restriction) const;
    /// A permit lets a car in where the profile would not go.
    [[nodiscard]] bool is_permitted(network::DirectedEdge edge) const;
    /// A permit opens what stands at the node.
    [[nodiscard]] bool is_permitted(network::NodeId node) const;
    /// The only ways on after `edge`, where it is forced; empty where it is not.
    [[nodiscard]] std::span<const ForcedTurn> forced_after(network::DirectedEdge edge) const {
        if (!m_exceptions || !m_exceptions->touched[edge.segment().value()]) return {};
        return forced_turns_of(edge);
    }
    /// Weighted driving time. \pre may_drive
    [[nodiscard]] Seconds cost_along(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres length) const;
    [[nodiscard]] Seconds cost_between(const network::RoadNetwork& roads, network::DirectedEdge edge,
                                       network::DirectedEdge next) const {
        return m_profile.cost_between(roads, edge, next);
    }

private:
    struct Exceptions {
        std::vector<bool> touched;                    ///< of each segment: a look-up is worth while
        std::vector<EdgeException> edges;             ///< by edge, one each
        std::vector<network::NodeId> nodes;           ///< ascending
        std::vector<network::NodeId> permitted_nodes; ///< ascending
        std::vector<network::NodeId> closed_nodes;    ///< ascending
        std::vector<ForcedTurn> forced;               ///< ascending
        std::vector<RestrictionSwitch> restrictions;  ///< ascending
    };

    [[nodiscard]] const EdgeException* exception_for(network::DirectedEdge edge) const;
    [[nodiscard]] bool is_opened(network::NodeId node) const;
    [[nodiscard]] bool is_shut(network::NodeId node) const;
    [[nodiscard]] std::span<const ForcedTurn> forced_turns_of(network::DirectedEdge edge) const;

    VehicleProfile m_profile;
    std::shared_ptr<const Exceptions> m_exceptions; ///< null when there are none
};

} // namespace route::routing
