// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"
#include "routing/snapping.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <unordered_map>
#include <utility>
#include <vector>

/// Private to matching/: how far it is from one place on the road to a few others that are near.
namespace route::matching::detail {

/// A way from one place to another: nothing turned round but at the end of a road.
struct ShortWay {
    Metres length;
    std::vector<network::DirectedEdge> edges; ///< from the first place's to the last one's, both included
};

/// Plain Dijkstra by length over directed edges, from one place as far as `limit`.
class RoadReach {
public:
    RoadReach(const network::RoadNetwork& roads, const routing::DrivingRights& rights) : m_roads(roads), m_rights(rights) {}

    /// Looks round a place; `targets` are what is wanted of it.
    void start(const routing::RoadPlace& source, const std::vector<routing::RoadPlace>& targets, Metres limit);
    /// How far it is to one of the targets; nothing beyond the limit.
    [[nodiscard]] std::optional<Metres> length_to(std::size_t target) const;
    /// The weighted driving time of that way by the profile. \pre length_to(target)
    [[nodiscard]] Seconds cost_to(std::size_t target) const { return Seconds{m_found[target].cost_s}; }
    /// \pre length_to(target)
    [[nodiscard]] ShortWay way_to(std::size_t target) const;

private:
    struct Label {
        double length_m = 0; ///< from the source to the edge's end
        double cost_s = 0;
        std::uint32_t parent = 0;
        bool settled = false;
    };
    struct Found {
        double length_m = 0;
        double cost_s = 0;
        std::uint32_t parent = none; ///< the edge before the target's; `none`: on the source's own
        bool reached = false;
    };
    static constexpr std::uint32_t none = ~0U;

    struct Reached {
        Metres length;
        Seconds cost{0};
    };
    void reach_targets(network::DirectedEdge edge, std::uint32_t parent, const Reached& before, Metres from);
    void improve(network::DirectedEdge edge, std::uint32_t parent, const Reached& at_end);
    void expand(network::DirectedEdge edge, const Reached& at_end);
    [[nodiscard]] Seconds cost_along(network::DirectedEdge edge, Metres length) const {
        return m_rights.cost_along(m_roads, edge, length);
    }

    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    routing::RoadPlace m_source;
    const std::vector<routing::RoadPlace>* m_targets = nullptr;
    double m_limit_m = 0;
    std::unordered_map<std::uint32_t, Label> m_labels;
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
    std::vector<Found> m_found;
};

} // namespace route::matching::detail
