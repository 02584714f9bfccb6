// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_set>

#include <osmium/area/geom_assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>

namespace route::osm::detail {

/// Private to osm/: makes the rings of a multipolygon. It goes by the geometry of the member ways alone, as it should: roles are
/// often wrong, and tags were read already.
class AreaAssembly {
public:
    /// `refs` are the way's nodes; `location_of` answers for each an osmium::Location, undefined for one that is missing. A
    /// way that is named twice counts once.
    template <typename Refs, typename LocationOf>
    void add_way(std::int64_t id, const Refs& refs, const LocationOf& location_of) {
        if (!m_used.insert(id).second) return;
        {
            osmium::builder::WayBuilder builder{m_ways};
            builder.set_id(id);
            osmium::builder::WayNodeListBuilder nodes{builder};
            for (const auto ref : refs) {
                nodes.add_node_ref(ref, location_of(ref));
            }
        }
        m_ways.commit();
    }

    /// Holds osmium::Area objects; nothing where the ways do not close to rings.
    [[nodiscard]] std::optional<osmium::memory::Buffer> areas_of(std::int64_t relation) const {
        if (m_used.empty()) return std::nullopt;
        auto relations = new_buffer();
        {
            osmium::builder::RelationBuilder builder{relations};
            builder.set_id(relation);
        }
        relations.commit();
        const osmium::area::AssemblerConfig config; // the assembler keeps a reference to it
        osmium::area::GeomAssembler assembler{config};
        auto areas = new_buffer();
        if (!assembler(*relations.select<osmium::Relation>().begin(), m_ways, areas)) return std::nullopt;
        return areas;
    }

private:
    static osmium::memory::Buffer new_buffer() {
        return osmium::memory::Buffer{1024, osmium::memory::Buffer::auto_grow::yes};
    }
    osmium::memory::Buffer m_ways = new_buffer();
    std::unordered_set<std::int64_t> m_used;
};

} // namespace route::osm::detail
