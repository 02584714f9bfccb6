// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <unordered_map>
#include <vector>

/// Private to osm/: reads where people live.
namespace route::osm::detail {

/// Buildings that the map calls houses, and house numbers. Of each no more is kept than a node of it, and in the end how many there
/// are in a square of some 20 m.
class DwellingCollector {
public:
    void relation(const osmium::Relation& relation);
    void way(const osmium::Way& way);
    void node(const osmium::Node& node);
    /// Adds the nodes that are wanted.
    void want_nodes(std::vector<std::int64_t>& nodes) const;
    using PositionOf = std::function<std::optional<geo::Position>(std::int64_t node)>;
    void place_into(Extract& extract, const PositionOf& position_of);

private:
    struct Reading {
        bool house = false;
        bool number = false;
        [[nodiscard]] bool any() const { return house || number; }
    };
    struct OnWay {
        std::int64_t way = 0;
        std::int64_t node = 0;
        Reading reading;
    };
    [[nodiscard]] static Reading read(const osmium::TagList& tags);
    void add(geo::Position position, Reading reading);

    std::unordered_map<std::int64_t, Reading> m_outlines; ///< by the first way of a building drawn as a multipolygon
    std::vector<OnWay> m_ways;
    struct AtNode {
        std::int64_t node = 0;
        geo::Position position;
    };
    std::vector<AtNode> m_nodes;
    std::vector<Dwellings> m_squares;
};

} // namespace route::osm::detail
