// SPDX-License-Identifier: BSL-1.0
#include "network/road_network.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/folded_text.hpp"
#include "geo/local_frame.hpp"
#include "network/file_layout.hpp"
#include "network/storage.hpp"

#include <algorithm>
#include <tuple>

namespace route::network {

using records::Section;

namespace {

/// By object, then by language: as the section is sorted.
template <typename Name> std::pair<ObjectType, std::int64_t> object_of(const Name& name) {
    return {name.object, name.osm_id};
}

std::tuple<ObjectType, std::int64_t, std::string_view> key_of(const records::LocalName& name) {
    return {name.object, name.osm_id, {name.language, name.language[2] == '\0' ? std::size_t{2} : std::size_t{3}}};
}

} // namespace

void RoadNetwork::attach(std::shared_ptr<const detail::Storage> storage) {
    m_storage = std::move(storage);
    const detail::SectionReader reader{*m_storage};
    const auto summary = reader.section<records::Summary>(Section::summary);
    m_nodes = reader.section<records::Node>(Section::nodes);
    m_out_edges = reader.section<std::uint32_t>(Section::out_edges);
    m_segments = reader.section<records::Segment>(Section::segments);
    m_shapes = reader.section<records::ShapePoint>(Section::shapes);
    m_ways = reader.section<records::Way>(Section::ways);
    m_text_starts = reader.section<std::uint32_t>(Section::text_starts);
    m_text_bytes = reader.section<char>(Section::text_bytes);
    m_forbidden = reader.section<records::ForbiddenTurn>(Section::forbidden_turns);
    m_sign_posts = reader.section<records::SignPost>(Section::sign_posts);
    m_places = reader.section<records::Place>(Section::places);
    m_cells = reader.section<records::Cell>(Section::cells);
    m_cell_segments = reader.section<std::uint32_t>(Section::cell_segments);
    m_restrictions = reader.section<records::Restriction>(Section::restrictions);
    m_restriction_edges = reader.section<std::uint32_t>(Section::restriction_edges);
    m_rules = reader.section<records::RoadRule>(Section::road_rules);
    reader.require(summary.size() == 1, "summary");
    m_summary = summary.data();
    if (reader.has(Section::local_names)) m_local_names = reader.section<records::LocalName>(Section::local_names);
    if (reader.has(Section::other_names)) m_other_names = reader.section<records::OtherName>(Section::other_names);
    if (reader.has(Section::bus_lines)) m_bus_lines = reader.section<records::BusLines>(Section::bus_lines);
    m_fingerprint = reader.fingerprint();

    check_indices(reader);
    m_layers.attach(reader);
    m_boundaries.attach(reader);
    if (m_segments.empty()) reader.fail("the network holds no roads");
}

/// Every index in the file leads into its section: what a mapped file says is never trusted.
void RoadNetwork::check_indices(const detail::SectionReader& reader) const {
    const auto ascending = [](auto values, auto key, std::size_t limit) {
        std::size_t before = 0;
        return std::ranges::all_of(values, [&](const auto& value) {
            const std::size_t now = key(value);
            const bool good = before <= now && now <= limit;
            before = now;
            return good;
        });
    };
    const auto is_text = [&](std::uint32_t index) { return std::size_t{index} + 1 < m_text_starts.size(); };
    const auto is_edge = [&](std::uint32_t index) { return index / 2 < m_segments.size(); };
    reader.require(ascending(
                       m_nodes, [](const auto& n) { return n.first_out; }, m_out_edges.size()),
                   "nodes");
    reader.require(std::ranges::all_of(m_nodes, [&](const auto& n) { return is_text(n.name); }), "nodes");
    reader.require(std::ranges::all_of(m_out_edges, is_edge), "out_edges");
    reader.require(ascending(
                       m_segments, [](const auto& s) { return s.first_shape; }, m_shapes.size()),
                   "segments");
    reader.require(std::ranges::all_of(m_segments,
                                       [&](const auto& s) {
                                           const bool measurable =
                                               s.length_m >= 0 &&
                                               s.length_m < 1e8F; // no road is longer than the meridian; not a NaN
                                           return s.from < m_nodes.size() && s.to < m_nodes.size() &&
                                                  s.way < m_ways.size() && measurable;
                                       }),
                   "segments");
    reader.require(std::ranges::all_of(m_ways,
                                       [&](const auto& w) {
                                           return is_text(w.name) && is_text(w.ref) && is_text(w.destination_forward) &&
                                                  is_text(w.destination_backward) &&
                                                  static_cast<int>(w.attributes.road_class) < osm::road_class_count &&
                                                  static_cast<int>(w.attributes.smoothness) < osm::smoothness_count;
                                       }),
                   "ways");
    reader.require(ascending(
                       m_text_starts, [](std::uint32_t t) { return t; }, m_text_bytes.size()),
                   "texts");
    reader.require(ascending(
                       m_cells, [](const auto& c) { return c.first; }, m_cell_segments.size()),
                   "cells");
    reader.require(std::ranges::all_of(m_cell_segments, [&](auto s) { return s < m_segments.size(); }), "cell_segments");
    check_names(reader);
    check_rules(reader);
}

/// Signs, places and names in other languages.
void RoadNetwork::check_names(const detail::SectionReader& reader) const {
    const auto is_text = [&](std::uint32_t index) { return std::size_t{index} + 1 < m_text_starts.size(); };
    const auto is_edge = [&](std::uint32_t index) { return index / 2 < m_segments.size(); };
    reader.require(std::ranges::all_of(m_sign_posts, [&](const auto& p) { return is_edge(p.edge) && is_text(p.text); }),
                   "sign_posts");
    reader.require(std::ranges::all_of(m_places, [&](const auto& p) { return is_text(p.name); }), "places");
    reader.require(std::ranges::all_of(m_local_names,
                                       [&](const auto& n) {
                                           return is_text(n.text) && static_cast<int>(n.object) < osm::object_type_count;
                                       }),
                   "local_names");
    reader.require(std::ranges::is_sorted(m_local_names, {}, key_of), "local_names");
    reader.require(std::ranges::all_of(m_other_names,
                                       [&](const auto& n) {
                                           return is_text(n.text) && static_cast<int>(n.object) < osm::object_type_count;
                                       }),
                   "other_names");
    reader.require(std::ranges::is_sorted(m_other_names, {}, object_of<records::OtherName>), "other_names");
    reader.require(
        std::ranges::all_of(m_bus_lines, [&](const auto& b) { return b.way < m_ways.size() && is_text(b.lines); }),
        "bus_lines");
    reader.require(std::ranges::is_sorted(m_bus_lines, {}, &records::BusLines::way), "bus_lines");
    reader.require(is_text(m_summary->attribution), "summary");
}

void RoadNetwork::check_rules(const detail::SectionReader& reader) const {
    const auto is_text = [&](std::uint32_t index) { return std::size_t{index} + 1 < m_text_starts.size(); };
    reader.require(std::ranges::all_of(m_restriction_edges, [&](auto e) { return e / 2 < m_segments.size(); }),
                   "restriction_edges");
    for (std::size_t i = 0; i < m_restrictions.size(); ++i) {
        const auto end = i + 1 < m_restrictions.size() ? m_restrictions[i + 1].first_edge : m_restriction_edges.size();
        const std::size_t first = m_restrictions[i].first_edge;
        reader.require(first + 2 <= end && end <= m_restriction_edges.size() && is_text(m_restrictions[i].tag),
                       "restrictions");
    }
    const auto has_subject = [&](const records::RoadRule& rule) {
        switch (rule.on) {
        case osm::RuleSubject::way: return rule.subject < m_ways.size();
        case osm::RuleSubject::node: return rule.subject < m_nodes.size();
        case osm::RuleSubject::restriction: return rule.subject < m_restrictions.size();
        }
        return false;
    };
    const auto is_statement = [](const osm::RuleStatement& statement) {
        return static_cast<int>(statement.kind) < osm::rule_kind_count && statement.access <= Access::no &&
               statement.one_way <= OneWay::reversible && statement.holds <= osm::Holds::outside_its_condition;
    };
    reader.require(std::ranges::all_of(m_rules,
                                       [&](const auto& rule) {
                                           return has_subject(rule) && is_statement(rule.statement) &&
                                                  is_text(rule.condition) && is_text(rule.tag);
                                       }),
                   "road_rules");
    const auto key = [](const records::RoadRule& rule) { return std::pair(rule.on, rule.subject); };
    reader.require(std::ranges::is_sorted(m_rules, {}, key), "road_rules");
}

Restriction RoadNetwork::restriction(std::uint32_t index) const {
    const auto& record = m_restrictions[index];
    const auto end = index + 1 < m_restrictions.size() ? m_restrictions[index + 1].first_edge : m_restriction_edges.size();
    return {OsmRelationId{record.osm_id}, EdgeRange{m_restriction_edges.subspan(record.first_edge, end - record.first_edge)},
            record.traffic, record.always != 0, text(record.tag)};
}

RoadRule RoadNetwork::rule(std::uint32_t index) const {
    const auto& record = m_rules[index];
    return {record.on, record.subject, record.statement, text(record.condition), text(record.tag)};
}

std::pair<std::uint32_t, std::uint32_t> RoadNetwork::rules_of(osm::RuleSubject on, std::uint32_t subject) const {
    const auto key = [](const records::RoadRule& rule) { return std::pair(rule.on, rule.subject); };
    const std::pair wanted{on, subject};
    const auto first = std::ranges::lower_bound(m_rules, wanted, {}, key);
    const auto end = std::ranges::upper_bound(first, m_rules.end(), wanted, {}, key);
    return {static_cast<std::uint32_t>(first - m_rules.begin()), static_cast<std::uint32_t>(end - m_rules.begin())};
}

RoadNetwork RoadNetwork::open(const std::filesystem::path& file) {
    RoadNetwork network;
    network.attach(detail::Storage::mapped(file));
    return network;
}

RoadNetwork RoadNetwork::from_bytes(std::vector<std::byte> bytes, const std::string& name) {
    RoadNetwork network;
    network.attach(detail::Storage::in_memory(std::move(bytes), name));
    return network;
}

std::string_view RoadNetwork::text(std::uint32_t index) const {
    const auto first = m_text_starts[index];
    return {m_text_bytes.data() + first, m_text_starts[index + 1] - first};
}

std::vector<geo::Position> RoadNetwork::shape(DirectedEdge edge) const {
    const auto s = edge.segment().value();
    const auto& segment = m_segments[s];
    const auto last = s + 1 < m_segments.size() ? m_segments[s + 1].first_shape : m_shapes.size();
    std::vector<geo::Position> line;
    line.reserve(last - segment.first_shape + 2);
    line.push_back(position(NodeId{segment.from}));
    for (std::size_t i = segment.first_shape; i < last; ++i) {
        line.push_back({geo::Latitude::e7(m_shapes[i].latitude_e7), geo::Longitude::e7(m_shapes[i].longitude_e7)});
    }
    line.push_back(position(NodeId{segment.to}));
    if (!edge.forward()) std::ranges::reverse(line);
    return line;
}

std::string_view RoadNetwork::destinations(DirectedEdge edge) const {
    const auto post = std::ranges::lower_bound(m_sign_posts, edge.index(), {}, &records::SignPost::edge);
    if (post != m_sign_posts.end() && post->edge == edge.index()) return text(post->text);
    const auto& record = m_ways[way(edge).value()];
    return text(edge.forward() ? record.destination_forward : record.destination_backward);
}

bool RoadNetwork::is_forbidden(DirectedEdge edge, DirectedEdge next) const {
    return std::ranges::binary_search(m_forbidden, records::ForbiddenTurn{edge.index(), next.index()});
}

std::vector<SegmentId> RoadNetwork::segments_near(geo::Position place, Metres radius) const {
    const geo::LocalFrame frame{place};
    return segments_within({frame.to_position({-radius, -radius}), frame.to_position({radius, radius})});
}

std::vector<SegmentId> RoadNetwork::segments_within(const geo::Bounds& bounds) const {
    const auto [south_west, north_east] = bounds;
    std::vector<SegmentId> near;
    const auto last_row = detail::cell_coordinate(north_east.latitude.e7());
    for (auto row = detail::cell_coordinate(south_west.latitude.e7()); row <= last_row; ++row) {
        const auto first_key = detail::cell_key(row, detail::cell_coordinate(south_west.longitude.e7()));
        const auto last_key = detail::cell_key(row, detail::cell_coordinate(north_east.longitude.e7()));
        auto cell = std::ranges::lower_bound(m_cells, first_key, {}, &records::Cell::key);
        for (; cell != m_cells.end() && cell->key <= last_key; ++cell) {
            const auto next = cell + 1;
            const auto end = next == m_cells.end() ? m_cell_segments.size() : next->first;
            for (std::size_t i = cell->first; i < end; ++i) {
                near.emplace_back(m_cell_segments[i]);
            }
        }
    }
    std::ranges::sort(near);
    near.erase(std::unique(near.begin(), near.end()), near.end());
    return near;
}

NamedPlace RoadNetwork::place(std::uint32_t index) const {
    const auto& place = m_places[index];
    return {std::string(text(place.name)),
            place.kind,
            {geo::Latitude::e7(place.latitude_e7), geo::Longitude::e7(place.longitude_e7)},
            OsmNodeId{place.osm_id}};
}

std::vector<NamedPlace> RoadNetwork::places_within(const geo::Bounds& bounds) const {
    std::vector<NamedPlace> found;
    for (std::uint32_t i = 0; i < place_count(); ++i) {
        const auto& record = m_places[i];
        if (bounds.contains({geo::Latitude::e7(record.latitude_e7), geo::Longitude::e7(record.longitude_e7)}))
            found.push_back(place(i));
    }
    return found;
}

std::vector<NamedPlace> RoadNetwork::places_named(std::string_view name) const {
    const auto wanted = folded(name);
    std::vector<NamedPlace> found;
    for (std::uint32_t i = 0; i < place_count(); ++i) {
        if (folded(text(m_places[i].name)) == wanted) found.push_back(place(i));
    }
    std::ranges::stable_sort(found, {}, [](const NamedPlace& p) { return std::pair(p.kind, p.osm_id); });
    return found;
}

std::string_view RoadNetwork::bus_lines(WayIndex way) const {
    const auto found = std::ranges::lower_bound(m_bus_lines, way.value(), {}, &records::BusLines::way);
    return found != m_bus_lines.end() && found->way == way.value() ? text(found->lines) : std::string_view{};
}

std::string_view RoadNetwork::local_name(OsmObject object, Language language) const {
    const std::tuple wanted{object.type, object.id, language.code()};
    const auto found = std::ranges::lower_bound(m_local_names, wanted, {}, key_of);
    return found != m_local_names.end() && key_of(*found) == wanted ? text(found->text) : std::string_view{};
}

std::vector<std::string_view> RoadNetwork::other_names(OsmObject object) const {
    const std::pair wanted{object.type, object.id};
    std::vector<std::string_view> names;
    for (const auto& name : std::ranges::equal_range(m_local_names, wanted, {}, object_of<records::LocalName>)) {
        names.push_back(text(name.text));
    }
    for (const auto& name : std::ranges::equal_range(m_other_names, wanted, {}, object_of<records::OtherName>)) {
        names.push_back(text(name.text));
    }
    return names;
}

geo::Bounds RoadNetwork::bounds() const {
    return {{geo::Latitude::e7(m_summary->south_e7), geo::Longitude::e7(m_summary->west_e7)},
            {geo::Latitude::e7(m_summary->north_e7), geo::Longitude::e7(m_summary->east_e7)}};
}

std::optional<Hand> RoadNetwork::driving_side() const {
    if (m_summary->driving_side == records::right_side) return Hand::right;
    if (m_summary->driving_side == records::left_side) return Hand::left;
    return std::nullopt;
}

std::string RoadNetwork::attribution() const { return std::string(text(m_summary->attribution)); }

std::optional<std::chrono::sys_seconds> RoadNetwork::as_of() const {
    if (m_summary->as_of == 0) return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{m_summary->as_of}};
}

} // namespace route::network
