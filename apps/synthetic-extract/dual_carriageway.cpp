// SPDX-License-Identifier: BSL-1.0
#include "dual_carriageway.hpp"

#include "street_names.hpp"

#include <algorithm>
#include <map>

namespace synthetic {

namespace {

constexpr double half_gap_m = 6.5; ///< from the middle to a carriageway's own middle
constexpr double ramp_m = 190;     ///< from a slip road's nose to the bridge
constexpr double bridge_m = 48;    ///< from the middle to where slip roads meet the road above

class DualBuilder {
public:
    DualBuilder(const MeasuredLine& line, const DualStretch& stretch, const Tags& tags, Chance& chance, RoadMap& map,
                Truth& truth)
        : m_line(line), m_stretch(stretch), m_tags(tags), m_chance(chance), m_map(map), m_truth(truth),
          m_scale(stretch_at(line.points().front())) {}

    void build(std::vector<Cut>& cuts) {
        for (auto& cut : cuts) {
            if (cut.along <= m_stretch.from || cut.along >= m_stretch.to) continue;
            const bool both = !cut.left.empty() && !cut.right.empty();
            if (both && has_room(cut, cuts) && can_bridge(cut)) {
                bridge(cut);
            } else if (both) {
                cross_at_gap(cut);
            } else {
                reach_near(cut.left, cut.along, 1);
                reach_near(cut.right, cut.along, -1);
            }
        }
        m_truth.dual_ends.push_back(m_stretch.first);
        m_truth.dual_ends.push_back(m_stretch.last);
        Tags one_way = m_tags;
        one_way.emplace_back("oneway", "yes");
        one_way.emplace_back("lanes", "2");
        auto right = carriageway(-1);
        m_map.add_way(right, one_way);
        auto left = carriageway(1);
        std::ranges::reverse(left);
        m_map.add_way(left, one_way);
    }

private:
    [[nodiscard]] Point heading_at(double along) const { return m_line.heading_at(along, 8 * m_scale); }
    /// `side` is 1 for the left carriageway, -1 for the right one. Near its ends the gap closes.
    [[nodiscard]] Point beside(double along, int side) const {
        const double from_end = std::min(along - m_stretch.from, m_stretch.to - along) / (40 * m_scale);
        const double gap = half_gap_m * m_scale * std::clamp(from_end, 0.0, 1.0);
        return m_line.at(along) + left_of(heading_at(along)) * (gap * side);
    }
    NodeRef carriageway_node(double along, int side) {
        auto& nodes = side > 0 ? m_left : m_right;
        const auto near = nodes.lower_bound(along - 4 * m_scale);
        if (near != nodes.end() && near->first < along + 4 * m_scale) return near->second;
        return nodes.emplace(along, m_map.add_node(beside(along, side))).first->second;
    }
    std::vector<NodeRef> carriageway(int side) {
        auto& nodes = side > 0 ? m_left : m_right;
        const double length = m_stretch.to - m_stretch.from;
        const int pieces = static_cast<int>(length / (38 * m_scale));
        for (int i = 1; i < pieces; ++i) {
            const double along = m_stretch.from + length * i / pieces;
            const auto near = nodes.lower_bound(along - 14 * m_scale);
            if (near != nodes.end() && near->first < along + 14 * m_scale) continue;
            nodes.emplace(along, m_map.add_node(beside(along, side)));
        }
        std::vector<NodeRef> way{m_stretch.first};
        for (const auto& [along, node] : nodes) {
            way.push_back(node);
        }
        way.push_back(m_stretch.last);
        return way;
    }

    [[nodiscard]] bool has_room(const Cut& cut, const std::vector<Cut>& cuts) const {
        const double reach = (ramp_m + 60) * m_scale;
        if (cut.along - m_stretch.from < reach || m_stretch.to - cut.along < reach) return false;
        return std::ranges::none_of(
            cuts, [&](const Cut& other) { return &other != &cut && std::abs(other.along - cut.along) < reach; });
    }
    [[nodiscard]] bool can_bridge(const Cut& cut) const {
        return cut.left.size() == 1 && cut.right.size() == 1 && m_map.reaches(cut.left.front(), bridge_m + 25) &&
               m_map.reaches(cut.right.front(), bridge_m + 25);
    }
    /// Answers where the slip roads of one side meet the road above.
    NodeRef landing(const Cut& cut, WayEnd end) {
        const Point centre = m_map.place(cut.node);
        const auto node = m_map.add_node(centre + ray(m_map.direction_of(end, bridge_m)) * (bridge_m * m_scale));
        m_map.cut_back(end, bridge_m + 4, node);
        return node;
    }
    void bridge(const Cut& cut) {
        Tags above = m_map.tags_of(cut.left.front().way);
        const auto left = landing(cut, cut.left.front());
        const auto right = landing(cut, cut.right.front());
        above.emplace_back("bridge", "yes");
        above.emplace_back("layer", "1");
        m_map.add_way({left, cut.node, right}, above);
        const auto place = hamlet_name(m_chance);
        slip_road(cut.along, -1, right, place);
        slip_road(cut.along, 1, left, place);
    }
    /// Off and on again, in the direction in which the carriageway is driven.
    void slip_road(double along, int side, NodeRef above, const std::string& destination) {
        const double off = along + side * ramp_m * m_scale;
        const double on = along - side * ramp_m * m_scale;
        Tags tags{{"highway", m_tags.front().second + "_link"}, {"oneway", "yes"}};
        const Tags leaving{{"highway", tags.front().second}, {"oneway", "yes"}, {"destination", destination}};
        m_truth.slip_roads.push_back(
            m_map.add_way(ramp(carriageway_node(off, side), above, along + side * 90 * m_scale, side), leaving));
        auto entering = ramp(carriageway_node(on, side), above, along - side * 90 * m_scale, side);
        std::ranges::reverse(entering);
        m_truth.slip_roads.push_back(m_map.add_way(entering, tags));
    }
    std::vector<NodeRef> ramp(NodeRef nose, NodeRef above, double control_along, int side) {
        const Point a = m_map.place(nose);
        const Point b = m_map.place(above);
        const Point control = m_line.at(control_along) + left_of(heading_at(control_along)) * (side * 17 * m_scale);
        std::vector<NodeRef> nodes{nose};
        for (int i = 1; i < 7; ++i) { // a parabola
            const double t = i / 7.0;
            nodes.push_back(m_map.add_node(a * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + b * (t * t)));
        }
        nodes.push_back(above);
        return nodes;
    }
    void cross_at_gap(const Cut& cut) {
        Tags tags = m_map.tags_of(cut.left.front().way);
        const auto left = carriageway_node(cut.along, 1);
        const auto right = carriageway_node(cut.along, -1);
        reach_near(cut.left, cut.along, 1);
        reach_near(cut.right, cut.along, -1);
        m_map.add_way({left, cut.node, right}, tags);
        for (const auto node : {left, right}) {
            m_map.tag_node(node, {{"highway", "traffic_signals"}});
            m_truth.signals.push_back(node);
        }
    }
    void reach_near(const std::vector<WayEnd>& ends, double along, int side) {
        for (const auto& end : ends) {
            m_map.cut_back(end, half_gap_m + 5, carriageway_node(along, side));
        }
    }

    const MeasuredLine& m_line;
    const DualStretch& m_stretch;
    const Tags& m_tags;
    Chance& m_chance;
    RoadMap& m_map;
    Truth& m_truth;
    double m_scale;
    std::map<double, NodeRef> m_left; ///< by place along the line
    std::map<double, NodeRef> m_right;
};

} // namespace

void build_dual_carriageway(const MeasuredLine& line, const DualStretch& stretch, std::vector<Cut>& cuts, const Tags& tags,
                            Chance& chance, RoadMap& map, Truth& truth) {
    DualBuilder{line, stretch, tags, chance, map, truth}.build(cuts);
}

} // namespace synthetic
