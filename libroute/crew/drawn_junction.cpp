// SPDX-License-Identifier: BSL-1.0
#include "crew/drawn_junction.hpp"

#include <algorithm>
#include <utility>

namespace route::crew::detail {

using geo::PlaneLine;
using geo::PlanePoint;

namespace {

/// Ends of strokes that are one place, to the eye.
constexpr Metres one_place{0.3};
/// An end that lies on another stroke: its bends are rounded, so it may stand a little off.
constexpr Metres on_the_line{0.65};

PlaneLine reversed(PlaneLine line) {
    std::ranges::reverse(line);
    return line;
}

void append(PlaneLine& line, const PlaneLine& further) {
    line.insert(line.end(), further.begin() + (line.empty() || further.empty() ? 0 : 1), further.end());
}

/// Which road ends at a place, of several the one that lies on top; the number of roads when none does.
std::size_t road_to(const std::vector<DrawnRoad>& roads, PlanePoint place, Metres reach) {
    std::size_t best = roads.size();
    double least = reach.count();
    for (std::size_t i = 0; i < roads.size(); ++i) {
        const auto& line = roads[i].line;
        const double apart = std::min((line.front() - place).norm(), (line.back() - place).norm()).count();
        if (apart > least + 0.02) continue;
        least = std::min(least, apart);
        best = i;
    }
    return best;
}

PlaneLine outwards_to(const PlaneLine& line, PlanePoint place) {
    return (line.back() - place).norm() <= (line.front() - place).norm() ? line : reversed(line);
}

/// The places where strokes meet, and the pieces of stroke between them: what a finger can follow.
class Tracks {
public:
    /// \pre the strokes are those of the junction itself
    Tracks(const std::vector<DrawnRoad>& roads, PlanePoint from, PlanePoint to) {
        node_at(from);
        node_at(to);
        for (const auto& road : roads) {
            node_at(road.line.front());
            node_at(road.line.back());
        }
        for (const auto& road : roads) {
            add_pieces(road);
        }
    }

    /// A way through, and its narrowest stroke.
    struct Through {
        PlaneLine line;
        Millimetres narrowest{100};
    };

    /// The ways from the first place to the other, none of them twice over one place.
    [[nodiscard]] std::vector<Through> ways() const {
        std::vector<Through> found;
        std::vector<bool> passed(m_nodes.size(), false);
        follow(0, {}, passed, found);
        return found;
    }

private:
    struct Piece {
        std::size_t from;
        std::size_t to;
        PlaneLine line;
        Millimetres width;
    };

    std::size_t node_at(PlanePoint place) {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if ((m_nodes[i] - place).norm() < one_place) return i;
        }
        m_nodes.push_back(place);
        return m_nodes.size() - 1;
    }

    void add_pieces(const DrawnRoad& road) {
        const auto& line = road.line;
        std::vector<std::pair<Metres, std::size_t>> stops;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const auto nearest = geo::nearest_on(line, m_nodes[i]);
            if (nearest.distance < on_the_line) stops.emplace_back(nearest.along, i);
        }
        std::ranges::sort(stops);
        for (std::size_t k = 1; k < stops.size(); ++k) {
            if (stops[k].first - stops[k - 1].first < Metres{0.05}) continue;
            auto part = geo::part_of(line, stops[k - 1].first, stops[k].first);
            m_pieces.push_back({stops[k].second, stops[k - 1].second, reversed(part), road.width});
            m_pieces.push_back({stops[k - 1].second, stops[k].second, std::move(part), road.width});
        }
    }

    void follow(std::size_t at, const Through& so_far, std::vector<bool>& passed, std::vector<Through>& found) const {
        constexpr std::size_t most_ways = 24;
        if (found.size() >= most_ways) return;
        if (at == 1) {
            found.push_back(so_far);
            return;
        }
        passed[at] = true;
        for (const auto& piece : m_pieces) {
            if (piece.from != at || passed[piece.to]) continue;
            auto further = so_far;
            append(further.line, piece.line);
            further.narrowest = std::min(further.narrowest, piece.width);
            follow(piece.to, further, passed, found);
        }
        passed[at] = false;
    }

    std::vector<PlanePoint> m_nodes; ///< the first is where one comes from, the second where one goes
    std::vector<Piece> m_pieces;
};

/// The ways through, the likeliest first: the shortest; of several that are about as long the one of broader strokes, as the
/// driven way is drawn, and of two halves round an island the one on the side where one drives.
std::vector<PlaneLine> ways_through(const std::vector<DrawnRoad>& roads, PlanePoint from, PlanePoint to, bool keeps_left) {
    auto ways = Tracks{roads, from, to}.ways();
    if (ways.empty()) return {{from, to}};
    std::ranges::sort(ways, {}, [](const auto& way) { return geo::length_of(way.line); });
    constexpr double about_as_long = 1.35;
    constexpr double far_longer = 3;
    constexpr Millimetres clearly{0.05};
    const Metres shortest = geo::length_of(ways.front().line);
    std::size_t best = 0;
    std::vector<PlaneLine> lines;
    for (std::size_t i = 0; i < ways.size() && geo::length_of(ways[i].line) <= shortest * far_longer; ++i) {
        lines.push_back(ways[i].line);
        if (geo::length_of(ways[i].line) > shortest * about_as_long + Metres{0.5}) continue;
        const double area = geo::twice_area_of(ways[i].line) - geo::twice_area_of(ways[best].line);
        const bool on_the_side = keeps_left ? area < 0 : area > 0;
        const Millimetres broader = ways[i].narrowest - ways[best].narrowest;
        if (broader > clearly || (on_the_side && broader > -clearly)) best = i;
    }
    std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(best),
                lines.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    return lines;
}

} // namespace

bool DrawnJunction::shows_a_choice() const {
    if (before.empty() || after.empty()) return false;
    return turns_back() || std::ranges::any_of(others, [](const SideRoad& road) { return !road.beside; });
}

/// The pen draws a way back beside the road of arrival, at arm's length from it and along it; a hairpin goes its own way.
bool DrawnJunction::turns_back() const {
    if (before.size() < 2 || after.size() < 2 || (first() - last()).norm() >= one_place) return false;
    constexpr Metres nearest{3.9};
    constexpr Metres farthest{5.3};
    constexpr Metres beside{2.5}; // of its last bit, all runs beside
    constexpr double along = 165;
    const Metres whole = geo::length_of(after);
    const auto runs_beside = [&](PlanePoint p) {
        const Metres away = distance(p, before);
        return nearest < away && away < farthest;
    };
    const auto last_bit = geo::point_along(after, whole - beside);
    const auto at = geo::nearest_on(before, last_bit).along;
    const auto arrives =
        geo::point_along(before, at + Metres{1}) - geo::point_along(before, std::max(Metres{}, at - Metres{1}));
    const double opposite = ((after.back() - last_bit).direction() - arrives.direction()).deviation_degrees();
    return opposite > along && runs_beside(after.back()) && runs_beside(last_bit);
}

bool DrawnJunction::points_back() const {
    if (before.size() < 2 || after.size() < 2) return false;
    constexpr Metres bit{2.5};
    constexpr double against = 120;
    const auto comes = geo::point_along(before, bit) - before.front();
    const auto leads = after.back() - geo::point_along(after, geo::length_of(after) - bit);
    return (leads.direction() - comes.direction()).deviation_degrees() > against;
}

bool DrawnJunction::turns_on_the_spot() const {
    // The pen goes a little way up, round, and down at once; a loop to be driven is drawn as a loop.
    constexpr Metres longest{22};
    constexpr Metres farthest{7};
    return turns_back() && geo::length_of(after) <= longest &&
           std::ranges::all_of(after, [&](PlanePoint p) { return distance(p, before) < farthest; });
}

DrawnJunction drawn_junction(const Strokes& strokes, bool keeps_left) {
    DrawnJunction junction;
    const auto& roads = strokes.roads;
    constexpr Metres at_its_end{0.6};
    const auto none = roads.size();
    const auto entry = strokes.ball ? road_to(roads, *strokes.ball, at_its_end) : none;
    const auto exit = strokes.foot ? road_to(roads, *strokes.foot, at_its_end) : none;
    if (entry != none && entry != exit) junction.before = reversed(outwards_to(roads[entry].line, *strokes.ball));
    if (exit != none) {
        junction.after = outwards_to(roads[exit].line, *strokes.foot);
        junction.after.push_back(*strokes.tip);
    }
    if (junction.before.empty() || junction.after.empty()) return junction;
    std::vector<DrawnRoad> inner;
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (i != entry && i != exit) inner.push_back(roads[i]);
    }
    if ((junction.first() - junction.last()).norm() >= one_place)
        junction.insides = ways_through(inner, junction.first(), junction.last(), keeps_left);
    const auto meets_a_road = [&](PlanePoint end, std::size_t own) {
        for (std::size_t k = 0; k < roads.size(); ++k) {
            const bool round =
                (roads[k].line.front() - roads[k].line.back()).norm() < one_place; // a ring beside the junction
            if (k != own && !round && distance(end, roads[k].line) < on_the_line) return true;
        }
        return false;
    };
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (i == entry || i == exit) continue;
        SideRoad road{roads[i].line, roads[i].barred, false, false};
        const bool begins = meets_a_road(road.line.front(), i);
        const bool ends = meets_a_road(road.line.back(), i);
        if (!begins && !ends) continue; // it passes over the junction or under it
        if (!begins) std::ranges::reverse(road.line);
        road.within = begins && ends;
        const auto root = road.line.front();
        const auto away = [&](PlanePoint node) { return (root - node).norm() > one_place * 2; };
        const bool on_route = distance(root, junction.before) < on_the_line || distance(root, junction.after) < on_the_line;
        road.beside = on_route && !road.within && away(junction.first()) && away(junction.last());
        junction.others.push_back(std::move(road));
    }
    return junction;
}

} // namespace route::crew::detail
