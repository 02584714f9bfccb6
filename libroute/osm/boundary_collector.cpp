// SPDX-License-Identifier: BSL-1.0
#include "osm/boundary_collector.hpp"

#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace route::osm::detail {

namespace {

/// Less than the width of a road: a border is not known better.
constexpr Metres border_tolerance{2};

std::string_view value_of(const osmium::TagList& tags, const char* key) {
    const char* value = tags.get_value_by_key(key);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// From countries down to municipalities; wards and quarters keep no roads.
std::optional<std::uint8_t> level_of(std::string_view text) {
    if (text.size() != 1 || text.front() < '2' || text.front() > '8') return std::nullopt;
    return static_cast<std::uint8_t>(text.front() - '0');
}

std::string_view code_of(const osmium::TagList& tags) {
    for (const char* key : {"ISO3166-2", "ISO3166-1:alpha2", "ISO3166-1"}) {
        if (const auto code = value_of(tags, key); !code.empty()) return code;
    }
    return {};
}

} // namespace

void BoundaryCollector::relation(const osmium::Relation& relation, std::unordered_set<std::int64_t>& members) {
    const auto& tags = relation.tags();
    if (value_of(tags, "boundary") != "administrative") return;
    const auto type = value_of(tags, "type");
    if (type != "boundary" && type != "multipolygon") return;
    const auto level = level_of(value_of(tags, "admin_level"));
    const auto name = value_of(tags, "name");
    if (!level || name.empty() || !m_known.insert(relation.id()).second) return;
    Entry entry;
    entry.boundary.id = OsmRelationId{relation.id()};
    entry.boundary.level = *level;
    entry.boundary.name = m_texts.intern(name);
    entry.boundary.code = m_texts.intern(code_of(tags));
    for (const auto& member : relation.members()) {
        const std::string_view role{member.role()};
        if (member.type() == osmium::item_type::way) {
            entry.ways.push_back(member.ref());
            members.insert(member.ref());
        } else if (member.type() == osmium::item_type::node) {
            // A label stands where there is room for it, which is inside too.
            if (role == "admin_centre" || (role == "label" && entry.seat == 0)) entry.seat = member.ref();
        }
    }
    std::ranges::sort(entry.ways);
    entry.ways.erase(std::unique(entry.ways.begin(), entry.ways.end()), entry.ways.end());
    m_entries.push_back(std::move(entry));
}

void BoundaryCollector::want_nodes(std::vector<std::int64_t>& nodes) const {
    for (const auto& entry : m_entries) {
        if (entry.seat != 0) nodes.push_back(entry.seat);
    }
}

BoundaryCollector::Drawn BoundaryCollector::draw_way(Extract& extract, std::span<const std::int64_t> refs,
                                                     const PositionOf& position_of) {
    Drawn drawn;
    if (refs.empty()) return drawn;
    drawn.first = refs.front();
    drawn.last = refs.back();
    drawn.whole = true;
    std::vector<geo::Position> line;
    const auto finish = [&] {
        if (line.size() >= 2) {
            const geo::LocalFrame frame{line.front()};
            geo::PlaneLine plane;
            std::ranges::transform(line, std::back_inserter(plane), [&](geo::Position p) { return frame.to_plane(p); });
            auto simple = geo::simplified(plane, border_tolerance);
            drawn.lines.push_back(static_cast<std::uint32_t>(extract.boundary_lines.size()));
            extract.boundary_lines.push_back(
                {static_cast<std::uint32_t>(extract.boundary_points.size()), static_cast<std::uint32_t>(simple.size())});
            // The ends as they are in the map: lines that meet must meet to the last digit.
            extract.boundary_points.push_back(line.front());
            for (std::size_t i = 1; i + 1 < simple.size(); ++i) {
                extract.boundary_points.push_back(frame.to_position(simple[i]));
            }
            extract.boundary_points.push_back(line.back());
        }
        line.clear();
    };
    for (const auto ref : refs) {
        const auto position = position_of(ref);
        if (!position) {
            drawn.whole = false;
            finish();
        } else if (line.empty() || line.back() != *position) {
            line.push_back(*position);
        }
    }
    finish();
    return drawn;
}

void BoundaryCollector::draw_into(Extract& extract, const RefsOf& refs_of, const PositionOf& position_of) {
    std::ranges::sort(m_entries, {}, [](const Entry& e) { return std::pair(e.boundary.level, e.boundary.id); });
    std::unordered_map<std::int64_t, Drawn> ways;
    for (auto& entry : m_entries) {
        auto boundary = entry.boundary;
        boundary.first_member = static_cast<std::uint32_t>(extract.boundary_members.size());
        boundary.closed = !entry.ways.empty();
        std::vector<std::int64_t> ends;
        for (const auto id : entry.ways) {
            const auto [known, fresh] = ways.try_emplace(id);
            if (fresh) known->second = draw_way(extract, refs_of(id), position_of);
            const auto& way = known->second;
            boundary.closed = boundary.closed && way.whole;
            ends.push_back(way.first);
            ends.push_back(way.last);
            extract.boundary_members.insert(extract.boundary_members.end(), way.lines.begin(), way.lines.end());
        }
        // Lines go round something where as many of them come to each of their ends as leave it.
        std::ranges::sort(ends);
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
            boundary.closed = boundary.closed && ends[i] == ends[i + 1];
        }
        boundary.member_count = static_cast<std::uint32_t>(extract.boundary_members.size()) - boundary.first_member;
        if (entry.seat != 0) boundary.seat = position_of(entry.seat);
        extract.boundaries.push_back(boundary);
    }
}

} // namespace route::osm::detail
