// SPDX-License-Identifier: BSL-1.0
#include "road_lines.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>
#include <queue>
#include <unordered_set>

namespace synthetic {

namespace {

constexpr double finest_piece_m = 70;
constexpr double stub_m = 160; ///< leaving a town's ring straight, so that its entry can be built

void displace(Point a, Point b, double bend, double finest, Chance& chance, Line& line) {
    const Point across = b - a;
    if (norm(across) < finest) {
        line.push_back(b);
        return;
    }
    // Short bends are rarer than long ones: roads are built for carts and cars, not for goats.
    const double share = std::min(1.0, std::pow(norm(across) / (12 * finest), 0.35));
    const Point middle = (a + b) * 0.5 + left_of(across) * (bend * share * chance.between(-1, 1));
    displace(a, middle, bend, finest, chance, line);
    displace(middle, b, bend, finest, chance, line);
}

/// Corners cut at a quarter of each side, the ends kept (Chaikin 1974).
Line smoothed(const Line& line) {
    if (line.size() < 3) return line;
    Line result{line.front()};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (i > 0) result.push_back(line[i] * 0.75 + line[i + 1] * 0.25);
        if (i + 2 < line.size()) result.push_back(line[i] * 0.25 + line[i + 1] * 0.75);
    }
    result.push_back(line.back());
    return result;
}

Line smooth_road(const Line& line) {
    return route::geo::simplified(smoothed(smoothed(line)), route::Metres{1.4 * stretch_at(line.front())});
}

/// Bends along a coarse course of several points.
Line winding_along(const Line& coarse, double bend, Chance& chance) {
    Line line{coarse.front()};
    const double finest = finest_piece_m * stretch_at(coarse.front());
    for (std::size_t i = 0; i + 1 < coarse.size(); ++i) {
        displace(coarse[i], coarse[i + 1], bend, finest, chance, line);
    }
    return smooth_road(line);
}

std::uint64_t cell_key(std::int64_t column, std::int64_t row) {
    return (static_cast<std::uint64_t>(row) << 32) ^ (static_cast<std::uint64_t>(column) & 0xffffffffULL);
}

constexpr double trace_cell = 500;
std::uint64_t trace_key(Point p) { return cell_key(std::llround(x_of(p) / trace_cell), std::llround(y_of(p) / trace_cell)); }

/// One search on a grid turned so that the two ends lie on a row.
class CourseSearch {
public:
    CourseSearch(Point a, Point b, const Terrain& terrain, const std::vector<TownPlan>& towns,
                 const std::unordered_set<std::uint64_t>& taken)
        : m_origin(a), m_along(unit(b - a)), m_taken(taken) {
        const double distance = norm(b - a);
        m_stretch = stretch_at(a);
        m_step = std::max(140 * m_stretch, distance / 220);
        m_margin = std::max<int>(8, static_cast<int>(0.35 * distance / m_step));
        m_columns = static_cast<int>(std::lround(distance / m_step)) + 1;
        m_width = m_columns + 2 * m_margin;
        m_rows = 2 * m_margin + 1;
        for (const auto& town : towns) {
            if (norm(town.centre - (a + b) * 0.5) < 1.3 * distance + town.radius_m * m_stretch)
                m_near_towns.push_back(&town);
        }
        m_cells.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_rows));
        for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
            m_cells[static_cast<std::size_t>(i)] = read_cell(place(i), b, terrain);
        }
    }

    /// Points from a to b, one each few hundred metres. `steepness` is how much a gradient weighs.
    Line course(Point b, double steepness) {
        const auto cells = cheapest(steepness);
        Line line;
        for (const int cell : cells) {
            line.push_back(place(cell));
        }
        if (line.empty()) line = {m_origin, b};
        line.front() = m_origin;
        line.back() = b;
        return route::geo::simplified(line, route::Metres{1.1 * m_step});
    }

private:
    struct Cell {
        float height = 0;
        float weight = 1;
    };
    struct Step {
        int across;
        int up;
    };
    static constexpr std::array<Step, 16> steps{{{1, 0},
                                                 {1, 1},
                                                 {0, 1},
                                                 {-1, 1},
                                                 {-1, 0},
                                                 {-1, -1},
                                                 {0, -1},
                                                 {1, -1},
                                                 {2, 1},
                                                 {1, 2},
                                                 {-1, 2},
                                                 {-2, 1},
                                                 {-2, -1},
                                                 {-1, -2},
                                                 {1, -2},
                                                 {2, -1}}};

    [[nodiscard]] Point place(int index) const {
        const int column = index % m_width - m_margin;
        const int row = index / m_width - m_margin;
        return m_origin + m_along * (column * m_step) + left_of(m_along) * (row * m_step);
    }
    [[nodiscard]] Cell read_cell(Point p, Point b, const Terrain& terrain) const {
        Cell cell{static_cast<float>(terrain.height_at(p)), 1};
        const double near_end = std::min(norm(p - m_origin), norm(p - b));
        for (const auto* town : m_near_towns) {
            const double clearance = norm(p - town->centre) / m_stretch - town->radius_m;
            if (clearance < 450 && near_end > 350 * m_stretch) cell.weight += 30;
        }
        if (near_end > 900 * m_stretch && m_taken.contains(trace_key(p))) cell.weight += 2.5F;
        return cell;
    }

    std::vector<int> cheapest(double steepness) {
        const int start = m_margin * m_width + m_margin;
        const int goal = start + m_columns - 1;
        std::vector<float> cost(m_cells.size(), std::numeric_limits<float>::max());
        std::vector<int> parent(m_cells.size(), -1);
        using Entry = std::pair<float, int>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        cost[static_cast<std::size_t>(start)] = 0;
        queue.emplace(0.0F, start);
        while (!queue.empty()) {
            const auto [known, cell] = queue.top();
            queue.pop();
            if (cell == goal) break;
            if (known > cost[static_cast<std::size_t>(cell)]) continue;
            for (const auto step : steps) {
                const int column = cell % m_width + step.across;
                const int row = cell / m_width + step.up;
                if (column < 0 || column >= m_width || row < 0 || row >= m_rows) continue;
                const int next = row * m_width + column;
                const float total = known + step_cost(cell, next, step, steepness);
                if (total >= cost[static_cast<std::size_t>(next)]) continue;
                cost[static_cast<std::size_t>(next)] = total;
                parent[static_cast<std::size_t>(next)] = cell;
                queue.emplace(total, next);
            }
        }
        std::vector<int> cells;
        for (int cell = goal; cell != -1; cell = parent[static_cast<std::size_t>(cell)]) {
            cells.push_back(cell);
        }
        std::ranges::reverse(cells);
        return cells.front() == start ? cells : std::vector<int>{};
    }
    [[nodiscard]] float step_cost(int from, int to, Step step, double steepness) const {
        const auto& a = m_cells[static_cast<std::size_t>(from)];
        const auto& b = m_cells[static_cast<std::size_t>(to)];
        const double ground_m = std::hypot(step.across, step.up) * m_step / m_stretch;
        const double grade =
            std::abs(double{b.height} - double{a.height}) / ground_m / 0.06; // six in a hundred is a main road's limit
        return static_cast<float>(ground_m * 0.5 * (double{a.weight} + double{b.weight}) * (1 + steepness * grade * grade));
    }

    Point m_origin;
    Point m_along;
    std::vector<const TownPlan*> m_near_towns;
    const std::unordered_set<std::uint64_t>& m_taken;
    double m_stretch = 1;
    double m_step = 1;
    int m_margin = 0;
    int m_columns = 0;
    int m_width = 0;
    int m_rows = 0;
    std::vector<Cell> m_cells;
};

/// Hairpins on the last climb to a pass, where the course is straight enough.
void climb_to_pass(Line& line, bool at_start, CorridorLine& corridor) {
    if (at_start) std::ranges::reverse(line);
    const double stretch = stretch_at(line.back());
    const double whole = length_of(line);
    const double base = 900 * stretch;
    const double rest = 500 * stretch;
    if (whole > 6 * (base + rest)) {
        Line before = route::geo::part_of(line, route::Metres{0}, route::Metres{whole - base - rest});
        const Line after = route::geo::part_of(line, route::Metres{whole - rest}, route::Metres{whole});
        const Line zigzag = hairpins(before.back(), after.front(), 150);
        before.insert(before.end(), zigzag.begin() + 1, zigzag.end());
        before.insert(before.end(), after.begin() + 1, after.end());
        line = std::move(before);
        corridor.hairpins += 8;
    }
    if (at_start) std::ranges::reverse(line);
}

class CorridorPlanner {
public:
    CorridorPlanner(const MapTable& table, const std::vector<TownPlan>& towns, const Terrain& terrain)
        : m_table(table), m_towns(towns), m_terrain(terrain) {}

    CorridorLine plan(std::size_t index) {
        const auto& corridor = m_table.corridors[index];
        const auto& from = m_towns[corridor.from];
        const auto& to = m_towns[corridor.to];
        const Point a = leave(from, index, true);
        const Point b = leave(to, index, false);
        CorridorLine result;
        result.straight_m = ground_length({from.centre, to.centre});
        Chance target_chance{m_table.seed, Chance::seed_of("target"), index};
        const double target_m = result.straight_m * target_chance.between(1.30, 1.42);
        CourseSearch search{a, b, m_terrain, m_towns, m_taken};
        Line coarse;
        for (const double steepness : {1.0, 0.4, 0.1, 0.0}) {
            coarse = search.course(b, steepness);
            if (ground_length(coarse) < 0.9 * target_m) break;
        }
        // What the towns and the hairpins add is known only when they are there: aim again, by that much less.
        double aim_m = target_m;
        for (int round = 0; round < 12; ++round) {
            finish(result, coarse, aim_m * from.stretch, index);
            if (std::abs(result.road_m - target_m) < 0.02 * target_m) break;
            aim_m -= 0.7 * (result.road_m - target_m);
        }
        for (const auto p : result.line) {
            m_taken.insert(trace_key(p));
        }
        return result;
    }

private:
    static double ground_length(const Line& line) {
        std::vector<route::geo::Position> positions;
        std::ranges::transform(line, std::back_inserter(positions), to_position);
        return route::geo::length_of(positions).count();
    }
    void finish(CorridorLine& result, const Line& coarse, double target, std::size_t index) const {
        const auto& corridor = m_table.corridors[index];
        const auto& from = m_towns[corridor.from];
        const auto& to = m_towns[corridor.to];
        result.hairpins = 0;
        result.line = bent_to(coarse, target, index);
        if (m_table.towns[corridor.from].size == TownSize::pass) climb_to_pass(result.line, true, result);
        if (m_table.towns[corridor.to].size == TownSize::pass) climb_to_pass(result.line, false, result);
        if (from.radius_m > 0) result.line.insert(result.line.begin(), entry(from, index, true));
        if (to.radius_m > 0) result.line.push_back(entry(to, index, false));
        result.road_m = ground_length({from.centre, result.line.front()}) + ground_length(result.line) +
                        ground_length({result.line.back(), to.centre});
    }
    [[nodiscard]] static double entry_angle(const TownPlan& town, std::size_t corridor, bool at_start) {
        const auto found = std::ranges::find_if(
            town.entries, [&](const TownEntry& entry) { return entry.corridor == corridor && entry.at_start == at_start; });
        return found->angle;
    }
    static Point entry(const TownPlan& town, std::size_t corridor, bool at_start) {
        return town.on_ring(entry_angle(town, corridor, at_start));
    }
    static Point leave(const TownPlan& town, std::size_t corridor, bool at_start) {
        const double angle = entry_angle(town, corridor, at_start);
        const double out_m = town.radius_m > 0 ? town.radius_at(angle) + stub_m : 0;
        return town.centre + ray(angle) * (out_m * town.stretch);
    }
    /// The bend is found by halving: more bend, longer road.
    Line bent_to(const Line& coarse, double target, std::size_t index) const {
        double low = 0;
        double high = 0.75;
        Line line;
        for (int round = 0; round < 9; ++round) {
            const double bend = (low + high) / 2;
            Chance chance{m_table.seed, Chance::seed_of("bends"), index};
            line = winding_along(coarse, bend, chance);
            (length_of(line) < target ? low : high) = bend;
        }
        return line;
    }

    const MapTable& m_table;
    const std::vector<TownPlan>& m_towns;
    const Terrain& m_terrain;
    std::unordered_set<std::uint64_t> m_taken; ///< cells that corridors run through
};

} // namespace

Line winding_line(Point a, Point b, double bend, Chance& chance) { return winding_along({a, b}, bend, chance); }

Line hairpins(Point a, Point b, double width_m) {
    constexpr int count = 8;
    const Point along = unit(b - a);
    const Point aside = left_of(along);
    const double stretch = stretch_at(a);
    const double pitch = norm(b - a) / count;
    const double radius = std::min(0.22 * pitch, 16 * stretch);
    Line line{a};
    for (int i = 0; i < count; ++i) {
        const double side = i % 2 == 0 ? 1 : -1;
        const Point middle = a + along * ((i + 0.5) * pitch) + aside * (side * (width_m * stretch - radius));
        for (int step = 0; step <= 6; ++step) { // a half circle outward
            const double angle = std::numbers::pi * step / 6;
            line.push_back(middle + along * (-radius * std::cos(angle)) + aside * (side * radius * std::sin(angle)));
        }
    }
    line.push_back(b);
    return line;
}

std::vector<CorridorLine> corridor_lines(const MapTable& table, const std::vector<TownPlan>& towns, const Terrain& terrain) {
    CorridorPlanner planner{table, towns, terrain};
    std::vector<CorridorLine> lines;
    for (std::size_t c = 0; c < table.corridors.size(); ++c) {
        lines.push_back(planner.plan(c));
    }
    return lines;
}

} // namespace synthetic
