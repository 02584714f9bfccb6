// SPDX-License-Identifier: BSL-1.0
#include "network/boundaries.hpp"

#include "network/storage.hpp"

#include <algorithm>
#include <utility>

namespace route::network {

namespace {

using records::Section;
using records::ShapePoint;

constexpr int first_level = 2;
constexpr int last_level = 8;
/// Pieces of a line that are looked at together.
constexpr std::size_t pieces_at_once = 64;

ShapePoint point_of(geo::Position p) { return {p.latitude.e7(), p.longitude.e7()}; }

/// Twice the area of a triangle: positive where the third point lies to the left of the way from the first to the second. Its parts
/// are whole numbers, so that the same points give the same answer whatever is asked.
double side(const ShapePoint& a, const ShapePoint& b, const ShapePoint& p) {
    const auto difference = [](std::int32_t to, std::int32_t from) {
        return static_cast<double>(std::int64_t{to} - std::int64_t{from});
    };
    return difference(b.longitude_e7, a.longitude_e7) * difference(p.latitude_e7, a.latitude_e7) -
           difference(b.latitude_e7, a.latitude_e7) * difference(p.longitude_e7, a.longitude_e7);
}

/// Whether two straight pieces cross. A piece has its first end but not its last, as it were, so that a corner counts once.
bool cross(const ShapePoint& a, const ShapePoint& b, const ShapePoint& c, const ShapePoint& d) {
    return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

/// How often the way east from a place comes over a line.
int crossings_to_the_east(std::span<const ShapePoint> line, const records::Box& box, const ShapePoint& place) {
    if (place.latitude_e7 < box.south_e7 || place.latitude_e7 >= box.north_e7 || place.longitude_e7 > box.east_e7) return 0;
    const auto is_north = [&](const ShapePoint& p) { return p.latitude_e7 > place.latitude_e7; };
    if (place.longitude_e7 < box.west_e7) return is_north(line.front()) != is_north(line.back()) ? 1 : 0;
    int count = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const bool north = is_north(line[i + 1]);
        if (is_north(line[i]) == north) continue;
        // The piece, driven northward, has the place to its left.
        const auto& south_end = north ? line[i] : line[i + 1];
        const auto& north_end = north ? line[i + 1] : line[i];
        if (side(south_end, north_end, place) > 0) ++count;
    }
    return count;
}

records::Box box_of(std::span<const geo::Position> line) {
    const auto [south, north] = std::ranges::minmax(line, {}, [](geo::Position p) { return p.latitude.e7(); });
    const auto [west, east] = std::ranges::minmax(line, {}, [](geo::Position p) { return p.longitude.e7(); });
    return {south.latitude.e7(), west.longitude.e7(), north.latitude.e7(), east.longitude.e7()};
}

bool overlap(const records::Box& a, const records::Box& b) {
    return a.south_e7 <= b.north_e7 && b.south_e7 <= a.north_e7 && a.west_e7 <= b.east_e7 && b.west_e7 <= a.east_e7;
}

bool holds(const records::Box& box, const ShapePoint& p) {
    return box.south_e7 <= p.latitude_e7 && p.latitude_e7 <= box.north_e7 && box.west_e7 <= p.longitude_e7 &&
           p.longitude_e7 <= box.east_e7;
}

} // namespace

void Boundaries::attach(const detail::SectionReader& reader) {
    if (!reader.has(Section::boundaries)) return;
    m_text_starts = reader.section<std::uint32_t>(Section::text_starts);
    m_text_bytes = reader.section<char>(Section::text_bytes);
    m_boundaries = reader.section<records::Boundary>(Section::boundaries);
    m_members = reader.section<std::uint32_t>(Section::boundary_members);
    m_lines = reader.section<records::BoundaryLine>(Section::boundary_lines);
    m_points = reader.section<ShapePoint>(Section::boundary_points);
    check(reader);
}

void Boundaries::check(const detail::SectionReader& reader) const {
    const auto is_text = [&](std::uint32_t index) { return std::size_t{index} + 1 < m_text_starts.size(); };
    std::size_t before = 0;
    reader.require(std::ranges::all_of(m_boundaries,
                                       [&](const auto& b) {
                                           const bool good = is_text(b.name) && is_text(b.code) &&
                                                             before <= b.first_member && b.first_member <= m_members.size();
                                           before = b.first_member;
                                           return good;
                                       }),
                   "boundaries");
    reader.require(std::ranges::is_sorted(m_boundaries, {}, &records::Boundary::level), "boundaries");
    reader.require(std::ranges::all_of(m_members, [&](std::uint32_t line) { return line < m_lines.size(); }),
                   "boundary_members");
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::size_t end = i + 1 < m_lines.size() ? m_lines[i + 1].first_point : m_points.size();
        reader.require(m_lines[i].first_point < end && end <= m_points.size(), "boundary_lines"); // a line has points
    }
}

std::string_view Boundaries::text(std::uint32_t index) const {
    const auto first = m_text_starts[index];
    return {m_text_bytes.data() + first, m_text_starts[index + 1] - first};
}

District Boundaries::district(std::size_t boundary) const {
    const auto& record = m_boundaries[boundary];
    return {text(record.name), text(record.code), OsmRelationId{record.osm_id}, record.closed == 0};
}

std::span<const ShapePoint> Boundaries::points_of(std::uint32_t line) const {
    const std::size_t first = m_lines[line].first_point;
    const std::size_t end = line + 1 < m_lines.size() ? m_lines[line + 1].first_point : m_points.size();
    return m_points.subspan(first, end - first);
}

std::span<const std::uint32_t> Boundaries::members_of(std::size_t boundary) const {
    const std::size_t first = m_boundaries[boundary].first_member;
    const std::size_t end = boundary + 1 < m_boundaries.size() ? m_boundaries[boundary + 1].first_member : m_members.size();
    return m_members.subspan(first, end - first);
}

std::pair<std::size_t, std::size_t> Boundaries::of_level(int level) const {
    const auto range = std::ranges::equal_range(m_boundaries, level, {}, [](const auto& b) { return int{b.level}; });
    return {static_cast<std::size_t>(range.begin() - m_boundaries.begin()),
            static_cast<std::size_t>(range.end() - m_boundaries.begin())};
}

bool Boundaries::goes_round(std::size_t boundary, geo::Position place) const {
    const auto point = point_of(place);
    if (!holds(m_boundaries[boundary].box, point)) return false;
    int count = 0;
    for (const auto line : members_of(boundary)) {
        count += crossings_to_the_east(points_of(line), m_lines[line].box, point);
    }
    return count % 2 == 1;
}

bool Boundaries::may_reach_seat(std::size_t boundary, geo::Position place) const {
    const auto& record = m_boundaries[boundary];
    if (record.seated == 0) return false;
    const ShapePoint seat{record.seat_latitude_e7, record.seat_longitude_e7};
    const auto point = point_of(place);
    const records::Box way{std::min(seat.latitude_e7, point.latitude_e7), std::min(seat.longitude_e7, point.longitude_e7),
                           std::max(seat.latitude_e7, point.latitude_e7), std::max(seat.longitude_e7, point.longitude_e7)};
    int count = 0;
    for (const auto line : members_of(boundary)) {
        if (!overlap(m_lines[line].box, way)) continue;
        const auto points = points_of(line);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            if (cross(point, seat, points[i], points[i + 1])) ++count;
        }
    }
    return count % 2 == 0;
}

std::optional<District> Boundaries::at(geo::Position place, int level) const {
    const auto [first, end] = of_level(level);
    for (auto i = first; i < end; ++i) {
        if (m_boundaries[i].closed != 0 && goes_round(i, place)) return district(i);
    }
    std::optional<District> guess;
    for (auto i = first; i < end; ++i) {
        if (m_boundaries[i].closed != 0 || !may_reach_seat(i, place)) continue;
        if (guess) return std::nullopt;
        guess = district(i);
    }
    return guess;
}

std::string_view Boundaries::country_at(geo::Position place) const {
    std::string_view guess;
    for (int level = first_level; level <= last_level; ++level) {
        const auto found = at(place, level);
        if (!found || found->code.size() < 2) continue;
        const auto country = found->code.substr(0, 2);
        if (!found->guessed) return country;
        if (guess.empty()) guess = country;
    }
    return guess;
}

std::vector<BorderCrossing> Boundaries::crossings(std::span<const geo::Position> line) const {
    std::vector<BorderCrossing> found;
    if (!available()) return found;
    for (std::size_t first = 0; first + 1 < line.size(); first += pieces_at_once) {
        const auto last = std::min(first + pieces_at_once, line.size() - 1);
        const auto box = box_of(line.subspan(first, last - first + 1));
        for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
            if (!overlap(m_lines[l].box, box)) continue;
            const auto border = points_of(l);
            for (auto i = first; i < last; ++i) {
                const auto a = point_of(line[i]);
                const auto b = point_of(line[i + 1]);
                if (!overlap(m_lines[l].box, box_of(line.subspan(i, 2)))) continue;
                for (std::size_t j = 0; j + 1 < border.size(); ++j) {
                    if (!cross(a, b, border[j], border[j + 1])) continue;
                    const double before = side(border[j], border[j + 1], a);
                    const double after = side(border[j], border[j + 1], b);
                    found.push_back({i, before / (before - after)});
                }
            }
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace route::network
