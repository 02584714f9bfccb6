// SPDX-License-Identifier: BSL-1.0
#include "matching/holding_points.hpp"

#include <algorithm>
#include <cmath>

namespace route::matching {

using routing::PathPiece;
using routing::RoadPlace;

namespace {

/// A stretch of the driven path between two places that the path is held at.
struct Stretch {
    HoldingPoint from;
    HoldingPoint to;
    /// A car that turned round is on the next piece already.
    [[nodiscard]] std::size_t first() const { return from.piece + (from.turn_round ? 1 : 0); }
    [[nodiscard]] std::size_t last() const { return to.piece; }
};

class Holding {
public:
    Holding(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const std::vector<PathPiece>& driven,
            const std::stop_token& stop)
        : m_roads(roads), m_rights(rights), m_driven(driven), m_stop(stop) {}

    void hold(const Stretch& stretch) {
        if (follows(stretch)) return;
        const auto [first, last] = left_out(stretch);
        const auto between = middle_of(first, last);
        // A place at the very piece of an end holds nothing more.
        if (between.piece <= stretch.first() || between.piece >= stretch.last()) {
            for (auto piece = first; piece <= last; ++piece) {
                m_held.not_held.push_back(piece);
            }
            return;
        }
        hold({stretch.from, between});
        m_held.points.push_back(between);
        hold({between, stretch.to});
    }

    HeldPath take() { return std::move(m_held); }

private:
    /// Whether the cheapest path drives the same roads; else `m_path` is that path.
    bool follows(const Stretch& stretch) {
        const auto found = routing::cheapest_path(m_roads, m_rights,
                                                  {{{departure(stretch.from)}, false}, {{stretch.to.place}, false}}, m_stop);
        const auto* path = std::get_if<routing::LegPath>(&found);
        m_path = path == nullptr ? std::vector<PathPiece>{} : path->pieces;
        if (m_path.size() != stretch.last() - stretch.first() + 1) return false;
        for (std::size_t i = 0; i < m_path.size(); ++i) {
            if (m_path[i].edge != m_driven[stretch.first() + i].edge) return false;
        }
        return true;
    }

    /// Turning round at the start of a path means nothing: who turns round sets out from there in the other direction.
    [[nodiscard]] RoadPlace departure(const HoldingPoint& point) const {
        auto place = point.place;
        if (!point.turn_round) return place;
        place.edge = place.edge.reversed();
        place.along = m_roads.length(place.edge) - place.along;
        return place;
    }

    /// The driven pieces from where the two paths part to where they meet again.
    [[nodiscard]] std::pair<std::size_t, std::size_t> left_out(const Stretch& stretch) const {
        auto first = stretch.first();
        std::size_t same = 0;
        while (first < stretch.last() && same < m_path.size() && m_path[same].edge == m_driven[first].edge) {
            ++first;
            ++same;
        }
        const auto meets = [&](std::size_t piece) {
            return std::any_of(m_path.begin() + static_cast<std::ptrdiff_t>(same), m_path.end(),
                               [&](const PathPiece& other) { return other.edge == m_driven[piece].edge; });
        };
        auto last = first;
        while (last < stretch.last() && !meets(last + 1)) {
            ++last;
        }
        return {first, last};
    }

    /// On the longest piece near the middle: a place there is far from crossings, so that no other road is meant.
    [[nodiscard]] HoldingPoint middle_of(std::size_t first, std::size_t last) const {
        double length = 0;
        for (auto piece = first; piece <= last; ++piece) {
            length += (m_driven[piece].to - m_driven[piece].from).count();
        }
        std::size_t best = first;
        double best_worth = -1;
        double before = 0;
        for (auto piece = first; piece <= last; ++piece) {
            const double own = (m_driven[piece].to - m_driven[piece].from).count();
            const double off_middle = std::abs(before + own / 2 - length / 2);
            const double worth = own - off_middle / 2;
            if (worth > best_worth || best_worth < 0) {
                best = piece;
                best_worth = std::max(0.0, worth);
            }
            before += own;
        }
        return middle_of_piece(best);
    }

    [[nodiscard]] HoldingPoint middle_of_piece(std::size_t piece) const {
        const auto& driven = m_driven[piece];
        return {routing::place_on(m_roads, driven.edge, (driven.from + driven.to) * 0.5), piece, false};
    }

    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const std::vector<PathPiece>& m_driven;
    const std::stop_token& m_stop;
    std::vector<PathPiece> m_path;
    HeldPath m_held;
};

} // namespace

std::vector<HoldingPoint> turning_points(const network::RoadNetwork& roads, const std::vector<PathPiece>& driven) {
    std::vector<HoldingPoint> points;
    for (std::size_t i = 0; i + 1 < driven.size(); ++i) {
        const auto& piece = driven[i];
        if (driven[i + 1].edge != piece.edge.reversed() || piece.to >= roads.length(piece.edge)) continue;
        points.push_back({{piece.edge, piece.to, piece.end, Metres{}}, i, true});
    }
    return points;
}

HeldPath holding_points(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                        const std::vector<PathPiece>& driven, const std::vector<HoldingPoint>& through,
                        const std::stop_token& stop) {
    const auto place_of = [](const PathPiece& piece, bool start) {
        return RoadPlace{piece.edge, start ? piece.from : piece.to, start ? piece.start : piece.end, Metres{}};
    };
    const HoldingPoint end{place_of(driven.back(), false), driven.size() - 1, false};
    HoldingPoint from{place_of(driven.front(), true), 0, false};
    Holding holding{roads, rights, driven, stop};
    for (const auto& point : through) {
        holding.hold({from, point});
        from = point;
    }
    holding.hold({from, end});
    return holding.take();
}

} // namespace route::matching
