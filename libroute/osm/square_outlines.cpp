// SPDX-License-Identifier: BSL-1.0
#include "osm/square_outlines.hpp"

#include "osm/area_assembly.hpp"

#include <ranges>
#include <span>
#include <unordered_map>

namespace route::osm::detail {

namespace {

/// Pieces the squares' borders together from their ways.
class SquareMaker {
public:
    SquareMaker(const Roads& roads, const std::vector<RoadNode>& nodes, const std::vector<bool>& found,
                const NodeLookup& lookup)
        : m_roads(roads), m_nodes(nodes), m_found(found), m_lookup(lookup) {
        for (std::size_t b = 0; b < roads.borders.size(); ++b) {
            m_borders.emplace(roads.borders[b].way, b); // of a way that stands in several files the first counts
        }
    }

    /// Whether the border is whole.
    bool add(const Roads::Square& square, std::vector<RoadArea>& squares) const {
        AreaAssembly assembly;
        for (const auto member : square.members) {
            const auto border = m_borders.find(member);
            if (border == m_borders.end()) continue;
            const auto& way = m_roads.borders[border->second];
            const auto refs = std::span(m_roads.refs).subspan(way.first_ref, way.ref_count);
            assembly.add_way(way.way, refs | std::views::transform(&OsmNodeId::value),
                             [this](std::int64_t ref) { return location_of(OsmNodeId{ref}); });
        }
        const auto areas = assembly.areas_of(square.relation);
        if (!areas) return false;
        bool any = false;
        for (const auto& area : areas->select<osmium::Area>()) {
            for (const auto& outer : area.outer_rings()) {
                RoadArea entry{square.road, ring_of(outer), {}};
                for (const auto& inner : area.inner_rings(outer)) {
                    entry.holes.push_back(ring_of(inner));
                }
                if (entry.ring.size() < 3) continue;
                squares.push_back(std::move(entry));
                any = true;
            }
        }
        return any;
    }

private:
    [[nodiscard]] osmium::Location location_of(OsmNodeId id) const {
        const NodeIndex node = m_lookup.find(id);
        if (!m_found[node]) return osmium::Location{};
        const auto& place = m_nodes[node].position;
        return osmium::Location{place.longitude.e7(), place.latitude.e7()};
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
    const SquareMaker maker{roads, nodes, found, lookup};
    for (const auto& square : roads.squares) {
        if (!maker.add(square, outlines.areas)) outlines.in_pieces.emplace_back(square.relation);
    }
    return outlines;
}

} // namespace route::osm::detail
