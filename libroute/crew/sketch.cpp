// SPDX-License-Identifier: BSL-1.0
#include "crew/sketch.hpp"

#include "crew/roadside.hpp"

#include <algorithm>

namespace route::crew::detail {

using geo::PlaneLine;
using geo::PlanePoint;

namespace {

/// Lines of the drawing that meet, on the ground.
constexpr Metres meeting{3};

/// Puts the drawing's places on the ground: the first node is the origin, the middle has a scale of its own, and what
/// sets out beyond it is moved along.
class Ground {
public:
    Ground(const DrawnJunction& drawn, const DrawingScale& scale) : m_drawn(drawn), m_scale(scale) {}

    [[nodiscard]] PlanePoint of_middle(PlanePoint p) const { return (p - m_drawn.first()) * m_scale.of_middle; }

    /// A line of the arms' scale, from where it begins.
    [[nodiscard]] PlaneLine arm(const PlaneLine& line, PlanePoint begins) const {
        PlaneLine result;
        for (const auto& p : line) {
            result.push_back(begins + (p - line.front()) * m_scale.of_arms);
        }
        return result;
    }

    [[nodiscard]] PlaneLine middle(const PlaneLine& line) const {
        PlaneLine result;
        for (const auto& p : line) {
            result.push_back(of_middle(p));
        }
        return result;
    }

    /// Where a side road sets out.
    [[nodiscard]] PlanePoint root(const SideRoad& road) const {
        const auto root = road.line.front();
        if (!road.beside) return of_middle(root);
        if (distance(root, m_drawn.before) <= distance(root, m_drawn.after))
            return (root - m_drawn.first()) * m_scale.of_arms;
        return of_middle(m_drawn.last()) + (root - m_drawn.last()) * m_scale.of_arms;
    }

private:
    const DrawnJunction& m_drawn;
    DrawingScale m_scale;
};

void append(PlaneLine& line, const PlaneLine& further) {
    line.insert(line.end(), further.begin() + (line.empty() || further.empty() ? 0 : 1), further.end());
}

} // namespace

Sketch sketch_of(const DrawnJunction& drawn, const geo::PlaneLine& inside, const DrawingScale& scale) {
    const Ground ground{drawn, scale};
    Sketch sketch;
    for (const auto& p : drawn.before) {
        sketch.route.push_back((p - drawn.first()) * scale.of_arms);
    }
    sketch.first = geo::length_of(sketch.route);
    append(sketch.route, ground.middle(inside));
    sketch.last = geo::length_of(sketch.route);
    append(sketch.route, ground.arm(drawn.after, ground.of_middle(drawn.last())));
    for (const auto& road : drawn.others) {
        SideRoad laid = road;
        laid.line = road.within ? ground.middle(road.line) : ground.arm(road.line, ground.root(road));
        sketch.others.push_back(std::move(laid));
    }
    return sketch;
}

std::vector<TurnAngle> Sketch::directions_at(Metres along, Metres reach, Shown shown) const {
    const auto node = geo::point_along(route, along);
    const Bearing ahead = arrival_along(route, along);
    std::vector<TurnAngle> drawn;
    const auto look = [&](const PlaneLine& line) {
        drawn.push_back((geo::point_along(line, reach) - line.front()).direction() - ahead);
    };
    look(geo::part_of(route, along, geo::length_of(route)));
    for (const auto& road : others) {
        if (shown == Shown::without_a_bar && road.barred) continue;
        if (!road.within) {
            if ((road.line.front() - node).norm() < meeting) look(road.line);
            continue;
        }
        // A piece of the junction: the route itself may lie on it.
        const auto at = geo::nearest_on(road.line, node);
        if (at.distance > meeting) continue;
        const Metres whole = geo::length_of(road.line);
        auto back = geo::part_of(road.line, Metres{}, at.along);
        std::ranges::reverse(back);
        for (const auto& part : {geo::part_of(road.line, at.along, whole), back}) {
            if (geo::length_of(part) < meeting) continue;
            const auto toward = (geo::point_along(part, reach) - part.front()).direction() - ahead;
            constexpr double same = 8;
            const bool known =
                std::ranges::any_of(drawn, [&](TurnAngle d) { return (d - toward).deviation_degrees() < same; });
            const bool came_by_it = toward.deviation_degrees() > 180 - same && along > first + meeting;
            if (!known && !came_by_it) drawn.push_back(toward);
        }
    }
    return drawn;
}

int Sketch::ways_open_at_first() const {
    const auto node = geo::point_along(route, first);
    return 1 + static_cast<int>(std::ranges::count_if(others, [&](const SideRoad& road) {
               return !road.barred && !road.beside && !road.within && (road.line.front() - node).norm() < meeting;
           }));
}

bool Sketch::has_road_at(Metres along, Metres reach) const {
    const auto place = geo::point_along(route, along);
    return std::ranges::any_of(others, [&](const SideRoad& road) {
        return (road.line.front() - place).norm() < reach || (road.within && (road.line.back() - place).norm() < reach);
    });
}

TurnAngle Sketch::turn() const {
    const auto leaves = geo::point_along(route, last + eye) - geo::point_along(route, last);
    return leaves.direction() - arrival_along(route, first);
}

} // namespace route::crew::detail
