// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <optional>

namespace route::timing {

/// A drive beside the route: of those who serve one control and then another.
struct Transfer {
    Metres length;
    Seconds time; ///< within speed limits, on empty roads
};

/// By the cheapest path of the profile, as anybody may drive who has no permit of the event.
class Transfers {
public:
    /// Keeps references. \param rights of the leg's cars without any order
    Transfers(const network::RoadNetwork& roads, const routing::DrivingRights& rights) : m_roads(roads), m_rights(rights) {}

    /// Nothing where a place has no road near that one may drive, or no way leads from one to the other within `most` but
    /// through roads for those who live there.
    [[nodiscard]] std::optional<Transfer> between(geo::Position from, geo::Position to, Seconds most) const;
    /// No drive takes less: in a straight line at the profile's highest speed.
    [[nodiscard]] Seconds least(geo::Position from, geo::Position to) const;

private:
    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
};

} // namespace route::timing
