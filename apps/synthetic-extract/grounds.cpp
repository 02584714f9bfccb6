// SPDX-License-Identifier: BSL-1.0
#include "grounds.hpp"

#include "base/error.hpp"
#include "junctions.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace synthetic {

namespace {

constexpr double depth_m = 230;  ///< from the corridor to the ground's middle
constexpr double radius_m = 200; ///< that the ground takes

struct Site {
    std::size_t corridor = 0;
    double along = 0;
    Point door;                                           ///< on the corridor
    Point outward;                                        ///< from there into the ground
    double distance = std::numeric_limits<double>::max(); ///< from where the table wants it
};

class GroundBuilder {
public:
    GroundBuilder(const std::vector<TownPlan>& towns, const std::vector<CorridorLine>& corridors, CorridorCuts& cuts,
                  RoadMap& map, Truth& truth)
        : m_towns(towns), m_corridors(corridors), m_cuts(cuts), m_map(map), m_truth(truth) {}

    void build(const Ground& ground) {
        const auto site = find_site(to_plane(ground.position));
        if (site.distance == std::numeric_limits<double>::max()) {
            throw route::InputError({}, fmt::format("there is no room for \"{}\" beside any corridor", ground.name),
                                    "Move it.");
        }
        m_scale = stretch_at(site.door);
        m_middle = site.door + site.outward * (depth_m * m_scale);
        m_out = site.outward;
        m_reserved.push_back({m_middle, (radius_m + 60) * m_scale});
        const Crossing crossing{site.corridor, site.along, 0, site.door, cross(heading(site), site.outward) > 0};
        auto& cut = m_cuts.of(site.corridor)[m_cuts.cut_at(crossing).value()];
        Truth::GroundTruth truth{ground.name, {}, {}};
        const auto loop = ground.kind == GroundKind::circuit ? circuit() : yard();
        truth.loop = loop;
        Tags tags = ground.kind == GroundKind::circuit ? road_tags("raceway", ground.name, "", 0)
                                                       : road_tags("service", ground.name, "", 0);
        if (ground.kind == GroundKind::circuit) tags.emplace_back("oneway", "yes");
        tags.emplace_back("access", "private");
        truth.ways.push_back(m_map.add_way(loop, tags));
        truth.ways.push_back(build_drive(cut, loop.front(), crossing.from_left));
        m_truth.grounds.push_back(std::move(truth));
    }
    [[nodiscard]] std::vector<Reserved> reserved() const { return m_reserved; }

private:
    [[nodiscard]] Point heading(const Site& site) const {
        return MeasuredLine{m_corridors[site.corridor].line}.heading_at(site.along, 10);
    }
    [[nodiscard]] Site find_site(Point wanted) const {
        Site best;
        for (std::size_t c = 0; c < m_corridors.size(); ++c) {
            const MeasuredLine line{m_corridors[c].line};
            const double length = line.length();
            const double scale = stretch_at(line.points().front());
            for (double along = 400 * scale; along < length - 400 * scale; along += 50 * scale) {
                const Point door = line.at(along);
                if (norm(door - wanted) >= best.distance) continue;
                const Point ahead = unit(line.at(along + 200 * scale) - door);
                const Point behind = unit(door - line.at(along - 200 * scale));
                if (apart(angle_of(ahead), angle_of(behind)) > 0.35) continue;
                for (const double side : {1.0, -1.0}) {
                    const Point outward = left_of(unit(ahead + behind)) * side;
                    if (is_clear(door + outward * (depth_m * scale), scale))
                        best = {c, along, door, outward, norm(door - wanted)};
                }
            }
        }
        return best;
    }
    [[nodiscard]] bool is_clear(Point middle, double scale) const {
        const auto in = [&](Point centre, double reach) { return norm(middle - centre) < reach + (radius_m + 60) * scale; };
        if (std::ranges::any_of(m_towns, [&](const TownPlan& t) { return in(t.centre, (t.radius_m + 60) * t.stretch); }))
            return false;
        if (std::ranges::any_of(m_reserved, [&](const Reserved& r) { return in(r.centre, r.radius); })) return false;
        for (int i = 0; i < 12; ++i) {
            if (m_cuts.is_near(middle + ray(i * std::numbers::pi / 6) * (0.8 * radius_m * scale), 60)) return false;
        }
        return true;
    }
    /// A place in the ground: metres outward from its middle, metres to the left.
    NodeRef node(double out_m, double left_m) {
        return m_map.add_node(m_middle + m_out * (out_m * m_scale) + left_of(m_out) * (left_m * m_scale));
    }
    /// A rectangle between halls, its first corner nearest to the corridor.
    std::vector<NodeRef> yard() {
        std::vector<NodeRef> loop{node(-130, 0),  node(-130, 90),   node(-110, 110), node(0, 115),
                                  node(110, 110), node(130, 90),    node(130, -90),  node(110, -110),
                                  node(0, -115),  node(-110, -110), node(-130, -90)};
        loop.push_back(loop.front());
        return loop;
    }
    /// A lap of about a kilometre with a straight, two hairpins and a wave.
    std::vector<NodeRef> circuit() {
        std::vector<NodeRef> loop{node(-130, 0),   node(-130, -120), node(-122, -145), node(-100, -155), node(-80, -142),
                                  node(-75, -110), node(-70, -40),   node(-52, -10),   node(-20, -5),    node(5, -30),
                                  node(10, -100),  node(25, -130),   node(60, -135),   node(95, -110),   node(110, -60),
                                  node(112, 40),   node(100, 90),    node(70, 120),    node(30, 120),    node(5, 95),
                                  node(-10, 60),   node(-40, 50),    node(-60, 75),    node(-70, 120),   node(-92, 146),
                                  node(-115, 140), node(-130, 115)};
        loop.push_back(loop.front());
        return loop;
    }
    WayRef build_drive(Cut& cut, NodeRef door, bool from_left) {
        const auto gate = node(-depth_m + 30, 4);
        m_map.tag_node(gate, {{"barrier", "gate"}, {"access", "private"}});
        Tags tags = road_tags("service", "", "", 0);
        tags.emplace_back("access", "private");
        const auto way = m_map.add_way({door, node(-170, 2), gate, cut.node}, tags);
        (from_left ? cut.left : cut.right).push_back({way, false});
        return way;
    }

    const std::vector<TownPlan>& m_towns;
    const std::vector<CorridorLine>& m_corridors;
    CorridorCuts& m_cuts;
    RoadMap& m_map;
    Truth& m_truth;
    std::vector<Reserved> m_reserved;
    double m_scale = 1;
    Point m_middle;
    Point m_out;
};

} // namespace

std::vector<Reserved> build_grounds(const MapTable& table, const std::vector<TownPlan>& towns,
                                    const std::vector<CorridorLine>& corridors, CorridorCuts& cuts, RoadMap& map,
                                    Truth& truth) {
    GroundBuilder builder{towns, corridors, cuts, map, truth};
    for (const auto& ground : table.grounds) {
        builder.build(ground);
    }
    return builder.reserved();
}

} // namespace synthetic
