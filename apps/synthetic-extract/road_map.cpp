// SPDX-License-Identifier: BSL-1.0
#include "road_map.hpp"

#include "base/assert.hpp"

#include <algorithm>

namespace synthetic {

NodeRef RoadMap::add_node(Point place) {
    m_positions.push_back(to_position(place));
    return static_cast<NodeRef>(m_positions.size() - 1);
}

void RoadMap::add_inner_nodes(const Line& line, std::vector<NodeRef>& nodes) {
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        nodes.push_back(add_node(line[i]));
    }
}

TagsRef RoadMap::tags_ref(const Tags& tags) {
    std::string key;
    for (const auto& [name, value] : tags) {
        key.append(name).append(1, '\0').append(value).append(1, '\0');
    }
    const auto [entry, fresh] = m_tag_index.try_emplace(std::move(key), static_cast<TagsRef>(m_tag_sets.size()));
    if (fresh) m_tag_sets.push_back(tags);
    return entry->second;
}

WayRef RoadMap::add_way(const std::vector<NodeRef>& nodes, const Tags& tags) {
    ROUTE_ASSERT(nodes.size() >= 2);
    m_ways.push_back(
        {static_cast<std::uint32_t>(m_refs.size()), static_cast<std::uint32_t>(nodes.size()), tags_ref(tags), m_country});
    m_refs.insert(m_refs.end(), nodes.begin(), nodes.end());
    return static_cast<WayRef>(m_ways.size() - 1);
}

void RoadMap::tag_node(NodeRef node, const Tags& tags) {
    auto& known = m_node_tags[node];
    for (const auto& [key, value] : tags) {
        const auto same = std::ranges::find(known, key, &Tags::value_type::first);
        if (same == known.end()) known.emplace_back(key, value);
    }
}

void RoadMap::set_country(const std::string& name) {
    const auto found = std::ranges::find(m_countries, name);
    m_country = static_cast<std::uint16_t>(found - m_countries.begin());
    if (found == m_countries.end()) m_countries.push_back(name);
}

NodeRef RoadMap::end_node(WayEnd end) const {
    const auto& way = m_ways[end.way];
    return m_refs[end.at_start ? way.first : way.first + way.count - 1];
}

double RoadMap::direction_of(WayEnd end, double look_ahead_m) const {
    const auto& way = m_ways[end.way];
    const Point origin = place(end_node(end));
    const double reach = look_ahead_m * stretch_at(origin);
    Point seen = origin;
    for (std::uint32_t i = 1; i < way.count; ++i) {
        seen = place(m_refs[end.at_start ? way.first + i : way.first + way.count - 1 - i]);
        if (norm(seen - origin) >= reach) break;
    }
    return angle_of(seen - origin);
}

bool RoadMap::reaches(WayEnd end, double distance_m) const {
    const Point origin = place(end_node(end));
    return norm(place(end_node({end.way, !end.at_start})) - origin) > distance_m * stretch_at(origin);
}

bool RoadMap::cut_back(WayEnd end, double distance_m, NodeRef node) {
    auto& way = m_ways[end.way];
    const Point origin = place(end_node(end));
    const double reach = distance_m * stretch_at(origin);
    std::uint32_t dropped = 1;
    while (dropped < way.count) {
        const auto at = end.at_start ? way.first + dropped : way.first + way.count - 1 - dropped;
        if (norm(place(m_refs[at]) - origin) > reach) break;
        ++dropped;
    }
    if (dropped >= way.count) return false;
    way.count -= dropped - 1;
    if (end.at_start) way.first += dropped - 1;
    m_refs[end.at_start ? way.first : way.first + way.count - 1] = node;
    return true;
}

const Tags* RoadMap::node_tags(NodeRef node) const {
    const auto found = m_node_tags.find(node);
    return found == m_node_tags.end() ? nullptr : &found->second;
}

} // namespace synthetic
