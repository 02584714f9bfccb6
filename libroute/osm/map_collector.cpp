// SPDX-License-Identifier: BSL-1.0
#include "osm/map_collector.hpp"

#include "geo/area.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "osm/area_assembly.hpp"
#include "osm/tags.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <string_view>

#include <boost/sort/spreadsort/integer_sort.hpp>
#include <osmium/osm/area.hpp>

namespace route::osm::detail {

namespace {

/// A fifth of a millimetre at 1:50,000: what a line may deviate unseen.
constexpr Metres drawing_tolerance{8};
/// A square millimetre at 1:50,000, in m²: smaller ground is not drawn.
constexpr double least_area_m2 = 2500;
constexpr double greatest_extent_m = 500;

geo::Position position_of(osmium::Location location) {
    return {geo::Latitude::e7(location.y()), geo::Longitude::e7(location.x())};
}

geo::PlaneLine on_plane(const geo::LocalFrame& frame, const std::vector<geo::Position>& line) {
    geo::PlaneLine plane;
    plane.reserve(line.size());
    std::ranges::transform(line, std::back_inserter(plane), [&](geo::Position p) { return frame.to_plane(p); });
    return plane;
}

/// Of a ring whose first point is not repeated, in m².
double area_of(const geo::PlaneLine& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        twice += geo::side_of(ring.front(), ring[i], ring[(i + 1) % ring.size()]);
    }
    return std::abs(twice) / 2;
}

/// A place inside, in the middle of the widest stretch of the parallel through the middle of the outline.
geo::PlanePoint place_inside(const geo::Area& area) {
    const auto& outline = *std::ranges::max_element(area.rings, {}, area_of);
    const auto [south, north] = std::ranges::minmax(outline, {}, &geo::PlanePoint::north);
    // A little beside the middle: there a corner is seldom, and a corner would count twice or not at all.
    const Metres middle = south.north + (north.north - south.north) * 0.5031;
    std::vector<Metres> crossings;
    for (const auto& ring : area.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto& a = ring[i];
            const auto& b = ring[(i + 1) % ring.size()];
            if ((a.north > middle) == (b.north > middle)) continue;
            crossings.push_back(a.east + (b.east - a.east) * ((middle - a.north) / (b.north - a.north)));
        }
    }
    std::ranges::sort(crossings);
    geo::PlanePoint best = outline.front();
    Metres widest;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const Metres width = crossings[i + 1] - crossings[i];
        if (width <= widest) continue;
        widest = width;
        best = {crossings[i] + width * 0.5, middle};
    }
    return best;
}

std::vector<geo::Position> without_repeats(std::vector<geo::Position> line) {
    line.erase(std::unique(line.begin(), line.end()), line.end());
    return line;
}

/// A ring as libosmium has it repeats its first point.
template <typename Ring> std::vector<geo::Position> ring_of(const Ring& nodes) {
    std::vector<geo::Position> ring;
    for (const auto& node : nodes) {
        ring.push_back(position_of(node.location()));
    }
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

geo::PlaneLine simplified_ring(const geo::PlaneLine& ring) {
    geo::PlaneLine closed = ring;
    closed.push_back(ring.front());
    auto simple = geo::simplified(closed, drawing_tolerance);
    simple.pop_back();
    return simple;
}

} // namespace

void MapCollector::relation(const osmium::Relation& relation) {
    m_boundaries.relation(relation, m_members);
    m_dwellings.relation(relation);
    const char* type = relation.tags().get_value_by_key("type");
    if (type == nullptr || std::string_view{type} != "multipolygon") return;
    const auto reading = read_map_tags(relation.tags());
    if ((!reading.area && !reading.landmark) || !m_known_relations.insert(relation.id()).second) return;
    take_local_names({ObjectType::relation, relation.id()}, reading, relation.tags());
    for (const auto& member : relation.members()) {
        if (member.type() == osmium::item_type::way) m_members.insert(member.ref());
    }
    m_relations.add_item(relation);
    m_relations.commit();
}

void MapCollector::way(const osmium::Way& way) {
    if (way.nodes().size() < 2) return;
    m_dwellings.way(way);
    MapReading reading = read_map_tags(way.tags());
    const bool closed = way.nodes().size() >= 4 && way.ends_have_same_id();
    if (!closed) {
        reading.area.reset();
        reading.landmark.reset();
    }
    if (!reading.any() && !m_members.contains(way.id())) return;
    Way entry{way.id(), static_cast<std::uint32_t>(m_refs.size()), static_cast<std::uint32_t>(way.nodes().size()), reading,
              m_texts.intern(reading.any() ? reading.name : std::string_view{})};
    take_local_names({ObjectType::way, way.id()}, reading, way.tags());
    entry.reading.name = {}; // the buffer that it lies in goes away
    for (const auto& node : way.nodes()) {
        m_refs.push_back(node.ref());
    }
    m_ways.push_back(entry);
}

void MapCollector::want_nodes() {
    // Of a way that stands in several files the first one counts.
    std::ranges::stable_sort(m_ways, {}, &Way::id);
    const auto same = [](const Way& a, const Way& b) { return a.id == b.id; };
    m_ways.erase(std::unique(m_ways.begin(), m_ways.end(), same), m_ways.end());
    m_nodes = m_refs;
    m_boundaries.want_nodes(m_nodes);
    m_dwellings.want_nodes(m_nodes);
    boost::sort::spreadsort::integer_sort(m_nodes.begin(), m_nodes.end());
    m_nodes.erase(std::unique(m_nodes.begin(), m_nodes.end()), m_nodes.end());
    m_locations.resize(m_nodes.size());
}

void MapCollector::node(const osmium::Node& node) {
    if (!node.location().valid()) return;
    const auto id = node.id();
    // Nodes mostly come in the order of their ids: look at the next wanted one first.
    const bool in_order =
        m_cursor < m_nodes.size() && id <= m_nodes[m_cursor] && (m_cursor == 0 || m_nodes[m_cursor - 1] < id);
    if (!in_order) m_cursor = static_cast<std::size_t>(std::ranges::lower_bound(m_nodes, id) - m_nodes.begin());
    if (m_cursor < m_nodes.size() && m_nodes[m_cursor] == id) {
        if (!m_locations[m_cursor].valid()) m_locations[m_cursor] = node.location();
        ++m_cursor;
    }
    if (node.tags().empty()) return;
    m_dwellings.node(node);
    const auto reading = read_map_tags(node.tags());
    if (!reading.landmark) return;
    take_landmark({ObjectType::node, id}, reading, m_texts.intern(reading.name), position_of(node.location()), 0);
    take_local_names({ObjectType::node, id}, reading, node.tags());
}

void MapCollector::take_local_names(OsmObject object, const MapReading& reading, const osmium::TagList& tags) {
    if (!reading.landmark || reading.name.empty()) return;
    for (const auto& [language, name] : read_local_names(tags)) {
        m_local_names.push_back({object, language, m_texts.intern(name)});
    }
    for (const auto name : read_other_names(tags, false)) {
        m_other_names.push_back({object, m_texts.intern(name)});
    }
}

void MapCollector::take_landmark(OsmObject object, const MapReading& reading, TextId name, geo::Position position,
                                 double square_m) {
    Landmark landmark{object, *reading.landmark, position, name};
    const double radius = std::sqrt(square_m / std::numbers::pi);
    landmark.extent_m = static_cast<std::uint16_t>(std::lround(std::min(radius, greatest_extent_m)));
    const bool high = landmark.kind == LandmarkKind::peak || landmark.kind == LandmarkKind::mountain_pass;
    if (high && reading.elevation_m) landmark.elevation_m = *reading.elevation_m;
    m_landmarks.push_back(landmark);
}

osmium::Location MapCollector::location_of(std::int64_t node) const {
    const auto place = std::ranges::lower_bound(m_nodes, node);
    return m_locations[static_cast<std::size_t>(place - m_nodes.begin())];
}

const MapCollector::Way* MapCollector::member_way(std::int64_t id) const {
    const auto way = std::ranges::lower_bound(m_ways, id, {}, &Way::id);
    return way != m_ways.end() && way->id == id ? &*way : nullptr;
}

MapCollector::Line MapCollector::line_of(const Way& way) const {
    Line line;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
        const auto location = location_of(m_refs[way.first_ref + i]);
        if (location.valid()) line.push_back(position_of(location));
    }
    return without_repeats(std::move(line));
}

std::uint32_t MapCollector::draw_into(Extract& extract) {
    std::uint32_t undrawn = 0;
    for (const auto& way : m_ways) {
        if (way.reading.any()) draw_way(way, extract);
    }
    // By id, whatever the order of the file.
    std::map<std::int64_t, const osmium::Relation*> relations;
    for (const auto& relation : m_relations.select<osmium::Relation>()) {
        relations.emplace(relation.id(), &relation);
    }
    for (const auto& [id, relation] : relations) {
        if (!draw_relation(*relation, extract)) ++undrawn;
    }
    std::ranges::sort(m_landmarks, {}, &Landmark::object);
    const auto same = [](const Landmark& a, const Landmark& b) { return a.object == b.object; };
    m_landmarks.erase(std::unique(m_landmarks.begin(), m_landmarks.end(), same), m_landmarks.end());
    extract.local_names.insert(extract.local_names.end(), m_local_names.begin(), m_local_names.end());
    extract.other_names.insert(extract.other_names.end(), m_other_names.begin(), m_other_names.end());
    extract.landmarks = std::move(m_landmarks);
    return undrawn;
}

void MapCollector::draw_districts_into(Extract& extract) {
    const auto refs_of = [this](std::int64_t id) -> std::span<const std::int64_t> {
        const auto* way = member_way(id);
        return way == nullptr ? std::span<const std::int64_t>{} : std::span{m_refs}.subspan(way->first_ref, way->ref_count);
    };
    const auto position = [this](std::int64_t node) -> std::optional<geo::Position> {
        const auto location = location_of(node);
        return location.valid() ? std::optional{position_of(location)} : std::nullopt;
    };
    m_boundaries.draw_into(extract, refs_of, position);
    m_dwellings.place_into(extract, position);
}

void MapCollector::draw_way(const Way& way, Extract& extract) {
    if (way.reading.line) draw_line(way, extract);
    if (!way.reading.area && !way.reading.landmark) return;
    Line ring = line_of(way);
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() >= 3) draw_area({ObjectType::way, way.id}, way.reading, way.name, {ring}, extract);
}

bool MapCollector::draw_relation(const osmium::Relation& relation, Extract& extract) {
    AreaAssembly assembly;
    for (const auto& member : relation.members()) {
        const Way* way = member.type() == osmium::item_type::way ? member_way(member.ref()) : nullptr;
        if (way == nullptr) continue;
        assembly.add_way(way->id, std::span(m_refs).subspan(way->first_ref, way->ref_count),
                         [this](std::int64_t ref) { return location_of(ref); });
    }
    const auto areas = assembly.areas_of(relation.id());
    if (!areas) return false;
    std::vector<Line> rings;
    for (const auto& area : areas->select<osmium::Area>()) {
        for (const auto& outer : area.outer_rings()) {
            rings.push_back(ring_of(outer));
            for (const auto& inner : area.inner_rings(outer)) {
                rings.push_back(ring_of(inner));
            }
        }
    }
    std::erase_if(rings, [](const Line& ring) { return ring.size() < 3; });
    if (rings.empty()) return false;
    const auto reading = read_map_tags(relation.tags());
    draw_area({ObjectType::relation, relation.id()}, reading, m_texts.intern(reading.name), rings, extract);
    return true;
}

void MapCollector::draw_area(OsmObject object, const MapReading& reading, TextId name, const std::vector<Line>& rings,
                             Extract& extract) {
    const geo::LocalFrame frame{rings.front().front()};
    geo::Area area;
    for (const auto& ring : rings) {
        area.rings.push_back(on_plane(frame, ring));
    }
    if (reading.landmark) {
        double square_m = 0;
        for (const auto& ring : area.rings) {
            square_m = std::max(square_m, area_of(ring));
        }
        take_landmark(object, reading, name, frame.to_position(place_inside(area)), square_m);
    }
    if (!reading.area) return;
    const auto first_ring = static_cast<std::uint32_t>(extract.map_rings.size());
    for (const auto& ring : area.rings) {
        if (area_of(ring) < least_area_m2) continue;
        const auto simple = simplified_ring(ring);
        if (simple.size() < 3) continue;
        extract.map_rings.push_back(static_cast<std::uint32_t>(extract.map_ring_points.size()));
        std::ranges::transform(simple, std::back_inserter(extract.map_ring_points),
                               [&](geo::PlanePoint p) { return frame.to_position(p); });
    }
    const auto count = static_cast<std::uint32_t>(extract.map_rings.size()) - first_ring;
    if (count > 0) extract.map_areas.push_back({object, *reading.area, name, first_ring, count});
}

void MapCollector::draw_line(const Way& way, Extract& extract) {
    const Line line = line_of(way);
    if (line.size() < 2) return;
    const geo::LocalFrame frame{line.front()};
    const auto simple = geo::simplified(on_plane(frame, line), drawing_tolerance);
    MapLine entry{{ObjectType::way, way.id},
                  *way.reading.line,
                  way.name,
                  static_cast<std::uint32_t>(extract.map_line_points.size()),
                  static_cast<std::uint32_t>(simple.size())};
    std::ranges::transform(simple, std::back_inserter(extract.map_line_points),
                           [&](geo::PlanePoint p) { return frame.to_position(p); });
    extract.map_lines.push_back(entry);
}

} // namespace route::osm::detail
