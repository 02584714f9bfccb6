// SPDX-License-Identifier: BSL-1.0
#include "corridor_cuts.hpp"

#include <algorithm>
#include <cmath>

namespace synthetic {

namespace {

constexpr double cell_side = 260;
constexpr double same_junction_m = 16;
constexpr double end_clearance_m = 230; ///< of a town's ring road: its entry needs room

struct Meeting {
    double on_first; ///< shares of the two pieces
    double on_second;
};

std::optional<Meeting> meeting(Point a, Point b, Point c, Point d) {
    const Point first = b - a;
    const Point second = d - c;
    const double area = cross(first, second);
    if (std::abs(area) < 1e-9) return std::nullopt;
    const double t = cross(c - a, second) / area;
    const double u = cross(c - a, first) / area;
    if (t < 0 || t > 1 || u < 0 || u > 1) return std::nullopt;
    return Meeting{t, u};
}

} // namespace

CorridorCuts::CorridorCuts(const std::vector<CorridorLine>& corridors, RoadMap& map) : m_corridors(corridors), m_map(map) {
    m_cuts.resize(corridors.size());
    index_lines();
    cross_each_other();
}

std::uint64_t CorridorCuts::key_of(Point place) {
    const auto column = static_cast<std::int64_t>(std::floor(x_of(place) / cell_side));
    const auto row = static_cast<std::int64_t>(std::floor(y_of(place) / cell_side));
    return (static_cast<std::uint64_t>(row) << 32) ^ (static_cast<std::uint64_t>(column) & 0xffffffffULL);
}

void CorridorCuts::index_lines() {
    for (std::uint32_t c = 0; c < m_corridors.size(); ++c) {
        const auto& line = m_corridors[c].line;
        std::vector<double> along{0};
        for (std::uint32_t i = 0; i + 1 < line.size(); ++i) {
            const double length = norm(line[i + 1] - line[i]);
            // Points each half cell, and their neighbours, so that a search needs to look into one cell only.
            const int looks = static_cast<int>(length / (cell_side / 2)) + 1;
            for (int k = 0; k <= looks; ++k) {
                const Point p = line[i] + (line[i + 1] - line[i]) * (static_cast<double>(k) / looks);
                for (const double dx : {-cell_side, 0.0, cell_side}) {
                    for (const double dy : {-cell_side, 0.0, cell_side}) {
                        auto& cell = m_cells[key_of(p + point(dx, dy))];
                        if (cell.empty() || cell.back().corridor != c || cell.back().index != i) cell.push_back({c, i});
                    }
                }
            }
            along.push_back(along.back() + length);
        }
        m_lengths.push_back(along.back());
        m_along.push_back(std::move(along));
    }
}

std::vector<Crossing> CorridorCuts::crossings(const Line& line) const { return crossings(line, 0); }

std::vector<Crossing> CorridorCuts::crossings(const Line& line, std::size_t from_corridor) const {
    std::vector<Crossing> found;
    double before = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = norm(line[i + 1] - line[i]);
        const int looks = static_cast<int>(length / cell_side) + 1;
        std::vector<Piece> seen;
        for (int k = 0; k <= looks; ++k) {
            const auto cell = m_cells.find(key_of(line[i] + (line[i + 1] - line[i]) * (static_cast<double>(k) / looks)));
            if (cell == m_cells.end()) continue;
            for (const auto piece : cell->second) {
                if (piece.corridor < from_corridor) continue;
                const bool known = std::ranges::any_of(
                    seen, [&](Piece p) { return p.corridor == piece.corridor && p.index == piece.index; });
                if (known) continue;
                seen.push_back(piece);
                const auto& other = m_corridors[piece.corridor].line;
                const Point c = other[piece.index];
                const Point d = other[piece.index + 1];
                const auto met = meeting(line[i], line[i + 1], c, d);
                if (!met) continue;
                found.push_back({piece.corridor, m_along[piece.corridor][piece.index] + met->on_second * norm(d - c),
                                 before + met->on_first * length, c + (d - c) * met->on_second,
                                 cross(d - c, line[i] - c) > 0});
            }
        }
        before += length;
    }
    std::ranges::sort(found, {}, [](const Crossing& crossing) { return std::pair(crossing.along_line, crossing.corridor); });
    return found;
}

bool CorridorCuts::is_near(Point place, double distance_m) const {
    const double reach = distance_m * stretch_at(place);
    const auto cell = m_cells.find(key_of(place));
    if (cell == m_cells.end()) return false;
    return std::ranges::any_of(cell->second, [&](Piece piece) {
        const auto& line = m_corridors[piece.corridor].line;
        const Line straight{line[piece.index], line[piece.index + 1]};
        return route::geo::nearest_on(straight, place).distance.count() < reach;
    });
}

std::optional<std::size_t> CorridorCuts::cut_at(const Crossing& crossing) {
    const double stretch = stretch_at(crossing.place);
    const double length = m_lengths[crossing.corridor];
    if (crossing.along_corridor < end_clearance_m * stretch) return std::nullopt;
    if (crossing.along_corridor > length - end_clearance_m * stretch) return std::nullopt;
    auto& cuts = m_cuts[crossing.corridor];
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (std::abs(cuts[i].along - crossing.along_corridor) < same_junction_m * stretch) return i;
    }
    cuts.push_back({crossing.along_corridor, m_map.add_node(crossing.place), {}, {}, false});
    return cuts.size() - 1;
}

void CorridorCuts::cross_each_other() {
    for (std::size_t c = 0; c < m_corridors.size(); ++c) {
        for (const auto& crossing : crossings(m_corridors[c].line, c + 1)) {
            const auto cut = cut_at(crossing);
            if (!cut) continue;
            const auto node = m_cuts[crossing.corridor][*cut].node;
            m_cuts[crossing.corridor][*cut].crossing_corridor = true;
            m_cuts[c].push_back({crossing.along_line, node, {}, {}, true});
        }
    }
}

} // namespace synthetic
