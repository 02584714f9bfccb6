// SPDX-License-Identifier: BSL-1.0
#include "osm/bus_collector.hpp"

#include <algorithm>
#include <osmium/osm/tag.hpp>
#include <string_view>
#include <tuple>

namespace route::osm::detail {

void BusCollector::relation(const osmium::Relation& relation) {
    const auto& tags = relation.tags();
    const auto value = [&](const char* key) {
        const char* text = tags.get_value_by_key(key);
        return text == nullptr ? std::string_view{} : std::string_view{text};
    };
    const auto route = value("route");
    if (route != "bus" && route != "trolleybus") return;
    const auto line = value("ref").empty() ? value("name") : value("ref");
    if (line.empty()) return;
    const auto [known, fresh] = m_numbers.try_emplace(std::string(line), static_cast<std::uint32_t>(m_lines.size()));
    if (fresh) m_lines.emplace_back(line);
    for (const auto& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        const std::string_view role{member.role()};
        // Where people wait is no road that the bus drives on.
        if (role.starts_with("platform") || role.starts_with("stop")) continue;
        m_driven.emplace_back(member.ref(), known->second);
    }
}

void BusCollector::take_into(Extract& extract, TextPool& texts) {
    // As passengers count: 5, 9, 10, B101.
    const auto order = [this](const std::pair<std::int64_t, std::uint32_t>& entry) {
        const auto& line = m_lines[entry.second];
        return std::tuple(entry.first, line.size(), std::string_view{line});
    };
    std::ranges::sort(m_driven, {}, order);
    m_driven.erase(std::unique(m_driven.begin(), m_driven.end()), m_driven.end());
    for (auto entry = m_driven.begin(); entry != m_driven.end();) {
        const auto way = entry->first;
        std::string lines;
        for (; entry != m_driven.end() && entry->first == way; ++entry) {
            lines += (lines.empty() ? "" : ", ") + m_lines[entry->second];
        }
        const auto road = std::ranges::lower_bound(extract.ways, OsmWayId{way}, {}, &RoadWay::id);
        if (road == extract.ways.end() || road->id != OsmWayId{way}) continue;
        extract.bus_lines.push_back({OsmWayId{way}, texts.intern(lines)});
    }
}

} // namespace route::osm::detail
