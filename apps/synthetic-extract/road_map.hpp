// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "plane.hpp"

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace synthetic {

using NodeRef = std::uint32_t;
using WayRef = std::uint32_t;
using TagsRef = std::uint32_t;
inline constexpr NodeRef no_node = std::numeric_limits<NodeRef>::max();

using Tags = std::vector<std::pair<std::string, std::string>>;

/// One end of a way.
struct WayEnd {
    WayRef way = 0;
    bool at_start = false;
};

/// A turn restriction.
struct Restriction {
    std::string what; ///< "no_left_turn"
    WayRef from = 0;
    NodeRef via = 0;
    WayRef to = 0;
};

/// A map in the making: flat arrays, since it may have forty million nodes.
class RoadMap {
public:
    struct Way {
        std::uint32_t first = 0; ///< in `refs`
        std::uint32_t count = 0;
        TagsRef tags = 0;
        std::uint16_t country = 0;
    };

    NodeRef add_node(Point place);
    /// Nodes along a line, its own ends left to the caller: all points between the first and the last.
    void add_inner_nodes(const Line& line, std::vector<NodeRef>& nodes);
    WayRef add_way(const std::vector<NodeRef>& nodes, const Tags& tags);
    /// \pre fewer than 2^32 tags in all
    void tag_node(NodeRef node, const Tags& tags);
    void add_restriction(Restriction restriction) { m_restrictions.push_back(std::move(restriction)); }

    /// Ways from now on lie in this country.
    void set_country(const std::string& name);

    [[nodiscard]] Point place(NodeRef node) const { return to_plane(m_positions[node]); }
    [[nodiscard]] NodeRef end_node(WayEnd end) const;
    /// The direction in which the way leaves its end, looked at over some metres.
    [[nodiscard]] double direction_of(WayEnd end, double look_ahead_m) const;
    /// Whether the way goes further than that from its end, at its other end too.
    [[nodiscard]] bool reaches(WayEnd end, double distance_m) const;
    /// Shortens the way to what lies further than `distance_m` from its end and joins it to `node` instead. Answers
    /// false, and changes nothing, when nothing would be left.
    bool cut_back(WayEnd end, double distance_m, NodeRef node);
    [[nodiscard]] const Tags& tags_of(WayRef way) const { return m_tag_sets[m_ways[way].tags]; }

    [[nodiscard]] const std::vector<route::geo::Position>& positions() const { return m_positions; }
    [[nodiscard]] const std::vector<Way>& ways() const { return m_ways; }
    [[nodiscard]] const std::vector<NodeRef>& refs() const { return m_refs; }
    [[nodiscard]] const std::vector<Restriction>& restrictions() const { return m_restrictions; }
    [[nodiscard]] const std::vector<std::string>& countries() const { return m_countries; }
    /// Nothing for most nodes.
    [[nodiscard]] const Tags* node_tags(NodeRef node) const;

private:
    TagsRef tags_ref(const Tags& tags);

    std::vector<route::geo::Position> m_positions;
    std::vector<Way> m_ways;
    std::vector<NodeRef> m_refs;
    std::vector<Restriction> m_restrictions;
    std::vector<Tags> m_tag_sets;
    std::unordered_map<std::string, TagsRef> m_tag_index;
    std::unordered_map<NodeRef, Tags> m_node_tags;
    std::vector<std::string> m_countries{""};
    std::uint16_t m_country = 0;
};

} // namespace synthetic
