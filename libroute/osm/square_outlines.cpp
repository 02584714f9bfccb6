// SPDX-License-Identifier: BSL-1.0
#include "osm/square_outlines.hpp"

#include <algorithm>
#include <unordered_map>

#include <osmium/area/geom_assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>

namespace route::osm::detail {

namespace {

class Assembly {
public:
    Assembly(const Roads& roads, const std::vector<RoadNode>& nodes, const std::vector<bool>& found,
             const NodeLookup& lookup)
        : m_roads(roads), m_nodes(nodes), m_found(found), m_lookup(lookup) {
        for (std::size_t b = 0; b < roads.borders.size(); ++b) {
            m_borders.emplace(roads.borders[b].way, b); // of a way that stands in several files the first counts
        }
    }

    /// Whether the border is whole.
    bool add(const Roads::Square& square, std::vector<RoadArea>& areas) const {
        osmium::memory::Buffer ways{1024, osmium::memory::Buffer::auto_grow::yes};
        for (const auto member : square.members) {
            const auto border = m_borders.find(member);
            if (border == m_borders.end()) continue;
            add_way(m_roads.borders[border->second], ways);
        }
        osmium::memory::Buffer relations{1024, osmium::memory::Buffer::auto_grow::yes};
        {
            osmium::builder::RelationBuilder builder{relations};
            builder.set_id(square.relation);
            osmium::builder::RelationMemberListBuilder members{builder};
            for (const auto member : square.members) {
                members.add_member(osmium::item_type::way, member, "");
            }
        }
        relations.commit();
        const osmium::area::AssemblerConfig config; // the assembler keeps a reference to it
        osmium::area::GeomAssembler assembler{config};
        osmium::memory::Buffer assembled{1024, osmium::memory::Buffer::auto_grow::yes};
        if (ways.committed() == 0 || !assembler(*relations.select<osmium::Relation>().begin(), ways, assembled))
            return false;
        bool any = false;
        for (const auto& area : assembled.select<osmium::Area>()) {
            for (const auto& outer : area.outer_rings()) {
                RoadArea entry{square.road, ring_of(outer), {}};
                for (const auto& inner : area.inner_rings(outer)) {
                    entry.holes.push_back(ring_of(inner));
                }
                if (entry.ring.size() < 3) continue;
                areas.push_back(std::move(entry));
                any = true;
            }
        }
        return any;
    }

private:
    void add_way(const Roads::Border& border, osmium::memory::Buffer& ways) const {
        {
            osmium::builder::WayBuilder builder{ways};
            builder.set_id(border.way);
            osmium::builder::WayNodeListBuilder nodes{builder};
            for (std::uint32_t i = 0; i < border.ref_count; ++i) {
                const auto id = m_roads.refs[border.first_ref + i];
                const NodeIndex node = m_lookup.find(id);
                osmium::Location location;
                if (m_found[node]) {
                    const auto& place = m_nodes[node].position;
                    location = osmium::Location{place.longitude.e7(), place.latitude.e7()};
                }
                nodes.add_node_ref(id.value(), location);
            }
        }
        ways.commit();
    }

    template <typename Ring> [[nodiscard]] std::vector<NodeIndex> ring_of(const Ring& outline) const {
        std::vector<NodeIndex> ring;
        for (const auto& ref : outline) {
            const NodeIndex node = m_lookup.find(OsmNodeId{ref.ref()});
            if (ring.empty() || ring.back() != node) ring.push_back(node);
        }
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        return ring;
    }

    const Roads& m_roads;
    const std::vector<RoadNode>& m_nodes;
    const std::vector<bool>& m_found;
    const NodeLookup& m_lookup;
    std::unordered_map<std::int64_t, std::size_t> m_borders;
};

} // namespace

SquareOutlines square_outlines(const Roads& roads, const std::vector<RoadNode>& nodes, const std::vector<bool>& found,
                               const NodeLookup& lookup) {
    SquareOutlines outlines;
    if (roads.squares.empty()) return outlines;
    const Assembly assembly{roads, nodes, found, lookup};
    for (const auto& square : roads.squares) {
        if (!assembly.add(square, outlines.areas)) outlines.in_pieces.emplace_back(square.relation);
    }
    return outlines;
}

} // namespace route::osm::detail
