// SPDX-License-Identifier: BSL-1.0
#include "network/open_islands.hpp"

#include "base/listing.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "network/edge_id.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace route::network::detail {

namespace {

/// What is longer or further apart is no traffic island: houses stand between such streets.
constexpr float longest_half_m = 120;
constexpr Metres widest_island{20};

class IslandFinder {
public:
    IslandFinder(const UnfinishedNetwork& network, const std::vector<records::ShapePoint>& shapes)
        : m_network(network), m_shapes(shapes) {}

    /// Pairs of ways; of one way that is drawn round an island by itself the same twice.
    [[nodiscard]] std::vector<std::pair<OsmWayId, OsmWayId>> find() const {
        std::vector<std::pair<OsmWayId, OsmWayId>> islands;
        std::vector<std::uint32_t> halves;
        for (std::uint32_t n = 0; n < m_network.nodes.size(); ++n) {
            halves.clear();
            for (auto i = m_network.nodes[n].first_out; i < end_of(n); ++i) {
                const auto s = DirectedEdge::from_index(m_network.out_edges[i]).segment().value();
                if (std::min(m_network.segments[s].from, m_network.segments[s].to) == n && may_be_half(s))
                    halves.push_back(s);
            }
            for (std::size_t a = 0; a < halves.size(); ++a) {
                for (std::size_t b = a + 1; b < halves.size(); ++b) {
                    if (is_island(halves[a], halves[b]))
                        islands.emplace_back(std::minmax(way_of(halves[a]).id, way_of(halves[b]).id));
                }
            }
        }
        std::ranges::sort(islands);
        islands.erase(std::unique(islands.begin(), islands.end()), islands.end());
        return islands;
    }

private:
    [[nodiscard]] std::size_t end_of(std::uint32_t node) const {
        return node + 1 < m_network.nodes.size() ? m_network.nodes[node + 1].first_out : m_network.out_edges.size();
    }
    [[nodiscard]] bool leads_on(std::uint32_t node) const { return end_of(node) - m_network.nodes[node].first_out > 2; }
    [[nodiscard]] const osm::RoadWay& way_of(std::uint32_t s) const {
        return m_network.extract.ways[m_network.segments[s].way];
    }

    [[nodiscard]] bool may_be_half(std::uint32_t s) const {
        const auto& segment = m_network.segments[s];
        const auto& road = way_of(s).attributes;
        return segment.from != segment.to && segment.length_m <= longest_half_m && road.one_way == osm::OneWay::no &&
               road.road_class <= osm::RoadClass::living_street && !road.yard && !road.roundabout &&
               leads_on(segment.from) && leads_on(segment.to);
    }

    [[nodiscard]] bool is_island(std::uint32_t a, std::uint32_t b) const {
        const auto& one = m_network.segments[a];
        const auto& other = m_network.segments[b];
        if (std::minmax(one.from, one.to) != std::minmax(other.from, other.to)) return false;
        const auto& road = way_of(a);
        const auto& road_beside = way_of(b);
        const bool same_road = road.name == road_beside.name && road.ref == road_beside.ref &&
                               road.attributes.road_class == road_beside.attributes.road_class &&
                               road.attributes.layer == road_beside.attributes.layer;
        return same_road && apart(a, b) <= widest_island;
    }

    /// Between the middles of two segments.
    [[nodiscard]] Metres apart(std::uint32_t a, std::uint32_t b) const {
        const auto& start = m_network.nodes[m_network.segments[a].from];
        const geo::LocalFrame frame{{geo::Latitude::e7(start.latitude_e7), geo::Longitude::e7(start.longitude_e7)}};
        return (middle_of(a, frame) - middle_of(b, frame)).norm();
    }

    [[nodiscard]] geo::PlanePoint middle_of(std::uint32_t s, const geo::LocalFrame& frame) const {
        const auto& segment = m_network.segments[s];
        geo::PlaneLine line;
        const auto add = [&](std::int32_t latitude, std::int32_t longitude) {
            line.push_back(frame.to_plane({geo::Latitude::e7(latitude), geo::Longitude::e7(longitude)}));
        };
        const auto& from = m_network.nodes[segment.from];
        const auto& to = m_network.nodes[segment.to];
        add(from.latitude_e7, from.longitude_e7);
        const auto end = s + 1 < m_network.segments.size() ? m_network.segments[s + 1].first_shape : m_shapes.size();
        for (std::size_t i = segment.first_shape; i < end; ++i) {
            add(m_shapes[i].latitude_e7, m_shapes[i].longitude_e7);
        }
        add(to.latitude_e7, to.longitude_e7);
        return geo::point_along(line, geo::length_of(line) / 2.0);
    }

    const UnfinishedNetwork& m_network;
    const std::vector<records::ShapePoint>& m_shapes;
};

} // namespace

void tell_open_islands(const UnfinishedNetwork& network, const std::vector<records::ShapePoint>& shapes,
                       Diagnostics& diagnostics) {
    const auto islands = IslandFinder{network, shapes}.find();
    if (islands.empty()) return;
    constexpr std::size_t most = 10;
    const auto list = listed(islands, most, [](const auto& pair) {
        const auto& [one, other] = pair;
        return one == other ? std::to_string(one.value()) : fmt::format("{} beside {}", one.value(), other.value());
    });
    diagnostics.add(
        {Severity::note,
         "oneway-missing",
         {},
         "",
         fmt::format("{} open both ways on both sides: cars may be sent against the traffic there (ways {})",
                     islands.size() == 1 ? "1 traffic island is" : fmt::format("{} traffic islands are", islands.size()),
                     list),
         "Set oneway on each half, and import again."});
}

} // namespace route::network::detail
