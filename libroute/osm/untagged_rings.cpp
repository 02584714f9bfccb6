// SPDX-License-Identifier: BSL-1.0
#include "osm/untagged_rings.hpp"

#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <numbers>
#include <unordered_map>

namespace route::osm::detail {

namespace {

using WayIndex = std::uint32_t;

/// Rings of up to 35 m radius; what is larger is a square with streets round it.
constexpr Metres longest_ring{220};
constexpr Metres shortest_ring{25};
/// 4π·area / perimeter²: 1 for a circle, 0.91 for a hexagon, 0.79 for a square block of houses, 0.6 for a triangle.
constexpr double least_roundness = 0.85;
/// A ring drawn with six nodes turns by 60° at each.
constexpr double sharpest_corner = 65;

class RingFinder {
public:
    explicit RingFinder(Extract& extract) : m_extract(extract), m_uses(extract.nodes.size(), 0) {
        for (WayIndex w = 0; w < extract.ways.size(); ++w) {
            count_uses(extract.ways[w]);
            const bool may_be_arc =
                extract.ways[w].attributes.one_way != OneWay::no && is_street(extract.ways[w].attributes);
            if (may_be_arc && length_of(w) <= longest_ring) m_arcs[driven_nodes(w).front()].push_back(w);
        }
    }

    void mark() {
        std::vector<WayIndex> rings;
        for (const auto& [from, arcs] : m_arcs) {
            for (const WayIndex arc : arcs) {
                m_chain = {arc};
                if (!m_extract.ways[arc].attributes.roundabout && closes(length_of(arc))) {
                    rings.insert(rings.end(), m_chain.begin(), m_chain.end());
                }
            }
        }
        for (const WayIndex w : rings) {
            m_extract.ways[w].attributes.roundabout = true;
        }
    }

    /// Rings that are open both ways, each by its ways: of one piece or of two halves.
    [[nodiscard]] std::vector<std::vector<OsmWayId>> open_both_ways() const {
        std::vector<std::vector<OsmWayId>> rings;
        std::vector<std::pair<std::pair<NodeIndex, NodeIndex>, WayIndex>> halves;
        for (WayIndex w = 0; w < m_extract.ways.size(); ++w) {
            const auto& way = m_extract.ways[w];
            if (way.attributes.one_way != OneWay::no || !is_street(way.attributes)) continue;
            const auto first = m_extract.way_nodes[way.first_node];
            const auto last = m_extract.way_nodes[way.first_node + way.node_count - 1];
            // The sign of a ring says that it is one, whatever its shape.
            if (way.attributes.roundabout) {
                rings.push_back({way.id});
            } else if (first == last) {
                auto ring = driven_nodes(w);
                ring.pop_back();
                if (is_ring(ring)) rings.push_back({way.id});
            } else if (are_near(first, last)) {
                halves.emplace_back(std::minmax(first, last), w);
            }
        }
        std::ranges::sort(halves);
        for (std::size_t i = 0; i + 1 < halves.size(); ++i) {
            if (halves[i].first != halves[i + 1].first) continue;
            if (is_ring(joined(halves[i].second, halves[i + 1].second)))
                rings.push_back({m_extract.ways[halves[i].second].id, m_extract.ways[halves[i + 1].second].id});
        }
        return rings;
    }

private:
    /// As the two ends of half a ring may be.
    [[nodiscard]] bool are_near(NodeIndex a, NodeIndex b) const {
        const auto& one = m_extract.nodes[a].position;
        const auto& other = m_extract.nodes[b].position;
        constexpr std::int64_t near_e7 = 10'000; // 110 m north, less east
        const auto apart = [](auto x, auto y) { return std::abs(std::int64_t{x.e7()} - y.e7()); };
        return apart(one.latitude, other.latitude) < near_e7 && apart(one.longitude, other.longitude) < 2 * near_e7;
    }

    /// The ring of two halves with the same ends.
    [[nodiscard]] std::vector<NodeIndex> joined(WayIndex one, WayIndex other) const {
        auto ring = driven_nodes(one);
        auto back = driven_nodes(other);
        if (back.front() != ring.back()) std::ranges::reverse(back);
        ring.pop_back();
        ring.insert(ring.end(), back.begin(), back.end() - 1);
        return ring;
    }

    [[nodiscard]] static bool is_street(const RoadAttributes& road) {
        return road.road_class <= RoadClass::living_street && !road.yard;
    }

    [[nodiscard]] std::vector<NodeIndex> driven_nodes(WayIndex w) const {
        const auto& way = m_extract.ways[w];
        const auto first = m_extract.way_nodes.begin() + way.first_node;
        std::vector<NodeIndex> nodes(first, first + way.node_count);
        if (way.attributes.one_way == OneWay::backward) std::ranges::reverse(nodes);
        return nodes;
    }

    [[nodiscard]] geo::PlaneLine line_of(const std::vector<NodeIndex>& nodes) const {
        const geo::LocalFrame frame{m_extract.nodes[nodes.front()].position};
        geo::PlaneLine line;
        for (const NodeIndex node : nodes) {
            line.push_back(frame.to_plane(m_extract.nodes[node].position));
        }
        return line;
    }

    [[nodiscard]] Metres length_of(WayIndex w) const { return geo::length_of(line_of(driven_nodes(w))); }

    /// How many ends of road lie at each node; a road that runs through has two.
    void count_uses(const RoadWay& way) {
        const bool seen = way.attributes.road_class <= RoadClass::service && !way.attributes.yard;
        if (!seen) return;
        for (std::uint32_t i = 0; i < way.node_count; ++i) {
            m_uses[m_extract.way_nodes[way.first_node + i]] += i == 0 || i + 1 == way.node_count ? 1 : 2;
        }
    }

    /// Goes on from the chain's end, piece by piece, until it is back where it began.
    bool closes(Metres length) { // NOLINT(misc-no-recursion): eight pieces at most
        constexpr std::size_t most_pieces = 8;
        const NodeIndex end = driven_nodes(m_chain.back()).back();
        if (end == driven_nodes(m_chain.front()).front()) return is_ring();
        const auto next = m_arcs.find(end);
        if (next == m_arcs.end() || m_chain.size() == most_pieces) return false;
        for (const WayIndex arc : next->second) {
            const Metres longer = length + length_of(arc);
            if (longer > longest_ring || std::ranges::find(m_chain, arc) != m_chain.end()) continue;
            m_chain.push_back(arc);
            if (closes(longer)) return true;
            m_chain.pop_back();
        }
        return false;
    }

    [[nodiscard]] bool is_ring() const {
        std::vector<NodeIndex> nodes;
        for (const WayIndex arc : m_chain) {
            const auto piece = driven_nodes(arc);
            nodes.insert(nodes.end(), piece.begin(), piece.end() - 1);
        }
        return is_ring(nodes);
    }

    [[nodiscard]] bool is_ring(const std::vector<NodeIndex>& nodes) const {
        constexpr std::size_t fewest_corners = 6;
        return nodes.size() >= fewest_corners && ends_of_roads_at(nodes) >= 3 && is_round(nodes);
    }

    /// Ends of roads other than the ring itself.
    [[nodiscard]] std::uint32_t ends_of_roads_at(const std::vector<NodeIndex>& ring) const {
        std::uint32_t ends = 0;
        for (const NodeIndex node : ring) {
            ends += m_uses[node] - 2;
        }
        return ends;
    }

    [[nodiscard]] bool is_round(const std::vector<NodeIndex>& ring) const {
        const auto line = line_of(ring);
        const std::size_t n = line.size();
        double twice_area = 0;
        Metres perimeter;
        for (std::size_t i = 0; i < n; ++i) {
            const auto& a = line[i];
            const auto& b = line[(i + 1) % n];
            const auto& c = line[(i + 2) % n];
            twice_area += a.east.count() * b.north.count() - b.east.count() * a.north.count();
            perimeter += (b - a).norm();
            const TurnAngle corner = (c - b).direction() - (b - a).direction();
            if (corner.deviation_degrees() > sharpest_corner) return false;
        }
        const double length = perimeter.count();
        const double roundness = 2 * std::numbers::pi * std::abs(twice_area) / (length * length);
        return perimeter >= shortest_ring && perimeter <= longest_ring && roundness >= least_roundness;
    }

    Extract& m_extract;
    std::vector<std::uint32_t> m_uses;                           ///< by node
    std::unordered_map<NodeIndex, std::vector<WayIndex>> m_arcs; ///< one-way pieces by the node where they begin
    std::vector<WayIndex> m_chain;
};

} // namespace

std::vector<std::vector<OsmWayId>> mark_untagged_rings(Extract& extract) {
    RingFinder finder{extract};
    finder.mark();
    return finder.open_both_ways();
}

} // namespace route::osm::detail
