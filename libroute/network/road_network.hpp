// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "base/ids.hpp"
#include "base/language.hpp"
#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/boundaries.hpp"
#include "network/edge_id.hpp"
#include "network/map_layers.hpp"
#include "network/records.hpp"
#include "network/road_class.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Every road that a driver sees, as a graph in one memory-mapped file. It knows roads and signs; it must not know
/// vehicles, routes or rallies.
namespace route::network {

namespace detail {
class SectionReader;
class Storage;
} // namespace detail

struct NamedPlace {
    std::string name;
    PlaceKind kind = PlaceKind::locality;
    geo::Position position;
    OsmNodeId osm_id;
};

/// What a tag says of hours, limits, and whom a way, a node or a restriction lets pass.
struct RoadRule {
    osm::RuleSubject on = osm::RuleSubject::way;
    std::uint32_t subject = 0; ///< WayIndex, NodeId or number of the restriction
    osm::RuleStatement statement;
    std::string_view condition; ///< empty when it always holds
    std::string_view tag;       ///< as it was written
};

/// A restriction over ways, of certain vehicles or of certain hours: who has driven all its edges but the last, one after
/// the other, must not drive the last. RoadNetwork::is_forbidden answers those that bind everybody always at a node.
struct Restriction {
    OsmRelationId osm_id;
    EdgeRange edges; ///< at least two
    osm::Traffic traffic;
    bool always = true; ///< it holds unless a rule says otherwise
    std::string_view tag;
};

/// Immutable and cheap to copy: copies share the mapped file. Reading is thread-safe.
class RoadNetwork {
public:
    /// Maps the file and checks header, sizes, checksums and every index in it.
    /// \throws IoError when it cannot be read; InputError when it is damaged or truncated; StaleDataError when it was made
    /// by another version of the toolkit
    [[nodiscard]] static RoadNetwork open(const std::filesystem::path& file);
    /// Takes the bytes of such a file from memory; the same checks. `name` stands in messages.
    [[nodiscard]] static RoadNetwork from_bytes(std::vector<std::byte> bytes, const std::string& name);

    [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    [[nodiscard]] std::uint32_t segment_count() const { return static_cast<std::uint32_t>(m_segments.size()); }
    [[nodiscard]] std::uint32_t way_count() const { return static_cast<std::uint32_t>(m_ways.size()); }
    [[nodiscard]] std::uint32_t forbidden_turn_count() const { return static_cast<std::uint32_t>(m_forbidden.size()); }
    [[nodiscard]] std::uint32_t place_count() const { return static_cast<std::uint32_t>(m_places.size()); }

    [[nodiscard]] geo::Position position(NodeId node) const {
        const auto& record = m_nodes[node.value()];
        return {geo::Latitude::e7(record.latitude_e7), geo::Longitude::e7(record.longitude_e7)};
    }
    [[nodiscard]] OsmNodeId osm_id(NodeId node) const { return OsmNodeId{m_nodes[node.value()].osm_id}; }
    [[nodiscard]] NodeFeatures features(NodeId node) const { return m_nodes[node.value()].features; }
    /// What a place-name sign at the node says; empty when there is none.
    [[nodiscard]] std::string_view sign_text(NodeId node) const { return text(m_nodes[node.value()].name); }

    /// All edges that leave the node, whether a car may drive them or not.
    [[nodiscard]] EdgeRange out_edges(NodeId node) const {
        const auto first = m_nodes[node.value()].first_out;
        const auto last = node.value() + 1 < m_nodes.size() ? m_nodes[node.value() + 1].first_out
                                                            : static_cast<std::uint32_t>(m_out_edges.size());
        return EdgeRange{m_out_edges.subspan(first, last - first)};
    }
    [[nodiscard]] NodeId from(DirectedEdge edge) const {
        const auto& segment = m_segments[edge.segment().value()];
        return NodeId{edge.forward() ? segment.from : segment.to};
    }
    [[nodiscard]] NodeId to(DirectedEdge edge) const { return from(edge.reversed()); }
    /// For searches; within 1e-4 of the geodesic.
    [[nodiscard]] Metres length(DirectedEdge edge) const {
        return Metres{static_cast<double>(m_segments[edge.segment().value()].length_m)};
    }
    /// The direction of travel over the edge's first 12 m.
    [[nodiscard]] Bearing start_bearing(DirectedEdge edge) const {
        const auto& segment = m_segments[edge.segment().value()];
        return edge.forward() ? unpacked(segment.start_bearing) : unpacked(segment.end_bearing).reversed();
    }
    /// The direction of travel over the edge's last 12 m.
    [[nodiscard]] Bearing end_bearing(DirectedEdge edge) const { return start_bearing(edge.reversed()).reversed(); }
    /// From node to node in the direction of the edge, both ends included.
    [[nodiscard]] std::vector<geo::Position> shape(DirectedEdge edge) const;

    [[nodiscard]] WayIndex way(DirectedEdge edge) const { return WayIndex{m_segments[edge.segment().value()].way}; }
    [[nodiscard]] OsmWayId osm_id(WayIndex way) const { return OsmWayId{m_ways[way.value()].osm_id}; }
    [[nodiscard]] const RoadAttributes& attributes(WayIndex way) const { return m_ways[way.value()].attributes; }
    [[nodiscard]] const RoadAttributes& attributes(DirectedEdge edge) const { return attributes(way(edge)); }
    [[nodiscard]] std::string_view name(WayIndex way) const { return text(m_ways[way.value()].name); }
    [[nodiscard]] std::string_view ref(WayIndex way) const { return text(m_ways[way.value()].ref); }
    /// Who may drive the edge, in its direction, by its tags.
    [[nodiscard]] Access access(DirectedEdge edge) const {
        const auto& road = attributes(edge);
        return edge.forward() ? road.access : road.access_back;
    }
    /// What signposts say to a driver about to take the edge: "SS47;Padova;Venezia". Empty when not told.
    [[nodiscard]] std::string_view destinations(DirectedEdge edge) const;
    /// A one-way lets no car through against its direction. Access tags are the vehicle profile's business.
    [[nodiscard]] bool against_one_way(DirectedEdge edge) const {
        const OneWay one_way = attributes(edge).one_way;
        if (one_way == OneWay::reversible) return true;
        return one_way == OneWay::forward ? !edge.forward() : one_way == OneWay::backward && edge.forward();
    }
    /// Whether a turn restriction forbids to drive `next` after `edge`. \pre to(edge) == from(next)
    [[nodiscard]] bool is_forbidden(DirectedEdge edge, DirectedEdge next) const;

    [[nodiscard]] std::uint32_t restriction_count() const { return static_cast<std::uint32_t>(m_restrictions.size()); }
    /// \pre index < restriction_count()
    [[nodiscard]] Restriction restriction(std::uint32_t index) const;
    [[nodiscard]] std::uint32_t rule_count() const { return static_cast<std::uint32_t>(m_rules.size()); }
    /// \pre index < rule_count()
    [[nodiscard]] RoadRule rule(std::uint32_t index) const;
    /// First and end of the rules of a way, node or restriction.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rules_of(osm::RuleSubject on, std::uint32_t subject) const;

    /// Segments that pass through the neighbourhood of a place: all within `radius`, and some more; ascending.
    [[nodiscard]] std::vector<SegmentId> segments_near(geo::Position place, Metres radius) const;
    /// The same for a rectangle.
    [[nodiscard]] std::vector<SegmentId> segments_within(const geo::Bounds& bounds) const;

    /// \pre index < place_count()
    [[nodiscard]] NamedPlace place(std::uint32_t index) const;
    /// Places in the rectangle, in the order of the file.
    [[nodiscard]] std::vector<NamedPlace> places_within(const geo::Bounds& bounds) const;
    /// Places with this name, letter case and accents as in the map or without; sorted by kind, then by id.
    [[nodiscard]] std::vector<NamedPlace> places_named(std::string_view name) const;

    /// What a place or landmark is called in the language, where the map knows that and it is not its name; else empty.
    [[nodiscard]] std::string_view local_name(OsmObject object, Language language) const;

    /// All that a place, a landmark or a way is called beside its name, in any language, as far as the file has it.
    [[nodiscard]] std::vector<std::string_view> other_names(OsmObject object) const;

    /// What lies beside the roads, when the file has it.
    [[nodiscard]] const MapLayers& layers() const { return m_layers; }
    /// Regions, provinces, municipalities, when the file has them.
    [[nodiscard]] const Boundaries& boundaries() const { return m_boundaries; }
    /// The bus lines that drive on a way: "5, 9, B101"; empty where the map knows none.
    [[nodiscard]] std::string_view bus_lines(WayIndex way) const;
    /// Whether the map knows any bus line.
    [[nodiscard]] bool knows_bus_lines() const { return !m_bus_lines.empty(); }

    [[nodiscard]] geo::Bounds bounds() const;
    [[nodiscard]] std::optional<Hand> driving_side() const;
    /// Whose data it is: to be printed on everything made from it.
    [[nodiscard]] std::string attribution() const;
    /// Until when the map was kept; nothing when its extract did not tell.
    [[nodiscard]] std::optional<std::chrono::sys_seconds> as_of() const;
    /// Of the whole content.
    [[nodiscard]] Fingerprint fingerprint() const { return m_fingerprint; }

private:
    RoadNetwork() = default;
    void attach(std::shared_ptr<const detail::Storage> storage);
    void check_indices(const detail::SectionReader& reader) const;
    void check_names(const detail::SectionReader& reader) const;
    void check_rules(const detail::SectionReader& reader) const;
    [[nodiscard]] std::string_view text(std::uint32_t index) const;
    [[nodiscard]] static Bearing unpacked(std::uint16_t packed) { return Bearing::degrees(packed * (360.0 / 65536.0)); }

    std::shared_ptr<const detail::Storage> m_storage;
    std::span<const records::Node> m_nodes;
    std::span<const std::uint32_t> m_out_edges;
    std::span<const records::Segment> m_segments;
    std::span<const records::ShapePoint> m_shapes;
    std::span<const records::Way> m_ways;
    std::span<const std::uint32_t> m_text_starts;
    std::span<const char> m_text_bytes;
    std::span<const records::ForbiddenTurn> m_forbidden;
    std::span<const records::SignPost> m_sign_posts;
    std::span<const records::Place> m_places;
    std::span<const records::Cell> m_cells;
    std::span<const std::uint32_t> m_cell_segments;
    std::span<const records::LocalName> m_local_names;
    std::span<const records::OtherName> m_other_names;
    std::span<const records::Restriction> m_restrictions;
    std::span<const std::uint32_t> m_restriction_edges;
    std::span<const records::RoadRule> m_rules;
    std::span<const records::BusLines> m_bus_lines;
    MapLayers m_layers;
    Boundaries m_boundaries;
    const records::Summary* m_summary = nullptr;
    Fingerprint m_fingerprint;
};

} // namespace route::network
