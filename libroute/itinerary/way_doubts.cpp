// SPDX-License-Identifier: BSL-1.0
#include "itinerary/way_doubts.hpp"

#include "geo/geodesic.hpp"
#include "itinerary/told_roads.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <variant>

namespace route::itinerary::detail {

using edition::Waypoint;
using network::DirectedEdge;
using network::RoadNetwork;
using routing::DrivingRights;
using routing::LegPath;
using routing::RoadPlace;
using routing::RoutePoint;

namespace {

constexpr double opposite_degrees = 135; // of a full 180: the halves of a road part and meet at some angle

Metres length_of(const LegPath& path, std::size_t first_piece, std::size_t end_piece) {
    Metres sum;
    for (std::size_t i = first_piece; i < end_piece; ++i) {
        sum += path.pieces[i].to - path.pieces[i].from;
    }
    return sum;
}

bool same_road(const RoadNetwork& roads, DirectedEdge a, DirectedEdge b) {
    return a.segment() == b.segment() || roads.way(a) == roads.way(b);
}

class WayDoubts {
public:
    WayDoubts(const LegRows& leg, const LegPath& path, const RoadNetwork& roads, const DrivingRights& rights,
              Diagnostics& diagnostics, const std::stop_token& stop)
        : m_leg(leg), m_path(path), m_roads(roads), m_rights(rights), m_diagnostics(diagnostics), m_stop(stop) {}

    void tell_all() {
        // One cause is told once: who lies on the wrong carriageway makes the way to it and the way from it long.
        bool told_of_start = false;
        for (std::size_t hop = 0; hop + 1 < m_leg.rows.size(); ++hop) {
            if (tell_turns_round(hop)) {
                told_of_start = false;
                continue;
            }
            const bool passed_before = tell_passed_before(hop);
            if (!passed_before && !told_of_start) tell_detour(hop);
            told_of_start = passed_before;
        }
        for (const auto hop : m_path.forced_through) {
            tell_forced_through(hop);
        }
        for (std::size_t row = 0; row < m_leg.rows.size(); ++row) {
            if (m_leg.point(row).rival) tell_rival_of(row);
        }
    }

private:
    void tell(std::size_t row, DiagnosticCode code, std::string message, std::string hint) {
        const Waypoint& waypoint = m_leg.waypoint(row);
        m_diagnostics.add({Severity::warning, code, waypoint.where, waypoint.name, std::move(message), std::move(hint)});
    }
    [[nodiscard]] Metres driven(std::size_t hop) const {
        return length_of(m_path, m_path.first_piece[hop], m_path.first_piece[hop + 1]);
    }

    /// The search turns round only where a road ends. That is right at a lookout, and wrong where a point lies in a dead
    /// end by mistake.
    bool tell_turns_round(std::size_t hop) {
        bool any = false;
        for (std::size_t k = m_path.first_piece[hop]; k + 1 < m_path.first_piece[hop + 1]; ++k) {
            if (m_path.pieces[k + 1].edge != m_path.pieces[k].edge.reversed()) continue;
            any = true;
            tell(hop + 1, "turns-round",
                 fmt::format("the way there turns round where a road ends, at {}", told_position(m_path.pieces[k].end)),
                 "If that is not meant: move a point, or set turn_round at the point before it.");
        }
        return any;
    }

    /// Roads near the point that may be driven, the other carriageway among them.
    [[nodiscard]] std::vector<RoadPlace> places_near(std::size_t row) const {
        return routing::places_within(m_roads, m_rights, m_leg.point(row).asked, m_rights.profile().carriageways);
    }

    /// A point drawn on the other half of a divided road: the way comes by on the right half, turns where it can, and comes
    /// back for it.
    bool tell_passed_before(std::size_t hop) {
        const auto& taken = m_path.chosen[hop + 1];
        if (m_leg.waypoint(hop + 1).heading || !is_half(taken.edge)) return false;
        const std::size_t end = m_path.first_piece[hop + 1];
        std::optional<std::vector<RoadPlace>> near;
        std::optional<Bearing> heading;
        Metres behind;
        for (std::size_t k = end; k-- > m_path.first_piece[hop];) {
            const auto& piece = m_path.pieces[k];
            const Metres to_point = behind;
            behind += piece.to - piece.from;
            if (same_road(m_roads, piece.edge, taken.edge) || !is_half(piece.edge)) continue;
            if (behind < m_rights.profile().detour_surplus) continue;
            if (!near) near = places_near(hop + 1);
            const auto place = std::ranges::find(*near, piece.edge, &RoadPlace::edge);
            if (place == near->end() || place->along < piece.from || place->along > piece.to) continue;
            if (!heading) heading = routing::heading_at(m_roads, taken);
            if ((routing::heading_at(m_roads, *place) - *heading).deviation_degrees() < opposite_degrees) continue;
            const Metres before = to_point + (piece.to - place->along);
            if (before < m_rights.profile().detour_surplus) continue;
            tell(hop + 1, "passed-before",
                 fmt::format("the way passes the point on the other carriageway ({}) {:.2f} km before it comes to it on its "
                             "own ({})",
                             told_road(m_roads, *place), before.kilometres(), told_road(m_roads, taken)),
                 "Move the point to the other carriageway; if the turn is meant, set heading_deg.");
            return true;
        }
        return false;
    }
    /// Of a divided road or a one-way: not driven the other way.
    [[nodiscard]] bool is_half(DirectedEdge edge) const { return !m_rights.may_drive(m_roads, edge.reversed()); }

    /// The way from a point to the next alone, for cars that may face either way at both, and be on either carriageway.
    [[nodiscard]] std::optional<Metres> free_length(std::size_t hop) const {
        const auto from = places_near(hop);
        const auto to = places_near(hop + 1);
        if (from.empty() || to.empty()) return std::nullopt;
        const auto found =
            routing::cheapest_path(m_roads, m_rights, {RoutePoint{from, false}, RoutePoint{to, false}}, m_stop);
        const auto* path = std::get_if<LegPath>(&found);
        if (path == nullptr) return std::nullopt;
        return length_of(*path, 0, path->pieces.size());
    }

    /// A point on the wrong carriageway, in a one-way the wrong way round, or left in a direction that leads away. Where the
    /// halves lie far apart no turn at the ends helps, and the straight line tells: hairpins alone make three or four times
    /// of it.
    void tell_detour(std::size_t hop) {
        constexpr double suspicious_ratio = 6.0;
        constexpr Metres suspicious_surplus{1500};
        const auto& profile = m_rights.profile();
        const Metres length = driven(hop);
        const auto too_long = [&](Metres other) {
            return length > other * profile.detour_ratio && length > other + profile.detour_surplus;
        };
        const Metres straight = geo::distance(m_path.chosen[hop].position, m_path.chosen[hop + 1].position);
        if (!too_long(straight)) return;
        const auto free = free_length(hop);
        const bool turn_helps = free && too_long(*free);
        if (!turn_helps && length < straight * suspicious_ratio + suspicious_surplus) return;
        tell(hop + 1, "detour",
             fmt::format("{:.2f} km by road from {}, {}{:.2f} km in a straight line", length.kilometres(),
                         told_row(m_leg.waypoint(hop)),
                         turn_helps ? fmt::format("{:.2f} km if the cars could turn at either point, ", free->kilometres())
                                    : std::string(),
                         straight.kilometres()),
             "If that is not meant: move a point to the other carriageway, or set heading_deg or turn_round.");
    }

    /// Nothing else leads on: the planner must know whose street it is.
    void tell_forced_through(std::size_t hop) {
        for (std::size_t k = m_path.first_piece[hop]; k < m_path.first_piece[hop + 1]; ++k) {
            const auto edge = m_path.pieces[k].edge;
            if (!m_rights.is_no_way_through(m_roads, edge) || m_roads.attributes(edge).yard) continue;
            tell(hop + 1, "destination-through",
                 fmt::format("no other way leads there than through roads for those only who stop there, first {}",
                             told_road(m_roads, edge)),
                 "Ask for a permit (permits.geojson), or move a point.");
            break;
        }
    }

    /// The length of the way from the point before to the point after, through this place of the point itself.
    [[nodiscard]] std::optional<Metres> length_through(std::size_t row, const std::vector<RoadPlace>& places) const {
        std::vector<RoutePoint> points;
        if (row > 0) points.push_back({{m_path.chosen[row - 1]}, m_leg.waypoint(row - 1).turn_round});
        points.push_back({places, m_leg.waypoint(row).turn_round});
        if (row + 1 < m_leg.rows.size()) points.push_back({{m_path.chosen[row + 1]}, false});
        const auto found = routing::cheapest_path(m_roads, m_rights, points, m_stop);
        const auto* path = std::get_if<LegPath>(&found);
        if (path == nullptr) return std::nullopt;
        return length_of(*path, 0, path->pieces.size());
    }

    /// Two roads near a point: which was taken, and what the other would have made of the way.
    void tell_rival_of(std::size_t row) {
        const auto& point = m_leg.point(row);
        const auto& taken = m_path.chosen[row];
        const auto& nearest = point.places.front();
        const auto& other = same_road(m_roads, taken.edge, point.rival->edge) ? nearest : *point.rival;
        std::vector<RoadPlace> others;
        std::ranges::copy_if(point.places, std::back_inserter(others),
                             [&](const RoadPlace& p) { return same_road(m_roads, p.edge, other.edge); });
        const Metres length =
            (row > 0 ? driven(row - 1) : Metres{}) + (row + 1 < m_leg.rows.size() ? driven(row) : Metres{});
        const auto through = length_through(row, others);
        std::string verdict = "no way leads through it";
        if (through) {
            const double longer = (*through - length).kilometres();
            verdict = longer >= 0.005    ? fmt::format("through it the way is {:.2f} km longer", longer)
                      : longer <= -0.005 ? fmt::format("through it the way is {:.2f} km shorter", -longer)
                                         : std::string("through it the way is as long");
        }
        tell(row, "snap-ambiguous",
             fmt::format("two roads are near: taken is {}, not {}; {}", told_road(m_roads, taken), told_road(m_roads, other),
                         verdict),
             "Move the point onto the road that is meant, or set heading_deg.");
    }

    const LegRows& m_leg;
    const LegPath& m_path;
    const RoadNetwork& m_roads;
    const DrivingRights& m_rights;
    Diagnostics& m_diagnostics;
    const std::stop_token& m_stop;
};

} // namespace

void tell_way_doubts(const LegRows& leg, const LegPath& path, const RoadNetwork& roads, const DrivingRights& rights,
                     Diagnostics& diagnostics, const std::stop_token& stop) {
    WayDoubts{leg, path, roads, rights, diagnostics, stop}.tell_all();
}

void tell_rival(const Waypoint& waypoint, const SnappedEdition::Point& point, const RoadNetwork& roads,
                Diagnostics& diagnostics) {
    if (!point.rival) return;
    diagnostics.add({Severity::warning, "snap-ambiguous", waypoint.where, waypoint.name,
                     fmt::format("two roads are near: {}, and {}", told_road(roads, point.places.front()),
                                 told_road(roads, *point.rival)),
                     "Move the point onto the road that is meant, or set heading_deg."});
}

} // namespace route::itinerary::detail
