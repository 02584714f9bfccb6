// SPDX-License-Identifier: BSL-1.0
#include "countryside.hpp"

#include "street_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace synthetic {

namespace {

/// A point of the fields' grid: where small roads meet.
struct Cell {
    std::int32_t column = 0;
    std::int32_t row = 0;
    auto operator<=>(const Cell&) const = default;
};

constexpr double grid_m = 1250;
constexpr int rings_without_target = 2;

class Fields {
public:
    Fields(const CountrysideInput& input, CorridorCuts& cuts, RoadMap& map, Truth& truth)
        : m_input(input), m_cuts(cuts), m_map(map), m_truth(truth), m_seed(input.table.seed) {
        double y = 0;
        for (const auto& town : input.towns) {
            y += y_of(town.centre) / static_cast<double>(input.towns.size());
            m_discs.push_back({town.centre, (town.radius_m > 0 ? 1.17 * town.radius_m + 230 : 120) * town.stretch});
        }
        m_discs.insert(m_discs.end(), input.reserved.begin(), input.reserved.end());
        m_step = grid_m * stretch_at(point(0, y));
        for (std::size_t d = 0; d < m_discs.size(); ++d) {
            index_disc(d);
        }
    }

    void build(const std::vector<CorridorLine>& corridors) {
        std::vector<Cell> ring;
        for (const auto& corridor : corridors) {
            for (const auto p : corridor.line) {
                const Cell cell = cell_of(p);
                if (m_seen.insert(key(cell)).second) ring.push_back(cell);
            }
        }
        for (int r = 0; !ring.empty(); ++r) {
            if (!m_input.road_nodes && r >= rings_without_target) break;
            std::ranges::sort(ring);
            for (const auto cell : ring) {
                if (enough()) return;
                settle(cell);
            }
            if (r == 0) join_towns();
            ring = outward(ring);
        }
    }

private:
    struct Settlement {
        Point place;
        NodeRef node = no_node;
        double radius = 0;              ///< of a village, in the plane
        std::array<NodeRef, 8> gates{}; ///< of a village: where roads come in, by eighths of a turn
        double turn = 0;                ///< of the first gate
    };

    [[nodiscard]] static std::uint64_t key(Cell cell) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(cell.row)) << 32) |
               static_cast<std::uint32_t>(cell.column);
    }
    [[nodiscard]] Cell cell_of(Point p) const {
        return {static_cast<std::int32_t>(std::floor(x_of(p) / m_step)),
                static_cast<std::int32_t>(std::floor(y_of(p) / m_step))};
    }
    [[nodiscard]] bool enough() const { return m_input.road_nodes && m_map.positions().size() >= *m_input.road_nodes; }
    void index_disc(std::size_t d) {
        const auto& disc = m_discs[d];
        const Point reach = point(disc.radius + m_step, disc.radius + m_step);
        const Cell low = cell_of(disc.centre - reach);
        const Cell high = cell_of(disc.centre + reach);
        for (auto row = low.row; row <= high.row; ++row) {
            for (auto column = low.column; column <= high.column; ++column) {
                m_discs_of[key({column, row})].push_back(d);
            }
        }
    }
    [[nodiscard]] bool in_disc(Point p, double clearance) const {
        const auto found = m_discs_of.find(key(cell_of(p)));
        if (found == m_discs_of.end()) return false;
        return std::ranges::any_of(
            found->second, [&](std::size_t d) { return norm(p - m_discs[d].centre) < m_discs[d].radius + clearance; });
    }
    [[nodiscard]] bool passes_disc(Point a, Point b) const {
        for (int k = 0; k <= 8; ++k) {
            if (in_disc(a + (b - a) * (k / 8.0), 0.06 * m_step)) return true;
        }
        return false;
    }
    std::vector<Cell> outward(const std::vector<Cell>& ring) {
        std::vector<Cell> next;
        for (const auto cell : ring) {
            for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                const Cell other{cell.column + dx, cell.row + dy};
                if (m_seen.insert(key(other)).second) next.push_back(other);
            }
        }
        return next;
    }

    /// A crossing of small roads or a village in the cell, joined to what its neighbours have.
    void settle(Cell cell) {
        Chance chance{m_seed, Chance::seed_of("cell"), key(cell)};
        Settlement settlement;
        settlement.place =
            point((cell.column + chance.between(0.2, 0.8)) * m_step, (cell.row + chance.between(0.2, 0.8)) * m_step);
        if (in_disc(settlement.place, 0) || m_cuts.is_near(settlement.place, 170)) return;
        m_map.set_country(country_at(settlement.place));
        if (chance.happens(0.3) && !m_cuts.is_near(settlement.place, 330)) {
            build_village(settlement, chance);
        } else {
            settlement.node = m_map.add_node(settlement.place);
        }
        const auto here = m_settlements.emplace(key(cell), settlement).first->second;
        for (const auto& [dx, dy, likely] : {std::tuple{-1, 0, 0.84}, {1, 0, 0.84}, {0, -1, 0.84}, {0, 1, 0.84}}) {
            const Cell other{cell.column + dx, cell.row + dy};
            const auto found = m_settlements.find(key(other));
            if (found == m_settlements.end()) continue;
            const bool forward = key(cell) < key(other);
            Chance road{m_seed, Chance::seed_of("road"), forward ? key(cell) : key(other), forward ? key(other) : key(cell)};
            if (road.happens(likely)) join(here, found->second, dx == 0 ? cell.column : cell.row, dx == 0, road);
        }
    }
    [[nodiscard]] const std::string& country_at(Point p) const {
        std::size_t nearest = 0;
        if (!m_many_countries) {
            m_many_countries = std::ranges::any_of(
                m_input.table.towns, [&](const Town& t) { return t.country != m_input.table.towns.front().country; });
        }
        if (*m_many_countries) {
            for (std::size_t t = 1; t < m_input.towns.size(); ++t) {
                if (norm(m_input.towns[t].centre - p) < norm(m_input.towns[nearest].centre - p)) nearest = t;
            }
        }
        return m_input.table.towns[nearest].country;
    }

    /// Every fourth line of the grid is a provincial road.
    [[nodiscard]] static Tags tags_of(std::int32_t line, bool north, Chance& chance) {
        if (line % 4 == 0)
            return road_tags("tertiary", "", "SP" + std::to_string(200 + std::abs(line) % 700 + (north ? 1000 : 0)), 70);
        const double kind = chance.unit();
        if (kind < 0.14) {
            Tags tags = road_tags("track", "", "", 0);
            tags.emplace_back("surface", kind < 0.1 ? "gravel" : "ground");
            return tags;
        }
        if (kind < 0.24) return road_tags("service", "", "", 0);
        return road_tags(kind < 0.4 ? "residential" : "unclassified", chance.happens(0.5) ? country_name(chance) : "", "",
                         0);
    }

    [[nodiscard]] static NodeRef gate(const Settlement& settlement, Point toward) {
        if (settlement.node != no_node) return settlement.node;
        const double eighths = turned_left(settlement.turn, angle_of(toward - settlement.place)) / (std::numbers::pi / 4);
        return settlement.gates.at(static_cast<std::size_t>(std::lround(eighths)) % 8);
    }

    void join(const Settlement& a, const Settlement& b, std::int32_t line, bool north, Chance& chance) {
        if (passes_disc(a.place, b.place)) return;
        add_road(gate(a, b.place), gate(b, a.place), tags_of(line, north, chance), chance);
    }

    /// A road between two nodes; where it meets a corridor it ends, and goes on behind it. Between the first and the
    /// last meeting there is none, so that it does not cross to and fro.
    void add_road(NodeRef from, NodeRef to, const Tags& tags, Chance& chance) {
        const Line line = winding_line(m_map.place(from), m_map.place(to), 0.2, chance);
        const auto crossings = m_cuts.crossings(line);
        if (crossings.empty()) {
            std::vector<NodeRef> nodes{from};
            m_map.add_inner_nodes(line, nodes);
            nodes.push_back(to);
            m_map.add_way(nodes, tags);
            return;
        }
        add_part(from, line, 0, crossings.front(), tags);
        Line back = line;
        std::ranges::reverse(back);
        auto last = crossings.back();
        last.along_line = length_of(line) - last.along_line;
        if (crossings.size() % 2 == 1) last.from_left = !crossings.front().from_left;
        add_part(to, back, 0, last, tags);
    }
    /// From a node to a corridor, where it gives way.
    void add_part(NodeRef from, const Line& line, double begin, const Crossing& crossing, const Tags& tags) {
        const auto cut_index = m_cuts.cut_at(crossing);
        if (!cut_index) return;
        if (crossing.along_line - begin < 40) return;
        auto& cut = m_cuts.of(crossing.corridor)[*cut_index];
        std::vector<NodeRef> nodes{from};
        const Line part = route::geo::part_of(line, route::Metres{begin}, route::Metres{crossing.along_line});
        m_map.add_inner_nodes(part, nodes);
        if (nodes.size() > 1 && norm(m_map.place(nodes.back()) - crossing.place) < 12 * stretch_at(crossing.place))
            nodes.pop_back();
        nodes.push_back(cut.node);
        const auto way = m_map.add_way(nodes, tags);
        auto& side = crossing.from_left ? cut.left : cut.right;
        side.push_back({way, false});
    }

    /// Streets round a church, eight lanes out of it, a ring that joins their ends.
    void build_village(Settlement& settlement, Chance& chance) {
        const double stretch = stretch_at(settlement.place);
        settlement.radius = chance.between(130, 240) * stretch;
        settlement.turn = chance.between(0, 0.78);
        const auto centre = m_map.add_node(settlement.place);
        const auto name = hamlet_name(chance);
        m_map.tag_node(m_map.add_node(settlement.place + point(9, 9)),
                       {{"place", chance.happens(0.4) ? "village" : "hamlet"}, {"name", name}});
        std::array<NodeRef, 8> middle{};
        for (std::size_t i = 0; i < 8; ++i) {
            const double angle = settlement.turn + static_cast<double>(i) * std::numbers::pi / 4;
            const double middle_m = settlement.radius * chance.between(0.38, 0.58);
            middle[i] = m_map.add_node(settlement.place + ray(angle + chance.between(-0.14, 0.14)) * middle_m);
            settlement.gates[i] =
                m_map.add_node(settlement.place + ray(angle) * (settlement.radius * chance.between(0.82, 1)));
        }
        const auto street = [&] { return road_tags("residential", street_name(chance), "", 30); };
        for (std::size_t i = 0; i < 8; i += 2) {
            m_map.add_way({centre, middle[i], settlement.gates[i]}, street());
            m_map.add_way({middle[i + 1], settlement.gates[i + 1]}, street());
        }
        std::vector<NodeRef> inner(middle.begin(), middle.end());
        std::vector<NodeRef> outer(settlement.gates.begin(), settlement.gates.end());
        inner.push_back(middle[0]);
        outer.push_back(settlement.gates[0]);
        m_map.add_way(inner, street());
        m_map.add_way(outer, street());
        m_map.tag_node(m_map.add_node(settlement.place + ray(0.4) * (35 * stretch)),
                       {{"amenity", "place_of_worship"}, {"building", "church"}, {"name", "Chiesa di " + name}});
        ++m_truth.churches;
    }

    /// The towns' ring roads reach out to the fields.
    void join_towns() {
        for (std::size_t t = 0; t < m_input.streets.size(); ++t) {
            const auto& plan = m_input.towns[t];
            for (const auto& exit : m_input.streets[t].exits) {
                const Settlement* nearest = nullptr;
                double best = 2.2 * m_step;
                const Point away = plan.on_ring(exit.angle);
                const Cell at = cell_of(away);
                for (int dy = -2; dy <= 2; ++dy) {
                    for (int dx = -2; dx <= 2; ++dx) {
                        const auto found = m_settlements.find(key({at.column + dx, at.row + dy}));
                        if (found == m_settlements.end()) continue;
                        const Point across = found->second.place - away;
                        if (apart(angle_of(across), exit.angle) > 0.7 || norm(across) >= best) continue;
                        best = norm(across);
                        nearest = &found->second;
                    }
                }
                if (nearest == nullptr) continue;
                m_map.set_country(m_input.table.towns[t].country);
                Chance chance{m_seed, Chance::seed_of("exit"), t, static_cast<std::uint64_t>(exit.node)};
                add_road(gate(*nearest, away), exit.node, road_tags("unclassified", country_name(chance), "", 50), chance);
            }
        }
    }

    const CountrysideInput& m_input;
    CorridorCuts& m_cuts;
    RoadMap& m_map;
    Truth& m_truth;
    std::uint64_t m_seed;
    double m_step = 0;
    std::vector<Reserved> m_discs;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_discs_of;
    std::unordered_set<std::uint64_t> m_seen;
    std::unordered_map<std::uint64_t, Settlement> m_settlements;
    mutable std::optional<bool> m_many_countries;
};

} // namespace

void build_countryside(const CountrysideInput& input, CorridorCuts& cuts, RoadMap& map, Truth& truth,
                       const std::vector<CorridorLine>& corridors) {
    Fields{input, cuts, map, truth}.build(corridors);
}

} // namespace synthetic
