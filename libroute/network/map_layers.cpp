// SPDX-License-Identifier: BSL-1.0
#include "network/map_layers.hpp"

#include "geo/local_frame.hpp"
#include "network/file_layout.hpp"
#include "network/storage.hpp"

#include <algorithm>
#include <tuple>

namespace route::network {

namespace {

using records::Section;

/// A landmark's ground reaches this far at most.
constexpr Metres greatest_extent{500};

geo::Position position_of(const records::ShapePoint& point) {
    return {geo::Latitude::e7(point.latitude_e7), geo::Longitude::e7(point.longitude_e7)};
}

bool overlap(const records::Box& box, const geo::Bounds& bounds) {
    return box.south_e7 <= bounds.north_east.latitude.e7() && bounds.south_west.latitude.e7() <= box.north_e7 &&
           box.west_e7 <= bounds.north_east.longitude.e7() && bounds.south_west.longitude.e7() <= box.east_e7;
}

template <typename Record> std::uint64_t cell_of(const Record& record) {
    return detail::cell_key(detail::cell_coordinate(record.latitude_e7), detail::cell_coordinate(record.longitude_e7));
}

/// Calls `visit` for each record in the squares of the spatial index that the bounds touch. \pre sorted by square
template <typename Record, typename Visit>
void for_each_within(std::span<const Record> sorted, const geo::Bounds& bounds, Visit visit) {
    const auto last_row = detail::cell_coordinate(bounds.north_east.latitude.e7());
    for (auto row = detail::cell_coordinate(bounds.south_west.latitude.e7()); row <= last_row; ++row) {
        const auto first_key = detail::cell_key(row, detail::cell_coordinate(bounds.south_west.longitude.e7()));
        const auto last_key = detail::cell_key(row, detail::cell_coordinate(bounds.north_east.longitude.e7()));
        auto record = std::ranges::lower_bound(sorted, first_key, {}, cell_of<Record>);
        for (; record != sorted.end() && cell_of(*record) <= last_key; ++record) {
            visit(*record);
        }
    }
}

/// The end of the i-th range of a list in which each entry tells only where it begins.
template <typename Starts, typename First>
std::size_t end_of(const Starts& starts, std::size_t i, First first, std::size_t whole) {
    return i + 1 < starts.size() ? first(starts[i + 1]) : whole;
}

/// Whether ranges begin one after the other, within a section of `whole` records.
template <typename Starts, typename First> bool hold_together(const Starts& starts, First first, std::size_t whole) {
    std::size_t before = 0;
    return std::ranges::all_of(starts, [&](const auto& entry) {
        const std::size_t now = first(entry);
        const bool good = before <= now && now <= whole;
        before = now;
        return good;
    });
}

} // namespace

void MapLayers::attach(const detail::SectionReader& reader) {
    if (reader.has(Section::dwellings)) m_dwellings = reader.section<records::Dwellings>(Section::dwellings);
    reader.require(std::ranges::is_sorted(m_dwellings, {}, cell_of<records::Dwellings>), "dwellings");
    m_available = reader.has(Section::landmarks);
    if (!m_available) return;
    m_text_starts = reader.section<std::uint32_t>(Section::text_starts);
    m_text_bytes = reader.section<char>(Section::text_bytes);
    m_landmarks = reader.section<records::Landmark>(Section::landmarks);
    m_areas = reader.section<records::MapArea>(Section::map_areas);
    m_rings = reader.section<std::uint32_t>(Section::map_rings);
    m_ring_points = reader.section<records::ShapePoint>(Section::map_ring_points);
    m_lines = reader.section<records::MapLine>(Section::map_lines);
    m_line_points = reader.section<records::ShapePoint>(Section::map_line_points);
    check(reader);
}

void MapLayers::check(const detail::SectionReader& reader) const {
    const auto is_text = [&](std::uint32_t index) { return std::size_t{index} + 1 < m_text_starts.size(); };
    const auto is_of = [](auto value, int count) { return static_cast<int>(value) < count; };
    reader.require(std::ranges::all_of(m_landmarks,
                                       [&](const auto& l) {
                                           return is_text(l.name) && is_of(l.kind, osm::landmark_kind_count) &&
                                                  is_of(l.object, osm::object_type_count);
                                       }),
                   "landmarks");
    reader.require(std::ranges::is_sorted(m_landmarks, {}, cell_of<records::Landmark>), "landmarks");
    reader.require(
        std::ranges::all_of(m_areas, [&](const auto& a) { return is_text(a.name) && is_of(a.kind, osm::area_kind_count); }),
        "map_areas");
    reader.require(hold_together(
                       m_areas, [](const auto& a) { return a.first_ring; }, m_rings.size()),
                   "map_areas");
    reader.require(hold_together(
                       m_rings, [](auto first) { return first; }, m_ring_points.size()),
                   "map_rings");
    reader.require(
        std::ranges::all_of(m_lines, [&](const auto& l) { return is_text(l.name) && is_of(l.kind, osm::line_kind_count); }),
        "map_lines");
    reader.require(hold_together(
                       m_lines, [](const auto& l) { return l.first_point; }, m_line_points.size()),
                   "map_lines");
}

std::string_view MapLayers::text(std::uint32_t index) const {
    const auto first = m_text_starts[index];
    return {m_text_bytes.data() + first, m_text_starts[index + 1] - first};
}

Landmark MapLayers::landmark(const records::Landmark& record) const {
    Landmark landmark{record.kind,
                      text(record.name),
                      {geo::Latitude::e7(record.latitude_e7), geo::Longitude::e7(record.longitude_e7)},
                      std::min(Metres{static_cast<double>(record.extent_m)}, greatest_extent),
                      std::nullopt,
                      {record.object, record.osm_id}};
    if (record.elevation_m != osm::no_elevation) landmark.elevation = Metres{static_cast<double>(record.elevation_m)};
    return landmark;
}

template <typename Visit> void MapLayers::for_each_landmark(const geo::Bounds& bounds, Visit visit) const {
    for_each_within(m_landmarks, bounds, [&](const records::Landmark& record) { visit(landmark(record)); });
}

std::vector<Dwellings> MapLayers::dwellings_within(const geo::Bounds& bounds) const {
    std::vector<Dwellings> found;
    for_each_within(m_dwellings, bounds, [&](const records::Dwellings& record) {
        const geo::Position position{geo::Latitude::e7(record.latitude_e7), geo::Longitude::e7(record.longitude_e7)};
        if (bounds.contains(position)) found.push_back({position, record.houses, record.numbers});
    });
    return found;
}

std::vector<Landmark> MapLayers::landmarks_near(geo::Position place, Metres radius) const {
    const geo::LocalFrame frame{place};
    const Metres reach = radius + greatest_extent;
    struct Near {
        Metres distance; ///< of its ground; 0 inside
        Landmark landmark;
    };
    std::vector<Near> near;
    for_each_landmark({frame.to_position({-reach, -reach}), frame.to_position({reach, reach})}, [&](const Landmark& found) {
        const Metres away = frame.to_plane(found.position).norm() - found.extent;
        if (away <= radius) near.push_back({std::max(away, Metres{}), found});
    });
    std::ranges::sort(near, {}, [](const Near& n) { return std::tuple(n.distance, n.landmark.kind, n.landmark.object); });
    std::vector<Landmark> landmarks;
    std::ranges::transform(near, std::back_inserter(landmarks), &Near::landmark);
    return landmarks;
}

std::vector<Landmark> MapLayers::landmarks_within(const geo::Bounds& bounds) const {
    std::vector<Landmark> landmarks;
    for_each_landmark(bounds, [&](const Landmark& found) {
        if (bounds.contains(found.position)) landmarks.push_back(found);
    });
    return landmarks;
}

std::vector<MapArea> MapLayers::areas_within(const geo::Bounds& bounds) const {
    std::vector<MapArea> areas;
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        const auto& record = m_areas[i];
        if (!overlap(record.box, bounds)) continue;
        MapArea area{record.kind, text(record.name), {}};
        const auto ring_end = end_of(
            m_areas, i, [](const auto& a) { return a.first_ring; }, m_rings.size());
        for (std::size_t r = record.first_ring; r < ring_end; ++r) {
            const auto point_end = end_of(
                m_rings, r, [](auto first) { return first; }, m_ring_points.size());
            auto& ring = area.rings.emplace_back();
            for (std::size_t p = m_rings[r]; p < point_end; ++p) {
                ring.push_back(position_of(m_ring_points[p]));
            }
        }
        areas.push_back(std::move(area));
    }
    return areas;
}

std::vector<MapLine> MapLayers::lines_within(const geo::Bounds& bounds) const {
    std::vector<MapLine> lines;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto& record = m_lines[i];
        if (!overlap(record.box, bounds)) continue;
        MapLine line{record.kind, text(record.name), {}};
        const auto end = end_of(
            m_lines, i, [](const auto& l) { return l.first_point; }, m_line_points.size());
        for (std::size_t p = record.first_point; p < end; ++p) {
            line.points.push_back(position_of(m_line_points[p]));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace route::network
