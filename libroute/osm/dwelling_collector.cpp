// SPDX-License-Identifier: BSL-1.0
#include "osm/dwelling_collector.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <osmium/osm/tag.hpp>
#include <string_view>
#include <tuple>

namespace route::osm::detail {

namespace {

/// The side of a square, in 1e-7°: 22 m north-south, 16 m east-west at latitude 45°.
constexpr std::int32_t square_e7 = 2000;

constexpr std::array<std::string_view, 12> house_tags{"apartments",  "bungalow",           "cabin",          "detached",
                                                      "farm",        "farmhouse",          "house",          "houseboat",
                                                      "residential", "semidetached_house", "static_caravan", "terrace"};
static_assert(std::ranges::is_sorted(house_tags));

std::int32_t middle_of_square(std::int32_t e7) {
    const std::int32_t rest = ((e7 % square_e7) + square_e7) % square_e7;
    return e7 - rest + square_e7 / 2;
}

std::uint16_t sum(std::uint16_t a, std::uint16_t b) {
    return static_cast<std::uint16_t>(std::min<int>(int{a} + int{b}, std::numeric_limits<std::uint16_t>::max()));
}

/// By its id, and of several versions in several files the first.
template <typename Entries, typename Key> void once_each(Entries& entries, Key key) {
    std::ranges::stable_sort(entries, {}, key);
    const auto same = [&](const auto& a, const auto& b) { return a.*key == b.*key; };
    entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

} // namespace

DwellingCollector::Reading DwellingCollector::read(const osmium::TagList& tags) {
    Reading reading;
    if (const char* building = tags.get_value_by_key("building")) {
        reading.house = std::ranges::binary_search(house_tags, std::string_view{building});
    }
    reading.number = tags.get_value_by_key("addr:housenumber") != nullptr;
    return reading;
}

void DwellingCollector::relation(const osmium::Relation& relation) {
    const char* type = relation.tags().get_value_by_key("type");
    if (type == nullptr || std::string_view{type} != "multipolygon") return;
    const auto reading = read(relation.tags());
    if (!reading.any()) return;
    for (const auto& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        m_outlines.try_emplace(member.ref(), reading);
        return;
    }
}

void DwellingCollector::way(const osmium::Way& way) {
    auto reading = way.tags().empty() ? Reading{} : read(way.tags());
    if (!m_outlines.empty()) {
        if (const auto outline = m_outlines.find(way.id()); outline != m_outlines.end()) {
            reading = {reading.house || outline->second.house, reading.number || outline->second.number};
        }
    }
    if (reading.any()) m_ways.push_back({way.id(), way.nodes().front().ref(), reading});
}

void DwellingCollector::node(const osmium::Node& node) {
    if (node.tags().get_value_by_key("addr:housenumber") == nullptr) return;
    m_nodes.push_back({node.id(), {geo::Latitude::e7(node.location().y()), geo::Longitude::e7(node.location().x())}});
}

void DwellingCollector::want_nodes(std::vector<std::int64_t>& nodes) const {
    for (const auto& entry : m_ways) {
        nodes.push_back(entry.node);
    }
}

void DwellingCollector::add(geo::Position position, Reading reading) {
    m_squares.push_back({{geo::Latitude::e7(middle_of_square(position.latitude.e7())),
                          geo::Longitude::e7(middle_of_square(position.longitude.e7()))},
                         static_cast<std::uint16_t>(reading.house ? 1 : 0),
                         static_cast<std::uint16_t>(reading.number ? 1 : 0)});
}

void DwellingCollector::place_into(Extract& extract, const PositionOf& position_of) {
    once_each(m_ways, &OnWay::way);
    once_each(m_nodes, &AtNode::node);
    for (const auto& entry : m_ways) {
        if (const auto position = position_of(entry.node)) add(*position, entry.reading);
    }
    for (const auto& entry : m_nodes) {
        add(entry.position, {false, true});
    }
    std::ranges::sort(m_squares, {}, &Dwellings::position);
    for (const auto& square : m_squares) {
        auto& all = extract.dwellings;
        if (all.empty() || all.back().position != square.position) {
            all.push_back(square);
        } else {
            all.back().houses = sum(all.back().houses, square.houses);
            all.back().numbers = sum(all.back().numbers, square.numbers);
        }
    }
}

} // namespace route::osm::detail
