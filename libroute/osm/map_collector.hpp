// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/boundary_collector.hpp"
#include "osm/dwelling_collector.hpp"
#include "osm/extract.hpp"
#include "osm/map_tags.hpp"
#include "osm/text_pool.hpp"

#include <cstddef>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/location.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <unordered_set>
#include <vector>

/// Private to osm/: reads landmarks, areas and lines of maps, the borders of districts, and where people live.
namespace route::osm::detail {

/// Is shown the objects of all files three times: relations first, which tell the ways that are parts of areas; then
/// ways, which tell the nodes that are wanted; then nodes. So only positions that a map needs are ever in memory, and
/// they may come in any order.
class MapCollector {
public:
    explicit MapCollector(TextPool& texts) : m_texts(texts), m_boundaries(texts) {}

    void relation(const osmium::Relation& relation);
    void way(const osmium::Way& way);
    /// To be called when all ways are read.
    void want_nodes();
    void node(const osmium::Node& node);
    /// Draws what was read, sorted by object. \returns how many areas cannot be drawn, since the extract lacks parts of them
    [[nodiscard]] std::uint32_t draw_into(Extract& extract);
    /// The borders and the dwellings, sorted.
    void draw_districts_into(Extract& extract);

private:
    /// A way that is something to a map itself, or a part of an area.
    struct Way {
        std::int64_t id = 0;
        std::uint32_t first_ref = 0; ///< in m_refs
        std::uint32_t ref_count = 0;
        MapReading reading; ///< its name lies in the pool
        TextId name;
    };
    /// A ring or line with its positions.
    using Line = std::vector<geo::Position>;

    /// What it is called in other languages, if it is a landmark that has a name.
    void take_local_names(OsmObject object, const MapReading& reading, const osmium::TagList& tags);
    void take_landmark(OsmObject object, const MapReading& reading, TextId name, geo::Position position, double square_m);
    void draw_way(const Way& way, Extract& extract);
    [[nodiscard]] bool draw_relation(const osmium::Relation& relation, Extract& extract);
    void draw_area(OsmObject object, const MapReading& reading, TextId name, const std::vector<Line>& rings,
                   Extract& extract);
    void draw_line(const Way& way, Extract& extract);
    [[nodiscard]] osmium::Location location_of(std::int64_t node) const;
    [[nodiscard]] const Way* member_way(std::int64_t id) const;
    /// The positions of its nodes, as far as the extract has them.
    [[nodiscard]] Line line_of(const Way& way) const;

    TextPool& m_texts;
    BoundaryCollector m_boundaries;
    DwellingCollector m_dwellings;
    osmium::memory::Buffer m_relations{1024, osmium::memory::Buffer::auto_grow::yes};
    std::unordered_set<std::int64_t> m_known_relations;
    std::unordered_set<std::int64_t> m_members; ///< ways that are parts of areas
    std::vector<Way> m_ways;
    std::vector<std::int64_t> m_refs;
    std::vector<std::int64_t> m_nodes; ///< wanted, ascending
    std::vector<osmium::Location> m_locations;
    std::size_t m_cursor = 0;
    std::vector<Landmark> m_landmarks;
    std::vector<LocalName> m_local_names;
    std::vector<OtherName> m_other_names;
};

} // namespace route::osm::detail
