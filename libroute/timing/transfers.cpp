// SPDX-License-Identifier: BSL-1.0
#include "timing/transfers.hpp"

#include "geo/geodesic.hpp"
#include "routing/leg_path.hpp"

#include <utility>

namespace route::timing {

namespace {

/// A control stands on the road; beyond that its place is not one where a car can stop.
constexpr Metres beside_road{50};

} // namespace

std::optional<Transfer> Transfers::between(geo::Position from, geo::Position to, Seconds most) const {
    auto leaves = routing::snapped(m_roads, m_rights, from, {beside_road, std::nullopt}).places;
    auto comes = routing::snapped(m_roads, m_rights, to, {beside_road, std::nullopt}).places;
    if (leaves.empty() || comes.empty()) return std::nullopt;
    const auto path = routing::path_within(m_roads, m_rights, {std::move(leaves), false}, {std::move(comes), false}, most);
    if (!path) return std::nullopt;
    const auto& profile = m_rights.profile();
    Transfer transfer{Metres{0}, Seconds{0}};
    for (std::size_t i = 0; i < path->pieces.size(); ++i) {
        const auto& piece = path->pieces[i];
        const Metres length = piece.to - piece.from;
        transfer.length += length;
        if (length > Metres{0}) transfer.time += profile.cost_by_permit(m_roads, piece.edge, length);
        if (i == 0 || path->pieces[i - 1].edge == piece.edge) continue;
        const auto before = path->pieces[i - 1].edge;
        transfer.time +=
            before.reversed() == piece.edge ? profile.turn_round : profile.cost_between(m_roads, before, piece.edge);
    }
    return transfer;
}

Seconds Transfers::least(geo::Position from, geo::Position to) const {
    return geo::distance(from, to) / m_rights.profile().fastest();
}

} // namespace route::timing
