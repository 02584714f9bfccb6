// SPDX-License-Identifier: BSL-1.0
#include "junctions.hpp"

#include <algorithm>

namespace synthetic {

namespace {

struct PlannedArm {
    WayEnd end;
    double angle = 0;
    bool split = false;
};

constexpr double fork_distance_m = 24; ///< from the ring to where a split arm's ways part

class RingBuilder {
public:
    RingBuilder(RoadMap& map, std::vector<PlannedArm> arms, const RingDesign& design, Truth& truth)
        : m_map(map), m_arms(std::move(arms)), m_design(design), m_truth(truth) {
        m_centre = map.place(map.end_node(m_arms.front().end));
        m_reach = design.radius_m * stretch_at(m_centre);
    }

    void build(const std::string& highway) {
        RingTruth ring{m_centre, m_design.radius_m, {}};
        for (const auto& arm : m_arms) {
            ring.arms.push_back(arm.split ? join_split(arm) : join(arm));
        }
        add_ring_ways(highway);
        m_truth.rings.push_back(std::move(ring));
    }

private:
    struct RingNode {
        double angle = 0;
        NodeRef node = 0;
        bool joins = true;
    };
    NodeRef ring_node(double angle, bool joins) {
        const auto node = m_map.add_node(m_centre + ray(angle) * m_reach);
        m_nodes.push_back({turned_left(0, angle), node, joins});
        return node;
    }
    RingArm join(const PlannedArm& arm) {
        const auto node = ring_node(arm.angle, true);
        m_map.cut_back(arm.end, m_design.radius_m + 3, node);
        return {arm.end.way, node, node, false};
    }
    /// Who drives on the right comes in on the arm's left, seen from the ring, and goes out on its right.
    RingArm join_split(const PlannedArm& arm) {
        const double half = 7.0 / m_design.radius_m;
        const auto enters = ring_node(arm.angle + half, true);
        const auto leaves = ring_node(arm.angle - half, true);
        const auto fork = m_map.add_node(m_centre + ray(arm.angle) * (m_reach * (1 + fork_distance_m / m_design.radius_m)));
        m_map.cut_back(arm.end, m_design.radius_m + fork_distance_m + 2, fork);
        Tags tags = m_map.tags_of(arm.end.way);
        std::erase_if(tags, [](const auto& tag) { return tag.first == "oneway"; });
        tags.emplace_back("oneway", "yes");
        const double stretch = m_reach / m_design.radius_m;
        const auto aside = left_of(ray(arm.angle));
        const auto middle = m_centre + ray(arm.angle) * (m_reach + 11 * stretch);
        const auto in_middle = m_map.add_node(middle + aside * (5 * stretch));
        const auto out_middle = m_map.add_node(middle - aside * (5 * stretch));
        m_map.add_way({fork, in_middle, enters}, tags);
        m_map.add_way({leaves, out_middle, fork}, tags);
        return {arm.end.way, enters, leaves, true};
    }
    void add_ring_ways(const std::string& highway) {
        const double whole = 2 * std::numbers::pi;
        std::ranges::sort(m_nodes, {}, &RingNode::angle);
        const auto joined = m_nodes;
        for (std::size_t i = 0; i < joined.size(); ++i) {
            const double gap =
                joined.size() == 1 ? whole : turned_left(joined[i].angle, joined[(i + 1) % joined.size()].angle);
            const int pieces = std::max(1, static_cast<int>(std::ceil(gap / 0.55)));
            for (int p = 1; p < pieces; ++p) {
                ring_node(joined[i].angle + gap * p / pieces, false);
            }
        }
        std::ranges::sort(m_nodes, {}, &RingNode::angle);
        const Tags tags{{"highway", highway}, {"junction", "roundabout"}};
        const auto first = std::ranges::find_if(m_nodes, &RingNode::joins);
        std::ranges::rotate(m_nodes, first);
        std::vector<NodeRef> way{m_nodes.front().node};
        for (std::size_t i = 1; i <= m_nodes.size(); ++i) {
            const auto& node = m_nodes[i % m_nodes.size()];
            way.push_back(node.node);
            if (i == m_nodes.size() || (m_design.several_ways && node.joins)) {
                m_map.add_way(way, tags);
                way = {node.node};
            }
        }
    }

    RoadMap& m_map;
    std::vector<PlannedArm> m_arms;
    const RingDesign& m_design;
    Truth& m_truth;
    Point m_centre;
    double m_reach = 0;
    std::vector<RingNode> m_nodes;
};

bool is_large(const RoadMap& map, WayRef way) {
    const auto& highway = map.tags_of(way).front().second;
    return highway == "trunk" || highway == "primary" || highway == "secondary";
}

} // namespace

Tags road_tags(const std::string& highway, const std::string& name, const std::string& ref, int max_speed_kmh) {
    Tags tags{{"highway", highway}};
    if (!name.empty()) tags.emplace_back("name", name);
    if (!ref.empty()) tags.emplace_back("ref", ref);
    if (max_speed_kmh > 0) tags.emplace_back("maxspeed", std::to_string(max_speed_kmh));
    return tags;
}

bool build_roundabout(RoadMap& map, const std::vector<WayEnd>& arms, const RingDesign& design, const std::string& highway,
                      Truth& truth) {
    std::vector<PlannedArm> planned;
    for (const auto& end : arms) {
        const bool split =
            design.split_arms && is_large(map, end.way) && map.reaches(end, design.radius_m + fork_distance_m + 8);
        if (!map.reaches(end, design.radius_m + 8)) return false;
        planned.push_back({end, turned_left(0, map.direction_of(end, design.radius_m + 4)), split});
    }
    std::ranges::sort(planned, {}, &PlannedArm::angle);
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const double gap = turned_left(planned[i].angle, planned[(i + 1) % planned.size()].angle);
        if (planned.size() > 1 && gap < 14.0 / design.radius_m) return false; // arms would overlap on the ring
        if (planned.size() > 1 && gap < 22.0 / design.radius_m)
            planned[i].split = planned[(i + 1) % planned.size()].split = false;
    }
    RingBuilder{map, std::move(planned), design, truth}.build(highway);
    return true;
}

} // namespace synthetic
