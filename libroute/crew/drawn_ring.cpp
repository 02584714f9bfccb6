// SPDX-License-Identifier: BSL-1.0
#include "crew/drawn_ring.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace route::crew::detail {

using geo::PlaneLine;
using geo::PlanePoint;

namespace {

constexpr Metres touches{0.35};

/// A road that meets the ring, perhaps in two halves.
struct Foot {
    Bearing at;     ///< from the ring's centre
    Bearing leads;  ///< outwards
    PlanePoint end; ///< away from the ring
    Metres reach;   ///< of the road from the ring
    bool barred = false;
    bool arrives = false; ///< the ball stands at its end
    bool leaves = false;  ///< the arrow does
};

bool is_round(const DrawnRoad& road) {
    constexpr std::size_t fewest_points = 16;
    return road.line.size() >= fewest_points && (road.line.front() - road.line.back()).norm() < touches;
}

PlanePoint centre_of(const PlaneLine& ring) {
    PlanePoint sum;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum = sum + ring[i] * (1.0 / static_cast<double>(ring.size() - 1));
    }
    return sum;
}

/// Whether a place lies within the ring. A ring is round about its centre: each ray crosses it once.
bool holds(const PlaneLine& ring, PlanePoint centre, PlanePoint place) {
    const auto nearest = geo::nearest_on(ring, place).point;
    return (place - centre).norm() < (nearest - centre).norm();
}

class RingReader {
public:
    RingReader(const Strokes& strokes, const DrawnRoad& ring, bool keeps_left)
        : m_strokes(strokes), m_ring(ring), m_centre(centre_of(ring.line)), m_keeps_left(keeps_left) {
        for (const auto& road : strokes.roads) {
            if (&road != &ring) add(road);
        }
        join_halves();
    }

    [[nodiscard]] std::optional<DrawnRing> read() const {
        const auto arrival = std::ranges::find_if(m_feet, &Foot::arrives);
        if (arrival == m_feet.end()) return std::nullopt;
        DrawnRing ring;
        ring.ball_inside = holds(m_ring.line, m_centre, *m_strokes.ball);
        ring.tip_inside = m_strokes.tip && holds(m_ring.line, m_centre, *m_strokes.tip);
        ring.crossed = m_crossed;
        const auto leaves = std::ranges::find_if(m_feet, &Foot::leaves);
        for (const auto& foot : m_feet) {
            if (foot.arrives || !one_leaves_by(foot) || holds(m_ring.line, m_centre, foot.end)) continue;
            ++ring.exits;
            if (leaves != m_feet.end() && round_to(foot, *arrival) <= round_to(*leaves, *arrival)) ++ring.exit;
        }
        return ring;
    }

private:
    void add(const DrawnRoad& road) {
        const bool front = distance(road.line.front(), m_ring.line) < touches;
        const bool back = distance(road.line.back(), m_ring.line) < touches;
        m_crossed = m_crossed || (front && back && geo::length_of(road.line) > touches);
        if (front == back) return;
        auto line = road.line;
        if (back) std::ranges::reverse(line);
        // Behind an island the road goes on as another stroke.
        Foot foot{(line.front() - m_centre).direction(),
                  (line.back() - line.front()).direction(),
                  line.back(),
                  geo::length_of(line),
                  road.barred,
                  false,
                  false};
        for (const auto& further : m_strokes.roads) {
            if (&further == &road || &further == &m_ring) continue;
            const bool from_front = (further.line.front() - foot.end).norm() < touches;
            const bool from_back = (further.line.back() - foot.end).norm() < touches;
            const auto beyond = from_front ? further.line.back() : further.line.front();
            if (from_front == from_back || distance(beyond, m_ring.line) < touches) continue;
            foot.barred = foot.barred || further.barred;
            mark_ends(foot, beyond);
        }
        mark_ends(foot, foot.end);
        m_feet.push_back(foot);
    }

    void mark_ends(Foot& foot, PlanePoint end) const {
        constexpr Metres at_its_end{0.6};
        foot.arrives = foot.arrives || (m_strokes.ball && (end - *m_strokes.ball).norm() < at_its_end);
        foot.leaves = foot.leaves || (m_strokes.foot && (end - *m_strokes.foot).norm() < at_its_end);
    }

    /// Two strokes from one place to the ring, or side by side away from it, are the two directions of one road.
    [[nodiscard]] bool are_halves(const Foot& a, const Foot& b) const {
        constexpr double parallel = 3;
        constexpr Metres side_by_side{3.6};
        if ((a.arrives && b.leaves) || (a.leaves && b.arrives)) return false;
        if ((a.end - b.end).norm() < touches) return true;
        const auto foot_of = [&](const Foot& foot) { return foot.end - m_centre; };
        const double radians = a.leads.degrees() * std::numbers::pi / 180;
        const auto between = foot_of(a) - foot_of(b);
        const double across = between.east.count() * std::cos(radians) - between.north.count() * std::sin(radians);
        return (a.leads - b.leads).deviation_degrees() < parallel && std::abs(across) < side_by_side.count();
    }

    void join_halves() {
        for (std::size_t i = 0; i < m_feet.size(); ++i) {
            for (std::size_t k = i + 1; k < m_feet.size();) {
                if (!are_halves(m_feet[i], m_feet[k])) {
                    ++k;
                    continue;
                }
                const Foot other = m_feet[k];
                Foot& one = m_feet[i];
                one.arrives = one.arrives || other.arrives;
                one.leaves = one.leaves || other.leaves;
                one.barred = one.barred || other.barred;
                one.reach = std::max(one.reach, other.reach);
                m_feet.erase(m_feet.begin() + static_cast<std::ptrdiff_t>(k));
            }
        }
    }

    /// A short stub with a bar is where traffic only comes in, or a track that is closed: no exit.
    static bool one_leaves_by(const Foot& foot) {
        constexpr Metres stub{5};
        return foot.leaves || !foot.barred || foot.reach > stub;
    }

    /// Degrees that are driven round the ring up to a road. Who comes out of the middle reaches the one before him last.
    [[nodiscard]] double round_to(const Foot& foot, const Foot& arrival) const {
        constexpr double opposite = 3;
        const double clockwise = Bearing::degrees(foot.at.degrees() - arrival.at.degrees()).degrees();
        const double round = m_keeps_left ? clockwise : 360 - clockwise;
        const bool from_middle = holds(m_ring.line, m_centre, arrival.end);
        return from_middle && round < opposite ? round + 360 : round;
    }

    const Strokes& m_strokes;
    const DrawnRoad& m_ring;
    PlanePoint m_centre;
    bool m_keeps_left;
    std::vector<Foot> m_feet;
    bool m_crossed = false;
};

} // namespace

std::optional<DrawnRing> drawn_ring(const Strokes& strokes, bool keeps_left) {
    if (!strokes.ball) return std::nullopt;
    for (const auto& road : strokes.roads) {
        if (!is_round(road)) continue;
        if (auto ring = RingReader{strokes, road, keeps_left}.read()) return ring;
    }
    return std::nullopt;
}

} // namespace route::crew::detail
