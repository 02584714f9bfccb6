// SPDX-License-Identifier: BSL-1.0
#include "tulip/make_room.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace route::tulip::detail {

using drawing::Point;
using namespace route::literals;

namespace {

constexpr double step_mm = 0.6;
/// Ends nearer to each other than this are one place.
constexpr double same_place = 0.25;
/// A little more than the least: pushing and keeping the shape end in a balance short of the goal.
constexpr double wanted_white = least_white.count() + 0.25;
/// Two roads part at 24° at least: their distance grows by this for each millimetre of road between two places.
constexpr double parting = 0.208;
constexpr double unreached = std::numeric_limits<double>::max();

double square_of_distance(Point a, Point b) {
    const double x = a.x.count() - b.x.count();
    const double y = a.y.count() - b.y.count();
    return x * x + y * y;
}

double along_of(const PaperLine& line, Point point) { return geo::nearest_on(line, point).along.count(); }

Point at_along(const PaperLine& line, double along) { return beginning_of(line, Millimetres{along}).back(); }

/// Along a road from a bead to another.
struct Link {
    std::size_t bead;
    double length;
};

/// A bead on a road; roads that meet share it.
struct Bead {
    Point at;
    Point origin;
    double half = 0;
    double yields = 1;
    bool stays = false;
    double inset = 0; ///< how far from the field's edge it must stay, for an arrow's head that follows
    std::vector<Link> neighbours;
    std::vector<std::size_t> crossings; ///< beads of a road on another level at the same place
};

struct Pair {
    std::size_t a;
    std::size_t b;
    double wanted;
};

class Strings {
public:
    Strings(const std::vector<LaidRoad>& roads, const drawing::Rect& field) : m_roads(roads), m_field(field) {
        for (std::size_t r = 0; r < roads.size(); ++r) {
            string(r);
        }
        find_crossings();
        measure_ways();
    }

    /// Whether anything had to move.
    bool relax() {
        constexpr int rounds = 160;
        constexpr int look_again = 8;
        std::vector<Pair> near;
        bool moved = false;
        for (int round = 0; round < rounds; ++round) {
            if (round % look_again == 0) near = near_pairs();
            if (!push(near)) {
                if (round % look_again == 0) break;
                continue;
            }
            moved = true;
            keep_shape();
        }
        return moved;
    }

    [[nodiscard]] PaperLine line_of(std::size_t road) const {
        PaperLine line;
        for (const auto bead : m_strings[road]) {
            line.push_back(m_beads[bead].at);
        }
        return line;
    }

private:
    std::size_t bead_at(Point place, const LaidRoad& road, bool shared) {
        if (shared) {
            for (const auto bead : m_joints) {
                if (distance_mm(m_beads[bead].origin, place) < same_place) {
                    m_beads[bead].half = std::max(m_beads[bead].half, road.half_width.count());
                    m_beads[bead].yields = std::min(m_beads[bead].yields, road.yields);
                    return bead;
                }
            }
            m_joints.push_back(m_beads.size());
        }
        m_beads.push_back({place, place, road.half_width.count(), road.yields, false, 0, {}, {}});
        return m_beads.size() - 1;
    }

    /// Where other roads begin or end on this one.
    [[nodiscard]] std::vector<double> joints_along(std::size_t r, double length) const {
        std::vector<double> joints{0, length};
        for (std::size_t other = 0; other < m_roads.size(); ++other) {
            if (other == r || m_roads[other].line.empty()) continue;
            for (const Point end : {m_roads[other].line.front(), m_roads[other].line.back()}) {
                if (distance_mm(end, m_roads[r].line) < same_place) joints.push_back(along_of(m_roads[r].line, end));
            }
        }
        std::ranges::sort(joints);
        std::vector<double> apart{0};
        for (const double joint : joints) {
            if (joint - apart.back() > same_place && length - joint > same_place) apart.push_back(joint);
        }
        apart.push_back(length);
        return apart;
    }

    void string(std::size_t r) {
        const LaidRoad& road = m_roads[r];
        m_strings.emplace_back();
        if (road.line.size() < 2) return;
        auto& beads = m_strings.back();
        const auto joints = joints_along(r, length_mm(road.line));
        beads.push_back(bead_at(road.line.front(), road, true));
        for (std::size_t j = 1; j < joints.size(); ++j) {
            const double piece = joints[j] - joints[j - 1];
            const int count = std::max(1, static_cast<int>(std::lround(piece / step_mm)));
            for (int k = 1; k <= count; ++k) {
                const bool last = k == count;
                const Point place = last && j + 1 == joints.size() ? road.line.back()
                                                                   : at_along(road.line, joints[j - 1] + piece * k / count);
                link(beads, bead_at(place, road, last));
            }
        }
        Bead& end = m_beads[beads.back()];
        end.half = std::max(end.half, road.end_half.count());
        end.stays = end.stays || road.end_stays;
        add_head(road, beads.back());
    }

    void link(std::vector<std::size_t>& beads, std::size_t next) {
        if (next == beads.back()) return;
        const double length = distance_mm(m_beads[beads.back()].origin, m_beads[next].origin);
        m_beads[beads.back()].neighbours.push_back({next, length});
        m_beads[next].neighbours.push_back({beads.back(), length});
        beads.push_back(next);
    }

    /// An arrow's head takes room beyond the road's end.
    void add_head(const LaidRoad& road, std::size_t end) {
        if (road.beyond_end <= Millimetres{}) return;
        constexpr double head_overhang = 1.2; // the field's margin leaves room for a tip
        m_beads[end].inset = road.beyond_end.count() - head_overhang;
        const Point direction = end_direction(road.line, 3_mm);
        std::size_t before = end;
        constexpr int pieces = 5;
        for (int k = 1; k <= pieces; ++k) {
            const double share = static_cast<double>(k) / pieces;
            const Point place = road.line.back() + direction * (road.beyond_end.count() * share);
            const double length = distance_mm(m_beads[before].origin, place);
            m_beads.push_back({place,
                               place,
                               road.end_half.count() * (1 - share),
                               road.yields,
                               false,
                               -head_overhang,
                               {{before, length}},
                               {}});
            m_beads[before].neighbours.push_back({m_beads.size() - 1, length});
            before = m_beads.size() - 1;
        }
    }

    /// Roads that cross without meeting do so on two levels: there they need no white between them.
    void find_crossings() {
        for (std::size_t r = 0; r < m_strings.size(); ++r) {
            for (std::size_t other = r + 1; other < m_strings.size(); ++other) {
                for (std::size_t i = 1; i < m_strings[r].size(); ++i) {
                    for (std::size_t k = 1; k < m_strings[other].size(); ++k) {
                        cross(m_strings[r][i - 1], m_strings[r][i], m_strings[other][k - 1], m_strings[other][k]);
                    }
                }
            }
        }
    }

    void cross(std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
        constexpr double both_pieces = 2 * 1.5 * step_mm; // a piece is at most half as long again as the step
        if (square_of_distance(m_beads[a].at, m_beads[c].at) > both_pieces * both_pieces) return;
        if (a == c || a == d || b == c || b == d) return;
        if (!geo::crossing_of(m_beads[a].at, m_beads[b].at, m_beads[c].at, m_beads[d].at)) return;
        m_beads[a].crossings.push_back(c);
        m_beads[c].crossings.push_back(a);
    }

    /// Millimetres along roads from each bead to those in reach: what is near by road may be near on paper.
    void measure_ways() {
        constexpr double reach = 18;
        m_ways.assign(m_beads.size(), std::vector<double>(m_beads.size(), unreached));
        // Roads fork seldom: beads come up nearly in the order of their distance without a heap.
        std::vector<std::size_t> open;
        for (std::size_t from = 0; from < m_beads.size(); ++from) {
            auto& way = m_ways[from];
            way[from] = 0;
            open.assign(1, from);
            for (std::size_t i = 0; i < open.size(); ++i) {
                const double length = way[open[i]];
                if (length > reach) continue;
                const auto go = [&](std::size_t next, double piece) {
                    if (length + piece >= way[next]) return;
                    way[next] = length + piece;
                    open.push_back(next);
                };
                const Bead& bead = m_beads[open[i]];
                for (const Link& link : bead.neighbours) {
                    go(link.bead, link.length);
                }
                for (const auto next : bead.crossings) {
                    go(next, 0);
                }
            }
        }
    }

    [[nodiscard]] double wanted_between(std::size_t a, std::size_t b) const {
        const double clear = m_beads[a].half + m_beads[b].half + wanted_white;
        return m_ways[a][b] == unreached ? clear : std::min(clear, m_ways[a][b] * parting);
    }

    [[nodiscard]] std::vector<Pair> near_pairs() const {
        constexpr double slack = 1.2;
        std::vector<Pair> pairs;
        for (std::size_t a = 0; a < m_beads.size(); ++a) {
            for (std::size_t b = a + 1; b < m_beads.size(); ++b) {
                const double farthest = m_beads[a].half + m_beads[b].half + wanted_white + slack;
                if (square_of_distance(m_beads[a].at, m_beads[b].at) > farthest * farthest) continue;
                const double wanted = wanted_between(a, b);
                if (distance_mm(m_beads[a].at, m_beads[b].at) < wanted + slack) pairs.push_back({a, b, wanted});
            }
        }
        return pairs;
    }

    /// Moves beads that are too near apart, each by the mean of what its neighbours ask.
    bool push(const std::vector<Pair>& pairs) {
        constexpr double enough = 0.02;
        std::vector<Point> sum(m_beads.size());
        std::vector<int> count(m_beads.size(), 0);
        bool any = false;
        for (const auto& [a, b, wanted] : pairs) {
            if (square_of_distance(m_beads[a].at, m_beads[b].at) > wanted * wanted) continue;
            const Point between = m_beads[b].at - m_beads[a].at;
            const double distance = std::hypot(between.x.count(), between.y.count());
            const double weight = m_beads[a].yields + m_beads[b].yields;
            if (distance > wanted - enough || distance < 1e-6 || weight <= 0) continue;
            any = true;
            const double missing = (wanted - distance) / distance / weight;
            sum[a] = sum[a] - between * (missing * m_beads[a].yields);
            sum[b] = sum[b] + between * (missing * m_beads[b].yields);
            ++count[a];
            ++count[b];
        }
        for (std::size_t i = 0; i < m_beads.size(); ++i) {
            Bead& bead = m_beads[i];
            if (count[i] > 0 && !bead.stays) bead.at = kept_inside(bead.at + sum[i] * (0.8 / count[i]), bead.inset);
        }
        return any;
    }

    [[nodiscard]] Point kept_inside(Point p, double inset) const {
        const Millimetres by{inset};
        return {std::clamp(p.x, m_field.left() + by, m_field.right() - by),
                std::clamp(p.y, m_field.top() + by, m_field.bottom() - by)};
    }

    /// What one bead has moved its neighbours follow: a road keeps its bends.
    void keep_shape() {
        constexpr double follow = 0.35;
        std::vector<Point> moved(m_beads.size());
        for (std::size_t i = 0; i < m_beads.size(); ++i) {
            moved[i] = m_beads[i].at - m_beads[i].origin;
        }
        for (std::size_t i = 0; i < m_beads.size(); ++i) {
            Bead& bead = m_beads[i];
            if (bead.stays || bead.neighbours.empty()) continue;
            Point mean;
            for (const Link& link : bead.neighbours) {
                mean = mean + moved[link.bead];
            }
            mean = mean * (1.0 / static_cast<double>(bead.neighbours.size()));
            bead.at = kept_inside(bead.origin + moved[i] * (1 - follow) + mean * follow, bead.inset);
        }
    }

    const std::vector<LaidRoad>& m_roads;
    drawing::Rect m_field;
    std::vector<Bead> m_beads;
    std::vector<std::size_t> m_joints;
    std::vector<std::vector<std::size_t>> m_strings;
    std::vector<std::vector<double>> m_ways;
};

} // namespace

std::vector<PaperLine> with_room(const std::vector<LaidRoad>& roads, const drawing::Rect& field) {
    std::vector<PaperLine> lines;
    Strings strings{roads, field};
    const bool moved = strings.relax();
    for (std::size_t r = 0; r < roads.size(); ++r) {
        lines.push_back(moved && roads[r].line.size() >= 2 ? thinned(strings.line_of(r)) : roads[r].line);
    }
    return lines;
}

} // namespace route::tulip::detail
