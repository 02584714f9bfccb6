// SPDX-License-Identifier: BSL-1.0
#include "timing/closures.hpp"

#include "geo/local_frame.hpp"
#include "routing/leg_path.hpp"
#include "timing/road_hours.hpp"

#include <algorithm>

namespace route::timing {

namespace {

/// How far round a stretch the roads of its permit are looked for: a detour does not begin beyond.
constexpr Metres reach{3000};

/// First and last step of a stretch in LegItinerary::path.
struct Steps {
    std::size_t first = 0;
    std::size_t last = 0;
};

class DetourSearch {
public:
    DetourSearch(const TimedLeg& leg, const network::RoadNetwork& roads, const itinerary::LegRights& rights)
        : m_leg(leg), m_roads(roads), m_rights(rights) {}

    [[nodiscard]] std::optional<Detour> round(const Steps& steps) const {
        const auto& path = m_leg.leg().path;
        if (steps.first == 0 || steps.last + 1 == path.size()) return std::nullopt;
        const auto before = path[steps.first - 1].edge;
        const auto after = path[steps.last + 1].edge;
        if (after == before.reversed()) return std::nullopt; // who turns round there goes round nothing
        const routing::DrivingRights others{m_rights.profile(), closed_round(steps), m_roads};
        const routing::RoutePoint start{{routing::place_on(m_roads, before, m_roads.length(before))}};
        const routing::RoutePoint end{{routing::place_on(m_roads, after, Metres{})}};
        const auto found = routing::cheapest_path(m_roads, others, {start, end});
        const auto* way = std::get_if<routing::LegPath>(&found);
        if (way == nullptr) return std::nullopt;
        Detour detour;
        for (const auto& piece : way->pieces) {
            if (piece.to <= piece.from) continue;
            detour.length += piece.to - piece.from;
            const auto road = m_roads.way(piece.edge);
            const std::string name{m_roads.ref(road).empty() ? m_roads.name(road) : m_roads.ref(road)};
            if (!name.empty() && (detour.roads.empty() || detour.roads.back() != name)) detour.roads.push_back(name);
        }
        return detour;
    }

private:
    /// All edges that permits close to others near the stretch.
    [[nodiscard]] routing::RoadExceptions closed_round(const Steps& steps) const {
        const auto& path = m_leg.leg().path;
        geo::Position south_west = itinerary::position_at(m_leg.leg(), path[steps.first].from);
        geo::Position north_east = south_west;
        for (auto i = steps.first; i <= steps.last; ++i) {
            const auto place = itinerary::position_at(m_leg.leg(), path[i].to);
            south_west = {std::min(south_west.latitude, place.latitude), std::min(south_west.longitude, place.longitude)};
            north_east = {std::max(north_east.latitude, place.latitude), std::max(north_east.longitude, place.longitude)};
        }
        routing::RoadExceptions exceptions;
        const geo::Bounds bounds{geo::LocalFrame{south_west}.to_position({-reach, -reach}),
                                 geo::LocalFrame{north_east}.to_position({reach, reach})};
        for (const auto segment : m_roads.segments_within(bounds)) {
            const network::DirectedEdge edge{segment, true};
            if (!closing_permit(m_leg, m_rights, edge)) continue;
            exceptions.edges.push_back({edge, false});
            exceptions.edges.push_back({edge.reversed(), false});
        }
        return exceptions;
    }

    const TimedLeg& m_leg;
    const network::RoadNetwork& m_roads;
    const itinerary::LegRights& m_rights;
};

} // namespace

std::optional<std::size_t> closing_permit(const TimedLeg& leg, const itinerary::LegRights& rights,
                                          network::DirectedEdge edge) {
    for (const auto driven : {edge, edge.reversed()}) {
        for (const auto i : rights.orders_on(driven)) {
            const auto& order = leg.edition().road_orders[i];
            const bool closes = order.effect == edition::OrderEffect::open && order.closed_to_others;
            if (closes && order.concerns(leg.leg().number)) return i;
        }
    }
    return std::nullopt;
}

std::vector<ClosedStretch> closed_stretches(const TimedLeg& leg, const network::RoadNetwork& roads,
                                            const itinerary::LegRights& rights) {
    const DetourSearch detours{leg, roads, rights};
    const auto& path = leg.leg().path;
    const auto start = leg.leg().controls.front().printed;
    std::vector<ClosedStretch> stretches;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto order = closing_permit(leg, rights, path[i].edge);
        if (!order) continue;
        Steps steps{i, i};
        while (steps.last + 1 < path.size() && closing_permit(leg, rights, path[steps.last + 1].edge) == order) {
            ++steps.last;
        }
        ClosedStretch stretch;
        stretch.order = *order;
        stretch.from = path[steps.first].from;
        stretch.to = path[steps.last].to;
        stretch.printed_from = PrintedLength::nearest(stretch.from) - start;
        stretch.printed_to = PrintedLength::nearest(stretch.to) - start;
        stretch.hours = hours_in_force(leg.edition().road_orders[*order], leg.edition());
        stretch.detour = detours.round(steps);
        stretches.push_back(std::move(stretch));
        i = steps.last;
    }
    return stretches;
}

} // namespace route::timing
